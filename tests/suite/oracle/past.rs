//! What history says, by comparing every landing with the one before, whole (measures.md, Suspect
//! links).

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Oracle;
use crate::sketch::Sheet;
use crate::sketch::past::Moment;

/// The numbers of three landings in a document's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life {
    pub first: usize,
    pub changed: usize,
    pub affirmed: usize,
}

impl Life {
    /// The life of a document that the last landing of `past` left there.
    pub fn of(id: &str, past: &[Moment]) -> Self {
        let first = past.iter().position(|moment| moment.sheet(id).is_some()).unwrap();
        let last = |holds: fn(&Sheet, &Sheet, &Moment) -> bool| {
            let at = (0..past.len()).rev().find(|&number| {
                let before = number.checked_sub(1).and_then(|before| past[before].sheet(id));
                let Some(after) = past[number].sheet(id) else { return false };
                before.is_none_or(|before| holds(before, after, &past[number]))
            });
            at.unwrap()
        };
        Self { first, changed: last(changed), affirmed: last(affirmed) }
    }
}

fn changed(before: &Sheet, after: &Sheet, landing: &Moment) -> bool {
    let editorial = names(&landing.editorial, &after.id);
    !editorial && (meaning(before) != meaning(after) || relinked(before, after))
}

fn affirmed(before: &Sheet, after: &Sheet, landing: &Moment) -> bool {
    let reviewed = after.reviewed.is_some() && after.reviewed > before.reviewed;
    relinked(before, after) || reviewed || names(&landing.reaffirms, &after.id)
}

fn names(trailer: &[String], id: &str) -> bool {
    trailer.iter().any(|name| name == id || name == "*")
}

/// The fields beside title, statement and supports whose change is a change of meaning.
fn meaning(sheet: &Sheet) -> impl PartialEq {
    let mut favors = sheet.favors.clone();
    favors.sort_unstable();
    let status = sheet.status.unwrap_or("active");
    (favors, sheet.weight, sheet.target, sheet.baseline, sheet.unit, sheet.due, status)
}

/// Whether title, statement or supports differ.
fn relinked(before: &Sheet, after: &Sheet) -> bool {
    let texts = |sheet: &Sheet| (sheet.title.clone(), sheet.statement.clone());
    texts(before) != texts(after) || supports(before) != supports(after)
}

/// The parts of the whole by id.
fn supports(sheet: &Sheet) -> BTreeMap<&str, f64> {
    let all: f64 = sheet.shares().map(|(_, share)| share).sum();
    let mut parts = BTreeMap::new();
    for (id, share) in sheet.shares() {
        *parts.entry(id).or_insert(0.0) += if all > 0.0 { share / all } else { share };
    }
    parts
}

impl Oracle<'_> {
    /// The day on which an id landed first; nothing without history.
    pub fn landed(&self, id: &str) -> Option<Date> {
        (!self.past.is_empty()).then(|| self.past[Life::of(id, self.past).first].day)
    }

    /// Whether `to` changed since anybody looked at the link that `from` has to it.
    pub fn is_suspect(&self, from: &Sheet, to: &Sheet) -> bool {
        let changed = Life::of(&to.id, self.past).changed;
        let reviewed = from.reviewed.is_some_and(|day| day >= self.past[changed].day);
        changed > Life::of(&from.id, self.past).affirmed && !reviewed
    }
}
