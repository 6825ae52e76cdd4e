use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use super::*;

fn site(files: &[(&str, &str)]) -> Site {
    let mut site = Site::default();
    for (path, text) in files {
        site.insert(DocPath::new(path).unwrap(), text.as_bytes().to_vec());
    }
    site
}

/// Every file below `folder` but the manifest, with its text, in order.
fn files(folder: &Path) -> Vec<(String, String)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir() && entry.file_name() != MANIFEST);
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
    files.map(|file| (name(file.path()), fs::read_to_string(file.path()).unwrap_or_default())).collect()
}

fn summary(written: usize, unchanged: usize, removed: usize) -> Summary {
    Summary { written, unchanged, removed }
}

#[test]
fn only_what_changed_is_written_and_only_what_was_made_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("deep/site");
    let first = site(&[("index.html", "home"), ("a/b/old.html", "old"), ("a/c.html", "c")]);
    assert_eq!(first.write(&out).unwrap(), summary(3, 0, 0));
    fs::write(out.join("CNAME"), "strategy.example.org").unwrap();
    let long_ago = SystemTime::now() - Duration::from_secs(1_000_000);
    fs::File::options().write(true).open(out.join("a/c.html")).unwrap().set_modified(long_ago).unwrap();

    let second = site(&[("index.html", "home 2"), ("a/c.html", "c"), ("new.html", "new")]);
    assert_eq!(second.write(&out).unwrap(), summary(2, 1, 1));
    let expected =
        [("CNAME", "strategy.example.org"), ("a/c.html", "c"), ("index.html", "home 2"), ("new.html", "new")];
    assert_eq!(files(&out), expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
    assert!(!out.join("a/b").exists());
    assert_eq!(fs::metadata(out.join("a/c.html")).unwrap().modified().unwrap(), long_ago);
    assert_eq!(second.write(&out).unwrap(), summary(0, 3, 0));
}

#[test]
fn a_folder_that_holds_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("thesis.txt"), "years of work").unwrap();
    let refused = site(&[("index.html", "x")]).write(folder.path()).unwrap_err();
    assert!(matches!(refused, OutputError::Foreign { .. }), "{refused}");
    assert_eq!(files(folder.path()), [("thesis.txt".to_owned(), "years of work".to_owned())]);
}

#[test]
fn a_file_of_the_users_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    site(&[("index.html", "x")]).write(folder.path()).unwrap();
    fs::write(folder.path().join("teams.html"), "mine").unwrap();
    let refused = site(&[("index.html", "x"), ("teams.html", "theirs")]).write(folder.path()).unwrap_err();
    assert!(matches!(refused, OutputError::InTheWay { .. }), "{refused}");
    assert_eq!(fs::read_to_string(folder.path().join("teams.html")).unwrap(), "mine");
}

#[test]
fn an_interrupted_run_is_completed() {
    let folder = tempfile::tempdir().unwrap();
    let whole = site(&[("a.html", "a"), ("b.html", "b")]);
    // As a run leaves it that ends after the first file: the list, a file, and an unfinished one.
    let out = Folder::open(folder.path()).unwrap();
    Manifest::of(whole.files.keys()).write(&out).unwrap();
    out.replace("a.html", b"a").unwrap();
    fs::create_dir_all(folder.path().join(".rhumb-unfinished")).unwrap();
    fs::write(folder.path().join(".rhumb-unfinished/.tmpX"), "hal").unwrap();

    assert_eq!(whole.write(folder.path()).unwrap(), summary(1, 1, 0));
    let expected = [("a.html", "a"), ("b.html", "b")].map(|(path, text)| (path.to_owned(), text.to_owned()));
    assert_eq!(files(folder.path()), expected);
    // And one that ends before the list is written.
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".rhumb-unfinished")).unwrap();
    assert_eq!(whole.write(folder.path()).unwrap(), summary(2, 0, 0));
}

#[cfg(unix)]
#[test]
fn nothing_outside_is_touched_by_way_of_links() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let whole = site(&[("a/x.html", "x"), ("y.html", "y")]);
    whole.write(folder.path()).unwrap();
    fs::remove_dir_all(folder.path().join("a")).unwrap();
    fs::write(outside.path().join("x.html"), "precious").unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("a")).unwrap();

    let refused = whole.write(folder.path()).unwrap_err();
    assert!(matches!(refused, OutputError::Link { .. }), "{refused}");
    assert_eq!(site(&[("y.html", "y")]).write(folder.path()).unwrap(), summary(0, 1, 0));
    assert_eq!(fs::read_to_string(outside.path().join("x.html")).unwrap(), "precious");

    // A link where a file of ours belongs is replaced, not followed.
    fs::remove_file(folder.path().join("y.html")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("x.html"), folder.path().join("y.html")).unwrap();
    assert_eq!(site(&[("y.html", "new")]).write(folder.path()).unwrap(), summary(1, 0, 0));
    assert_eq!(fs::read_to_string(outside.path().join("x.html")).unwrap(), "precious");
}

#[test]
fn a_list_that_names_what_lies_outside_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for list in [
        "{",
        "{\"schema\":\"other/1\",\"files\":[]}",
        "{\"schema\":\"rhumb.manifest/1\",\"files\":[\"../x\"]}",
    ] {
        fs::write(folder.path().join(MANIFEST), list).unwrap();
        let refused = site(&[("index.html", "x")]).write(folder.path()).unwrap_err();
        assert!(matches!(refused, OutputError::Manifest { .. }), "{refused}");
    }
}

#[test]
fn a_file_where_the_folder_should_be_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("site");
    fs::write(&file, "x").unwrap();
    let refused = site(&[("index.html", "x")]).write(&file).unwrap_err();
    assert!(matches!(refused, OutputError::Unwritable { .. }), "{refused}");
    assert_eq!(fs::read_to_string(file).unwrap(), "x");
}
