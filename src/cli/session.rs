//! What commands share: the project they work on, the day, the streams.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{At, Failure, Global};
use jiff::civil::Date;

use crate::analysis::{Analysis, Version};
use crate::check::{Counts, Finding};
use crate::history::Story;
use crate::project::{Configuration, Project, ProjectError};
use crate::report::number::count;
use crate::repository::{Commit, Origin, Skipped};
use crate::settings::Settings;
use crate::strategy::Strategy;
use crate::text::visible;

/// One run of the program.
pub struct Session {
    directory: PathBuf,
    configuration: Option<PathBuf>,
    quiet: bool,
    said: RefCell<HashSet<String>>,
    /// Whether more is to be said.
    pub verbose: bool,
}

impl Session {
    /// The session that the global arguments describe.
    pub fn new(global: &Global) -> Self {
        Self {
            directory: global.directory.clone().unwrap_or_else(|| PathBuf::from(".")),
            configuration: global.config.clone(),
            quiet: global.quiet,
            said: RefCell::default(),
            verbose: global.verbose,
        }
    }

    /// The folder that the command runs in.
    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// The strategy that the folder lies in.
    ///
    /// # Errors
    /// What [`Project::open`] refuses.
    pub fn project(&self) -> Result<Project, Failure> {
        Ok(Project::open(&self.directory, self.configuration.as_deref())?)
    }

    /// The version that `at` names, with its history, analysed on its day; its configuration must be
    /// in order.
    ///
    /// # Errors
    /// What the project refuses; a configuration with mistakes.
    pub fn analysis(&self, project: &mut Project, at: &At) -> Result<Analysis, Failure> {
        Ok(self.read(project, at, sound)?.0)
    }

    /// The same without its history.
    ///
    /// # Errors
    /// What the project refuses; a configuration with mistakes.
    pub fn analysis_without_history(&self, project: &mut Project, at: &At) -> Result<Analysis, Failure> {
        let (commit, as_of) = located(project, at)?;
        let origin = origin(project, commit.as_ref())?;
        let configuration = sound(self.found(project, &origin)?)?;
        Ok(Analysis::of(project.read(&origin, &configuration)?, as_of))
    }

    /// The same with its history, and what pages tell of that.
    ///
    /// # Errors
    /// What the project refuses; a configuration with mistakes.
    pub fn analysis_with_story(&self, project: &mut Project, at: &At) -> Result<(Analysis, Story), Failure> {
        let (commit, as_of) = located(project, at)?;
        let origin = origin(project, commit.as_ref())?;
        let configuration = sound(self.found(project, &origin)?)?;
        let (version, story) = project.read_with_story(&origin, &configuration, as_of)?;
        self.say_shallow(&version);
        Ok((Analysis::of(version, as_of), story))
    }

    /// The version that `at` names, analysed on its day whatever is wrong with its configuration, and
    /// that.
    ///
    /// # Errors
    /// What the project refuses.
    pub fn analysis_as_found(
        &self,
        project: &mut Project,
        at: &At,
    ) -> Result<(Analysis, Configuration), Failure> {
        self.read(project, at, Ok)
    }

    fn read(
        &self,
        project: &mut Project,
        at: &At,
        accept: impl Fn(Configuration) -> Result<Configuration, Failure>,
    ) -> Result<(Analysis, Configuration), Failure> {
        let (commit, as_of) = located(project, at)?;
        let origin = origin(project, commit.as_ref())?;
        let configuration = accept(self.found(project, &origin)?)?;
        let version = project.read_with_history(&origin, &configuration, as_of)?;
        self.say_shallow(&version);
        Ok((Analysis::of(version, as_of), configuration))
    }

    /// The work tree's documents, resolved; its configuration must be in order.
    ///
    /// # Errors
    /// What the project refuses; a configuration with mistakes.
    pub fn strategy(&self, project: &Project) -> Result<Strategy, Failure> {
        let origin = project.work_tree()?;
        let configuration = sound(self.found(project, &origin)?)?;
        let version = project.read(&origin, &configuration)?;
        Ok(Strategy::resolve(version.documents, version.files, version.settings))
    }

    /// What the work tree's configuration means, where there is one that can be read.
    pub fn settings(&self) -> Option<Arc<Settings>> {
        let project = self.project().ok()?;
        let configuration = project.configuration(&project.work_tree().ok()?).ok()?;
        configuration.map(|configuration| configuration.settings)
    }

    /// The configuration at a commit, in order.
    ///
    /// # Errors
    /// What the project refuses; none there; one with mistakes.
    pub fn configuration_at(&self, project: &Project, commit: &Commit) -> Result<Configuration, Failure> {
        self.configuration_of(project, &project.revision(commit)?)
    }

