//! The example organisation, carried along: a regional water utility and two years of its history.

use std::path::Path;

use rust_embed::Embed;

use crate::repository::{Repository, RepositoryError, drafts, record};

/// Whoever lands without a name.
const NOBODY: &str = "Northwind Water <strategy@example.org>";

#[derive(Embed)]
#[folder = "example-history/"]
struct Landings;

/// Makes the example organisation's repository in `folder`: the same commits everywhere.
///
/// # Errors
/// A folder that is not empty or cannot be written.
pub fn unpack(folder: &Path) -> Result<Repository, RepositoryError> {
    let files: Vec<(String, Vec<u8>)> = Landings::iter()
        .filter_map(|path| Landings::get(&path).map(|file| (path.into_owned(), file.data.into_owned())))
        .collect();
    let files = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    record(folder, &drafts(files, NOBODY)?)
}
