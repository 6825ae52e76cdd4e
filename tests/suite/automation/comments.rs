//! Comments on pull requests, written to a forge that is a few lines.

use std::process::Output;

use super::forge::Forge;
use super::{folder, script};

const REPORT: &str = "Alignment 61.3 -> 61.3, @everyone\n<!-- rhumb:drift -->\n";

fn comment(forge: &Forge, kind: &str, number: &str, report: &str) -> Output {
    let folder = folder(&[("comment.md", report)]);
    script("comment")
        .args([kind, number, folder.path().join("comment.md").to_str().unwrap()])
        .env("RHUMB_API", &forge.address)
        .env("RHUMB_PROJECT", "northwind/strategy")
        .env("RHUMB_TOKEN", "secret")
        .env("RHUMB_AUTHOR", "bot")
        .output()
        .unwrap()
}

#[test]
fn the_first_report_becomes_a_comment() {
    let forge = Forge::new(&[("GET /repos/northwind/strategy/issues/7/comments", "[]")]);
    assert!(comment(&forge, "github", "7", REPORT).status.success());
    assert_eq!(
        forge.heard(),
        [
            "GET /repos/northwind/strategy/issues/7/comments?per_page=100&page=1 ",
            r#"POST /repos/northwind/strategy/issues/7/comments {"body": "Alignment 61.3 -> 61.3, @everyone\n<!-- rhumb:drift -->\n"}"#,
        ]
    );
}

#[test]
fn a_later_report_takes_the_place_of_the_first_and_of_nobody_elses() {
    let forge = Forge::new(&[(
        "GET /repos/northwind/strategy/issues/7/comments",
        r#"[{"id": 1, "user": {"login": "mallory"}, "body": "<!-- rhumb:drift --> mine"},
            {"id": 2, "user": {"login": "bot"}, "body": "deployed"},
            {"id": 3, "user": {"login": "bot"}, "body": "old <!-- rhumb:drift -->"}]"#,
    )]);
    assert!(comment(&forge, "forgejo", "7", REPORT).status.success());
    let said = forge.heard().pop().unwrap();
    assert!(said.starts_with("PATCH /repos/northwind/strategy/issues/comments/3 {"), "{said}");
}

#[test]
fn gitlab_is_asked_whom_the_token_speaks_for() {
    let forge = Forge::new(&[
        ("GET /user", r#"{"username": "project_5_bot"}"#),
        (
            "GET /projects/northwind%2Fstrategy/merge_requests/7/notes",
            r#"[{"id": 4, "author": {"username": "project_5_bot"}, "body": "<!-- rhumb:drift -->"}]"#,
        ),
    ]);
    assert!(comment(&forge, "gitlab", "7", REPORT).status.success());
    let said = forge.heard().pop().unwrap();
    assert!(said.starts_with("PUT /projects/northwind%2Fstrategy/merge_requests/7/notes/4 {"), "{said}");
}

#[test]
fn what_is_no_report_is_not_sent() {
    let forge = Forge::new(&[]);
    let long = format!("{REPORT}{}", "x".repeat(65_000));
    for (number, report) in [("7", "no mark"), ("7", long.as_str()), ("7/../8", REPORT), ("", REPORT)] {
        let output = comment(&forge, "github", number, report);
        assert_eq!(output.status.code(), Some(1), "{number}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("Traceback"));
    }
    assert_eq!(forge.heard(), Vec::<String>::new());
}

#[test]
fn what_cannot_be_done_is_said_in_a_line() {
    let said = |command: &mut std::process::Command| {
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said(&mut script("comment")).contains("usage: comment FORGE NUMBER FILE"));
    let folder = folder(&[("comment.md", REPORT)]);
    let mut unheard = script("comment");
    unheard.args(["github", "7"]).arg(folder.path().join("comment.md"));
    assert_eq!(said(&mut unheard), "the environment does not hold 'RHUMB_API'\n");
    unheard.envs([
        ("RHUMB_API", "http://127.0.0.1:9"),
        ("RHUMB_PROJECT", "a/b"),
        ("RHUMB_TOKEN", ""),
        ("RHUMB_AUTHOR", ""),
    ]);
    assert!(said(&mut unheard).starts_with("the comment was not written: "));
}
