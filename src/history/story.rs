//! What pages tell of the past, gathered in one walk: the readings over time, and what documents said
//! before.

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Point, Walk};
use crate::chronicle::LandingId;
use crate::document::{Document, renamed};
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
    /// What the document with this id said, under earlier ids too, oldest first.
    pub fn of(&self, id: &str) -> &[Memory] {
        self.memories.get(id).map_or(&[], Vec::as_slice)
    }

    /// What the document with this id said at a landing.
    pub fn at(&self, id: &str, landing: LandingId) -> Option<&Memory> {
        self.of(id).iter().rev().find(|memory| memory.landing <= landing)
    }

    /// What documents said goes on under the ids that the last landing of `walk` gave them.
    fn rename(&mut self, walk: &Walk, landing: LandingId) {
        let life = |document: &Document| walk.chronicle().life(&document.id.value);
        let went = |document: &&Arc<Document>| life(document).is_some_and(|life| !life.present);
        let came = |document: &&Arc<Document>| life(document).is_some_and(|life| life.came == landing);
        let gone: Vec<Arc<Document>> = walk.taken().iter().filter(went).cloned().collect();
        if gone.is_empty() {
            return;
        }
        let new: Vec<Arc<Document>> = walk.brought().iter().filter(came).cloned().collect();
        let only = |documents: &[Arc<Document>], kind: &str| {
            documents.iter().filter(|document| document.kind == kind).count() == 1
        };
        for (old, now) in renamed(&gone, &new) {
            let (old, now) = (&gone[old], &new[now]);
            // What was begun from one template is alike: which became which is certain by the title, or
            // where there is no choice.
            if old.title.value == now.title.value || only(&gone, &old.kind) && only(&new, &now.kind) {
                self.go_on(&old.id.value, &now.id.value);
            }
        }
    }

    /// What the document called `old` said, it goes on saying as `new`.
    fn go_on(&mut self, old: &str, new: &str) {
        if let Some(earlier) = self.memories.remove(old) {
            let told = self.memories.entry(new.to_owned()).or_default();
            told.extend(earlier);
            told.sort_by_key(|memory| memory.landing);
        }
    }

    /// Remembers what the last landing of `walk` changed.
    fn remember(&mut self, walk: &Walk) {
        let landing = walk.chronicle().landings.len().saturating_sub(1);
        self.rename(walk, landing);
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
