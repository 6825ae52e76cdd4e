//! Folders of fixtures, copied to where a test may do as it likes.

use std::fs;
use std::path::Path;

use rhumb::repository::{drafts, record};
use tempfile::TempDir;
use walkdir::WalkDir;

/// Copies what is in `from` into `to`.
pub fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(target).unwrap(),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

/// The landings kept in a folder as a repository in a folder of its own.
pub fn recorded(landings: &Path) -> TempDir {
    let files: Vec<(String, Vec<u8>)> = WalkDir::new(landings)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(landings).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect();
    let files = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    let folder = tempfile::tempdir().unwrap();
    record(folder.path(), &drafts(files, "Ada <ada@example.org>").unwrap()).unwrap();
    folder
}
