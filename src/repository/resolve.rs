//! From what somebody typed to a commit, or to a clear word on why not.

use git2::{ErrorCode, Object, ObjectType};

use super::error::{RepositoryError, reading};
use super::{Commit, CommitId, Repository};

/// How many names are proposed for one that does not exist.
const PROPOSALS: usize = 3;

impl Repository {
    /// The commit that `revision` names: a tag, a branch, an id, `HEAD~3`, `main@{2026-06-01}`,
    /// anything that Git understands. It is a revision whatever it looks like, never an option.
    ///
    /// # Errors
    /// One variant for each way to miss a commit, see [`RepositoryError`].
    pub fn resolve(&self, revision: &str) -> Result<Commit, RepositoryError> {
        self.check_reflog(revision)?;
        let object = self.git.revparse_single(revision).map_err(|e| self.unresolved(revision, e))?;
        match object.peel_to_commit() {
            Ok(commit) => Ok(self.commit_of(&commit)),
            Err(e) => Err(no_commit(revision, &object, e)),
        }
    }

    /// The commit `id`.
    ///
    /// # Errors
    /// [`RepositoryError::MissingObject`], [`RepositoryError::Damaged`].
    pub fn commit(&self, id: CommitId) -> Result<Commit, RepositoryError> {
        let commit = self.git.find_commit(id.0).map_err(|e| reading(format!("commit `{id}`"), e))?;
        Ok(self.commit_of(&commit))
    }

    pub(super) fn commit_of(&self, commit: &git2::Commit<'_>) -> Commit {
        Commit::of(commit, self.shallow.contains(&commit.id()))
    }

    /// libgit2 *makes* a reflog that it is asked for and does not find, so it must not be asked.
    fn check_reflog(&self, revision: &str) -> Result<(), RepositoryError> {
        let Some((name, of)) = revision.split_once("@{") else { return Ok(()) };
        if of.starts_with("u}") || of.starts_with("upstream}") {
            return Ok(());
        }
        let name = if name.is_empty() { "HEAD" } else { name };
        let Ok(branch) = self.git.resolve_reference_from_short_name(name) else { return Ok(()) };
        let full = String::from_utf8_lossy(branch.name_bytes()).into_owned();
        for reference in [if name == "HEAD" { name } else { &full }, &full] {
            if !self.git.reference_has_log(reference).unwrap_or(false) {
                let (revision, reference) = (revision.to_owned(), reference.to_owned());
                return Err(RepositoryError::NoReflog { revision, reference });
            }
        }
        Ok(())
    }

    fn unresolved(&self, revision: &str, error: git2::Error) -> RepositoryError {
        if self.is_empty() {
            return RepositoryError::NoCommits;
        }
        let name = revision.split(['~', '^', ':', '@']).next().unwrap_or(revision);
        let known = self.git.resolve_reference_from_short_name(name).is_ok();
        match error.code() {
            ErrorCode::Ambiguous => {
                RepositoryError::AmbiguousRevision { revision: revision.to_owned(), source: error }
            }
            ErrorCode::NotFound if known && name == revision => reading(format!("`{revision}`"), error),
            ErrorCode::NotFound if known && self.is_shallow() => {
                RepositoryError::BeyondShallow { revision: revision.to_owned() }
            }
            ErrorCode::NotFound | ErrorCode::InvalidSpec | ErrorCode::Peel => self.no_such(revision, known),
            _ if revision.contains('\0') => self.no_such(revision, false),
            _ => reading(format!("`{revision}`"), error),
        }
    }

    /// Other names are proposed only where the name is `known` to nobody, and not what follows it wrong.
    fn no_such(&self, revision: &str, known: bool) -> RepositoryError {
        let alike = if known { Vec::new() } else { alike(revision, self.names()) };
        RepositoryError::NoSuchRevision { revision: revision.to_owned(), alike, shallow: self.is_shallow() }
    }

    /// The short names of tags and branches, remote ones too.
    fn names(&self) -> Vec<String> {
        let Ok(references) = self.git.references() else { return Vec::new() };
        let short = references.flatten().filter_map(|r| Some(r.shorthand().ok()?.to_owned()));
        short.collect()
    }
}

fn no_commit(revision: &str, object: &Object<'_>, error: git2::Error) -> RepositoryError {
    let target = object.peel(ObjectType::Any).ok().and_then(|target| target.kind()).or(object.kind());
    match target {
        Some(kind @ (ObjectType::Tree | ObjectType::Blob)) => {
            RepositoryError::NotACommit { revision: revision.to_owned(), kind: kind.to_string() }
        }
        _ => reading(format!("`{revision}`"), error),
    }
}

/// The names most like `wanted`, best first: much alike, or one slip away.
fn alike(wanted: &str, names: Vec<String>) -> Vec<String> {
    let wanted = wanted.to_lowercase();
    let likeness = |name: &str| match strsim::osa_distance(&wanted, name) {
        0 | 1 => 1.0,
        _ => strsim::jaro_winkler(&wanted, name),
    };
    let mut near: Vec<(f64, String)> =
        names.into_iter().map(|name| (likeness(&name.to_lowercase()), name)).collect();
    near.retain(|(likeness, _)| *likeness >= 0.84);
    near.sort_by(|(a, x), (b, y)| b.total_cmp(a).then_with(|| x.cmp(y)));
    near.into_iter().map(|(_, name)| name).take(PROPOSALS).collect()
}
