//! What rhumb promises whoever runs it: a checkout is never touched, every failure says what failed,
//! where, and what to try, and the clock has no say.

use std::fs;
use std::path::Path;

use crate::git::{contents, git};
use crate::program::{rhumb, says};
use crate::worked;

/// Commands that end well on the worked example.
const COMMANDS: [&[&str]; 12] = [
    &["check"],
    &["check", "--rev", "v1", "--format", "json"],
    &["check", "--since", "v1", "--format", "json"],
    &["measure"],
    &["measure", "--rev", "v1", "--format", "json"],
    &["history", "--by", "month"],
    &["drift", "v1..v2"],
    &["drift", "v1..v2", "--format", "json"],
    &["show", "reliable"],
    &["rules"],
    &["drift", "v1", "--format", "json"],
    &["drift", "v1...v2", "--format", "markdown"],
];

#[test]
fn a_checkout_is_never_touched() {
    let folder = worked::repository();
    let before = contents(folder.path());
    for command in COMMANDS {
        says(folder.path(), 0, command);
    }
    let site = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["build", "--out", site.path().to_str().unwrap()]);
    assert_eq!(contents(folder.path()), before);
    assert_eq!(git(folder.path(), &["status", "--porcelain"]), "");
}

/// A folder, what to run in it, and what has to be said.
fn fails(folder: &Path, arguments: &[&str], says: &str, help: &str) {
    let run = rhumb(folder, arguments);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "rhumb {arguments:?}");
    assert!(run.err.starts_with("error: ") && run.err.contains(says), "rhumb {arguments:?}: {}", run.err);
    assert!(run.err.contains(&format!("help: {help}")), "rhumb {arguments:?}: {}", run.err);
}

#[test]
fn every_failure_says_what_where_and_what_to_try() {
    let nothing = tempfile::tempdir().unwrap();
    fails(nothing.path(), &["check"], "no strategy at", "run `rhumb init`");
    let folder = worked::repository();
    let at = folder.path();
    fails(at, &["measure", "--rev", "v9"], "there is no revision `v9`", "did you mean");
    fails(at, &["show", "reliabel"], "there is no document `reliabel`", "did you mean `reliable`?");
    fails(
        at,
        &["check", "--config", "gone.toml"],
        "the configuration `gone.toml` cannot be read",
        "name a readable",
    );
    fails(at, &["drift", "v1..v9"], "there is no revision `v9`", "did you mean");
    fails(
        at,
        &["build", "--out", "objectives"],
        "objectives` holds something",
        "name an empty or a new folder",
    );
    fails(at, &["build", "--out", "rhumb.toml/site"], "rhumb.toml/site` cannot be written", "check that");
    fails(at, &["check", "-C", "gone"], "`gone` cannot be read", "");
    let bare = tempfile::tempdir().unwrap();
    git(at, &["clone", "-q", "--bare", ".", bare.path().to_str().unwrap()]);
    fails(bare.path(), &["check"], "` is a bare repository", "name the revision to read");
    says(bare.path(), 0, &["check", "--rev", "v2"]);
    fs::write(at.join("rhumb.toml"), "[stratgy]\nname = 1\n").unwrap();
    fails(
        at,
        &["measure"],
        "the configuration is invalid\nrhumb.toml:1:2: `stratgy` is not known",
        "mend it",
    );
}

#[test]
fn a_version_against_itself_has_not_drifted() {
    let folder = worked::repository();
    for commit in git(folder.path(), &["rev-list", "HEAD"]).lines() {
        let json = says(folder.path(), 0, &["drift", &format!("{commit}..{commit}"), "--format", "json"]);
        let drift: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&drift["events"], &drift["landings"]), (&serde_json::json!([]), &serde_json::json!([])));
        assert_eq!(drift["index"], serde_json::json!({"delta": 0.0, "passive": 0.0, "active": 0.0}));
    }
}

#[test]
fn a_shallow_clone_says_what_it_does_not_know() {
    let folder = worked::repository();
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", folder.path().display());
    git(clone.path(), &["clone", "--quiet", "--depth", "1", &from, "."]);
    fails(clone.path(), &["measure", "--rev", "HEAD~1"], "`HEAD~1` lies behind", "");
    for command in ["measure", "history", "build"] {
        let run = rhumb(clone.path(), &[command]);
        assert_eq!((run.code, run.err.matches("fetch-depth: 0").count()), (0, 1), "{command}: {}", run.err);
    }
}

#[test]
fn readings_and_site_say_what_they_leave_out() {
    let folder = worked::repository();
    let complaint = |command: &str| rhumb(folder.path(), &[command]).err.contains("see `rhumb check`");
    assert!(!complaint("measure") && !complaint("build"));
    fs::write(folder.path().join("initiatives/leak-sensors.md"), "---\ntitle: [\n---\n").unwrap();
    let said = "1 error; 1 document cannot be read and is left out: see `rhumb check`\n";
    assert_eq!(rhumb(folder.path(), &["measure"]).err, said);
    let built = rhumb(folder.path(), &["build"]);
    assert!(built.code == 1 && built.err.ends_with(said), "{}", built.err);
}

#[test]
fn what_carries_nothing_says_why() {
    let folder = worked::repository();
    let at = folder.path().join("initiatives/leak-sensors.md");
    let text = fs::read_to_string(&at).unwrap();
    let why = |written: &str, instead: &str| {
        fs::write(&at, text.replace(written, instead)).unwrap();
        let shown = says(folder.path(), 0, &["show", "leak-sensors", "--as-of", "2026-05-01"]);
        shown.split_once("[carries nothing: ").unwrap().1.split_once(']').unwrap().0.to_owned()
    };
    assert_eq!(
        why("start: 2026-01-01\ndue: 2026-06-30", "start: 2027-06-01"),
        "`leak-sensors` starts on 2027-06-01"
    );
    assert_eq!(why("start: 2026-01-01", "status: paused"), "`leak-sensors` is not live (paused)");
    let shown = says(folder.path(), 0, &["show", "leak-sensors"]);
    assert!(shown.contains("  the work tree\n"), "it has no author: {shown}");
}

#[test]
fn without_history_the_help_is_to_begin_one() {
    let folder = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["init"]);
    for command in ["drift", "history"] {
        fails(
            folder.path(),
            &[command],
            "lies in no Git repository",
            "run `git init` and commit the strategy",
        );
    }
    git(folder.path(), &["init", "-q"]);
    for command in ["drift", "history"] {
        fails(folder.path(), &[command], "no commits yet", "commit the strategy first");
    }
}

#[test]
fn a_revision_reads_the_same_on_any_day_and_in_any_zone() {
    // The runs are under a zone far from UTC; the day of v2 is that of its commit, in UTC.
    let folder = worked::repository();
    let json = says(folder.path(), 0, &["measure", "--rev", "v2", "--format", "json"]);
    assert!(json.contains("\"as_of\": \"2026-04-10\""));
    let again =
        says(folder.path(), 0, &["measure", "--rev", "v2", "--as-of", "2026-04-10", "--format", "json"]);
    assert_eq!(json, again);
}
