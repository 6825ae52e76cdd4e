//! Landings along first parents, and what each of them did.

use std::collections::BTreeMap;

use jiff::civil::date;
use rhumb::repository::{Blob, BlobId, Commit, Draft, Origin, Repository};
use rhumb::text::DocPath;

use crate::git::{bundle, contents, git, landing, recorded, repository};

fn head(repository: &Repository) -> Commit {
    repository.resolve("HEAD").unwrap()
}

fn summaries(repository: &Repository) -> Vec<String> {
    let landings = repository.landings(head(repository)).unwrap();
    landings.iter().map(|landing| landing.summary().to_owned()).collect()
}

fn changed(repository: &Repository, old: Option<&str>, new: &str) -> Vec<String> {
    let old = old.map(|revision| repository.resolve(revision).unwrap());
    let changes = repository.changes(old.as_ref(), &repository.resolve(new).unwrap()).unwrap();
    let say = |change: rhumb::repository::Change| {
        let sign = match (change.old, change.new) {
            (None, _) => '+',
            (_, None) => '-',
            _ => '~',
        };
        format!("{sign} {}", change.path)
    };
    changes.into_iter().map(say).collect()
}

#[test]
fn a_landing_says_who_when_and_why() {
    let mut draft =
        landing("Look again\n\nReaffirms: a, b\nEditorial: *\n", date(2026, 1, 5), &[("a.md", "")]);
    draft.author = "Zoë <z@example.org>".into();
    draft.time = "2026-01-05T23:30:00-02:00[-02:00]".parse().unwrap();
    let (_folder, repository) = recorded(&[draft]);
    let landing = head(&repository);
    assert_eq!((landing.summary(), landing.author.as_str()), ("Look again", "Zoë"));
    assert_eq!((landing.date, landing.seconds), (date(2026, 1, 6), 1_767_663_000), "the date is UTC's");
    assert_eq!(landing.trailer("reaffirms"), ["a", "b"]);
    assert_eq!(landing.trailer("editorial"), ["*"]);
    assert!(landing.trailer("signed-off-by").is_empty());
    assert_eq!((landing.parents.len(), landing.boundary), (0, false));
}

#[test]
fn changes_are_files_that_come_go_or_differ() {
    let one = landing(
        "One",
        date(2026, 1, 5),
        &[("plan/a.md", "a"), ("plan/b/c.md", "c"), ("plan/d", "d"), ("plan/same/e.md", "e"), ("f.md", "f")],
    );
    let two = Draft {
        removed: vec![DocPath::new("plan/b/c.md").unwrap(), DocPath::new("plan/d").unwrap()],
        ..landing("Two", date(2026, 1, 5), &[("plan/a.md", "A"), ("plan/b.md", "b"), ("f.md", "F")])
    };
    let three = landing("Three", date(2026, 1, 4), &[("plan/d/in.md", "a folder now")]);
    let above = landing("Above", date(2026, 1, 4), &[("f.md", "not below the root")]);
    let (folder, _) = recorded(&[one, two, three, above]);
    let git_before = contents(&folder.path().join(".git"));
    let repository = repository(&folder.path().join("plan"));

    assert_eq!(summaries(&repository), ["One", "Two", "Three", "Above"], "dates have no say");
    assert_eq!(changed(&repository, None, "HEAD~3"), ["+ a.md", "+ b/c.md", "+ d", "+ same/e.md"]);
    assert_eq!(changed(&repository, Some("HEAD~3"), "HEAD~2"), ["~ a.md", "+ b.md", "- b/c.md", "- d"]);
    assert_eq!(
        changed(&repository, Some("HEAD~3"), "HEAD~1"),
        ["~ a.md", "+ b.md", "- b/c.md", "- d", "+ d/in.md"]
    );
    assert!(changed(&repository, Some("HEAD~1"), "HEAD").is_empty());
    assert!(changed(&repository, Some("HEAD"), "HEAD").is_empty());
    assert_eq!(contents(&folder.path().join(".git")), git_before);
}

