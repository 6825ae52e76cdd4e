//! Plain words: what two texts are compared by, so that wrapping, emphasis and list markers are no
//! change.

use std::hash::BuildHasher;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, TagEnd};
use rustc_hash::FxBuildHasher;
use serde::Serialize;
use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::document::{Document, markdown_options};
use crate::text::Span;

/// However long a text is, its likeness to others is taken of this many words.
const MOST_WORDS: usize = 2_000;

/// The title as its author wrote it; nothing where it only follows from the file's name, so that a
/// renamed file is no changed title.
fn written_title(document: &Document) -> Option<&str> {
    (document.title.span != Span::default()).then_some(document.title.value.as_str())
}

/// Whether a document has another title than before.
pub fn retitled(base: &Document, head: &Document) -> bool {
    let written = written_title(base).or_else(|| written_title(head)).is_some();
    written && base.title.value != head.title.value
}

/// Whether a document's title or statement says something else than before.
pub fn says_otherwise(base: &Document, head: &Document) -> bool {
    retitled(base, head) || base.statement.value != head.statement.value
}

/// The words of a body beside the title, the statement and a table of metadata.
pub fn other_words(document: &Document) -> Vec<String> {
    let (source, body) = (&document.source, &document.body);
    let told = [Some(document.title.span), Some(document.statement.span), body.metadata_table];
    let is_told = |at: usize| told.into_iter().flatten().any(|span| span.range().contains(&at));
    let mut text = String::new();
    for (event, range) in Parser::new_ext(source.slice(body.span), markdown_options()).into_offset_iter() {
        match event {
            _ if is_told(body.span.start + range.start) => {}
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(end) if !is_inline(end) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

const fn is_inline(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// The words of a document, hashed and sorted, so that many can be compared with many.
pub struct Bag(Vec<u64>);

impl Bag {
    /// The words of the title, the statement and the rest; of a long text its first ones.
    pub fn of(document: &Document) -> Self {
        let written = [written_title(document).unwrap_or_default(), &document.statement.value];
        let rest = other_words(document);
        let words =
            written.into_iter().flat_map(str::split_whitespace).chain(rest.iter().map(String::as_str));
        let mut bag: Vec<u64> = words.take(MOST_WORDS).map(|word| FxBuildHasher.hash_one(word)).collect();
        bag.sort_unstable();
        Self(bag)
    }

    /// How alike two texts are, 0 to 1: twice the words that both hold over all their words
    /// (Sørensen and Dice). Two texts without words are not alike.
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    pub fn likeness(&self, other: &Self) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * self.shared(other) as f64 / all as f64 }
    }

    /// The words as one number, by which equal texts are found.
    pub fn fingerprint(&self) -> u64 {
        FxBuildHasher.hash_one(&self.0)
    }

    fn shared(&self, other: &Self) -> usize {
        let (mut ours, mut theirs, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(ours), other.0.get(theirs)) {
            shared += usize::from(a == b);
            ours += usize::from(a <= b);
            theirs += usize::from(b <= a);
        }
        shared
    }
}

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