    /// The configuration of an origin, in order.
    ///
    /// # Errors
    /// What the project refuses; none there; one with mistakes.
    pub fn configuration_of(&self, project: &Project, origin: &Origin<'_>) -> Result<Configuration, Failure> {
        sound(self.found(project, origin)?)
    }

    /// The configuration of an origin.
    ///
    /// # Errors
    /// What the project refuses; none there.
    pub fn found(&self, project: &Project, origin: &Origin<'_>) -> Result<Configuration, Failure> {
        let none = || match origin.commit() {
            Some(commit) => ProjectError::NoStrategyAt(commit.id.short()),
            None => ProjectError::NoStrategy(project.root().to_owned()),
        };
        Ok(project.configuration(origin)?.ok_or_else(none)?)
    }

    /// Prints what was asked for on standard output. Whoever stops listening is not an error.
    ///
    /// # Errors
    /// A stream that cannot be written for another reason: a full disk.
    pub fn print(&self, text: &str) -> Result<(), Failure> {
        let mut out = anstream::stdout().lock();
        written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
    }

    /// Writes what was asked for to a file, without colours.
    ///
    /// # Errors
    /// A file that cannot be written.
    pub fn write(&self, file: &Path, text: &str) -> Result<(), Failure> {
        std::fs::write(file, anstream::adapter::strip_str(text).to_string()).map_err(|error| {
            Failure::new(format!("`{}` cannot be written: {error}", file.display()))
                .help("name a file in a folder that exists and may be written")
        })
    }

    /// Says that what history would tell is unknown, where the clone is shallow.
    pub fn say_shallow(&self, version: &Version) {
        if version.chronicle.as_ref().is_some_and(|chronicle| chronicle.shallow) {
            self.say_cut_off();
        }
    }

    /// Says that history is cut off where a shallow clone begins.
    pub fn say_cut_off(&self) {
        self.say(
            "warning: this clone is shallow, so links count as looked at when it begins: \
                 currency is uncertain (fetch all of history: `fetch-depth: 0`, or `git fetch --unshallow`)",
        );
    }

    /// Says how many documents cannot be read, and how many errors there are beside.
    pub fn say_errors(&self, analysis: &Analysis, findings: &[Finding]) {
        let broken = analysis.version.documents.iter().filter(|document| document.broken).count();
        let errors = Counts::of(findings).errors;
        let unread = match broken {
            0 => None,
            1 => Some("1 document cannot be read and is left out".to_owned()),
            _ => Some(format!("{broken} documents cannot be read and are left out")),
        };
        let errors = (errors > 0).then(|| count(errors, "error"));
        let said: Vec<String> = errors.into_iter().chain(unread).collect();
        if !said.is_empty() {
            self.say(&format!("{}: see `rhumb check`", said.join("; ")));
        }
    }

    /// Says which files were left out though they would be documents; with `-v` which others.
    pub fn say_skipped(&self, version: &Version) {
        let would_be = |skipped: &&Skipped| self.verbose || version.settings.is_document(&skipped.path);
        for Skipped { path, reason } in version.skipped.iter().filter(would_be) {
            self.say(&format!("left out: `{}` {reason}", visible(path)));
        }
    }

    /// Says something beside what was asked for, on standard error, unless that is unwanted: once,
    /// however many versions are read that it is true of.
    pub fn say(&self, text: &str) {
        if !self.quiet && self.said.borrow_mut().insert(text.to_owned()) {
            // A closed standard error leaves no one to tell.
            let _ = writeln!(anstream::stderr().lock(), "{text}");
        }
    }
}

/// The commit that `at` names, and the day.
fn located(project: &mut Project, at: &At) -> Result<(Option<Commit>, Date), Failure> {
    let commit = at.rev.as_deref().map(|rev| project.resolve(rev)).transpose()?;
    let as_of = at.day(commit.as_ref());
    Ok((commit, as_of))
}

/// Where a version is read from: a commit, or the work tree.
fn origin<'p>(project: &'p Project, commit: Option<&Commit>) -> Result<Origin<'p>, ProjectError> {
    match commit {
        Some(commit) => project.revision(commit),
        None => project.work_tree(),
    }
}

fn written(result: std::io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Refuses a configuration with mistakes, naming each with its place.
///
/// # Errors
/// The mistakes.
fn sound(configuration: Configuration) -> Result<Configuration, Failure> {
    if configuration.problems.is_empty() {
        return Ok(configuration);
    }
    let said = configuration.problems.iter().map(|problem| {
        let at = configuration.source.position(problem.span.start);
        let help = problem.help.as_deref().map_or(String::new(), |help| format!(" ({help})"));
        format!("{}:{}:{}: {}{help}", problem.path, at.line, at.column, problem.message)
    });
    let all: Vec<String> = said.collect();
    Err(Failure::new(format!("the configuration is invalid\n{}", all.join("\n")))
        .help("mend it; `rhumb check` shows the lines"))
}
