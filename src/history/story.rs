//! What pages tell of the past, gathered in one walk: the readings over time, and what documents said
//! before.

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Point, Walk};
use crate::chronicle::LandingId;
use crate::document::Document;
use crate::repository::{Commit, CommitId};
use crate::text::DocPath;

/// Up to so many landings readings are taken at each; of more, at the last of each month.
const EACH: usize = 400;

/// What history holds beside the lives of documents.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The readings, each as of its own day, oldest first, without what stands behind them.
    pub points: Vec<Point>,
    memories: FxHashMap<String, Vec<Memory>>,
    /// The ids that documents had, each with the one that took its place, oldest first.
    pub renamed: Vec<(String, String)>,
}

/// What a document said from a landing on.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {
    /// The landing.
    pub landing: LandingId,
    /// Where it stood.
    pub path: DocPath,
    /// Its title.
    pub title: String,
    /// Its statement.
    pub statement: String,
    /// Its weight.
    pub weight: Option<f64>,
    /// Where it started, of a key result.
    pub baseline: Option<f64>,
    /// Where it was to end, of a key result.
    pub target: Option<f64>,
    /// When it was due.
    pub due: Option<Date>,
    /// Where it was, of a key result.
    pub current: Option<f64>,
    /// What its numbers counted, of a key result.
    pub unit: Option<String>,
    /// How far it was, 0 to 1.
    pub progress: Option<f64>,
}

impl Story {
    /// What the document with this id said, oldest first.
    pub fn of(&self, id: &str) -> &[Memory] {
        self.memories.get(id).map_or(&[], Vec::as_slice)
    }

    /// Every document with all that it said, in no order.
    pub fn all(&self) -> impl Iterator<Item = (&String, &[Memory])> {
        self.memories.iter().map(|(id, memories)| (id, memories.as_slice()))
    }

    /// What the document with this id said at a landing.
    pub fn at(&self, id: &str, landing: LandingId) -> Option<&Memory> {
        self.of(id).iter().rev().find(|memory| memory.landing <= landing)
    }

    /// Remembers what the last landing of `walk` changed.
    fn remember(&mut self, walk: &Walk) {
        let landing = walk.chronicle().landings.len().saturating_sub(1);
        self.renamed.extend(renamed(walk, landing));
        for document in walk.brought() {
            let life = walk.chronicle().life(&document.id.value);
            if life.is_some_and(|life| life.touched.last() == Some(&landing)) {
                self.memories
                    .entry(document.id.value.clone())
                    .or_default()
                    .push(Memory::of(document, landing));
            }
        }
    }
}

/// The ids that went with a landing, each with the new one whose document kept the title or the text.
fn renamed(walk: &Walk, landing: LandingId) -> Vec<(String, String)> {
    let life = |document: &Document| walk.chronicle().life(&document.id.value);
    let went = |document: &&Arc<Document>| life(document).is_some_and(|life| !life.present);
    let came = |document: &&Arc<Document>| life(document).is_some_and(|life| life.first == landing);
    let is_same = |old: &Document, new: &Document| {
        let text = |document: &Document| document.source.slice(document.body.span).to_owned();
        old.kind == new.kind
            && (old.title.value == new.title.value || !text(old).trim().is_empty() && text(old) == text(new))
    };
    let mut new: Vec<&Arc<Document>> = walk.brought().iter().filter(came).collect();
    let mut pairs = Vec::new();
    for old in walk.taken().iter().filter(went) {
        if let Some(at) = new.iter().position(|new| is_same(old, new)) {
            pairs.push((old.id.value.clone(), new.remove(at).id.value.clone()));
        }
    }
    pairs
}

impl Memory {
    fn of(document: &Document, landing: LandingId) -> Self {
        Self {
            landing,
            path: document.path().clone(),
            title: document.title.value.clone(),
            statement: document.statement.value.clone(),
            weight: document.fields.weight,
            baseline: document.fields.baseline,
            target: document.fields.target,
            due: document.fields.due,
            current: document.fields.current,
            unit: document.fields.unit.clone(),
            progress: document.progress(),
        }
    }
}

/// Gathers a [`Story`] along a walk.
pub struct Storyteller {
    /// The landings at which readings are taken, where that is not each.
    picked: Option<FxHashSet<CommitId>>,
    story: Story,
}

impl Storyteller {
    /// For a walk over `landings`.
    pub fn new(landings: &[Commit]) -> Self {
        let picked = (landings.len() > EACH).then(|| last_of_months(landings));
        Self { picked, story: Story::default() }
    }

    /// Takes the next landing, and whether it changed a file below the strategy root.
    pub fn take(&mut self, walk: &mut Walk, commit: &Commit, changed: bool) {
        if changed {
            self.story.remember(walk);
        }
        if self.picked.as_ref().map_or(changed, |picked| picked.contains(&commit.id)) {
            self.read(walk, commit);
        }
    }

    /// The story so far.
    pub fn finish(self) -> Story {
        self.story
    }

    fn read(&mut self, walk: &mut Walk, commit: &Commit) {
        let readings = walk.readings(commit.date);
        self.story.points.push(Point { name: commit.id.short(), commit: commit.clone(), readings });
    }
}

fn last_of_months(landings: &[Commit]) -> FxHashSet<CommitId> {
    let month = |commit: &Commit| (commit.date.year(), commit.date.month());
    let last: FxHashMap<_, CommitId> = landings.iter().map(|commit| (month(commit), commit.id)).collect();
    last.into_values().collect()
}
