//! Floor 4: documents become one resolved graph.
//!
//! [`Strategy::resolve`] finds what every link names; nothing changes afterwards. Which documents
//! are live is a matter of a date and not known here.

mod back;
mod cycles;
mod evolving;
mod lookup;
mod mention;
mod references;
mod replace;
mod resolve;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

pub use cycles::Cycle;
pub use evolving::{Change, Evolving};
pub use lookup::Lookup;
use mention::Mentions;
pub use mention::{Destination, Miss};
pub use resolve::meaning_of_supports;

use crate::document::Document;
use crate::settings::{Role, Settings};
use crate::text::{DocPath, Span};

/// A document's number in [`Strategy::documents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(pub u32);

impl NodeId {
    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The field that a link is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkField {
    /// `supports`.
    Supports,
    /// `about`.
    About,
    /// `depends_on`.
    DependsOn,
    /// `priorities`.
    Priorities,
    /// A provider in `resources`.
    Resources,
    /// A document that a scenario changes.
    Changes,
}

impl LinkField {
    /// The field's name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::About => "about",
            Self::DependsOn => "depends_on",
            Self::Priorities => "priorities",
            Self::Resources => "resources",
            Self::Changes => "changes",
        }
    }
}

/// What a link names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// This document.
    Document(NodeId),
    /// No document.
    Nothing,
    /// Several documents have this title.
    Several(Vec<NodeId>),
}

/// One link of a link field.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The field.
    pub field: LinkField,
    /// What is written; one part of a list that commas part.
    pub text: String,
    /// Where.
    pub span: Span,
    /// The share as written; 1 where none is.
    pub share: f64,
    /// What it names.
    pub target: Target,
}

/// A support: `supports` of `from` names `to`, however often it does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Support {
    /// What supports.
    pub from: NodeId,
    /// What is supported.
    pub to: NodeId,
    /// The part of `from` that is for `to`, 0 to 1; of all that it names, broken links included.
    pub share: f64,
    /// Whether the roles allow it.
    pub allowed: bool,
    /// Whether it lies on a cycle.
    pub cyclic: bool,
}

/// Whom a field such as `owner` or `by` names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Party {
    /// A team of the strategy.
    Team(NodeId),
    /// Any text: a person.
    Text(String),
}

/// What an initiative holds of one resource type.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// The resource type.
    pub sort: String,
    /// All of it, in the type's unit.
    pub total: f64,
    /// The amounts by provider; nobody where none is said or it names nothing.
    pub amounts: Vec<(Option<NodeId>, f64)>,
}

/// What one document is linked to.
#[derive(Clone, Debug, Default)]
struct Node {
    links: Vec<Link>,
    supports: Vec<Support>,
    supporters: Vec<Support>,
    about: Vec<NodeId>,
    looks: Vec<NodeId>,
    owners: Vec<Party>,
    owned: Vec<NodeId>,
    by: Option<Party>,
    depends_on: Vec<NodeId>,
    dependents: Vec<NodeId>,
    priorities: Vec<NodeId>,
    holdings: Vec<Holding>,
}

/// The strategy: all documents, and what links them.
#[derive(Clone, Debug)]
pub struct Strategy {
    /// What `rhumb.toml` means.
    pub settings: Arc<Settings>,
    /// All documents in the order of their paths, pages and broken ones included.
    pub documents: Vec<Arc<Document>>,
    /// The paths of all files below the strategy root, documents or not.
    pub files: Arc<BTreeSet<DocPath>>,
    lookup: Arc<Lookup>,
    /// Found when first asked for: readings do without.
    mentions: OnceLock<Mentions>,
    nodes: Vec<Arc<Node>>,
    /// For a document whose id an earlier one has, that one.
    duplicates: Arc<[Option<NodeId>]>,
    /// What each document is to the alignment, where it takes part.
    roles: Vec<Option<Role>>,
    cycles: Vec<Cycle>,
}

impl Strategy {
    /// Resolves what `documents` name. Their order does not matter. `files` are the paths of all
    /// files below the strategy root, which body links may name.
    pub fn resolve(
        mut documents: Vec<Arc<Document>>,
        files: Arc<BTreeSet<DocPath>>,
        settings: Arc<Settings>,
    ) -> Self {
        documents.sort_by(|a, b| a.path().cmp(b.path()));
        resolve::resolve(documents, files, settings)
    }

