//! What a change costs: the head is read again without it, and nothing else is touched.

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::consequence::Told;
use super::matching::Twin;
use super::side::Comparison;
use super::undo::{Step, Undo, as_named_today, restore_life};
use crate::alignment::Alignment;
use crate::chronicle::Chronicle;
use crate::document::{Document, TradeOff};
use crate::measure::{self, Input};
use crate::settings::Role;
use crate::strategy::{NodeId, Strategy, meaning_of_supports};
use crate::trade_offs::TradeOffs;

/// The index points that undoing each event alone would give back; nothing for what cannot be undone
/// alone. What several events tell of is undone once.
pub fn of_all(comparison: &Comparison<'_>, told: &[Told<'_>]) -> Vec<Option<f64>> {
    let undos = || told.iter().map(|event| &event.sighting.undo);
    let mut once: FxHashMap<Twin, &Undo<'_>> = FxHashMap::default();
    for undo in undos() {
        if let Some(twin) = undo.only_life() {
            once.entry(twin).or_insert(undo);
        }
    }
    let lives: FxHashMap<Twin, Option<f64>> =
        once.into_par_iter().map(|(twin, undo)| (twin, points(comparison, undo))).collect();
    let undos: Vec<&Undo<'_>> = undos().collect();
    let known = |undo: &Undo<'_>| undo.only_life().map(|twin| lives[&twin]);
    undos.par_iter().map(|undo| known(undo).unwrap_or_else(|| points(comparison, undo))).collect()
}

fn points(comparison: &Comparison<'_>, undo: &Undo<'_>) -> Option<f64> {
    if undo.0.is_empty() {
        return None;
    }
    let mut world = World::of(comparison);
    undo.0.iter().for_each(|step| world.take(step));
    Some(world.index()? - comparison.head.analysis.readings.index?)
}

/// The head, with some of it as it was.
struct World<'c, 's> {
    comparison: &'c Comparison<'s>,
    /// Nothing while it is still the head's.
    strategy: Option<Strategy>,
    chronicle: Option<Chronicle>,
}

impl<'c, 's> World<'c, 's> {
    const fn of(comparison: &'c Comparison<'s>) -> Self {
        Self { comparison, strategy: None, chronicle: None }
    }

    fn strategy(&self) -> &Strategy {
        self.strategy.as_ref().unwrap_or_else(|| self.comparison.head.strategy())
    }

    fn take(&mut self, step: &Step<'_>) {
        match step {
            Step::Edit(old, new, restore) => self.edit(*old, *new, restore),
            Step::Life(Twin::Both(old, new)) => self.edit(*old, *new, restore_life),
            Step::Life(Twin::New(new)) => self.remove(*new),
            Step::Life(Twin::Gone(old)) => self.bring_back(*old),
            Step::Configure(restore) => {
                let mut settings = (*self.strategy().settings).clone();
                restore(&mut settings);
                self.strategy = Some(self.strategy().with_settings(Arc::new(settings)));
            }
        }
    }

    fn edit(&mut self, old: NodeId, new: NodeId, restore: impl Fn(&mut Document, &Document)) {
        let base = as_named_today(self.comparison, old);
        let mut document = self.strategy().document(new).as_ref().clone();
        restore(&mut document, &base);
        if self.means_the_same(&document, &base) {
            self.live_as_in_base(new);
        }
        self.strategy = Some(self.strategy().with(new, Arc::new(document)));
    }

    /// Takes a document out. What nobody ranks or aims at may as well be there and not count.
    fn remove(&mut self, node: NodeId) {
        let strategy = self.strategy();
        let is_only_one = strategy.lookup().with_id(strategy.id(node)).len() == 1;
        let is_aim = matches!(strategy.role(node), Some(Role::Vision | Role::Objective));
        self.strategy = Some(if is_only_one && !is_aim {
            let absent = Document { broken: true, ..strategy.document(node).as_ref().clone() };
            strategy.with(node, Arc::new(absent))
        } else {
            let mut documents = strategy.documents.clone();
            documents.remove(node.index());
            self.resolved(documents)
        });
    }

    fn bring_back(&mut self, node: NodeId) {
        let mut documents = self.strategy().documents.clone();
        documents.push(Arc::new(as_named_today(self.comparison, node)));
        self.with_life_of(self.comparison.base.strategy().id(node));
        self.strategy = Some(self.resolved(documents));
    }

    /// The documents as a strategy; what other files there are plays no part in readings.
    fn resolved(&self, documents: Vec<Arc<Document>>) -> Strategy {
        Strategy::resolve(documents, Arc::default(), Arc::clone(&self.strategy().settings))
    }

    /// Whether nothing is left of a document's change that its links would have to be looked at for.
    fn means_the_same(&self, document: &Document, base: &Document) -> bool {
        let head = self.comparison.head.strategy();
        let supports =
            |document| meaning_of_supports(document, head.lookup(), |node| head.id(node).to_owned());
        let (now, before) = (&document.fields, &base.fields);
        document.title.value == base.title.value
            && document.statement.value == base.statement.value
            && (now.weight, now.target, now.baseline) == (before.weight, before.target, before.baseline)
            && (&now.unit, now.due, document.status) == (&before.unit, before.due, base.status)
            && TradeOff::same(&now.favors, &before.favors)
            && supports(document) == supports(base)
    }

    /// Where nothing of a document changed, history says of it what the base's says.
    fn live_as_in_base(&mut self, new: NodeId) {
        let (base, id) = (self.comparison.base.strategy(), self.comparison.head.strategy().id(new));
        if base.find(id).is_some() {
            self.with_life_of(id);
        }
    }

    fn with_life_of(&mut self, id: &str) {
        let (base, head) = (&self.comparison.base.analysis, &self.comparison.head.analysis);
        if let (Some(then), Some(now)) = (base.chronicle(), self.chronicle.as_ref().or(head.chronicle())) {
            self.chronicle = Some(now.with_life_of(id, then));
        }
    }

    fn index(self) -> Option<f64> {
        let head = &self.comparison.head.analysis;
        let Some(strategy) = self.strategy else { return head.readings.index };
        let alignment = Alignment::at(Arc::new(strategy), head.date());
        let trade_offs = TradeOffs::of(&alignment);
        let chronicle = self.chronicle.as_ref().or(head.chronicle());
        measure::numbers(&Input { alignment: &alignment, chronicle, trade_offs: &trade_offs }).index
    }
}
