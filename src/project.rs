//! Floor 10: a strategy's place on this machine, and the versions that can be read from it.

mod configuration;
mod create;
mod ends;
mod error;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

pub use configuration::Configuration;
pub use create::create;
use ends::Begun;
pub use ends::Ends;
pub use error::ProjectError;

use crate::analysis::Version;
use crate::chronicle::Chronicle;
use crate::document::Document;
use crate::history::{Story, Storyteller, Walk};
use crate::repository::{
    Commit, File, Listing, Origin, Repository, RepositoryError, SkipReason, Snapshot, find_root,
};
use crate::settings::{FILE_NAME, LARGEST_CONFIGURATION, Settings};
use crate::text::DocPath;

/// A strategy root, the repository that holds it, and the configuration that was given instead of
/// its own.
pub struct Project {
    root: PathBuf,
    has_root: bool,
    repository: Option<Repository>,
    given: Option<Configuration>,
    /// How far history was read last.
    begun: RefCell<Option<Begun>>,
}

impl Project {
    /// Opens the strategy that `folder` lies in. With a configuration given, `folder` is the root.
    ///
    /// # Errors
    /// A configuration that cannot be read; a repository that cannot be opened.
    pub fn open(folder: &Path, configuration: Option<&Path>) -> Result<Self, ProjectError> {
        let given = configuration.map(Configuration::given).transpose()?;
        let found = if given.is_some() { Some(real(folder)?) } else { find_root(folder)? };
        let has_root = found.is_some();
        let root = found.map_or_else(|| real(folder), Ok)?;
        let repository = Repository::discover(&root)?;
        Ok(Self { root, has_root, repository, given, begun: RefCell::default() })
    }

    /// The folder of the strategy, on disk.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The repository that holds it.
    pub const fn repository(&self) -> Option<&Repository> {
        self.repository.as_ref()
    }

    /// The commit that `revision` names; the strategy root is looked for in it where the disk has
    /// none.
    ///
    /// # Errors
    /// No repository; no such revision; no strategy in it.
    pub fn resolve(&mut self, revision: &str) -> Result<Commit, ProjectError> {
        let commit = self.expect_repository()?.resolve(revision)?;
        self.root_at(&commit, revision)?;
        Ok(commit)
    }

    /// The repository, where there must be one.
    ///
    /// # Errors
    /// [`ProjectError::NoRepository`].
    pub fn expect_repository(&self) -> Result<&Repository, ProjectError> {
        self.repository.as_ref().ok_or_else(|| ProjectError::NoRepository(self.root.clone()))
    }

    /// Looks for the strategy root in `commit` where neither the disk nor a given configuration
    /// says where it is.
    ///
    /// # Errors
    /// [`ProjectError::NoStrategyAt`].
    pub fn root_at(&mut self, commit: &Commit, name: &str) -> Result<(), ProjectError> {
        if self.has_root {
            return Ok(());
        }
        let Some(repository) = self.repository.take() else { return Ok(()) };
        let prefix = repository.root_at(commit)?;
        let found = prefix.ok_or_else(|| ProjectError::NoStrategyAt(name.to_owned()));
        self.repository = Some(repository.rooted_at(found?));
        self.has_root = true;
        Ok(())
    }

