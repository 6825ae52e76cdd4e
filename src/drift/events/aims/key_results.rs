//! Key results: what is asked for, and from where.

use crate::diagnostic::Level;
use crate::document::Fields;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::side::{Comparison, Pair};
use crate::drift::undo::Undo;
use crate::settings::Role;

pub static TARGET_LOWERED: EventKind = EventKind {
    id: "target-lowered",
    group: "aims",
    summary: "a key result asks for less than before",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/target-lowered.md"),
    find: |comparison| target_moved(comparison, Ask::Less),
};

pub static TARGET_RAISED: EventKind = EventKind {
    id: "target-raised",
    group: "aims",
    summary: "a key result asks for more than before",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/target-raised.md"),
    find: |comparison| target_moved(comparison, Ask::More),
};

pub static BASELINE_CHANGED: EventKind = EventKind {
    id: "baseline-changed",
    group: "aims",
    summary: "a key result starts from another value than before",
    direction: Direction::Neutral,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/baseline-changed.md"),
    find: baseline_changed,
};

/// What a changed target asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ask {
    More,
    Less,
}

fn open_key_results<'c, 's>(comparison: &'c Comparison<'s>) -> impl Iterator<Item = Pair<'s>> + 'c {
    comparison.pairs().filter(|pair| pair.role == Role::KeyResult && !pair.stays_closed())
}

fn target_moved<'s>(comparison: &Comparison<'s>, ask: Ask) -> Vec<Sighting<'s>> {
    let key_results = open_key_results(comparison);
    let moved = key_results.filter(|pair| asks(&pair.base.fields, &pair.head.fields) == Some(ask));
    let sighting = |pair: Pair<'s>| {
        let message = format!("{} {}", comparison.title(pair.twin()), said(&pair));
        let undo = Undo::edit(pair.twin(), |document, base| document.fields.target = base.fields.target);
        Sighting::change(Place::field(comparison, pair.twin(), "target"), message, undo)
    };
    moved.map(sighting).collect()
}

/// Whether the new target asks for more or less than the old one: it moved away from the baseline, or
/// towards it and beyond. Without a baseline that is 0; no target asks for nothing.
fn asks(old: &Fields, new: &Fields) -> Option<Ask> {
    let baseline = old.baseline.or(new.baseline).unwrap_or(0.0);
    match (old.target, new.target) {
        (None, None) => None,
        (None, Some(_)) => Some(Ask::More),
        (Some(_), None) => Some(Ask::Less),
        (Some(old), Some(new)) if old == new => None,
        (Some(old), Some(new)) if (new - old) * (old - baseline) < 0.0 => Some(Ask::Less),
        _ => Some(Ask::More),
    }
}

fn said(pair: &Pair<'_>) -> String {
    let unit = pair.head.fields.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    match (pair.base.fields.target, pair.head.fields.target) {
        (Some(old), Some(new)) => format!("aims at {new}{unit} instead of {old}{unit}"),
        (None, Some(new)) => format!("has a target now: {new}{unit}"),
        (Some(old), None) => format!("has no target any more; it was {old}{unit}"),
        (None, None) => String::new(),
    }
}

fn baseline_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let number = |value: Option<f64>| value.map_or_else(|| "nothing".to_owned(), |value| value.to_string());
    let key_results = open_key_results(comparison);
    let moved = key_results.filter(|pair| pair.base.fields.baseline != pair.head.fields.baseline);
    let sighting = |pair: Pair<'s>| {
        let (old, new) = (number(pair.base.fields.baseline), number(pair.head.fields.baseline));
        let message = format!("{} starts from {new} instead of {old}", comparison.title(pair.twin()));
        let undo = Undo::edit(pair.twin(), |document, base| document.fields.baseline = base.fields.baseline);
        Sighting::change(Place::field(comparison, pair.twin(), "baseline"), message, undo)
    };
    moved.map(sighting).collect()
}
