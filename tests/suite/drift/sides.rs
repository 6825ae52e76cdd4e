//! Two versions of a strategy as two landings of a repository of its own.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rhumb::analysis::Analysis;
use rhumb::drift::{Drift, Event, Side, compare};
use rhumb::project::Project;

use crate::git::{landing, recorded};

/// Files by path.
pub type Files = BTreeMap<String, String>;

/// What lands, and on which day: all files that there are then.
pub type Landing = (Date, Files);

/// The drift from the last landing but one to the last.
pub fn drift(landings: &[Landing]) -> Drift {
    let mut drafts = Vec::new();
    let mut before = Files::new();
    for (day, files) in landings {
        let mut files = files.clone();
        files.entry("rhumb.toml".to_owned()).or_default();
        let written: Vec<(&str, &str)> = files
            .iter()
            .filter(|(path, text)| before.get(*path) != Some(text))
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let mut draft = landing("A landing", *day, &written);
        let gone = before.keys().filter(|path| !files.contains_key(*path));
        draft.removed = gone.map(|path| rhumb::text::DocPath::new(path).unwrap()).collect();
        drafts.push(draft);
        before = files;
    }
    let (folder, _) = recorded(&drafts);
    between(folder.path(), "HEAD~1..HEAD")
}

/// The drift over a range of a repository, each end on its own day.
pub fn between(folder: &std::path::Path, range: &str) -> Drift {
    read(&Project::open(folder, None).unwrap(), range)
}

/// The same in a project that is open already.
pub fn read(project: &Project, range: &str) -> Drift {
    let range = project.repository().unwrap().range(Some(range), |_| true).unwrap();
    let head = project.origin(&range.head).unwrap();
    let configuration = project.configuration(&head).unwrap().unwrap();
    let (tip, start) = (head.commit().unwrap().clone(), project.origin(&range.base).unwrap());
    let start = start.commit().unwrap().clone();
    let ends = project.ends(&range, &configuration, tip.date).unwrap();
    let base = Analysis::of(ends.base, start.date);
    let mut older = Side::new("base", base);
    if let Some(own) = ends.own {
        let version =
            project.read_with_history(&project.revision(&start).unwrap(), &own, start.date).unwrap();
        older = older.configured_as(&Analysis::of(version, start.date));
    }
    let newer = Side::new("head", Analysis::of(ends.head, tip.date));
    compare(&older, &newer, &ends.parts.unwrap_or_default())
}

/// Every event, what follows from others included.
pub fn all(events: &[Event]) -> Vec<&Event> {
    events.iter().flat_map(|event| std::iter::once(event).chain(all(&event.consequences))).collect()
}
