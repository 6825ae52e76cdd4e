//! Check-ins, decisions, questions and landings: what happened around a document.

use jiff::civil::Date;
use serde::Serialize;

use super::{Html, Reference, Revision, difference};
use crate::chronicle::Suspect;
use crate::drift::word_diff;
use crate::settings::Role;
use crate::site::language::Language;
use crate::site::press::Sheet;
use crate::site::view::problem::with_code;
use crate::strategy::NodeId;

/// The most landings that a page shows.
const LANDINGS: usize = 8;

/// A dated document about another.
#[derive(Clone, Debug, Serialize)]
pub struct Look {
    /// The document.
    pub document: Reference,
    /// Its day; a dash without one.
    pub date: String,
    /// What it says, in one breath.
    pub statement: String,
}

/// A link that nobody looked at since what it leads to changed.
#[derive(Clone, Debug, Serialize)]
pub struct SuspectView {
    /// What supports.
    pub from: Reference,
    /// What changed.
    pub to: Reference,
    /// The commit that changed it.
    pub changed: Revision,
    /// The commit at which the support was last looked at.
    pub affirmed: Revision,
    /// What its statement became, word by word, as HTML; nothing where it is not known.
    pub difference: Option<Html>,
}

impl Sheet<'_> {
    /// The documents of a role that are about `node`, newest first.
    pub fn looks(&self, node: NodeId, role: Role) -> Vec<Look> {
        let strategy = self.press.strategy;
        let looks = strategy.looks(node).iter().copied().filter(|&look| strategy.role(look) == Some(role));
        self.dated(looks.collect())
    }

    /// Dated documents, newest first.
    pub fn dated(&self, nodes: Vec<NodeId>) -> Vec<Look> {
        self.dated_with_ids(nodes).into_iter().map(|(_, look)| look).collect()
    }

    /// Dated documents with their numbers, newest first.
    pub fn dated_with_ids(&self, mut nodes: Vec<NodeId>) -> Vec<(NodeId, Look)> {
        let date = |node: NodeId| self.press.strategy.document(node).fields.date;
        nodes.sort_by_key(|&node| (std::cmp::Reverse(date(node)), node));
        nodes.into_iter().map(|node| (node, self.look(node, date(node)))).collect()
    }

    fn look(&self, node: NodeId, date: Option<Date>) -> Look {
        Look {
            document: self.reference(node),
            date: Language::or_dash(date.map(|date| self.press.language.date(date))),
            statement: self.press.strategy.document(node).statement.value.clone(),
        }
    }

    /// The suspect links from and to a document.
    pub fn suspects(&self, node: NodeId) -> Vec<SuspectView> {
        let Some(chronicle) = self.press.analysis.chronicle() else { return Vec::new() };
        let view = |suspect: &Suspect| SuspectView {
            from: self.reference(suspect.support.from),
            to: self.reference(suspect.support.to),
            changed: Revision::of(self.press, chronicle.landing(suspect.changed)),
            affirmed: Revision::of(self.press, chronicle.landing(suspect.affirmed)),
            difference: self.since_affirmed(suspect),
        };
        self.press.index.suspects(node).iter().map(view).collect()
    }

    /// What the statement of what changed became since the support was last looked at.
    fn since_affirmed(&self, suspect: &Suspect) -> Option<Html> {
        let strategy = self.press.strategy;
        let before = self.press.past.story.at(strategy.id(suspect.support.to), suspect.affirmed)?;
        let now = &strategy.document(suspect.support.to).statement.value;
        (before.statement != *now).then(|| difference(&word_diff(&before.statement, now)))
    }

    /// The commits that touched a document, newest first.
    pub fn landings(&self, node: NodeId) -> Vec<Revision> {
        let press = self.press;
        let Some(chronicle) = press.analysis.chronicle() else { return Vec::new() };
        let life = chronicle.life(press.strategy.id(node));
        let touched = life.map_or(&[][..], |life| &life.touched);
        touched
            .iter()
            .rev()
            .take(LANDINGS)
            .map(|&landing| Revision::of(press, chronicle.landing(landing)))
            .collect()
    }

    /// A shortfall's or finding's message.
    pub fn message(text: &str) -> Html {
        with_code(text)
    }
}
