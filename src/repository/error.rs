//! What can go wrong with the world: Git and the disk. What an author wrote is never an error here.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why a strategy could not be read from, or recorded in, a folder or a Git repository.
///
/// The message says what is; [`help`](Self::help) what to try.
#[derive(Debug, Error)]
pub enum RepositoryError {
    /// The disk did not give up a file or folder.
    #[error("`{}` cannot be read", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk did not take a file or folder.
    #[error("`{}` cannot be written", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Landings are recorded in an empty folder only.
    #[error("`{}` holds something already", path.display())]
    Occupied {
        /// The folder.
        path: PathBuf,
    },
    /// A landing that is to be recorded is not written as it should be.
    #[error("the landing `{landing}` {problem}")]
    Unrecordable {
        /// The landing's folder or its message's first line.
        landing: String,
        /// What is wrong, as a predicate.
        problem: String,
    },
    /// More files than a strategy may hold: a repository can name any number of them in a few bytes.
    #[error("more than {limit} files below the strategy root")]
    TooManyFiles {
        /// How many are read at most.
        limit: usize,
    },
    /// Somebody else owns the repository and `safe.directory` does not list it.
    #[error("the Git repository at `{}` belongs to somebody else", path.display())]
    OtherOwner {
        /// Where it was looked for.
        path: PathBuf,
        /// What libgit2 said.
        source: git2::Error,
    },
    /// The repository is stored in a way that libgit2 cannot read.
    #[error("the Git repository at `{}` uses {feature}, which cannot be read", path.display())]
    Unsupported {
        /// Where it was looked for.
        path: PathBuf,
        /// The feature.
        feature: &'static str,
        /// What libgit2 said.
        source: git2::Error,
    },
    /// No commit was made yet.
    #[error("the repository has no commits yet")]
    NoCommits,
    /// Nothing goes by that name.
    #[error("there is no revision `{revision}`")]
    NoSuchRevision {
        /// The name.
        revision: String,
        /// Tags and branches that are spelt much alike, nearest first.
        alike: Vec<String>,
        /// Whether the clone is shallow, and so may lack it.
        shallow: bool,
    },
    /// A short id or a name that fits more than one thing.
    #[error("the revision `{revision}` is ambiguous")]
    AmbiguousRevision {
        /// The name.
        revision: String,
        /// What libgit2 said.
        source: git2::Error,
    },
    /// A tree or a file where a commit was wanted.
    #[error("the revision `{revision}` names a {kind}, not a commit")]
    NotACommit {
        /// The name.
        revision: String,
        /// Git's word for what it names.
        kind: String,
    },
    /// A date or number of the reflog of something that has none.
    #[error("`{revision}` asks for the reflog of `{reference}`, which has none")]
    NoReflog {
        /// The revision as it was asked for.
        revision: String,
        /// The branch or other name without a reflog.
        reference: String,
    },
    /// What was asked for lies behind the boundary of a shallow clone.
    #[error("`{revision}` lies behind the boundary of this shallow clone")]
    BeyondShallow {
        /// The revision or range.
        revision: String,
    },
    /// Two commits without any history in common.
    #[error("`{base}` and `{head}` have no commit in common")]
    NoMergeBase {
        /// The one.
        base: String,
        /// The other.
        head: String,
    },
    /// No tag on the way to HEAD is a release.
    #[error("no release was found: no tag on the way to HEAD matches")]
    NoRelease,
    /// An object that the repository names is not there.
    #[error("the repository lacks an object: {what}")]
    MissingObject {
        /// What was being read.
        what: String,
        /// What libgit2 said.
        source: git2::Error,
    },
    /// Git's data cannot be read.
    #[error("the repository cannot be read: {what}")]
    Damaged {
        /// What was being read.
        what: String,
        /// What libgit2 said.
        source: git2::Error,
    },
    /// Several folders of one revision hold a `rhumb.toml`, none above the others.
    #[error("several folders hold a `rhumb.toml`: {}", quoted(roots))]
    SeveralRoots {
        /// The folders, sorted.
        roots: Vec<String>,
    },
}

impl RepositoryError {
    /// What to try.
    pub fn help(&self) -> String {
        match self {
            Self::NoSuchRevision { alike, shallow, .. } => no_such_revision(alike, *shallow),
            Self::OtherOwner { path, .. } => {
                format!("if you trust it: `git config --global --add safe.directory '{}'`", path.display())
            }
            Self::Unreadable { .. } | Self::Unwritable { .. } => {
                "check that it exists and that its permissions allow it".into()
            }
            Self::SeveralRoots { .. } => "say which one with `-C`, or run in that folder".into(),
            other => other.fixed_help().into(),
        }
    }

    fn fixed_help(&self) -> &'static str {
        match self {
            Self::Occupied { .. } => "name a folder that is empty or does not exist",
            Self::Unrecordable { .. } => "mend the landing's folder",
            Self::TooManyFiles { .. } => {
                "put the strategy into a folder of its own, with its own `rhumb.toml`"
            }
            Self::Unsupported { .. } => {
                "read a copy: `git init --object-format=sha1 --ref-format=files COPY`, then \
                 `git fast-export --all --signed-tags=strip | git -C COPY fast-import`"
            }
            Self::NoCommits => "commit the strategy first",
            Self::AmbiguousRevision { .. } => "write more of the id, or the full name, as in `refs/tags/v1`",
            Self::NotACommit { .. } => "name a commit, a tag or a branch",
            Self::NoReflog { .. } => {
                "name a commit, a tag or a branch: clones and bare repositories keep no reflog of the past"
            }
            Self::BeyondShallow { .. } => "`git fetch --unshallow`; in CI `fetch-depth: 0`",
            Self::NoMergeBase { .. } => "compare them as they are, with `..` between them",
            Self::NoRelease => {
                "name two revisions, as in `HEAD~10..HEAD`, or tag a release (`releases` in `rhumb.toml`)"
            }
            Self::MissingObject { .. } => {
                "clone it whole: without `--filter`, and in CI with `fetch-depth: 0`"
            }
            Self::Damaged { .. } => "`git fsck` says more; a fresh clone mends most of it",
            _ => "",
        }
    }
}

fn no_such_revision(alike: &[String], shallow: bool) -> String {
    if !alike.is_empty() {
        return format!("did you mean {}?", quoted(alike));
    }
    match shallow {
        true => {
            "this clone is shallow and may lack it: `git fetch --unshallow --tags`; in CI `fetch-depth: 0`"
                .into()
        }
        false => "`git log` and `git tag` list what there is".into(),
    }
}

fn quoted(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}

/// Reading `what` failed: it is missing, or Git's data is broken.
pub(super) fn reading(what: impl Into<String>, source: git2::Error) -> RepositoryError {
    let what = what.into();
    match source.code() {
        git2::ErrorCode::NotFound => RepositoryError::MissingObject { what, source },
        _ => RepositoryError::Damaged { what, source },
    }
}
