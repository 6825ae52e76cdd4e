//! How text is cut into words. The search script in the assets cuts what a
//! reader types with the same rules: a test runs both over the same text.

use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Scripts that are written without spaces.
const UNSPACED: &str = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}";

/// A run of such a script, or a word of any other.
static WORD: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"[{UNSPACED}]+|[[\p{{L}}\p{{N}}\p{{M}}]--[{UNSPACED}]]+")).ok());
static RUN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!("^[{UNSPACED}]")).ok());

/// Text without case, accents and compatibility forms.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain: String = text.nfkd().filter(|&c| !is_mark(c)).collect();
    plain.to_lowercase().nfc().collect()
}

/// Accents of Latin, Greek and Cyrillic, and vowel points of Hebrew and Arabic;
/// in other scripts marks are letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// The words of folded text: whole words where spaces part them, else every
/// pair of neighbouring characters, which needs no dictionary on either side.
pub(super) fn words(folded: &str) -> Vec<&str> {
    if folded.is_ascii() {
        // By far the most text, and by far the quickest to cut.
        let cut = folded.split(|c: char| !c.is_ascii_alphanumeric());
        return cut.filter(|word| !word.is_empty()).collect();
    }
    let found = WORD.iter().flat_map(|word| word.find_iter(folded)).map(|found| found.as_str());
    found.flat_map(|word| if is_run(word) { pairs(word) } else { vec![word] }).collect()
}

fn is_run(word: &str) -> bool {
    !word.is_ascii() && RUN.as_ref().is_some_and(|run| run.is_match(word))
}

fn pairs(run: &str) -> Vec<&str> {
    let starts: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    if starts.len() <= 3 {
        return vec![run];
    }
    starts.windows(3).map(|pair| &run[pair[0]..pair[2]]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with their words: the search script is held against the same file.
    const CASES: &str = include_str!("../../../tests/fixtures/search/words.json");

    #[test]
    fn the_search_script_cuts_the_same_words() -> serde_json::Result<()> {
        let cases: Vec<(String, Vec<String>)> = serde_json::from_str(CASES)?;
        for (text, expected) in cases {
            assert_eq!(words(&fold(&text)), expected, "{text}");
        }
        Ok(())
    }
}
