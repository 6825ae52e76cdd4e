//! Where links and pictures in a body lead.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Lookup, NodeId};
use crate::document::{Document, Mention, MentionForm};
use crate::text::DocPath;

/// Where a mention leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To a document, and to a heading of it where one is named.
    Document(NodeId, Option<String>),
    /// To another file below the strategy root.
    File(DocPath),
    /// Elsewhere: not ours to resolve.
    External,
    /// Nowhere.
    Missing(Miss),
}

/// Why a mention leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// No document has the id.
    Id,
    /// No file stands there.
    File,
    /// The document has no such heading.
    Heading(NodeId),
}

/// Where all bodies' mentions lead, and back.
#[derive(Clone, Debug)]
pub struct Mentions {
    /// By document, in the order of its body.
    pub of: Vec<Vec<Destination>>,
    /// By document, the others that mention it, each once.
    pub by: Vec<Vec<NodeId>>,
}

impl Mentions {
    pub fn of(documents: &[Arc<Document>], lookup: &Lookup, files: &BTreeSet<DocPath>) -> Self {
        let own = |(index, document): (usize, &Arc<Document>)| {
            let node = NodeId(u32::try_from(index).unwrap_or(u32::MAX));
            let mentions = document.body.mentions.iter();
            mentions.map(|mention| resolve(mention, (node, document), documents, lookup, files)).collect()
        };
        let of: Vec<Vec<Destination>> = documents.par_iter().enumerate().map(own).collect();
        let mut by = vec![Vec::new(); documents.len()];
        for (from, mentions) in (0..).map(NodeId).zip(&of) {
            for mentioned in documents_of(mentions).filter(|&node| node != from).collect::<BTreeSet<_>>() {
                by[mentioned.index()].push(from);
            }
        }
        Self { of, by }
    }
}

fn documents_of(mentions: &[Destination]) -> impl Iterator<Item = NodeId> {
    mentions.iter().filter_map(|mention| match mention {
        Destination::Document(node, _) => Some(*node),
        _ => None,
    })
}

/// Finds where `mention` in the body of `document` leads. `files` says whether a file exists.
fn resolve(
    mention: &Mention,
    document: (NodeId, &Document),
    documents: &[Arc<Document>],
    lookup: &Lookup,
    files: &BTreeSet<DocPath>,
) -> Destination {
    if mention.is_external() {
        return Destination::External;
    }
    let (own, from) = (document.0, document.1.path());
    let found = if mention.target.is_empty() {
        Some(own)
    } else if mention.form == MentionForm::Wiki {
        lookup.by_name(&mention.target).or_else(|| lookup.by_written_path(&mention.target, from))
    } else {
        written(&mention.target, from, lookup)
    };
    match found {
        Some(node) => heading(node, &documents[node.index()], mention.fragment.as_deref()),
        None if mention.form == MentionForm::Wiki => Destination::Missing(Miss::Id),
        None => file(&mention.target, from, files),
    }
}

/// The document at a path as Markdown writes it; a folder stands for its own document.
fn written(target: &str, from: &DocPath, lookup: &Lookup) -> Option<NodeId> {
    let path = from.join(target).ok()?;
    lookup.by_path(&path).or_else(|| {
        let own = ["README.md", "index.md"].into_iter();
        own.filter_map(|name| DocPath::new(&format!("{path}/{name}")).ok())
            .find_map(|path| lookup.by_path(&path))
    })
}

fn heading(node: NodeId, document: &Document, fragment: Option<&str>) -> Destination {
    let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) else {
        return Destination::Document(node, None);
    };
    let slugs = || document.body.headings.iter().map(|heading| heading.slug.as_str());
    match slugs().find(|slug| slug.eq_ignore_ascii_case(fragment)) {
        Some(slug) => Destination::Document(node, Some(slug.to_owned())),
        None => Destination::Missing(Miss::Heading(node)),
    }
}

fn file(target: &str, from: &DocPath, files: &BTreeSet<DocPath>) -> Destination {
    match from.join(target).ok().filter(|path| files.contains(path)) {
        Some(path) => Destination::File(path),
        None => Destination::Missing(Miss::File),
    }
}