    /// Where the work tree is read from.
    ///
    /// # Errors
    /// [`ProjectError::NoStrategy`]; [`ProjectError::Bare`].
    pub fn work_tree(&self) -> Result<Origin<'_>, ProjectError> {
        let repository = self.repository.as_ref();
        match (self.has_root, repository.is_some_and(Repository::is_bare)) {
            (true, _) => Ok(Origin::WorkTree { root: self.root.clone(), repository }),
            (false, true) => Err(ProjectError::Bare(self.root.clone())),
            (false, false) => Err(ProjectError::NoStrategy(self.root.clone())),
        }
    }

    /// Where `commit` is read from.
    ///
    /// # Errors
    /// [`ProjectError::NoRepository`].
    pub fn revision(&self, commit: &Commit) -> Result<Origin<'_>, ProjectError> {
        Ok(Origin::Revision { repository: self.expect_repository()?, commit: commit.clone() })
    }

    /// The configuration of an origin: the one given, else its own `rhumb.toml`; nothing where it
    /// has none.
    ///
    /// # Errors
    /// What the disk or the repository refuses.
    pub fn configuration(&self, origin: &Origin<'_>) -> Result<Option<Configuration>, ProjectError> {
        if let Some(given) = &self.given {
            return Ok(Some(given.clone()));
        }
        let file = origin.file(&origin.list()?, FILE_NAME, LARGEST_CONFIGURATION)?;
        Ok(file.map(|file| Configuration::read(file.path.clone(), &file.bytes)))
    }

    /// Reads a version without its history. `configuration` is the origin's own, or another's to
    /// read it with.
    ///
    /// # Errors
    /// What the disk or the repository refuses.
    pub fn read(&self, origin: &Origin<'_>, configuration: &Configuration) -> Result<Version, ProjectError> {
        let snapshot = snapshot(origin, &configuration.settings, &Committed::default())?;
        let Snapshot { listing, skipped, commit, files } = snapshot;
        Ok(version(listing, skipped, commit, configuration, files, None))
    }

    /// Reads a version with its history; `today` is the day that the work tree is read for.
    ///
    /// # Errors
    /// What the disk or the repository refuses.
    pub fn read_with_history(
        &self,
        origin: &Origin<'_>,
        configuration: &Configuration,
        today: Date,
    ) -> Result<Version, ProjectError> {
        let landings = self.landings_to(origin)?;
        self.walked(origin, configuration, today, landings, |_, _, _| {})
    }

    /// The same, with what pages tell of the past.
    ///
    /// # Errors
    /// What the disk or the repository refuses.
    pub fn read_with_story(
        &self,
        origin: &Origin<'_>,
        configuration: &Configuration,
        today: Date,
    ) -> Result<(Version, Story), ProjectError> {
        let landings = self.landings_to(origin)?;
        let mut teller = Storyteller::new(&landings);
        let visit = |walk: &mut Walk, commit: &Commit, changed| teller.take(walk, commit, changed);
        let version = self.walked(origin, configuration, today, landings, visit)?;
        Ok((version, teller.finish()))
    }

    /// The landings up to an origin, oldest first; none without a repository.
    fn landings_to(&self, origin: &Origin<'_>) -> Result<Vec<Commit>, ProjectError> {
        let Some(repository) = &self.repository else { return Ok(Vec::new()) };
        let head = match origin.commit() {
            Some(commit) => Some(commit.clone()),
            None => repository.head()?,
        };
        head.map_or(Ok(Vec::new()), |head| Ok(repository.landings(head)?))
    }

    /// The version after `landings`, each shown to `visit` on the way.
    fn walked(
        &self,
        origin: &Origin<'_>,
        configuration: &Configuration,
        today: Date,
        landings: Vec<Commit>,
        visit: impl FnMut(&mut Walk, &Commit, bool),
    ) -> Result<Version, ProjectError> {
        let Some(repository) = self.repository.as_ref().filter(|_| !landings.is_empty()) else {
            return self.read(origin, configuration);
        };
        let mut walk = Walk::new(Arc::clone(&configuration.settings));
        walk.over(repository, landings, visit)?;
        self.after(&mut walk, origin, configuration, today)
    }

    /// The version at the end of a walk: its last landing, or the work tree after it.
    ///
    /// # Errors
    /// What the disk or the repository refuses.
    pub fn after(
        &self,
        walk: &mut Walk,
        origin: &Origin<'_>,
        configuration: &Configuration,
        today: Date,
    ) -> Result<Version, ProjectError> {
        let (listing, skipped) = match origin {
            Origin::Revision { .. } => {
                let listing = origin.list()?;
                let skipped = listing.skipped.clone();
                (listing, skipped)
            }
            Origin::WorkTree { .. } => {
                let snapshot = snapshot(origin, &configuration.settings, &committed(walk))?;
                walk.land_work_tree(snapshot.files, today);
                (snapshot.listing, snapshot.skipped)
            }
        };
        let chronicle = Some(Arc::new(walk.chronicle().clone()));
        let documents = walk.documents().cloned().collect();
        let commit = origin.commit().cloned();
        Ok(version(listing, skipped, commit, configuration, documents, chronicle))
    }
}

fn real(folder: &Path) -> Result<PathBuf, ProjectError> {
    let unreadable = |source| RepositoryError::Unreadable { path: folder.to_owned(), source };
    Ok(folder.canonicalize().map_err(unreadable)?)
}

/// Documents that history read, by their paths.
type Committed = FxHashMap<DocPath, Arc<Document>>;

fn committed(walk: &Walk) -> Committed {
    walk.documents().map(|document| (document.path().clone(), Arc::clone(document))).collect()
}

/// The documents of an origin; those that history read from the same text are not read again.
fn snapshot(
    origin: &Origin<'_>,
    settings: &Settings,
    committed: &Committed,
) -> Result<Snapshot<Arc<Document>>, ProjectError> {
    let wanted = |path: &DocPath| path.as_str() != FILE_NAME && settings.is_document(path.as_str());
    let same = |document: &&Arc<Document>, file: &File| {
        !document.broken && document.source.text().as_bytes() == &*file.bytes
    };
    let parse = |file: File| {
        let known = committed.get(&file.path).filter(|document| same(document, &file));
        known.map_or_else(|| Arc::new(Document::parse(&file.path, &file.bytes, settings)), Arc::clone)
    };
    let limit = settings.limits.document as u64;
    let mut snapshot = Snapshot::read_as(origin, origin.list()?, limit, wanted, parse)?;
    snapshot.files.extend(snapshot.skipped.iter().filter_map(|skipped| match skipped.reason {
        SkipReason::TooLarge { size } => {
            let path = DocPath::new(&skipped.path).ok()?;
            Some(Arc::new(Document::too_large(&path, size, settings)))
        }
        _ => None,
    }));
    Ok(snapshot)
}

fn version(
    listing: Listing,
    skipped: Vec<crate::repository::Skipped>,
    commit: Option<Commit>,
    configuration: &Configuration,
    documents: Vec<Arc<Document>>,
    chronicle: Option<Arc<Chronicle>>,
) -> Version {
    let files: BTreeSet<DocPath> = listing.paths().cloned().collect();
    Version {
        settings: Arc::clone(&configuration.settings),
        configuration: Arc::clone(&configuration.source),
        problems: configuration.problems.clone(),
        documents,
        files: Arc::new(files),
        skipped,
        commit,
        chronicle,
    }
}
