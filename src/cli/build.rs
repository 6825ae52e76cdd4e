//! `rhumb build`.

mod past;

use std::path::{Path, PathBuf};

use clap::Args;

use super::{At, Failure, Session, Verdict, findings};
use crate::analysis::Analysis;
use crate::check::Counts;
use crate::project::Project;
use crate::report::number::count;
use crate::repository::{File, Origin, Snapshot};
use crate::site::{self, OutputError, Past, Setting, SiteError, Summary};

/// The largest file that the site takes along, in bytes.
const LARGEST: u64 = 32 << 20;

/// Builds the site. Writes only what changed, removes only what it made, and touches nothing else.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rhumb build\n  rhumb build --out public --base-url https://strategy.example.org/\n  \
                        rhumb build --rev v2 --out v2"
)]
pub struct Build {
    #[command(flatten)]
    at: At,
    /// Write into DIR [default: `site` beside `rhumb.toml`]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Where the site will stand, before `base_url` in `rhumb.toml`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Leave the search out
    #[arg(long)]
    no_search: bool,
    /// Leave history out: nothing is read but the version itself
    #[arg(long)]
    no_history: bool,
    /// A preview: say on each page what differs from REV, and how
    #[arg(long, value_name = "REV", conflicts_with = "no_history")]
    against: Option<String>,
}

impl Build {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let mut project = session.project()?;
        let (analysis, past) = match self.no_history {
            true => (session.analysis_without_history(&mut project, &self.at)?, Past::default()),
            false => {
                let (analysis, story) = session.analysis_with_story(&mut project, &self.at)?;
                let releases = past::releases(&project, &analysis)?;
                let mut past = past::past(session, &mut project, &analysis, story, &releases)?;
                if let Some(base) = &self.against {
                    past.preview = Some(past::preview(session, &mut project, &analysis, base)?);
                }
                (analysis, past)
            }
        };
        let findings = findings(&analysis);
        let files = files(&project, &analysis)?;
        let rendered =
            site::render(&analysis, &findings, &files, &past, &self.setting(&project, &analysis)?)?;
        rendered.remarks.iter().for_each(|remark| session.say(remark));
        let target = self.out.clone().unwrap_or_else(|| project.root().join("site"));
        let summary = rendered.site.write(&target)?;
        session.say(&said(&summary, &target));
        session.say_skipped(&analysis.version);
        session.say_errors(&analysis, &findings);
        Ok(if Counts::of(&findings).errors > 0 { Verdict::Failed } else { Verdict::Well })
    }

    fn setting(&self, project: &Project, analysis: &Analysis) -> Result<Setting, Failure> {
        let base_url = self.base_url.as_deref().map(|url| format!("{}/", url.trim_end_matches('/')));
        let commit = past::newest(project, analysis)?;
        let id = commit.as_ref().map(|commit| commit.id.to_string());
        let releases = past::releases(project, analysis)?;
        let release = releases.into_iter().rev().find(|(_, of)| Some(of) == id.as_ref());
        Ok(Setting {
            commit,
            release: release.map(|(tag, _)| tag),
            base_url,
            prefix: project
                .repository()
                .map_or_else(String::new, |repository| repository.prefix().to_owned()),
            search: !self.no_search,
        })
    }
}

/// What the site takes along, from where the documents came.
fn files(project: &Project, analysis: &Analysis) -> Result<Vec<File>, Failure> {
    let origin: Origin<'_> = match &analysis.version.commit {
        Some(commit) => project.revision(commit)?,
        None => project.work_tree()?,
    };
    let wanted = site::wanted(analysis);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Snapshot::read(&origin, origin.list()?, LARGEST, |path| wanted.contains(path))?.files)
}

fn said(summary: &Summary, target: &Path) -> String {
    let Summary { written, unchanged, removed } = summary;
    let files = count(written + unchanged, "file");
    let target = target.join("index.html");
    format!("{files}, {written} written, {removed} removed: open {}", target.display())
}

impl From<SiteError> for Failure {
    fn from(error: SiteError) -> Self {
        Self::of(&error, error.help().to_owned())
    }
}

impl From<OutputError> for Failure {
    fn from(error: OutputError) -> Self {
        Self::of(&error, error.help().to_owned())
    }
}
