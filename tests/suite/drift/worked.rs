//! The worked example's drift, by hand.

use rhumb::project::Project;
use rhumb::report::drift::json;
use serde_json::Value;

use super::sides::{between, read};
use crate::program::says;
use crate::worked::{close, expected, repository};

fn drift() -> Value {
    let folder = repository();
    serde_json::from_str(&json(&between(folder.path(), "v1..v2"))).unwrap()
}

#[test]
fn the_parts_sum_as_worked_out_by_hand() {
    let (found, expected) = (drift(), &expected()["drift"]["v1..v2"]);
    close(found["base"]["index"].as_f64().unwrap(), &expected["index"]["base"], "base");
    close(found["head"]["index"].as_f64().unwrap(), &expected["index"]["head"], "head");
    close(found["index"]["passive"].as_f64().unwrap(), &expected["index"]["passive"], "passive");
    close(found["index"]["active"].as_f64().unwrap(), &expected["index"]["active"], "active");
    for (landing, expected) in
        found["landings"].as_array().unwrap().iter().zip(expected["landings"].as_array().unwrap())
    {
        assert_eq!(landing["revision"], expected["revision"]);
        close(landing["delta"].as_f64().unwrap(), &expected["delta"], "landing");
    }
}

#[test]
fn range_after_range_reads_as_each_by_itself() {
    let folder = repository();
    let project = Project::open(folder.path(), None).unwrap();
    for range in ["v1..v2", "v2..HEAD", "v1..v2", "HEAD~2..HEAD~1", "HEAD~1..HEAD"] {
        let (together, alone) = (read(&project, range), between(folder.path(), range));
        assert_eq!(json(&together), json(&alone), "{range}");
    }
}

#[test]
fn each_release_is_told_against_the_one_before() {
    let folder = repository();
    assert_eq!(
        says(folder.path(), 0, &["drift", "--by", "release"]),
        "2026-01-20  Alignment 83.5, v1  the first release\n2026-04-10  Alignment 83.5 -> 61.3 (-22.2: -12.5 by time, -9.7 by edits), v1..v2  1 error, 4 warnings\n"
    );
    says(folder.path(), 1, &["drift", "--by", "release", "--format", "markdown", "--deny", "error"]);
    says(folder.path(), 2, &["drift", "--by", "release", "--format", "html"]);
}

#[test]
fn gates_fall_where_they_are_set() {
    let folder = repository();
    let exit = |code, gate: &[&str]| drop(says(folder.path(), code, &[&["drift", "v1..v2"], gate].concat()));
    exit(1, &["--deny", "error"]);
    exit(1, &["--max-drop", "9.6"]);
    exit(0, &["--max-drop", "9.7"]);
    exit(2, &["--max-drop", "-1"]);
}
