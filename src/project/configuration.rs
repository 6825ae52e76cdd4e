//! The configuration that a version is read with.

use std::path::Path;
use std::sync::Arc;

use super::ProjectError;
use crate::diagnostic::Diagnostic;
use crate::settings::{FILE_NAME, Settings};
use crate::text::{DocPath, Source, Span};

/// A configuration's text, and what it means.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// What it means.
    pub settings: Arc<Settings>,
    /// Its text.
    pub source: Arc<Source>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

impl Configuration {
    /// Reads the file at `path`, which was named instead of the strategy's own.
    pub(super) fn given(path: &Path) -> Result<Self, ProjectError> {
        let bytes = std::fs::read(path)
            .map_err(|source| ProjectError::Configuration { path: path.to_owned(), source })?;
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or(FILE_NAME);
        let name = DocPath::new(name).or_else(|_| DocPath::new(FILE_NAME));
        let unnamed = || std::io::Error::from(std::io::ErrorKind::InvalidFilename);
        let name =
            name.map_err(|_| ProjectError::Configuration { path: path.to_owned(), source: unnamed() })?;
        Ok(Self::read(name, &bytes))
    }

    /// Reads what stands at `path` of the strategy.
    pub(super) fn read(path: DocPath, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let (settings, mut problems) = Settings::read(&path, &text);
        problems.extend(not_utf8(&path, bytes));
        Self { settings: Arc::new(settings), source: Arc::new(Source::new(path, text)), problems }
    }
}

fn not_utf8(path: &DocPath, bytes: &[u8]) -> Option<Diagnostic> {
    let at = std::str::from_utf8(bytes).err()?.valid_up_to();
    let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
    let message = format!("byte {} (0x{:02x}) is no UTF-8", at + 1, bytes[at]);
    Some(Diagnostic::new("invalid-config", path, span, message).help("save the file as UTF-8"))
}
