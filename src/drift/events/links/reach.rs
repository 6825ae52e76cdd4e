//! What arrives at a vision.

use crate::diagnostic::Level;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, Pair};
use crate::settings::Role;

pub static REACH_LOST: EventKind = EventKind {
    id: "reach-lost",
    group: "links",
    summary: "less of a document's support arrives at a vision than before",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/reach-lost.md"),
    find: reach_lost,
};

pub static REACH_GAINED: EventKind = EventKind {
    id: "reach-gained",
    group: "links",
    summary: "more of a document's support arrives at a vision than before",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/reach-gained.md"),
    find: reach_gained,
};

/// By how much two sums of shares may differ and still be the same.
const SAME: f64 = 1e-9;

fn reach_lost<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let lost = moved(comparison).filter(|(_, old, new)| *new < old - SAME);
    lost.map(|(pair, old, new)| {
        let chain = comparison.base.alignment().chain(pair.old);
        sighting(comparison, &pair, (old, new), chain.into_iter().map(|node| comparison.twin_of_base(node)))
    })
    .collect()
}

fn reach_gained<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let gained = moved(comparison).filter(|(_, old, new)| *new > old + SAME);
    gained
        .map(|(pair, old, new)| {
            let chain = comparison.head.alignment().chain(pair.new);
            sighting(
                comparison,
                &pair,
                (old, new),
                chain.into_iter().map(|node| comparison.twin_of_head(node)),
            )
        })
        .collect()
}

/// The pairs with their reach before and now.
fn moved<'c, 's>(comparison: &'c Comparison<'s>) -> impl Iterator<Item = (Pair<'s>, f64, f64)> + 'c {
    let (base, head) = (comparison.base.alignment(), comparison.head.alignment());
    let pairs = comparison.live_pairs().filter(|pair| pair.role != Role::Vision);
    pairs.map(|pair| (pair, base.reach(pair.old), head.reach(pair.new)))
}

fn sighting<'s>(
    comparison: &Comparison<'s>,
    pair: &Pair<'s>,
    (old, new): (f64, f64),
    chain: impl Iterator<Item = Twin>,
) -> Sighting<'s> {
    let place = Place::field(comparison, pair.twin(), "supports");
    let (title, old, new) = (comparison.title(pair.twin()), percent(old), percent(new));
    let message = format!("{new} of {title} leads to the vision instead of {old}");
    Sighting::effect(place, message, chain.collect())
}

/// Whole percent, but never all or nothing where it is not.
fn percent(share: f64) -> String {
    match 100.0 * share {
        none if none <= 0.0 => "0 %".to_owned(),
        all if all >= 100.0 => "100 %".to_owned(),
        part => format!("{:.0} %", part.clamp(1.0, 99.0)),
    }
}
