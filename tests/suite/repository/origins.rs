//! One door for a work tree and a revision.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use jiff::civil::date;
use rhumb::repository::{
    BlobId, Listing, Origin, Repository, RepositoryError, SkipReason, Skipped, Snapshot,
};

use crate::git::{bundle, contents, git, landing, recorded, repository};

const LIMIT: u64 = 8 << 20;

fn on_disk<'r>(root: &Path, repository: Option<&'r Repository>) -> Origin<'r> {
    Origin::WorkTree { root: root.to_owned(), repository }
}

fn at<'r>(repository: &'r Repository, revision: &str) -> Origin<'r> {
    Origin::Revision { repository, commit: repository.resolve(revision).unwrap() }
}

fn paths(listing: &Listing) -> Vec<&str> {
    listing.paths().map(|path| path.as_str()).collect()
}

fn everything(origin: &Origin<'_>) -> Snapshot {
    Snapshot::read(origin, origin.list().unwrap(), LIMIT, |_| true).unwrap()
}

#[test]
fn the_same_content_reads_the_same_from_a_work_tree_and_a_revision() {
    let files = [
        ("README.md", "of the repository\n"),
        ("plan/rhumb.toml", "[strategy]\n"),
        ("plan/a-b.md", "crlf\r\n"),
        ("plan/a/b.md", "\u{feff}b\n"),
        ("plan/a.md", ""),
        ("plan/.metis/näme.md", "hidden\n"),
        ("plan/picture.png", "\u{1}\0"),
    ];
    let (folder, _) = recorded(&[landing("Start", date(2026, 1, 5), &files)]);
    let root = folder.path().join("plan");
    let git_before = contents(&folder.path().join(".git"));
    let repository = repository(&root);
    let (disk, revision) = (on_disk(&root, Some(&repository)), at(&repository, "HEAD"));

    let listing = revision.list().unwrap();
    assert_eq!(
        paths(&listing),
        [".metis/näme.md", "a-b.md", "a.md", "a/b.md", "picture.png", "rhumb.toml"],
        "sorted by whole path, nothing of what lies above"
    );
    let (disk, revision) = (everything(&disk), everything(&revision));
    assert_eq!(disk.files, revision.files);
    assert_eq!(paths(&disk.listing), paths(&revision.listing));
    assert_eq!(revision.file("a/b.md").unwrap().bytes[..], *"\u{feff}b\n".as_bytes());
    assert_eq!(revision.file("a.md").unwrap().id.to_string(), git(&root, &["rev-parse", "HEAD:./a.md"]));
    assert_eq!(disk.commit, None);
    assert_eq!(revision.commit.unwrap().date, date(2026, 1, 5));
    assert_eq!(contents(&folder.path().join(".git")), git_before);
}

#[test]
fn only_what_is_wanted_is_read_and_the_rest_still_listed() {
    let files = [("a.md", "a"), ("b.txt", "b"), ("long.md", "0123456789")];
    let (folder, repository) = recorded(&[landing("Start", date(2026, 1, 5), &files)]);
    for origin in [on_disk(folder.path(), Some(&repository)), at(&repository, "HEAD")] {
        let is_markdown = |path: &rhumb::text::DocPath| path.as_str().ends_with(".md");
        let snapshot = Snapshot::read(&origin, origin.list().unwrap(), 9, is_markdown).unwrap();
        assert_eq!(snapshot.files.iter().map(|file| file.path.as_str()).collect::<Vec<_>>(), ["a.md"]);
        assert!(snapshot.listing.contains("b.txt") && !snapshot.listing.contains("c.txt"));
        let too_large = Skipped { path: "long.md".into(), reason: SkipReason::TooLarge { size: 10 } };
        assert_eq!(snapshot.skipped, [too_large]);

        let one = |path, limit| origin.file(&snapshot.listing, path, limit).unwrap();
        assert_eq!(one("b.txt", 1).unwrap().bytes[..], *b"b");
        assert_eq!((one("long.md", 9), one("c.txt", 9)), (None, None));
    }
}

#[test]
fn ignored_files_are_left_out_unless_they_are_tracked() {
    let tracked = [
        (".gitignore", "site\n*.log\nbuild/*\n!build/keep.md\n"),
        ("site/tracked.md", "added with force"),
        ("vision.md", "v"),
    ];
    let (folder, repository) = recorded(&[landing("Start", date(2026, 1, 5), &tracked)]);
    let here = |path: &str| folder.path().join(path);
    fs::create_dir_all(here("build")).unwrap();
    fs::create_dir_all(here("node_modules/x")).unwrap();
    for path in ["site/built.md", "run.log", "build/out.md", "build/keep.md", "new.md", "node_modules/x/y.md"]
    {
        fs::write(here(path), "").unwrap();
    }
    fs::write(here("node_modules/.gitignore"), "*\n").unwrap();

    let listing = on_disk(folder.path(), Some(&repository)).list().unwrap();
    let expected = [".gitignore", "build/keep.md", "new.md", "site/tracked.md", "vision.md"];
    assert_eq!(paths(&listing), expected);
    let without_git = on_disk(folder.path(), None).list().unwrap();
    assert_eq!(without_git.paths().len(), 10, "nothing is ignored where no repository says so");
}

