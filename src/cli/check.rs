//! `rhumb check`.

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::{At, Failure, Session, Verdict, denied_level, findings};
use crate::analysis::Analysis;
use crate::check::{self, Finding};
use crate::diagnostic::Level;
use crate::project::{Configuration, Project};
use crate::report::check::{CheckReport, github, gitlab, json, junit, sarif, text};
use crate::report::number;

/// Reports what is wrong, where, and how to mend it. Never changes a file.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  rhumb check\n  rhumb check --deny warning\n  \
                        rhumb check --since origin/main --format github\n  \
                        rhumb check --rev v2 --as-of 2026-06-30")]
pub struct Check {
    #[command(flatten)]
    at: At,
    /// Report, and fail on, only what is new against REV
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Fail on findings of LEVEL or a higher one: note, warning, error
    #[arg(long, value_name = "LEVEL", default_value = "error", value_parser = denied_level())]
    deny: Level,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs: `rhumb.check/1`
    Json,
    /// For code scanning: SARIF 2.1.0
    Sarif,
    /// Annotations on the lines of a pull request
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// For test reports: JUnit's XML
    Junit,
}

impl Check {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let mut project = session.project()?;
        let (analysis, configuration) = session.analysis_as_found(&mut project, &self.at)?;
        let mut findings = findings(&analysis);
        let found = findings.len();
        if let Some(since) = &self.since {
            let earlier = earlier(&mut project, since, &configuration, analysis.date())?;
            findings = check::new_since(&findings, &earlier);
        }
        let prefix = project.repository().map_or("", |repository| repository.prefix());
        let report = CheckReport::new(&findings, &analysis.version, prefix);
        session.print(&self.format.render(&report, analysis.date()))?;
        session.say(&self.summary(&analysis, &report, found - findings.len()));
        session.say_skipped(&analysis.version);
        self.verdict(&findings)
    }

    /// What there is, how much of it is left out, and why.
    fn summary(&self, analysis: &Analysis, report: &CheckReport<'_>, older: usize) -> String {
        let documents = number::count(analysis.version.documents.len(), "document");
        let found = match (&self.since, report.summary()) {
            (None, found) => found.unwrap_or_else(|| "nothing is wrong".to_owned()),
            (Some(since), None) => format!("since {since}: nothing new"),
            (Some(since), Some(found)) => format!("since {since}: {found}"),
        };
        let mut summary = format!("{found} in {documents}, as of {}", analysis.date());
        let allowed = report.findings.iter().filter(|finding| !finding.counts()).count();
        for (count, what) in [(allowed, "allowed"), (older, "older and not shown")] {
            if count > 0 {
                summary += &format!("; {count} {what}");
            }
        }
        summary
    }

    fn verdict(&self, findings: &[Finding]) -> Result<Verdict, Failure> {
        let counting = || findings.iter().filter(|finding| finding.counts());
        if counting().any(|f| f.diagnostic.rule == "invalid-config" && f.level == Level::Error) {
            return Err(Failure::new("the configuration is invalid, so that nothing else is certain")
                .help("mend it first; `rhumb rules invalid-config` says more"));
        }
        match counting().any(|finding| finding.level >= self.deny) {
            true => Ok(Verdict::Failed),
            false => Ok(Verdict::Well),
        }
    }
}

impl Format {
    fn render(self, report: &CheckReport<'_>, as_of: Date) -> String {
        match self {
            Self::Text => text(report),
            Self::Json => json(report),
            Self::Sarif => sarif(report),
            Self::Github => github(report),
            Self::Gitlab => gitlab(report),
            Self::Junit => junit(report, as_of),
        }
    }
}

/// What was wrong at `since` already, by the same configuration and as of the same day: what time
/// alone brought is not new.
fn earlier(
    project: &mut Project,
    since: &str,
    configuration: &Configuration,
    as_of: Date,
) -> Result<Vec<Finding>, Failure> {
    let commit = project.resolve(since)?;
    let origin = project.revision(&commit)?;
    let version = project.read_with_history(&origin, configuration, as_of)?;
    Ok(findings(&Analysis::of(version, as_of)))
}
