//! Check-ins, decisions, questions and landings: what happened around a document.

use jiff::civil::Date;
use serde::Serialize;

use super::{Html, Reference, Revision, difference};
use crate::chronicle::Suspect;
use crate::drift::{Run, RunSide, word_diff};
use crate::settings::Role;
use crate::site::language::Language;
use crate::site::press::Sheet;
use crate::strategy::NodeId;

/// The most landings that a page shows.
const LANDINGS: usize = 8;

/// A dated document about another.
#[derive(Clone, Debug, Serialize)]
pub struct Look {
    /// The document.
    pub document: Reference,
    /// Its day.
    pub date: Option<String>,
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
    /// What its title, statement, weight, baseline, target and due date became, each that changed as
    /// HTML, texts word by word; nothing where it is not known.
    pub differences: Vec<Html>,
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
            date: date.map(|date| self.press.language.date(date)),
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
            differences: self.since_affirmed(suspect),
        };
        self.press.index.suspects(node).iter().map(view).collect()
    }

    /// What became of what changed since the support was last looked at.
    fn since_affirmed(&self, suspect: &Suspect) -> Vec<Html> {
        let (strategy, language) = (self.press.strategy, &self.press.language);
        let story = &self.press.past.story;
        let Some(before) = story.at(strategy.id(suspect.support.to), suspect.affirmed) else {
            return Vec::new();
        };
        let now = strategy.document(suspect.support.to);
        let words = |old: &str, new: &str| (old != new).then(|| difference(&word_diff(old, new)));
        let value = |key: &str, old: Option<String>, new: Option<String>| {
            (old != new).then(|| {
                let (old, new) = (Language::or_dash(old), Language::or_dash(new));
                let both = difference(&[
                    Run { side: RunSide::Base, words: old },
                    Run { side: RunSide::Head, words: new },
                ]);
                Html(language.fill(key, &[("value", &both.0)]))
            })
        };
        let number = |value: Option<f64>| value.map(|value| language.amount(value));
        let date = |date: Option<Date>| date.map(|date| language.date(date));
        let changes = [
            words(&before.title, &now.title.value),
            words(&before.statement, &now.statement.value),
            value("weight_was", number(before.weight), number(now.fields.weight)),
            value("baseline_was", number(before.baseline), number(now.fields.baseline)),
            value("target_was", number(before.target), number(now.fields.target)),
            value("due_was", date(before.due), date(now.fields.due)),
        ];
        changes.into_iter().flatten().collect()
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
}
