//! What somebody types, and what it means.

use std::collections::HashMap;
use std::fs;

use jiff::civil::date;
use rhumb::repository::{BlobId, End, Range, Repository, RepositoryError};

use crate::git::{contents, git, landing, recorded, repository};

fn tagged(message: &str, day: i8, tag: &str) -> rhumb::repository::Draft {
    let tag = (!tag.is_empty()).then(|| tag.to_owned());
    rhumb::repository::Draft { tag, ..landing(message, date(2026, 1, day), &[("vision.md", message)]) }
}

fn three() -> (tempfile::TempDir, Repository) {
    recorded(&[tagged("One", 5, "v1"), tagged("Two", 6, "v2"), tagged("Three", 7, "")])
}

fn summary(repository: &Repository, revision: &str) -> String {
    repository.resolve(revision).unwrap().summary().to_owned()
}

fn refusal(repository: &Repository, revision: &str) -> (String, String) {
    let error = repository.resolve(revision).expect_err(revision);
    (error.to_string(), error.help())
}

#[test]
fn whatever_git_understands_names_a_commit() {
    let (folder, repository) = three();
    git(folder.path(), &["tag", "-a", "-m", "Annotated", "annotated", "v1"]);
    let git_before = contents(&folder.path().join(".git"));
    let short = repository.resolve("v2").unwrap().id.short();
    for (revision, message) in [
        ("HEAD", "Three"),
        ("@", "Three"),
        ("main", "Three"),
        ("refs/heads/main", "Three"),
        ("HEAD~2", "One"),
        ("HEAD^^", "One"),
        ("v2", "Two"),
        ("v2^{commit}", "Two"),
        ("annotated", "One"),
        (&short, "Two"),
        (":/Tw", "Two"),
        ("main@{1}", "Two"),
        ("main@{2000-01-01}", "One"),
    ] {
        assert_eq!(summary(&repository, revision), message, "{revision}");
    }
    assert_eq!(contents(&folder.path().join(".git")), git_before);
}

#[test]
fn what_names_no_commit_is_told_apart() {
    let (folder, repository) = three();
    fs::remove_dir_all(folder.path().join(".git/logs")).unwrap();
    let git_before = contents(&folder.path().join(".git"));
    let no = |revision: &str| refusal(&repository, revision).0;
    assert_eq!(
        refusal(&repository, "mian"),
        ("there is no revision `mian`".into(), "did you mean `main`?".into())
    );
    assert_eq!(refusal(&repository, "v3").1, "did you mean `v1`, `v2`?");
    assert_eq!(refusal(&repository, "other").1, "`git log` and `git tag` list what there is");
    assert_eq!(no("HEAD~9"), "there is no revision `HEAD~9`");
    assert_eq!(no("--all"), "there is no revision `--all`");
    assert_eq!(no(""), "there is no revision ``");
    assert_eq!(no("a\0b"), "there is no revision `a\0b`");
    assert_eq!(no("HEAD:vision.md"), "the revision `HEAD:vision.md` names a blob, not a commit");
    assert_eq!(no("v1^{tree}"), "the revision `v1^{tree}` names a tree, not a commit");
    assert_eq!(no("main@{1}"), "`main@{1}` asks for the reflog of `refs/heads/main`, which has none");
    assert_eq!(no("HEAD@{1}"), "`HEAD@{1}` asks for the reflog of `HEAD`, which has none");
    assert_eq!(no("@{-1}"), "`@{-1}` asks for the reflog of `HEAD`, which has none");
    assert_eq!(contents(&folder.path().join(".git")), git_before, "no reflog is made by asking for it");
}

#[test]
fn short_ids_may_be_ambiguous() {
    let (folder, repository) = three();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let (one, two, digits) = (0..)
        .find_map(|n: usize| {
            let digits = BlobId::of(n.to_string().as_bytes()).unwrap().to_string()[..4].to_owned();
            seen.insert(digits.clone(), n).map(|twin| (twin, n, digits))
        })
        .unwrap();
    for n in [one, two] {
        fs::write(folder.path().join("number"), n.to_string()).unwrap();
        git(folder.path(), &["hash-object", "-w", "number"]);
    }
    assert_eq!(refusal(&repository, &digits).0, format!("the revision `{digits}` is ambiguous"));
}

