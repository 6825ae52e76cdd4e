//! The worked example: a small strategy whose every number can be checked by hand.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rhumb::analysis::Analysis;
use rhumb::project::Project;
use serde_json::Value;

use crate::folders;

/// The numbers are met to this.
const EPSILON: f64 = 1e-9;

fn fixture() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/worked"))
}

pub fn expected() -> Value {
    serde_json::from_str(&fs::read_to_string(fixture().join("expected.json")).unwrap()).unwrap()
}

/// The worked example as a repository, and its folder.
pub fn repository() -> tempfile::TempDir {
    folders::recorded(&fixture().join("landings"))
}

/// The analysis of a revision, on its own day or another.
fn analysis(folder: &Path, revision: &str, as_of: Option<Date>) -> Analysis {
    let mut project = Project::open(folder, None).unwrap();
    let commit = project.resolve(revision).unwrap();
    let origin = project.revision(&commit).unwrap();
    let configuration = project.configuration(&origin).unwrap().unwrap();
    let version = project.read_with_history(&origin, &configuration, commit.date).unwrap();
    Analysis::of(version, as_of.unwrap_or(commit.date))
}

pub fn close(found: f64, expected: &Value, what: &str) {
    let expected = expected.as_f64().unwrap();
    assert!((found - expected).abs() < EPSILON, "{what}: {found} instead of {expected}");
}

#[test]
fn every_revision_reads_as_worked_out_by_hand() {
    let folder = repository();
    for (name, expected) in expected()["readings"].as_object().unwrap() {
        let (revision, as_of) = match name.split_once(" as of ") {
            Some((revision, date)) => (revision, Some(date.parse().unwrap())),
            None => (name.as_str(), None),
        };
        let analysis = analysis(folder.path(), revision, as_of);
        close(analysis.readings.index.unwrap(), &expected["index"], &format!("{name}: index"));
        let measures = expected["measures"].as_object().unwrap();
        assert_eq!(analysis.readings.measured, measures.len(), "{name}");
        for (id, reading) in measures {
            let found = analysis.readings.get(id).unwrap().reading;
            close(found.unwrap_or(f64::NAN), reading, &format!("{name}: {id}"));
        }
        if let Some(drag) = expected["drag"].as_object() {
            let found = &analysis.indicators.drag.amounts;
            assert_eq!(found.len(), drag.len());
            drag.iter()
                .for_each(|(sort, amount)| close(found[sort], amount, &format!("{name}: drag of {sort}")));
        }
        named(&analysis, expected, name);
    }
}

/// Holds the documents that the readings name against those expected.
fn named(analysis: &Analysis, expected: &Value, name: &str) {
    let id = |node| analysis.strategy.id(node).to_owned();
    let short = |measure: &str| {
        let shortfalls = &analysis.readings.get(measure).unwrap().shortfalls;
        let mut ids: Vec<Value> = shortfalls.iter().map(|shortfall| id(shortfall.document).into()).collect();
        ids.sort_by_key(ToString::to_string);
        Value::from(ids)
    };
    for (key, measure) in [("late", "cadence"), ("conflicts", "coherence")] {
        if !expected[key].is_null() {
            assert_eq!(short(measure), expected[key], "{name}: {key}");
        }
    }
    if !expected["suspect"].is_null() {
        let suspects = analysis.chronicle().unwrap().suspects(&analysis.alignment);
        let mut pairs: Vec<[String; 2]> =
            suspects.iter().map(|s| [id(s.support.from), id(s.support.to)]).collect();
        pairs.sort();
        assert_eq!(serde_json::to_value(pairs).unwrap(), expected["suspect"], "{name}");
    }
}

#[test]
fn the_work_tree_reads_as_the_commit_that_is_checked_out() {
    let folder = repository();
    let project = Project::open(folder.path(), None).unwrap();
    let origin = project.work_tree().unwrap();
    let configuration = project.configuration(&origin).unwrap().unwrap();
    let day = Date::constant(2026, 4, 10);
    let version = project.read_with_history(&origin, &configuration, day).unwrap();
    let (here, there) = (Analysis::of(version, day), analysis(folder.path(), "v2", None));
    assert_eq!(here.readings, there.readings);
    assert_eq!(here.indicators, there.indicators);
    assert_eq!(Arc::clone(&here.version.files), there.version.files);
}

#[test]
fn the_landings_add_up_to_what_edits_did() {
    let folder = repository();
    let project = Project::open(folder.path(), None).unwrap();
    let range = project.repository().unwrap().range(Some("v1..v2"), |_| true).unwrap();
    let head = project.origin(&range.head).unwrap();
    let configuration = project.configuration(&head).unwrap().unwrap();
    let ends = project.ends(&range, &configuration, Date::constant(2026, 4, 10)).unwrap();
    let expected = &expected()["drift"]["v1..v2"];
    let parts = ends.parts.unwrap();
    let landings = expected["landings"].as_array().unwrap();
    assert_eq!(parts.len(), landings.len());
    for (part, landing) in parts.iter().zip(landings) {
        assert_eq!(part.landing.revision.as_deref(), landing["revision"].as_str());
        close(part.delta().unwrap(), &landing["delta"], "a landing's delta");
    }
    let sum: f64 = parts.iter().filter_map(rhumb::history::Part::delta).sum();
    close(sum, &expected["index"]["active"], "the sum of the landings");
}
