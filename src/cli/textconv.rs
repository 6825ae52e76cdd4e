//! `rhumb textconv`.

use std::fs;
use std::path::PathBuf;

use clap::Args;

use super::{Failure, Session, Verdict};
use crate::document::Document;
use crate::report::meaning;
use crate::settings::Settings;
use crate::text::DocPath;

/// Prints what one file means, for Git's diffs: its fields and statement, one a line.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  git config diff.rhumb.textconv 'rhumb textconv'\n  \
                  echo '*.md diff=rhumb' >> .gitattributes")]
pub struct Textconv {
    /// The file; Git names a temporary one
    file: PathBuf,
}

impl Textconv {
    /// Runs the command. Git names a file whose folder is not the document's, so that what is printed
    /// may depend on nothing but the file's name and text.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let shown = self.file.display();
        let bytes = fs::read(session.directory().join(&self.file))
            .map_err(|error| Failure::new(format!("`{shown}` cannot be read: {error}")))?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let path = DocPath::new(&name).map_err(|error| Failure::of(&error, String::new()))?;
        let (mut settings, _) = Settings::read(&path, "");
        settings.limits.document = bytes.len();
        session.print(&meaning::text(&Document::parse(&path, &bytes, &settings)))?;
        Ok(Verdict::Well)
    }
}
