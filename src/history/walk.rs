//! Along first parents, from the oldest landing to the newest.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::take;
use crate::chronicle::{Chronicle, Chronicler, Landing};
use crate::document::Document;
use crate::measure::Readings;
use crate::repository::{self, Blob, BlobId, Commit, Repository, RepositoryError};
use crate::settings::{FILE_NAME, LARGEST_CONFIGURATION, Settings};
use crate::strategy::{Change, Evolving};
use crate::text::DocPath;

/// How many changes are read ahead, those of one landing at least: contents are read and parsed in
/// parallel, and memory holds so many beside the strategy.
const BATCH: usize = 1024;

/// A walk over the landings of one repository, read with one configuration.
pub struct Walk {
    settings: Arc<Settings>,
    chronicler: Chronicler,
    at: Option<Commit>,
    /// What the last landing brought or changed.
    brought: Vec<Arc<Document>>,
    /// What stood where the last landing left nothing.
    taken: Vec<Arc<Document>>,
    /// Where the landings that were read ahead bring documents.
    coming: BTreeSet<DocPath>,
    /// Kept from when readings are first asked for.
    strategy: Option<Evolving>,
    /// The readings that were taken last, while nothing has landed that may move them.
    last: Option<Readings>,
}

/// A landing with what it changed.
type Ahead = (Commit, Vec<repository::Change>);

/// What stands at a path: a content, already read.
type Read = FxHashMap<(DocPath, BlobId), Arc<Document>>;

impl Walk {
    /// A walk that begins before the first landing.
    pub fn new(settings: Arc<Settings>) -> Self {
        let (chronicler, coming) = (Chronicler::default(), BTreeSet::new());
        let (brought, taken) = (Vec::new(), Vec::new());
        Self { settings, chronicler, at: None, brought, taken, coming, strategy: None, last: None }
    }

    /// Walks on over `landings`, oldest first, each the first child of the one before. After each,
    /// `visit` is told the landing and whether it changed a file below the strategy root.
    ///
    /// # Errors
    /// Missing or damaged objects.
    pub fn over(
        &mut self,
        repository: &Repository,
        landings: Vec<Commit>,
        mut visit: impl FnMut(&mut Self, &Commit, bool),
    ) -> Result<(), RepositoryError> {
        let mut landings = landings.into_iter().peekable();
        while landings.peek().is_some() {
            let batch = self.ahead(repository, &mut landings)?;
            self.batch(repository, batch, &mut visit)?;
        }
        Ok(())
    }

    /// The commit that it stands at; nothing before the first landing.
    pub const fn at(&self) -> Option<&Commit> {
        self.at.as_ref()
    }

