//! Which documents might mean which names, so that a name that comes or goes costs a look at those
//! documents and at no others.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::NodeId;
use super::lookup::{plain, written_paths};
use super::resolve::changed_document;
use crate::document::{Document, Reference};
use crate::text::{DocPath, nfc};

/// A name, shortened. Where two names share one, a document is looked at once more than need be.
type Key = u64;

/// The references of documents, by what they might mean.
#[derive(Clone, Debug, Default)]
pub struct References(BTreeSet<(Key, NodeId)>);

impl References {
    /// Adds the references of a document.
    pub fn insert(&mut self, node: NodeId, document: &Document) {
        self.0.extend(meant(document).into_iter().map(|key| (key, node)));
    }

    /// Takes the references of a document out again.
    pub fn remove(&mut self, node: NodeId, document: &Document) {
        for key in meant(document) {
            self.0.remove(&(key, node));
        }
    }

    /// The documents with a reference that might mean one of `names`.
    pub fn to(&self, names: impl IntoIterator<Item = Name>) -> impl Iterator<Item = NodeId> {
        let of = |key| self.0.range((key, NodeId(0))..=(key, NodeId(u32::MAX)));
        names.into_iter().flat_map(move |name| of(name.key())).map(|(_, node)| *node)
    }
}

/// A name of a document, and what it is to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    Id(Key),
    Alias(Key),
    Title(Key),
    Path(Key),
}

impl Name {
    const fn key(self) -> Key {
        match self {
            Self::Id(key) | Self::Alias(key) | Self::Title(key) | Self::Path(key) => key,
        }
    }
}

/// What `document` is called.
pub fn names(document: &Document) -> BTreeSet<Name> {
    let names = [
        Name::Id(key(&document.id.value)),
        Name::Title(key(&plain(&document.title.value))),
        Name::Path(file(document.path())),
    ];
    names.into_iter().chain(document.aliases.iter().map(|alias| Name::Alias(key(alias)))).collect()
}

/// What the references of `document` might mean.
fn meant(document: &Document) -> BTreeSet<Key> {
    let mut meant = BTreeSet::new();
    for text in references(document) {
        let parts = text.split(',').map(str::trim).filter(|part| part.len() < text.len());
        for name in std::iter::once(text.as_str()).chain(parts) {
            meant.extend([key(&nfc(name)), key(&plain(name))]);
            meant.extend(written_paths(name, document.path()).map(|path| file(&path)));
        }
    }
    meant
}

/// The texts of all references in fields.
fn references(document: &Document) -> impl Iterator<Item = String> {
    let fields = &document.fields;
    let lists = [&fields.about, &fields.depends_on, &fields.priorities, &fields.owner];
    let providers = fields.resources.values().flatten().filter_map(|amount| amount.provider.as_ref());
    let plain = lists.into_iter().flatten().chain(&fields.by).chain(providers);
    let supports = fields.supports.iter().map(|support| &support.reference);
    let changes = fields.changes.iter().filter_map(changed_document).map(|Reference { text, .. }| text);
    plain.chain(supports).map(|reference| reference.text.clone()).chain(changes)
}

/// A path by its file's name, with or without its extension.
fn file(path: &DocPath) -> Key {
    key(path.file_name().trim_end_matches(".md"))
}

fn key(name: &str) -> Key {
    let mut hasher = FxHasher::default();
    name.hash(&mut hasher);
    hasher.finish()
}
