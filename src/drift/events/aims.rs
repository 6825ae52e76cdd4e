//! The aims: objectives and how we would know that they are met.

mod key_results;

use jiff::civil::Date;

use super::unread;

pub use key_results::{BASELINE_CHANGED, TARGET_LOWERED, TARGET_RAISED};

use crate::diagnostic::Level;
use crate::document::TradeOff;
use crate::document::{retitled, says_otherwise};
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::side::{Comparison, Pair, quoted};
use crate::drift::undo::{Undo, restore_wording};
use crate::settings::Role;

pub static OBJECTIVE_ADDED: EventKind = EventKind {
    id: "objective-added",
    group: "aims",
    summary: "there is a live objective that was not there before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/objective-added.md"),
    find: objective_added,
};

pub static OBJECTIVE_ENDED: EventKind = EventKind {
    id: "objective-ended",
    group: "aims",
    summary: "an objective is no longer live: done, dropped, paused or removed",
    direction: Direction::Neutral,
    level: Level::Warning,
    page: include_str!("../../../docs/events/objective-ended.md"),
    find: objective_ended,
};

pub static STATEMENT_CHANGED: EventKind = EventKind {
    id: "statement-changed",
    group: "aims",
    summary: "a document's title or statement says something else than before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/statement-changed.md"),
    find: statement_changed,
};

pub static WEIGHT_CHANGED: EventKind = EventKind {
    id: "weight-changed",
    group: "aims",
    summary: "an objective weighs more or less than before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/weight-changed.md"),
    find: weight_changed,
};

pub static DUE_SLIPPED: EventKind = EventKind {
    id: "due-slipped",
    group: "aims",
    summary: "a due date was moved to a later day",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../docs/events/due-slipped.md"),
    find: |comparison| due_moved(comparison, |old, new| new > old),
};

pub static DUE_ADVANCED: EventKind = EventKind {
    id: "due-advanced",
    group: "aims",
    summary: "a due date was moved to an earlier day",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../docs/events/due-advanced.md"),
    find: |comparison| due_moved(comparison, |old, new| new < old),
};

pub static CLOSED_EDITED: EventKind = EventKind {
    id: "closed-edited",
    group: "aims",
    summary: "what was done or dropped has been rewritten afterwards",
    direction: Direction::Neutral,
    level: Level::Warning,
    page: include_str!("../../../docs/events/closed-edited.md"),
    find: closed_edited,
};

fn objective_added<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let added = comparison.arrivals(Role::Objective).map(|twin| {
        let message = format!("There is a new objective, {}", comparison.title(twin));
        Sighting::change(Place::field(comparison, twin, "status"), message, Undo::life(twin))
    });
    added.chain(unread::found(comparison, |role| role == Role::Objective)).collect()
}

fn objective_ended<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let ended = comparison.departures(Role::Objective).map(|twin| {
        let message = format!("The objective {} {}", comparison.title(twin), comparison.fate(twin));
        Sighting::change(Place::field(comparison, twin, "status"), message, Undo::life(twin))
    });
    ended.chain(unread::lost(comparison, |role| role == Role::Objective)).collect()
}

fn statement_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    // Visions and what is closed have events of their own.
    let others = comparison.pairs().filter(|pair| pair.role != Role::Vision && !is_record(pair));
    let changed = others.filter(|pair| says_otherwise(pair.base, pair.head)).map(|pair| {
        let what = match retitled(pair.base, pair.head) {
            true => format!("has another title than before: it was {}", quoted(&pair.base.title.value)),
            false => "says something else than before".to_owned(),
        };
        let message = format!("{} {what}", comparison.title(pair.twin()));
        let place =
            Place::document(comparison, pair.twin(), pair.reworded_span()).of(&["title", "statement"]);
        Sighting::change(place, message, Undo::edit(pair.twin(), restore_wording)).reworded(pair.word_diff())
    });
    changed.collect()
}

fn weight_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let objectives = comparison.pairs().filter(|pair| pair.role == Role::Objective && !pair.stays_closed());
    let changed = objectives.filter_map(|pair| {
        let (old, new) = (pair.base.fields.weight, pair.head.fields.weight);
        let said = match (old, new) {
            (Some(old), Some(new)) if old != new => format!("weighs {new} instead of {old}"),
            (None, Some(new)) => format!("weighs {new} now"),
            (Some(old), None) => format!("has no weight any more; it was {old}"),
            _ => return None,
        };
        let message = format!("{} {said}", comparison.title(pair.twin()));
        let undo = Undo::edit(pair.twin(), |document, base| document.fields.weight = base.fields.weight);
        Some(Sighting::change(Place::field(comparison, pair.twin(), "weight"), message, undo))
    });
    changed.collect()
}

fn due_moved<'s>(comparison: &Comparison<'s>, moved: fn(Date, Date) -> bool) -> Vec<Sighting<'s>> {
    // No date at all is the latest there is.
    let day = |due: Option<Date>| due.unwrap_or(Date::MAX);
    let due = |pair: &Pair<'_>| (pair.base.fields.due, pair.head.fields.due);
    let open = comparison.pairs().filter(|pair| !pair.stays_closed());
    let pairs = open.filter(|pair| moved(day(due(pair).0), day(due(pair).1)));
    let sighting = |pair: Pair<'s>| {
        let said = match due(&pair) {
            (Some(old), Some(new)) => format!("is due on {new} instead of {old}"),
            (None, Some(new)) => format!("is due on {new} now"),
            (Some(old), None) => format!("has no due date any more; it was {old}"),
            (None, None) => String::new(),
        };
        let message = format!("{} {said}", comparison.title(pair.twin()));
        let undo = Undo::edit(pair.twin(), |document, base| document.fields.due = base.fields.due);
        Sighting::change(Place::field(comparison, pair.twin(), "due"), message, undo)
    };
    pairs.map(sighting).collect()
}

/// Whether it is an aim or a key result that was closed before and still is.
fn is_record(pair: &Pair<'_>) -> bool {
    pair.stays_closed() && matches!(pair.role, Role::Vision | Role::Objective | Role::KeyResult)
}

fn closed_edited<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let records = comparison.pairs().filter(is_record);
    let edited = records.filter_map(|pair| {
        let field = rewritten(&pair)?;
        let (document, twin) = (pair.head, pair.twin());
        let span = match field {
            "title" => document.title.span,
            "statement" => document.statement.span,
            field => document.field_span(field),
        };
        let message = format!(
            "{} was {} already, and its {field} was rewritten",
            comparison.title(twin),
            pair.base.status
        );
        let place = Place::document(comparison, twin, span).of(&[field]);
        Some(Sighting::change(place, message, Undo::nothing()))
    });
    edited.collect()
}

/// The first part of a record that differs.
fn rewritten(pair: &Pair<'_>) -> Option<&'static str> {
    let (old, new) = (&pair.base.fields, &pair.head.fields);
    let parts = [
        ("title", retitled(pair.base, pair.head)),
        ("statement", pair.base.statement.value != pair.head.statement.value),
        ("favors", !TradeOff::same(&old.favors, &new.favors)),
        ("weight", old.weight != new.weight),
        ("baseline", old.baseline != new.baseline),
        ("target", old.target != new.target),
        ("current", old.current != new.current),
        ("unit", old.unit != new.unit),
        ("due", old.due != new.due),
    ];
    parts.into_iter().find(|(_, differs)| *differs).map(|(field, _)| field)
}
