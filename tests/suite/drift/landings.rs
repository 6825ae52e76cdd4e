//! Who landed it: the commit that an event names shows that event by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::program::says;

/// What a single edit brings, so that it shows between the commit that made it and the one before.
const OF_ONE_EDIT: [&str; 16] = [
    "decision-made",
    "document-moved",
    "document-renamed",
    "due-advanced",
    "due-slipped",
    "objective-added",
    "owner-changed",
    "resources-moved",
    "rules-relaxed",
    "statement-changed",
    "support-added",
    "support-removed",
    "target-lowered",
    "target-raised",
    "trade-off-added",
    "weight-changed",
];

/// An event as it is found again: what it is and where, and for the ruler what is said of it.
fn name(event: &Value) -> String {
    match event["event"].as_str() {
        Some("rules-relaxed") => format!("rules-relaxed: {}", event["message"]),
        kind => format!("{}: {}", kind.unwrap_or_default(), event["document"]),
    }
}

/// The events of a range, each with its landing.
fn events(folder: &Path, range: &str) -> Vec<(String, String)> {
    let report = says(folder, 0, &["drift", range, "--format", "json"]);
    let report: Value = serde_json::from_str(&report).unwrap();
    let told = report["events"].as_array().unwrap().iter().filter(|event| {
        let kind = event["event"].as_str().unwrap();
        OF_ONE_EDIT.contains(&kind) && event["landing"].is_string()
    });
    told.map(|event| (name(event), event["landing"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn every_event_of_the_example_shows_at_the_commit_that_it_names() {
    let folder = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["demo", "demo", "--quiet"]);
    let demo = folder.path().join("demo");
    let told: Vec<(String, String)> =
        ["v2025.2..v2026.1", "v2026.1..v2026.3"].iter().flat_map(|range| events(&demo, range)).collect();
    let landings: BTreeSet<&String> = told.iter().map(|(_, landing)| landing).collect();
    let shown: BTreeMap<&String, Vec<String>> = landings
        .into_iter()
        .map(|landing| {
            let own = events(&demo, &format!("{landing}^..{landing}"));
            (landing, own.into_iter().map(|(name, _)| name).collect())
        })
        .collect();
    assert!(told.len() > 30, "{}", told.len());
    let elsewhere: Vec<_> = told.iter().filter(|(name, landing)| !shown[landing].contains(name)).collect();
    assert_eq!(elsewhere, Vec::<&(String, String)>::new());
}
