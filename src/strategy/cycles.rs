//! Cycles of supports.

use std::sync::Arc;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Node, NodeId, Support};

/// Documents that reach one another over supports, or one that supports itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The shortest way round from the document of least path, in the order of the supports.
    pub way: Vec<NodeId>,
    /// The other documents that are on a way round with them.
    pub others: Vec<NodeId>,
}

/// Marks the supports that lie on a cycle. Returns the cycles, sorted by their first documents, and
/// the documents of which a support is marked otherwise than before.
pub fn mark(nodes: &mut [Arc<Node>]) -> (Vec<Cycle>, Vec<NodeId>) {
    let group = groups(nodes);
    let is_cyclic = |support: &Support| group[support.from.index()] == group[support.to.index()];
    let mut on_cycles: FxHashMap<usize, Vec<NodeId>> = FxHashMap::default();
    let mut turned = Vec::new();
    for (from, node) in (0..).map(NodeId).zip(nodes.iter_mut()) {
        if node.supports.iter().any(|support| support.cyclic != is_cyclic(support)) {
            let supports = &mut Arc::make_mut(node).supports;
            supports.iter_mut().for_each(|support| support.cyclic = is_cyclic(support));
            turned.push(from);
        }
        if node.supports.iter().any(|support| support.cyclic) {
            on_cycles.entry(group[from.index()]).or_default().push(from);
        }
    }
    let mut members: Vec<Vec<NodeId>> = on_cycles.into_values().collect();
    members.sort_unstable();
    (members.into_iter().map(|members| cycle(nodes, members)).collect(), turned)
}

fn cycle(nodes: &[Arc<Node>], members: Vec<NodeId>) -> Cycle {
    let way = way_round(nodes, members[0]);
    let seen: FxHashSet<NodeId> = way.iter().copied().collect();
    let others = members.into_iter().filter(|member| !seen.contains(member)).collect();
    Cycle { way, others }
}

/// The number of each document's group: those that reach one another over supports share one.
fn groups(nodes: &[Arc<Node>]) -> Vec<usize> {
    let mut graph = DiGraph::<(), (), u32>::default();
    let vertices: Vec<_> = nodes.iter().map(|_| graph.add_node(())).collect();
    for support in nodes.iter().flat_map(|node| &node.supports) {
        graph.add_edge(vertices[support.from.index()], vertices[support.to.index()], ());
    }
    let mut group = vec![0; nodes.len()];
    // Kosaraju's, because petgraph's Tarjan recurses and a chain may be long.
    for (number, members) in kosaraju_scc(&graph).into_iter().enumerate() {
        for member in members {
            group[member.index()] = number;
        }
    }
    group
}

/// The shortest way over cyclic supports from `first` back to it.
fn way_round(nodes: &[Arc<Node>], first: NodeId) -> Vec<NodeId> {
    let mut came_from: FxHashMap<NodeId, NodeId> = FxHashMap::default();
    let mut queue = std::collections::VecDeque::from([first]);
    while let Some(node) = queue.pop_front() {
        for support in nodes[node.index()].supports.iter().filter(|support| support.cyclic) {
            if support.to == first {
                return path_back(&came_from, first, node);
            }
            if let std::collections::hash_map::Entry::Vacant(entry) = came_from.entry(support.to) {
                entry.insert(node);
                queue.push_back(support.to);
            }
        }
    }
    vec![first]
}

fn path_back(came_from: &FxHashMap<NodeId, NodeId>, first: NodeId, last: NodeId) -> Vec<NodeId> {
    let mut way = vec![last];
    while let Some(&previous) = came_from.get(&way[way.len() - 1]).filter(|_| way[way.len() - 1] != first) {
        way.push(previous);
    }
    way.reverse();
    way
}
