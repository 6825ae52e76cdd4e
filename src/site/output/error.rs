//! Why a site could not be written.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// What the disk or the output folder refused. [`help`](Self::help) says what to try.
#[derive(Debug, Error)]
pub enum OutputError {
    /// The folder is not empty and rhumb did not make it.
    #[error("`{}` holds something that rhumb did not make", path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
    },
    /// A file that rhumb did not make stands where one of the site belongs.
    #[error("`{}` is in the way: rhumb did not make it", path.display())]
    InTheWay {
        /// The file or folder.
        path: PathBuf,
    },
    /// A symbolic link inside the output folder.
    #[error("`{}` is a symbolic link, which may lead out of the output folder", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// The list of what rhumb made cannot be understood.
    #[error("`{}` is no list of what rhumb made: {problem}", path.display())]
    Manifest {
        /// The list.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The disk did not give up a file or folder.
    #[error("`{}` cannot be read", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The disk did not take a file or folder.
    #[error("`{}` cannot be written", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl OutputError {
    /// What to try.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Foreign { .. } => "name an empty or a new folder with `--out`, or empty this one yourself",
            Self::InTheWay { .. } => "move it elsewhere, or name another folder with `--out`",
            Self::Link { .. } => "remove the link, or name another folder with `--out`",
            Self::Manifest { .. } => "remove the output folder yourself, then build again",
            Self::Unreadable { .. } | Self::Unwritable { .. } => {
                "check that the folder's permissions allow it and that the disk has room"
            }
        }
    }
}
