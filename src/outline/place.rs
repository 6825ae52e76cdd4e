//! Where a new document goes.

use crate::settings::Kind;
use crate::text::{DocPath, PathError};

/// The path of a new document of `kind` that is named `id`: the file that the kind's globs name so, its
/// folder, a folder that its globs match, or else the strategy root.
///
/// # Errors
/// An id that makes no path.
pub fn place(kind: &Kind, id: &str) -> Result<DocPath, PathError> {
    let named = kind.patterns.iter().find_map(|pattern| {
        let path = DocPath::new(pattern).ok().filter(|_| !pattern.contains(['*', '?', '[', '{']))?;
        (path.stem() == id).then_some(path)
    });
    if let Some(path) = named {
        return Ok(path);
    }
    let folder = kind.folder.clone().or_else(|| kind.patterns.iter().find_map(|pattern| folder(pattern)));
    DocPath::new(format!("{}/{id}.md", folder.unwrap_or_default()).trim_start_matches('/'))
}

/// The folder of a glob such as `2026/*.md` or `goals/**/*.md`.
fn folder(pattern: &str) -> Option<String> {
    let folder = pattern.strip_suffix("/*.md")?;
    let folder = folder.strip_suffix("/**").unwrap_or(folder);
    (!folder.contains(['*', '?', '[', '{'])).then(|| folder.to_owned())
}
