//! Chains up to the vision, and trees of what lies below.

use rustc_hash::FxHashSet;
use serde::Serialize;

use crate::settings::Role;
use crate::site::press::Sheet;
use crate::site::view::Reference;
use crate::strategy::{NodeId, Support};

/// The most chains that a page shows.
const CHAINS: usize = 12;
/// The longest chain that is followed.
const LONGEST: usize = 24;
/// The most documents of a tree.
const BRANCHES: usize = 60;

/// One way from the top down to a document.
#[derive(Clone, Debug, Serialize)]
pub struct Chain {
    /// The documents, the topmost first, without the one that it leads to.
    pub steps: Vec<Step>,
    /// Whether it begins at a vision and every support on it carries.
    pub whole: bool,
}

/// One document on a chain.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The document.
    pub document: Reference,
    /// The share of the next one below that is for it, where that is not all of it.
    pub share: Option<String>,
}

/// A document in a tree, and what lies below it.
#[derive(Clone, Debug, Serialize)]
pub struct Branch {
    /// The document.
    pub document: Reference,
    /// Whether what lies below it stands elsewhere in the tree.
    pub again: bool,
    /// Whether the page is about it.
    pub here: bool,
    /// Whether it is in force and leads to no vision.
    pub no_line: bool,
    /// What lies directly below.
    pub below: Vec<Branch>,
    /// How many more lie directly below and are not shown.
    pub more: usize,
}

impl Sheet<'_> {
    /// The ways from the top down to `node`, those over its first supports first, and how many more
    /// there are than are shown, at least. A document that supports nothing has none.
    pub fn chains(&self, node: NodeId) -> (Vec<Chain>, bool) {
        let mut chains = Vec::new();
        let mut open: Vec<Vec<Support>> = self.upwards(node).map(|support| vec![support]).collect();
        open.reverse();
        while let Some(way) = open.pop() {
            if chains.len() == CHAINS {
                return (chains, true);
            }
            let top = way.last().map_or(node, |support| support.to);
            let on_way = |to: NodeId| to == node || way.iter().any(|support| support.to == to);
            let next: Vec<Support> = self.upwards(top).filter(|support| !on_way(support.to)).collect();
            if next.is_empty() || way.len() == LONGEST {
                chains.push(self.chain(&way));
            }
            for support in next.into_iter().rev().filter(|_| way.len() < LONGEST) {
                let mut longer = way.clone();
                longer.push(support);
                open.push(longer);
            }
        }
        (chains, false)
    }

    fn upwards(&self, node: NodeId) -> impl Iterator<Item = Support> {
        self.press.strategy.supports(node).iter().copied()
    }

    fn chain(&self, way: &[Support]) -> Chain {
        let press = self.press;
        let share = |share: f64| (share < 1.0).then(|| press.language.percent(share));
        let step =
            |support: &Support| Step { document: self.reference(support.to), share: share(support.share) };
        let at_vision = way.last().is_some_and(|top| press.strategy.role(top.to) == Some(Role::Vision));
        let carries = |support: &Support| press.analysis.alignment.carries(support);
        Chain { steps: way.iter().rev().map(step).collect(), whole: at_vision && way.iter().all(carries) }
    }

    /// What lies below `roots`, where `below` says what lies directly below a document: level by level
    /// as far as there is room. A document's branch is shown once.
    pub fn tree(
        &self,
        roots: &[NodeId],
        here: Option<NodeId>,
        below: &dyn Fn(NodeId) -> Vec<NodeId>,
    ) -> Vec<Branch> {
        self.branches(Grown::by_level(roots, below, BRANCHES), here)
    }

    /// All that lies below `roots`, without a bound.
    pub fn whole_tree(&self, roots: &[NodeId], below: &dyn Fn(NodeId) -> Vec<NodeId>) -> Vec<Branch> {
        self.branches(Grown::as_read(roots, below), None)
    }

    fn branches(&self, grown: Grown, here: Option<NodeId>) -> Vec<Branch> {
        let order: Vec<usize> = (0..grown.nodes.len()).rev().collect();
        let mut branches: Vec<Option<Branch>> = vec![None; grown.nodes.len()];
        // A branch stands behind the one that holds it, so that backwards all below it is done.
        for at in order {
            let Sprout { node, again, first, count, more, .. } = grown.nodes[at];
            let alignment = &self.press.analysis.alignment;
            branches[at] = Some(Branch {
                document: self.reference(node),
                again,
                here: here == Some(node),
                no_line: alignment.is_live(node) && alignment.reach(node) == 0.0,
                below: branches[first..first + count].iter_mut().filter_map(Option::take).collect(),
                more,
            });
        }
        branches.into_iter().take(grown.roots).flatten().collect()
    }
}

/// Where some work leads.
pub struct Sight {
    /// What leads to the vision.
    pub linked: Vec<NodeId>,
    /// One tree from the vision down to that.
    pub tree: Vec<Branch>,
    /// What is in force and leads to no vision.
    pub no_line: Vec<Reference>,
}

