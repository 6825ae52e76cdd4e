//! One document in the place of another, at the cost of what it names and not of the whole: for
//! asking what would be if.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::resolve::{Resolver, resolve};
use super::{NodeId, Strategy, back};
use crate::document::Document;
use crate::settings::Settings;

impl Strategy {
    /// This strategy with `document` in the place of the one at `node`, which has the same path. What
    /// was not asked for is not resolved again, unless names or cycles change.
    #[must_use]
    pub fn with(&self, node: NodeId, document: Arc<Document>) -> Self {
        let mut documents = self.documents.clone();
        documents[node.index()] = document;
        if !self.has_same_names(node, &documents[node.index()]) || !self.cycles.is_empty() {
            return resolve(documents, Arc::clone(&self.files), Arc::clone(&self.settings));
        }
        let mut nodes = self.nodes.clone();
        back::unlink(&mut nodes, node);
        let own = Resolver {
            node,
            document: &documents[node.index()],
            documents: &documents,
            lookup: &self.lookup,
        };
        let resolved = own.resolve();
        if self.would_close_a_cycle(node, resolved.supports.iter().map(|support| support.to)) {
            return resolve(documents, Arc::clone(&self.files), Arc::clone(&self.settings));
        }
        let old = Arc::make_mut(&mut nodes[node.index()]);
        let (supporters, looks) = (std::mem::take(&mut old.supporters), std::mem::take(&mut old.looks));
        let (owned, dependents) = (std::mem::take(&mut old.owned), std::mem::take(&mut old.dependents));
        *old = super::Node { supporters, looks, owned, dependents, ..resolved };
        back::link(&mut nodes, node);
        Self { documents, nodes, ..self.with_settings(Arc::clone(&self.settings)) }
    }

    /// This strategy with other settings, where they do not read documents otherwise.
    #[must_use]
    pub fn with_settings(&self, settings: Arc<Settings>) -> Self {
        Self {
            settings,
            documents: self.documents.clone(),
            files: Arc::clone(&self.files),
            lookup: Arc::clone(&self.lookup),
            mentions: OnceLock::new(),
            nodes: self.nodes.clone(),
            duplicates: Arc::clone(&self.duplicates),
            cycles: self.cycles.clone(),
        }
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

    /// Whether a support of `node` for one of `targets` would lie on a cycle.
    fn would_close_a_cycle(&self, node: NodeId, targets: impl Iterator<Item = NodeId>) -> bool {
        let mut open: Vec<NodeId> = targets.collect();
        let mut seen: BTreeSet<NodeId> = BTreeSet::new();
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
