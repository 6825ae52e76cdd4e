//! `rhumb init`.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Failure, Session, Verdict, today};
use crate::outline::{Outline, WORKFLOW_PATH, strategy};
use crate::project::{Project, create};
use crate::settings::PRESETS;

/// Starts a new strategy: its configuration, one document of each kind, a pull request workflow.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  rhumb init\n  rhumb init strategy --preset ogsm")]
pub struct Init {
    /// The folder, made where it does not exist
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The vocabulary to start from
    #[arg(long, value_name = "NAME", default_value = "okr", value_parser = presets())]
    preset: String,
}

/// The vocabularies that have kinds.
fn presets() -> PossibleValuesParser {
    PRESETS.iter().map(|(name, _)| *name).filter(|&name| name != "none").collect::<Vec<_>>().into()
}

impl Init {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let root = session.directory().join(self.folder.as_deref().unwrap_or(Path::new("")));
        let root = std::path::absolute(&root).unwrap_or(root);
        let files = strategy(&self.preset, &name(&root), today())
            .map_err(|error| Failure::of(&error, String::new()))?;
        create(&root, &files)?;
        let paths: Vec<String> = files.iter().map(|Outline { path, .. }| format!("{path}\n")).collect();
        session.print(&paths.concat())?;
        session.say("Write what holds for you, then run `rhumb check`.");
        if below_a_repositorys_top(&root)? {
            session
                .say(&format!("Forges look for `{WORKFLOW_PATH}` at the repository's top: move it there."));
        }
        Ok(Verdict::Well)
    }
}

/// What the strategy is called until somebody says otherwise: its folder in words.
fn name(root: &Path) -> String {
    let folder = root.file_name().and_then(|name| name.to_str());
    folder.filter(|name| !name.trim().is_empty()).unwrap_or("Our strategy").replace(['-', '_'], " ")
}

fn below_a_repositorys_top(root: &Path) -> Result<bool, Failure> {
    let project = Project::open(root, None)?;
    Ok(project.repository().is_some_and(|repository| !repository.prefix().is_empty()))
}
