//! The strategy root and its repository, wherever they lie.

use std::fs;

use jiff::civil::date;
use rhumb::repository::{Repository, RepositoryError, find_root};

use crate::git::{git, landing, recorded, repository};

#[test]
fn the_root_is_the_nearest_folder_with_a_rhumb_toml() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().canonicalize().unwrap();
    fs::create_dir_all(top.join("plans/strategy/teams")).unwrap();
    assert_eq!(find_root(&top.join("plans/strategy")).unwrap(), None);

    fs::write(top.join("plans/strategy/rhumb.toml"), "").unwrap();
    assert_eq!(find_root(&top.join("plans/strategy/teams")).unwrap(), Some(top.join("plans/strategy")));
    assert_eq!(find_root(&top.join("plans")).unwrap(), None);

    let nowhere = find_root(&top.join("nowhere")).unwrap_err();
    assert_eq!(nowhere.to_string(), format!("`{}` cannot be read", top.join("nowhere").display()));
}

#[test]
fn a_folder_may_be_in_no_repository() {
    let folder = tempfile::tempdir().unwrap();
    assert!(Repository::discover(folder.path()).unwrap().is_none());
}

#[test]
fn what_a_repository_ignores_is_none_of_its_own() {
    let files = [(".gitignore", "scratch\n"), ("rhumb.toml", "")];
    let (folder, _) = recorded(&[landing("Start", date(2026, 1, 5), &files)]);
    fs::create_dir_all(folder.path().join("scratch/strategy")).unwrap();
    assert!(Repository::discover(&folder.path().join("scratch/strategy")).unwrap().is_none());
}

#[test]
fn linked_work_trees_and_bare_repositories_are_found() {
    let (folder, _) = recorded(&[landing("Start", date(2026, 1, 5), &[("plan/rhumb.toml", "")])]);
    let elsewhere = tempfile::tempdir().unwrap();
    let (linked, bare) = (elsewhere.path().join("linked"), elsewhere.path().join("bare.git"));
    git(folder.path(), &["worktree", "add", "-q", "-b", "side", linked.to_str().unwrap()]);
    git(folder.path(), &["clone", "-q", "--bare", ".", bare.to_str().unwrap()]);

    let linked = repository(&linked.join("plan"));
    assert_eq!(
        (linked.prefix(), linked.is_bare(), linked.branch().as_deref()),
        ("plan", false, Some("side"))
    );
    let bare = repository(&bare);
    assert_eq!((bare.prefix(), bare.is_bare(), bare.branch().as_deref()), ("", true, Some("main")));
    assert_eq!(linked.head().unwrap(), bare.head().unwrap());
}

#[test]
fn a_root_that_only_a_revision_holds_is_looked_for_there() {
    let old =
        landing("Far down", date(2026, 1, 5), &[("a/plan/rhumb.toml", ""), ("a/plan/old/rhumb.toml", "")]);
    let two = landing("Two", date(2026, 1, 6), &[("b/plan/rhumb.toml", "")]);
    let top = landing("Top", date(2026, 1, 7), &[("rhumb.toml", "")]);
    let (folder, _) = recorded(&[old, two, top]);
    fs::create_dir_all(folder.path().join("b/plan/teams")).unwrap();
    let repository = repository(&folder.path().join("b/plan/teams"));

    let root_at = |revision: &str| repository.root_at(&repository.resolve(revision).unwrap());
    assert_eq!(root_at("HEAD").unwrap().as_deref(), Some("b/plan"), "upwards from where we are");
    assert_eq!(root_at("HEAD~2").unwrap().as_deref(), Some("a/plan"), "else the shallowest");

    let at_top = repository.rooted_at("");
    let root_at = |revision: &str| at_top.root_at(&at_top.resolve(revision).unwrap());
    assert_eq!(root_at("HEAD").unwrap().as_deref(), Some(""));
    let several = root_at("HEAD~").unwrap_err();
    assert_eq!(several.to_string(), "several folders hold a `rhumb.toml`: `a/plan`, `b/plan`");
}

#[test]
fn formats_that_cannot_be_read_are_named() {
    for (option, feature) in
        [("--object-format=sha256", "SHA-256 object ids"), ("--ref-format=reftable", "the reftable format")]
    {
        let folder = tempfile::tempdir().unwrap();
        git(folder.path(), &["init", "-q", option]);
        let error = Repository::discover(folder.path()).err().expect(option);
        assert!(
            matches!(error, RepositoryError::Unsupported { feature: f, .. } if f == feature),
            "{error:?}"
        );
        assert!(error.help().starts_with("read a copy: `git init --object-format=sha1"), "{}", error.help());
    }
}

#[test]
fn somebody_elses_repository_is_not_read_unless_git_is_told_to() {
    let (folder, _) = recorded(&[landing("Start", date(2026, 1, 5), &[("plan/rhumb.toml", "")])]);
    if std::os::unix::fs::chown(folder.path(), Some(12345), None).is_err() {
        return eprintln!("not tested: only root can give a folder away");
    }
    let error = Repository::discover(&folder.path().join("plan")).err().expect("another owner");
    let top = folder.path().canonicalize().unwrap();
    assert_eq!(
        error.to_string(),
        format!("the Git repository at `{}` belongs to somebody else", top.display())
    );
    assert!(error.help().ends_with(&format!("safe.directory '{}'`", top.display())));
}
