//! `rhumb drift`.

mod releases;

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{Failure, Session, Verdict, date, denied_level, today};
use crate::analysis::Analysis;
use crate::diagnostic::Level;
use crate::drift::{self, Side, compare};
use crate::history::Part;
use crate::project::{Configuration, Project};
use crate::report::drift::{
    github, html, json, markdown, releases_json, releases_markdown, releases_text, text,
};
use crate::repository::{End, Origin, Range};

/// Shows what changed between two versions, what it means, and what it costs.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  rhumb drift\n  rhumb drift v1..v2\n  \
                        rhumb drift origin/main...HEAD --deny warning --max-drop 5\n  \
                        rhumb drift v1..v2 --format json --output drift.json")]
pub struct Drift {
    /// `A..B`; `A...B` for their merge base to B; `A` for A to the work tree [default: the newest
    /// release to the work tree]
    range: Option<String>,
    /// Each release against the one before it, with its verdict; as text, markdown or json
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["range", "as_of"])]
    by: Option<By>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Write to FILE instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fail where an event that nobody accepted has LEVEL or a higher one: note, warning, error
    #[arg(long, value_name = "LEVEL", value_parser = denied_level())]
    deny: Option<Level>,
    /// Fail where edits lowered the index by more than POINTS
    #[arg(long, value_name = "POINTS", value_parser = positive)]
    max_drop: Option<f64>,
    /// Read the newer version as of DATE, YYYY-MM-DD [default: a revision's own day, else today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Read the older version as of the newer one's day too: what edits did, and nothing that time did
    #[arg(long, conflicts_with = "by")]
    same_day: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// A comment on a pull request, a release note
    Markdown,
    /// Annotations on the lines of a pull request
    Github,
    /// For programs: `rhumb.drift/1`
    Json,
    /// One page that opens anywhere and prints well
    Html,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    Release,
}

/// By how much numbers that were added in another order may differ.
const ROUNDING: f64 = 1e-9;

impl Drift {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let mut project = session.project()?;
        let (report, drifts) = match self.by {
            Some(By::Release) => {
                let drifts = releases::drifts(session, &mut project)?;
                (self.format.list(&drifts)?, drifts)
            }
            None => {
                let days = Days { newer: self.as_of, same: self.same_day };
                let drift = read(session, &mut project, self.range.as_deref(), days)?;
                let prefix = project.repository().map_or("", |repository| repository.prefix());
                (self.format.render(&drift, prefix)?, vec![drift])
            }
        };
        match &self.output {
            Some(file) => session.write(file, &report)?,
            None => session.print(&report)?,
        }
        let failed = drifts.iter().filter(|drift| self.fails(session, drift)).count();
        Ok(if failed > 0 { Verdict::Failed } else { Verdict::Well })
    }

    /// Whether a gate falls.
    fn fails(&self, session: &Session, drift: &drift::Drift) -> bool {
        let denied = self.deny.filter(|&level| drift.has(level));
        if let Some(level) = denied {
            session
                .say(&format!("failed: an event that nobody accepted is at the level `{level}` or higher"));
        }
        let dropped = self.max_drop.filter(|most| drift.drop() > most + ROUNDING);
        if let Some(most) = dropped {
            session.say(&format!("failed: edits lowered the index by {:.1}, more than {most}", drift.drop()));
        }
        denied.is_some() || dropped.is_some()
    }
}

impl Format {
    /// The report; `prefix` is where the strategy stands below the repository's top.
    fn render(self, drift: &drift::Drift, prefix: &str) -> Result<String, Failure> {
        Ok(match self {
            Self::Text => text(drift),
            Self::Markdown => markdown(drift),
            Self::Github => github(drift, prefix),
            Self::Json => json(drift),
            Self::Html => html(drift).map_err(|error| Failure::new(error.to_string()))?,
        })
    }
}

impl Format {
    /// Many drifts at once.
    fn list(self, drifts: &[drift::Drift]) -> Result<String, Failure> {
        match self {
            Self::Text => Ok(releases_text(drifts)),
            Self::Markdown => Ok(releases_markdown(drifts)),
            Self::Json => Ok(releases_json(drifts)),
            Self::Github | Self::Html => Err(Failure::new("`--by release` has no such format")
                .help("name text, markdown or json, or a range of two releases")),
        }
    }
}

/// What drifted over a range.
fn read(
    session: &Session,
    project: &mut Project,
    range: Option<&str>,
    days: Days,
) -> Result<drift::Drift, Failure> {
    let Sides { older, newer, parts } = sides(session, project, range, days)?;
    Ok(compare(&older, &newer, &parts))
}

/// The days for which the ends of a range are read.
#[derive(Clone, Copy, Default)]
pub(super) struct Days {
    /// The newer one's; nothing is its own: the commit's, or today for the work tree.
    pub newer: Option<Date>,
    /// Whether the older one is read for that day too, and not for its own.
    pub same: bool,
}

/// Both ends of a range, and what landed between them.
pub(super) struct Sides {
    pub older: Side,
    pub newer: Side,
    pub parts: Vec<Part>,
}

/// Both ends of a range, read with the head's configuration.
pub(super) fn sides(
    session: &Session,
    project: &mut Project,
    range: Option<&str>,
    days: Days,
) -> Result<Sides, Failure> {
    let range = ends(session, project, range)?;
    let head = project.origin(&range.head)?;
    let configuration = session.configuration_of(project, &head)?;
    let as_of = days.newer.unwrap_or_else(|| day(&head));
    let base = project.origin(&range.base)?;
    let ends = project.ends(&range, &configuration, as_of)?;
    session.say_skipped(&ends.head);
    session.say_shallow(&ends.head);
    let started = if days.same { as_of } else { day(&base) };
    let mut older = Side::new(name(&range.base), Analysis::of(ends.base, started));
    if let Some(own) = ends.own.filter(|own| own.source.text() != configuration.source.text()) {
        older = older.configured_as(&by_itself(project, &base, &own, started)?);
    }
    let newer = Side::new(name(&range.head), Analysis::of(ends.head, as_of));
    Ok(Sides { older, newer, parts: ends.parts.unwrap_or_default() })
}

/// The ends of the range that was named; the strategy root is looked for in them where the disk has
/// none.
fn ends(session: &Session, project: &mut Project, range: Option<&str>) -> Result<Range, Failure> {
    let settings = session.settings();
    let is_release = |tag: &str| settings.as_ref().is_some_and(|settings| settings.is_release(tag));
    let range = project.expect_repository()?.range(range, is_release)?;
    for end in [&range.head, &range.base] {
        if let End::Commit { name, commit } = end {
            project.root_at(commit, name)?;
        }
    }
    Ok(range)
}

/// The base as its own configuration reads it.
fn by_itself(
    project: &Project,
    origin: &Origin<'_>,
    own: &Configuration,
    as_of: Date,
) -> Result<Analysis, Failure> {
    Ok(Analysis::of(project.read_with_history(origin, own, as_of)?, as_of))
}

fn day(origin: &Origin<'_>) -> Date {
    origin.commit().map_or_else(today, |commit| commit.date)
}

fn name(end: &End) -> &str {
    match end {
        End::WorkTree => "work tree",
        End::Commit { name, .. } => name,
    }
}

fn positive(text: &str) -> Result<f64, String> {
    let points = text.parse().ok().filter(|points: &f64| points.is_finite() && *points >= 0.0);
    points.ok_or_else(|| "not a number of points, at least 0".to_owned())
}
