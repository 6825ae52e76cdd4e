//! Drift for programs: `rhumb.drift/1`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::check::Finding;
use crate::diagnostic::Level;
use crate::drift::{Direction, Documents, Drift, End, Event, FieldChange, LandingShift, MeasureShift, Shift};
use crate::report::to_json;

/// What `rhumb drift --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "rhumb.drift/1")]
pub struct DriftReport<'a> {
    /// `rhumb.drift/1`.
    schema: &'static str,
    /// The strategy's name.
    strategy: &'a str,
    /// The older version.
    base: Side<'a>,
    /// The newer version.
    head: Side<'a>,
    /// How the index moved, in points.
    index: Moved,
    /// How each measure moved, by name.
    measures: IndexMap<&'static str, Measure>,
    /// What each landing did, oldest first.
    landings: Vec<Landing<'a>>,
    /// What changed in meaning, the gravest first.
    events: Vec<Happening<'a>>,
    /// How much of it somebody decided.
    meaning: Meaning<'a>,
    /// Which documents came, went and changed.
    documents: Changed<'a>,
    /// Acceptances that accept nothing, or no longer.
    findings: Vec<Complaint<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Side<'a> {
    /// The commit; null for the work tree.
    revision: Option<&'a str>,
    /// What it was called.
    name: &'a str,
    /// The day, YYYY-MM-DD.
    as_of: String,
    /// The index with the head's configuration, 0 to 100; null where nothing is measured.
    index: Option<f64>,
    /// How many measures are behind it.
    measured: usize,
    /// The index with its own configuration.
    own_index: Option<f64>,
}

/// A difference and its two parts; all null where either side is not measured.
#[derive(Debug, Serialize, JsonSchema)]
struct Moved {
    delta: Option<f64>,
    /// What time alone did.
    passive: Option<f64>,
    /// What edits did.
    active: Option<f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Measure {
    /// The share in the base, 0 to 1; null where it is not measured.
    base: Option<f64>,
    /// The share in the head.
    head: Option<f64>,
    #[serde(flatten)]
    moved: Moved,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Landing<'a> {
    /// The commit; null for the work tree.
    revision: Option<&'a str>,
    date: String,
    author: &'a str,
    summary: &'a str,
    /// Index points, as of the head's day.
    delta: Option<f64>,
    /// The measures that it moved.
    measures: IndexMap<&'static str, f64>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Happening<'a> {
    /// The event's name.
    event: &'static str,
    direction: Direction,
    level: Level,
    /// The document's id; null for what concerns the strategy as a whole.
    document: Option<&'a str>,
    title: Option<&'a str>,
    /// Its file, on the side where it stands.
    path: &'a str,
    line: usize,
    message: &'a str,
    /// The index points that undoing it alone would give back; null where it cannot be undone alone.
    points: Option<f64>,
    /// What flows through the document, by resource type, in its unit.
    flow: &'a IndexMap<String, f64>,
    /// How many live documents lead to it.
    dependents: usize,
    /// The commit that landed it.
    landing: Option<&'a str>,
    /// Why it was accepted.
    accepted: Option<&'a str>,
    /// The decision that explains it.
    explained_by: Option<&'a str>,
    consequences: Vec<Happening<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Meaning<'a> {
    /// How many visions and objectives mean something else than before, came or went.
    changed: usize,
    /// Which of them no decision explains.
    undecided: &'a [String],
}

#[derive(Debug, Serialize, JsonSchema)]
struct Changed<'a> {
    added: &'a [String],
    removed: &'a [String],
    renamed: Vec<Renamed<'a>>,
    moved: Vec<Relocated<'a>>,
    changed: Vec<Edited<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Renamed<'a> {
    base: &'a str,
    head: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Relocated<'a> {
    id: &'a str,
    /// Its file in the base.
    base: &'a str,
    /// Its file in the head.
    head: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Edited<'a> {
    id: &'a str,
    fields: Vec<Field<'a>>,
}

/// A field that differs; null where it says nothing. Of the field `text`, the rest of the body, both
/// are null: only that it changed is said.
#[derive(Debug, Serialize, JsonSchema)]
struct Field<'a> {
    field: &'a str,
    base: &'a Value,
    head: &'a Value,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Complaint<'a> {
    rule: &'static str,
    level: Level,
    message: &'a str,
    path: &'a str,
}

/// The drift as JSON.
pub fn json(drift: &Drift) -> String {
    to_json(&DriftReport {
        schema: "rhumb.drift/1",
        strategy: &drift.strategy,
        base: side(&drift.base),
        head: side(&drift.head),
        index: moved(drift.index),
        measures: drift.measures.iter().map(|measure| (measure.id, shown(measure))).collect(),
        landings: drift.landings.iter().map(landing).collect(),
        events: drift.events.iter().map(happening).collect(),
        meaning: Meaning { changed: drift.meaning.changed, undecided: &drift.meaning.undecided },
        documents: changed(&drift.documents),
        findings: drift.findings.iter().map(complaint).collect(),
    })
}

fn side(end: &End) -> Side<'_> {
    Side {
        revision: end.revision.as_deref(),
        name: &end.name,
        as_of: end.as_of.to_string(),
        index: end.index,
        measured: end.measured,
        own_index: end.own_index,
    }
}

fn moved(shift: Option<Shift>) -> Moved {
    Moved {
        delta: shift.map(|shift| shift.delta),
        passive: shift.and_then(|shift| shift.passive),
        active: shift.and_then(|shift| shift.active),
    }
}

fn shown(measure: &MeasureShift) -> Measure {
    Measure { base: measure.base, head: measure.head, moved: moved(measure.shift) }
}

fn landing(landing: &LandingShift) -> Landing<'_> {
    Landing {
        revision: landing.revision.as_deref(),
        date: landing.date.to_string(),
        author: &landing.author,
        summary: &landing.summary,
        delta: landing.delta,
        measures: landing.measures.iter().copied().collect(),
    }
}

fn happening(event: &Event) -> Happening<'_> {
    Happening {
        event: event.kind.id,
        direction: event.kind.direction,
        level: event.level,
        document: event.document.as_deref(),
        title: event.title.as_deref(),
        path: event.path.as_str(),
        line: event.line,
        message: &event.message,
        points: event.points,
        flow: &event.flow,
        dependents: event.dependents,
        landing: event.landing.as_deref(),
        accepted: event.accepted.as_deref(),
        explained_by: event.explained_by.as_deref(),
        consequences: event.consequences.iter().map(happening).collect(),
    }
}

fn changed(documents: &Documents) -> Changed<'_> {
    Changed {
        added: &documents.added,
        removed: &documents.removed,
        renamed: documents.renamed.iter().map(|(base, head)| Renamed { base, head }).collect(),
        moved: documents.moved.iter().map(|(id, base, head)| Relocated { id, base, head }).collect(),
        changed: documents.changed.iter().map(edited).collect(),
    }
}

fn edited((id, changes): &(String, Vec<FieldChange>)) -> Edited<'_> {
    let fields =
        changes.iter().map(|change| Field { field: &change.field, base: &change.base, head: &change.head });
    Edited { id, fields: fields.collect() }
}

fn complaint(finding: &Finding) -> Complaint<'_> {
    let diagnostic = &finding.diagnostic;
    Complaint {
        rule: diagnostic.rule,
        level: finding.level,
        message: &diagnostic.message,
        path: diagnostic.path.as_str(),
    }
}
