//! The yardstick: a pull request must not quietly bend the ruler that it is measured by.

mod configuration;
mod documents;

use std::collections::HashSet;

use crate::diagnostic::Level;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::side::Comparison;
use crate::drift::undo::Undo;
use crate::settings::Settings;

pub static RULES_RELAXED: EventKind = EventKind {
    id: "rules-relaxed",
    group: "yardstick",
    summary: "a rule was lowered, a weight, band, cadence, mapping or term changed, or an exception added",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../docs/events/rules-relaxed.md"),
    find: |comparison| bent(comparison, Bent::Relaxed),
};

pub static RULES_TIGHTENED: EventKind = EventKind {
    id: "rules-tightened",
    group: "yardstick",
    summary: "a rule or an event was raised, or an exception taken out",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../docs/events/rules-tightened.md"),
    find: |comparison| bent(comparison, Bent::Tightened),
};

/// Which way the ruler was bent. What has no direction of its own, a weight or a term, counts as
/// relaxed: it has to be looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bent {
    Relaxed,
    Tightened,
}

/// One change of the ruler.
struct Bend<'s> {
    way: Bent,
    place: Place<'s>,
    message: String,
    undo: Undo<'s>,
}

/// What is said of the ruler when the base's is held against one that was in force on the way.
pub fn bend_messages(comparison: &Comparison<'_>, now: &Settings) -> HashSet<String> {
    configuration::bends_to(comparison, now).into_iter().map(|bend| bend.message).collect()
}

fn bent<'s>(comparison: &Comparison<'s>, way: Bent) -> Vec<Sighting<'s>> {
    let bends = configuration::bends(comparison).into_iter().chain(documents::bends(comparison));
    let this_way = bends.filter(|bend| bend.way == way);
    this_way.map(|bend| Sighting::change(bend.place, bend.message, bend.undo)).collect()
}
