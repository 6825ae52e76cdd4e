//! Objectives: whether someone works on them, and whether we would see that they are met.

use crate::alignment::Alignment;
use crate::diagnostic::Level;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, Pair};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static OBJECTIVE_ABANDONED: EventKind = EventKind {
    id: "objective-abandoned",
    group: "links",
    summary: "no live work reaches a live objective any more",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/objective-abandoned.md"),
    find: |comparison| lost(comparison, worked_on, |title| format!("Nobody works on {title} any more")),
};

pub static OBJECTIVE_PICKED_UP: EventKind = EventKind {
    id: "objective-picked-up",
    group: "links",
    summary: "live work reaches a live objective that none reached before",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/objective-picked-up.md"),
    find: |comparison| gained(comparison, worked_on, |title| format!("Somebody works on {title} now")),
};

pub static EVIDENCE_LOST: EventKind = EventKind {
    id: "evidence-lost",
    group: "links",
    summary: "no live key result with a target leads to a live objective any more",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/evidence-lost.md"),
    find: |comparison| {
        lost(comparison, measured, |title| {
            format!("No key result with a target shows any more whether {title} is met")
        })
    },
};

pub static EVIDENCE_GAINED: EventKind = EventKind {
    id: "evidence-gained",
    group: "links",
    summary: "a live objective without a measurable key result has one now",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/evidence-gained.md"),
    find: |comparison| {
        gained(comparison, measured, |title| {
            format!("A key result with a target shows now whether {title} is met")
        })
    },
};

/// Which documents are reached, by their numbers.
type Reached = fn(&Alignment) -> Vec<bool>;

/// Which documents live work leads to.
fn worked_on(alignment: &Alignment) -> Vec<bool> {
    alignment.reached_from(alignment.live(Role::Initiative))
}

/// Which documents a live key result with a target leads to.
fn measured(alignment: &Alignment) -> Vec<bool> {
    let has_target = |node: &NodeId| alignment.strategy.document(*node).fields.target.is_some();
    alignment.reached_from(alignment.live(Role::KeyResult).filter(has_target))
}

/// The live objectives that were reached and no longer are.
fn lost<'s>(comparison: &Comparison<'s>, reached: Reached, said: fn(&str) -> String) -> Vec<Sighting<'s>> {
    let turned = turned(comparison, reached).filter(|(_, before)| *before);
    turned
        .map(|(pair, _)| {
            let below = comparison.base.alignment().below(pair.old).into_iter();
            sighting(comparison, &pair, said, below.map(|node| comparison.twin_of_base(node)).collect())
        })
        .collect()
}

/// The live objectives that are reached and were not.
fn gained<'s>(comparison: &Comparison<'s>, reached: Reached, said: fn(&str) -> String) -> Vec<Sighting<'s>> {
    let turned = turned(comparison, reached).filter(|(_, before)| !before);
    turned
        .map(|(pair, _)| {
            let below = comparison.head.alignment().below(pair.new).into_iter();
            sighting(comparison, &pair, said, below.map(|node| comparison.twin_of_head(node)).collect())
        })
        .collect()
}

/// The objectives that are live on both sides and reached on one, and whether that is the base.
fn turned<'s>(comparison: &Comparison<'s>, reached: Reached) -> impl Iterator<Item = (Pair<'s>, bool)> {
    let (before, after) = (reached(comparison.base.alignment()), reached(comparison.head.alignment()));
    let objectives: Vec<Pair<'s>> =
        comparison.live_pairs().filter(|pair| pair.role == Role::Objective).collect();
    let states =
        objectives.into_iter().map(move |pair| (pair, before[pair.old.index()], after[pair.new.index()]));
    states.filter(|(_, before, after)| before != after).map(|(pair, before, _)| (pair, before))
}

fn sighting<'s>(
    comparison: &Comparison<'s>,
    pair: &Pair<'s>,
    said: fn(&str) -> String,
    follows: Vec<Twin>,
) -> Sighting<'s> {
    let place = Place::document(comparison, pair.twin(), pair.head.title.span);
    Sighting::effect(place, said(&comparison.title(pair.twin())), follows)
}
