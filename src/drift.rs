//! Floor 10: two versions of a strategy become one [`Drift`]: what changed, what it means, and what it
//! costs (drift.md).
//!
//! [`compare`] is a pure function of two [`Side`]s. Documents are matched ([`Twin`]), each kind of
//! event finds its own in [`events`], what follows from something is folded under it, and each change
//! is weighed by reading the head again without it. Must not know how any of it is shown.

mod acceptance;
mod change;
mod consequence;
mod decomposition;
mod event;
mod events;
mod explanation;
mod matching;
mod points;
mod side;
mod undo;
mod weigh;
mod wording;

use indexmap::IndexMap;
use jiff::civil::Date;

pub use change::FieldChange;
pub use decomposition::{LandingShift, MeasureShift, Shift};
pub use event::{Direction, Event, EventKind};
pub use events::{EVENTS, find};
pub use explanation::Meaning;
pub use matching::Twin;
pub use side::Side;
pub use wording::{Run, RunSide, rewording, word_diff};

use crate::check::Finding;
use crate::diagnostic::Level;
use crate::document::Document;
use crate::history::Part;
use event::Found;
use explanation::{Explanations, OF_MEANING};
use side::Comparison;

/// What drifted between two versions.
#[derive(Clone, Debug)]
pub struct Drift {
    /// The strategy's name.
    pub strategy: String,
    /// The units of resource types, by name.
    pub units: IndexMap<String, Option<String>>,
    /// The older version.
    pub base: End,
    /// The newer version.
    pub head: End,
    /// How the index moved; nothing where it is measured on one side only.
    pub index: Option<Shift>,
    /// How each measure moved.
    pub measures: Vec<MeasureShift>,
    /// What each landing between them did, oldest first; none where the base is no landing of the
    /// head's history.
    pub landings: Vec<LandingShift>,
    /// What changed in meaning, the gravest first.
    pub events: Vec<Event>,
    /// How much of it somebody decided.
    pub meaning: Meaning,
    /// Which documents came, went and changed.
    pub documents: Documents,
    /// Acceptances that accept nothing.
    pub findings: Vec<Finding>,
}

impl Drift {
    /// Whether an event that nobody accepted has `level` or a higher one.
    pub fn has(&self, level: Level) -> bool {
        self.events.iter().any(|event| event.gravest() >= level)
    }

    /// By how many points edits lowered the index; all of it where nothing is measured any more.
    pub fn drop(&self) -> f64 {
        match (self.index, self.base.index, self.head.index) {
            (Some(shift), ..) => shift.active.map_or(0.0, |active| (-active).max(0.0)),
            (None, Some(lost), None) => lost,
            _ => 0.0,
        }
    }
}

/// One end of a [`Drift`].
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// The commit's id; nothing for the work tree.
    pub revision: Option<String>,
    /// What it was called.
    pub name: String,
    /// The day it is read for.
    pub as_of: Date,
    /// The index, with the head's configuration; nothing where nothing is measured.
    pub index: Option<f64>,
    /// How many measures are behind it.
    pub measured: usize,
    /// The index with its own configuration.
    pub own_index: Option<f64>,
}

/// Which documents came, went and changed, by their ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Documents {
    /// Only in the head.
    pub added: Vec<String>,
    /// Only in the base.
    pub removed: Vec<String>,
    /// With another id: what it was and is.
    pub renamed: Vec<(String, String)>,
    /// With the same id at another path: the id, where it was and is.
    pub moved: Vec<(String, String, String)>,
    /// With other values: the id now, and the fields.
    pub changed: Vec<(String, Vec<FieldChange>)>,
}

/// Compares two versions. `parts` are the landings between them, with the readings before and after
/// each as of the head's day; none where the base is no landing of the head's history.
pub fn compare(base: &Side, head: &Side, parts: &[Part]) -> Drift {
    let comparison = Comparison::of(base, head);
    let settings = &head.strategy().settings;
    let mut found = find_all(&comparison);
    let explanations = Explanations::of(&comparison);
    let meaning = explanations.count(&comparison, &found);
    found.retain(|(kind, _)| kind.level_in(settings) > Level::Off);
    let told = consequence::fold(found);
    let mut events = weigh::all(&comparison, told, &explanations);
    let findings = acceptance::accept(&mut events, base, head);
    let (before, now) = (&base.analysis.readings, &head.analysis.readings);
    let later = base.analysis.as_of(head.analysis.date()).readings;
    Drift {
        strategy: settings.name.clone(),
        units: settings.resources.clone(),
        base: End::of(base),
        head: End::of(head),
        index: decomposition::of_index(before, &later, now),
        measures: decomposition::of_measures(before, &later, now),
        landings: decomposition::of_landings(parts),
        events,
        meaning,
        documents: Documents::of(&comparison),
        findings,
    }
}

/// Everything that is found, what is switched off only where it counts as a change of meaning.
fn find_all<'s>(comparison: &Comparison<'s>) -> Vec<Found<'s>> {
    let settings = &comparison.head.strategy().settings;
    let wanted = |kind: &&EventKind| kind.level_in(settings) > Level::Off || OF_MEANING.contains(&kind.id);
    let kinds = EVENTS.into_iter().filter(wanted);
    let all =
        kinds.flat_map(|kind| (kind.find)(comparison).into_iter().map(move |sighting| (kind, sighting)));
    all.filter(|found| is_known(comparison, found)).collect()
}

/// Whether what an event tells of was seen: of a document that cannot be read on one side only that
/// is known, and what now stands against the strategy.
fn is_known(comparison: &Comparison<'_>, (kind, sighting): &Found<'_>) -> bool {
    let unread = sighting.place.twin.is_some_and(|twin| comparison.is_unread(twin));
    !unread || sighting.unread || kind.direction == Direction::Away
}

impl End {
    fn of(side: &Side) -> Self {
        let analysis = &side.analysis;
        Self {
            revision: analysis.version.commit.as_ref().map(|commit| commit.id.to_string()),
            name: side.name.clone(),
            as_of: analysis.date(),
            index: analysis.readings.index,
            measured: analysis.readings.measured,
            own_index: side.own_index,
        }
    }
}

impl Documents {
    fn of(comparison: &Comparison<'_>) -> Self {
        let (base, head) = (comparison.base.strategy(), comparison.head.strategy());
        let mut documents = Self::default();
        for twin in comparison.matching.twins() {
            let id = comparison.document(twin).id.value.clone();
            match twin {
                Twin::New(_) => documents.added.push(id),
                Twin::Gone(_) => documents.removed.push(id),
                Twin::Both(..) => {
                    let changes = change::changes(comparison, twin);
                    documents.changed.extend((!changes.is_empty()).then_some((id, changes)));
                }
            }
        }
        let renamed = comparison.matching.renamed().iter();
        documents.renamed =
            renamed.map(|&(old, new)| (base.id(old).to_owned(), head.id(new).to_owned())).collect();
        let moved = comparison.matching.moved(base, head);
        let path = |document: &Document| document.path().to_string();
        documents.moved = moved
            .map(|(old, new)| (head.id(new).to_owned(), path(base.document(old)), path(head.document(new))))
            .collect();
        documents.sort();
        documents
    }

    fn sort(&mut self) {
        self.added.sort();
        self.removed.sort();
        self.renamed.sort();
        self.moved.sort();
        self.changed.sort_by(|a, b| a.0.cmp(&b.0));
    }
}
