//! Why a command could not do its work.

use std::io::Write as _;

use anstyle::{AnsiColor, Style};

use crate::project::ProjectError;
use crate::repository::RepositoryError;
use crate::text::visible_lines;

/// What failed, where, and what to try. Exit code 2.
#[derive(Debug)]
pub struct Failure {
    message: String,
    help: Option<String>,
}

impl Failure {
    /// What failed and where, in one line.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// With what to try.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// An error with all that caused it, and what to try.
    pub fn of(error: &dyn std::error::Error, help: String) -> Self {
        let mut message = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            message = format!("{message}: {cause}");
            source = cause.source();
        }
        Self { message, help: Some(help).filter(|help| !help.is_empty()) }
    }

    /// Says it on standard error.
    pub fn print(&self) {
        let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        let cyan = Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()));
        let mut out = anstream::stderr().lock();
        // Where standard error is closed there is no one left to tell.
        let _ = writeln!(out, "{red}error{red:#}: {}", visible_lines(&self.message));
        if let Some(help) = &self.help {
            let _ = writeln!(out, "{cyan}help{cyan:#}: {}", visible_lines(help));
        }
    }
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        match &error {
            ProjectError::Repository(inner) => Self::of(inner, inner.help()),
            _ => Self::of(&error, error.help()),
        }
    }
}

impl From<RepositoryError> for Failure {
    fn from(error: RepositoryError) -> Self {
        Self::of(&error, error.help())
    }
}
