//! Histories that take a turn: documents that go and come back, days that repeat or run backwards,
//! strategies that begin late.

use std::fs;

use jiff::civil::{Date, date};
use rhumb::analysis::Analysis;
use rhumb::project::Project;
use rhumb::repository::Draft;
use rhumb::text::DocPath;

use super::{document, reading, revision, short, suspects};
use crate::git::{git, landing, recorded};
use crate::program::rhumb;

const RULES: (&str, &str) = ("rhumb.toml", "");
const VISION: (&str, &str) = ("vision.md", "We get there.\n");
const OTHER_VISION: (&str, &str) = ("vision.md", "We get elsewhere.\n");
const OBJECTIVE: (&str, &str) = ("objectives/a.md", "---\nsupports: [vision]\n---\nA step.\n");

fn day(day: i8) -> Date {
    date(2026, 1, day)
}

fn without(path: &str, draft: Draft) -> Draft {
    Draft { removed: vec![DocPath::new(path).unwrap()], ..draft }
}

/// First, last changed, last affirmed: the days of a document's life.
fn life(analysis: &Analysis, id: &str) -> [Date; 3] {
    let chronicle = analysis.chronicle().unwrap();
    let life = chronicle.life(id).unwrap();
    [life.first, life.changed, life.affirmed].map(|landing| chronicle.landing(landing).date)
}

#[test]
fn who_comes_back_has_landed_anew_but_began_long_ago() {
    let look = ("check-ins/other.md", "---\ndate: 2026-01-01\n---\n");
    let landings = [
        landing("Begin", day(1), &[RULES, VISION, OBJECTIVE, look]),
        without("objectives/a.md", landing("Drop it", day(5), &[])),
        landing("Another vision", day(7), &[OTHER_VISION]),
        landing("Take it up again", day(9), &[OBJECTIVE]),
        landing("Wait", day(31), &[("notes.md", "Later.\n")]),
    ];
    let (folder, _) = recorded(&landings);
    let now = revision(folder.path(), "HEAD");
    assert_eq!(life(&now, "a"), [day(1), day(9), day(9)]);
    assert!(suspects(&now).is_empty(), "whoever brought it back saw the vision as it is");
    assert_eq!(short(&now, "cadence"), ["a"], "30 days since it first began");
    let gone = revision(folder.path(), "HEAD~2");
    assert!(!gone.chronicle().unwrap().life("a").unwrap().present);
    assert_eq!(reading(&gone, "currency"), None, "nothing carries");
}

#[test]
fn an_id_that_changes_kind_is_the_same_document() {
    let fields = "supports: [vision]\nweight: 3";
    let (aim, work) =
        (document(&format!("kind: objective\n{fields}")), document("kind: initiative\nsupports: [vision]"));
    let landings = [
        landing("An aim", day(1), &[RULES, VISION, ("a.md", &aim)]),
        landing("It is work", day(2), &[("a.md", &work)]),
        landing("Moved", day(3), &[("initiatives/a.md", &work.replace("kind: initiative\n", ""))]),
    ];
    let (folder, _) = recorded(&[&landings[..2], &[without("a.md", landings[2].clone())]].concat());
    assert_eq!(reading(&revision(folder.path(), "HEAD~2"), "pursuit"), Some(0.0));
    let now = revision(folder.path(), "HEAD");
    assert_eq!((reading(&now, "pursuit"), reading(&now, "reach")), (None, Some(1.0)));
    assert_eq!(life(&now, "a"), [day(1), day(2), day(1)], "its weight went; its links were not touched");
}

#[test]
fn landings_count_in_their_order_whatever_their_days() {
    for days in [[20, 20, 20], [20, 10, 1]].map(|days| days.map(day)) {
        let landings = [
            landing("Begin", days[0], &[RULES, VISION, OBJECTIVE]),
            landing("Another vision", days[1], &[OTHER_VISION]),
            landing("Looked again\n\nReaffirms: a", days[2], &[]),
        ];
        let (folder, _) = recorded(&landings);
        assert!(suspects(&revision(folder.path(), "HEAD~2")).is_empty());
        assert_eq!(suspects(&revision(folder.path(), "HEAD~1")), [["a", "vision"]]);
        let now = revision(folder.path(), "HEAD");
        assert!(suspects(&now).is_empty());
        assert_eq!(life(&now, "a"), [days[0], days[0], days[2]]);
    }
}

