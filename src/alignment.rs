//! Floor 5: a strategy on a day: what is live, which supports carry, what leads to the vision, and
//! what flows where (measures.md, Terms).

use std::sync::Arc;

use indexmap::IndexSet;
use jiff::civil::Date;

use crate::settings::{Role, Status};
use crate::strategy::{NodeId, Strategy, Support};

/// The name of the one type by which initiatives count where none of them holds any amount.
pub const COUNT: &str = "initiatives";

/// A strategy as of a date.
#[derive(Debug)]
pub struct Alignment {
    /// The strategy.
    pub strategy: Arc<Strategy>,
    /// The day.
    pub as_of: Date,
    live: Vec<bool>,
    /// The supports that carry, in the order of documents.
    carrying: Vec<Support>,
    /// Where those of each document begin, and after the last one the end.
    begins: Vec<usize>,
    reach: Vec<f64>,
    /// Live documents, each before what it supports over carrying supports.
    order: Vec<NodeId>,
    types: Vec<String>,
    /// By type, then by document.
    flows: Vec<Vec<f64>>,
}

impl Alignment {
    /// The strategy as of `as_of`.
    pub fn at(strategy: Arc<Strategy>, as_of: Date) -> Self {
        let live = strategy.ids().map(|node| is_live(&strategy, node, as_of)).collect();
        let mut alignment = Self {
            live,
            as_of,
            carrying: Vec::new(),
            begins: Vec::new(),
            reach: vec![0.0; strategy.documents.len()],
            order: Vec::new(),
            types: Vec::new(),
            flows: Vec::new(),
            strategy,
        };
        alignment.take_carrying();
        alignment.order = alignment.upwards();
        alignment.take_reach();
        alignment.types = alignment.spending_types();
        alignment.flows = alignment.types.clone().iter().map(|sort| alignment.take_flow(sort)).collect();
        alignment
    }

    /// Whether a document takes part, is active, and has started.
    pub fn is_live(&self, node: NodeId) -> bool {
        self.live[node.index()]
    }

