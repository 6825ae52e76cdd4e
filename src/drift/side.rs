//! One end of a comparison, and the two together.

use std::sync::Arc;

use super::matching::{Matching, Twin};
use super::wording::{Run, word_diff};
use crate::alignment::Alignment;
use crate::analysis::Analysis;
use crate::document::Document;
use crate::settings::{Role, Settings, Status};
use crate::strategy::{NodeId, Strategy};
use crate::text::{Source, Span};

/// One end of a comparison.
#[derive(Clone, Debug)]
pub struct Side {
    /// What it was called: `v1`, `HEAD~3`, `work tree`.
    pub name: String,
    /// The strategy on its day, read with the head's configuration.
    pub analysis: Analysis,
    /// What its own configuration means.
    pub settings: Arc<Settings>,
    /// The text of its own configuration.
    pub configuration: Arc<Source>,
    /// Its index as its own configuration has it.
    pub own_index: Option<f64>,
}

impl Side {
    /// A side that was read with its own configuration: the head, or both where they share one.
    pub fn new(name: impl Into<String>, analysis: Analysis) -> Self {
        Self {
            name: name.into(),
            settings: Arc::clone(&analysis.version.settings),
            configuration: Arc::clone(&analysis.version.configuration),
            own_index: analysis.readings.index,
            analysis,
        }
    }

    /// This side, whose own configuration is another one: that of `own`, which read it.
    #[must_use]
    pub fn configured_as(mut self, own: &Analysis) -> Self {
        self.settings = Arc::clone(&own.version.settings);
        self.configuration = Arc::clone(&own.version.configuration);
        self.own_index = own.readings.index;
        self
    }

    /// Its documents and what links them.
    pub fn strategy(&self) -> &Strategy {
        &self.analysis.strategy
    }

    /// Its documents on its day.
    pub fn alignment(&self) -> &Alignment {
        &self.analysis.alignment
    }

    /// The role of a document that is live.
    fn live_role(&self, node: NodeId) -> Option<Role> {
        self.strategy().role(node).filter(|_| self.alignment().is_live(node))
    }
}

/// Two sides with their documents matched: what events are found in.
pub struct Comparison<'s> {
    /// The older one.
    pub base: &'s Side,
    /// The newer one.
    pub head: &'s Side,
    /// Which document is which.
    pub matching: Matching,
}

/// A document that takes part in the alignment on both sides.
#[derive(Clone, Copy)]
pub struct Pair<'s> {
    /// Its number in the base.
    pub old: NodeId,
    /// Its number in the head.
    pub new: NodeId,
    /// As it was.
    pub base: &'s Document,
    /// As it is.
    pub head: &'s Document,
    /// What it is to the alignment now.
    pub role: Role,
}

impl Pair<'_> {
    /// The document on both sides.
    pub const fn twin(&self) -> Twin {
        Twin::Both(self.old, self.new)
    }

    /// Where its title or statement reads otherwise: the statement, unless only the title does.
    pub fn reworded_span(&self) -> Span {
        match self.base.statement.value == self.head.statement.value {
            true => self.head.title.span,
            false => self.head.statement.span,
        }
    }

    /// What went and came in its statement, or in its title where only that reads otherwise.
    pub fn word_diff(&self) -> Vec<Run> {
        match self.base.statement.value == self.head.statement.value {
            true => word_diff(&self.base.title.value, &self.head.title.value),
            false => word_diff(&self.base.statement.value, &self.head.statement.value),
        }
    }

    /// Whether it was over before and still is: done or dropped.
    pub const fn stays_closed(&self) -> bool {
        self.base.status.is_closed() && self.head.status.is_closed()
    }
}

impl<'s> Comparison<'s> {
    /// Matches the documents of two sides.
    pub fn of(base: &'s Side, head: &'s Side) -> Self {
        Self { base, head, matching: Matching::of(base.strategy(), head.strategy()) }
    }

    /// The role of a document that was live.
    pub fn was(&self, twin: Twin) -> Option<Role> {
        self.base.live_role(twin.base()?)
    }

    /// The role of a document that is live.
    pub fn is(&self, twin: Twin) -> Option<Role> {
        self.head.live_role(twin.head()?)
    }

