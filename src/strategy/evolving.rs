//! A strategy that follows its documents as they come, change and go, each at the cost of what it
//! names and what names it.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::references::{Name, References, names};
use super::resolve::resolve;
use super::{Node, NodeId, Strategy};
use crate::document::Document;
use crate::settings::Settings;
use crate::text::DocPath;

/// What stands at a path from now on; nothing where there is no document any more.
pub type Change = (DocPath, Option<Arc<Document>>);

/// A strategy that is kept resolved. Its documents are numbered in the order of their paths, as ever,
/// with numbers between them for those that are still to come or gone: there a document stands that
/// takes no part in anything and that nothing names.
#[derive(Debug)]
pub struct Evolving {
    strategy: Arc<Strategy>,
    /// Where a document stands, stood or is to come, sorted.
    places: Vec<DocPath>,
    nobody: Arc<Document>,
    references: References,
}

impl Evolving {
    /// A strategy without documents.
    pub fn new(settings: Arc<Settings>) -> Self {
        Self::vacant(Vec::new(), Arc::new(Document::nobody()), settings)
    }

    fn vacant(places: Vec<DocPath>, nobody: Arc<Document>, settings: Arc<Settings>) -> Self {
        let mut strategy = resolve(Vec::new(), Arc::default(), settings);
        strategy.documents = vec![Arc::clone(&nobody); places.len()];
        strategy.nodes = places.iter().map(|_| Arc::new(Node::default())).collect();
        strategy.duplicates = vec![None; places.len()].into();
        strategy.roles = vec![None; places.len()];
        Self { strategy: Arc::new(strategy), places, nobody, references: References::default() }
    }

    /// The strategy as it is now.
    pub const fn strategy(&self) -> &Arc<Strategy> {
        &self.strategy
    }

    /// Numbers the places at `paths` too. Whoever knows what is to come says so at once: then
    /// documents come at no cost to the others.
    pub fn make_room<'p>(&mut self, paths: impl Iterator<Item = &'p DocPath>) {
        let new: BTreeSet<DocPath> = paths.filter(|path| self.place(path).is_none()).cloned().collect();
        if new.is_empty() {
            return;
        }
        let standing: Vec<Change> = self.standing().collect();
        let mut places: Vec<DocPath> = self.places.iter().cloned().chain(new).collect();
        places.sort_unstable();
        *self = Self::vacant(places, Arc::clone(&self.nobody), Arc::clone(&self.strategy.settings));
        self.land(&standing);
    }

    /// Takes what changed at once.
    pub fn land(&mut self, changes: &[Change]) {
        self.make_room(changes.iter().filter(|(_, document)| document.is_some()).map(|(path, _)| path));
        let mut to_look_at = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for (path, document) in changes {
            let Some(node) = self.place(path) else { continue };
            let renamed = self.replace(node, document.as_ref(), &mut ids);
            to_look_at.extend(self.references.to(renamed));
            to_look_at.insert(node);
        }
        let strategy = Arc::make_mut(&mut self.strategy);
        strategy.mentions = OnceLock::new();
        strategy.mark_duplicates(&ids);
        strategy.look_again(to_look_at);
    }

    fn place(&self, path: &DocPath) -> Option<NodeId> {
        let at = self.places.binary_search(path).ok()?;
        u32::try_from(at).ok().map(NodeId)
    }

    fn standing(&self) -> impl Iterator<Item = Change> {
        let documents = self.places.iter().zip(&self.strategy.documents);
        let standing = documents.filter(|(_, document)| !Arc::ptr_eq(document, &self.nobody));
        standing.map(|(path, document)| (path.clone(), Some(Arc::clone(document))))
    }

    /// Puts a document in the place of another, and notes the ids of both. Returns the names that
    /// came or went, or mean a document of another role.
    fn replace(
        &mut self,
        node: NodeId,
        document: Option<&Arc<Document>>,
        ids: &mut BTreeSet<String>,
    ) -> BTreeSet<Name> {
        let strategy = Arc::make_mut(&mut self.strategy);
        let new = document.unwrap_or(&self.nobody);
        let old = std::mem::replace(&mut strategy.documents[node.index()], Arc::clone(new));
        strategy.take_role(node);
        let (old, new) =
            [&old, new].map(|document| Some(document).filter(|d| !Arc::ptr_eq(d, &self.nobody))).into();
        let lookup = Arc::make_mut(&mut strategy.lookup);
        if let Some(old) = old {
            lookup.remove(node, old);
            self.references.remove(node, old);
        }
        if let Some(new) = new {
            lookup.insert(node, new);
            self.references.insert(node, new);
        }
        ids.extend(old.into_iter().chain(new).map(|document| document.id.value.clone()));
        let [before, after] = [old, new].map(|document| document.map_or_else(BTreeSet::new, |d| names(d)));
        match old.map(|d| d.role) == new.map(|d| d.role) {
            true => before.symmetric_difference(&after).copied().collect(),
            false => before.union(&after).copied().collect(),
        }
    }
}

impl Strategy {
    /// Says which of the documents with these ids come after the first that has it.
    fn mark_duplicates(&mut self, ids: &BTreeSet<String>) {
        let duplicates = Arc::make_mut(&mut self.duplicates);
        for nodes in ids.iter().map(|id| self.lookup.with_id(id)) {
            for (at, node) in nodes.iter().enumerate() {
                duplicates[node.index()] = nodes.first().copied().filter(|_| at > 0);
            }
        }
        let named: Vec<NodeId> = ids.iter().flat_map(|id| self.lookup.with_id(id)).copied().collect();
        named.into_iter().for_each(|node| self.take_role(node));
    }

    /// Resolves these documents anew.
    fn look_again(&mut self, nodes: BTreeSet<NodeId>) {
        let resolve = |node| (node, self.resolver(node).resolve());
        let resolved: Vec<(NodeId, Node)> = nodes.into_par_iter().map(resolve).collect();
        let others = resolved.into_iter().filter_map(|(node, new)| self.settle(node, new).then_some(node));
        let others: Vec<NodeId> = others.collect();
        self.look_for_cycles(&others);
    }
}
