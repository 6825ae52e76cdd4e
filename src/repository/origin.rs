//! The one door: a work tree and a revision are listed and read in the same way, with the same result
//! for the same content.

use std::path::PathBuf;
use std::sync::Arc;

use crate::text::DocPath;

use super::error::RepositoryError;
use super::listing::{Entry, Listing, Skipped};
use super::{BlobId, Commit, Repository, revision, work_tree};

/// Where a strategy is read from.
#[derive(Clone)]
pub enum Origin<'r> {
    /// A folder as it lies on the disk, edits included.
    WorkTree {
        /// The strategy root.
        root: PathBuf,
        /// The repository that [`Repository::discover`] found to hold it: it says which files are
        /// ignored.
        repository: Option<&'r Repository>,
    },
    /// A commit, below the repository's strategy root.
    Revision {
        /// The repository.
        repository: &'r Repository,
        /// The commit.
        commit: Commit,
    },
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where, below the strategy root.
    pub path: DocPath,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// Its content's id: Git's, in a work tree as well as in a revision.
    pub id: BlobId,
}

/// The wanted files of one origin, and the names of all others. Never changed once read.
#[derive(Clone, Debug)]
pub struct Snapshot<T = File> {
    /// The files that were wanted, or what was made of them, sorted by path.
    pub files: Vec<T>,
    /// All files, wanted or not.
    pub listing: Listing,
    /// What was left out, sorted by path: the listing's, and what was wanted but is too large.
    pub skipped: Vec<Skipped>,
    /// The commit that was read; `None`: a work tree.
    pub commit: Option<Commit>,
}

impl Snapshot {
    /// The wanted files in `listing`, none larger than `limit` bytes.
    ///
    /// # Errors
    /// A file that the disk does not give up; missing or damaged objects.
    pub fn read(
        origin: &Origin<'_>,
        listing: Listing,
        limit: u64,
        wanted: impl Fn(&DocPath) -> bool,
    ) -> Result<Self, RepositoryError> {
        Self::read_as(origin, listing, limit, wanted, |file| file)
    }

    /// The file at `path`, where it was wanted and read.
    pub fn file(&self, path: &str) -> Option<&File> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }
}

impl<T: Send> Snapshot<T> {
    /// What `take` makes of each wanted file. Files are read and taken in parallel and let go at once,
    /// so that memory holds what `take` returns.
    ///
    /// # Errors
    /// As [`Snapshot::read`].
    pub fn read_as(
        origin: &Origin<'_>,
        listing: Listing,
        limit: u64,
        wanted: impl Fn(&DocPath) -> bool,
        take: impl Fn(File) -> T + Sync,
    ) -> Result<Self, RepositoryError> {
        let entries: Vec<&Entry> = listing.entries.iter().filter(|entry| wanted(&entry.path)).collect();
        let mut files = Vec::with_capacity(entries.len());
        let mut skipped = listing.skipped.clone();
        for read in origin.read_entries(&entries, limit, take)? {
            match read {
                Ok(file) => files.push(file),
                Err(too_large) => skipped.push(too_large),
            }
        }
        skipped.sort_unstable();
        let commit = origin.commit().cloned();
        Ok(Self { files, listing, skipped, commit })
    }
}

impl Origin<'_> {
    /// Every file below the strategy root, by name.
    ///
    /// A work tree gives what is tracked or not ignored; folders without a repository give everything.
    /// `.git` is never part of it.
    ///
    /// # Errors
    /// A folder that the disk does not give up; missing or damaged objects;
    /// [`RepositoryError::TooManyFiles`].
    pub fn list(&self) -> Result<Listing, RepositoryError> {
        match self {
            Self::WorkTree { root, repository } => work_tree::list(root, *repository),
            Self::Revision { repository, commit } => revision::list(repository, commit),
        }
    }

    /// One file, where `listing` has it and it is no larger than `limit` bytes.
    ///
    /// # Errors
    /// As [`Snapshot::read`].
    pub fn file(&self, listing: &Listing, path: &str, limit: u64) -> Result<Option<File>, RepositoryError> {
        let Some(entry) = listing.entry(path) else { return Ok(None) };
        let read = self.read_entries(&[entry], limit, |file| file)?;
        Ok(read.into_iter().next().and_then(Result::ok))
    }

    /// The commit that is read; `None`: a work tree.
    pub const fn commit(&self) -> Option<&Commit> {
        match self {
            Self::WorkTree { .. } => None,
            Self::Revision { commit, .. } => Some(commit),
        }
    }

    /// What `take` makes of the entries, in their order; an `Err` within is a file beyond the limit.
    fn read_entries<T: Send>(
        &self,
        entries: &[&Entry],
        limit: u64,
        take: impl Fn(File) -> T + Sync,
    ) -> Result<Vec<Result<T, Skipped>>, RepositoryError> {
        match self {
            Self::WorkTree { root, .. } => work_tree::read(root, entries, limit, take),
            Self::Revision { repository, .. } => revision::read(repository, entries, limit, take),
        }
    }
}
