//! Two versions of a strategy, and what landed between them.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Configuration, Project, ProjectError};
use crate::analysis::Version;
use crate::history::{Part, Parts, Walk};
use crate::repository::{Commit, CommitId, End, Origin, Range, Repository};
use crate::text::Source;

/// Two versions to compare, both read with the head's configuration.
#[derive(Clone, Debug)]
pub struct Ends {
    /// The older one.
    pub base: Version,
    /// What its own configuration means; nothing where it has none.
    pub own: Option<Configuration>,
    /// The newer one.
    pub head: Version,
    /// What each landing between them did, as of the head's day; nothing where the base is no
    /// landing before the head.
    pub parts: Option<Vec<Part>>,
}

/// A walk that came to the head of a range: where the next range begins there, it goes on.
pub(super) struct Begun {
    configuration: Arc<Source>,
    walk: Walk,
}

impl Begun {
    /// The walk, and how many of `landings` it is past, where it was read with `configuration`.
    fn resume(self, configuration: &Configuration, landings: &[Commit]) -> Option<(Walk, usize)> {
        let at = self.walk.at()?.id;
        let passed = landings.iter().position(|landing| landing.id == at)? + 1;
        (self.configuration.text() == configuration.source.text()).then_some((self.walk, passed))
    }
}

impl Project {
    /// Reads both ends of `range` with `configuration`, the head's; `as_of` is the day that the
    /// head is read for. Range after range, history is read once.
    ///
    /// # Errors
    /// What the disk or the repository refuses.
    pub fn ends(
        &self,
        range: &Range,
        configuration: &Configuration,
        as_of: Date,
    ) -> Result<Ends, ProjectError> {
        let (base, head) = (self.origin(&range.base)?, self.origin(&range.head)?);
        let own = self.configuration(&base)?;
        let repository = self.expect_repository()?;
        let mut landings = match self.newest_landing(repository, &range.head)? {
            Some(commit) => repository.landings(commit)?,
            None => Vec::new(),
        };
        let base_at = |id: CommitId| landings.iter().position(|landing| landing.id == id);
        let Some(at) = base.commit().and_then(|commit| base_at(commit.id)) else {
            let head = self.read_with_history(&head, configuration, as_of)?;
            let base = self.read_with_history(&base, configuration, as_of)?;
            return Ok(Ends { base, own, head, parts: None });
        };
        let since = landings.split_off(at + 1);
        let begun = self.begun.take().and_then(|begun| begun.resume(configuration, &landings));
        let (mut walk, passed) = begun.unwrap_or_else(|| (Walk::new(Arc::clone(&configuration.settings)), 0));
        walk.over(repository, landings.split_off(passed), |_, _, _| {})?;
        let base = self.after(&mut walk, &base, configuration, as_of)?;
        let mut parts = Parts::begin(&mut walk, as_of);
        parts.over(&mut walk, repository, since)?;
        let head = self.after(&mut walk, &head, configuration, as_of)?;
        if head.commit.is_none() {
            parts.take_last(&mut walk);
        } else {
            self.begun.replace(Some(Begun { configuration: Arc::clone(&configuration.source), walk }));
        }
        Ok(Ends { base, own, head, parts: Some(parts.finish()) })
    }

    /// Where an end of a range is read from.
    ///
    /// # Errors
    /// No strategy on disk; no repository.
    pub fn origin(&self, end: &End) -> Result<Origin<'_>, ProjectError> {
        match end {
            End::WorkTree => self.work_tree(),
            End::Commit { commit, .. } => self.revision(commit),
        }
    }

    fn newest_landing(&self, repository: &Repository, end: &End) -> Result<Option<Commit>, ProjectError> {
        match end {
            End::Commit { commit, .. } => Ok(Some(commit.clone())),
            End::WorkTree => Ok(repository.head()?),
        }
    }
}
