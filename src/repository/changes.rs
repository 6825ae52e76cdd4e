//! What differs between two commits below the strategy root: files by path and content, no more.

use git2::Oid;

use crate::text::DocPath;

use super::error::RepositoryError;
use super::listing::{MAX_FILES, child};
use super::trees::{Kind, Tree, TreeEntry};
use super::{BlobId, Commit, Repository};

/// A file whose content differs between two commits. A renamed file is one that goes and one that
/// comes: what a rename means is for those to say who know ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Where, below the strategy root.
    pub path: DocPath,
    /// Its content before; `None`: there was no such file.
    pub old: Option<BlobId>,
    /// Its content after; `None`: there is no such file any more.
    pub new: Option<BlobId>,
}

impl Repository {
    /// The files below the strategy root that differ between `old` and `new`, sorted by path; without
    /// `old` all files of `new` come.
    ///
    /// Only folders whose ids differ are read, and those that the call before has read are remembered,
    /// so that a walk along landings costs what they changed.
    ///
    /// # Errors
    /// Missing or damaged objects; [`RepositoryError::TooManyFiles`].
    pub fn changes(&self, old: Option<&Commit>, new: &Commit) -> Result<Vec<Change>, RepositoryError> {
        self.trees.borrow_mut().turn();
        let old = old.map_or(Ok(None), |commit| self.strategy_tree(commit))?;
        let mut comparison = Comparison::default();
        comparison.descend("", old, self.strategy_tree(new)?);
        while let Some((folder, old, new)) = comparison.folders.pop() {
            let read = |id: Option<Oid>| id.map_or_else(|| Ok(Tree::empty()), |id| self.tree(id));
            comparison.compare(&folder, &read(old)?, &read(new)?)?;
        }
        comparison.changes.sort_unstable();
        Ok(comparison.changes)
    }

    /// The tree of the strategy root at `commit`, where there is such a folder.
    pub(super) fn strategy_tree(&self, commit: &Commit) -> Result<Option<Oid>, RepositoryError> {
        self.subtree(commit.tree, &self.prefix)
    }
}

#[derive(Default)]
struct Comparison {
    /// Folders still to be compared, by path and the trees before and after.
    folders: Vec<(String, Option<Oid>, Option<Oid>)>,
    changes: Vec<Change>,
}

impl Comparison {
    fn compare(&mut self, folder: &str, old: &Tree, new: &Tree) -> Result<(), RepositoryError> {
        let (mut old, mut new) = (old.entries(), new.entries());
        loop {
            old.skip_shared(&mut new);
            let (mut before, mut after) = (old.peek(), new.peek());
            match (&before, &after) {
                (None, None) => return old.finish().and(new.finish()),
                (Some(a), Some(b)) if a.order(b).is_lt() => after = None,
                (Some(a), Some(b)) if a.order(b).is_gt() => before = None,
                _ => {}
            }
            before.inspect(|_| old.advance());
            after.inspect(|_| new.advance());
            self.note(folder, before, after)?;
        }
    }

    /// Takes down what stands under one name before and after.
    fn note(
        &mut self,
        folder: &str,
        before: Option<TreeEntry<'_>>,
        after: Option<TreeEntry<'_>>,
    ) -> Result<(), RepositoryError> {
        let Some(path) = before.or(after).and_then(|entry| child(folder, entry.name)) else { return Ok(()) };
        let ids = |kind| (before.and_then(|e| e.is(kind)), after.and_then(|e| e.is(kind)));
        let (old, new) = ids(Kind::Folder);
        self.descend(&path, old, new);
        let (old, new) = ids(Kind::File);
        if old != new
            && let Ok(path) = DocPath::new(&path)
        {
            self.changes.push(Change { path, old: old.map(BlobId), new: new.map(BlobId) });
        }
        match self.changes.len() > MAX_FILES || self.folders.len() > MAX_FILES {
            true => Err(RepositoryError::TooManyFiles { limit: MAX_FILES }),
            false => Ok(()),
        }
    }

    fn descend(&mut self, folder: &str, old: Option<Oid>, new: Option<Oid>) {
        if old != new {
            self.folders.push((folder.to_owned(), old, new));
        }
    }
}
