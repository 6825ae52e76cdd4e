//! Which document of the base is which of the head: by id, else by words (drift.md, Two strategies
//! side by side).

use crate::document::renamed;
use crate::strategy::{NodeId, Strategy};

/// A document on both sides, or on the one that has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Twin {
    /// On both: its numbers in the base and in the head.
    Both(NodeId, NodeId),
    /// Only in the base.
    Gone(NodeId),
    /// Only in the head.
    New(NodeId),
}

impl Twin {
    /// Its number in the base.
    pub const fn base(self) -> Option<NodeId> {
        match self {
            Self::Both(node, _) | Self::Gone(node) => Some(node),
            Self::New(_) => None,
        }
    }

    /// Its number in the head.
    pub const fn head(self) -> Option<NodeId> {
        match self {
            Self::Both(_, node) | Self::New(node) => Some(node),
            Self::Gone(_) => None,
        }
    }
}

/// The documents of two strategies, side by side.
#[derive(Debug)]
pub struct Matching {
    to_head: Vec<Option<NodeId>>,
    to_base: Vec<Option<NodeId>>,
    renamed: Vec<(NodeId, NodeId)>,
}

impl Matching {
    /// Matches the documents of `base` with those of `head`.
    pub fn of(base: &Strategy, head: &Strategy) -> Self {
        let mut matching = Self {
            to_head: vec![None; base.documents.len()],
            to_base: vec![None; head.documents.len()],
            renamed: Vec::new(),
        };
        matching.by_id(base, head);
        matching.by_path(base, head);
        matching.renamed = matching.by_words(base, head);
        for (old, new) in matching.renamed.clone() {
            matching.join(old, new);
        }
        matching
    }

    /// The same document in the head.
    pub fn in_head(&self, base: NodeId) -> Option<NodeId> {
        self.to_head[base.index()]
    }

    /// The same document in the base.
    pub fn in_base(&self, head: NodeId) -> Option<NodeId> {
        self.to_base[head.index()]
    }

    /// The documents with another id than before, in the base and in the head.
    pub fn renamed(&self) -> &[(NodeId, NodeId)] {
        &self.renamed
    }

    /// The documents with the same id at another path, in the base and in the head.
    pub fn moved<'m>(
        &'m self,
        base: &'m Strategy,
        head: &'m Strategy,
    ) -> impl Iterator<Item = (NodeId, NodeId)> + 'm {
        let pairs = self.twins().filter_map(|twin| Some((twin.base()?, twin.head()?)));
        let same_id =
            pairs.filter(|(_, new)| self.renamed.binary_search_by_key(new, |(_, head)| *head).is_err());
        same_id.filter(|&(old, new)| base.document(old).path() != head.document(new).path())
    }

    /// Every document once: those of the head in their order, then those that are gone.
    pub fn twins(&self) -> impl Iterator<Item = Twin> + '_ {
        let here = (0..).map(NodeId).zip(&self.to_base);
        let here = here.map(|(head, base)| base.map_or(Twin::New(head), |base| Twin::Both(base, head)));
        here.chain(self.gone().map(Twin::Gone))
    }

    fn gone(&self) -> impl Iterator<Item = NodeId> + '_ {
        (0..).map(NodeId).zip(&self.to_head).filter(|(_, head)| head.is_none()).map(|(base, _)| base)
    }

    fn came(&self) -> impl Iterator<Item = NodeId> + '_ {
        (0..).map(NodeId).zip(&self.to_base).filter(|(_, base)| base.is_none()).map(|(head, _)| head)
    }

    fn join(&mut self, base: NodeId, head: NodeId) {
        self.to_head[base.index()] = Some(head);
        self.to_base[head.index()] = Some(base);
    }

    /// Documents with one id: of several those at one path first, then in their order.
    fn by_id(&mut self, base: &Strategy, head: &Strategy) {
        for first in base.ids().filter(|&node| base.duplicate_of(node).is_none()) {
            let id = base.id(first);
            let (ours, theirs) = (base.lookup().with_id(id), head.lookup().with_id(id));
            for &old in ours {
                let same_path = |&&new: &&NodeId| head.document(new).path() == base.document(old).path();
                if let Some(&new) = theirs.iter().find(same_path) {
                    self.join(old, new);
                }
            }
            let left = theirs.iter().filter(|new| self.to_base[new.index()].is_none());
            let waiting = ours.iter().filter(|old| self.to_head[old.index()].is_none());
            let rest: Vec<_> = waiting.copied().zip(left.copied()).collect();
            rest.into_iter().for_each(|(old, new)| self.join(old, new));
        }
    }

    /// Documents at one path of which one cannot be read, and so goes by its file's name.
    fn by_path(&mut self, base: &Strategy, head: &Strategy) {
        let gone: Vec<NodeId> = self.gone().collect();
        for old in gone {
            let document = base.document(old);
            let same = head.lookup().by_path(document.path());
            let free = same.filter(|new| self.to_base[new.index()].is_none());
            if let Some(new) = free.filter(|&new| document.broken || head.document(new).broken) {
                self.join(old, new);
            }
        }
    }

    /// Documents whose id vanished, and the new ones that they became.
    fn by_words(&self, base: &Strategy, head: &Strategy) -> Vec<(NodeId, NodeId)> {
        let (gone, came): (Vec<NodeId>, Vec<NodeId>) = (self.gone().collect(), self.came().collect());
        let document = |strategy: &'_ Strategy, &node: &NodeId| strategy.document(node).clone();
        let old: Vec<_> = gone.iter().map(|node| document(base, node)).collect();
        let new: Vec<_> = came.iter().map(|node| document(head, node)).collect();
        let mut joined: Vec<_> =
            renamed(&old, &new).into_iter().map(|(old, new)| (gone[old], came[new])).collect();
        joined.sort_unstable_by_key(|&(_, head)| head);
        joined
    }
}