    /// The number of every document.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (0..u32::try_from(self.documents.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// The document of a number.
    pub fn document(&self, node: NodeId) -> &Arc<Document> {
        &self.documents[node.index()]
    }

    /// The id of a document.
    pub fn id(&self, node: NodeId) -> &str {
        &self.document(node).id.value
    }

    /// The title of a document.
    pub fn title(&self, node: NodeId) -> &str {
        &self.document(node).title.value
    }

    /// The role of a document that takes part in the alignment: not broken, no page, and the first
    /// of its id.
    pub fn role(&self, node: NodeId) -> Option<Role> {
        self.roles[node.index()]
    }

    /// All documents of a role that take part in the alignment.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = NodeId> + '_ {
        self.ids().filter(move |&node| self.role(node) == Some(role))
    }

    /// The document with this id or alias.
    pub fn find(&self, id: &str) -> Option<NodeId> {
        self.lookup.by_name(id)
    }

    /// What names documents.
    pub fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    /// For a document whose id an earlier one has, that one.
    pub fn duplicate_of(&self, node: NodeId) -> Option<NodeId> {
        self.duplicates[node.index()]
    }

    /// Its links in link fields, as written.
    pub fn links(&self, node: NodeId) -> &[Link] {
        &self.node(node).links
    }

    /// What it supports, each once, in the order written.
    pub fn supports(&self, node: NodeId) -> &[Support] {
        &self.node(node).supports
    }

    /// What supports it.
    pub fn supporters(&self, node: NodeId) -> &[Support] {
        &self.node(node).supporters
    }

    /// What it is about.
    pub fn about(&self, node: NodeId) -> &[NodeId] {
        &self.node(node).about
    }

    /// The check-ins, decisions and questions that are about it.
    pub fn looks(&self, node: NodeId) -> &[NodeId] {
        &self.node(node).looks
    }

    /// Whom it belongs to.
    pub fn owners(&self, node: NodeId) -> &[Party] {
        &self.node(node).owners
    }

    /// What belongs to a team.
    pub fn owned(&self, team: NodeId) -> &[NodeId] {
        &self.node(team).owned
    }

    /// Who checked in.
    pub fn by(&self, node: NodeId) -> Option<&Party> {
        self.node(node).by.as_ref()
    }

    /// What must come before it.
    pub fn depends_on(&self, node: NodeId) -> &[NodeId] {
        &self.node(node).depends_on
    }

    /// What it must come before.
    pub fn dependents(&self, node: NodeId) -> &[NodeId] {
        &self.node(node).dependents
    }

    /// The objectives that a check-in takes for the most important, first one first.
    pub fn priorities(&self, node: NodeId) -> &[NodeId] {
        &self.node(node).priorities
    }

    /// What an initiative holds, by resource type.
    pub fn holdings(&self, node: NodeId) -> &[Holding] {
        &self.node(node).holdings
    }

    /// How much of a resource type an initiative holds.
    pub fn amount(&self, node: NodeId, sort: &str) -> f64 {
        self.holdings(node).iter().find(|holding| holding.sort == sort).map_or(0.0, |holding| holding.total)
    }

    /// Where each of its body's mentions leads, in their order.
    pub fn mentions(&self, node: NodeId) -> &[Destination] {
        &self.all_mentions().of[node.index()]
    }

    /// The documents whose bodies mention it, each once.
    pub fn mentioned_by(&self, node: NodeId) -> &[NodeId] {
        &self.all_mentions().by[node.index()]
    }

    /// The cycles of supports, sorted by the paths of their first documents.
    pub fn cycles(&self) -> &[Cycle] {
        &self.cycles
    }

    /// Takes down again what a document is to the alignment.
    fn take_role(&mut self, node: NodeId) {
        let document = &self.documents[node.index()];
        let takes_part = !document.broken && self.duplicates[node.index()].is_none();
        self.roles[node.index()] = document.role.filter(|_| takes_part);
    }

    fn all_mentions(&self) -> &Mentions {
        self.mentions.get_or_init(|| Mentions::of(&self.documents, &self.lookup, &self.files))
    }

    fn node(&self, node: NodeId) -> &Node {
        &self.nodes[node.index()]
    }
}

#[cfg(test)]
mod tests;
