//! The output folder: nothing outside it is touched, whatever stands in it.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::error::OutputError;
use crate::text::DocPath;

/// Where files are written before they take their place; on the same file system, so that they can.
const WORKSHOP: &str = ".rhumb-unfinished";

/// An output folder, open for writing.
pub struct Folder {
    /// Its real place, links resolved.
    path: PathBuf,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was new or differed.
    Anew,
    /// It held these bytes already.
    Before,
}

impl Folder {
    /// The folder at `path`, made where it is missing.
    pub fn open(path: &Path) -> Result<Self, OutputError> {
        fs::create_dir_all(path).map_err(|e| unwritable(path, e))?;
        let path = path.canonicalize().map_err(|e| unreadable(path, e))?;
        Ok(Self { path })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it holds nothing but what an interrupted run left.
    pub fn is_empty(&self) -> Result<bool, OutputError> {
        let entries = fs::read_dir(&self.path).map_err(|e| unreadable(&self.path, e))?;
        let names: io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.file_name())).collect();
        Ok(names.map_err(|e| unreadable(&self.path, e))?.iter().all(|name| name == WORKSHOP))
    }

    /// The bytes of a file of ours; nothing where there is none.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, OutputError> {
        let path = self.path.join(path);
        match metadata(&path)? {
            None => Ok(None),
            Some(found) if found.is_file() => fs::read(&path).map(Some).map_err(|e| unreadable(&path, e)),
            Some(found) if found.is_symlink() => Err(OutputError::Link { path }),
            Some(_) => Err(OutputError::InTheWay { path }),
        }
    }

    /// Makes the folders that hold `paths`. A link among them is refused, since it may lead out.
    pub fn make_parents<'a>(&self, paths: impl Iterator<Item = &'a DocPath>) -> Result<(), OutputError> {
        let parents: BTreeSet<&str> = paths.map(DocPath::folder).collect();
        let mut made = BTreeSet::new();
        for parent in parents.into_iter().chain([WORKSHOP]) {
            let ends = parent.match_indices('/').map(|(at, _)| at).chain([parent.len()]);
            for folder in ends.map(|end| &parent[..end]).filter(|folder| !folder.is_empty()) {
                if made.insert(folder) {
                    self.make_folder(&self.path.join(folder))?;
                }
            }
        }
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> Result<(), OutputError> {
        match metadata(path)? {
            Some(found) if found.is_symlink() => Err(OutputError::Link { path: path.to_owned() }),
            Some(found) if found.is_dir() => Ok(()),
            Some(_) => Err(OutputError::InTheWay { path: path.to_owned() }),
            None => fs::create_dir(path).map_err(|e| unwritable(path, e)),
        }
    }

    /// Writes `bytes` to `path` where it holds something else. `known` says that rhumb made what
    /// may stand there. The folders around it are there already.
    pub fn write(&self, path: &DocPath, bytes: &[u8], known: bool) -> Result<Written, OutputError> {
        let target = self.path.join(path.as_str());
        if let Some(found) = metadata(&target)? {
            if found.is_file() && holds(&target, &found, bytes)? {
                return Ok(Written::Before);
            }
            if found.is_dir() || !known {
                return Err(OutputError::InTheWay { path: target });
            }
        }
        self.replace(path.as_str(), bytes)?;
        Ok(Written::Anew)
    }

    /// Puts `bytes` at `path` in one step: whoever looks sees the old file or the new one, whole.
    pub fn replace(&self, path: &str, bytes: &[u8]) -> Result<(), OutputError> {
        let target = self.path.join(path);
        let workshop = self.path.join(WORKSHOP);
        self.make_folder(&workshop)?;
        let write = || {
            let mut file = unfinished(&workshop)?;
            file.write_all(bytes)?;
            file.persist(&target).map_err(|e| e.error)
        };
        write().map(drop).map_err(|e| unwritable(&target, e))
    }

    /// Removes a file and the folders that it leaves empty; says how many files that were.
    pub fn remove(&self, path: &DocPath) -> Result<usize, OutputError> {
        let mut folder = self.path.join(path.folder());
        let is_inside = folder.canonicalize().is_ok_and(|real| real == folder);
        let target = self.path.join(path.as_str());
        if !is_inside || metadata(&target)?.is_none_or(|found| found.is_dir()) {
            return Ok(0);
        }
        fs::remove_file(&target).map_err(|e| unwritable(&target, e))?;
        // A folder that still holds something stays.
        while folder != self.path && fs::remove_dir(&folder).is_ok() {
            folder.pop();
        }
        Ok(1)
    }

    /// Removes what unfinished runs left. Where that fails, the next run tries again.
    pub fn tidy(&self) {
        let workshop = self.path.join(WORKSHOP);
        if fs::symlink_metadata(&workshop).is_ok_and(|found| found.is_dir()) {
            let _ = fs::remove_dir_all(workshop);
        }
    }
}

/// A new file with the permissions that the user's other files get.
fn unfinished(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let builder = builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// What stands at `path` itself, links not followed; nothing where nothing does.
fn metadata(path: &Path) -> Result<Option<Metadata>, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
        Err(e) => Err(unreadable(path, e)),
    }
}

fn holds(path: &Path, found: &Metadata, bytes: &[u8]) -> Result<bool, OutputError> {
    if found.len() != bytes.len() as u64 {
        return Ok(false);
    }
    fs::read(path).map(|held| held == bytes).map_err(|e| unreadable(path, e))
}

fn unwritable(path: &Path, source: io::Error) -> OutputError {
    OutputError::Unwritable { path: path.to_owned(), source }
}

fn unreadable(path: &Path, source: io::Error) -> OutputError {
    OutputError::Unreadable { path: path.to_owned(), source }
}
