//! Repositories that nobody wrote for rhumb, read through the mappings in `examples/`, against
//! numbers that were counted without it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rhumb::analysis::Analysis;
use rhumb::document::{Document, MentionForm};
use rhumb::drift::{Drift, Side, compare};
use rhumb::history::{Walk, readings};
use rhumb::measure::Readings;
use rhumb::project::{Configuration, Project};
use rhumb::settings::{Role, Status};
use rhumb::strategy::{Destination, Link, LinkField, NodeId, Strategy, Target};

use crate::git;

/// A repository, cloned from its bundle, and the configuration that reads it.
struct Real {
    clone: tempfile::TempDir,
    mapping: PathBuf,
}

impl Real {
    /// Nothing where the bundle is missing, which is said aloud.
    fn clone(name: &str, mapping: &str) -> Option<Self> {
        let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
        Some(Self { clone: git::bundle(name)?, mapping: examples.join(mapping).join("rhumb.toml") })
    }

    fn open(&self) -> (Project, Configuration) {
        let project = Project::open(self.clone.path(), Some(&self.mapping)).unwrap();
        let configuration = project.configuration(&project.work_tree().unwrap()).unwrap().unwrap();
        assert_eq!(configuration.problems, []);
        (project, configuration)
    }

    fn at(&self, revision: &str) -> Analysis {
        let (mut project, configuration) = self.open();
        let commit = project.resolve(revision).unwrap();
        let version = project.read(&project.revision(&commit).unwrap(), &configuration).unwrap();
        Analysis::of(version, commit.date)
    }

    /// The drift between two revisions, the older a landing before the newer.
    fn drift(&self, base: &str, head: &str) -> Drift {
        let (project, configuration) = self.open();
        let range = project.expect_repository().unwrap();
        let range = range.range(Some(&format!("{base}..{head}")), |_| true).unwrap();
        let day = |end| project.origin(end).unwrap().commit().unwrap().date;
        let ends = project.ends(&range, &configuration, day(&range.head)).unwrap();
        let older = Side::new(base, Analysis::of(ends.base, day(&range.base)));
        let newer = Side::new(head, Analysis::of(ends.head, day(&range.head)));
        compare(&older, &newer, &ends.parts.unwrap())
    }

