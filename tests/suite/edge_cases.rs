//! Strategies and histories at the edge of what the definitions speak of.

mod dates;
mod graph;
mod histories;
mod large;
mod merges;
mod numbers;

use std::path::Path;

use jiff::civil::{Date, date};
use rhumb::analysis::Analysis;
use rhumb::project::Project;

use crate::in_memory;

/// The day on which they are read, where no other is named.
const TODAY: Date = date(2026, 6, 30);

/// Documents, each by its path without `.md` and the lines of its front matter, as of a day.
fn read_on(day: Date, documents: &[(&str, &str)]) -> Analysis {
    let file = |(path, fields): &(&str, &str)| (format!("{path}.md"), document(fields));
    in_memory::analysis("", &documents.iter().map(file).collect::<Vec<_>>(), day)
}

fn read(documents: &[(&str, &str)]) -> Analysis {
    read_on(TODAY, documents)
}

/// A document with these fields.
fn document(fields: &str) -> String {
    format!("---\n{fields}\n---\n")
}

fn reading(analysis: &Analysis, measure: &str) -> Option<f64> {
    analysis.readings.get(measure).unwrap().reading
}

/// The documents that fall short in a measure.
fn short<'a>(analysis: &'a Analysis, measure: &str) -> Vec<&'a str> {
    let shortfalls = &analysis.readings.get(measure).unwrap().shortfalls;
    let mut short: Vec<&str> = shortfalls.iter().map(|s| analysis.strategy.id(s.document)).collect();
    short.sort_unstable();
    short
}

fn reach(analysis: &Analysis, id: &str) -> f64 {
    analysis.alignment.reach(analysis.strategy.find(id).unwrap())
}

/// A revision, with its history and its own configuration, on its own day.
fn revision(folder: &Path, name: &str) -> Analysis {
    let mut project = Project::open(folder, None).unwrap();
    let commit = project.resolve(name).unwrap();
    let origin = project.revision(&commit).unwrap();
    let configuration = project.configuration(&origin).unwrap().unwrap();
    Analysis::of(project.read_with_history(&origin, &configuration, commit.date).unwrap(), commit.date)
}

/// The suspect links, from and to.
fn suspects(analysis: &Analysis) -> Vec<[&str; 2]> {
    let suspects = analysis.chronicle().unwrap().suspects(&analysis.alignment);
    suspects.iter().map(|s| [s.support.from, s.support.to].map(|node| analysis.strategy.id(node))).collect()
}
