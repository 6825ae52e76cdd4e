//! The readings over time.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Walk;
use crate::measure::Readings;
use crate::repository::{Commit, CommitId, Release, Repository, RepositoryError};
use crate::settings::Settings;

/// At which landings readings are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// At each that changed a file below the strategy root.
    Landing,
    /// At those that bear a release: each commit's tag.
    Release(Vec<Release>),
    /// At the last of each month.
    Month,
}

/// The readings at one landing, as of its own day.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// What it is called: the release, the month, or the beginning of the commit's id.
    pub name: String,
    /// The landing.
    pub commit: Commit,
    /// The readings.
    pub readings: Readings,
}

/// The readings at the landings up to `head` that `by` picks, oldest first; of those only what comes
/// after `since`, where it is given. History is read with one configuration.
///
/// # Errors
/// Missing or damaged objects.
pub fn series(
    repository: &Repository,
    settings: &Arc<Settings>,
    head: Commit,
    since: Option<CommitId>,
    by: &By,
) -> Result<Vec<Point>, RepositoryError> {
    let mut landings = repository.landings(head)?;
    let names = names(&landings, by);
    let before = since.and_then(|since| landings.iter().position(|landing| landing.id == since));
    let picked = landings.split_off(before.map_or(0, |at| at + 1));
    let mut points = Vec::new();
    let mut walk = Walk::new(Arc::clone(settings));
    walk.over(repository, landings, |_, _, _| {})?;
    walk.over(repository, picked, |walk, commit, changed| {
        let name = match by {
            By::Landing => changed.then(|| commit.id.short()),
            _ => names.get(&commit.id).cloned(),
        };
        points.extend(name.map(|name| Point {
            name,
            commit: commit.clone(),
            readings: walk.readings(commit.date),
        }));
    })?;
    Ok(points)
}

/// What the picked landings are called.
fn names(landings: &[Commit], by: &By) -> FxHashMap<CommitId, String> {
    match by {
        By::Landing => FxHashMap::default(),
        By::Release(releases) => releases.iter().map(|r| (r.commit.id, r.tag.clone())).collect(),
        By::Month => {
            let month = |commit: &Commit| format!("{:04}-{:02}", commit.date.year(), commit.date.month());
            let last: FxHashMap<String, CommitId> = landings.iter().map(|c| (month(c), c.id)).collect();
            last.into_iter().map(|(month, id)| (id, month)).collect()
        }
    }
}
