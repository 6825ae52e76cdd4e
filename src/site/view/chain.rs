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
    /// Whether it stands higher up in the tree already, with all that lies below it.
    pub again: bool,
    /// Whether the page is about it.
    pub here: bool,
    /// Whether it leads to no vision.
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
        self.branches(Grown::of(roots, below, BRANCHES), here)
    }

    /// All that lies below `roots`, without a bound.
    pub fn whole_tree(&self, roots: &[NodeId], below: &dyn Fn(NodeId) -> Vec<NodeId>) -> Vec<Branch> {
        self.branches(Grown::of(roots, below, usize::MAX), None)
    }

    fn branches(&self, grown: Grown, here: Option<NodeId>) -> Vec<Branch> {
        let order: Vec<usize> = (0..grown.nodes.len()).rev().collect();
        let mut branches: Vec<Option<Branch>> = vec![None; grown.nodes.len()];
        // A branch stands behind the one that holds it, so that backwards all below it is done.
        for at in order {
            let Sprout { node, again, first, count, more, .. } = grown.nodes[at];
            let reach = self.press.analysis.alignment.reach(node);
            branches[at] = Some(Branch {
                document: self.reference(node),
                again,
                here: here == Some(node),
                no_line: reach == 0.0,
                below: branches[first..first + count].iter_mut().filter_map(Option::take).collect(),
                more,
            });
        }
        branches.into_iter().take(grown.roots).flatten().collect()
    }
}

impl Sheet<'_> {
    /// One tree from the tops down to `nodes`, with nothing beside their chains. `here` is the page's
    /// own document.
    pub fn lines_to(&self, nodes: &[NodeId], here: NodeId) -> Vec<Branch> {
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
        self.tree(&tops, Some(here), &below)
    }
}

/// A tree as one list, level by level.
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
    fn of(roots: &[NodeId], below: &dyn Fn(NodeId) -> Vec<NodeId>, most: usize) -> Self {
        let mut seen: FxHashSet<NodeId> = FxHashSet::default();
        let mut sprout =
            |node: NodeId| Sprout { node, again: !seen.insert(node), first: 0, count: 0, more: 0 };
        let mut nodes: Vec<Sprout> = roots.iter().take(most).map(|&root| sprout(root)).collect();
        let roots = nodes.len();
        let mut at = 0;
        while at < nodes.len() {
            if !nodes[at].again {
                let next = below(nodes[at].node);
                let count = next.len().min(most.saturating_sub(nodes.len()));
                (nodes[at].first, nodes[at].count, nodes[at].more) = (nodes.len(), count, next.len() - count);
                nodes.extend(next.into_iter().take(count).map(&mut sprout));
            }
            at += 1;
        }
        Self { nodes, roots }
    }
}