    /// The live documents of a role.
    pub fn live(&self, role: Role) -> impl Iterator<Item = NodeId> + '_ {
        self.strategy.with_role(role).filter(|&node| self.is_live(node))
    }

    /// How many documents are live.
    pub fn live_count(&self) -> usize {
        self.live.iter().filter(|&&live| live).count()
    }

    /// Whether a support carries: both ends live, allowed by their roles, on no cycle.
    pub fn carries(&self, support: &Support) -> bool {
        support.allowed && !support.cyclic && self.is_live(support.from) && self.is_live(support.to)
    }

    /// The supports of a document that carry.
    pub fn carrying(&self, node: NodeId) -> impl Iterator<Item = &Support> {
        self.carrying[self.begins[node.index()]..self.begins[node.index() + 1]].iter()
    }

    /// The supports of others that carry to a document.
    pub fn carried(&self, node: NodeId) -> impl Iterator<Item = &Support> {
        self.strategy.supporters(node).iter().filter(|support| self.carries(support))
    }

    /// All supports that carry, in the order of documents.
    pub fn all_carrying(&self) -> impl Iterator<Item = &Support> {
        self.carrying.iter()
    }

    /// The part of a document that leads to the vision, 0 to 1.
    pub fn reach(&self, node: NodeId) -> f64 {
        self.reach[node.index()]
    }

    /// Whether an initiative is granted autonomy: `stance: explore`.
    pub fn explores(&self, node: NodeId) -> bool {
        self.strategy.document(node).fields.explores
    }

    /// The live initiatives that are not exploring: what is meant to lead to the vision.
    pub fn committed(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.live(Role::Initiative).filter(|&node| !self.explores(node))
    }

    /// The resource types of which committed initiatives hold a positive amount, in the order of
    /// `rhumb.toml`, then of documents; [`COUNT`] alone where they hold nothing.
    pub fn types(&self) -> &[String] {
        &self.types
    }

    /// How much of a type a committed initiative holds; 1 of [`COUNT`].
    pub fn amount(&self, node: NodeId, sort: &str) -> f64 {
        if sort == COUNT && self.types == [COUNT] { 1.0 } else { self.strategy.amount(node, sort) }
    }

    /// How much of a type flows through a document, in the type's unit.
    pub fn flow(&self, node: NodeId, sort: &str) -> f64 {
        let at = self.types.iter().position(|known| known == sort);
        at.map_or(0.0, |at| self.flows[at][node.index()])
    }

    /// Live objectives with a carrying support to a vision.
    pub fn aims(&self) -> Vec<NodeId> {
        self.live(Role::Objective).filter(|&node| self.to_visions(node).next().is_some()).collect()
    }

    /// The part of a document that supports visions directly, 0 to 1.
    pub fn vision_share(&self, node: NodeId) -> f64 {
        total(self.to_visions(node).map(|support| support.share))
    }

    /// Everything that a document leads to over carrying supports, itself included, in the order of
    /// the walk.
    pub fn chain(&self, node: NodeId) -> IndexSet<NodeId> {
        let mut seen = IndexSet::from([node]);
        let mut at = 0;
        while let Some(&next) = seen.get_index(at) {
            seen.extend(self.carrying(next).map(|support| support.to));
            at += 1;
        }
        seen
    }

    /// Which documents a document of `from` leads to over carrying supports, itself included.
    pub fn reached_from(&self, from: impl Iterator<Item = NodeId>) -> Vec<bool> {
        let mut reached = vec![false; self.live.len()];
        from.for_each(|node| reached[node.index()] = true);
        for &node in &self.order {
            if reached[node.index()] {
                self.carrying(node).for_each(|support| reached[support.to.index()] = true);
            }
        }
        reached
    }

    /// Which documents lead to a document of `to` over carrying supports, itself included.
    pub fn leading_to(&self, to: impl Iterator<Item = NodeId>) -> Vec<bool> {
        let mut leading = vec![false; self.live.len()];
        to.for_each(|node| leading[node.index()] = true);
        for &node in self.order.iter().rev() {
            leading[node.index()] |= self.carrying(node).any(|support| leading[support.to.index()]);
        }
        leading
    }

    /// The live documents that lead to a document over carrying supports, in the order of the walk.
    pub fn below(&self, node: NodeId) -> IndexSet<NodeId> {
        let mut seen = IndexSet::from([node]);
        let mut at = 0;
        while let Some(&next) = seen.get_index(at) {
            seen.extend(self.carried(next).map(|support| support.from));
            at += 1;
        }
        seen.shift_remove_index(0);
        seen
    }

    /// How many live documents lead to a document over carrying supports.
    pub fn dependents(&self, node: NodeId) -> usize {
        self.below(node).len()
    }

    fn to_visions(&self, node: NodeId) -> impl Iterator<Item = &Support> {
        self.carrying(node).filter(|support| self.strategy.role(support.to) == Some(Role::Vision))
    }

    fn take_carrying(&mut self) {
        let (mut carrying, mut begins) = (Vec::new(), Vec::with_capacity(self.live.len() + 1));
        for node in self.strategy.ids() {
            begins.push(carrying.len());
            let supports = if self.is_live(node) { self.strategy.supports(node) } else { &[] };
            carrying.extend(supports.iter().filter(|support| self.carries(support)).copied());
        }
        begins.push(carrying.len());
        (self.carrying, self.begins) = (carrying, begins);
    }

    /// Live documents, each before what it supports. Carrying supports lie on no cycle, so every
    /// live document comes up.
    fn upwards(&self) -> Vec<NodeId> {
        let mut waiting = vec![0_usize; self.live.len()];
        self.all_carrying().for_each(|support| waiting[support.to.index()] += 1);
        let ready = |node: &NodeId| self.is_live(*node) && waiting[node.index()] == 0;
        let mut order: Vec<NodeId> = self.strategy.ids().filter(ready).collect();
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            for support in self.carrying(node) {
                let left = &mut waiting[support.to.index()];
                *left -= 1;
                if *left == 0 {
                    order.push(support.to);
                }
            }
            at += 1;
        }
        order
    }

    fn take_reach(&mut self) {
        for &node in self.order.iter().rev() {
            let reach = match self.strategy.role(node) {
                Some(Role::Vision) => 1.0,
                _ => whole(total(self.carrying(node).map(|s| s.share * self.reach(s.to)))),
            };
            self.reach[node.index()] = reach;
        }
    }

    fn spending_types(&self) -> Vec<String> {
        let declared = self.strategy.settings.resources.keys();
        let held =
            self.committed().flat_map(|node| self.strategy.holdings(node)).map(|holding| &holding.sort);
        let named: IndexSet<&String> = declared.chain(held).collect();
        let positive = |sort: &&String| self.committed().any(|node| self.strategy.amount(node, sort) > 0.0);
        let types: Vec<String> = named.into_iter().filter(positive).cloned().collect();
        if types.is_empty() { vec![COUNT.to_owned()] } else { types }
    }

    fn take_flow(&self, sort: &str) -> Vec<f64> {
        let mut flow = vec![0.0; self.live.len()];
        for node in self.committed() {
            flow[node.index()] = self.amount(node, sort);
        }
        for &node in &self.order {
            let through = flow[node.index()];
            for support in self.carrying(node) {
                flow[support.to.index()] += through * support.share;
            }
        }
        flow
    }
}

/// The sum of `parts`, 0 where there are none: the sum that Rust takes of nothing is -0.
pub fn total(parts: impl Iterator<Item = f64>) -> f64 {
    parts.fold(0.0, |sum, part| sum + part)
}

/// Shares of a whole may add up to a hair beside it.
const fn whole(sum: f64) -> f64 {
    if sum > 1.0 - 1e-12 { 1.0 } else { sum }
}

fn is_live(strategy: &Strategy, node: NodeId, as_of: Date) -> bool {
    let document = strategy.document(node);
    let started = document.fields.start.is_none_or(|start| start <= as_of);
    strategy.role(node).is_some() && document.status == Status::Active && started
}
