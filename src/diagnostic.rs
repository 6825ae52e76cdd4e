//! Floor 1: a problem, with its place, and nothing of how it is printed.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{DocPath, Span};

/// How much a finding or an event matters.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported.
    Off,
    /// Worth knowing.
    Note,
    /// Worth a look.
    #[default]
    Warning,
    /// Must be mended.
    Error,
}

impl Level {
    /// All levels, mildest first.
    pub const ALL: [Self; 4] = [Self::Off, Self::Note, Self::Warning, Self::Error];

    /// The level's word, as `rhumb.toml` and reports write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The level that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.word() == word)
    }

    /// One level milder, never below a note.
    pub const fn dropped(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
            Self::Off => Self::Off,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A problem in what somebody wrote.
///
/// `rule` is the id of the rule that it breaks (see `check::rules`). Its level is not here: levels
/// and `allow` are applied in one place, by `check`.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule's id, `dangling-link`.
    pub rule: &'static str,
    /// What is, in one line, lower case, names in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The file.
    pub path: DocPath,
    /// The culprit in it.
    pub span: Span,
    /// The document's id, where the problem belongs to one.
    pub document: Option<String>,
    /// Other places that explain it.
    pub related: Vec<Related>,
}

/// A second place that explains a problem.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The file.
    pub path: DocPath,
    /// The place in it.
    pub span: Span,
    /// Why it matters here.
    pub message: String,
}

impl Diagnostic {
    /// A problem of `rule` at `span` of `path`.
    pub fn new(rule: &'static str, path: &DocPath, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            help: None,
            path: path.clone(),
            span,
            document: None,
            related: Vec::new(),
        }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The message with its help behind it, on a line of its own.
    pub fn sentence(&self) -> String {
        match &self.help {
            Some(help) => format!("{}\n{help}", self.message),
            None => self.message.clone(),
        }
    }

    /// With the document that it belongs to.
    #[must_use]
    pub fn document(mut self, id: impl Into<String>) -> Self {
        self.document = Some(id.into());
        self
    }

    /// With one more place that explains it.
    #[must_use]
    pub fn related(mut self, path: &DocPath, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { path: path.clone(), span, message: message.into() });
        self
    }
}

/// How alike a name and what was probably meant by it are at least.
pub const ALIKE: f64 = 0.84;

/// The name among `known` that `word` probably meant, where one is near enough.
///
/// Similarity is Jaro-Winkler over lower-cased text, at least 0.84 between the last parts of paths,
/// since what lies in one folder is not alike for that; ties go to the likelier whole, then to the
/// first in order. Names that differ in their digits alone are numbered, not misspelt.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let mut best: Option<((f64, f64), &str)> = None;
    for name in known {
        let likeness = likeness(&word, &name.to_lowercase());
        if likeness.0 >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, name));
        }
    }
    best.map(|(_, name)| name)
}

/// How alike two names are, in their last parts and as a whole, each 0 to 1.
fn likeness(word: &str, name: &str) -> (f64, f64) {
    let last = |path: &'_ str| path.rfind('/').map_or(0, |at| at + 1);
    let (last_of_word, last_of_name) = (&word[last(word)..], &name[last(name)..]);
    let parts = jaro_winkler(last_of_word, last_of_name);
    let letters = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let renumbered = last_of_word != last_of_name && letters(last_of_word) == letters(last_of_name);
    match parts < ALIKE || renumbered {
        true => (0.0, 0.0),
        false => (parts, jaro_winkler(word, name)),
    }
}

/// Jaro-Winkler; 0 where one is so much longer that they cannot be alike, as comparing is slow then.
fn jaro_winkler(a: &str, b: &str) -> f64 {
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    if shorter * 20 < longer { 0.0 } else { strsim::jaro_winkler(a, b) }
}

/// "did you mean `x`?", where a near name exists.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|name| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant_is_near_in_its_last_part_and_not_merely_another_number() {
        let files = ["2026/flagship.md", "2026/rtn.md", "2025/polonius.md", "2026/polonius.md"];
        assert_eq!(nearest("2026/polonuis.md", files), Some("2026/polonius.md"));
        assert_eq!(nearest("2024/polonius.md", files), Some("2025/polonius.md"));
        assert_eq!(nearest("2026/wasi", files), None);
        assert_eq!(nearest("2026/rust-lang/rfcs/3458", files), None);
        assert_eq!(nearest("T-0016", ["T-0001", "T-0015"]), None);
        assert_eq!(nearest("Reliable", ["reliable", "reliability"]), Some("reliable"));
    }
}
