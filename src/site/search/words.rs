//! How text is cut into words. The search script in the assets cuts what a
//! reader types with the same rules: a test runs both over the same text.

use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Runs of scripts that are written without spaces (the first group), or words
/// of all others.
static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    const UNSPACED: &str = r"\p{Han}\p{Hiragana}\p{Katakana}ー\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}";
    Regex::new(&format!(r"([{UNSPACED}]+)|[[\p{{L}}\p{{N}}\p{{M}}]--[{UNSPACED}]]+")).ok()
});

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
pub(super) fn words(folded: &str) -> impl Iterator<Item = &str> {
    let found = WORD.iter().flat_map(|word| word.captures_iter(folded));
    found.flat_map(|captures| match captures.get(1) {
        Some(run) => pairs(run.as_str()),
        None => captures.get(0).map(|word| vec![word.as_str()]).unwrap_or_default(),
    })
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
            assert_eq!(words(&fold(&text)).collect::<Vec<_>>(), expected, "{text}");
        }
        Ok(())
    }
}
