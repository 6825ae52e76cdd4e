//! `rhumb check` and `rhumb rules` as a shell sees them.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::git::git;
use crate::program::{rhumb, says};
use crate::worked;

fn dangle(folder: &Path) {
    let path = folder.join("initiatives/leak-sensors.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, text.replace("[reliable]", "[reliabel]")).unwrap();
}

fn rules(output: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(output).unwrap();
    let diagnostics = report["diagnostics"].as_array().unwrap().iter();
    diagnostics.map(|found| found["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_finding_shows_its_line_and_how_to_mend_it() {
    let folder = worked::repository();
    dangle(folder.path());
    let run = rhumb(folder.path(), &["check", "--as-of", "2026-04-10"]);
    let block = "error[dangling-link]: `reliabel` in `supports` names no document
 --> initiatives/leak-sensors.md:4:12
  |
4 | supports: [reliabel]
  |            ^^^^^^^^
  |
  = help: did you mean `reliable`?
";
    assert!(run.out.contains(block), "{}", run.out);
    assert_eq!((run.code, run.err.as_str()), (1, "1 error, 10 warnings in 14 documents, as of 2026-04-10\n"));
    assert!(!run.out.contains('\u{1b}'), "nothing is coloured in a pipe");
    let coloured = says(folder.path(), 1, &["check", "--color", "always"]);
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(rhumb(folder.path(), &["check", "-q"]).err, "");
}

#[test]
fn deny_says_what_fails() {
    let folder = worked::repository();
    for (level, code) in [("error", 0), ("warning", 1), ("note", 1)] {
        says(folder.path(), code, &["check", "--rev", "v1", "--deny", level]);
    }
    assert_eq!(rhumb(folder.path(), &["check", "--deny", "off"]).code, 2);
}

#[test]
fn since_reports_only_what_is_new() {
    let folder = worked::repository();
    let path = folder.path().join("systems/crew-bonus.md");
    let moved = fs::read_to_string(&path).unwrap().replace("title:", "tags: [money]\ntitle:");
    fs::write(&path, moved).unwrap();
    git(folder.path(), &["mv", "teams/finance.md", "teams/money.md"]);
    let text = fs::read_to_string(folder.path().join("teams/money.md")).unwrap();
    fs::write(folder.path().join("teams/money.md"), text.replace("---\ntitle", "---\nid: finance\ntitle"))
        .unwrap();
    let since = ["check", "--since", "v2", "--deny", "note", "--as-of", "2026-04-10", "--format", "json"];
    assert_eq!(rules(&says(folder.path(), 0, &since)), Vec::<String>::new());
    dangle(folder.path());
    assert_eq!(rules(&says(folder.path(), 1, &since)), ["dangling-link"]);
    let run = rhumb(folder.path(), &since);
    assert_eq!(run.err, "since v2: 1 error in 14 documents, as of 2026-04-10; 10 older and not shown\n");
    let all = says(folder.path(), 1, &["check", "--since", "v1~1", "--rev", "v2", "--deny", "warning"]);
    assert!(all.contains("conflicting-trade-off") && !all.contains("silent-team"), "{all}");
}

#[test]
fn a_configuration_with_mistakes_is_reported_and_nothing_is_certain() {
    let folder = worked::repository();
    let at = folder.path();
    fs::write(at.join("rhumb.toml"), "[strategy]\nname = \"Worked example\"\nexlude = []\n").unwrap();
    let run = rhumb(at, &["check", "--format", "json"]);
    assert_eq!(run.code, 2);
    assert!(rules(&run.out).contains(&"invalid-config".to_owned()), "{}", run.out);
    assert!(run.err.contains("error: the configuration is invalid"), "{}", run.err);
    fs::write(at.join("rhumb.toml"), "[strategy\n").unwrap();
    let run = rhumb(at, &["check", "--format", "json"]);
    assert_eq!((run.code, rules(&run.out)), (2, vec!["invalid-config".to_owned()]));
}

#[test]
fn what_is_no_file_of_the_strategy_is_left_out_and_said() {
    let folder = worked::repository();
    let secret = folder.path().join("vision-linked.md");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", &secret).unwrap();
    let run = rhumb(folder.path(), &["check"]);
    #[cfg(unix)]
    assert!(run.err.contains("left out: `vision-linked.md` is a symbolic link"), "{}", run.err);
    assert_eq!(run.code, 0);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = worked::repository();
    let mut program = Command::new(env!("CARGO_BIN_EXE_rhumb"))
        .args(["check", "--format", "sarif"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(program.stdout.take());
    let output = program.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"));
}

#[test]
fn rules_lists_all_and_explains_one() {
    let folder = tempfile::tempdir().unwrap();
    let listed = says(folder.path(), 0, &["rules"]);
    let names: Vec<&str> =
        listed.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    for folder in ["rules", "events"] {
        let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(folder);
        for page in fs::read_dir(pages).unwrap() {
            let page = page.unwrap().path();
            assert!(names.contains(&page.file_stem().unwrap().to_str().unwrap()), "{}", page.display());
        }
    }
    let both = says(folder.path(), 0, &["rules", "structural-drag"]);
    assert_eq!(both.matches("# structural-drag\n").count(), 2, "a rule and an event");
    let run = rhumb(folder.path(), &["rules", "orphan-wrok"]);
    assert_eq!((run.code, run.err.contains("did you mean `orphan-work`?")), (2, true), "{}", run.err);
    fs::write(folder.path().join("rhumb.toml"), "[rules]\norphan-work = \"error\"\n").unwrap();
    let line = says(folder.path(), 0, &["rules"]);
    assert!(line.contains("  orphan-work               error    "), "{line}");
}
