//! The strategy as it lies on the disk, edits included.

use std::io::Read;
use std::path::Path;

use git2::Index;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::error::{RepositoryError, reading};
use super::listing::{Entry, Listing, SkipReason, Skipped, child};
use super::{BlobId, File, Repository};
use crate::text::DocPath;

/// Lists `root`: what is tracked, and what is not ignored, where a repository says so.
pub(super) fn list(root: &Path, repository: Option<&Repository>) -> Result<Listing, RepositoryError> {
    let ignoring = repository.map(Ignoring::of).transpose()?;
    let mut listing = Listing::default();
    let mut walk = WalkDir::new(root).min_depth(1).into_iter();
    while let Some(entry) = walk.next() {
        let entry = entry.map_err(|e| unreadable_folder(root, e))?;
        let descends = visit(&mut listing, root, &entry, ignoring.as_ref())?;
        if entry.file_type().is_dir() && !descends {
            walk.skip_current_dir();
        }
        listing.bounded(0)?;
    }
    Ok(listing.sorted())
}

/// Takes down a file or what is left out; says whether a folder is entered.
fn visit(
    listing: &mut Listing,
    root: &Path,
    entry: &DirEntry,
    ignoring: Option<&Ignoring<'_>>,
) -> Result<bool, RepositoryError> {
    if entry.file_name().eq_ignore_ascii_case(".git") {
        return Ok(false);
    }
    let Some(path) = path_below(root, entry.path()) else {
        listing.skip(
            entry.path().strip_prefix(root).unwrap_or(entry.path()).to_string_lossy(),
            SkipReason::UnusableName,
        );
        return Ok(false);
    };
    let kind = entry.file_type();
    if ignoring.map_or(Ok(false), |ignoring| ignoring.leaves_out(&path, kind.is_dir()))? {
        return Ok(false);
    }
    if kind.is_dir() {
        let nested = entry.path().join(".git").symlink_metadata().is_ok();
        nested.then(|| listing.skip(path.as_str(), SkipReason::NestedRepository));
        return Ok(!nested);
    }
    match kind.is_file() {
        true => listing.entries.push(Entry { path, id: None }),
        false if kind.is_symlink() => listing.skip(path.as_str(), SkipReason::SymbolicLink),
        false => listing.skip(path.as_str(), SkipReason::SpecialFile),
    }
    Ok(false)
}

/// The path of `file` below `root`; `None` where it is not UTF-8.
fn path_below(root: &Path, file: &Path) -> Option<DocPath> {
    let parts = file.strip_prefix(root).ok()?.components();
    let mut path = String::new();
    for part in parts {
        path = child(&path, part.as_os_str().as_encoded_bytes())?;
    }
    DocPath::new(&path).ok()
}

fn unreadable_folder(root: &Path, error: walkdir::Error) -> RepositoryError {
    let path = error.path().unwrap_or(root).to_owned();
    RepositoryError::Unreadable { path, source: error.into() }
}

/// What Git says about files that it does not know.
struct Ignoring<'r> {
    repository: &'r Repository,
    index: Index,
}

impl<'r> Ignoring<'r> {
    fn of(repository: &'r Repository) -> Result<Self, RepositoryError> {
        let index = repository.git.index().and_then(|mut index| index.read(false).map(|()| index));
        Ok(Self { repository, index: index.map_err(|e| reading("the index", e))? })
    }

    /// Whether the file or folder is ignored. What is tracked, or holds something tracked, is not,
    /// whatever the patterns say; asking that first also is what is quick.
    fn leaves_out(&self, path: &DocPath, folder: bool) -> Result<bool, RepositoryError> {
        let path = self.repository.path_from_top(path.as_str());
        let path = if folder { path + "/" } else { path };
        Ok(!self.is_tracked(&path) && self.is_ignored(&path)?)
    }

    fn is_tracked(&self, path: &str) -> bool {
        match path.ends_with('/') {
            true => self.index.find_prefix(path).is_ok(),
            false => self.index.get_path(Path::new(path), 0).is_some(),
        }
    }

    fn is_ignored(&self, path: &str) -> Result<bool, RepositoryError> {
        self.repository.git.is_path_ignored(path).map_err(|e| reading("the ignored files", e))
    }
}

/// Whether the repository knows nothing of `folder` (from its top, not empty) and ignores it: then the
/// folder is none of the repository's.
pub(super) fn is_foreign(repository: &Repository, folder: &str) -> Result<bool, RepositoryError> {
    let ignoring = Ignoring::of(repository)?;
    let folder = format!("{folder}/");
    Ok(!ignoring.is_tracked(&folder) && ignoring.is_ignored(&folder)?)
}

/// Reads and takes the entries in parallel, in their order.
pub(super) fn read<T: Send>(
    root: &Path,
    entries: &[&Entry],
    limit: u64,
    take: impl Fn(File) -> T + Sync,
) -> Result<Vec<Result<T, Skipped>>, RepositoryError> {
    entries.par_iter().map(|entry| Ok(read_file(root, &entry.path, limit)?.map(&take))).collect()
}

fn read_file(root: &Path, path: &DocPath, limit: u64) -> Result<Result<File, Skipped>, RepositoryError> {
    let on_disk = root.join(path.as_str());
    let (size, bytes) = bytes_within(&on_disk, limit)
        .map_err(|source| RepositoryError::Unreadable { path: on_disk, source })?;
    if size > limit {
        return Ok(Err(Skipped::too_large(path, size)));
    }
    let id = BlobId::of(&bytes)?;
    Ok(Ok(File { path: path.clone(), bytes: bytes.into(), id }))
}

/// The file's size, and its bytes up to just past the limit: a file that grows meanwhile ends too.
fn bytes_within(file: &Path, limit: u64) -> std::io::Result<(u64, Vec<u8>)> {
    let file = std::fs::File::open(file)?;
    let size = file.metadata()?.len();
    let mut bytes = Vec::new();
    if size <= limit {
        bytes.reserve_exact(usize::try_from(size).unwrap_or(0) + 1);
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    }
    let read = bytes.len() as u64;
    Ok((size.max(read), bytes))
}
