//! `rhumb measure`.

use clap::Args;

use super::{At, Failure, Session, Verdict};
use crate::report::readings;

/// Prints the readings, what is at stake, and the indicators.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  rhumb measure\n  rhumb measure --rev v2 --as-of 2026-04-10")]
pub struct Measure {
    #[command(flatten)]
    at: At,
}

impl Measure {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let analysis = session.analysis(&mut session.project()?, &self.at)?;
        session.print(&readings::text(&analysis))?;
        Ok(Verdict::Well)
    }
}
