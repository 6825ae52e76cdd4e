//! Floor 3: a work tree or a revision becomes a [`Snapshot`], and history a row of landings.
//!
//! The only room that knows Git and walks folders. [`Origin`] is its one door for files: whatever they
//! come from, they are listed first ([`Listing`]), then those wanted are read, and the same content
//! gives the same bytes under the same ids. [`Repository`] answers for history: [`Repository::resolve`]
//! and [`Repository::range`] turn what somebody typed into commits, [`Repository::landings`] is the
//! line of first parents, [`Repository::changes`] what one of them did to which files, and
//! [`Repository::blobs`] their contents. [`record`] goes the other way and makes a repository.
//!
//! Must not know what any of the text means.
//!
//! What holds here, whatever the repository (safety.md):
//! - Git is read as objects, in place: nothing is written under `.git`, no other program runs.
//! - Nothing outside the strategy root is read: links are not followed, special files not opened.
//! - Every walk is iterative and ends: numbers of files and lengths of paths are bounded.

mod blobs;
mod changes;
mod commit;
mod discover;
mod error;
mod id;
mod landings;
mod listing;
mod origin;
mod range;
mod record;
mod resolve;
mod revision;
mod trees;
mod work_tree;

pub use blobs::{Blob, Blobs};
pub use changes::Change;
pub use commit::Commit;
pub use discover::find_root;
pub use error::RepositoryError;
pub use id::{BlobId, CommitId};
pub use landings::{FirstParents, Release};
pub use listing::{Listing, SkipReason, Skipped};
pub use origin::{File, Origin, Snapshot};
pub use range::{End, Range};
pub use record::{Draft, drafts, record};

use std::cell::RefCell;
use std::path::Path;

use git2::{ErrorCode, Oid};
use rustc_hash::FxHashSet;

use error::reading;
use trees::TreeMemo;

/// A Git repository with a strategy in it, open for reading.
pub struct Repository {
    git: git2::Repository,
    /// The strategy root's path from the repository's top, `""` there.
    prefix: String,
    /// The commits that a shallow clone knows no parents of.
    shallow: FxHashSet<Oid>,
    trees: RefCell<TreeMemo>,
}

impl Repository {
    fn new(git: git2::Repository, prefix: String) -> Self {
        // Git itself does not hash again what it reads either (that is for `git fsck`), and for a
        // folder of ten thousand files hashing is most of what a landing costs.
        git2::opts::strict_hash_verification(false);
        let shallow = shallow(git.commondir());
        Self { git, prefix, shallow, trees: RefCell::default() }
    }

    /// The strategy root's path from the repository's top, parted by `/`; `""` there.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The commit that is checked out; `None` before the first one.
    ///
    /// # Errors
    /// Missing or damaged objects.
    pub fn head(&self) -> Result<Option<Commit>, RepositoryError> {
        match self.git.head().and_then(|head| head.peel_to_commit()) {
            Ok(commit) => Ok(Some(self.commit_of(&commit))),
            Err(e) if e.code() == ErrorCode::UnbornBranch => Ok(None),
            Err(e) => Err(reading("HEAD", e)),
        }
    }

    /// The branch that is checked out; `None` where HEAD is no branch, or before the first commit.
    pub fn branch(&self) -> Option<String> {
        let head = self.git.head().ok()?;
        head.is_branch().then(|| String::from_utf8_lossy(head.shorthand_bytes()).into_owned())
    }

    /// Whether the clone holds only the newer part of history.
    pub fn is_shallow(&self) -> bool {
        !self.shallow.is_empty()
    }

    /// Whether the repository has no work tree.
    pub fn is_bare(&self) -> bool {
        self.git.is_bare()
    }

    /// Whether there is no commit at all.
    fn is_empty(&self) -> bool {
        self.git.references().is_ok_and(|mut references| references.next().is_none())
            && self.git.head().is_err()
    }

    /// A path below the strategy root as a path from the repository's top.
    fn path_from_top(&self, path: &str) -> String {
        match self.prefix.as_str() {
            "" => path.to_owned(),
            prefix => format!("{prefix}/{path}"),
        }
    }
}

/// The ids in Git's file `shallow`. libgit2 reads it too, but not in a linked work tree.
fn shallow(common_dir: &Path) -> FxHashSet<Oid> {
    let ids = std::fs::read_to_string(common_dir.join("shallow")).unwrap_or_default();
    ids.lines().filter_map(|line| Oid::from_str(line.trim()).ok()).collect()
}