    /// The documents that are live in `role` now and were not before, though they could be read.
    pub fn arrivals(&self, role: Role) -> impl Iterator<Item = Twin> + '_ {
        let came = move |twin: Twin| self.is(twin) == Some(role) && self.was(twin) != Some(role);
        self.matching.twins().filter(move |&twin| came(twin) && !self.is_unread(twin))
    }

    /// The documents that were live in `role` and no longer are, though they can be read.
    pub fn departures(&self, role: Role) -> impl Iterator<Item = Twin> + '_ {
        let went = move |twin: Twin| self.was(twin) == Some(role) && self.is(twin) != Some(role);
        self.matching.twins().filter(move |&twin| went(twin) && !self.is_unread(twin))
    }

    /// Whether a document stands on both sides and cannot be read on one of them: then nothing is
    /// known of what changed in it.
    pub fn is_unread(&self, twin: Twin) -> bool {
        let broken = |document: Option<&Document>| document.is_some_and(|document| document.broken);
        matches!(twin, Twin::Both(..)) && (broken(self.before(twin)) || broken(self.now(twin)))
    }

    /// The documents that take part in the alignment on both sides.
    pub fn pairs(&self) -> impl Iterator<Item = Pair<'s>> + '_ {
        let (base, head): (&'s Strategy, &'s Strategy) = (self.base.strategy(), self.head.strategy());
        self.matching.twins().filter_map(move |twin| {
            let (old, new) = (twin.base()?, twin.head()?);
            let role = head.role(new)?;
            base.role(old)?;
            Some(Pair { old, new, base: base.document(old), head: head.document(new), role })
        })
    }

    /// The pairs that are live on both sides.
    pub fn live_pairs(&self) -> impl Iterator<Item = Pair<'s>> + '_ {
        self.pairs().filter(|pair| self.was(pair.twin()).is_some() && self.is(pair.twin()).is_some())
    }

    /// A document of the head, with what it was.
    pub fn twin_of_head(&self, node: NodeId) -> Twin {
        self.matching.in_base(node).map_or(Twin::New(node), |old| Twin::Both(old, node))
    }

    /// A document of the base, with what it became.
    pub fn twin_of_base(&self, node: NodeId) -> Twin {
        self.matching.in_head(node).map_or(Twin::Gone(node), |new| Twin::Both(node, new))
    }

    /// The document as it was.
    pub fn before(&self, twin: Twin) -> Option<&'s Document> {
        let base: &'s Strategy = self.base.strategy();
        Some(base.document(twin.base()?))
    }

    /// The document as it is.
    pub fn now(&self, twin: Twin) -> Option<&'s Document> {
        let head: &'s Strategy = self.head.strategy();
        Some(head.document(twin.head()?))
    }

    /// The document, on the side where it stands: the head where that has it.
    pub fn document(&self, twin: Twin) -> &'s Document {
        let (base, head): (&'s Strategy, &'s Strategy) = (self.base.strategy(), self.head.strategy());
        match twin {
            Twin::Both(_, node) | Twin::New(node) => head.document(node),
            Twin::Gone(node) => base.document(node),
        }
    }

    /// A document's title, in quotation marks; as it was, where it cannot be read any more.
    pub fn title(&self, twin: Twin) -> String {
        let before = self.before(twin).filter(|_| self.document(twin).broken);
        quoted(&before.unwrap_or_else(|| self.document(twin)).title.value)
    }

    /// How a document that is no longer live went.
    pub fn fate(&self, twin: Twin) -> &'static str {
        let document = self.document(twin);
        match (twin, document.status) {
            (Twin::Gone(_), _) => "was removed",
            (_, Status::Done) => "is done",
            (_, Status::Dropped) => "was dropped",
            (_, Status::Paused) => "is paused",
            (_, Status::Draft) => "is a draft again",
            (_, Status::Active) => "is in force no longer",
        }
    }

    /// The id by which the head knows a document of the base; where it is gone, its own.
    pub fn id_of_base(&self, node: NodeId) -> &'s str {
        let (base, head): (&'s Strategy, &'s Strategy) = (self.base.strategy(), self.head.strategy());
        self.matching.in_head(node).map_or_else(|| base.id(node), |new| head.id(new))
    }
}

/// A name in quotation marks.
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}
