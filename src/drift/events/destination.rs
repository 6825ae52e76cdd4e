//! The destination: visions, and the trade-offs that visions and objectives favor.

use super::unread;
use crate::diagnostic::Level;
use crate::document::says_otherwise;
use crate::document::{Document, TradeOff};
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::Comparison;
use crate::drift::undo::{Undo, restore_wording};
use crate::settings::Role;

pub static VISION_CHANGED: EventKind = EventKind {
    id: "vision-changed",
    group: "destination",
    summary: "a vision says something else than before, came or went",
    direction: Direction::Neutral,
    level: Level::Warning,
    page: include_str!("../../../docs/events/vision-changed.md"),
    find: vision_changed,
};

pub static TRADE_OFF_ADDED: EventKind = EventKind {
    id: "trade-off-added",
    group: "destination",
    summary: "a vision or objective states a trade-off that it did not state before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/trade-off-added.md"),
    find: trade_off_added,
};

pub static TRADE_OFF_REMOVED: EventKind = EventKind {
    id: "trade-off-removed",
    group: "destination",
    summary: "a vision or objective no longer states a trade-off",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/trade-off-removed.md"),
    find: trade_off_removed,
};

pub static TRADE_OFF_REVERSED: EventKind = EventKind {
    id: "trade-off-reversed",
    group: "destination",
    summary: "a vision or objective now favors what came second",
    direction: Direction::Neutral,
    level: Level::Warning,
    page: include_str!("../../../docs/events/trade-off-reversed.md"),
    find: trade_off_reversed,
};

fn vision_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let came = comparison.arrivals(Role::Vision);
    let came = came.map(|twin| (twin, format!("There is a new vision, {}", comparison.title(twin))));
    let went = comparison.departures(Role::Vision);
    let went =
        went.map(|twin| (twin, format!("The vision {} {}", comparison.title(twin), comparison.fate(twin))));
    let lives = came.chain(went).map(|(twin, message)| {
        Sighting::change(Place::field(comparison, twin, "status"), message, Undo::life(twin))
    });
    let visions = comparison.live_pairs().filter(|pair| pair.role == Role::Vision);
    let reworded = visions.filter(|pair| says_otherwise(pair.base, pair.head)).map(|pair| {
        let twin = pair.twin();
        let message = format!("The vision {} says something else than before", comparison.title(twin));
        let place = Place::document(comparison, twin, pair.reworded_span()).of(&["title", "statement"]);
        Sighting::change(place, message, Undo::edit(twin, restore_wording)).reworded(pair.word_diff())
    });
    let is_vision = |role| role == Role::Vision;
    let unread = unread::lost(comparison, is_vision).into_iter().chain(unread::found(comparison, is_vision));
    lives.chain(reworded).chain(unread).collect()
}

fn trade_off_added<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let shifts = shifts(comparison).into_iter();
    let added = shifts.filter_map(|shift| Some((shift.twin, shift.came.filter(|_| shift.went.is_none())?)));
    let sighting = |(twin, came): (Twin, &'s TradeOff)| {
        let message = format!("{} now favors “{}”", comparison.title(twin), came.text);
        let place = Place::document(comparison, twin, came.span).of(&["favors"]);
        match comparison.was(twin) {
            None => Sighting::effect(place, message, vec![twin]),
            Some(_) => {
                let undo = Undo::edit(twin, move |document, _| leave(document, came));
                Sighting::change(place, message, undo)
            }
        }
    };
    added.map(sighting).collect()
}

fn trade_off_removed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let shifts = shifts(comparison).into_iter();
    let removed = shifts.filter_map(|shift| Some((shift.twin, shift.went.filter(|_| shift.came.is_none())?)));
    let sighting = |(twin, went): (Twin, &'s TradeOff)| {
        let message = format!("{} no longer favors “{}”", comparison.title(twin), went.text);
        let place = Place::field(comparison, twin, "favors");
        match comparison.is(twin) {
            None => Sighting::effect(place, message, vec![twin]),
            Some(_) => {
                let undo = Undo::edit(twin, move |document, _| document.fields.favors.push(went.clone()));
                Sighting::change(place, message, undo)
            }
        }
    };
    removed.map(sighting).collect()
}

fn trade_off_reversed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let shifts = shifts(comparison).into_iter();
    let reversed = shifts.filter_map(|shift| Some((shift.twin, shift.went?, shift.came?)));
    let sighting = |(twin, went, came): (Twin, &'s TradeOff, &'s TradeOff)| {
        let message = format!("{} now favors “{}”, not “{}”", comparison.title(twin), came.text, went.text);
        let undo = Undo::edit(twin, move |document, _| {
            leave(document, came);
            document.fields.favors.push(went.clone());
        });
        Sighting::change(Place::document(comparison, twin, came.span).of(&["favors"]), message, undo)
    };
    reversed.map(sighting).collect()
}

/// A preference that came, went, or (both) was turned around.
struct Shift<'s> {
    twin: Twin,
    went: Option<&'s TradeOff>,
    came: Option<&'s TradeOff>,
}

fn shifts<'s>(comparison: &Comparison<'s>) -> Vec<Shift<'s>> {
    let mut shifts = Vec::new();
    for twin in comparison.matching.twins() {
        let old = favored(comparison.was(twin), comparison.before(twin));
        let new = favored(comparison.is(twin), comparison.now(twin));
        let came = new.iter().filter(|favor| !states(old, favor));
        for came in came.clone() {
            let went = old.iter().find(|went| went.reverses(came)).filter(|went| !states(new, went));
            shifts.push(Shift { twin, went, came: Some(came) });
        }
        let gone = old.iter().filter(|favor| !states(new, favor));
        let gone = gone.filter(|went| !came.clone().any(|came| went.reverses(came)));
        shifts.extend(gone.map(|went| Shift { twin, went: Some(went), came: None }));
    }
    shifts
}

/// What a live vision or objective favors.
fn favored(role: Option<Role>, document: Option<&Document>) -> &[TradeOff] {
    match (role, document) {
        (Some(Role::Vision | Role::Objective), Some(document)) => &document.fields.favors,
        _ => &[],
    }
}

fn states(favors: &[TradeOff], favor: &TradeOff) -> bool {
    favors.iter().any(|stated| stated.says(favor))
}

/// Takes a trade-off out of what a document favors.
fn leave(document: &mut Document, favor: &TradeOff) {
    document.fields.favors.retain(|kept| !kept.says(favor));
}
