//! What needs a look, as pages show it.

use serde::Serialize;

use super::{Html, Person, Reference, tone};
use crate::site::charts::Tone;
use crate::site::concern::{Cause, Concern, asked_of};
use crate::site::press::Sheet;
use crate::strategy::Party;

/// The most that is asked of somebody on one page.
const ASKED: usize = 12;

/// Something that needs a look.
#[derive(Debug, Serialize)]
pub struct NeedsLook {
    /// The index points that mending it would win; nothing where it is no matter of points.
    pub points: Option<String>,
    /// The document.
    pub document: Reference,
    /// What is the matter, as HTML.
    pub message: Html,
    /// The measure or level that it comes from, in a word.
    pub word: String,
    /// The class of that word.
    pub tone: &'static str,
    /// Whom it is asked of.
    pub owners: Vec<Person>,
}

/// What is asked of a team or person.
#[derive(Debug, Default, Serialize)]
pub struct Asked {
    /// What needs a look, dearest first.
    pub looks: Vec<NeedsLook>,
    /// How many more there are.
    pub more: usize,
}

impl Sheet<'_> {
    /// Something that needs a look, as this page shows it.
    pub fn needs_look(&self, concern: &Concern<'_>) -> NeedsLook {
        let language = &self.press.language;
        let (points, word, tone) = match concern.cause {
            Cause::Measure(measure, points) => {
                (Some(language.points(points)), format!("measure_{measure}"), Tone::Warn.class())
            }
            Cause::Rule(level) => (None, level.word().to_owned(), tone(level)),
        };
        NeedsLook {
            points,
            document: self.reference(concern.document),
            message: self.message(concern.message),
            word: language.word(&word).to_owned(),
            tone,
            owners: asked_of(self.press.strategy, concern.document)
                .iter()
                .map(|party| self.person(party))
                .collect(),
        }
    }

    /// What is asked of a team or person.
    pub fn asked_of(&self, party: &Party) -> Asked {
        let index = &self.press.index;
        let asked = index.asked_of(party);
        let looks = asked.iter().take(ASKED).map(|&at| self.needs_look(&index.concerns[at]));
        Asked { looks: looks.collect(), more: asked.len().saturating_sub(ASKED) }
    }
}
