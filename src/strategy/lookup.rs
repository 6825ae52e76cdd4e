//! What names documents: id, alias, path, title.

use rustc_hash::FxHashMap;

use super::{NodeId, Target};
use crate::document::Document;
use crate::text::{DocPath, fold_blanks, nfc};

/// The names of documents. Documents may come and go, so that a history can keep one up to date.
#[derive(Clone, Debug, Default)]
pub struct Lookup {
    ids: Names,
    aliases: Names,
    paths: FxHashMap<DocPath, NodeId>,
    titles: Names,
}

/// Each name with the documents that have it, least number first.
#[derive(Clone, Debug, Default)]
struct Names(FxHashMap<String, Vec<NodeId>>);

impl Names {
    fn insert(&mut self, name: String, node: NodeId) {
        let nodes = self.0.entry(name).or_default();
        if let Err(at) = nodes.binary_search(&node) {
            nodes.insert(at, node);
        }
    }

    fn remove(&mut self, name: &str, node: NodeId) {
        if let Some(nodes) = self.0.get_mut(name) {
            nodes.retain(|&other| other != node);
        }
    }

    fn get(&self, name: &str) -> &[NodeId] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

impl Lookup {
    /// Adds the names of a document.
    pub fn insert(&mut self, node: NodeId, document: &Document) {
        self.ids.insert(document.id.value.clone(), node);
        for alias in &document.aliases {
            self.aliases.insert(alias.clone(), node);
        }
        self.paths.insert(document.path().clone(), node);
        self.titles.insert(plain(&document.title.value), node);
    }

    /// Takes the names of a document out again.
    pub fn remove(&mut self, node: NodeId, document: &Document) {
        self.ids.remove(&document.id.value, node);
        for alias in &document.aliases {
            self.aliases.remove(alias, node);
        }
        self.paths.remove(document.path());
        self.titles.remove(&plain(&document.title.value), node);
    }

    /// All documents with this id, least number first.
    pub fn with_id(&self, id: &str) -> &[NodeId] {
        self.ids.get(&nfc(id))
    }

    /// The document with this id or alias; the first where several have it.
    pub fn by_name(&self, name: &str) -> Option<NodeId> {
        let name = nfc(name);
        self.ids.get(&name).first().or_else(|| self.aliases.get(&name).first()).copied()
    }

    /// The document at this path.
    pub fn by_path(&self, path: &DocPath) -> Option<NodeId> {
        self.paths.get(path).copied()
    }

    /// The document that `text`, written in the file at `from`, names by path: relative to the file
    /// or from the strategy root, with or without `.md`.
    pub fn by_written_path(&self, text: &str, from: &DocPath) -> Option<NodeId> {
        written_paths(text, from).find_map(|path| {
            let with_extension = || DocPath::new(&format!("{path}.md")).ok();
            self.by_path(&path).or_else(|| self.by_path(&with_extension()?))
        })
    }

    /// What `text`, written in a link field of the file at `from`, names by itself.
    pub fn find(&self, text: &str, from: &DocPath) -> Target {
        if let Some(node) = self.by_name(text).or_else(|| self.by_written_path(text, from)) {
            return Target::Document(node);
        }
        match self.titles.get(&plain(text)) {
            [] => Target::Nothing,
            [node] => Target::Document(*node),
            several => Target::Several(several.to_vec()),
        }
    }

    /// Every id and alias, for suggestions.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let held = |names: &Vec<NodeId>| !names.is_empty();
        let mut names: Vec<&str> = [&self.ids, &self.aliases]
            .into_iter()
            .flat_map(|names| names.0.iter())
            .filter(|(_, nodes)| held(nodes))
            .map(|(name, _)| name.as_str())
            .collect();
        names.sort_unstable();
        names.into_iter()
    }
}

/// The paths that `text`, written in the file at `from`, may mean: relative to the file, or from the
/// strategy root.
pub fn written_paths(text: &str, from: &DocPath) -> impl Iterator<Item = DocPath> {
    [from.join(text), DocPath::new(text.trim_start_matches('/'))].into_iter().flatten()
}

/// A title without Markdown's marks, so that a heading and a table's cell compare equal.
pub fn plain(title: &str) -> String {
    let unmarked: String = nfc(title).chars().filter(|c| !matches!(c, '`' | '*')).collect();
    fold_blanks(&unmarked)
}
