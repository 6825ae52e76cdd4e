//! What needs a look, as pages show it.

use serde::Serialize;

use super::{Html, Person, Reference, tone};
use crate::site::charts::Tone;
use crate::site::concern::{Cause, Concern, asked_of, points};
use crate::site::press::Sheet;
use crate::strategy::Party;

/// The most that is asked of somebody on one page.
const ASKED: usize = 12;
/// The most documents that are named where the same is to be said of them.
const ALIKE: usize = 60;

/// Something that needs a look.
#[derive(Debug, Serialize)]
pub struct NeedsLook {
    /// The index points that mending it would win; nothing where it is no matter of points.
    pub points: Option<String>,
    /// The document; of several the first.
    pub document: Reference,
    /// All of them, where the same is to be said of several.
    pub alike: Option<Alike>,
    /// What is the matter, as HTML.
    pub message: Html,
    /// The measure or level that it comes from, in a word.
    pub word: String,
    /// The class of that word.
    pub tone: &'static str,
    /// Whom it is asked of, where it is one document.
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

/// Documents of which the same is to be said.
#[derive(Debug, Serialize)]
pub struct Alike {
    /// How many, in words.
    pub count: String,
    /// The first of them.
    pub documents: Vec<Reference>,
    /// How many more there are.
    pub more: usize,
}

impl Sheet<'_> {
    /// Concerns that say the same, as this page shows them: one by itself, more together.
    pub fn needs_look(&self, concerns: &[&Concern<'_>]) -> Option<NeedsLook> {
        let (press, first) = (self.press, concerns.first()?);
        let (word, tone) = match first.cause {
            Cause::Measure(measure, _) => (format!("measure_{measure}"), Tone::Warn.class()),
            Cause::Rule(level) => (level.word().to_owned(), tone(level)),
        };
        let owners =
            || asked_of(press.strategy, first.document).iter().map(|party| self.person(party)).collect();
        Some(NeedsLook {
            points: first.cause.points().map(|_| press.language.points(points(concerns))),
            document: self.reference(first.document),
            alike: (concerns.len() > 1).then(|| self.alike(concerns)),
            message: self.message(first.message),
            word: press.language.word(&word).to_owned(),
            tone,
            owners: if concerns.len() > 1 { Vec::new() } else { owners() },
        })
    }

    fn alike(&self, concerns: &[&Concern<'_>]) -> Alike {
        let documents = concerns.iter().map(|concern| concern.document);
        Alike {
            count: self.press.language.count("documents", concerns.len()),
            documents: self.references(documents.take(ALIKE)),
            more: concerns.len().saturating_sub(ALIKE),
        }
    }

    /// What is asked of a team or person.
    pub fn asked_of(&self, party: &Party) -> Asked {
        let index = &self.press.index;
        let asked = index.asked_of(party);
        let looks = asked.iter().take(ASKED).filter_map(|&at| self.needs_look(&[&index.concerns[at]]));
        Asked { looks: looks.collect(), more: asked.len().saturating_sub(ASKED) }
    }
}
