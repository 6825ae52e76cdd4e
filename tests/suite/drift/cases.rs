//! Prepared pull requests: each lands on one base, and every report of it is exactly as expected.

use std::fs;
use std::path::{Path, PathBuf};

use rhumb::drift::Drift;
use rhumb::report::drift::{github, html, json, markdown, text};
use tempfile::TempDir;

use super::sides::between;
use crate::expect::assert_expected;
use crate::folders::{copy, recorded};
use crate::program::says;

pub fn fixture(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/drift").join(case)
}

/// The names of all prepared pull requests.
pub fn prepared() -> Vec<String> {
    let folders = fs::read_dir(fixture("")).unwrap().map(|entry| entry.unwrap().path());
    let prepared = folders.filter(|folder| folder.join("expected/comment.md").exists());
    let mut names: Vec<String> =
        prepared.map(|folder| folder.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// The drift that a prepared pull request is.
pub fn drift(case: &str) -> Drift {
    landed(|folder| copy(&fixture(case), folder))
}

/// The drift of a landing that `write` puts into a folder.
fn landed(write: impl Fn(&Path)) -> Drift {
    between(landed_on_base(write).path(), "HEAD~1..HEAD")
}

/// The repository of that landing.
fn landed_on_base(write: impl Fn(&Path)) -> TempDir {
    let landings = tempfile::tempdir().unwrap();
    let (base, head) = (landings.path().join("0"), landings.path().join("1"));
    for folder in [&base, &head] {
        fs::create_dir(folder).unwrap();
    }
    copy(&fixture("base"), &base);
    write(&head);
    recorded(landings.path())
}

/// Holds a report against the file of this name.
fn expect(case: &str, name: &str, found: &str) {
    assert_expected(&fixture(case).join("expected").join(name), found);
}

/// A report in a terminal without colours.
fn plain(report: &str) -> String {
    anstream::adapter::strip_str(report).to_string()
}

/// Holds the comment and the terminal's report of a pull request against what is expected.
fn reads_as_expected(case: &str) -> Drift {
    let drift = drift(case);
    expect(case, "comment.md", &markdown(&drift));
    expect(case, "report.txt", &plain(&text(&drift)));
    drift
}

/// The comment's lines that show without unfolding anything.
fn shown(drift: &Drift) -> Vec<String> {
    let comment = markdown(drift);
    let unfolded = comment.split("<details>").next().unwrap();
    unfolded.lines().filter(|line| !line.is_empty() && !line.starts_with("<!--")).map(str::to_owned).collect()
}

#[test]
fn what_means_the_same_says_so_in_one_line() {
    for case in ["nothing", "typo", "re-wrap", "moved", "renamed"] {
        let drift = reads_as_expected(case);
        let line = "Alignment 94.0 -> 94.0 (0.0: 0.0 by time, 0.0 by edits), base..head: **alignment is unchanged**.";
        assert_eq!(shown(&drift), [line], "{case}");
        let groups: Vec<&str> = drift.events.iter().map(|event| event.kind.group).collect();
        assert!(groups.iter().all(|&group| group == "files"), "{case}: {groups:?}");
    }
}

#[test]
fn a_typo_that_waited_for_months_is_still_one_line() {
    let late = landed_on_base(|folder| {
        copy(&fixture("typo"), folder);
        fs::write(folder.join("date"), "2026-08-11\n").unwrap();
    });
    let drift = |more: &[&str]| {
        says(late.path(), 0, &[&["drift", "HEAD~1..HEAD", "--format", "markdown"], more].concat())
    };
    assert!(drift(&[]).contains("This change leaves alignment as it is, and time alone costs "));
    let of_edits = drift(&["--same-day", "--deny", "note", "--max-drop", "0"]);
    let (verdict, rest) = of_edits.split_once('\n').unwrap();
    assert!(
        verdict.ends_with(
            " (0.0: 0.0 by time, 0.0 by edits), HEAD\\~\u{200d}1..HEAD: **alignment is unchanged**."
        ),
        "{verdict}"
    );
    assert_eq!(rest, "\n<!-- rhumb:drift -->\n");
}

#[test]
fn what_changes_the_course_is_said_and_weighed() {
    for case in
        ["dropped-objective", "hire", "budget-moved", "incentive-reversed", "relaxed-rule", "stranded"]
    {
        reads_as_expected(case);
    }
}

#[test]
fn what_was_decided_is_explained() {
    let drift = reads_as_expected("decided");
    assert_eq!((drift.meaning.changed, drift.meaning.undecided.len()), (2, 0));
}

#[test]
fn what_was_accepted_counts_for_no_gate() {
    let drift = reads_as_expected("accepted");
    let complaints: Vec<&str> = drift.findings.iter().map(|f| f.diagnostic.message.as_str()).collect();
    assert_eq!(
        complaints,
        [
            "the acceptance of `target-lowered` of `interruptions` expired on 2026-05-10",
            "`objective-ended` of `known` is accepted and did not happen",
        ]
    );
}

/// A landing of five hundred documents, a few of them with titles as long as a book.
fn five_hundred(folder: &Path) {
    fs::write(folder.join("message"), "Take over the plans of the neighbours\n").unwrap();
    fs::write(folder.join("date"), "2026-05-11\n").unwrap();
    let work = folder.join("files/initiatives");
    fs::create_dir_all(&work).unwrap();
    for number in 0..500 {
        let title = if number % 100 == 7 { "|@x".repeat(20_000) } else { format!("Plan {number}") };
        let text = format!("---\ntitle: \"{title}\"\n---\nWhat the neighbours meant to do.\n");
        fs::write(work.join(format!("plan-{number:03}.md")), text).unwrap();
    }
}

#[test]
fn five_hundred_documents_at_once_fit_into_a_comment() {
    let drift = landed(five_hundred);
    let comment = markdown(&drift);
    expect("five-hundred", "comment.md", &comment);
    assert!(comment.chars().count() < 60_000);
    assert!(comment.contains("and 488 more") && comment.contains("and 440 more"));
}

#[test]
fn hostile_texts_stay_text_in_every_format() {
    let drift = reads_as_expected("hostile");
    expect("hostile", "annotations.txt", &github(&drift, "strategy"));
    expect("hostile", "report.html", &html(&drift).unwrap());
    expect("hostile", "report.json", &json(&drift));
}
