//! Every format of `check`, on one strategy with findings of every sort and with words that would act
//! in one format or another: `tests/fixtures/formats/`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

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

#[test]
fn every_format_says_what_is_expected() {
    for format in ["text", "json", "github", "gitlab", "junit"] {
        assert_expected(&fixtures().join("formats").join(format!("expected.{format}")), &printed(format));
    }
}

#[test]
fn junit_satisfies_its_published_schema() {
    let schema = fixtures().join("published/junit-4.xsd");
    let mut xmllint = Command::new("xmllint");
    xmllint.args(["--nonet", "--noout", "--schema"]).arg(schema).arg("-").stdin(Stdio::piped());
    let Ok(mut checking) = xmllint.stderr(Stdio::piped()).spawn() else {
        eprintln!("not tested: xmllint is missing");
        return;
    };
    checking.stdin.take().unwrap().write_all(printed("junit").as_bytes()).unwrap();
    let output = checking.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn sarif_satisfies_its_published_schema_and_says_what_is_expected() {
    let sarif: Value = serde_json::from_str(&printed("sarif")).unwrap();
    let published = fs::read_to_string(fixtures().join("published/sarif-schema-2.1.0.json")).unwrap();
    // Two patterns of the published schema lack an opening bracket.
    let mended = published.replace("|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "|^[a-zA-Z]{2}-[a-zA-Z]{2}$");
    let validator = jsonschema::validator_for(&serde_json::from_str(&mended).unwrap()).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&sarif).map(|error| error.to_string()).collect();
    assert_eq!(wrong, Vec::<String>::new());
    // The rules hold the pages of the manual, which change for reasons of their own.
    let results = serde_json::to_string_pretty(&sarif["runs"][0]["results"]).unwrap();
    assert_expected(&fixtures().join("formats/expected.sarif"), &results);
}
