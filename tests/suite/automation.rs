//! The scripts that forges run, run here: with a forge that is a few lines, and with Git itself.

mod comments;
mod forge;
mod packages;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::git::git;
use crate::worked;

fn script(name: &str) -> Command {
    let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("automation").join(name));
    command.env("GIT_CONFIG_GLOBAL", "/dev/null");
    command
}

/// A folder of `files`, among them programs for `PATH` in `bin`.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A forge's repository: a branch `main`, pull request 7 with its head and its merge. Answers that head.
fn proposed(origin: &Path) -> String {
    git(origin, &["init", "--quiet"]);
    git(origin, &["commit", "--quiet", "--allow-empty", "-m", "Begin"]);
    git(origin, &["checkout", "--quiet", "-b", "change"]);
    git(origin, &["commit", "--quiet", "--allow-empty", "-m", "Propose"]);
    let head = git(origin, &["rev-parse", "HEAD"]);
    git(origin, &["checkout", "--quiet", "main"]);
    git(origin, &["commit", "--quiet", "--allow-empty", "-m", "Meanwhile"]);
    git(origin, &["update-ref", "refs/pull/7/head", &head]);
    git(origin, &["merge", "--quiet", "--no-ff", "-m", "Merge", "change"]);
    git(origin, &["update-ref", "refs/pull/7/merge", "HEAD"]);
    git(origin, &["reset", "--quiet", "--hard", "HEAD^1"]);
    head
}

/// What `find` prints in a clone of `origin`, where `gh` answers `number`.
fn found(origin: &Path, number: &str, head: &str) -> String {
    let folder = folder(&[("bin/gh", &format!("#!/bin/sh\necho \"$@\" >&2\necho '{number}'\n"))]);
    let gh = folder.path().join("bin/gh");
    make_executable(&gh);
    git(folder.path(), &["clone", "--quiet", origin.to_str().unwrap(), "clone"]);
    let path = format!("{}:{}", gh.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let output = script("github/pull-request/find")
        .current_dir(folder.path().join("clone"))
        .env("PATH", path)
        .env("GITHUB_REPOSITORY", "northwind/strategy")
        .envs([("HEAD_OWNER", "mallory"), ("HEAD_BRANCH", "$(touch x)"), ("HEAD_SHA", head)])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_run_finds_its_pull_request_while_it_has_not_moved_on() {
    let origin = tempfile::tempdir().unwrap();
    let head = proposed(origin.path());
    let merge = git(origin.path(), &["rev-parse", "refs/pull/7/merge"]);
    assert_eq!(found(origin.path(), "7", &head), format!("number=7\nrevision={merge}\n"));
    assert_eq!(found(origin.path(), "7", &merge), "");
    assert_eq!(found(origin.path(), "", &head), "");
}

#[test]
fn a_pull_request_is_merged_as_it_would_land() {
    let origin = tempfile::tempdir().unwrap();
    let head = proposed(origin.path());
    let folder = tempfile::tempdir().unwrap();
    let status = script("merged")
        .args([
            origin.path().to_str().unwrap(),
            "main",
            "7",
            folder.path().join("strategy").to_str().unwrap(),
        ])
        .status()
        .unwrap();
    assert!(status.success());
    let landed = git(origin.path(), &["rev-parse", "main"]);
    let parents = git(&folder.path().join("strategy"), &["log", "-1", "--format=%P"]);
    assert_eq!(parents, format!("{landed} {head}"));
}

/// `review` or `release` of the worked example, and the folder that it was given.
fn on_the_worked_example(name: &str, revisions: &[&str], environment: &[(&str, &str)]) -> (Output, TempDir) {
    let (repository, folder) = (worked::repository(), tempfile::tempdir().unwrap());
    let rhumb = Path::new(env!("CARGO_BIN_EXE_rhumb")).parent().unwrap();
    let output = script(name)
        .args(revisions)
        .arg(folder.path())
        .current_dir(repository.path())
        .env("PATH", format!("{}:{}", rhumb.display(), std::env::var("PATH").unwrap()))
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    (output, folder)
}

fn files(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_review_leaves_its_reports_and_its_gates_decide() {
    let review = |environment: &[_]| on_the_worked_example("review", &["v1", "v2"], environment);
    let (output, folder) = review(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(files(&folder), ["comment.md", "drift.html", "site"]);
    let comment = fs::read_to_string(folder.path().join("comment.md")).unwrap();
    assert!(
        comment.starts_with("Alignment 71.0 -> 61.3 (-9.7: 0.0 by time, -9.7 by edits), v1..v2\n"),
        "{comment}"
    );
    assert!(comment.contains("<!-- rhumb"), "{comment}");

    for gate in [("RHUMB_DRIFT_DENY", "error"), ("RHUMB_MAX_DROP", "9")] {
        assert_eq!(review(&[gate]).0.status.code(), Some(1), "{gate:?}");
    }
    assert_eq!(review(&[("RHUMB_MAX_DROP", "10")]).0.status.code(), Some(0));
    assert_eq!(on_the_worked_example("review", &["v0", "v2"], &[]).0.status.code(), Some(2));
    assert_eq!(on_the_worked_example("review", &["0000000", "v2"], &[]).0.status.code(), Some(0));
}

#[test]
fn a_review_speaks_the_forges_language() {
    let (output, _) = on_the_worked_example("review", &["v1", "v2"], &[("RHUMB_FORMAT", "github")]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("::error file=systems/crew-bonus.md,line="), "{said}");
    let (_, folder) = on_the_worked_example("review", &["v1", "v2"], &[("RHUMB_FORMAT", "gitlab")]);
    assert_eq!(files(&folder), ["code-quality.json", "comment.md", "drift.html", "junit.xml", "site"]);
}

#[test]
fn a_release_is_compared_with_the_one_before() {
    let (output, folder) = on_the_worked_example("release", &["v2"], &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(files(&folder), ["drift.html", "notes.md", "site"]);
    let (output, folder) = on_the_worked_example("release", &["v1"], &[]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).lines().last(),
        Some("v1 is the first release: there is nothing to compare it with")
    );
    assert_eq!(files(&folder), ["site"]);
}
