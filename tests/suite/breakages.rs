//! What is broken is reported once, as what it is and where it is; everything else in the same run is
//! reported as before.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::rhumb;
use crate::worked;

/// Rule, path, line, column.
type Found = (String, String, u64, u64);

fn found(folder: &Path, code: i32) -> BTreeSet<Found> {
    let run = rhumb(folder, &["check", "--as-of", "2026-04-10", "--format", "json"]);
    assert_eq!(run.code, code, "{}", run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap().to_owned();
    let number = |entry: &Value, key: &str| entry[key].as_u64().unwrap();
    let place = |e: &Value| (text(e, "rule"), text(e, "path"), number(e, "line"), number(e, "column"));
    report["diagnostics"].as_array().unwrap().iter().map(place).collect()
}

/// Breaks the worked example by `edit`, which touches `files` alone; that yields exactly `expected`.
fn breaks(edit: impl Fn(&Path), files: &[&str], expected: &[(&str, &str, u64, u64)]) {
    let folder = worked::repository();
    let before = found(folder.path(), 0);
    edit(folder.path());
    let after = found(folder.path(), 1);
    let owned = |&(rule, path, line, column): &(&str, &str, u64, u64)| {
        (rule.to_owned(), path.to_owned(), line, column)
    };
    assert_eq!(&after - &before, expected.iter().map(owned).collect());
    let elsewhere = |found: &&Found| !files.contains(&found.1.as_str());
    assert_eq!((&before - &after).iter().filter(elsewhere).count(), 0, "all else is still reported");
}

fn edit<'a>(path: &'a str, from: &'a str, to: &'a str) -> impl Fn(&Path) + 'a {
    move |folder| {
        let text = fs::read_to_string(folder.join(path)).unwrap();
        assert!(text.contains(from), "{path}");
        fs::write(folder.join(path), text.replacen(from, to, 1)).unwrap();
    }
}

#[test]
fn a_deleted_target() {
    breaks(
        |folder| fs::remove_file(folder.join("objectives/known.md")).unwrap(),
        &["objectives/known.md"],
        &[
            ("dangling-link", "initiatives/customer-app.md", 4, 12),
            ("dangling-link", "initiatives/tariff-review.md", 4, 27),
        ],
    );
    breaks(
        |folder| fs::remove_file(folder.join("teams/digital.md")).unwrap(),
        &["teams/digital.md"],
        &[("dangling-link", "initiatives/customer-app.md", 8, 12)],
    );
}

#[test]
fn a_broken_front_matter() {
    let file = "initiatives/tariff-review.md";
    let unclosed = ("supports: {affordable", "supports: [affordable");
    breaks(edit(file, unclosed.0, unclosed.1), &[file], &[("invalid-front-matter", file, 4, 11)]);
    let file = "objectives/affordable.md";
    breaks(edit(file, "weight:", "weight"), &[file], &[("invalid-front-matter", file, 4, 1)]);
}

#[test]
fn a_duplicated_id() {
    let copy = "objectives/cheap.md";
    let text = "---\nid: affordable\ntitle: Cheap\nsupports: [vision]\nweight: 30\n---\n";
    breaks(|folder| fs::write(folder.join(copy), text).unwrap(), &[], &[("duplicate-id", copy, 2, 5)]);
}

#[test]
fn a_closed_cycle() {
    let (one, other) = ("initiatives/customer-app.md", "initiatives/leak-sensors.md");
    breaks(
        |folder| {
            edit(one, "{known: 1,", "{known: 1, leak-sensors: 1,")(folder);
            edit(other, "[reliable]", "[reliable, customer-app]")(folder);
        },
        &[one, other],
        &[("support-cycle", one, 4, 22)],
    );
}
