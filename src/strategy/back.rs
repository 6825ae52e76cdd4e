//! What leads back: supporters, looks, what is owned, dependents; each in the order of documents.

use std::sync::Arc;

use super::{Node, NodeId, Party};

/// Fills in what leads back from the documents that `from` names.
pub fn link(nodes: &mut [Arc<Node>], from: NodeId) {
    let own = Arc::clone(&nodes[from.index()]);
    for support in &own.supports {
        let supporters = &mut node(nodes, support.to).supporters;
        supporters.insert(supporters.partition_point(|other| other.from < from), *support);
    }
    for &about in &own.about {
        insert(&mut node(nodes, about).looks, from);
    }
    for &before in &own.depends_on {
        insert(&mut node(nodes, before).dependents, from);
    }
    for team in teams(&own) {
        insert(&mut node(nodes, team).owned, from);
    }
}

/// Takes out again what leads back from the documents that `from` names.
pub fn unlink(nodes: &mut [Arc<Node>], from: NodeId) {
    let own = Arc::clone(&nodes[from.index()]);
    for support in &own.supports {
        node(nodes, support.to).supporters.retain(|other| other.from != from);
    }
    for &about in &own.about {
        node(nodes, about).looks.retain(|&other| other != from);
    }
    for &before in &own.depends_on {
        node(nodes, before).dependents.retain(|&other| other != from);
    }
    for team in teams(&own) {
        node(nodes, team).owned.retain(|&other| other != from);
    }
}

fn node(nodes: &mut [Arc<Node>], at: NodeId) -> &mut Node {
    Arc::make_mut(&mut nodes[at.index()])
}

fn teams(node: &Node) -> impl Iterator<Item = NodeId> {
    node.owners.iter().filter_map(|owner| match owner {
        Party::Team(team) => Some(*team),
        Party::Text(_) => None,
    })
}

/// One who owns or looks twice stands there twice.
fn insert(list: &mut Vec<NodeId>, from: NodeId) {
    list.insert(list.partition_point(|&other| other <= from), from);
}
