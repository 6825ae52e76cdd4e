//! `rhumb demo`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, Parser as _};

use super::{Arguments, Failure, Session, Verdict, dispatch};
use crate::example;
use crate::project::Project;

/// Unpacks the example organisation, checks it, builds its site, and prints its last drift.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  rhumb demo\n  rhumb demo /tmp/northwind")]
pub struct Demo {
    /// The folder to make; refused where it exists and is not empty
    #[arg(value_name = "DIR", default_value = "rhumb-demo")]
    folder: PathBuf,
}

impl Demo {
    /// Runs the command.
    ///
    /// The example is read as of its newest release, so that it says the same on any day.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let folder = session.directory().join(&self.folder);
        let folder = match folder.strip_prefix(".") {
            Ok(below) if below != Path::new("") => below.to_owned(),
            _ => folder,
        };
        let repository = example::unpack(&folder)?;
        let head = repository.resolve("HEAD")?;
        session.print(&format!("The example organisation is in `{}`.\n", folder.display()))?;
        let [.., before, newest] = &Self::releases(&folder)?[..] else {
            return Err(Failure::new("the example has fewer than two releases"));
        };
        let (day, range) = (head.date.to_string(), format!("{before}..{newest}"));
        let commands: [&[&str]; 3] =
            [&["check", "--as-of", &day], &["build", "--as-of", &day], &["drift", &range]];
        for command in commands {
            Self::show(session, &folder, command)?;
        }
        session.print(&Self::next(&folder))?;
        Ok(Verdict::Well)
    }

    fn releases(folder: &Path) -> Result<Vec<String>, Failure> {
        let mut project = Project::open(folder, None)?;
        let head = project.resolve("HEAD")?;
        let configuration = project.configuration(&project.revision(&head)?)?;
        let is_release = |tag: &str| configuration.as_ref().is_some_and(|c| c.settings.is_release(tag));
        let releases = project.expect_repository()?.releases(&head, is_release)?;
        Ok(releases.into_iter().map(|release| release.tag).collect())
    }

    /// Runs a command of ours as if it had been typed in the folder.
    fn show(session: &Session, folder: &Path, command: &[&str]) -> Result<Verdict, Failure> {
        session.print(&format!("\n$ rhumb {}\n\n", command.join(" ")))?;
        let mut typed: Vec<OsString> = vec!["rhumb".into(), "-C".into(), folder.into()];
        typed.extend(command.iter().map(OsString::from));
        let arguments = Arguments::try_parse_from(typed).map_err(|error| Failure::new(error.to_string()))?;
        dispatch(&arguments)
    }

    fn next(folder: &Path) -> String {
        let site = folder.join("site").join("index.html");
        format!(
            "\nWhat to open next\n\n  \
             {}  the site, in a browser\n  \
             {}  the documents that all of it comes from\n  \
             rhumb -C {} history --by release  how it went, release by release\n",
            site.display(),
            folder.join("vision.md").display(),
            folder.display(),
        )
    }
}
