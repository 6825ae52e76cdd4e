//! `A..B` and its like: the two ends of a comparison.

use git2::ErrorCode;

use super::error::{RepositoryError, reading};
use super::{Commit, Repository};

/// Two things to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The older one, as a rule.
    pub base: End,
    /// The newer one.
    pub head: End,
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The work tree, edits included.
    WorkTree,
    /// A commit.
    Commit {
        /// As it was named; a merge base by the beginning of its id.
        name: String,
        /// What was named.
        commit: Commit,
    },
}

/// What was written, before anything is looked up.
#[derive(Debug, PartialEq, Eq)]
enum Spec<'s> {
    Two(&'s str, &'s str),
    SinceFork(&'s str, &'s str),
    One(&'s str),
}

impl Repository {
    /// The ends that `spec` names (measures.md, Drift): `A..B`; `A...B`, from their merge base to B;
    /// `A`, from there to the work tree; nothing, from the newest release to the work tree. As in Git
    /// a side left out of `..` or `...` is HEAD; where there is no work tree, HEAD stands for it.
    ///
    /// # Errors
    /// As [`resolve`](Self::resolve) and [`merge_base`](Self::merge_base);
    /// [`RepositoryError::NoRelease`].
    pub fn range(
        &self,
        spec: Option<&str>,
        is_release: impl Fn(&str) -> bool,
    ) -> Result<Range, RepositoryError> {
        match spec.map(parse) {
            Some(Spec::Two(base, head)) => Ok(Range { base: self.end(base)?, head: self.end(head)? }),
            Some(Spec::SinceFork(base, head)) => self.since_fork(base, head),
            Some(Spec::One(base)) => Ok(Range { base: self.end(base)?, head: self.newest()? }),
            None => {
                let newest = self.releases(&self.resolve("HEAD")?, is_release)?.pop();
                let release = newest.ok_or(RepositoryError::NoRelease)?;
                let base = End::Commit { name: release.tag, commit: release.commit };
                Ok(Range { base, head: self.newest()? })
            }
        }
    }

    /// The best commit that both have in their history.
    ///
    /// # Errors
    /// [`RepositoryError::NoMergeBase`]; [`RepositoryError::BeyondShallow`] where a shallow clone may
    /// hide it.
    pub fn merge_base(&self, base: &Commit, head: &Commit) -> Result<Commit, RepositoryError> {
        match self.git.merge_base(base.id.0, head.id.0) {
            Ok(id) => self.commit(super::CommitId(id)),
            Err(e) if e.code() != ErrorCode::NotFound => Err(reading("the common history", e)),
            Err(_) => Err(self.unrelated(base.id.short(), head.id.short())),
        }
    }

    fn since_fork(&self, base: &str, head: &str) -> Result<Range, RepositoryError> {
        let commit = self.merge_base(&self.resolve(base)?, &self.resolve(head)?)?;
        Ok(Range { base: End::Commit { name: commit.id.short(), commit }, head: self.end(head)? })
    }

    fn unrelated(&self, base: String, head: String) -> RepositoryError {
        match self.is_shallow() {
            true => RepositoryError::BeyondShallow { revision: format!("{base}...{head}") },
            false => RepositoryError::NoMergeBase { base, head },
        }
    }

    fn end(&self, name: &str) -> Result<End, RepositoryError> {
        Ok(End::Commit { name: name.to_owned(), commit: self.resolve(name)? })
    }

    fn newest(&self) -> Result<End, RepositoryError> {
        match self.git.is_bare() {
            true => self.end("HEAD"),
            false => Ok(End::WorkTree),
        }
    }
}

/// Dots within braces are no range: `HEAD^{/from a..b}`.
fn parse(spec: &str) -> Spec<'_> {
    let outside = |at: &usize| spec[..*at].matches('{').count() == spec[..*at].matches('}').count();
    let Some(at) = spec.match_indices("..").map(|(at, _)| at).find(outside) else { return Spec::One(spec) };
    match spec[at..].strip_prefix("...") {
        Some(head) => Spec::SinceFork(or_head(&spec[..at]), or_head(head)),
        None => Spec::Two(or_head(&spec[..at]), or_head(&spec[at + 2..])),
    }
}

fn or_head(side: &str) -> &str {
    if side.is_empty() { "HEAD" } else { side }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_git_reads_them() {
        assert_eq!(parse("v1..v2"), Spec::Two("v1", "v2"));
        assert_eq!(parse("v1...feature/x"), Spec::SinceFork("v1", "feature/x"));
        assert_eq!(parse("v1.."), Spec::Two("v1", "HEAD"));
        assert_eq!(parse("...v1"), Spec::SinceFork("HEAD", "v1"));
        assert_eq!(parse("v1.2"), Spec::One("v1.2"));
        assert_eq!(parse("main@{2026-06-01}..HEAD~2"), Spec::Two("main@{2026-06-01}", "HEAD~2"));
        assert_eq!(parse("HEAD^{/a..b}"), Spec::One("HEAD^{/a..b}"));
    }
}
