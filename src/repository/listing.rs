//! Which files an origin holds below the strategy root, and what was left out, without reading them.

use std::fmt;

use crate::text::DocPath;

use super::BlobId;
use super::error::RepositoryError;

/// How many files a strategy may hold; a repository can name any number in a few bytes.
pub(super) const MAX_FILES: usize = 500_000;
/// How long a path may be, in bytes, as on Linux; a repository can nest folders without end.
const MAX_PATH: usize = 4096;

/// All files below the strategy root, sorted by path, and what is there but was left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub(super) entries: Vec<Entry>,
    /// What was left out, sorted by path.
    pub skipped: Vec<Skipped>,
}

/// A file: its path, and its content's id where the origin says it without reading.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub path: DocPath,
    pub id: Option<BlobId>,
}

/// Something below the strategy root that is not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// Where, below the strategy root; what is not UTF-8 replaced.
    pub path: String,
    /// Why.
    pub reason: SkipReason,
}

/// Why something is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SkipReason {
    /// A symbolic link: it may lead anywhere, and in a revision it is no document.
    SymbolicLink,
    /// A FIFO, a socket or a device: opening it may never end.
    SpecialFile,
    /// A Git repository of its own, or a submodule.
    NestedRepository,
    /// A name that is not UTF-8, or longer or other than a path can be.
    UnusableName,
    /// More bytes than the limit that was given.
    TooLarge {
        /// The file's size in bytes.
        size: u64,
    },
}

impl Skipped {
    pub(super) fn too_large(path: &DocPath, size: u64) -> Self {
        Self { path: path.as_str().to_owned(), reason: SkipReason::TooLarge { size } }
    }
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SymbolicLink => f.write_str("is a symbolic link"),
            Self::SpecialFile => f.write_str("is no regular file"),
            Self::NestedRepository => f.write_str("is a repository of its own"),
            Self::UnusableName => f.write_str("has a name that cannot be used"),
            Self::TooLarge { size } => write!(f, "is too large ({size} bytes)"),
        }
    }
}

impl Listing {
    /// The files' paths, sorted.
    pub fn paths(&self) -> impl ExactSizeIterator<Item = &DocPath> {
        self.entries.iter().map(|entry| &entry.path)
    }

    /// Whether there is a file at `path`.
    pub fn contains(&self, path: &str) -> bool {
        self.entry(path).is_some()
    }

    pub(super) fn entry(&self, path: &str) -> Option<&Entry> {
        let at = self.entries.binary_search_by(|entry| entry.path.as_str().cmp(path)).ok()?;
        self.entries.get(at)
    }

    pub(super) fn skip(&mut self, path: impl Into<String>, reason: SkipReason) {
        self.skipped.push(Skipped { path: path.into(), reason });
    }

    /// That this, with `more` to come, is no more than a strategy may hold.
    pub(super) fn bounded(&self, more: usize) -> Result<(), RepositoryError> {
        match self.entries.len() + self.skipped.len() + more > MAX_FILES {
            true => Err(RepositoryError::TooManyFiles { limit: MAX_FILES }),
            false => Ok(()),
        }
    }

    pub(super) fn sorted(mut self) -> Self {
        self.entries.sort_unstable();
        self.skipped.sort_unstable();
        self
    }
}

/// The path of `name` in `folder` (`""`: the root), where both make a path of a file that may be
/// read: what lies in `.git` is never part of a strategy, and Git writes no such names itself.
pub(super) fn child(folder: &str, name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let unusable = matches!(name, "" | "." | "..") || name.contains('/') || name.eq_ignore_ascii_case(".git");
    let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    (!unusable && path.len() <= MAX_PATH).then_some(path)
}
