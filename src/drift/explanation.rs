//! Which changes of meaning somebody decided (measures.md, Drift, Explained).

use indexmap::IndexSet;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::event::{EventKind, Found, Sighting};
use super::matching::Twin;
use super::side::Comparison;
use crate::chronicle::LandingId;
use crate::settings::Role;
use crate::strategy::{LinkField, NodeId, Strategy, Target};

/// The events that are changes of meaning, where they are of a vision or objective.
pub const OF_MEANING: [&str; 9] = [
    "closed-edited",
    "objective-added",
    "objective-ended",
    "statement-changed",
    "trade-off-added",
    "trade-off-removed",
    "trade-off-reversed",
    "vision-changed",
    "weight-changed",
];

/// For each document the new decisions that are about it or support it, in the order in which they
/// landed and then of their ids.
pub struct Explanations(FxHashMap<Twin, Vec<Decided>>);

/// A new decision.
#[derive(Clone)]
struct Decided {
    /// When it landed; nothing without history.
    landing: Option<LandingId>,
    id: String,
}

impl Explanations {
    /// What the decisions say that are in force in the head and were not in the base.
    pub fn of(comparison: &Comparison<'_>) -> Self {
        let strategy = comparison.head.strategy();
        let chronicle = comparison.head.analysis.chronicle();
        let mut explanations: FxHashMap<Twin, Vec<Decided>> = FxHashMap::default();
        for node in comparison.arrivals(Role::Decision).filter_map(Twin::head) {
            let id = strategy.id(node);
            let landing = chronicle.and_then(|chronicle| Some(chronicle.life(id)?.first));
            for twin in concerned(comparison, node) {
                explanations.entry(twin).or_default().push(Decided { landing, id: id.to_owned() });
            }
        }
        for decided in explanations.values_mut() {
            decided.sort_by(|a, b| (a.landing, &a.id).cmp(&(b.landing, &b.id)));
        }
        Self(explanations)
    }

    /// The decision that explains an event that came with `landing`: a change of meaning at a vision or
    /// objective.
    pub fn of_event(
        &self,
        comparison: &Comparison<'_>,
        kind: &EventKind,
        sighting: &Sighting<'_>,
        landing: Option<LandingId>,
    ) -> Option<&str> {
        let decided = self.0.get(&steered(comparison, kind, sighting)?)?;
        nearest(decided, landing)
    }

    /// How many visions and objectives changed their meaning, and which of them nobody decided.
    pub fn count(&self, comparison: &Comparison<'_>, found: &[Found<'_>]) -> Meaning {
        let steered = found.iter().filter_map(|(kind, sighting)| steered(comparison, kind, sighting));
        let changed: IndexSet<Twin> = steered.collect();
        let undecided = changed.iter().filter(|twin| !self.0.contains_key(*twin));
        let ids = |twins: &mut dyn Iterator<Item = &Twin>| {
            let mut ids: Vec<String> =
                twins.map(|&twin| comparison.document(twin).id.value.clone()).collect();
            ids.sort();
            ids
        };
        Meaning {
            changed: changed.len(),
            goals: ids(&mut changed.iter()),
            undecided: ids(&mut { undecided }),
        }
    }
}

/// The decision that landed with `landing`, else the last before it, else the first after it.
fn nearest(decided: &[Decided], landing: Option<LandingId>) -> Option<&str> {
    let with = decided.iter().find(|decided| decided.landing == landing);
    let before = || decided.iter().rev().find(|decided| decided.landing < landing);
    with.or_else(before).or(decided.first()).map(|decided| decided.id.as_str())
}

/// The changes of meaning between two sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// How many visions and objectives mean something else than before, came or went.
    pub changed: usize,
    /// Which, by id.
    #[serde(skip)]
    pub goals: Vec<String>,
    /// Which of them no decision explains, by id.
    pub undecided: Vec<String>,
}

/// The vision or objective whose meaning an event changed.
pub fn steered(comparison: &Comparison<'_>, kind: &EventKind, sighting: &Sighting<'_>) -> Option<Twin> {
    let of_meaning = OF_MEANING.contains(&kind.id) && !sighting.unread;
    let twin = sighting.place.twin.filter(|_| of_meaning)?;
    let steers = |node: Option<NodeId>, strategy: &Strategy| {
        node.is_some_and(|node| matches!(strategy.role(node), Some(Role::Vision | Role::Objective)))
    };
    let before = steers(twin.base(), comparison.base.strategy());
    (before || steers(twin.head(), comparison.head.strategy())).then_some(twin)
}

/// The documents that a decision is about or supports; those that are gone by their old names.
fn concerned(comparison: &Comparison<'_>, decision: NodeId) -> Vec<Twin> {
    let (base, head) = (comparison.base.strategy(), comparison.head.strategy());
    let path = head.document(decision).path();
    let links = head.links(decision).iter();
    let naming = links.filter(|link| matches!(link.field, LinkField::About | LinkField::Supports));
    let twins = naming.filter_map(|link| match link.target {
        Target::Document(node) => Some(comparison.twin_of_head(node)),
        _ => match base.lookup().find(&link.text, path) {
            Target::Document(node) => Some(comparison.twin_of_base(node)),
            _ => None,
        },
    });
    twins.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_explained_by_what_was_decided_with_it_or_last_before_it() {
        let decided = [(2, "budget"), (2, "cuts"), (5, "app"), (7, "board")];
        let decided = decided.map(|(landing, id)| Decided { landing: Some(landing), id: id.to_owned() });
        for (landing, id) in [(1, "budget"), (2, "budget"), (4, "cuts"), (5, "app"), (6, "app"), (9, "board")]
        {
            assert_eq!(nearest(&decided, Some(landing)), Some(id), "{landing}");
        }
        assert_eq!(nearest(&[], Some(1)), None);
        let known = ["b", "c"].map(|id| Decided { landing: None, id: id.to_owned() });
        assert_eq!(nearest(&known, None), Some("b"));
    }
}
