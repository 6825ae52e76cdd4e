//! `rhumb history`.

use clap::{Args, ValueEnum};

use super::{Failure, Session, Verdict};
use crate::history::{By, series};
use crate::project::Project;
use crate::report::history;
use crate::repository::{Commit, CommitId, End};

/// Prints the readings over time.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rhumb history\n  rhumb history --by release\n  rhumb history v1..v2 --format csv"
)]
pub struct History {
    /// `A..B`, or `A` for `A..HEAD` [default: all up to HEAD]
    range: Option<String>,
    /// Where to take readings
    #[arg(long, value_name = "WHAT", default_value = "landing")]
    by: Rhythm,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rhythm {
    Landing,
    Release,
    Month,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

impl History {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let mut project = session.project()?;
        let (since, head) = self.ends(&mut project)?;
        let configuration = session.configuration_at(&project, &head)?;
        let settings = &configuration.settings;
        let repository = project.expect_repository()?;
        let by = match self.by {
            Rhythm::Landing => By::Landing,
            Rhythm::Month => By::Month,
            Rhythm::Release => By::Release(repository.releases(&head, |tag| settings.is_release(tag))?),
        };
        let points = series(repository, settings, head, since, &by)?;
        if repository.is_shallow() {
            session.say_cut_off();
        }
        session.print(&match self.format {
            Format::Text => history::text(&points),
            Format::Json => history::json(&settings.name, &points),
            Format::Csv => history::csv(&points),
        })?;
        Ok(Verdict::Well)
    }

    /// The landing after which to begin, and the last one.
    fn ends(&self, project: &mut Project) -> Result<(Option<CommitId>, Commit), Failure> {
        let range = match self.range.as_deref() {
            None => return Ok((None, project.resolve("HEAD")?)),
            Some(range) => project.expect_repository()?.range(Some(range), |_| false)?,
        };
        let commit = |end| match end {
            End::Commit { commit, .. } => Some(commit),
            End::WorkTree => None,
        };
        let head = commit(range.head).map_or_else(|| project.resolve("HEAD"), Ok)?;
        project.root_at(&head, "HEAD")?;
        Ok((commit(range.base).map(|base| base.id), head))
    }
}
