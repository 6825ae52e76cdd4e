//! What each landing did to the readings.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Walk, readings};
use crate::chronicle::{Chronicle, Chronicler, Landing};
use crate::document::Document;
use crate::measure::Readings;
use crate::repository::{Commit, RepositoryError};
use crate::settings::Settings;

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
    settings: Arc<Settings>,
    as_of: Date,
    last: Readings,
    parts: Vec<Part>,
}

impl Parts {
    /// Begins where `walk` stands: at the base.
    pub fn begin(walk: &Walk<'_>, settings: &Arc<Settings>, as_of: Date) -> Self {
        let last = readings(walk.documents(), Some(walk.chronicle()), settings, as_of);
        Self { settings: Arc::clone(settings), as_of, last, parts: Vec::new() }
    }

    /// Walks on over `landings`, and takes the readings at each that may move them.
    ///
    /// # Errors
    /// Missing or damaged objects.
    pub fn over(&mut self, walk: &mut Walk<'_>, landings: Vec<Commit>) -> Result<(), RepositoryError> {
        walk.over(landings, |chronicler: &Chronicler, _, changed| {
            let acknowledges =
                chronicler.chronicle().landings.last().is_some_and(|l| !l.reaffirms.is_empty());
            if changed || acknowledges {
                self.take(chronicler.documents().cloned().collect(), chronicler.chronicle());
            }
        })
    }

    /// Takes the readings at the last landing of `walk`: the work tree.
    pub fn take_last(&mut self, walk: &Walk<'_>) {
        self.take(walk.documents(), walk.chronicle());
    }

    /// The parts, oldest first.
    pub fn finish(self) -> Vec<Part> {
        self.parts
    }

    fn take(&mut self, documents: Vec<Arc<Document>>, chronicle: &Chronicle) {
        let after = readings(documents, Some(chronicle), &self.settings, self.as_of);
        let before = std::mem::replace(&mut self.last, after.clone());
        if let Some(landing) = chronicle.landings.last().cloned() {
            self.parts.push(Part { landing, before, after });
        }
    }
}
