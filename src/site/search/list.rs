//! The sorted list of all words of the texts, cut into parts of even size.

use super::words::{fold, words};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// About how many bytes go into one part.
const PART: usize = 24_000;
/// Longer words are keys and addresses; nobody types them.
const LONGEST: usize = 40;
/// From this many documents on, words that most of them hold are left out.
const MANY: usize = 100;

/// A part of the list.
pub(super) struct Part {
    /// Its first word.
    pub first: String,
    /// A line for each word: the word, and the steps from document to document
    /// in base 36.
    pub lines: String,
}

/// The list over `texts`, one for each document.
pub(super) fn parts(texts: Vec<String>) -> Vec<Part> {
    cut(&list(texts))
}

/// Every word with the documents that hold it, both in order.
fn list(texts: Vec<String>) -> Vec<(String, Vec<usize>)> {
    let texts: Vec<String> = texts.into_par_iter().map(|text| fold(&text)).collect();
    let found: Vec<Vec<&str>> = texts.par_iter().map(|text| distinct(text)).collect();
    let mut list: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (document, words) in found.into_iter().enumerate() {
        for word in words {
            list.entry(word).or_default().push(document);
        }
    }
    let most = if texts.len() < MANY { texts.len() } else { texts.len() / 2 };
    let kept = list.into_iter().filter(|(_, documents)| documents.len() <= most);
    let mut list: Vec<_> = kept.map(|(word, documents)| (word.to_owned(), documents)).collect();
    list.par_sort_unstable();
    list
}

fn distinct(text: &str) -> Vec<&str> {
    let mut found = words(text);
    found.retain(|word| word.len() <= LONGEST);
    found.sort_unstable();
    found.dedup();
    found
}

fn cut(list: &[(String, Vec<usize>)]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (word, documents) in list {
        let line = line(word, documents);
        match parts.last_mut().filter(|part| part.lines.len() + line.len() <= PART) {
            Some(part) => part.lines += &format!("\n{line}"),
            None => parts.push(Part { first: word.clone(), lines: line }),
        }
    }
    parts
}

fn line(word: &str, documents: &[usize]) -> String {
    let mut line = word.to_owned();
    let mut before = 0;
    for &document in documents {
        line.push(' ');
        push_base_36(&mut line, document - before);
        before = document;
    }
    line
}

fn push_base_36(line: &mut String, number: usize) {
    if number >= 36 {
        push_base_36(line, number / 36);
    }
    let digit = u32::try_from(number % 36).unwrap_or_default();
    line.extend(char::from_digit(digit, 36));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_count_in_steps_of_base_36() {
        assert_eq!(line("word", &[0, 35, 72, 1368]), "word 0 z 11 100");
    }

    #[test]
    fn the_list_is_cut_into_parts() {
        let list: Vec<_> = (0..9000).map(|i| (format!("word{i:05}"), vec![i])).collect();
        let parts = cut(&list);
        assert!(parts.len() > 3 && parts.iter().all(|part| part.lines.len() <= PART));
        assert!(parts.is_sorted_by_key(|part| part.first.clone()));
    }

    #[test]
    fn words_of_most_documents_find_nothing() {
        let texts = (0..MANY).map(|i| format!("the {}", if i % 2 == 0 { "even" } else { "odd" })).collect();
        let words: Vec<String> = list(texts).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["even", "odd"]);
    }
}
