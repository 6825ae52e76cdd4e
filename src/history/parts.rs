//! What each landing did to the readings.

use jiff::civil::Date;

use super::Walk;
use crate::chronicle::Landing;
use crate::measure::Readings;
use crate::repository::{Commit, Repository, RepositoryError};

/// One landing with the readings before and after it, both as of the same day.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The landing.
    pub landing: Landing,
    /// The readings of its first parent.
    pub before: Readings,
    /// Its own.
    pub after: Readings,
}

impl Part {
    /// The index points that it brought or cost; nothing where the index is missing on a side.
    pub fn delta(&self) -> Option<f64> {
        Some(self.after.index? - self.before.index?)
    }
}

/// Takes the readings landing by landing, all as of one day (measures.md, By landing).
pub struct Parts {
    as_of: Date,
    last: Readings,
    parts: Vec<Part>,
}

impl Parts {
    /// Begins where `walk` stands: at the base.
    pub fn begin(walk: &mut Walk, as_of: Date) -> Self {
        Self { as_of, last: walk.readings(as_of), parts: Vec::new() }
    }

    /// Walks on over `landings`, and takes the readings at each that may move them.
    ///
    /// # Errors
    /// Missing or damaged objects.
    pub fn over(
        &mut self,
        walk: &mut Walk,
        repository: &Repository,
        landings: Vec<Commit>,
    ) -> Result<(), RepositoryError> {
        walk.over(repository, landings, |walk, _, changed| {
            let acknowledges = walk.chronicle().landings.last().is_some_and(|l| !l.reaffirms.is_empty());
            if changed || acknowledges {
                self.take_last(walk);
            }
        })
    }

    /// Takes the readings at the last landing of `walk`.
    pub fn take_last(&mut self, walk: &mut Walk) {
        let after = walk.readings(self.as_of);
        let before = std::mem::replace(&mut self.last, after.clone());
        if let Some(landing) = walk.chronicle().landings.last().cloned() {
            self.parts.push(Part { landing, before, after });
        }
    }

    /// The parts, oldest first.
    pub fn finish(self) -> Vec<Part> {
        self.parts
    }
}
