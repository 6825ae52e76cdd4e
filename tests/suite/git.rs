//! Git itself, to make what rhumb then has to read: hermetic, with its own home, author and clock.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use rhumb::repository::{Draft, Repository, record};
use rhumb::text::DocPath;

/// What `git ARGUMENTS` says in `folder`; it has to succeed.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"])
        .args(["-c", "core.autocrlf=false", "-c", "advice.detachedHead=false"])
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .envs([("HOME", "/nonexistent"), ("GIT_CONFIG_NOSYSTEM", "1"), ("TZ", "UTC"), ("LC_ALL", "C")])
        .envs([("GIT_AUTHOR_NAME", "Ada"), ("GIT_AUTHOR_EMAIL", "ada@example.org")])
        .envs([("GIT_COMMITTER_NAME", "Ada"), ("GIT_COMMITTER_EMAIL", "ada@example.org")])
        .envs([("GIT_AUTHOR_DATE", "2026-05-01T12:00:00Z"), ("GIT_COMMITTER_DATE", "2026-05-01T12:00:00Z")])
        .output()
        .expect("git is installed");
    let said = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    said
}

/// A landing on `day` that writes `files`.
pub fn landing(message: &str, day: Date, files: &[(&str, &str)]) -> Draft {
    let path = |path: &str| DocPath::new(path).unwrap();
    Draft {
        message: message.to_owned(),
        author: "Ada <ada@example.org>".to_owned(),
        time: day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap(),
        files: files.iter().map(|(name, text)| (path(name), text.as_bytes().to_vec())).collect(),
        removed: Vec::new(),
        tag: None,
    }
}

/// A repository of `landings` in a folder of its own, and that folder.
pub fn recorded(landings: &[Draft]) -> (tempfile::TempDir, Repository) {
    let folder = tempfile::tempdir().unwrap();
    let repository = record(folder.path(), landings).unwrap();
    (folder, repository)
}

/// The repository that holds `folder`.
pub fn repository(folder: &Path) -> Repository {
    Repository::discover(folder).unwrap().expect("a repository")
}

/// Everything under `folder`, with the times of the last writing: what must not change by reading.
pub fn contents(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let read = |entry: walkdir::DirEntry| {
        let bytes = if entry.file_type().is_file() { fs::read(entry.path()).unwrap() } else { Vec::new() };
        (entry.path().to_owned(), (bytes, entry.metadata().unwrap().modified().unwrap()))
    };
    files.map(read).collect()
}

/// A bundle of a real repository, cloned into a folder of its own; says aloud where it is missing.
pub fn bundle(name: &str) -> Option<tempfile::TempDir> {
    let bundle = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(name);
    if !bundle.exists() {
        eprintln!("not tested: {} is missing", bundle.display());
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["clone", "--quiet", bundle.to_str().unwrap(), "."]);
    Some(folder)
}