#[test]
fn a_merge_lands_as_one_and_an_octopus_too() {
    let (folder, repository) = recorded(&[landing("Start", date(2026, 1, 5), &[("start.md", "s")])]);
    for side in ["left", "right"] {
        git(folder.path(), &["checkout", "-q", "-b", side, "main"]);
        std::fs::write(folder.path().join(format!("{side}.md")), side).unwrap();
        git(folder.path(), &["add", "-A"]);
        git(folder.path(), &["commit", "-q", "-m", side]);
        git(folder.path(), &["tag", &format!("v-{side}")]);
    }
    git(folder.path(), &["checkout", "-q", "--orphan", "root"]);
    git(folder.path(), &["rm", "-rqf", "."]);
    git(folder.path(), &["commit", "-q", "--allow-empty", "-m", "another root"]);
    git(folder.path(), &["tag", "v-unmerged"]);
    git(folder.path(), &["checkout", "-q", "main"]);
    git(folder.path(), &["tag", "v-start"]);
    git(folder.path(), &["merge", "-q", "--no-ff", "-m", "Octopus", "left", "right"]);
    git(folder.path(), &["tag", "-a", "-m", "Annotated", "v-octopus"]);

    assert_eq!(summaries(&repository), ["Start", "Octopus"]);
    assert_eq!(head(&repository).parents.len(), 3);
    assert_eq!(changed(&repository, Some("HEAD^"), "HEAD"), ["+ left.md", "+ right.md"]);
    let releases = repository.releases(&head(&repository), |tag| tag.starts_with("v-")).unwrap();
    let tags: Vec<&str> = releases.iter().map(|release| release.tag.as_str()).collect();
    assert_eq!(tags, ["v-start", "v-left", "v-octopus", "v-right"], "by landing, time and name");

    git(folder.path(), &["merge", "-q", "--allow-unrelated-histories", "-m", "Join", "root"]);
    assert_eq!(summaries(&repository), ["Start", "Octopus", "Join"]);
    let start = repository.resolve("v-start").unwrap().id;
    let side = repository.resolve("v-left").unwrap().id;
    assert!(repository.is_landing_of(start, head(&repository)).unwrap());
    assert!(!repository.is_landing_of(side, head(&repository)).unwrap());
}

#[test]
fn names_and_messages_may_be_any_bytes() {
    let (folder, repository) = recorded(&[landing("Start", date(2026, 1, 5), &[("a.md", "a")])]);
    let tree = git(folder.path(), &["rev-parse", "HEAD^{tree}"]);
    let mut commit = format!("tree {tree}\n").into_bytes();
    commit.extend_from_slice(
        b"author \xc4da <a> 99999999999999 +0000\ncommitter \xc4da <a> 99999999999999 +0000\n\n\xe4\x1b[0m",
    );
    std::fs::write(folder.path().join(".git/raw"), commit).unwrap();
    let id = git(folder.path(), &["hash-object", "-t", "commit", "--literally", "-w", ".git/raw"]);
    let commit = repository.resolve(&id).unwrap();
    assert_eq!((commit.author.as_str(), commit.summary()), ("\u{fffd}da", "\u{fffd}\u{1b}[0m"));
    assert_eq!(commit.date, date(9999, 12, 31));
}

/// Whatever the path through a history: the changes, applied in order, give each landing's files.
#[test]
fn changes_add_up_to_every_landing_of_a_real_history() {
    for name in ["metis-strategy.bundle", "rust-project-goals.bundle"] {
        let Some(folder) = bundle(name) else { continue };
        let repository = repository(folder.path());
        let landings = repository.landings(head(&repository)).unwrap();
        let count = git(folder.path(), &["rev-list", "--first-parent", "--count", "HEAD"]);
        assert_eq!(landings.len().to_string(), count);

        let mut files: BTreeMap<DocPath, BlobId> = BTreeMap::new();
        let mut before: Option<&Commit> = None;
        for landing in &landings {
            for change in repository.changes(before, landing).unwrap() {
                let old = match change.new {
                    Some(new) => files.insert(change.path, new),
                    None => files.remove(&change.path),
                };
                assert_eq!(old, change.old);
            }
            before = Some(landing);
            let listing =
                Origin::Revision { repository: &repository, commit: landing.clone() }.list().unwrap();
            assert!(listing.paths().eq(files.keys()), "{}", landing.id);
        }
        let ids: Vec<BlobId> = files.values().copied().collect();
        let read = repository.blobs().read_all(&ids, u64::MAX, |at, blob| match blob {
            Blob::Bytes(bytes) => BlobId::of(bytes).unwrap() == ids[at],
            Blob::TooLarge { .. } => false,
        });
        assert!(read.unwrap().into_iter().all(|same| same));
    }
}