#[test]
fn links_special_files_and_other_repositories_are_left_out_and_named() {
    let (folder, _) = recorded(&[landing("Start", date(2026, 1, 5), &[("vision.md", "v")])]);
    let here = |path: &str| folder.path().join(path);
    symlink("/etc/passwd", here("passwd.md")).unwrap();
    symlink("/etc", here("etc")).unwrap();
    fs::create_dir(here("other")).unwrap();
    git(&here("other"), &["init", "-q"]);
    git(&here("other"), &["commit", "-q", "--allow-empty", "-m", "One"]);
    fs::write(here("other/inner.md"), "").unwrap();
    let odd = <std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"caf\xe9.md");
    fs::write(folder.path().join(odd), "").unwrap();
    git(folder.path(), &["-c", "advice.addEmbeddedRepo=false", "add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "Odd things"]);
    assert!(std::process::Command::new("mkfifo").arg(here("pipe.md")).status().unwrap().success());

    let repository = repository(folder.path());
    let skipped = |path: &str, reason| Skipped { path: path.into(), reason };
    let mut expected = vec![
        skipped("caf\u{fffd}.md", SkipReason::UnusableName),
        skipped("etc", SkipReason::SymbolicLink),
        skipped("other", SkipReason::NestedRepository),
        skipped("passwd.md", SkipReason::SymbolicLink),
    ];
    let revision = at(&repository, "HEAD").list().unwrap();
    assert_eq!((paths(&revision), &revision.skipped), (vec!["vision.md"], &expected));

    expected.push(skipped("pipe.md", SkipReason::SpecialFile));
    let disk = on_disk(folder.path(), Some(&repository)).list().unwrap();
    assert_eq!((paths(&disk), &disk.skipped), (vec!["vision.md"], &expected));
}

#[test]
fn a_file_that_cannot_be_read_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("gone.md"), "").unwrap();
    let origin = on_disk(folder.path(), None);
    let listing = origin.list().unwrap();
    fs::remove_file(folder.path().join("gone.md")).unwrap();
    let error = Snapshot::read(&origin, listing, LIMIT, |_| true).unwrap_err();
    assert!(
        matches!(error, RepositoryError::Unreadable { path, .. } if path == folder.path().join("gone.md"))
    );
}

#[test]
fn a_damaged_object_is_named() {
    let (folder, repository) = recorded(&[landing("Start", date(2026, 1, 5), &[("a.md", "a")])]);
    let id = BlobId::of(b"a").unwrap().to_string();
    let object = folder.path().join(".git/objects").join(&id[..2]).join(&id[2..]);
    fs::remove_file(&object).unwrap();
    fs::write(&object, "no object at all").unwrap();
    let origin = at(&repository, "HEAD");
    let error = Snapshot::read(&origin, origin.list().unwrap(), LIMIT, |_| true).unwrap_err();
    assert_eq!(error.to_string(), format!("the repository cannot be read: blob `{id}`"));
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn a_revision_without_the_strategy_folder_holds_nothing() {
    let before = landing("Before", date(2026, 1, 5), &[("README.md", "")]);
    let start = landing("Start", date(2026, 1, 6), &[("plan/vision.md", "")]);
    let (folder, _) = recorded(&[before, start]);
    let repository = repository(&folder.path().join("plan"));
    assert_eq!(paths(&at(&repository, "HEAD").list().unwrap()), ["vision.md"]);
    assert_eq!(at(&repository, "HEAD~").list().unwrap(), Listing::default());
}

#[test]
fn folders_nested_without_end_and_bombs_end_in_a_word() {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q"]);
    fs::write(folder.path().join("seed"), "").unwrap();
    let blob = git(folder.path(), &["hash-object", "-w", "seed"]);
    let mut tree = tree_of(folder.path(), &[format!("100644 blob {blob}\tf")]);
    for _ in 0..9 {
        let same: Vec<String> = (0..10).map(|n| format!("040000 tree {tree}\td{n}")).collect();
        tree = tree_of(folder.path(), &same);
    }
    git(folder.path(), &["update-ref", "HEAD", &git(folder.path(), &["commit-tree", &tree, "-m", "Bomb"])]);

    let repository = repository(folder.path());
    let error = at(&repository, "HEAD").list().unwrap_err();
    assert_eq!(error.to_string(), "more than 500000 files below the strategy root");
    let bomb = repository.resolve("HEAD").unwrap();
    assert!(matches!(repository.changes(None, &bomb), Err(RepositoryError::TooManyFiles { .. })));
}

fn tree_of(folder: &Path, lines: &[String]) -> String {
    fs::write(folder.join(".git/lines"), lines.join("\n") + "\n").unwrap();
    git(folder, &["-c", "alias.mk=!git mktree < .git/lines", "mk"])
}

#[test]
fn real_repositories_read_the_same_from_both() {
    for name in ["metis-strategy.bundle", "rust-project-goals.bundle"] {
        let Some(folder) = bundle(name) else { continue };
        let repository = repository(folder.path());
        let disk = everything(&on_disk(folder.path(), Some(&repository)));
        let revision = everything(&at(&repository, "HEAD"));
        assert_eq!(disk.files, revision.files);
        assert_eq!(disk.skipped, revision.skipped);
        let tracked = git(folder.path(), &["ls-files", "-z"]).matches('\0').count();
        assert_eq!(revision.files.len() + revision.skipped.len(), tracked);
    }
}
