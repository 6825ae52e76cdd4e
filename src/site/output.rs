//! The site in memory, and its way to the disk (safety.md, Promises).
//!
//! Each file is replaced whole and only where its bytes changed. A manifest in the folder says what
//! rhumb made there: nothing else is overwritten or removed, and no symbolic link is followed.

mod error;
mod folder;
mod manifest;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

pub use error::OutputError;
pub use manifest::MANIFEST;

use crate::text::DocPath;
use folder::{Folder, Written};
use manifest::Manifest;

/// All files of a site by their path.
#[derive(Debug, Default)]
pub struct Site {
    files: BTreeMap<DocPath, Cow<'static, [u8]>>,
}

/// What writing a site did, in files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Written, since they were new or differed.
    pub written: usize,
    /// Left as they were.
    pub unchanged: usize,
    /// Removed, since the site no longer holds them.
    pub removed: usize,
}

impl Site {
    /// Adds a file; one of the same path is replaced.
    pub fn insert(&mut self, path: DocPath, bytes: impl Into<Cow<'static, [u8]>>) {
        self.files.insert(path, bytes.into());
    }

    /// Adds a file of our own under a name that is a path.
    pub fn insert_own(&mut self, path: &str, bytes: impl Into<Cow<'static, [u8]>>) {
        if let Ok(path) = DocPath::new(path) {
            self.insert(path, bytes);
        }
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(&DocPath::new(path).ok()?).map(|bytes| &**bytes)
    }

    /// All files in the order of their paths.
    pub fn files(&self) -> impl ExactSizeIterator<Item = (&DocPath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, &**bytes))
    }

    /// Writes the site into the folder at `target`, which is made where it is missing.
    ///
    /// # Errors
    /// A folder that holds something rhumb did not make, a link that leads out of it, or a disk that
    /// does not take a file. Whatever was written is whole, and the next run completes it.
    pub fn write(&self, target: &Path) -> Result<Summary, OutputError> {
        let folder = Folder::open(target)?;
        let before = Manifest::read(&folder)?;
        let after = Manifest::of(self.files.keys());
        // Says beforehand what may come, so that an interrupted run has left nothing unknown.
        before.and(&after).write(&folder)?;
        folder.make_parents(self.files.keys())?;
        let written = self.write_files(&folder, &before)?;
        let removed = before.without(&after).map(|path| folder.remove(path)).sum::<Result<usize, _>>()?;
        after.write(&folder)?;
        folder.tidy();
        Ok(Summary { written, unchanged: self.files.len() - written, removed })
    }

    /// Writes what differs; says how many files that were.
    fn write_files(&self, folder: &Folder, known: &Manifest) -> Result<usize, OutputError> {
        let files: Vec<_> = self.files.iter().collect();
        let write = |(path, bytes): (&DocPath, &Cow<'_, [u8]>)| {
            let written = folder.write(path, bytes, known.contains(path))?;
            Ok(usize::from(written == Written::Anew))
        };
        files.into_par_iter().map(write).sum::<Result<usize, OutputError>>()
    }
}

#[cfg(test)]
mod tests;