    /// Takes the readings at every landing; returns how many landings there are, and all that was
    /// wrong with any document on the way: path, rule and message, but for fields that are theirs.
    fn walk(&self) -> (usize, BTreeSet<(String, &'static str, String)>) {
        let (mut project, configuration) = self.open();
        let head = project.resolve("HEAD").unwrap();
        let repository = project.expect_repository().unwrap();
        let settings = &configuration.settings;
        let mut problems = BTreeSet::new();
        let mut walk = Walk::new(Arc::clone(settings));
        let landings = repository.landings(head).unwrap();
        let count = landings.len();
        walk.over(repository, landings, |walk, commit, _| {
            problems.extend(walk.documents().flat_map(|document| wrong(document)));
            let documents = walk.documents().cloned().collect();
            let alone = numbers(&readings(documents, Some(walk.chronicle()), settings, commit.date));
            let readings = walk.readings(commit.date);
            assert_eq!(numbers(&readings), alone, "{}", commit.id);
            let mut all = readings.measures.iter().filter_map(|reading| reading.reading);
            assert!(all.all(|share| (0.0..=1.0).contains(&share) && share.is_sign_positive()));
        })
        .unwrap();
        (count, problems)
    }
}

/// The readings to the last bit.
fn numbers(readings: &Readings) -> Vec<Option<u64>> {
    let all = readings.measures.iter().map(|measure| measure.reading).chain([readings.index]);
    all.map(|reading| reading.map(f64::to_bits)).collect()
}

fn wrong(document: &Document) -> impl Iterator<Item = (String, &'static str, String)> {
    let problems = document.problems.iter().filter(|problem| problem.rule != "unknown-field");
    problems.map(|problem| (document.path().to_string(), problem.rule, problem.message.clone()))
}

fn of_kind(strategy: &Strategy, kind: &str) -> Vec<NodeId> {
    strategy.ids().filter(|&node| strategy.document(node).kind == kind).collect()
}

fn supports(strategy: &Strategy, node: NodeId) -> impl Iterator<Item = &Link> {
    strategy.links(node).iter().filter(|link| link.field == LinkField::Supports)
}

/// Whether a chain of supports leads to a vision, live or not.
fn leads_to_a_vision(strategy: &Strategy, node: NodeId) -> bool {
    strategy.role(node) == Some(Role::Vision)
        || strategy.supports(node).iter().any(|support| leads_to_a_vision(strategy, support.to))
}

#[test]
fn rust_project_goals_are_read_from_their_tables() {
    let Some(real) = Real::clone("rust-project-goals.bundle", "rust-project-goals") else { return };
    let analysis = real.at("44ee4db7");
    let strategy = &analysis.strategy;
    let [goals, past, roadmaps] = ["goal", "past-goal", "roadmap"].map(|kind| of_kind(strategy, kind));
    assert_eq!((goals.len(), past.len(), roadmaps.len(), strategy.documents.len()), (76, 115, 9, 200));
    assert!(strategy.documents.iter().all(|document| document.body.metadata_table.is_some()));
    assert_eq!(strategy.documents.iter().flat_map(|document| wrong(document)).next(), None);

    let links: Vec<&Link> = goals.iter().flat_map(|&goal| supports(strategy, goal)).collect();
    let (by_link, by_name): (Vec<&Link>, Vec<&Link>) =
        links.iter().partition(|link| link.text.ends_with(".md"));
    assert_eq!((by_name.len(), by_link.len()), (33, 3));
    let to_roadmap = |link: &&&Link| matches!(link.target, Target::Document(to) if roadmaps.contains(&to));
    assert_eq!(links.iter().filter(to_roadmap).count(), 36);
    let without = |goals: &[NodeId]| goals.iter().filter(|&&g| strategy.supports(g).is_empty()).count();
    assert_eq!((without(&goals), without(&past)), (49, 115));

    let status = |status| goals.iter().filter(|&&goal| strategy.document(goal).status == status).count();
    assert_eq!([Status::Active, Status::Draft, Status::Dropped].map(status), [73, 2, 1]);
    assert!(strategy.ids().all(|node| strategy.owners(node).len() == 1));
}

#[test]
fn rust_project_goals_read_at_every_landing() {
    let Some(real) = Real::clone("rust-project-goals.bundle", "rust-project-goals") else { return };
    let (landings, problems) = real.walk();
    assert_eq!(landings, 722);
    let no_status = "`Existing problems need to be resolved to stabilize` is no status";
    let expected = ("src/2024h2/parallel-front-end.md".to_owned(), "invalid-field", no_status.to_owned());
    assert_eq!(problems, BTreeSet::from([expected]));
}

#[test]
fn a_goal_that_was_accepted_began_when_it_was_accepted() {
    let Some(real) = Real::clone("rust-project-goals.bundle", "rust-project-goals") else { return };
    let drift = real.drift("5c19d5b", "44ee4db7");
    let id = "src/2026/process-safe-rustup";
    let of_it = drift.events.iter().filter(|event| event.document.as_deref() == Some(id));
    let events: Vec<(&str, &str)> =
        of_it.map(|event| (event.kind.id, &event.landing.as_deref().unwrap()[..7])).collect();
    // A later landing than d6f64e5 touched its file, with another address for its tracking issue.
    assert_eq!(events, [("structural-drag", "d6f64e5"), ("work-started", "d6f64e5")]);
    let landed: f64 = drift.landings.iter().filter_map(|landing| landing.delta).sum();
    assert!((landed - drift.index.unwrap().active.unwrap()).abs() < 1e-9);
}

#[test]
fn metis_is_read_through_its_levels_and_short_codes() {
    let Some(real) = Real::clone("metis-strategy.bundle", "metis") else { return };
    let analysis = real.at("09e14358");
    let strategy = &analysis.strategy;
    assert_eq!(strategy.documents.len(), 118);
    let kinds = ["vision", "strategy", "initiative", "task", "adr", "specification"];
    assert_eq!(kinds.map(|kind| of_kind(strategy, kind).len()), [1, 0, 13, 95, 7, 2]);
    assert_eq!(strategy.documents.iter().flat_map(|document| wrong(document)).next(), None);

    let links: Vec<&Link> = strategy.ids().flat_map(|node| supports(strategy, node)).collect();
    let dangling: Vec<&str> =
        links.iter().filter(|link| link.target == Target::Nothing).map(|link| link.text.as_str()).collect();
    assert_eq!((links.len(), dangling), (85, vec!["METIS-I-0016"; 4]));
    assert_eq!(strategy.ids().filter(|&node| !leads_to_a_vision(strategy, node)).count(), 51);

    // Ten more are a template's placeholder that nobody filled in.
    let (placeholders, wikilinks): (Vec<_>, Vec<_>) =
        wikilinks(strategy).into_iter().partition(|(target, _)| *target == "Parent Initiative");
    let nowhere = wikilinks.iter().filter(|(_, to)| matches!(to, Destination::Missing(_))).count();
    assert_eq!((wikilinks.len(), nowhere, placeholders.len()), (71, 4, 10));
}

fn wikilinks(strategy: &Strategy) -> Vec<(&str, &Destination)> {
    let mentions = strategy
        .ids()
        .flat_map(|node| strategy.document(node).body.mentions.iter().zip(strategy.mentions(node)));
    let wiki = mentions.filter(|(mention, _)| mention.form == MentionForm::Wiki);
    wiki.map(|(mention, to)| (mention.target.as_str(), to)).collect()
}

#[test]
fn an_initiative_of_metis_that_disappears_leaves_four_tasks_behind() {
    let Some(real) = Real::clone("metis-strategy.bundle", "metis") else { return };
    let (before, after) = (real.at("a3835f25").strategy, real.at("HEAD").strategy);
    let gone = before.find("METIS-I-0016").unwrap();
    let tasks: Vec<&str> = before.supporters(gone).iter().map(|support| before.id(support.from)).collect();
    assert_eq!(tasks, ["METIS-T-0041", "METIS-T-0042", "METIS-T-0043", "METIS-T-0044"]);
    assert_eq!(after.find("METIS-I-0016"), None);
    assert!(tasks.iter().all(|task| after.supports(after.find(task).unwrap()).is_empty()));
}

#[test]
fn metis_reads_at_every_landing() {
    let Some(real) = Real::clone("metis-strategy.bundle", "metis") else { return };
    let (landings, problems) = real.walk();
    assert_eq!(landings, 97);
    let two_on_a_line = "invalid trailing content after double-quoted scalar".to_owned();
    let path = ".metis/backlog/this-is-a-bug.md".to_owned();
    assert_eq!(problems, BTreeSet::from([(path, "invalid-front-matter", two_on_a_line)]));
}
