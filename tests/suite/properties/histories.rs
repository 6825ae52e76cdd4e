//! Readings along a history, in a real repository.

use std::sync::Arc;

use jiff::civil::Date;
use proptest::prelude::*;
use rhumb::analysis::Analysis;
use rhumb::history::Walk;
use rhumb::measure::Readings;
use rhumb::project::{Configuration, Project};
use rhumb::repository::{Commit, Origin};
use tempfile::TempDir;

use super::{agree, cases};
use crate::git::recorded;
use crate::oracle::{Life, Oracle};
use crate::sketch::past::{Past, past};

/// A recorded history, and what it is read with.
struct Recorded {
    past: Past,
    _folder: TempDir,
    project: Project,
    configuration: Configuration,
    landings: Vec<Commit>,
}

impl Recorded {
    fn new(past: Past) -> Self {
        let (folder, repository) = recorded(&past.drafts());
        let landings = repository.landings(repository.resolve("HEAD").unwrap()).unwrap();
        let project = Project::open(folder.path(), None).unwrap();
        let configuration = project.configuration(&project.work_tree().unwrap()).unwrap().unwrap();
        Self { past, _folder: folder, project, configuration, landings }
    }

    /// Walks over all landings.
    fn walk(&self, mut visit: impl FnMut(usize, &mut Walk)) {
        let mut walk = Walk::new(Arc::clone(&self.configuration.settings));
        let mut number = 0;
        let visit = |walk: &mut Walk, _: &Commit, _| {
            visit(number, walk);
            number += 1;
        };
        walk.over(self.project.repository().unwrap(), self.landings.clone(), visit).unwrap();
    }

    /// An origin read by itself, with its whole history.
    fn read(&self, origin: &Origin<'_>, day: Date) -> Analysis {
        Analysis::of(self.project.read_with_history(origin, &self.configuration, day).unwrap(), day)
    }

    fn landing(&self, number: usize) -> Analysis {
        let commit = &self.landings[number];
        self.read(&self.project.revision(commit).unwrap(), commit.date)
    }
}

/// The readings to the last bit.
fn numbers(readings: &Readings) -> Vec<Option<u64>> {
    let measures = readings.measures.iter().map(|measure| measure.reading);
    measures.chain([readings.index]).map(|reading| reading.map(f64::to_bits)).collect()
}

/// Every landing reads as the definitions say of all that landed up to it.
fn reads_as_defined(recorded: &Recorded) {
    let past = &recorded.past;
    recorded.walk(|number, walk| {
        let moments = &past.moments[..=number];
        for sheet in &moments[number].sheets {
            let found = walk.chronicle().life(&sheet.id).unwrap();
            let found = Life { first: found.first, changed: found.changed, affirmed: found.affirmed };
            assert_eq!(found, Life::of(&sheet.id, moments), "{} at landing {number}", sheet.id);
        }
        let oracle = Oracle::new(&moments[number].sheets, &past.rules, moments[number].day, moments);
        let alone = recorded.landing(number);
        agree(&alone.strategy, &alone.readings, &oracle);
    });
}

/// What a walk reads at each landing is what the landing reads by itself.
fn walks_as_read_alone(recorded: &Recorded) {
    recorded.walk(|number, walk| {
        let alone = recorded.landing(number);
        assert_eq!(numbers(&walk.readings(alone.date())), numbers(&alone.readings));
    });
}

/// A work tree that nobody edited reads as its commit.
fn work_tree_reads_as_head(recorded: &Recorded) {
    let head = recorded.landing(recorded.landings.len() - 1);
    let here = recorded.read(&recorded.project.work_tree().unwrap(), head.date());
    assert_eq!(here.readings, head.readings);
    assert_eq!(here.indicators, head.indicators);
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn histories_read_as_defined_from_wherever_they_are_read(past in past()) {
        let recorded = Recorded::new(past);
        reads_as_defined(&recorded);
        walks_as_read_alone(&recorded);
        work_tree_reads_as_head(&recorded);
    }
}
