//! The list of what rhumb made in an output folder.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::OutputError;
use super::folder::Folder;
use crate::text::DocPath;

/// The list's name in the output folder.
pub const MANIFEST: &str = ".rhumb-manifest.json";
const SCHEMA: &str = "rhumb.manifest/1";

/// The files that rhumb made.
#[derive(Default)]
pub struct Manifest {
    files: BTreeSet<DocPath>,
    /// What stands on the disk.
    stored: Option<Vec<u8>>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    schema: String,
    files: Vec<String>,
}

impl Manifest {
    /// What the folder says of itself; nothing of an empty folder.
    pub fn read(folder: &Folder) -> Result<Self, OutputError> {
        let path = folder.path().join(MANIFEST);
        let Some(bytes) = folder.read(MANIFEST)? else {
            return match folder.is_empty()? {
                true => Ok(Self::default()),
                false => Err(OutputError::Foreign { path: folder.path().to_owned() }),
            };
        };
        let broken = |problem: String| OutputError::Manifest { path: path.clone(), problem };
        let stored: Stored = serde_json::from_slice(&bytes).map_err(|e| broken(e.to_string()))?;
        if stored.schema != SCHEMA {
            return Err(broken(format!("its schema is `{}`, not `{SCHEMA}`", stored.schema)));
        }
        let paths = stored.files.iter().map(|file| DocPath::new(file));
        let files = paths.collect::<Result<_, _>>().map_err(|e| broken(e.to_string()))?;
        Ok(Self { files, stored: Some(bytes) })
    }

    /// The list of these files.
    pub fn of<'a>(files: impl Iterator<Item = &'a DocPath>) -> Self {
        Self { files: files.cloned().collect(), stored: None }
    }

    /// Both lists.
    pub fn and(&self, other: &Self) -> Self {
        Self { files: self.files.union(&other.files).cloned().collect(), stored: self.stored.clone() }
    }

    /// What this list has and the other has not.
    pub fn without<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a DocPath> {
        self.files.difference(&other.files)
    }

    /// Whether rhumb made the file.
    pub fn contains(&self, path: &DocPath) -> bool {
        self.files.contains(path)
    }

    /// Stores the list, where it differs from what is stored.
    pub fn write(&self, folder: &Folder) -> Result<(), OutputError> {
        let files = self.files.iter().map(ToString::to_string).collect();
        let stored = Stored { schema: SCHEMA.to_owned(), files };
        // Texts always serialise.
        let mut bytes = serde_json::to_vec_pretty(&stored).unwrap_or_default();
        bytes.push(b'\n');
        if self.stored.as_ref() == Some(&bytes) {
            return Ok(());
        }
        folder.replace(MANIFEST, &bytes)
    }
}
