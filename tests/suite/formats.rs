//! Every format of `check`, on one strategy with findings of every sort and with words that would act
//! in one format or another: `tests/fixtures/formats/`.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::expect::assert_expected;
use crate::folders;
use crate::program::says;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// What `rhumb check` prints in `format` of a strategy below the repository's top.
fn printed(format: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    git2::Repository::init(folder.path()).unwrap();
    let strategy = folder.path().join("our strategy");
    fs::create_dir(&strategy).unwrap();
    folders::copy(&fixtures().join("formats/strategy"), &strategy);
    says(&strategy, 1, &["check", "--as-of", "2026-06-30", "--format", format])
}

/// The same of the example organisation, where nothing is an error.
fn of_the_example(format: &str) -> String {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("example-org");
    says(&example, 0, &["check", "--as-of", "2026-12-31", "--format", format])
}

/// What is wrong with a value by a schema.
fn violations(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|error| error.to_string()).collect()
}

#[test]
fn every_format_says_what_is_expected() {
    for format in ["text", "json", "github", "gitlab", "junit"] {
        assert_expected(&fixtures().join("formats").join(format!("expected.{format}")), &printed(format));
    }
}

#[test]
fn junit_satisfies_its_published_schema() {
    for report in [printed("junit"), of_the_example("junit")] {
        assert_junit(&report);
    }
}

fn assert_junit(report: &str) {
    let schema = fixtures().join("published/junit-4.xsd");
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--nonet", "--noout", "--schema"]).arg(schema).arg("-").stdin(Stdio::piped());
    let Ok(mut checking) = xmllint.stderr(Stdio::piped()).spawn() else {
        eprintln!("not tested: xmllint is missing");
        return;
    };
    checking.stdin.take().unwrap().write_all(report.as_bytes()).unwrap();
    let output = checking.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn sarif_satisfies_its_published_schema_and_says_what_is_expected() {
    let sarif: Value = serde_json::from_str(&printed("sarif")).unwrap();
    let published = fs::read_to_string(fixtures().join("published/sarif-schema-2.1.0.json")).unwrap();
    // Two patterns of the published schema lack an opening bracket.
    let mended = published.replace("|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "|^[a-zA-Z]{2}-[a-zA-Z]{2}$");
    let schema = serde_json::from_str(&mended).unwrap();
    let example = serde_json::from_str(&of_the_example("sarif")).unwrap();
    for report in [&sarif, &example] {
        assert_eq!(violations(&schema, report), Vec::<String>::new());
    }
    // The rules hold the pages of the manual, which change for reasons of their own.
    let results = serde_json::to_string_pretty(&sarif["runs"][0]["results"]).unwrap();
    assert_expected(&fixtures().join("formats/expected.sarif"), &results);
}

/// What GitLab's manual demands of a code quality report.
fn code_quality() -> Value {
    json!({
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string", "minLength": 1},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^./]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}}
                        }
                    }
                }
            }
        }
    })
}

#[test]
fn code_quality_has_its_documented_shape_and_no_fingerprint_twice() {
    for report in [printed("gitlab"), of_the_example("gitlab")] {
        assert!(report.starts_with('['), "a byte order mark is refused");
        let report: Value = serde_json::from_str(&report).unwrap();
        assert_eq!(violations(&code_quality(), &report), Vec::<String>::new());
        let issues = report.as_array().unwrap();
        let fingerprints: BTreeSet<_> =
            issues.iter().filter_map(|issue| issue["fingerprint"].as_str()).collect();
        assert!(!issues.is_empty());
        assert_eq!(fingerprints.len(), issues.len());
    }
}