impl Sheet<'_> {
    /// Where work leads; `here` is the page's own document, where it is one.
    pub fn sight(&self, work: Vec<NodeId>, here: Option<NodeId>) -> Sight {
        let alignment = &self.press.analysis.alignment;
        let (linked, unlinked): (Vec<NodeId>, Vec<NodeId>) =
            work.into_iter().partition(|&node| alignment.reach(node) > 0.0);
        Sight {
            tree: self.lines_to(&linked, here),
            no_line: self.references(unlinked.into_iter().filter(|&node| alignment.is_live(node))),
            linked,
        }
    }

    /// One tree from the tops down to `nodes`, with nothing beside their chains. `here` is the page's
    /// own document, where it is one.
    fn lines_to(&self, nodes: &[NodeId], here: Option<NodeId>) -> Vec<Branch> {
        let alignment = &self.press.analysis.alignment;
        let on_line: FxHashSet<NodeId> = nodes.iter().flat_map(|&node| alignment.chain(node)).collect();
        let mut tops: Vec<NodeId> =
            on_line.iter().copied().filter(|&node| alignment.carrying(node).next().is_none()).collect();
        tops.sort_unstable();
        let below = |node: NodeId| -> Vec<NodeId> {
            alignment
                .carried(node)
                .map(|support| support.from)
                .filter(|from| on_line.contains(from))
                .collect()
        };
        self.tree(&tops, here, &below)
    }
}

/// A tree as one list, in which what lies below a document stands together and behind it.
struct Grown {
    nodes: Vec<Sprout>,
    roots: usize,
}

#[derive(Clone, Copy)]
struct Sprout {
    node: NodeId,
    again: bool,
    /// Where what lies below it begins, and how much that is.
    first: usize,
    count: usize,
    more: usize,
}

impl Grown {
    /// Level by level, as far as there is room for `most`.
    fn by_level(roots: &[NodeId], below: &dyn Fn(NodeId) -> Vec<NodeId>, most: usize) -> Self {
        let mut grown = Self::rooted(roots.iter().take(most).copied());
        let mut seen = FxHashSet::default();
        let mut at = 0;
        while at < grown.nodes.len() {
            grown.sprout(at, below, &mut seen, most);
            at += 1;
        }
        grown
    }

    /// All of it, branch by branch as a reader comes to them: what stands there again stood above.
    fn as_read(roots: &[NodeId], below: &dyn Fn(NodeId) -> Vec<NodeId>) -> Self {
        let mut grown = Self::rooted(roots.iter().copied());
        let mut seen = FxHashSet::default();
        let mut open: Vec<usize> = (0..grown.roots).rev().collect();
        while let Some(at) = open.pop() {
            grown.sprout(at, below, &mut seen, usize::MAX);
            let Sprout { first, count, .. } = grown.nodes[at];
            open.extend((first..first + count).rev());
        }
        grown
    }

    fn rooted(roots: impl Iterator<Item = NodeId>) -> Self {
        let nodes: Vec<Sprout> = roots.map(Sprout::of).collect();
        Self { roots: nodes.len(), nodes }
    }

    /// Adds what lies directly below the document at `at`, unless that stands elsewhere already.
    fn sprout(
        &mut self,
        at: usize,
        below: &dyn Fn(NodeId) -> Vec<NodeId>,
        seen: &mut FxHashSet<NodeId>,
        most: usize,
    ) {
        let next = below(self.nodes[at].node);
        let (first, room) = (self.nodes.len(), most.saturating_sub(self.nodes.len()));
        let sprout = &mut self.nodes[at];
        if !seen.insert(sprout.node) {
            sprout.again = !next.is_empty();
            return;
        }
        let count = next.len().min(room);
        (sprout.first, sprout.count, sprout.more) = (first, count, next.len() - count);
        self.nodes.extend(next.into_iter().take(count).map(Sprout::of));
    }
}

impl Sprout {
    const fn of(node: NodeId) -> Self {
        Self { node, again: false, first: 0, count: 0, more: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Vision 0 over objectives 1 and 2; work 3 for both, with its team 4; team 4 for 2 as well.
    fn below(node: NodeId) -> Vec<NodeId> {
        let below: &[u32] = match node.index() {
            0 => &[1, 2],
            1 => &[3],
            2 => &[4, 3],
            3 => &[4],
            _ => &[],
        };
        below.iter().map(|&at| NodeId(at)).collect()
    }

    fn told(grown: &Grown) -> Vec<(usize, bool, usize)> {
        let mut told = Vec::new();
        let mut open: Vec<usize> = (0..grown.roots).rev().collect();
        while let Some(at) = open.pop() {
            let Sprout { node, again, first, count, more } = grown.nodes[at];
            told.push((node.index(), again, more));
            open.extend((first..first + count).rev());
        }
        told
    }

    #[test]
    fn a_branch_stands_where_a_reader_comes_to_it_first() {
        let grown = Grown::as_read(&[NodeId(0)], &below);
        let expected = [(0, false), (1, false), (3, false), (4, false), (2, false), (4, false), (3, true)];
        assert_eq!(told(&grown), expected.map(|(node, again)| (node, again, 0)));
    }

    #[test]
    fn where_there_is_no_room_levels_are_told_first() {
        let grown = Grown::by_level(&[NodeId(0)], &below, 5);
        assert_eq!(told(&grown), [(0, false, 0), (1, false, 0), (3, false, 1), (2, false, 1), (4, false, 0)]);
    }
}
