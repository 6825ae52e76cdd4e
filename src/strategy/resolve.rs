//! From what documents write to what they name.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use indexmap::{IndexMap, IndexSet};
use rayon::prelude::*;
use rustc_hash::FxBuildHasher;

use super::{Holding, Link, LinkField, Lookup, Node, NodeId, Party, Strategy, Support, Target};
use super::{back, cycles};
use crate::document::{Document, Reference};
use crate::settings::{Role, Settings};
use crate::text::{DocPath, Span};
use crate::tree::Node as Tree;

pub fn resolve(
    documents: Vec<Arc<Document>>,
    files: Arc<BTreeSet<DocPath>>,
    settings: Arc<Settings>,
) -> Strategy {
    let mut lookup = Lookup::default();
    for (node, document) in numbered(&documents) {
        lookup.insert(node, document);
    }
    let first = |node: NodeId, document: &Document| {
        lookup.with_id(&document.id.value).first().copied().filter(|&first| first != node)
    };
    let duplicates = numbered(&documents).map(|(node, document)| first(node, document)).collect();
    let one = |(index, document): (usize, &Arc<Document>)| {
        let node = NodeId(u32::try_from(index).unwrap_or(u32::MAX));
        Resolver { node, document, documents: &documents, lookup: &lookup }.resolve()
    };
    let mut nodes: Vec<Arc<Node>> = documents.par_iter().enumerate().map(one).map(Arc::new).collect();
    let (cycles, _) = cycles::mark(&mut nodes);
    for (from, _) in numbered(&documents) {
        back::link(&mut nodes, from);
    }
    let (lookup, mentions) = (Arc::new(lookup), OnceLock::new());
    let roles = vec![None; documents.len()];
    let mut strategy =
        Strategy { settings, documents, files, lookup, mentions, nodes, duplicates, roles, cycles };
    strategy.ids().for_each(|node| strategy.take_role(node));
    strategy
}

fn numbered(documents: &[Arc<Document>]) -> impl Iterator<Item = (NodeId, &Arc<Document>)> {
    (0..).map(NodeId).zip(documents)
}

/// What the supports of a document mean, so that two revisions of it can be compared: each id that
/// it names (or the text, where it names nothing) with its part of the whole, in the order of ids.
pub fn meaning_of_supports(
    document: &Document,
    lookup: &Lookup,
    id: impl Fn(NodeId) -> String,
) -> Vec<(String, f64)> {
    let mut meaning: IndexMap<String, f64> = IndexMap::new();
    for support in &document.fields.supports {
        for (text, target) in named(&support.reference, document.path(), lookup) {
            let name = match target {
                Target::Document(node) => id(node),
                _ => text,
            };
            *meaning.entry(name).or_insert(0.0) += support.share;
        }
    }
    let sum: f64 = meaning.values().sum();
    if sum > 0.0 {
        meaning.values_mut().for_each(|share| *share /= sum);
    }
    meaning.sort_unstable_keys();
    meaning.into_iter().collect()
}

/// What a reference names: itself, or the parts that commas part where it names nothing by itself.
fn named(reference: &Reference, from: &DocPath, lookup: &Lookup) -> Vec<(String, Target)> {
    let whole = lookup.find(&reference.text, from);
    if whole != Target::Nothing || !reference.text.contains(',') {
        return vec![(reference.text.clone(), whole)];
    }
    let parts = reference.text.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| (part.to_owned(), lookup.find(part, from))).collect()
}

/// Resolves one document.
pub struct Resolver<'s> {
    pub node: NodeId,
    pub document: &'s Document,
    pub documents: &'s [Arc<Document>],
    pub lookup: &'s Lookup,
}

impl Resolver<'_> {
    pub fn resolve(&self) -> Node {
        let fields = &self.document.fields;
        let mut node = Node::default();
        for support in &fields.supports {
            node.links.extend(self.links(LinkField::Supports, &support.reference, support.share));
        }
        node.supports = self.supports(&node.links);
        node.about = self.plain(&mut node.links, LinkField::About, &fields.about);
        node.depends_on = self.plain(&mut node.links, LinkField::DependsOn, &fields.depends_on);
        node.priorities = self.plain(&mut node.links, LinkField::Priorities, &fields.priorities);
        node.holdings = self.holdings(&mut node.links);
        let changed: Vec<Reference> = fields.changes.iter().filter_map(changed_document).collect();
        self.plain(&mut node.links, LinkField::Changes, &changed);
        node.owners = fields.owner.iter().map(|owner| self.party(owner)).collect();
        node.by = fields.by.as_ref().map(|by| self.party(by));
        node
    }

    fn links(&self, field: LinkField, reference: &Reference, share: f64) -> Vec<Link> {
        let link = |(text, target)| Link { field, text, span: reference.span, share, target };
        named(reference, self.document.path(), self.lookup).into_iter().map(link).collect()
    }

    /// Each supported document once, its shares added, over the sum of all shares.
    fn supports(&self, links: &[Link]) -> Vec<Support> {
        let sum: f64 = links.iter().map(|link| link.share).sum();
        let part = |share: f64| if sum > 0.0 && sum.is_finite() { share / sum } else { 0.0 };
        let (from, cyclic) = (self.node, false);
        let mut supports: IndexMap<NodeId, Support, FxBuildHasher> = IndexMap::default();
        for link in links {
            let Target::Document(to) = link.target else { continue };
            let blank = || Support { from, to, share: 0.0, allowed: self.allowed(to), cyclic };
            supports.entry(to).or_insert_with(blank).share += part(link.share);
        }
        supports.into_values().collect()
    }

    fn allowed(&self, to: NodeId) -> bool {
        let target = self.documents[to.index()].role;
        matches!((self.document.role, target), (Some(own), Some(target)) if own.may_support().contains(&target))
    }

    /// Resolves plain references, keeps their links, and returns the documents, each once.
    fn plain(&self, links: &mut Vec<Link>, field: LinkField, references: &[Reference]) -> Vec<NodeId> {
        let mut nodes: IndexSet<NodeId, FxBuildHasher> = IndexSet::default();
        for link in references.iter().flat_map(|reference| self.links(field, reference, 1.0)) {
            if let Target::Document(node) = link.target {
                nodes.insert(node);
            }
            links.push(link);
        }
        nodes.into_iter().collect()
    }

    fn holdings(&self, links: &mut Vec<Link>) -> Vec<Holding> {
        let mut holdings = Vec::new();
        for (sort, amounts) in &self.document.fields.resources {
            let mut holding = Holding { sort: sort.clone(), total: 0.0, amounts: Vec::new() };
            for amount in amounts {
                let provider = amount.provider.iter();
                let link = provider.flat_map(|who| self.links(LinkField::Resources, who, 1.0)).next();
                let node = link.as_ref().and_then(|link| match link.target {
                    Target::Document(node) => Some(node),
                    _ => None,
                });
                holding.total += amount.amount;
                holding.amounts.push((node, amount.amount));
                links.extend(link);
            }
            holdings.push(holding);
        }
        holdings
    }

    fn party(&self, reference: &Reference) -> Party {
        let named = self.lookup.find(&reference.text, self.document.path());
        match named {
            Target::Document(node) if self.documents[node.index()].role == Some(Role::Team) => {
                Party::Team(node)
            }
            _ => Party::Text(reference.text.clone()),
        }
    }
}

/// The document that an edit of a scenario changes or drops.
pub fn changed_document(edit: &Tree) -> Option<Reference> {
    let named = edit.get("document").or_else(|| edit.get("drop"))?;
    let span: Span = named.span;
    named.as_text().map(|text| Reference { text: text.to_owned(), span })
}
