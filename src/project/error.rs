//! Why a project cannot be opened or read, and what to try.

use std::path::PathBuf;

use thiserror::Error;

use crate::repository::RepositoryError;

/// Why a project cannot be opened or read.
#[derive(Debug, Error)]
pub enum ProjectError {
    /// No `rhumb.toml` stands here or above.
    #[error("no strategy at `{0}`: neither it nor a folder above it holds `rhumb.toml`")]
    NoStrategy(PathBuf),
    /// The repository has no work tree to read.
    #[error("`{0}` is a bare repository: it has no work tree")]
    Bare(PathBuf),
    /// The revision holds no `rhumb.toml`.
    #[error("no strategy at `{0}`: that revision holds no `rhumb.toml`")]
    NoStrategyAt(String),
    /// The file given as configuration cannot be read.
    #[error("the configuration `{path}` cannot be read")]
    Configuration {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A revision was asked for where there is no repository.
    #[error("`{0}` lies in no Git repository, so there is no revision to read")]
    NoRepository(PathBuf),
    /// A new file would take the place of one that is there.
    #[error("`{0}` exists already")]
    Exists(PathBuf),
    /// The repository or the disk refuses.
    #[error(transparent)]
    Repository(#[from] RepositoryError),
}

impl ProjectError {
    /// What to try.
    pub fn help(&self) -> String {
        match self {
            Self::NoStrategy(_) => {
                "run `rhumb init` to start one, or name its folder with `-C`, or its configuration with `--config`".into()
            }
            Self::Bare(_) => "name the revision to read, such as `--rev HEAD`, or `HEAD~1..HEAD` for a drift".into(),
            Self::NoStrategyAt(_) => {
                "name a revision that holds the strategy, or a configuration with `--config`".into()
            }
            Self::Configuration { .. } => "name a readable TOML file with `--config`".into(),
            Self::NoRepository(_) => "run `git init` and commit the strategy first".into(),
            Self::Exists(_) => "name another one, or move it away".into(),
            Self::Repository(error) => error.help(),
        }
    }
}
