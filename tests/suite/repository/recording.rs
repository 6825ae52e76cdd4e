//! Landings kept as text become a repository that is the same everywhere.

use std::fs;
use std::path::Path;

use jiff::civil::date;
use rhumb::repository::{Draft, File, Origin, RepositoryError, Snapshot, drafts, record};
use rhumb::text::DocPath;

use crate::git::{git, landing, recorded};

fn files_in(folder: &Path) -> Vec<File> {
    let origin = Origin::WorkTree { root: folder.to_owned(), repository: None };
    Snapshot::read(&origin, origin.list().unwrap(), 1 << 20, |_| true).unwrap().files
}

fn drafts_in(folder: &Path) -> Result<Vec<Draft>, RepositoryError> {
    let files = files_in(folder);
    drafts(files.iter().map(|file| (file.path.as_str(), &*file.bytes)), "Ada <ada@example.org>")
}

#[test]
fn the_worked_example_has_the_ids_that_git_gives_it() {
    let landings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/examples/worked/landings");
    if !landings.exists() {
        return eprintln!("not tested: {} is missing", landings.display());
    }
    let (folder, repository) = recorded(&drafts_in(&landings).unwrap());
    let id = |revision: &str| repository.resolve(revision).unwrap().id.to_string();
    assert_eq!(id("v2"), "19f36433886f21d77312af07ae889d3ceff57224");
    assert_eq!(id("main"), id("v2"));
    assert!(id("v1").starts_with("90996ad"));
    assert_eq!(git(folder.path(), &["status", "--porcelain"]), "");
}

#[test]
fn the_example_organisation_is_what_its_history_makes() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (folder, _repository) = recorded(&drafts_in(&here.join("example-history")).unwrap());
    assert_eq!(git(folder.path(), &["status", "--porcelain"]), "");
    git(folder.path(), &["fsck", "--strict", "--no-dangling"]);
    assert!(files_in(folder.path()) == files_in(&here.join("example-org")));
}

#[test]
fn a_recorded_landing_is_what_git_would_have_made() {
    let path = |path: &str| DocPath::new(path).unwrap();
    let first =
        landing("First  \n\n\n\nBody\n\n", date(2026, 1, 5), &[("a/b/c.md", "c"), ("a/d.md", "crlf\r\n")]);
    let second = Draft { removed: vec![path("a/b/c.md")], ..landing("Second", date(2026, 1, 5), &[]) };
    let (folder, repository) = recorded(&[first, second]);
    assert_eq!(
        git(folder.path(), &["ls-tree", "-r", "-t", "--name-only", "HEAD"]),
        "a\na/d.md",
        "no empty folder"
    );
    assert_eq!(git(folder.path(), &["status", "--porcelain"]), "");
    assert_eq!(
        git(folder.path(), &["log", "-1", "--format=%an <%ae> %ai", "HEAD"]),
        "Ada <ada@example.org> 2026-01-05 12:00:00 +0000"
    );
    assert_eq!(repository.resolve("HEAD~").unwrap().message, "First\n\nBody\n");
    assert_eq!(fs::read(folder.path().join("a/d.md")).unwrap(), b"crlf\r\n");
}

#[test]
fn nothing_is_recorded_over_something() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine"), "").unwrap();
    let occupied = record(folder.path(), &[]).err().unwrap();
    assert!(matches!(occupied, RepositoryError::Occupied { .. }), "{occupied:?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_cannot_be_recorded_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let gone = vec![DocPath::new("gone.md").unwrap()];
    let removes = Draft { removed: gone, ..landing("Remove", date(2026, 1, 5), &[]) };
    let error = record(folder.path(), &[removes]).err().unwrap();
    assert!(error.to_string().starts_with("the landing `Remove` cannot be recorded: "), "{error}");
    assert!(error.to_string().contains("gone.md"), "{error}");

    let landings = tempfile::tempdir().unwrap();
    fs::create_dir(landings.path().join("01-undated")).unwrap();
    fs::write(landings.path().join("01-undated/message"), "Undated").unwrap();
    let error = drafts_in(landings.path()).unwrap_err();
    assert_eq!(error.to_string(), "the landing `01-undated` has no `date`");
}
