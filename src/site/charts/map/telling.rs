//! Which of the map's edges are worth drawing.

use super::{Edge, Node};

/// The edges worth drawing: those that skip lanes tell nothing new where a chain
/// of others leads the same way. What has to be looked at again is always drawn.
/// Edges name nodes that exist.
pub(super) fn telling(nodes: &[Node], edges: &[Edge]) -> Vec<Edge> {
    let mut below = vec![Vec::new(); nodes.len()];
    for edge in edges {
        below[edge.above].push(edge.below);
    }
    let skips = |e: &Edge| nodes[e.above].lane.abs_diff(nodes[e.below].lane) > 1;
    let is_told = |e: &Edge| e.sound && skips(e) && has_detour(e, &below);
    edges.iter().filter(|e| !is_told(e)).copied().collect()
}

/// Whether other steps than the edge itself lead from one of its ends to the other.
fn has_detour(edge: &Edge, below: &[Vec<usize>]) -> bool {
    let mut seen = vec![false; below.len()];
    let mut open: Vec<usize> = below[edge.above].iter().copied().filter(|&i| i != edge.below).collect();
    while let Some(i) = open.pop() {
        if !std::mem::replace(&mut seen[i], true) {
            open.extend(&below[i]);
        }
    }
    seen[edge.below]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(lane: usize) -> Node<'static> {
        Node { lane, title: "", address: "", tone: None, label: "", linked: true }
    }

    fn edges(pairs: &[(usize, usize)]) -> Vec<Edge> {
        pairs.iter().map(|&(above, below)| Edge { above, below, sound: true }).collect()
    }

    #[test]
    fn a_line_that_a_chain_tells_is_not_drawn_twice() {
        let nodes = [0, 1, 2, 3].map(node);
        let drawn =
            |edges: &[Edge]| telling(&nodes, edges).iter().map(|e| (e.above, e.below)).collect::<Vec<_>>();
        let mut edges = edges(&[(0, 1), (1, 2), (0, 2), (0, 3)]);
        assert_eq!(drawn(&edges), [(0, 1), (1, 2), (0, 3)]);
        edges[2].sound = false;
        assert_eq!(drawn(&edges), [(0, 1), (1, 2), (0, 2), (0, 3)]);
    }
}
