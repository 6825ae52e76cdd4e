//! Supports that came, went or were divided otherwise.

use crate::diagnostic::Level;
use crate::document::Support;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, Pair, quoted};
use crate::drift::undo::{Undo, supports_in_base, supports_in_head};
use crate::settings::Role;
use crate::strategy::{LinkField, NodeId, Strategy, Target};
use crate::text::Span;

pub static SUPPORT_ADDED: EventKind = EventKind {
    id: "support-added",
    group: "links",
    summary: "a document supports something that it did not support before",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../../docs/events/support-added.md"),
    find: support_added,
};

pub static SUPPORT_REMOVED: EventKind = EventKind {
    id: "support-removed",
    group: "links",
    summary: "a document no longer supports something that it supported before",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../../docs/events/support-removed.md"),
    find: support_removed,
};

pub static SHARE_CHANGED: EventKind = EventKind {
    id: "share-changed",
    group: "links",
    summary: "a document divides its support differently among the same targets",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../../docs/events/share-changed.md"),
    find: share_changed,
};

/// By how much a share may differ and still be the same.
const EQUAL: f64 = 1e-9;

fn support_added<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let (base, head) = (comparison.base.strategy(), comparison.head.strategy());
    let was_named = |pair: &Pair<'_>, to: NodeId| {
        let old = comparison.matching.in_base(to);
        old.is_some_and(|old| base.supports(pair.old).iter().any(|support| support.to == old))
    };
    let mut sightings = Vec::new();
    for pair in comparison.pairs() {
        let carrying = comparison.head.alignment().carrying(pair.new);
        for to in carrying.map(|support| support.to).filter(|&to| !was_named(&pair, to)) {
            let left = without(supports_in_head(comparison, pair.new), head.id(to));
            let undo = Undo::edit(pair.twin(), move |document, _| document.fields.supports.clone_from(&left));
            let message =
                format!("{} now supports {}", comparison.title(pair.twin()), quoted(head.title(to)));
            let place =
                Place::document(comparison, pair.twin(), link_span(head, pair.new, to)).of(&["supports"]);
            sightings.push(Sighting::change(place, message, undo).towards(comparison.twin_of_head(to)));
        }
    }
    sightings
}

fn support_removed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let mut sightings = Vec::new();
    for twin in comparison.matching.twins() {
        let Some(old) = twin.base() else { continue };
        let lost = comparison.base.alignment().carrying(old).map(|support| support.to);
        for to in lost.filter(|&to| is_lost(comparison, twin, to)) {
            let target = comparison.twin_of_base(to);
            let (holder, held) = (comparison.title(twin), comparison.title(target));
            let message = match twin.head() {
                None => format!("{holder} was removed and no longer supports {held}"),
                Some(now) if leads_to(comparison, now, target) => {
                    format!("{holder} leads to {held} over others, and no longer supports it itself")
                }
                Some(_) => format!("{holder} no longer supports {held}"),
            };
            let place = match twin.head() {
                Some(_) => Place::field(comparison, twin, "supports"),
                None => Place::document(comparison, twin, link_span(comparison.base.strategy(), old, to))
                    .of(&["supports"]),
            };
            let undo = put_back(comparison, twin, to);
            sightings.push(Sighting::change(place, message, undo).towards(target));
        }
    }
    sightings
}

/// Whether a document of the head still leads to another.
fn leads_to(comparison: &Comparison<'_>, from: NodeId, target: Twin) -> bool {
    target.head().is_some_and(|target| comparison.head.alignment().chain(from).contains(&target))
}

/// Whether a support that carried in the base is there no longer, and no other event tells of the
/// end of the document that held it or of what it was for.
fn is_lost(comparison: &Comparison<'_>, twin: Twin, to: NodeId) -> bool {
    let has_own_event = |node: NodeId| {
        let role = comparison.base.strategy().role(node);
        matches!(role, Some(Role::Vision | Role::Objective | Role::Initiative))
    };
    let target = comparison.twin_of_base(to);
    match (twin, target.head()) {
        (Twin::New(_), _) => false,
        (Twin::Gone(holder), _) => !has_own_event(holder),
        (Twin::Both(..), _) if comparison.is(twin).is_none() => false,
        (Twin::Both(..), _) if comparison.is(target).is_none() && has_own_event(to) => false,
        (Twin::Both(_, holder), now) => {
            let still = comparison.head.strategy().supports(holder);
            !still.iter().any(|support| Some(support.to) == now)
        }
    }
}

/// Brings one support back, with its share; where one of its ends is gone, that.
fn put_back<'s>(comparison: &Comparison<'s>, twin: Twin, to: NodeId) -> Undo<'s> {
    let (Twin::Both(old, new), Some(_)) = (twin, comparison.matching.in_head(to)) else {
        let target = comparison.twin_of_base(to);
        return Undo::life(if twin.head().is_none() { twin } else { target });
    };
    let (id, today) = (comparison.base.strategy().id(to), comparison.id_of_base(to));
    // Where the target was renamed, the link still stands there under the old name.
    let mut supports = without(supports_in_head(comparison, new), id);
    let lost = supports_in_base(comparison, old).into_iter();
    supports.extend(lost.filter(|support| support.reference.text == today));
    Undo::edit(twin, move |document, _| document.fields.supports.clone_from(&supports))
}

fn without(mut supports: Vec<Support>, id: &str) -> Vec<Support> {
    supports.retain(|support| support.reference.text != id);
    supports
}

fn share_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let divided = comparison.live_pairs().filter(|pair| is_divided_otherwise(comparison, pair));
    let sighting = |pair: Pair<'s>| {
        let message = format!("{} divides its support differently", comparison.title(pair.twin()));
        let undo = Undo::edit(pair.twin(), |document, base| {
            document.fields.supports.clone_from(&base.fields.supports);
        });
        Sighting::change(Place::field(comparison, pair.twin(), "supports"), message, undo)
    };
    divided.map(sighting).collect()
}

fn is_divided_otherwise(comparison: &Comparison<'_>, pair: &Pair<'_>) -> bool {
    let old = comparison.base.strategy().supports(pair.old);
    let new = comparison.head.strategy().supports(pair.new);
    let share_now = |to: NodeId| {
        let to = comparison.matching.in_head(to)?;
        new.iter().find(|support| support.to == to).map(|support| support.share)
    };
    let shares: Option<Vec<(f64, f64)>> =
        old.iter().map(|support| Some((support.share, share_now(support.to)?))).collect();
    let differ = |shares: Vec<(f64, f64)>| shares.iter().any(|(old, new)| (old - new).abs() > EQUAL);
    old.len() == new.len() && shares.is_some_and(differ)
}

/// Where the support of `from` for `to` is written.
fn link_span(strategy: &Strategy, from: NodeId, to: NodeId) -> Span {
    let link = strategy
        .links(from)
        .iter()
        .find(|link| link.field == LinkField::Supports && link.target == Target::Document(to));
    link.map_or(Span::default(), |link| link.span)
}
