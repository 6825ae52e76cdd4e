//! History along first parents: what landed, in order, and which of it was released.

use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::error::{RepositoryError, reading};
use super::{Commit, CommitId, Repository};

/// The line of first parents from a commit back to its root or to the clone's boundary, newest first.
pub struct FirstParents<'r> {
    repository: &'r Repository,
    next: Option<Result<Commit, RepositoryError>>,
}

impl Iterator for FirstParents<'_> {
    type Item = Result<Commit, RepositoryError>;

    fn next(&mut self) -> Option<Self::Item> {
        let commit = self.next.take()?;
        if let Ok(Commit { parents, .. }) = &commit {
            self.next = parents.first().map(|&parent| self.repository.commit(parent));
        }
        Some(commit)
    }
}

/// A tag that is a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The tag's name.
    pub tag: String,
    /// The commit that it names.
    pub commit: Commit,
}

impl Repository {
    /// `head`, its first parent, that one's first parent and so on: stop where you know the rest.
    pub fn first_parents(&self, head: Commit) -> FirstParents<'_> {
        FirstParents { repository: self, next: Some(Ok(head)) }
    }

    /// The landings up to `head` (measures.md, Suspect links), oldest first.
    ///
    /// # Errors
    /// Missing or damaged objects.
    pub fn landings(&self, head: Commit) -> Result<Vec<Commit>, RepositoryError> {
        let mut landings = self.first_parents(head).collect::<Result<Vec<_>, _>>()?;
        landings.reverse();
        Ok(landings)
    }

    /// Whether `ancestor` is `head` or a landing before it.
    ///
    /// # Errors
    /// As [`landings`](Self::landings).
    pub fn is_landing_of(&self, ancestor: CommitId, head: Commit) -> Result<bool, RepositoryError> {
        for commit in self.first_parents(head) {
            if commit?.id == ancestor {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The tags that `is_release` picks and that `head` has in its history, oldest first.
    ///
    /// Their order is that of the landings: a release on a merged branch counts from the landing that
    /// brought it. Within one landing the committer's time and then the name decide.
    ///
    /// # Errors
    /// Missing or damaged objects.
    pub fn releases(
        &self,
        head: &Commit,
        is_release: impl Fn(&str) -> bool,
    ) -> Result<Vec<Release>, RepositoryError> {
        let mut releases = self.tags()?;
        releases.retain(|release| is_release(&release.tag));
        if releases.is_empty() {
            return Ok(releases);
        }
        let landed = self.landed(self.landings(head.clone())?, &releases)?;
        releases.retain(|release| landed.contains_key(&release.commit.id));
        releases.sort_by(|a, b| {
            let order = |r: &Release| (landed.get(&r.commit.id).copied(), r.commit.seconds);
            order(a).cmp(&order(b)).then_with(|| a.tag.cmp(&b.tag))
        });
        Ok(releases)
    }

    /// The tags that name commits, sorted by name.
    ///
    /// # Errors
    /// [`RepositoryError::Damaged`] where the references cannot be read.
    pub fn tags(&self) -> Result<Vec<Release>, RepositoryError> {
        let references = self.git.references_glob("refs/tags/*").map_err(|e| reading("the tags", e))?;
        let mut tags: Vec<Release> = references.flatten().filter_map(|tag| self.tag(&tag)).collect();
        tags.sort_by(|a, b| a.tag.cmp(&b.tag));
        Ok(tags)
    }

    fn tag(&self, tag: &git2::Reference<'_>) -> Option<Release> {
        let commit = tag.peel_to_commit().ok()?;
        let name = String::from_utf8_lossy(tag.shorthand_bytes()).into_owned();
        Some(Release { tag: name, commit: self.commit_of(&commit) })
    }

    /// For each commit, the number of the landing that brought it; those off the line are looked for
    /// only where a release lies there.
    fn landed(
        &self,
        landings: Vec<Commit>,
        releases: &[Release],
    ) -> Result<FxHashMap<CommitId, usize>, RepositoryError> {
        let mut landed: FxHashMap<CommitId, usize> =
            landings.iter().enumerate().map(|(number, landing)| (landing.id, number)).collect();
        if releases.iter().all(|release| landed.contains_key(&release.commit.id)) {
            return Ok(landed);
        }
        for (number, landing) in landings.into_iter().enumerate() {
            let mut merged: Vec<CommitId> = landing.parents.into_iter().skip(1).collect();
            while let Some(id) = merged.pop() {
                if let Entry::Vacant(new) = landed.entry(id) {
                    new.insert(number);
                    merged.extend(self.commit(id)?.parents);
                }
            }
        }
        Ok(landed)
    }
}
