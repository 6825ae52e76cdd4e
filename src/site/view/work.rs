//! The work on an aim: what of each initiative leads to it, and what it holds.

use rustc_hash::FxHashMap;
use serde::Serialize;

use super::{Html, Person, Reference};
use crate::alignment::COUNT;
use crate::settings::Role;
use crate::site::press::{Press, Sheet};
use crate::strategy::NodeId;

/// The most initiatives that a table shows.
const MOST: usize = 20;

/// An initiative in a table.
#[derive(Clone, Debug, Serialize)]
pub struct Work {
    /// The document.
    pub document: Reference,
    /// What it supports directly.
    pub moves: Vec<Reference>,
    /// Whom it belongs to.
    pub owners: Vec<Person>,
    /// What it holds of each type, in the order of [`Press::sorts`]; empty for nothing.
    pub amounts: Vec<String>,
    /// The part of it that leads to the page's document.
    pub share: String,
    /// How far it is, and how far one would expect it to be.
    pub bar: Html,
    /// How far it is.
    pub progress: Option<String>,
}

/// A table of initiatives.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WorkTable {
    /// The heads of the columns of amounts.
    pub sorts: Vec<String>,
    /// The initiatives, those that give most first.
    pub rows: Vec<Work>,
    /// How many more there are.
    pub more: usize,
}

impl Press<'_> {
    /// What a resource type is called, with its unit: `people (FTE)`.
    pub fn sort_word(&self, sort: &str) -> String {
        if sort == COUNT {
            return self.role_word(Role::Initiative);
        }
        let name = self.language.known(&format!("sort_{sort}")).unwrap_or(sort);
        match self.unit(sort) {
            "" => name.to_owned(),
            unit => format!("{name} ({unit})"),
        }
    }

    /// The objectives, key results and initiatives among some documents that are not over, each once and in
    /// the order of documents.
    pub fn open_work(&self, nodes: impl Iterator<Item = NodeId>) -> Vec<NodeId> {
        let is_open = |&node: &NodeId| {
            matches!(self.strategy.role(node), Some(Role::Objective | Role::KeyResult | Role::Initiative))
                && !self.strategy.document(node).status.is_closed()
        };
        let mut work: Vec<NodeId> = nodes.filter(is_open).collect();
        work.sort_unstable();
        work.dedup();
        work
    }

    /// The unit of a resource type, else its name.
    pub fn unit_or_name<'s>(&'s self, sort: &'s str) -> &'s str {
        match self.unit(sort) {
            "" => sort,
            unit => unit,
        }
    }

    /// The unit of a resource type, empty where it has none.
    pub fn unit(&self, sort: &str) -> &str {
        self.strategy.settings.resources.get(sort).and_then(Option::as_deref).unwrap_or("")
    }

    /// The live initiatives that lead to `node` over supports that carry, each with the part of it
    /// that does.
    pub fn work_on(&self, node: NodeId) -> Vec<(NodeId, f64)> {
        let alignment = &self.analysis.alignment;
        let mut order = vec![node];
        // How many supports of a document lead into the tree below `node`, and the part of it that does.
        let mut found: FxHashMap<NodeId, (usize, f64)> = FxHashMap::from_iter([(node, (0, 1.0))]);
        let mut at = 0;
        while let Some(&next) = order.get(at) {
            for support in alignment.carried(next) {
                let (ways, _) = found.entry(support.from).or_insert_with(|| {
                    order.push(support.from);
                    (0, 0.0)
                });
                *ways += 1;
            }
            at += 1;
        }
        let mut ready = vec![node];
        let mut work = Vec::new();
        while let Some(next) = ready.pop() {
            let part = found.get(&next).map_or(0.0, |(_, part)| *part);
            if next != node && self.strategy.role(next) == Some(Role::Initiative) {
                work.push((next, part));
            }
            for support in alignment.carried(next) {
                if let Some((ways, sum)) = found.get_mut(&support.from) {
                    *sum += support.share * part;
                    *ways -= 1;
                    if *ways == 0 {
                        ready.push(support.from);
                    }
                }
            }
        }
        work.sort_by_key(|&(node, _)| node);
        work
    }
}

impl Sheet<'_> {
    /// The initiatives of `work` with the part of each that counts, as a table.
    pub fn work_table(&self, mut work: Vec<(NodeId, f64)>) -> WorkTable {
        let press = self.press;
        let sorts: Vec<&String> = press.strategy.settings.resources.keys().collect();
        let first = |node: NodeId| sorts.first().map_or(0.0, |sort| press.strategy.amount(node, sort));
        work.sort_by(|(a, part_a), (b, part_b)| {
            (first(*b) * part_b).total_cmp(&(first(*a) * part_a)).then(a.cmp(b))
        });
        let more = work.len().saturating_sub(MOST);
        let rows = work.into_iter().take(MOST).map(|(node, part)| self.work(node, part, &sorts)).collect();
        WorkTable { sorts: sorts.into_iter().map(|sort| press.sort_word(sort)).collect(), rows, more }
    }

    fn work(&self, node: NodeId, part: f64, sorts: &[&String]) -> Work {
        let press = self.press;
        let progress = press.strategy.document(node).progress();
        let amount = |sort: &&String| match press.strategy.amount(node, sort) {
            0.0 => String::new(),
            amount => press.language.amount(amount),
        };
        Work {
            document: self.reference(node),
            moves: self.references(press.strategy.supports(node).iter().map(|support| support.to)),
            owners: self.owners(node),
            amounts: sorts.iter().map(amount).collect(),
            share: press.language.percent(part),
            bar: self.bar(node, progress, press.expected(node)),
            progress: progress.map(|share| press.language.percent(share)),
        }
    }
}
