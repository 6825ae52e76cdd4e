//! The sorted list of all words of the texts, cut into parts of even size.

use super::words::{fold, words};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// About how many bytes go into one part.
const PART: usize = 24_000;
/// Longer words are keys and addresses; nobody types them.
const LONGEST: usize = 40;
/// How many texts are held at a time.
const CHUNK: usize = 512;
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

/// The list over so many documents; `text` is what the one at a place says.
pub(super) fn parts(documents: usize, text: impl Fn(usize) -> String + Sync) -> Vec<Part> {
    cut(&list(documents, text))
}

/// Every word with the documents that hold it, both in order.
fn list(documents: usize, text: impl Fn(usize) -> String + Sync) -> Vec<(String, Vec<u32>)> {
    let mut list: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for first in (0..documents).step_by(CHUNK) {
        let chunk = first..documents.min(first + CHUNK);
        let texts: Vec<String> = chunk.into_par_iter().map(|at| fold(&text(at))).collect();
        let found: Vec<Vec<&str>> = texts.par_iter().map(|text| distinct(text)).collect();
        for (document, words) in (first..).zip(found) {
            let document = u32::try_from(document).unwrap_or(u32::MAX);
            for word in words {
                match list.get_mut(word) {
                    Some(holding) => holding.push(document),
                    None => drop(list.insert(word.to_owned(), vec![document])),
                }
            }
        }
    }
    let most = if documents < MANY { documents } else { documents / 2 };
    let mut list: Vec<_> = list.into_iter().filter(|(_, holding)| holding.len() <= most).collect();
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

fn cut(list: &[(String, Vec<u32>)]) -> Vec<Part> {
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

fn line(word: &str, documents: &[u32]) -> String {
    let mut line = word.to_owned();
    let mut before = 0;
    for &document in documents {
        line.push(' ');
        push_base_36(&mut line, document - before);
        before = document;
    }
    line
}

fn push_base_36(line: &mut String, number: u32) {
    if number >= 36 {
        push_base_36(line, number / 36);
    }
    line.extend(char::from_digit(number % 36, 36));
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
        let text = |at: usize| format!("the {}", if at.is_multiple_of(2) { "even" } else { "odd" });
        let words: Vec<String> = list(MANY, text).into_iter().map(|(word, _)| word).collect();
        assert_eq!(words, ["even", "odd"]);
    }
}
