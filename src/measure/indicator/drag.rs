//! Drag: what pulls elsewhere, in its own unit.

use indexmap::IndexMap;

use super::{Indicator, Input};
use crate::alignment::Alignment;
use crate::settings::Role;
use crate::strategy::NodeId;

pub static INDICATOR: Indicator = Indicator {
    id: "drag",
    summary: "what pulls elsewhere, in its own unit",
    page: include_str!("../../../docs/indicators/drag.md"),
};

/// What pulls elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Drag {
    /// By resource type, in its unit: what committed initiatives hold that does not lead to the
    /// vision. Every declared type is here, as is every type that an initiative holds.
    pub amounts: IndexMap<String, f64>,
    /// The initiatives of which a part does not lead to the vision.
    pub initiatives: Vec<NodeId>,
    /// Live systems, hires and technologies that support nothing.
    pub structural: Vec<NodeId>,
}

/// Takes the drag.
pub fn take(input: &Input<'_>) -> Drag {
    let alignment = input.alignment;
    let strategy = &alignment.strategy;
    let held = alignment.committed().flat_map(|w| strategy.holdings(w)).map(|holding| holding.sort.clone());
    let types = strategy.settings.resources.keys().cloned().chain(held);
    let mut amounts: IndexMap<String, f64> = types.map(|sort| (sort, 0.0)).collect();
    let mut initiatives = Vec::new();
    for w in alignment.committed().filter(|&w| alignment.reach(w) < 1.0) {
        initiatives.push(w);
        for (sort, amount) in &mut amounts {
            *amount += strategy.amount(w, sort) * (1.0 - alignment.reach(w));
        }
    }
    Drag { amounts, initiatives, structural: structural(alignment) }
}

fn structural(alignment: &Alignment) -> Vec<NodeId> {
    let steering = alignment.live(Role::System).chain(alignment.live(Role::Decision));
    let mut structural: Vec<NodeId> = steering.filter(|&node| is_structural(alignment, node)).collect();
    structural.sort_unstable();
    structural
}

/// Whether a live system, hire or technology supports nothing.
fn is_structural(alignment: &Alignment, node: NodeId) -> bool {
    let fields = &alignment.strategy.document(node).fields;
    let brings = alignment.strategy.role(node) == Some(Role::System)
        || fields
            .sort
            .as_deref()
            .is_some_and(|sort| matches!(sort.to_lowercase().as_str(), "hire" | "technology"));
    brings && fields.supports.is_empty()
}
