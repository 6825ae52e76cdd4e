//! Strategies as a generator describes them: plain values, which are written out as files for rhumb
//! to read, and which the oracle reads as they are.

pub mod arbitrary;
pub mod past;
mod writing;

use std::fmt;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use rhumb::analysis::Analysis;

use crate::in_memory;

/// Amounts by type, then by provider, if one is named.
pub type Holdings = Vec<(&'static str, Vec<(Option<String>, f64)>)>;

/// One document, as whoever writes it thinks of it.
#[derive(Clone, Default, PartialEq)]
pub struct Sheet {
    pub id: String,
    pub kind: &'static str,
    pub title: String,
    pub statement: String,
    pub status: Option<&'static str>,
    pub start: Option<Date>,
    pub due: Option<Date>,
    pub reviewed: Option<Date>,
    pub date: Option<Date>,
    /// Ids, all with a share or none.
    pub supports: Vec<(String, Option<f64>)>,
    pub owner: Vec<String>,
    pub weight: Option<f64>,
    pub cadence: Option<&'static str>,
    pub favors: Vec<(&'static str, &'static str)>,
    pub rewards: Vec<(&'static str, &'static str)>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub unit: Option<&'static str>,
    pub resources: Holdings,
    pub explores: bool,
    pub contributes: Option<&'static str>,
    pub capacity: Vec<(&'static str, f64)>,
    pub about: Vec<String>,
    pub by: Option<String>,
    pub priorities: Vec<String>,
    pub alignment: Option<f64>,
    pub answer: Option<&'static str>,
    pub form: Form,
}

/// Shown as its file.
impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:\n{}", self.path(), self.text())
    }
}

/// How a document is written: what must never matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// In the folder of its kind, in another, or under another name.
    pub place: u8,
    /// Front matter in TOML, not YAML.
    pub toml: bool,
    /// The fields in the other order.
    pub reversed: bool,
    /// The title as a heading.
    pub heading: bool,
    /// A word a line.
    pub wrapped: bool,
}

/// What `rhumb.toml` says.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub weights: Vec<(&'static str, f64)>,
    pub terms: Vec<(&'static str, &'static str)>,
    pub cadence: Option<&'static str>,
    pub resources: Vec<&'static str>,
}

/// A strategy.
#[derive(Clone, Debug)]
pub struct Sketch {
    pub sheets: Vec<Sheet>,
    pub rules: Rules,
}

impl Sheet {
    /// Without the fields that its kind does not have (model.md, Roles).
    pub fn fitted(self) -> Self {
        let none = Self::default();
        let is = |kinds: &[&str]| kinds.contains(&self.kind);
        let (aim, work) = (is(&["objective"]), is(&["initiative"]));
        let (result, look) = (is(&["key-result"]), is(&["check-in"]));
        Self {
            start: self.start.filter(|_| aim || work || is(&["budget"])),
            due: self.due.filter(|_| aim || work || result || is(&["budget"])),
            date: self.date.filter(|_| look || is(&["decision"])),
            weight: self.weight.filter(|_| aim),
            cadence: self.cadence.filter(|_| aim || work),
            favors: if aim || is(&["vision"]) { self.favors } else { none.favors },
            rewards: if is(&["system", "decision"]) { self.rewards } else { none.rewards },
            baseline: self.baseline.filter(|_| result),
            target: self.target.filter(|_| result),
            unit: self.unit.filter(|_| result),
            resources: if work { self.resources } else { none.resources },
            explores: self.explores && work,
            contributes: self.contributes.filter(|_| is(&["team"])),
            capacity: if is(&["team", "budget"]) { self.capacity } else { none.capacity },
            about: if look || is(&["decision", "question"]) { self.about } else { none.about },
            by: self.by.filter(|_| look),
            priorities: if look { self.priorities } else { none.priorities },
            alignment: self.alignment.filter(|_| look),
            answer: self.answer.filter(|_| is(&["question"])),
            ..self
        }
    }

    /// Its shares as they count: those written, else 1 each.
    pub fn shares(&self) -> impl Iterator<Item = (&str, f64)> {
        self.supports.iter().map(|(id, share)| (id.as_str(), share.unwrap_or(1.0)))
    }
}

impl Sketch {
    /// Reads it with rhumb, without a history.
    pub fn analysis(&self, as_of: Date) -> Analysis {
        let files: Vec<(String, String)> =
            self.sheets.iter().map(|sheet| (sheet.path(), sheet.text())).collect();
        let analysis = in_memory::analysis(&self.rules.text(), &files, as_of);
        for document in &analysis.version.documents {
            let amiss = document.problems.iter().find(|problem| problem.rule != "unknown-field");
            assert!(amiss.is_none(), "{amiss:?}");
        }
        analysis
    }
}

/// The `number`th day of the time in which generated strategies live.
pub fn day(number: i64) -> Date {
    date(2026, 1, 1).saturating_add(number.days())
}
