//! `rhumb measure`.

use clap::{Args, ValueEnum};

use super::{At, Failure, Session, Verdict, findings};
use crate::check::Counts;
use crate::report::readings;

/// Prints the readings, what is at stake, and the indicators.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rhumb measure\n  rhumb measure --rev v2 --as-of 2026-04-10 --format json"
)]
pub struct Measure {
    #[command(flatten)]
    at: At,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
}

impl Measure {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let analysis = session.analysis(&mut session.project()?, &self.at)?;
        let findings = findings(&analysis);
        session.print(&match self.format {
            Format::Text => readings::text(&analysis),
            Format::Json => readings::json(&analysis, Counts::of(&findings)),
        })?;
        session.say_errors(&analysis, &findings);
        Ok(Verdict::Well)
    }
}
