//! Links whose target changed after they were last looked at.

use rustc_hash::FxHashSet;

use crate::diagnostic::Level;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, Side, quoted};
use crate::drift::undo::Undo;
use crate::strategy::NodeId;

pub static LINK_SUSPECT: EventKind = EventKind {
    id: "link-suspect",
    group: "links",
    summary: "something changed its meaning, and what links to it was not looked at since",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/link-suspect.md"),
    find: link_suspect,
};

pub static LINK_AFFIRMED: EventKind = EventKind {
    id: "link-affirmed",
    group: "links",
    summary: "a link that was suspect has been looked at",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/link-affirmed.md"),
    find: link_affirmed,
};

/// The suspect supports of a side, each from one document to another.
fn suspects(side: &Side) -> Vec<(NodeId, NodeId)> {
    let chronicle = side.analysis.chronicle();
    let suspects = chronicle.map(|chronicle| chronicle.suspects(side.alignment())).unwrap_or_default();
    suspects.iter().map(|suspect| (suspect.support.from, suspect.support.to)).collect()
}

fn link_suspect<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let known = suspects(comparison.base);
    let in_head = |node| comparison.matching.in_head(node);
    let known: FxHashSet<_> = known.into_iter().map(|(from, to)| (in_head(from), in_head(to))).collect();
    let new =
        suspects(comparison.head).into_iter().filter(|&(from, to)| !known.contains(&(Some(from), Some(to))));
    new.map(|(from, to)| {
        let twin = comparison.twin_of_head(from);
        let target = quoted(comparison.head.strategy().title(to));
        let message = format!("{target} changed, and {} was not looked at since", comparison.title(twin));
        let place = Place::field(comparison, twin, "supports");
        let changed = comparison.twin_of_head(to);
        Sighting::effect(place, message, vec![changed]).brought_by(changed)
    })
    .collect()
}

fn link_affirmed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let still: FxHashSet<_> = suspects(comparison.head).into_iter().collect();
    let head = comparison.head.alignment();
    let mut sightings = Vec::new();
    for (from, to) in suspects(comparison.base) {
        let now = comparison.matching.in_head(from).zip(comparison.matching.in_head(to));
        let Some((new, target)) = now.filter(|link| !still.contains(link)) else { continue };
        if head.carrying(new).any(|support| support.to == target) {
            let twin = Twin::Both(from, new);
            let target = quoted(comparison.head.strategy().title(target));
            let message = format!("{} was looked at again after {target} changed", comparison.title(twin));
            let undo = Undo::edit(twin, |document, base| document.fields.reviewed = base.fields.reviewed);
            sightings.push(Sighting::change(Place::field(comparison, twin, "reviewed"), message, undo));
        }
    }
    sightings
}
