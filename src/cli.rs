//! Floor 12: arguments in, calls of the library, output and exit code out. One file a command.
//!
//! The only room that knows the clock, the terminal and the environment.

mod build;
mod check;
mod demo;
mod drift;
mod failure;
mod history;
mod init;
mod measure;
mod new;
mod rules;
mod session;
mod show;
mod textconv;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub use failure::Failure;
use session::Session;

use crate::analysis::Analysis;
use crate::check::Finding;
use crate::diagnostic::Level;
use crate::drift::EVENTS;
use crate::repository::Commit;

/// Whether a command that did its work found anything that fails it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All well: exit code 0.
    Well,
    /// Findings at the denied level, or a gate that fell: exit code 1.
    Failed,
}

/// Strategic alignment in Git: check a strategy, build its site, see what drifted.
#[derive(Debug, Parser)]
#[command(name = "rhumb", version, about, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 all well; 1 findings at the denied level or a gate that fell; \
                        2 the command could not do its work.")]
struct Arguments {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// Run as if started in DIR; the paths of other options start where you are
    #[arg(short = 'C', value_name = "DIR", global = true)]
    directory: Option<PathBuf>,
    /// Read the configuration from FILE, for the work tree and every revision
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    /// When to colour
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    color: Colour,
    /// Say only what was asked for
    #[arg(short, long, global = true)]
    quiet: bool,
    /// Say more
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    verbose: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// Which version of the strategy, and on which day.
#[derive(Debug, Args)]
pub struct At {
    /// Read REV, anything Git understands, instead of the work tree
    #[arg(long, value_name = "REV")]
    rev: Option<String>,
    /// Read as of DATE, YYYY-MM-DD [default: a revision's own day, else today]
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

impl At {
    /// The day that was named, else the commit's own, else today.
    fn day(&self, commit: Option<&Commit>) -> Date {
        self.as_of.or_else(|| commit.map(|commit| commit.date)).unwrap_or_else(today)
    }
}

/// Today, in UTC: the only place that reads the clock.
fn today() -> Date {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

#[derive(Debug, Subcommand)]
enum Command {
    /// The strategy as a website
    Build(build::Build),
    /// What is wrong, where, and how to mend it
    Check(check::Check),
    /// The example organisation: unpacked, checked, built, compared
    Demo(demo::Demo),
    /// What changed between two versions, what it means, and what it costs
    Drift(drift::Drift),
    /// The readings over time
    History(history::History),
    /// A new strategy that checks clean
    Init(init::Init),
    /// How aligned the strategy is, and what mending what would win
    Measure(measure::Measure),
    /// A new document
    New(new::New),
    /// The rules and drift events, or one of them explained
    Rules(rules::Rules),
    /// One document in context: why, how, who, when
    Show(show::Show),
    /// What one file means, for Git's diffs
    Textconv(textconv::Textconv),
}

/// Runs the command line `arguments`, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not failures; where nobody listens there is no one to tell.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match arguments.global.color {
        Colour::Auto => {}
        Colour::Always => ColorChoice::Always.write_global(),
        Colour::Never => ColorChoice::Never.write_global(),
    }
    match dispatch(&arguments) {
        Ok(Verdict::Well) => ExitCode::SUCCESS,
        Ok(Verdict::Failed) => ExitCode::from(1),
        Err(failure) => {
            failure.print();
            ExitCode::from(2)
        }
    }
}

fn dispatch(arguments: &Arguments) -> Result<Verdict, Failure> {
    let session = Session::new(&arguments.global);
    match &arguments.command {
        Command::Build(command) => command.run(&session),
        Command::Check(command) => command.run(&session),
        Command::Demo(command) => command.run(&session),
        Command::Drift(command) => command.run(&session),
        Command::History(command) => command.run(&session),
        Command::Init(command) => command.run(&session),
        Command::Measure(command) => command.run(&session),
        Command::New(command) => command.run(&session),
        Command::Rules(command) => command.run(&session),
        Command::Show(command) => command.run(&session),
        Command::Textconv(command) => command.run(&session),
    }
}

fn date(text: &str) -> Result<Date, String> {
    crate::tree::date(text).ok_or_else(|| "not a date of the calendar, YYYY-MM-DD".to_owned())
}

/// The levels that a gate can be set to.
fn denied_level() -> impl TypedValueParser<Value = Level> {
    let words = [Level::Note, Level::Warning, Level::Error].map(Level::word);
    PossibleValuesParser::new(words).map(|word| Level::from_word(&word).unwrap_or(Level::Error))
}

/// What is wrong with a version.
fn findings(analysis: &Analysis) -> Vec<Finding> {
    analysis.findings(&EVENTS.map(|kind| kind.id))
}