#[test]
fn an_empty_repository_has_no_commits() {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q"]);
    let repository = repository(folder.path());
    assert_eq!(refusal(&repository, "HEAD").0, "the repository has no commits yet");
    assert_eq!(repository.head().unwrap(), None);
    assert_eq!(repository.branch(), None);
}

#[test]
fn a_shallow_clone_says_where_it_ends() {
    let (folder, _) = three();
    let clone = tempfile::tempdir().unwrap();
    let source = format!("file://{}", folder.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "2", &source, "clone"]);
    git(&clone.path().join("clone"), &["worktree", "add", "-q", "--detach", "../linked"]);
    for place in ["clone", "linked"] {
        let repository = repository(&clone.path().join(place));
        assert!(repository.is_shallow());
        assert_eq!(summary(&repository, "HEAD~"), "Two");
        assert_eq!(
            refusal(&repository, "HEAD~2"),
            (
                "`HEAD~2` lies behind the boundary of this shallow clone".into(),
                "`git fetch --unshallow`; in CI `fetch-depth: 0`".into()
            )
        );
        assert!(refusal(&repository, "other").1.contains("fetch-depth: 0"));
        let landings = repository.landings(repository.resolve("HEAD").unwrap()).unwrap();
        let seen: Vec<(&str, bool)> = landings.iter().map(|l| (l.summary(), l.boundary)).collect();
        assert_eq!(seen, [("Two", true), ("Three", false)]);
    }
}

#[test]
fn a_partial_clone_says_what_is_missing() {
    let (folder, _) = three();
    git(folder.path(), &["config", "uploadpack.allowFilter", "true"]);
    let clone = tempfile::tempdir().unwrap();
    let source = format!("file://{}", folder.path().display());
    git(clone.path(), &["clone", "-q", "--filter=blob:none", "--no-checkout", &source, "."]);
    let repository = repository(clone.path());
    let commit = repository.resolve("HEAD").unwrap();
    let origin = rhumb::repository::Origin::Revision { repository: &repository, commit };
    let listing = origin.list().unwrap();
    let error = rhumb::repository::Snapshot::read(&origin, listing, 100, |_| true).unwrap_err();
    assert!(matches!(error, RepositoryError::MissingObject { .. }), "{error:?}");
    assert_eq!(error.help(), "clone it whole: without `--filter`, and in CI with `fetch-depth: 0`");
}

#[test]
fn ranges_name_two_ends() {
    let (folder, repository) = three();
    git(folder.path(), &["checkout", "-q", "-b", "side", "v1"]);
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "Side"]);
    git(folder.path(), &["checkout", "-q", "main"]);
    let said = |spec: Option<&str>| {
        let Range { base, head } = repository.range(spec, |tag| tag.starts_with('v')).unwrap();
        let say = |end| match end {
            End::WorkTree => "work tree".to_owned(),
            End::Commit { name, commit } => format!("{name}: {}", commit.summary()),
        };
        (say(base), say(head))
    };
    let pair = |base: &str, head: &str| (base.to_owned(), head.to_owned());
    assert_eq!(said(Some("v1..v2")), pair("v1: One", "v2: Two"));
    assert_eq!(said(Some("v1..")), pair("v1: One", "HEAD: Three"));
    assert_eq!(said(Some("v1")), pair("v1: One", "work tree"));
    assert_eq!(said(None), pair("v2: Two", "work tree"));
    let fork = repository.resolve("v1").unwrap().id.short();
    assert_eq!(said(Some("main...side")), pair(&format!("{fork}: One"), "side: Side"));

    let none = repository.range(None, |_| false).unwrap_err();
    assert_eq!(none.to_string(), "no release was found: no tag on the way to HEAD matches");
    git(folder.path(), &["checkout", "-q", "--orphan", "alone"]);
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "Alone"]);
    let unrelated = repository.range(Some("main...alone"), |_| true).unwrap_err();
    assert!(matches!(unrelated, RepositoryError::NoMergeBase { .. }), "{unrelated:?}");
}
