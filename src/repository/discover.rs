//! Finding the strategy root and the repository that holds it.

use std::path::{Path, PathBuf};

use git2::{ErrorCode, RepositoryOpenFlags};

use crate::settings::FILE_NAME;

use super::error::{RepositoryError, reading};
use super::trees::Kind;
use super::{Commit, Repository, revision, work_tree};

/// The strategy root that `start` lies in: the nearest folder, from there upwards, that holds
/// `rhumb.toml` as a file of its own, not as a link. The result is absolute and free of links.
///
/// # Errors
/// [`RepositoryError::Unreadable`] where there is no folder `start`.
pub fn find_root(start: &Path) -> Result<Option<PathBuf>, RepositoryError> {
    let is_root = |folder: &Path| folder.join(FILE_NAME).symlink_metadata().is_ok_and(|file| file.is_file());
    let start = real_folder(start)?;
    Ok(start.ancestors().find(|folder| is_root(folder)).map(Path::to_owned))
}

impl Repository {
    /// The Git repository that holds `folder`, which becomes the strategy root; `None` where there is
    /// none, or where it knows nothing of the folder and ignores it.
    ///
    /// Work trees, linked work trees and bare repositories are found; `safe.directory` is respected,
    /// the environment (`GIT_DIR` and its like) is not. Nothing is written, now or later.
    ///
    /// # Errors
    /// [`RepositoryError::Unreadable`], [`OtherOwner`](RepositoryError::OtherOwner),
    /// [`Unsupported`](RepositoryError::Unsupported), [`Damaged`](RepositoryError::Damaged).
    pub fn discover(folder: &Path) -> Result<Option<Self>, RepositoryError> {
        let folder = real_folder(folder)?;
        let no_ceiling: [&str; 0] = [];
        let git = match git2::Repository::open_ext(&folder, RepositoryOpenFlags::empty(), no_ceiling) {
            Ok(git) => git,
            Err(e) if e.code() == ErrorCode::NotFound => return Ok(None),
            Err(e) => return Err(unopenable(folder, e)),
        };
        let prefix = prefix(&git, &folder)?;
        let repository = Self::new(git, prefix);
        match !repository.prefix.is_empty() && work_tree::is_foreign(&repository, &repository.prefix)? {
            true => Ok(None),
            false => Ok(Some(repository)),
        }
    }

    /// Where the strategy root lies at `commit`, as a path from the repository's top (`""`: there).
    ///
    /// That is the nearest folder with a `rhumb.toml` from the present root upwards; failing that, the
    /// one folder that holds one and has the fewest parts. `None`: no folder does.
    ///
    /// # Errors
    /// [`RepositoryError::SeveralRoots`]; missing or damaged objects.
    pub fn root_at(&self, commit: &Commit) -> Result<Option<String>, RepositoryError> {
        let mut folder = self.prefix.as_str();
        loop {
            let tree = self.subtree(commit.tree, folder)?;
            if tree.map_or(Ok(None), |tree| self.named(tree, Kind::File, FILE_NAME))?.is_some() {
                return Ok(Some(folder.to_owned()));
            }
            if folder.is_empty() {
                return self.shallowest_root(commit);
            }
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
        }
    }

    /// The same repository with its strategy root at `prefix`, a path from the repository's top.
    #[must_use]
    pub fn rooted_at(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    fn shallowest_root(&self, commit: &Commit) -> Result<Option<String>, RepositoryError> {
        let everything = revision::list_tree(self, commit.tree)?;
        let holders = everything.paths().filter(|path| path.file_name() == FILE_NAME);
        let mut roots: Vec<String> = holders.map(|path| path.folder().to_owned()).collect();
        let depth = |folder: &String| folder.matches('/').count();
        let least = roots.iter().map(depth).min();
        roots.retain(|folder| Some(depth(folder)) == least);
        match roots.len() {
            0 | 1 => Ok(roots.pop()),
            _ => Err(RepositoryError::SeveralRoots { roots }),
        }
    }
}

fn real_folder(folder: &Path) -> Result<PathBuf, RepositoryError> {
    let unreadable = |source| RepositoryError::Unreadable { path: folder.to_owned(), source };
    let real = folder.canonicalize().map_err(unreadable)?;
    match real.is_dir() {
        true => Ok(real),
        false => Err(unreadable(std::io::ErrorKind::NotADirectory.into())),
    }
}

/// The path of `folder` below the repository's top; `""` there and in a bare repository.
fn prefix(git: &git2::Repository, folder: &Path) -> Result<String, RepositoryError> {
    let Some(top) = git.workdir() else { return Ok(String::new()) };
    let top = real_folder(top)?;
    let below = folder.strip_prefix(&top).unwrap_or(Path::new(""));
    let parts: Option<Vec<&str>> = below.components().map(|part| part.as_os_str().to_str()).collect();
    let not_text = || reading("the strategy root's path", git2::Error::from_str("it is not UTF-8"));
    Ok(parts.ok_or_else(not_text)?.join("/"))
}

/// The top of the repository that holds `folder`, as `safe.directory` names it.
fn top(folder: &Path) -> PathBuf {
    let no_ceiling: [&str; 0] = [];
    let git = git2::Repository::discover_path(folder, no_ceiling).unwrap_or_else(|_| folder.to_owned());
    match git.file_name().is_some_and(|name| name == ".git") {
        true => git.parent().unwrap_or(folder).to_owned(),
        false => git,
    }
}

fn unopenable(path: PathBuf, source: git2::Error) -> RepositoryError {
    let says = |what: &str| source.message().contains(what);
    let feature = [("object format", "SHA-256 object ids"), ("refstorage", "the reftable format")];
    if source.code() == ErrorCode::Owner {
        return RepositoryError::OtherOwner { path: top(&path), source };
    }
    match feature.into_iter().find(|(word, _)| says(word)) {
        Some((_, feature)) => RepositoryError::Unsupported { path, feature, source },
        None if says("extension") => RepositoryError::Unsupported { path, feature: "an extension", source },
        None => reading(format!("`{}`", path.display()), source),
    }
}
