//! The published schemas are those of the structs, and what the program prints satisfies them.

use std::fs;
use std::path::{Path, PathBuf};

use rhumb::report::schemas;
use rhumb::site;
use serde_json::Value;

use crate::expect::assert_expected;
use crate::program::says;
use crate::worked;

fn published(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(format!("{name}.json"))
}

fn satisfies(name: &str, output: &str) {
    let schema: Value = serde_json::from_str(&fs::read_to_string(published(name)).unwrap()).unwrap();
    let output: Value = serde_json::from_str(output).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&output).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new(), "{name}");
}

#[test]
fn the_published_schemas_are_those_of_the_structs() {
    for (name, schema) in schemas().into_iter().chain([site::schema()]) {
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        assert_expected(&published(name), &text);
    }
}

#[test]
fn what_is_printed_satisfies_its_schema() {
    let folder = worked::repository();
    let printed = |arguments: &[&str]| says(folder.path(), 0, arguments);
    satisfies("check-1", &printed(&["check", "--rev", "v2", "--format", "json"]));
    satisfies("drift-1", &printed(&["drift", "v1..v2", "--format", "json"]));
    satisfies("releases-1", &printed(&["drift", "--by", "release", "--format", "json"]));
    satisfies("measures-1", &printed(&["measure", "--rev", "v2", "--format", "json"]));
    satisfies("history-1", &printed(&["history", "--format", "json"]));
    printed(&["build", "--rev", "v2"]);
    let published = |name: &str| fs::read_to_string(folder.path().join("site").join(name)).unwrap();
    satisfies("strategy-1", &published("strategy.json"));
    satisfies("history-1", &published("history.json"));
}
