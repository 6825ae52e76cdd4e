//! One document in the place of another, at the cost of what it names and not of the whole: for
//! asking what would be if.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashSet;

use super::resolve::{Resolver, resolve};
use super::{Node, NodeId, Strategy, back, cycles};
use crate::document::Document;
use crate::settings::Settings;

/// More documents than these are not followed one by one.
const FEW: usize = 16;

impl Strategy {
    /// This strategy with `document` in the place of the one at `node`, which has the same path. What
    /// was not asked for is not resolved again, unless names change.
    #[must_use]
    pub fn with(&self, node: NodeId, document: Arc<Document>) -> Self {
        if !self.has_same_names(node, &document) {
            let mut documents = self.documents.clone();
            documents[node.index()] = document;
            return resolve(documents, Arc::clone(&self.files), Arc::clone(&self.settings));
        }
        let mut strategy = self.with_settings(Arc::clone(&self.settings));
        strategy.documents[node.index()] = document;
        strategy.take_role(node);
        if strategy.settle(node, strategy.resolver(node).resolve()) {
            strategy.look_for_cycles(&[node]);
        }
        strategy
    }

    /// This strategy with other settings, where they do not read documents otherwise.
    #[must_use]
    pub fn with_settings(&self, settings: Arc<Settings>) -> Self {
        Self { settings, mentions: OnceLock::new(), ..self.clone() }
    }

    /// Whether links name `document` as they name the one at `node`, and it is of the same role.
    fn has_same_names(&self, node: NodeId, document: &Document) -> bool {
        let old = self.document(node);
        old.id.value == document.id.value
            && old.path() == document.path()
            && old.aliases == document.aliases
            && old.title.value == document.title.value
            && old.role == document.role
    }

    /// What resolves the document at `node`.
    pub(super) fn resolver(&self, node: NodeId) -> Resolver<'_> {
        let (documents, lookup) = (&self.documents, &self.lookup);
        Resolver { node, document: &documents[node.index()], documents, lookup }
    }

    /// Puts in its place what the document at `node` names now. Returns whether it supports others
    /// than before.
    pub(super) fn settle(&mut self, node: NodeId, mut resolved: Node) -> bool {
        back::unlink(&mut self.nodes, node);
        let old = Arc::make_mut(&mut self.nodes[node.index()]);
        let supported = |node: &Node| node.supports.iter().map(|support| support.to).collect::<Vec<_>>();
        let supports_others = supported(old) != supported(&resolved);
        if !supports_others {
            let marked = resolved.supports.iter_mut().zip(&old.supports);
            marked.for_each(|(support, old)| support.cyclic = old.cyclic);
        }
        let (supporters, looks) = (std::mem::take(&mut old.supporters), std::mem::take(&mut old.looks));
        let (owned, dependents) = (std::mem::take(&mut old.owned), std::mem::take(&mut old.dependents));
        *old = Node { supporters, looks, owned, dependents, ..resolved };
        back::link(&mut self.nodes, node);
        supports_others
    }

    /// Finds the cycles after documents came to support others: where there were none, it is enough to
    /// follow what a few of them support.
    pub(super) fn look_for_cycles(&mut self, others: &[NodeId]) {
        let few = others.len() <= FEW && self.cycles.is_empty();
        if few && !others.iter().any(|&node| self.lies_on_a_cycle(node)) {
            return;
        }
        let (cycles, turned) = cycles::mark(&mut self.nodes);
        for node in turned {
            back::unlink(&mut self.nodes, node);
            back::link(&mut self.nodes, node);
        }
        self.cycles = cycles;
    }

    fn lies_on_a_cycle(&self, node: NodeId) -> bool {
        let mut open: Vec<NodeId> = self.supports(node).iter().map(|support| support.to).collect();
        let mut seen: FxHashSet<NodeId> = FxHashSet::default();
        while let Some(next) = open.pop() {
            if next == node {
                return true;
            }
            if seen.insert(next) {
                open.extend(self.supports(next).iter().map(|support| support.to));
            }
        }
        false
    }
}
