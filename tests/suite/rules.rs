//! Every rule on real files: `tests/fixtures/rules/<rule>/<case>/` is a strategy, or its landings, and
//! `expected.txt` beside it the exact report as of one day.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use rhumb::analysis::Analysis;
use rhumb::check::RULES;
use rhumb::project::Project;
use rhumb::report::check::{CheckReport, text};
use tempfile::TempDir;

use crate::expect::assert_expected;
use crate::folders;

const TODAY: Date = date(2026, 6, 30);
/// Rules that no folder can show: names that not every file system can hold, and what only a
/// comparison of two revisions shows.
const WITHOUT_CASES: [&str; 2] = ["colliding-path", "unused-accept"];

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rules")
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut inside: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inside.sort();
    inside
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

/// A case in a folder of its own, where no other repository holds it.
fn laid_out(case: &Path) -> TempDir {
    let landings = case.join("landings");
    if landings.exists() {
        return folders::recorded(&landings);
    }
    let folder = tempfile::tempdir().unwrap();
    folders::copy(case, folder.path());
    fs::remove_file(folder.path().join("expected.txt")).unwrap_or_default();
    folder
}

/// What is reported of the strategy in `folder`, without colours.
fn reported(folder: &Path) -> String {
    let project = Project::open(folder, None).unwrap();
    let origin = project.work_tree().unwrap();
    let configuration = project.configuration(&origin).unwrap().unwrap();
    let version = project.read_with_history(&origin, &configuration, TODAY).unwrap();
    let analysis = Analysis::of(version, TODAY);
    let findings = analysis.findings(&[]);
    let report = text(&CheckReport::new(&findings, &analysis.version, ""));
    anstream::adapter::strip_str(&report).to_string()
}

#[test]
fn every_case_reports_what_is_expected() {
    for case in inside(&rules()).iter().flat_map(|rule| inside(rule)) {
        assert_expected(&case.join("expected.txt"), &reported(laid_out(&case).path()));
    }
}

#[test]
fn every_case_is_of_a_rule_and_every_rule_has_a_case_that_breaks_it() {
    let reported = |rule: &str| {
        let cases = inside(&rules().join(rule));
        let reports: String = cases
            .iter()
            .map(|case| fs::read_to_string(case.join("expected.txt")).unwrap_or_default())
            .collect();
        reports.contains(&format!("[{rule}]"))
    };
    let of_rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    let with_cases: BTreeSet<_> = inside(&rules()).iter().map(|rule| name(rule).to_owned()).collect();
    let without: BTreeSet<_> = of_rules.iter().filter(|&&rule| !with_cases.contains(rule)).copied().collect();
    assert_eq!(without, BTreeSet::from(WITHOUT_CASES));
    assert!(with_cases.iter().all(|rule| of_rules.contains(rule.as_str())), "{with_cases:?}");
    assert_eq!(with_cases.iter().filter(|rule| !reported(rule)).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_rule_has_its_file_its_line_and_its_page() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/rules");
    let files: Vec<String> = inside(&sources).iter().map(|file| name(file).replace('_', "-")).collect();
    let lines: Vec<String> = RULES.iter().map(|rule| format!("{}.rs", rule.id)).collect();
    assert_eq!(files, lines, "the files beside the list, which is sorted");
    for rule in RULES {
        let heading = format!("# {}\n\n{}, {}\n\n", rule.id, rule.group.word(), rule.level);
        assert!(rule.page.starts_with(&heading), "{}: its page begins otherwise", rule.id);
    }
}
