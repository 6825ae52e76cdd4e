//! The map as lists: the chain around one node, and the whole as an outline.

use super::{Edge, Node};

/// The nodes on a chain through `node`: itself, all above it, all below it, in
/// the order of the list. Empty where there is no such node.
pub fn around(node: usize, nodes: &[Node], edges: &[Edge]) -> Vec<usize> {
    if node >= nodes.len() {
        return Vec::new();
    }
    let mut chain = reached(node, nodes.len(), edges, |e| (e.below, e.above));
    for (on, below) in chain.iter_mut().zip(reached(node, nodes.len(), edges, |e| (e.above, e.below))) {
        *on |= below;
    }
    (0..nodes.len()).filter(|&i| chain[i]).collect()
}

/// Which nodes the steps from `start` lead to.
fn reached(start: usize, count: usize, edges: &[Edge], step: fn(&Edge) -> (usize, usize)) -> Vec<bool> {
    let next = neighbours(count, edges, step);
    let mut seen = vec![false; count];
    let mut open = vec![start];
    while let Some(i) = open.pop() {
        if !std::mem::replace(&mut seen[i], true) {
            open.extend(&next[i]);
        }
    }
    seen
}

/// For each node where one step leads; what names no node is left out.
fn neighbours(count: usize, edges: &[Edge], step: fn(&Edge) -> (usize, usize)) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); count];
    for (from, to) in edges.iter().map(step) {
        if from < count && to < count && from != to {
            next[from].push(to);
        }
    }
    next
}

/// One line of the outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The node's place in the list.
    pub node: usize,
    /// How deep it is indented, from 0.
    pub depth: usize,
    /// Whether it was listed before, with all that is below it.
    pub again: bool,
}

/// The map as a nested list: every node with a line below each node it
/// supports, its own branch only the first time; then those without a line.
pub fn outline(nodes: &[Node], edges: &[Edge]) -> Vec<Row> {
    let mut below = neighbours(nodes.len(), edges, |e| (e.above, e.below));
    for branch in &mut below {
        branch.retain(|&i| nodes[i].linked);
        branch.sort_by_key(|&i| (nodes[i].lane, i));
        branch.dedup();
    }
    let supporting: Vec<bool> = {
        let above = neighbours(nodes.len(), edges, |e| (e.below, e.above));
        above.iter().map(|above| above.iter().any(|&i| nodes[i].linked)).collect()
    };
    let mut rows = Vec::new();
    let mut seen = vec![false; nodes.len()];
    let tops = (0..nodes.len()).filter(|&i| nodes[i].linked && !supporting[i]);
    for top in tops {
        branch(top, &below, &mut seen, &mut rows);
    }
    let strays = (0..nodes.len()).filter(|&i| !nodes[i].linked);
    rows.extend(strays.map(|node| Row { node, depth: 0, again: false }));
    rows
}

/// Appends a node's branch; iterative, since chains may be long.
fn branch(top: usize, below: &[Vec<usize>], seen: &mut [bool], rows: &mut Vec<Row>) {
    let mut open = vec![(top, 0)];
    while let Some((node, depth)) = open.pop() {
        let again = std::mem::replace(&mut seen[node], true);
        rows.push(Row { node, depth, again });
        if !again {
            open.extend(below[node].iter().rev().map(|&i| (i, depth + 1)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nodes(linked: &[bool]) -> Vec<Node<'static>> {
        let node = |&linked| Node { lane: 0, title: "", address: "", tone: None, label: "", linked };
        linked.iter().map(node).collect()
    }

    fn edges(pairs: &[(usize, usize)]) -> Vec<Edge> {
        pairs.iter().map(|&(above, below)| Edge { above, below, sound: true }).collect()
    }

    #[test]
    fn a_chain_goes_up_and_down_but_not_sideways() {
        let edges = edges(&[(0, 1), (0, 2), (1, 3), (2, 4), (3, 5), (4, 5), (9, 1)]);
        assert_eq!(around(3, &nodes(&[true; 6]), &edges), [0, 1, 3, 5]);
        assert_eq!(around(6, &nodes(&[true; 6]), &edges), [0; 0]);
    }

    #[test]
    fn a_branch_is_listed_once_and_strays_come_last() {
        let edges = edges(&[(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (5, 4)]);
        let rows = outline(&nodes(&[true, true, true, true, true, false]), &edges);
        let short: Vec<_> = rows.iter().map(|r| (r.depth, r.node, r.again)).collect();
        assert_eq!(
            short,
            [
                (0, 0, false),
                (1, 1, false),
                (2, 3, false),
                (3, 4, false),
                (1, 2, false),
                (2, 3, true),
                (0, 5, false)
            ]
        );
    }

    #[test]
    fn cycles_come_to_an_end() {
        let edges = edges(&[(0, 1), (1, 2), (2, 1), (1, 1)]);
        assert_eq!(outline(&nodes(&[true; 3]), &edges).len(), 4);
        assert_eq!(around(2, &nodes(&[true; 3]), &edges), [0, 1, 2]);
    }
}
