//! New files in a strategy, none of them instead of one that is there.

use std::fs::{File, create_dir_all};
use std::io::{ErrorKind, Write};
use std::path::Path;

use super::ProjectError;
use crate::outline::Outline;
use crate::repository::RepositoryError;

/// Writes `files` below `root`, whose folders are made. Nothing is written where one of them exists.
///
/// # Errors
/// [`ProjectError::Exists`]; what the disk refuses.
pub fn create(root: &Path, files: &[Outline]) -> Result<(), ProjectError> {
    for file in files {
        let path = root.join(file.path.as_str());
        if path.symlink_metadata().is_ok() {
            return Err(ProjectError::Exists(path));
        }
    }
    files.iter().try_for_each(|file| write(root, file))
}

fn write(root: &Path, file: &Outline) -> Result<(), ProjectError> {
    let path = root.join(file.path.as_str());
    let written = create_dir_all(root.join(file.path.folder()))
        .and_then(|()| File::create_new(&path))
        .and_then(|mut created| created.write_all(file.text.as_bytes()));
    written.map_err(|source| match source.kind() {
        ErrorKind::AlreadyExists => ProjectError::Exists(path),
        _ => RepositoryError::Unwritable { path, source }.into(),
    })
}
