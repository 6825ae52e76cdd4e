//! Cycles of supports.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;

use super::{Node, NodeId};

/// Marks the supports that lie on a cycle, and returns the cycles: of each group of documents that
/// reach one another the shortest way round from the one of least path, sorted by it.
pub fn mark(nodes: &mut [Node]) -> Vec<Vec<NodeId>> {
    let group = groups(nodes);
    let mut firsts: FxHashMap<usize, NodeId> = FxHashMap::default();
    for (index, node) in nodes.iter_mut().enumerate() {
        for support in &mut node.supports {
            support.cyclic = group[index] == group[support.to.index()];
            if support.cyclic {
                firsts.entry(group[index]).or_insert(support.from);
            }
        }
    }
    let mut firsts: Vec<NodeId> = firsts.into_values().collect();
    firsts.sort_unstable();
    firsts.into_iter().map(|first| way_round(nodes, first)).collect()
}

/// The number of each document's group: those that reach one another over supports share one.
fn groups(nodes: &[Node]) -> Vec<usize> {
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
fn way_round(nodes: &[Node], first: NodeId) -> Vec<NodeId> {
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
