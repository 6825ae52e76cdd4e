//! What an event is: its static identity, and one that was found.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use super::matching::Twin;
use super::side::{Comparison, Side};
use super::undo::Undo;
use super::wording::Run;
use crate::diagnostic::Level;
use crate::settings::Settings;
use crate::text::{DocPath, Source, Span};

/// Where a change leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Towards the vision.
    Toward,
    /// Away from it.
    Away,
    /// Neither by itself.
    Neutral,
}

impl Direction {
    /// The direction's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Toward => "toward",
            Self::Away => "away",
            Self::Neutral => "neutral",
        }
    }
}

/// The static identity of an event (drift.md, Events).
#[derive(Debug)]
pub struct EventKind {
    /// Its name.
    pub id: &'static str,
    /// The group that it is listed in.
    pub group: &'static str,
    /// What it says, in one line.
    pub summary: &'static str,
    /// Where it leads.
    pub direction: Direction,
    /// Its level where `[drift]` says nothing.
    pub level: Level,
    /// Its page of the manual.
    pub page: &'static str,
    /// Finds all of its kind.
    pub(super) find: for<'s> fn(&Comparison<'s>) -> Vec<Sighting<'s>>,
}

impl EventKind {
    /// Its level here.
    pub fn level_in(&self, settings: &Settings) -> Level {
        settings.drift.get(self.id).map_or(self.level, |level| level.value)
    }
}

/// An event as found, before it is weighed.
pub struct Sighting<'s> {
    /// Where it stands.
    pub place: Place<'s>,
    /// One plain sentence.
    pub message: String,
    /// How to undo it; nothing for what time did, or what follows from something else.
    pub undo: Undo<'s>,
    /// The documents whose edits brought it, where `undo` does not say.
    pub brought_by: Option<Twin>,
    /// For what follows from something else: the documents whose events may be the cause, nearest
    /// first.
    pub follows: Vec<Twin>,
    /// The other end of the link that it tells of.
    pub target: Option<Twin>,
    /// The words that went and came, where it tells of words.
    pub words: Vec<Run>,
    /// Whether it tells of a document that cannot be read on one side: nobody meant that, so it is at
    /// least a warning.
    pub unread: bool,
}

impl<'s> Sighting<'s> {
    /// A change that somebody made to the document at `place`, and how to undo it.
    pub fn change(place: Place<'s>, message: String, undo: Undo<'s>) -> Self {
        let brought_by = place.twin;
        Self {
            place,
            message,
            undo,
            brought_by,
            follows: Vec::new(),
            target: None,
            words: Vec::new(),
            unread: false,
        }
    }

    /// What follows from a change elsewhere: at one of `follows`, or from the passing of time.
    pub fn effect(place: Place<'s>, message: String, follows: Vec<Twin>) -> Self {
        Self {
            place,
            message,
            undo: Undo::nothing(),
            brought_by: None,
            follows,
            target: None,
            words: Vec::new(),
            unread: false,
        }
    }

    /// That a document cannot be read any more, or can be again.
    pub fn unread(place: Place<'s>, message: String, undo: Undo<'s>) -> Self {
        Self { unread: true, ..Self::change(place, message, undo) }
    }

    /// With the document whose landing brought it.
    #[must_use]
    pub fn brought_by(mut self, twin: Twin) -> Self {
        self.brought_by = Some(twin);
        self
    }

    /// With the words that went and came.
    #[must_use]
    pub fn reworded(mut self, words: Vec<Run>) -> Self {
        self.words = words;
        self
    }

    /// With the other end of the link that it tells of.
    #[must_use]
    pub fn towards(mut self, target: Twin) -> Self {
        self.target = Some(target);
        self
    }
}

/// An event of its kind.
pub type Found<'s> = (&'static EventKind, Sighting<'s>);

/// Where an event stands.
pub struct Place<'s> {
    /// The document; nothing for what concerns the strategy as a whole.
    pub twin: Option<Twin>,
    /// The file, on the side where it stands.
    pub source: &'s Source,
    /// The place in it.
    pub span: Span,
    /// The parts of the document that it tells of, as [`Life::brought`](crate::chronicle::Life::brought)
    /// names them; none where it tells of its meaning as a whole.
    pub parts: Vec<&'static str>,
}

impl<'s> Place<'s> {
    /// In a document, on the side where it stands.
    pub fn document(comparison: &Comparison<'s>, twin: Twin, span: Span) -> Self {
        Self { twin: Some(twin), source: &comparison.document(twin).source, span, parts: Vec::new() }
    }

    /// At the field of a document; at its beginning where it has none.
    pub fn field(comparison: &Comparison<'s>, twin: Twin, field: &'static str) -> Self {
        Self::document(comparison, twin, comparison.document(twin).field_span(field)).of(&[field])
    }

    /// With the parts of the document that it tells of.
    #[must_use]
    pub fn of(mut self, parts: &[&'static str]) -> Self {
        self.parts.extend_from_slice(parts);
        self
    }

    /// In a side's own configuration.
    pub fn settings(side: &'s Side, span: Span) -> Self {
        Self { twin: None, source: &side.configuration, span, parts: Vec::new() }
    }
}

/// An event, weighed.
#[derive(Clone, Debug)]
pub struct Event {
    /// What it is.
    pub kind: &'static EventKind,
    /// How much it matters here.
    pub level: Level,
    /// The document's id; nothing for what concerns the strategy as a whole.
    pub document: Option<String>,
    /// The document's title.
    pub title: Option<String>,
    /// Its file, on the side where it stands.
    pub path: DocPath,
    /// The line, from 1.
    pub line: usize,
    /// One plain sentence.
    pub message: String,
    /// The words that went and came, where it tells of words.
    pub words: Vec<Run>,
    /// The index points that undoing it alone would give back; nothing where it cannot be undone
    /// alone, or nothing is measured.
    pub points: Option<f64>,
    /// What flows through the document, by resource type, in its unit.
    pub flow: IndexMap<String, f64>,
    /// How many live documents lead to it.
    pub dependents: usize,
    /// The commit that landed it.
    pub landing: Option<String>,
    /// Why it was accepted.
    pub accepted: Option<String>,
    /// The decision that explains it.
    pub explained_by: Option<String>,
    /// Whether it is a change of meaning at a vision or objective that no decision explains.
    pub undecided: bool,
    /// What follows from it.
    pub consequences: Vec<Event>,
}

impl Event {
    /// The gravest level of what it tells of, what follows from it included, that nobody accepted;
    /// off where all is accepted.
    pub fn gravest(&self) -> Level {
        let own = if self.accepted.is_some() { Level::Off } else { self.level };
        self.consequences.iter().map(Self::gravest).fold(own, Level::max)
    }

    /// Whether it stands at what `name` names: a document by its id, or the configuration by its file.
    pub fn stands_at(&self, name: &str) -> bool {
        match &self.document {
            Some(id) => id == name,
            None => self.path.as_str() == name,
        }
    }
}
