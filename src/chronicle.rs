//! Floor 6: what history says of each document: when it came, when its meaning and each of its parts
//! last changed, when its links were last looked at (measures.md, Suspect links).
//!
//! A [`Chronicler`] is handed landings oldest first, each with the documents that it changed; the
//! [`Chronicle`] is what it has seen so far. Where landings come from is not known here.

mod chronicler;
mod meaning;
mod rhythm;

use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

pub use chronicler::Chronicler;
pub use rhythm::{Rhythm, rhythm};

use crate::alignment::Alignment;
use crate::settings::Settings;
use crate::strategy::{NodeId, Support};

/// A commit on the line of first parents, or the work tree after them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// The commit's id; nothing for the work tree.
    pub revision: Option<String>,
    /// The UTC date of its committer time; for the work tree the day it is read for.
    pub date: Date,
    /// Its author's name.
    pub author: String,
    /// The first line of its message.
    pub summary: String,
    /// The ids of its `Reaffirms` trailers; `*` is all.
    pub reaffirms: Vec<String>,
    /// The ids of its `Editorial` trailers; `*` is all.
    pub editorial: Vec<String>,
}

/// The number of a landing in [`Chronicle::landings`].
pub type LandingId = usize;

/// What history says of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// The first landing that brought its id, ever.
    pub first: LandingId,
    /// The last landing that changed its meaning.
    pub changed: LandingId,
    /// The last landing at which its links were looked at.
    pub affirmed: LandingId,
    /// Whether it is there now.
    pub present: bool,
    /// Every landing that touched it, oldest first.
    pub touched: Vec<LandingId>,
    /// The last landing that brought it where it was not.
    pub came: LandingId,
    /// The last landing since then that changed a part of it, by the names of
    /// [`differing`](crate::document::Document::differing).
    parts: FxHashMap<String, LandingId>,
}

impl Life {
    /// The last landing that changed a part, or brought it with the whole document; of `reviewed`, at
    /// which its links were last looked at.
    pub fn brought(&self, part: &str) -> LandingId {
        match part {
            "reviewed" => self.affirmed,
            part => self.parts.get(part).copied().unwrap_or(self.came),
        }
    }
}

/// What `rhumb.toml` said from a landing on.
#[derive(Clone, Debug)]
pub struct Configured {
    /// The landing.
    pub landing: LandingId,
    /// What it meant.
    pub settings: Arc<Settings>,
}

/// What history says, up to its last landing.
#[derive(Clone, Debug, Default)]
pub struct Chronicle {
    /// The landings, oldest first.
    pub landings: Arc<Vec<Landing>>,
    /// Whether the oldest landing is the boundary of a shallow clone: what lies behind is unknown.
    pub shallow: bool,
    /// Landings after the first that changed the meaning of a vision or objective.
    pub course_changes: Vec<LandingId>,
    /// The landings that changed `rhumb.toml`, oldest first.
    pub configured: Arc<Vec<Configured>>,
    lives: Arc<FxHashMap<String, Life>>,
    /// What is told otherwise of some, where somebody asks what would be if: nothing where they never
    /// were.
    otherwise: FxHashMap<String, Option<Life>>,
}

/// A carrying support whose target changed after its source was last looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suspect {
    /// The support.
    pub support: Support,
    /// The landing at which the target changed.
    pub changed: LandingId,
    /// The landing at which the source was last looked at.
    pub affirmed: LandingId,
}

impl Chronicle {
    /// What is known of the document with this id, gone ones included.
    pub fn life(&self, id: &str) -> Option<&Life> {
        match self.otherwise.get(id) {
            Some(told) => told.as_ref(),
            None => self.lives.get(id),
        }
    }

    /// The landing of a number.
    pub fn landing(&self, id: LandingId) -> &Landing {
        &self.landings[id]
    }

    /// The day on which a document's id first landed.
    pub fn beginning(&self, id: &str) -> Option<Date> {
        self.life(id).map(|life| self.landings[life.first].date)
    }

    /// The carrying supports that are suspect, in the order of documents.
    pub fn suspects(&self, alignment: &Alignment) -> Vec<Suspect> {
        let strategy = &alignment.strategy;
        let mut targets: FxHashMap<NodeId, Option<LandingId>> = FxHashMap::default();
        let mut changed = |target: NodeId| {
            let changed = || self.life(strategy.id(target)).map(|life| life.changed);
            *targets.entry(target).or_insert_with(changed)
        };
        // What has not changed since the first landing of all changed after nothing.
        let suspect = |support: &Support| {
            let changed = changed(support.to).filter(|&landing| landing > 0)?;
            self.suspect(alignment, *support, changed)
        };
        alignment.all_carrying().filter_map(suspect).collect()
    }

    /// Whether a support is suspect: its target changed at a later landing than its source was
    /// looked at, and the source's `reviewed` is not on or after that day.
    fn suspect(&self, alignment: &Alignment, support: Support, changed: LandingId) -> Option<Suspect> {
        let strategy = &alignment.strategy;
        let affirmed = self.life(strategy.id(support.from))?.affirmed;
        let reviewed = strategy.document(support.from).fields.reviewed;
        let looked_since = reviewed.is_some_and(|day| day >= self.landings[changed].date);
        (changed > affirmed && !looked_since).then_some(Suspect { support, changed, affirmed })
    }

    /// This chronicle with what `other` knows of the document `id`: as if it had not changed since.
    /// Landings that only `other` has count as the last of ours that is not later.
    #[must_use]
    pub fn with_life_of(&self, id: &str, other: &Self) -> Self {
        let ours = |landing: LandingId| self.same_landing(other.landing(landing));
        let told = other.life(id).map(|life| Life {
            first: ours(life.first),
            changed: ours(life.changed),
            affirmed: ours(life.affirmed),
            present: life.present,
            touched: life.touched.iter().map(|&landing| ours(landing)).collect(),
            came: ours(life.came),
            parts: life.parts.iter().map(|(part, &landing)| (part.clone(), ours(landing))).collect(),
        });
        let mut chronicle = self.clone();
        chronicle.otherwise.insert(id.to_owned(), told);
        chronicle
    }

    fn same_landing(&self, theirs: &Landing) -> LandingId {
        let same = self.landings.iter().rposition(|ours| ours.revision == theirs.revision);
        same.or_else(|| self.landings.iter().rposition(|ours| ours.date <= theirs.date)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests;
