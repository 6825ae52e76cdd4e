//! Which changes of meaning somebody decided (measures.md, Drift, Explained).

use indexmap::IndexSet;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::event::{EventKind, Found, Sighting};
use super::matching::Twin;
use super::side::Comparison;
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

/// For each document that new decisions are about or support, the first of them, by its id.
pub struct Explanations(FxHashMap<Twin, String>);

impl Explanations {
    /// What the decisions say that are in force in the head and were not in the base.
    pub fn of(comparison: &Comparison<'_>) -> Self {
        let strategy = comparison.head.strategy();
        let mut explanations: FxHashMap<Twin, String> = FxHashMap::default();
        let mut decisions: Vec<_> = comparison.arrivals(Role::Decision).filter_map(Twin::head).collect();
        decisions.sort_by_key(|&node| strategy.id(node));
        for decision in decisions {
            for twin in concerned(comparison, decision) {
                explanations.entry(twin).or_insert_with(|| strategy.id(decision).to_owned());
            }
        }
        Self(explanations)
    }

    /// The decision that explains an event: a change of meaning at a vision or objective.
    pub fn of_event(
        &self,
        comparison: &Comparison<'_>,
        kind: &EventKind,
        sighting: &Sighting<'_>,
    ) -> Option<&str> {
        let twin = steered(comparison, kind, sighting)?;
        self.0.get(&twin).map(String::as_str)
    }

    /// How many visions and objectives changed their meaning, and which of them nobody decided.
    pub fn count(&self, comparison: &Comparison<'_>, found: &[Found<'_>]) -> Meaning {
        let steered = found.iter().filter_map(|(kind, sighting)| steered(comparison, kind, sighting));
        let changed: IndexSet<Twin> = steered.collect();
        let undecided = changed.iter().filter(|twin| !self.0.contains_key(*twin));
        let mut ids: Vec<String> =
            undecided.map(|&twin| comparison.document(twin).id.value.clone()).collect();
        ids.sort();
        Meaning { changed: changed.len(), undecided: ids }
    }
}

/// The changes of meaning between two sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meaning {
    /// How many visions and objectives mean something else than before, came or went.
    pub changed: usize,
    /// Which of them no decision explains, by id.
    pub undecided: Vec<String>,
}

/// The vision or objective whose meaning an event changed.
fn steered(comparison: &Comparison<'_>, kind: &EventKind, sighting: &Sighting<'_>) -> Option<Twin> {
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
