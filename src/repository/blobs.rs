//! Contents out of the object database, many at a time and on all cores.

use std::path::PathBuf;

use git2::{ObjectType, Odb, RepositoryOpenFlags};
use rayon::prelude::*;

use super::error::{RepositoryError, reading};
use super::{BlobId, Repository};

/// How many contents a worker reads with one opening of the repository.
const CHUNK: usize = 512;

/// The contents that a repository holds. Unlike the repository it can be shared between threads.
#[derive(Clone, Debug)]
pub struct Blobs {
    git_dir: PathBuf,
}

/// A content, as far as it was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blob<'b> {
    /// All of it.
    Bytes(&'b [u8]),
    /// It has more bytes than the limit and was not read.
    TooLarge {
        /// How many bytes it has.
        size: u64,
    },
}

impl Blobs {
    /// What `take` makes of each content, given its place in `ids`; in the order of `ids`.
    ///
    /// Contents are read and taken in parallel and let go at once, so that memory holds what `take`
    /// returns. libgit2 reads one object at a time per repository, which is why each worker opens its
    /// own.
    ///
    /// # Errors
    /// Missing or damaged objects.
    pub fn read_all<T: Send>(
        &self,
        ids: &[BlobId],
        limit: u64,
        take: impl Fn(usize, Blob<'_>) -> T + Sync,
    ) -> Result<Vec<T>, RepositoryError> {
        let chunks = ids.par_chunks(CHUNK).enumerate().map(|(chunk, ids)| {
            let git = self.open()?;
            let odb = git.odb().map_err(|e| reading("the object database", e))?;
            let numbered = ids.iter().enumerate();
            numbered
                .map(|(at, id)| with_blob(&odb, *id, limit, |blob| take(chunk * CHUNK + at, blob)))
                .collect()
        });
        let taken = chunks.collect::<Result<Vec<Vec<T>>, RepositoryError>>()?;
        Ok(taken.into_iter().flatten().collect())
    }

    fn open(&self) -> Result<git2::Repository, RepositoryError> {
        let nowhere_else: [&str; 0] = [];
        git2::Repository::open_ext(&self.git_dir, RepositoryOpenFlags::NO_SEARCH, nowhere_else)
            .map_err(|e| reading("the repository once more", e))
    }
}

fn with_blob<T>(
    odb: &Odb<'_>,
    id: BlobId,
    limit: u64,
    take: impl Fn(Blob<'_>) -> T,
) -> Result<T, RepositoryError> {
    let missing = |e| reading(format!("blob `{id}`"), e);
    let (size, kind) = odb.read_header(id.0).map_err(missing)?;
    if kind != ObjectType::Blob {
        return Err(missing(git2::Error::from_str(&format!("it is a {kind}"))));
    }
    if size as u64 > limit {
        return Ok(take(Blob::TooLarge { size: size as u64 }));
    }
    Ok(take(Blob::Bytes(odb.read(id.0).map_err(missing)?.data())))
}

impl Repository {
    /// Its contents, to be read by id.
    pub fn blobs(&self) -> Blobs {
        Blobs { git_dir: self.git.path().to_owned() }
    }
}