#[test]
fn a_review_on_the_day_of_the_change_is_one() {
    let reviewed = |day: Date| OBJECTIVE.1.replace("]\n", &format!("]\nreviewed: {day}\n"));
    for (review, suspect) in [(day(9), true), (day(10), false), (day(11), false)] {
        let landings = [
            landing("Begin", day(1), &[RULES, VISION, (OBJECTIVE.0, &reviewed(review))]),
            landing("Another vision", day(10), &[OTHER_VISION]),
        ];
        let (folder, _) = recorded(&landings);
        let now = revision(folder.path(), "HEAD");
        assert_eq!(!suspects(&now).is_empty(), suspect, "reviewed on {review}");
        assert_eq!(reading(&now, "currency"), Some(if suspect { 0.0 } else { 1.0 }));
    }
}

#[test]
fn an_earlier_review_than_the_last_is_none() {
    let reviewed = |day: Date| OBJECTIVE.1.replace("]\n", &format!("]\nreviewed: {day}\n"));
    let landings = [
        landing("Begin", day(1), &[RULES, VISION, (OBJECTIVE.0, &reviewed(day(5)))]),
        landing("Another vision", day(10), &[OTHER_VISION]),
        landing("Put the date back", day(11), &[(OBJECTIVE.0, &reviewed(day(4)))]),
        landing("Put it on", day(12), &[(OBJECTIVE.0, &reviewed(day(6)))]),
    ];
    let (folder, _) = recorded(&landings);
    assert_eq!(suspects(&revision(folder.path(), "HEAD~1")), [["a", "vision"]]);
    assert!(suspects(&revision(folder.path(), "HEAD")).is_empty(), "a later date than before affirms");
}

#[test]
fn what_lies_before_the_strategy_is_no_part_of_its_life() {
    let plan = |(path, text): (&'static str, &'static str)| (format!("plan/{path}"), text);
    let files = [RULES, VISION, OBJECTIVE].map(plan);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let landings = [
        landing("Code", day(1), &[("main.rs", "fn main() {}\n")]),
        landing("A plan", day(3), &files),
        landing("More code", day(5), &[("main.rs", "fn main() { plan() }\n")]),
    ];
    let (folder, _) = recorded(&landings);
    let now = revision(&folder.path().join("plan"), "HEAD");
    assert_eq!(now.chronicle().unwrap().landings.len(), 3);
    assert_eq!(life(&now, "a"), [day(3); 3]);
    assert_eq!(reading(&now, "currency"), Some(1.0));
}

#[test]
fn a_configuration_that_comes_late_reads_what_came_before() {
    let goal = ("goals/a.md", OBJECTIVE.1);
    let rules = ("rhumb.toml", "[kinds.goal]\nrole = \"objective\"\nfolder = \"goals\"\n");
    let landings = [
        landing("Only words", day(1), &[VISION, goal]),
        landing("Another vision", day(2), &[OTHER_VISION]),
        landing("Rules", day(3), &[rules]),
    ];
    let (folder, _) = recorded(&landings);
    let now = revision(folder.path(), "HEAD");
    assert_eq!(life(&now, "a"), [day(1); 3]);
    assert_eq!(suspects(&now), [["a", "vision"]]);
    let before = Project::open(folder.path(), None).unwrap();
    let first = before.repository().unwrap().resolve("HEAD~2").unwrap();
    assert!(before.configuration(&before.revision(&first).unwrap()).unwrap().is_none());
}

#[test]
fn a_repository_without_a_commit_has_no_history() {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "-q"]);
    fs::create_dir(folder.path().join("objectives")).unwrap();
    for (path, text) in [RULES, VISION, OBJECTIVE] {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let project = Project::open(folder.path(), None).unwrap();
    let origin = project.work_tree().unwrap();
    let configuration = project.configuration(&origin).unwrap().unwrap();
    let version = project.read_with_history(&origin, &configuration, day(1)).unwrap();
    assert_eq!(reading(&Analysis::of(version, day(1)), "currency"), None);
}

#[test]
fn behind_a_shallow_boundary_everything_is_new_and_that_is_said() {
    let landings = [
        landing("Begin", day(1), &[RULES, VISION, OBJECTIVE]),
        landing("Another vision", day(2), &[OTHER_VISION]),
        landing("Words", day(3), &[("notes.md", "Words.\n")]),
    ];
    let (folder, _) = recorded(&landings);
    assert_eq!(suspects(&revision(folder.path(), "HEAD")), [["a", "vision"]]);
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git(clone.path(), &["clone", "-q", "--depth", "1", &url, "."]);
    let now = revision(clone.path(), "HEAD");
    assert!(now.chronicle().unwrap().shallow && suspects(&now).is_empty());
    assert_eq!(life(&now, "a"), [day(3); 3]);
    let run = rhumb(clone.path(), &["measure", "--rev", "HEAD"]);
    assert!(run.code == 0 && run.err.contains("`fetch-depth: 0`"), "{run:?}");
    assert!(!rhumb(folder.path(), &["measure", "--rev", "HEAD"]).err.contains("fetch-depth"));
}
