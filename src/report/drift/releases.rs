//! Many releases at once: each with its verdict.

use std::fmt::Write as _;

use anstyle::Style;
use schemars::JsonSchema;
use serde::Serialize;

use super::words::{moved, verdict};
use crate::diagnostic::Level;
use crate::drift::{Drift, End};
use crate::report::markdown::escaped;
use crate::report::number::{count, points};
use crate::report::to_json;
use crate::text::visible;

/// What `rhumb drift --by release --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "rhumb.releases/1")]
pub struct ReleasesReport<'a> {
    /// `rhumb.releases/1`.
    schema: &'static str,
    /// One a release that follows another, oldest first.
    releases: Vec<Release<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Release<'a> {
    /// The release.
    name: &'a str,
    /// Its commit.
    revision: Option<&'a str>,
    /// Its day, YYYY-MM-DD.
    as_of: String,
    /// Its index; null where nothing is measured.
    index: Option<f64>,
    /// The release before it, and its index as read with this one's configuration.
    base: &'a str,
    base_index: Option<f64>,
    /// What time alone did, and what edits did; null where that cannot be said.
    passive: Option<f64>,
    active: Option<f64>,
    /// How many events that nobody accepted are errors, and how many warnings.
    errors: usize,
    warnings: usize,
}

/// How many events that nobody accepted have a level, at themselves or in what follows from them.
fn at(drift: &Drift, level: Level) -> usize {
    drift.events.iter().filter(|event| event.gravest() == level).count()
}

/// The first release, which has none before it, as its own configuration reads it.
fn first(drifts: &[Drift]) -> Option<(&End, String)> {
    let first = &drifts.first()?.base;
    Some((first, first.own_index.map_or_else(|| "not measured".to_owned(), points)))
}

/// A line a release, the oldest first. Colours are ANSI codes.
pub fn releases_text(drifts: &[Drift]) -> String {
    let dim = Style::new().dimmed();
    let mut out = String::new();
    if let Some((first, index)) = first(drifts) {
        let name = visible(&first.name);
        let _ = writeln!(out, "{}  Alignment {index}, {name}  {dim}the first release{dim:#}", first.as_of);
    }
    for drift in drifts {
        let (day, verdict, look) = (drift.head.as_of, verdict(drift), to_look_at(drift));
        let _ = writeln!(out, "{day}  {}  {dim}{look}{dim:#}", visible(&verdict));
    }
    out
}

fn to_look_at(drift: &Drift) -> String {
    let counts = [(at(drift, Level::Error), "error"), (at(drift, Level::Warning), "warning")];
    let said: Vec<String> =
        counts.into_iter().filter(|(many, _)| *many > 0).map(|(many, noun)| count(many, noun)).collect();
    said.join(", ")
}

/// A table with a row a release, the oldest first.
pub fn releases_markdown(drifts: &[Drift]) -> String {
    let mut out =
        "| Release | Day | Alignment | What moved it | To look at |\n|---|---|--:|---|---|\n".to_owned();
    if let Some((first, index)) = first(drifts) {
        let _ =
            writeln!(out, "| {} | {} | {index} | the first release | |", escaped(&first.name), first.as_of);
    }
    for drift in drifts {
        let index = drift.head.index.map_or_else(|| "-".to_owned(), points);
        let moved = moved(drift).unwrap_or_default();
        let (name, day, look) = (escaped(&drift.head.name), drift.head.as_of, to_look_at(drift));
        let _ = writeln!(out, "| {name} | {day} | {index} | {moved} | {look} |");
    }
    out
}

/// The releases as JSON.
pub fn releases_json(drifts: &[Drift]) -> String {
    to_json(&ReleasesReport { schema: "rhumb.releases/1", releases: drifts.iter().map(release).collect() })
}

fn release(drift: &Drift) -> Release<'_> {
    Release {
        name: &drift.head.name,
        revision: drift.head.revision.as_deref(),
        as_of: drift.head.as_of.to_string(),
        index: drift.head.index,
        base: &drift.base.name,
        base_index: drift.base.index,
        passive: drift.index.and_then(|shift| shift.passive),
        active: drift.index.and_then(|shift| shift.active),
        errors: at(drift, Level::Error),
        warnings: at(drift, Level::Warning),
    }
}
