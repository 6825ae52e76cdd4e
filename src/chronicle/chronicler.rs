//! Landings one after the other, each costing what it changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::meaning::Meaning;
use super::{Chronicle, Configured, Landing, LandingId, Life};
use crate::document::Document;
use crate::settings::{Role, Settings};
use crate::strategy::{Lookup, NodeId};
use crate::text::DocPath;

/// Follows a strategy from landing to landing.
#[derive(Debug, Default)]
pub struct Chronicler {
    chronicle: Chronicle,
    lookup: Lookup,
    slots: Vec<Option<Arc<Document>>>,
    paths: FxHashMap<DocPath, NodeId>,
}

/// A document as it stands before or after a landing.
struct Standing {
    document: Arc<Document>,
    meaning: Meaning,
    reviewed: Option<Date>,
    steers: bool,
}

impl Standing {
    /// Whether whoever wrote this after `before` looked at its links.
    fn affirms(&self, before: &Self) -> bool {
        self.meaning.relinks(&before.meaning) || self.reviewed > before.reviewed
    }
}

impl Chronicler {
    /// Takes the next landing: the paths that it changed, each with its new document, or none where
    /// it was removed.
    pub fn land(&mut self, landing: Landing, changes: Vec<(DocPath, Option<Arc<Document>>)>) {
        let number = self.chronicle.landings.len();
        let ids = self.touched_ids(&changes);
        let before: Vec<Option<Standing>> = ids.iter().map(|id| self.standing(id)).collect();
        for (path, document) in changes {
            self.replace(path, document);
        }
        let editorial = Names::new(&landing.editorial);
        let mut steered = false;
        for (id, before) in ids.iter().zip(before) {
            steered |= self.live_through(id, before, number, editorial.has(id));
        }
        self.reaffirm(&landing.reaffirms, number);
        if steered && number > 0 {
            self.chronicle.course_changes.push(number);
        }
        Arc::make_mut(&mut self.chronicle.landings).push(landing);
    }

    /// Says that what lies behind the first landing is unknown.
    pub const fn mark_shallow(&mut self) {
        self.chronicle.shallow = true;
    }

    /// Says what `rhumb.toml` means from the last landing on.
    pub fn configure(&mut self, settings: Arc<Settings>) {
        let landing = self.chronicle.landings.len().saturating_sub(1);
        Arc::make_mut(&mut self.chronicle.configured).push(Configured { landing, settings });
    }

    /// What has been seen so far.
    pub const fn chronicle(&self) -> &Chronicle {
        &self.chronicle
    }

    /// What has been seen.
    pub fn finish(self) -> Chronicle {
        self.chronicle
    }

    /// The documents as the last landing left them, in no order.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.slots.iter().flatten()
    }

    /// The ids of the documents that stood or stand at changed paths.
    fn touched_ids(&self, changes: &[(DocPath, Option<Arc<Document>>)]) -> BTreeSet<String> {
        let old = changes.iter().filter_map(|(path, _)| self.at(path));
        let new = changes.iter().filter_map(|(_, document)| document.as_ref());
        old.chain(new).map(|document| document.id.value.clone()).collect()
    }

    /// The document at a path, as the last landing left it.
    pub fn at(&self, path: &DocPath) -> Option<&Arc<Document>> {
        self.slots[self.paths.get(path)?.index()].as_ref()
    }

    /// The document with this id: of several the one of least path; a broken one is none.
    fn with_id(&self, id: &str) -> Option<&Arc<Document>> {
        let nodes = self.lookup.with_id(id).iter();
        let documents = nodes.filter_map(|node| self.slots[node.index()].as_ref());
        documents.filter(|document| !document.broken).min_by_key(|document| document.path())
    }

    fn meaning(&self, document: &Document) -> Meaning {
        let id = |node: NodeId| {
            let document = self.slots[node.index()].as_ref();
            document.map_or_else(String::new, |document| document.id.value.clone())
        };
        Meaning::of(document, &self.lookup, id)
    }

    fn standing(&self, id: &str) -> Option<Standing> {
        let document = self.with_id(id)?;
        let steers = matches!(document.role, Some(Role::Vision | Role::Objective));
        let (document, meaning) = (Arc::clone(document), self.meaning(document));
        Some(Standing { reviewed: document.fields.reviewed, document, meaning, steers })
    }

    fn replace(&mut self, path: DocPath, document: Option<Arc<Document>>) {
        if let Some(node) = self.paths.remove(&path)
            && let Some(old) = self.slots[node.index()].take()
        {
            self.lookup.remove(node, &old);
        }
        if let Some(document) = document {
            let node = NodeId(u32::try_from(self.slots.len()).unwrap_or(u32::MAX));
            self.lookup.insert(node, &document);
            self.slots.push(Some(document));
            self.paths.insert(path, node);
        }
    }

    /// Takes a landing into the life of a document that it touched; returns whether it changed the
    /// meaning of a vision or objective.
    fn live_through(
        &mut self,
        id: &str,
        before: Option<Standing>,
        number: LandingId,
        editorial: bool,
    ) -> bool {
        let after = self.standing(id);
        if before.is_none() && after.is_none() {
            return false;
        }
        let steers = [&before, &after].into_iter().flatten().any(|standing| standing.steers);
        let lives = Arc::make_mut(&mut self.chronicle.lives);
        let life = lives.entry(id.to_owned()).or_insert_with(|| Life::beginning(number));
        life.touched.push(number);
        life.present = after.is_some();
        let (changed, affirmed) = match (before, after) {
            (Some(before), Some(after)) => {
                let differing = after.document.differing(&before.document);
                life.parts.extend(differing.map(|part| (part.to_owned(), number)));
                (after.meaning != before.meaning && !editorial, after.affirms(&before))
            }
            (None, _) => {
                life.came = number;
                life.parts.clear();
                (true, true)
            }
            (_, None) => return steers,
        };
        if changed {
            life.changed = number;
        }
        if affirmed {
            life.affirmed = number;
        }
        changed && steers
    }

    fn reaffirm(&mut self, ids: &[String], number: LandingId) {
        let names = Names::new(ids);
        if ids.is_empty() {
            return;
        }
        let lives = Arc::make_mut(&mut self.chronicle.lives);
        if names.all {
            lives.values_mut().filter(|life| life.present).for_each(|life| life.affirmed = number);
        }
        for id in names.ids {
            if let Some(life) = lives.get_mut(id).filter(|life| life.present) {
                life.affirmed = number;
            }
        }
    }
}

impl Life {
    fn beginning(number: LandingId) -> Self {
        Self {
            first: number,
            changed: number,
            affirmed: number,
            present: true,
            touched: Vec::new(),
            came: number,
            parts: FxHashMap::default(),
        }
    }
}

/// The ids that a trailer names.
struct Names<'l> {
    all: bool,
    ids: Vec<&'l str>,
}

impl<'l> Names<'l> {
    fn new(ids: &'l [String]) -> Self {
        Self { all: ids.iter().any(|id| id == "*"), ids: ids.iter().map(String::as_str).collect() }
    }

    fn has(&self, id: &str) -> bool {
        self.all || self.ids.contains(&id)
    }
}
