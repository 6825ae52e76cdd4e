//! The strategy as a commit holds it: objects, read in place.

use git2::Oid;

use crate::text::DocPath;

use super::blobs::Blob;
use super::error::RepositoryError;
use super::listing::{Entry, Listing, SkipReason, Skipped, child};
use super::trees::{Kind, TreeEntry};
use super::{BlobId, Commit, File, Repository};

/// Lists the strategy root at `commit`; a commit without that folder holds nothing.
pub(super) fn list(repository: &Repository, commit: &Commit) -> Result<Listing, RepositoryError> {
    match repository.strategy_tree(commit)? {
        Some(tree) => list_tree(repository, tree),
        None => Ok(Listing::default()),
    }
}

/// Lists a tree and all below it.
pub(super) fn list_tree(repository: &Repository, top: Oid) -> Result<Listing, RepositoryError> {
    let mut listing = Listing::default();
    let mut folders = vec![(String::new(), top)];
    while let Some((folder, id)) = folders.pop() {
        let tree = repository.tree(id)?;
        let mut entries = tree.entries();
        for entry in entries.by_ref() {
            visit(&mut listing, &mut folders, &folder, entry);
        }
        entries.finish()?;
        listing.bounded(folders.len())?;
    }
    Ok(listing.sorted())
}

fn visit(listing: &mut Listing, folders: &mut Vec<(String, Oid)>, folder: &str, entry: TreeEntry<'_>) {
    let Some(path) = child(folder, entry.name) else {
        let name = String::from_utf8_lossy(entry.name);
        return listing.skip(format!("{folder}/{name}").trim_start_matches('/'), SkipReason::UnusableName);
    };
    match entry.kind {
        Kind::Folder => folders.push((path, entry.id)),
        Kind::Link => listing.skip(path, SkipReason::SymbolicLink),
        Kind::Repository => listing.skip(path, SkipReason::NestedRepository),
        Kind::File => match DocPath::new(&path) {
            Ok(path) => listing.entries.push(Entry { path, id: Some(BlobId(entry.id)) }),
            Err(_) => listing.skip(path, SkipReason::UnusableName),
        },
    }
}

/// Reads and takes the entries in parallel, in their order.
pub(super) fn read<T: Send>(
    repository: &Repository,
    entries: &[&Entry],
    limit: u64,
    take: impl Fn(File) -> T + Sync,
) -> Result<Vec<Result<T, Skipped>>, RepositoryError> {
    let ids: Vec<BlobId> = entries.iter().filter_map(|entry| entry.id).collect();
    repository.blobs().read_all(&ids, limit, |at, blob| {
        let path = &entries[at].path;
        match blob {
            Blob::Bytes(bytes) => Ok(take(File { path: path.clone(), bytes: bytes.into(), id: ids[at] })),
            Blob::TooLarge { size } => Err(Skipped::too_large(path, size)),
        }
    })
}
