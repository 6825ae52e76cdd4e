//! Check-ins: whether they come when promised, and how sure they are.

use jiff::civil::Date;

use crate::alignment::Alignment;
use crate::chronicle::{Rhythm, rhythm};
use crate::diagnostic::Level;
use crate::document::Confidence;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::side::{Comparison, Pair, Side};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static CHECK_IN_LAPSED: EventKind = EventKind {
    id: "check-in-lapsed",
    group: "watch",
    summary: "an objective or initiative that was looked at on time no longer is",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/check-in-lapsed.md"),
    find: check_in_lapsed,
};

pub static CHECK_IN_RESUMED: EventKind = EventKind {
    id: "check-in-resumed",
    group: "watch",
    summary: "an objective or initiative that had been left alone is looked at again",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/check-in-resumed.md"),
    find: check_in_resumed,
};

pub static CONFIDENCE_FELL: EventKind = EventKind {
    id: "confidence-fell",
    group: "watch",
    summary: "the latest check-in is less confident than the latest one before",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/confidence-fell.md"),
    find: |comparison| confidence_moved(comparison, |old, new| new < old),
};

pub static CONFIDENCE_ROSE: EventKind = EventKind {
    id: "confidence-rose",
    group: "watch",
    summary: "the latest check-in is more confident than the latest one before",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/confidence-rose.md"),
    find: |comparison| confidence_moved(comparison, |old, new| new > old),
};

/// The live objectives and initiatives with how they stood with their check-ins, and stand now.
fn rhythms<'c, 's>(comparison: &'c Comparison<'s>) -> impl Iterator<Item = (Pair<'s>, Rhythm, Rhythm)> + 'c {
    let of = |side: &Side, node: NodeId| rhythm(side.alignment(), side.analysis.chronicle(), node);
    let promised =
        comparison.live_pairs().filter(|pair| matches!(pair.role, Role::Objective | Role::Initiative));
    promised.map(move |pair| (pair, of(comparison.base, pair.old), of(comparison.head, pair.new)))
}

fn check_in_lapsed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let lapsed = rhythms(comparison).filter(|(_, before, now)| before.on_time && !now.on_time);
    lapsed
        .map(|(pair, _, now)| {
            let last = now.last.map_or_else(|| "never".to_owned(), |last| format!("on {last}"));
            let title = comparison.title(pair.twin());
            let message = format!("{title} was last looked at {last}, promised {}", now.cadence.every());
            let place = Place::document(comparison, pair.twin(), pair.head.title.span);
            Sighting::effect(place, message, Vec::new())
        })
        .collect()
}

fn check_in_resumed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let late = |rhythm: &Rhythm| rhythm.due && !rhythm.on_time;
    let resumed = rhythms(comparison).filter(|(_, before, now)| late(before) && now.on_time);
    let sighting = |(pair, _, now): (Pair<'s>, Rhythm, Rhythm)| {
        let last = now.last.map_or_else(String::new, |last| format!(" on {last}"));
        let message = format!("{} was looked at again{last}", comparison.title(pair.twin()));
        let place = Place::document(comparison, pair.twin(), pair.head.title.span);
        let sighting = Sighting::effect(place, message, Vec::new());
        match looks(comparison.head.alignment(), pair.new).next_back() {
            Some((_, look)) => sighting.brought_by(comparison.twin_of_head(look)),
            None => sighting,
        }
    };
    resumed.map(sighting).collect()
}

fn confidence_moved<'s>(comparison: &Comparison<'s>, moved: fn(f64, f64) -> bool) -> Vec<Sighting<'s>> {
    let stated = comparison.live_pairs().filter_map(|pair| {
        let (_, old) = confidence(comparison.base.alignment(), pair.old)?;
        let (look, new) = confidence(comparison.head.alignment(), pair.new)?;
        Some((pair, look, old, new))
    });
    stated
        .filter(|(_, _, old, new)| moved(old.share(), new.share()))
        .map(|(pair, look, old, new)| {
            let said = format!("is {} instead of {}", in_words(new), in_words(old));
            let message = format!("{} {said}", comparison.title(pair.twin()));
            let place = Place::document(comparison, pair.twin(), pair.head.title.span);
            Sighting::effect(place, message, Vec::new()).brought_by(comparison.twin_of_head(look))
        })
        .collect()
}

/// The live check-ins about a document up to the day at hand, oldest first; where two are of one day,
/// in the order of their ids.
fn looks(alignment: &Alignment, node: NodeId) -> impl DoubleEndedIterator<Item = (Date, NodeId)> {
    let strategy = &alignment.strategy;
    let looks = strategy.looks(node).iter().copied().filter(|&look| alignment.is_live(look));
    let check_ins = looks.filter(|&look| strategy.role(look) == Some(Role::CheckIn));
    let dated = check_ins.filter_map(|look| Some((strategy.document(look).fields.date?, look)));
    let mut past: Vec<(Date, NodeId)> = dated.filter(|(date, _)| *date <= alignment.as_of).collect();
    past.sort_by_key(|&(date, look)| (date, strategy.id(look)));
    past.into_iter()
}

/// The confidence of the latest check-in about a document that states one, and that check-in.
fn confidence(alignment: &Alignment, node: NodeId) -> Option<(NodeId, Confidence)> {
    let stated = |(_, look)| Some((look, alignment.strategy.document(look).fields.confidence?));
    looks(alignment, node).rev().find_map(stated)
}

fn in_words(confidence: Confidence) -> String {
    match confidence {
        Confidence::Share(share) => format!("{:.0} % sure", 100.0 * share),
        word => word.word().replace('-', " "),
    }
}
