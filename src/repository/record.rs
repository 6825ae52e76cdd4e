//! The other way round: landings that are kept as reviewable text become a real repository, with the
//! same commit ids everywhere.

use std::collections::BTreeMap;
use std::path::Path;

use git2::build::{CheckoutBuilder, TreeUpdateBuilder};
use git2::{FileMode, Oid, RepositoryInitOptions, Signature};
use jiff::Zoned;
use jiff::civil::Time;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

use crate::text::DocPath;

use super::Repository;
use super::error::RepositoryError;

/// A landing that is to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The commit's message; white space is cleaned up as `git commit` does.
    pub message: String,
    /// Author and committer: `Ada <ada@example.org>`.
    pub author: String,
    /// When it landed, with the zone that the commit names.
    pub time: Zoned,
    /// Files that are added or replaced, all of them plain, none executable.
    pub files: BTreeMap<DocPath, Vec<u8>>,
    /// Files that are removed.
    pub removed: Vec<DocPath>,
    /// The tag that is put on the commit.
    pub tag: Option<String>,
}

/// The landings in `files` (path and bytes), one folder each, in the order of the folders' names: `message`, `date` (a
/// day, which means noon UTC, or RFC 3339 with a zone), and where there is need `author` (else `author`
/// is taken), `tag`, `removed` (a path a line) and the folder `files` with what is added or replaced.
///
/// # Errors
/// [`RepositoryError::Unrecordable`] names the folder and what is amiss.
pub fn drafts<'f>(
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    author: &str,
) -> Result<Vec<Draft>, RepositoryError> {
    let mut folders: BTreeMap<&str, BTreeMap<&str, &[u8]>> = BTreeMap::new();
    for (path, bytes) in files {
        if let Some((landing, path)) = path.split_once('/') {
            folders.entry(landing).or_default().insert(path, bytes);
        }
    }
    folders.into_iter().map(|(landing, files)| draft(landing, &files, author)).collect()
}

fn draft(landing: &str, files: &BTreeMap<&str, &[u8]>, author: &str) -> Result<Draft, RepositoryError> {
    let text = |name: &str| files.get(name).map(|bytes| String::from_utf8_lossy(bytes).trim().to_owned());
    let needed = |name: &str| text(name).ok_or_else(|| unrecordable(landing, format!("has no `{name}`")));
    let path = |path: &str| DocPath::new(path).map_err(|e| unrecordable(landing, format!("names {e}")));
    let date = needed("date")?;
    let mut added = BTreeMap::new();
    for (name, bytes) in files {
        if let Some(name) = name.strip_prefix("files/") {
            added.insert(path(name)?, bytes.to_vec());
        }
    }
    Ok(Draft {
        message: needed("message")?,
        author: text("author").unwrap_or_else(|| author.to_owned()),
        time: time(&date).map_err(|e| unrecordable(landing, format!("has the date `{date}`: {e}")))?,
        files: added,
        removed: text("removed").unwrap_or_default().lines().map(path).collect::<Result<_, _>>()?,
        tag: text("tag"),
    })
}

fn time(date: &str) -> Result<Zoned, jiff::Error> {
    let pieces = Pieces::parse(date)?;
    let time = pieces.time().unwrap_or(Time::constant(12, 0, 0, 0));
    let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    pieces.date().to_datetime(time).to_zoned(offset.to_time_zone())
}

/// Makes a repository of `drafts` in `folder`, which is made too where it does not exist, and checks
/// its newest state out on the branch `main`.
///
/// Neither configuration nor hooks have a say, so the commits' ids follow from the drafts alone.
///
/// # Errors
/// [`Occupied`](RepositoryError::Occupied) where the folder is not empty;
/// [`Unwritable`](RepositoryError::Unwritable); [`Unrecordable`](RepositoryError::Unrecordable).
pub fn record(folder: &Path, drafts: &[Draft]) -> Result<Repository, RepositoryError> {
    let writing = |e: git2::Error| unwritable(folder, std::io::Error::other(e));
    empty_folder(folder)?;
    let git = init(folder).map_err(writing)?;
    let mut tip = None;
    for draft in drafts {
        tip = Some(land(&git, tip, draft).map_err(|e| refused(draft, e))?);
    }
    if tip.is_some() {
        git.checkout_head(Some(CheckoutBuilder::new().force().disable_filters(true))).map_err(writing)?;
    }
    Ok(Repository::new(git, String::new()))
}

fn empty_folder(folder: &Path) -> Result<(), RepositoryError> {
    std::fs::create_dir_all(folder).map_err(|e| unwritable(folder, e))?;
    let mut inside = folder
        .read_dir()
        .map_err(|source| RepositoryError::Unreadable { path: folder.to_owned(), source })?;
    match inside.next() {
        None => Ok(()),
        Some(_) => Err(RepositoryError::Occupied { path: folder.to_owned() }),
    }
}

/// A repository whose own configuration says that bytes are kept as they are, whatever the user's says.
fn init(folder: &Path) -> Result<git2::Repository, git2::Error> {
    let mut options = RepositoryInitOptions::new();
    options.no_reinit(true).external_template(false).initial_head("main");
    let git = git2::Repository::init_opts(folder, &options)?;
    git.config()?.set_bool("core.autocrlf", false)?;
    Ok(git)
}

/// Commits one draft onto `parent`.
fn land(git: &git2::Repository, parent: Option<Oid>, draft: &Draft) -> Result<Oid, git2::Error> {
    let parent = parent.map(|id| git.find_commit(id)).transpose()?;
    let before = match &parent {
        Some(parent) => parent.tree()?,
        None => git.find_tree(git.treebuilder(None)?.write()?)?,
    };
    let mut update = TreeUpdateBuilder::new();
    for (path, bytes) in &draft.files {
        update.upsert(path.as_str(), git.blob(bytes)?, FileMode::Blob);
    }
    for path in &draft.removed {
        update.remove(path.as_str());
    }
    let tree = git.find_tree(update.create_updated(git, &before)?)?;
    let (author, message) = (signature(draft)?, git2::message_prettify(draft.message.as_str(), None)?);
    let parents: Vec<_> = parent.iter().collect();
    let commit = git.commit(Some("HEAD"), &author, &author, &message, &tree, &parents)?;
    if let Some(tag) = &draft.tag {
        git.tag_lightweight(tag, git.find_commit(commit)?.as_object(), false)?;
    }
    Ok(commit)
}

fn signature(draft: &Draft) -> Result<Signature<'static>, git2::Error> {
    let (name, address) = draft.author.split_once('<').unwrap_or((&draft.author, ""));
    let time = git2::Time::new(draft.time.timestamp().as_second(), draft.time.offset().seconds() / 60);
    Signature::new(name.trim(), address.trim().trim_end_matches('>'), &time)
}

fn unrecordable(landing: &str, problem: String) -> RepositoryError {
    RepositoryError::Unrecordable { landing: landing.to_owned(), problem }
}

fn refused(draft: &Draft, error: git2::Error) -> RepositoryError {
    let summary = draft.message.lines().next().unwrap_or("");
    unrecordable(summary, format!("cannot be recorded: {}", error.message()))
}

fn unwritable(folder: &Path, source: std::io::Error) -> RepositoryError {
    RepositoryError::Unwritable { path: folder.to_owned(), source }
}
