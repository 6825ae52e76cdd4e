//! Landings that bring more than one change: merges, and merges of many.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use tempfile::TempDir;

use super::{document, revision, suspects};
use crate::git::{git, landing, recorded};

/// An objective under a vision, and work under it, as one landing.
fn strategy() -> TempDir {
    let aim = document("supports: [vision]\nweight: 1");
    let work = document("supports: [aim]");
    let files = [
        ("rhumb.toml", ""),
        ("vision.md", "Far.\n"),
        ("objectives/aim.md", &aim),
        ("initiatives/work.md", &work),
    ];
    recorded(&[landing("Begin", date(2026, 1, 1), &files)]).0
}

/// Writes a file on a branch of its own, from `main`.
fn branch(folder: &Path, name: &str, path: &str, text: &str) {
    git(folder, &["checkout", "-q", "-b", name, "main"]);
    fs::write(folder.join(path), text).unwrap();
    git(folder, &["commit", "-q", "-am", name]);
    git(folder, &["checkout", "-q", "main"]);
}

fn merge(folder: &Path, message: &str, branches: &[&str]) {
    git(folder, &[&["merge", "-q", "--no-ff", "-m", message][..], branches].concat());
}

#[test]
fn what_lands_together_was_looked_at_together() {
    let folder = strategy();
    let folder = folder.path();
    branch(folder, "vision", "vision.md", "Farther.\n");
    branch(folder, "aim", "objectives/aim.md", &document("supports: [vision]\nweight: 2\ntitle: Farther"));
    git(folder, &["checkout", "-q", "vision"]);
    merge(folder, "Both", &["aim"]);
    git(folder, &["checkout", "-q", "main"]);
    merge(folder, "Land both", &["vision"]);
    let now = revision(folder, "HEAD");
    assert_eq!(now.chronicle().unwrap().landings.len(), 2);
    assert_eq!(suspects(&now), [["work", "aim"]], "the aim was reworded when the vision landed");
}

#[test]
fn what_lands_one_after_the_other_counts_in_that_order() {
    let folder = strategy();
    let folder = folder.path();
    branch(folder, "vision", "vision.md", "Farther.\n");
    branch(folder, "aim", "objectives/aim.md", &document("supports: [vision]\nweight: 1\ntitle: Farther"));
    merge(folder, "First the aim", &["aim"]);
    merge(folder, "Then the vision", &["vision"]);
    assert_eq!(suspects(&revision(folder, "HEAD")), [["work", "aim"], ["aim", "vision"]]);
}

#[test]
fn an_octopus_lands_once_and_its_own_trailers_count() {
    let folder = strategy();
    let folder = folder.path();
    branch(folder, "vision", "vision.md", "Farther.\n");
    branch(folder, "aim", "objectives/aim.md", &document("supports: [vision]\nweight: 2"));
    branch(folder, "work", "initiatives/work.md", &document("supports: [aim]\nstart: 2026-01-01"));
    git(folder, &["commit", "-q", "--allow-empty", "-m", "Meanwhile\n\nReaffirms: *"]);
    merge(folder, "Three at once\n\nEditorial: vision", &["vision", "aim", "work"]);
    let now = revision(folder, "HEAD");
    assert_eq!(now.version.commit.as_ref().unwrap().parents.len(), 4);
    assert_eq!(now.chronicle().unwrap().landings.len(), 3);
    assert_eq!(suspects(&now), [["work", "aim"]], "the vision's change was said to be editorial");
}