    /// The documents as the last landing left them, in no order.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<Document>> {
        self.chronicler.documents()
    }

    /// The documents that the last landing brought or changed.
    pub fn brought(&self) -> &[Arc<Document>] {
        &self.brought
    }

    /// The documents that stood where the last landing left nothing.
    pub fn taken(&self) -> &[Arc<Document>] {
        &self.taken
    }

    /// What history says so far.
    pub const fn chronicle(&self) -> &Chronicle {
        self.chronicler.chronicle()
    }

    /// The readings of what the last landing left, as of a day. From the first time on, each landing
    /// costs what it changes and not the whole strategy. Documents have other numbers in each.
    pub fn readings(&mut self, as_of: Date) -> Readings {
        if let Some(last) = self.last.as_ref().filter(|last| last.as_of == as_of) {
            return last.clone();
        }
        let strategy = self.strategy.get_or_insert_with(|| {
            let mut strategy = Evolving::new(Arc::clone(&self.settings));
            strategy.make_room(self.coming.iter());
            let documents = self.chronicler.documents();
            let changes = documents.map(|document| (document.path().clone(), Some(Arc::clone(document))));
            strategy.land(&changes.collect::<Vec<_>>());
            strategy
        });
        let readings = take(Arc::clone(strategy.strategy()), Some(self.chronicler.chronicle()), as_of);
        self.last.insert(readings).clone()
    }

    /// Takes the work tree as one more landing, dated `today`; `documents` are all that it holds.
    pub fn land_work_tree(&mut self, documents: Vec<Arc<Document>>, today: Date) {
        let committed: FxHashMap<DocPath, Arc<Document>> =
            self.documents().map(|document| (document.path().clone(), Arc::clone(document))).collect();
        let there: FxHashSet<DocPath> = documents.iter().map(|document| document.path().clone()).collect();
        let gone = committed.keys().filter(|path| !there.contains(path)).map(|path| (path.clone(), None));
        let same = |document: &Arc<Document>| {
            committed.get(document.path()).is_some_and(|c| reads_alike(c, document))
        };
        let edited = documents.into_iter().filter(|document| !same(document));
        let mut changes: Vec<_> = gone.chain(edited.map(|d| (d.path().clone(), Some(d)))).collect();
        changes.sort_by(|a, b| a.0.cmp(&b.0));
        self.land(work_tree_landing(today), changes);
    }

    /// The next of `landings`, each with what it changed.
    fn ahead(
        &mut self,
        repository: &Repository,
        landings: &mut impl Iterator<Item = Commit>,
    ) -> Result<Vec<Ahead>, RepositoryError> {
        let (mut ahead, mut count) = (Vec::new(), 0);
        while count < BATCH
            && let Some(commit) = landings.next()
        {
            let changes = repository.changes(self.at.as_ref(), &commit)?;
            self.at = Some(commit.clone());
            count += changes.len();
            ahead.push((commit, changes));
        }
        Ok(ahead)
    }

    fn batch(
        &mut self,
        repository: &Repository,
        batch: Vec<Ahead>,
        visit: &mut impl FnMut(&mut Self, &Commit, bool),
    ) -> Result<(), RepositoryError> {
        let read = self.read(repository, &batch)?;
        self.coming = read.keys().map(|(path, _)| path.clone()).collect();
        if let Some(strategy) = &mut self.strategy {
            strategy.make_room(self.coming.iter());
        }
        for (commit, changes) in &batch {
            if commit.boundary {
                self.chronicler.mark_shallow();
            }
            self.land(landing(commit), self.documents_of(changes, &read));
            if let Some(change) = changes.iter().find(|change| change.path.as_str() == FILE_NAME) {
                self.chronicler.configure(configuration(repository, change)?);
            }
            visit(self, commit, !changes.is_empty());
        }
        Ok(())
    }

    fn land(&mut self, landing: Landing, changes: Vec<Change>) {
        if let Some(strategy) = &mut self.strategy {
            strategy.land(&changes);
        }
        if !changes.is_empty() || !landing.reaffirms.is_empty() {
            self.last = None;
        }
        let taken = changes.iter().filter(|(_, document)| document.is_none());
        self.taken = taken.filter_map(|(path, _)| self.chronicler.at(path)).cloned().collect();
        self.brought = changes.iter().filter_map(|(_, document)| document.clone()).collect();
        self.chronicler.land(landing, changes);
    }

    fn is_document(&self, path: &DocPath) -> bool {
        path.as_str() != FILE_NAME && self.settings.is_document(path.as_str())
    }

    /// Reads and parses what a batch of landings brought, each content once.
    fn read(&self, repository: &Repository, batch: &[Ahead]) -> Result<Read, RepositoryError> {
        let changes = batch.iter().flat_map(|(_, changes)| changes);
        let brought = changes.filter(|change| self.is_document(&change.path));
        let mut wanted: Vec<(DocPath, BlobId)> =
            brought.filter_map(|c| Some((c.path.clone(), c.new?))).collect();
        wanted.sort();
        wanted.dedup();
        let ids: Vec<BlobId> = wanted.iter().map(|(_, id)| *id).collect();
        let limit = self.settings.limits.document as u64;
        let settings = &self.settings;
        let documents = repository.blobs().read_all(&ids, limit, |at, blob| {
            let path = &wanted[at].0;
            Arc::new(match blob {
                Blob::Bytes(bytes) => Document::parse(path, bytes, settings),
                Blob::TooLarge { size } => Document::too_large(path, size, settings),
            })
        })?;
        Ok(wanted.into_iter().zip(documents).collect())
    }

    fn documents_of(&self, changes: &[repository::Change], read: &Read) -> Vec<Change> {
        let documents = changes.iter().filter(|change| self.is_document(&change.path));
        let document = |change: &repository::Change| read.get(&(change.path.clone(), change.new?)).cloned();
        documents.map(|change| (change.path.clone(), document(change))).collect()
    }
}

/// Whether two documents at one path were read from the same text.
fn reads_alike(a: &Document, b: &Document) -> bool {
    a.broken == b.broken && a.source.text() == b.source.text()
}

/// What `rhumb.toml` means after a change to it; the defaults where it is gone.
fn configuration(
    repository: &Repository,
    change: &repository::Change,
) -> Result<Arc<Settings>, RepositoryError> {
    let text = |_, blob: Blob<'_>| match blob {
        Blob::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Blob::TooLarge { .. } => String::new(),
    };
    let ids: Vec<BlobId> = change.new.into_iter().collect();
    let texts = repository.blobs().read_all(&ids, LARGEST_CONFIGURATION, text)?;
    Ok(Arc::new(Settings::read(&change.path, &texts.concat()).0))
}

fn landing(commit: &Commit) -> Landing {
    Landing {
        revision: Some(commit.id.to_string()),
        date: commit.date,
        author: commit.author.clone(),
        summary: commit.summary().to_owned(),
        reaffirms: commit.trailer("Reaffirms"),
        editorial: commit.trailer("Editorial"),
    }
}

/// The landing that the work tree is.
pub fn work_tree_landing(today: Date) -> Landing {
    Landing {
        revision: None,
        date: today,
        author: String::new(),
        summary: "the work tree".to_owned(),
        reaffirms: Vec::new(),
        editorial: Vec::new(),
    }
}
