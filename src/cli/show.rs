//! `rhumb show`.

use clap::Args;

use super::{At, Failure, Session, Verdict};
use crate::diagnostic::did_you_mean;
use crate::report::show;

/// Shows one document in context.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  rhumb show reliable\n  rhumb show leak-sensors --rev v2")]
pub struct Show {
    /// The document's id
    id: String,
    #[command(flatten)]
    at: At,
}

impl Show {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let analysis = session.analysis(&mut session.project()?, &self.at)?;
        let strategy = &analysis.strategy;
        let node = strategy.find(&self.id).ok_or_else(|| {
            let help = did_you_mean(&self.id, strategy.lookup().names());
            Failure::new(format!("there is no document `{}`", self.id))
                .help(help.unwrap_or_else(|| "`rhumb measure` and the site list what there is".to_owned()))
        })?;
        session.print(&show::text(&analysis, node))?;
        Ok(Verdict::Well)
    }
}
