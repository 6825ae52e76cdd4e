//! What two texts say word by word.

use std::ops::Range;

use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::document::{Document, other_words};

/// Of longer texts it is not shown what became of them.
const MOST_WORDS: usize = 2_000;

/// A run of words that both texts hold, or only one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Run {
    /// Which text holds it.
    pub side: RunSide,
    /// The words, one blank between them.
    pub words: String,
}

/// Where the words of a [`Run`] stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RunSide {
    /// In both texts.
    Both,
    /// Only in the older one.
    Base,
    /// Only in the newer one.
    Head,
}

/// Two texts word by word: what both say, what went and what came.
pub fn word_diff(base: &str, head: &str) -> Vec<Run> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (base.split_whitespace().collect(), head.split_whitespace().collect());
    let mut runs = Vec::new();
    let mut push = |side, words: &[&str]| {
        if !words.is_empty() {
            runs.push(Run { side, words: words.join(" ") });
        }
    };
    for (is_same, before, after) in hunks(&old, &new) {
        if is_same {
            push(RunSide::Both, &new[after]);
        } else {
            push(RunSide::Base, &old[before]);
            push(RunSide::Head, &new[after]);
        }
    }
    runs
}

/// What a document's text beside title and statement became; nothing where it is very long.
pub fn rewording(base: &Document, head: &Document) -> Vec<Run> {
    let (old, new) = (other_words(base), other_words(head));
    if old.len().max(new.len()) > MOST_WORDS {
        return Vec::new();
    }
    word_diff(&old.join(" "), &new.join(" "))
}

/// A stretch of both texts, and whether it is the same in both.
type Hunk = (bool, Range<usize>, Range<usize>);

/// What is the same and what differs, in turn. A few words between two much longer changes that both
/// texts happen to hold are part of one change: so it reads as one.
fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut hunks: Vec<Hunk> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        hunks.push((op.tag() == DiffTag::Equal, op.old_range(), op.new_range()));
        while let [.., (false, a, b), (true, same, _), (false, c, d)] = &hunks[..] {
            let shorter = a.len().max(b.len()).min(c.len().max(d.len()));
            if 2 * same.len() > shorter {
                break;
            }
            let joined = (false, a.start..c.end, b.start..d.end);
            hunks.truncate(hunks.len() - 3);
            hunks.push(joined);
        }
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(base: &str, head: &str) -> String {
        let run = |run: Run| match run.side {
            RunSide::Both => run.words,
            RunSide::Base => format!("[-{}-]", run.words),
            RunSide::Head => format!("{{+{}+}}", run.words),
        };
        word_diff(base, head).into_iter().map(run).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_diff_shows_what_went_and_what_came() {
        assert_eq!(
            said("Fewer than two interruptions a year.", "Fewer than five a year."),
            "Fewer than [-two interruptions-] {+five+} a year."
        );
        assert_eq!(
            said("speed and volume", "care and quality"),
            "[-speed-] {+care+} and [-volume-] {+quality+}"
        );
    }

    #[test]
    fn a_word_between_two_long_changes_is_part_of_them() {
        assert_eq!(
            said("Fewer than two interruptions per household a year", "No household waits for long, ever"),
            "[-Fewer than two interruptions per household a year-] {+No household waits for long, ever+}"
        );
    }
}
