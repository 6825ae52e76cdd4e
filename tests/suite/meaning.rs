//! Git's own diffs with rhumb as the driver: what a document means, not its lines.

use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::Date;

use crate::git::{git, landing, recorded};

const BEFORE: &str = "---\nsupports: [vision]\nweight: 50\ntitle: Reliable\n---\n\
                      Fewer than three interruptions\nper household a year. We count them all.\n";
const AFTER: &str = "---\ntitle: Reliable\nweight: 60\nsupports:\n  - vision\n---\n\
                     Fewer than *two* interruptions per household a year.\nWe count them all.\n\nMore.\n";
const SHOWN: &str = "\
@@ -1,6 +1,6 @@
 title: Reliable
 supports: vision
-weight: 50
+weight: 60
 
-Fewer than three interruptions per household a year.
+Fewer than two interruptions per household a year.
 We count them all.";

#[test]
fn git_shows_what_a_document_means() {
    let day = |day| Date::constant(2026, 5, day);
    let file = |text| [("objectives/reliable.md", text), (".gitattributes", "*.md diff=rhumb\n")];
    let landings = [landing("Begin", day(1), &file(BEFORE)), landing("Reword", day(2), &file(AFTER))];
    let (folder, _) = recorded(&landings);
    for command in [&["diff", "HEAD~1..HEAD"][..], &["diff", "HEAD~1"], &["log", "-p", "-1"]] {
        let diff = git(folder.path(), &[&["-c", &driver()][..], command].concat());
        assert!(diff.ends_with(SHOWN), "{diff}");
    }
}

#[test]
fn the_manual_shows_what_git_shows() {
    let page = include_str!("../../docs/git.md");
    let shown = page.split("```diff\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    rhumb::example::unpack(folder.path()).unwrap();
    fs::create_dir_all(folder.path().join(".git/info")).unwrap();
    fs::write(folder.path().join(".git/info/attributes"), "*.md diff=rhumb\n").unwrap();
    let named = ["-c", "diff.rhumb.xfuncname=^title: (.*)"];
    let compared = ["diff", "v2026.2..v2026.3", "--", "objectives/reliable.md"];
    let diff = git(folder.path(), &[&["-c", &driver()][..], &named, &compared].concat());
    assert!(diff.ends_with(shown), "{diff}");
}

/// The setting that makes rhumb the driver.
fn driver() -> String {
    format!("diff.rhumb.textconv='{}' textconv", env!("CARGO_BIN_EXE_rhumb"))
}

#[test]
fn the_manuals_aliases_work_as_they_are_written() {
    let page = include_str!("../../docs/git.md");
    let folder = tempfile::tempdir().unwrap();
    rhumb::example::unpack(folder.path()).unwrap();
    fs::write(folder.path().join(".git/info/attributes"), "*.md diff=rhumb\n").unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_rhumb")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let run = |command: &str, within: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-c", command]).current_dir(folder.path().join(within));
        shell.env("PATH", &path).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_PAGER", "cat");
        let output = shell.output().unwrap();
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    for alias in page.lines().filter(|line| line.starts_with("git config alias.")) {
        run(alias, "");
    }
    let said = run("git meaning -1 objectives/drought-ready.md", "");
    assert!(said.contains("\n-due: 2026-12-31\n+due: 2027-12-31\n"), "{said}");
    let drifted = run("git drift v2026.2..v2026.3", "objectives");
    assert!(drifted.starts_with("Alignment 72.0 -> 92.0 ("), "{drifted}");
}
