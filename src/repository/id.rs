//! Git's names for contents and commits, as types that cannot be mixed up.

use std::fmt;

use git2::{ObjectType, Oid};

use super::error::{RepositoryError, reading};

/// A content's name: equal bytes have equal ids, wherever they were read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId(pub(super) Oid);

impl BlobId {
    /// The id that Git gives to `bytes`.
    ///
    /// # Errors
    /// [`RepositoryError::Damaged`] where libgit2 cannot hash, which takes a lack of memory.
    pub fn of(bytes: &[u8]) -> Result<Self, RepositoryError> {
        Oid::hash_object(ObjectType::Blob, bytes).map(Self).map_err(|e| reading("a file's id", e))
    }
}

/// A commit's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitId(pub(super) Oid);

impl CommitId {
    /// The first eight digits, for people.
    pub fn short(self) -> String {
        self.to_string().chars().take(8).collect()
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for CommitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
