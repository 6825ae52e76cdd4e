//! What follows from what: a consequence is reported once, under the event that caused it.

use rustc_hash::FxHashMap;

use super::event::{EventKind, Found, Sighting};
use super::matching::Twin;

/// An event with what follows from it.
pub struct Told<'s> {
    /// What it is.
    pub kind: &'static EventKind,
    /// What was found.
    pub sighting: Sighting<'s>,
    /// What follows from it.
    pub consequences: Vec<Told<'s>>,
}

/// The events that may cause one, the likeliest first.
fn causes(consequence: &str) -> &'static [&'static str] {
    match consequence {
        "reach-lost" | "reach-gained" => &[
            "support-removed",
            "support-added",
            "share-changed",
            "objective-ended",
            "objective-added",
            "work-ended",
            "work-started",
            "vision-changed",
        ],
        "link-suspect" => &[
            "vision-changed",
            "statement-changed",
            "trade-off-reversed",
            "trade-off-added",
            "trade-off-removed",
            "weight-changed",
            "target-lowered",
            "target-raised",
            "baseline-changed",
            "due-slipped",
            "due-advanced",
            "support-removed",
            "support-added",
            "share-changed",
            "objective-added",
            "work-started",
        ],
        "objective-abandoned" => &["support-removed"],
        "objective-picked-up" => &["support-added"],
        "evidence-lost" => &["support-removed", "target-lowered"],
        "evidence-gained" => &["support-added", "target-raised"],
        "trade-off-added" | "trade-off-removed" => &["vision-changed", "objective-added", "objective-ended"],
        _ => &[],
    }
}

/// Folds what follows from an event under it. What has no cause among them stands by itself.
pub fn fold(found: Vec<Found<'_>>) -> Vec<Told<'_>> {
    let (effects, changes): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|(_, sighting)| !sighting.follows.is_empty());
    let mut told: Vec<Told<'_>> = changes.into_iter().map(tell).collect();
    let mut by_document: FxHashMap<Twin, Vec<usize>> = FxHashMap::default();
    for (at, event) in told.iter().enumerate() {
        if let Some(twin) = event.sighting.place.twin {
            by_document.entry(twin).or_default().push(at);
        }
    }
    let mut uncaused = Vec::new();
    for (kind, sighting) in effects {
        match cause(kind, &sighting, &told, &by_document) {
            Some(at) if is_implied(kind, &sighting, &told[at]) => {}
            Some(at) => told[at].consequences.push(tell((kind, sighting))),
            None => uncaused.push(tell((kind, sighting))),
        }
    }
    told.extend(uncaused);
    told
}

fn tell((kind, sighting): Found<'_>) -> Told<'_> {
    Told { kind, sighting, consequences: Vec::new() }
}

/// The cause that is nearest, and of several at one document the likeliest.
fn cause(
    kind: &EventKind,
    sighting: &Sighting<'_>,
    told: &[Told<'_>],
    by_document: &FxHashMap<Twin, Vec<usize>>,
) -> Option<usize> {
    let causes = causes(kind.id);
    let at_document = |twin: &Twin| {
        let events = by_document.get(twin).into_iter().flatten().copied();
        let ranked = events.filter_map(|at| {
            // What cannot be read is the cause of all that follows from it.
            let unread = told[at].sighting.unread.then_some(0);
            let rank = unread.or_else(|| causes.iter().position(|&id| id == told[at].kind.id))?;
            leads_there(kind, sighting, &told[at].sighting).then_some((rank, at))
        });
        ranked.min().map(|(_, at)| at)
    };
    sighting.follows.iter().find_map(at_document)
}

/// Whether the cause lies on the way: what an objective lost or gained by a link it did only by one
/// whose other end leads to it, too.
fn leads_there(kind: &EventKind, effect: &Sighting<'_>, cause: &Sighting<'_>) -> bool {
    let by_link = kind.id.starts_with("objective-") || kind.id.starts_with("evidence-");
    let concerned = |twin: Twin| effect.place.twin == Some(twin) || effect.follows.contains(&twin);
    !by_link || cause.target.is_none_or(concerned)
}

/// A document that gives up a support loses reach by it: that says nothing more.
fn is_implied(kind: &EventKind, effect: &Sighting<'_>, cause: &Told<'_>) -> bool {
    let own = effect.place.twin == cause.sighting.place.twin;
    own && matches!(
        (kind.id, cause.kind.id),
        ("reach-lost", "support-removed") | ("reach-gained", "support-added")
    )
}
