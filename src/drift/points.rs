//! What a change costs: the head is read again without it, and nothing else is touched.

use std::sync::Arc;

use rayon::prelude::*;

use super::consequence::Told;
use super::side::Comparison;
use super::undo::{Step, Undo, as_named_today};
use crate::chronicle::Chronicle;
use crate::document::{Document, TradeOff};
use crate::history;
use crate::settings::Settings;
use crate::strategy::{NodeId, meaning_of_supports};

/// The index points that undoing each event alone would give back; nothing for what cannot be undone
/// alone.
pub fn of_all(comparison: &Comparison<'_>, told: &[Told<'_>]) -> Vec<Option<f64>> {
    let index = comparison.head.analysis.readings.index;
    told.par_iter().map(|event| Some(index_without(comparison, &event.sighting.undo)? - index?)).collect()
}

/// The head's index as it would be without a change.
fn index_without(comparison: &Comparison<'_>, undo: &Undo<'_>) -> Option<f64> {
    if undo.0.is_empty() {
        return None;
    }
    let mut world = World::of(comparison);
    undo.0.iter().for_each(|step| world.take(step));
    world.index()
}

/// The head, with some of it as it was.
struct World<'c, 's> {
    comparison: &'c Comparison<'s>,
    documents: Vec<Option<Arc<Document>>>,
    settings: Arc<Settings>,
    chronicle: Option<Chronicle>,
}

impl<'c, 's> World<'c, 's> {
    fn of(comparison: &'c Comparison<'s>) -> Self {
        let strategy = comparison.head.strategy();
        Self {
            comparison,
            documents: strategy.documents.iter().cloned().map(Some).collect(),
            settings: Arc::clone(&strategy.settings),
            chronicle: None,
        }
    }

    fn take(&mut self, step: &Step<'_>) {
        match step {
            Step::Edit(old, new, restore) => {
                let base = as_named_today(self.comparison, *old);
                let mut document = self.comparison.head.strategy().document(*new).as_ref().clone();
                restore(&mut document, &base);
                if self.means_the_same(&document, &base) {
                    self.live_as_in_base(*new);
                }
                self.documents[new.index()] = Some(Arc::new(document));
            }
            Step::Remove(new) => self.documents[new.index()] = None,
            Step::Return(old) => {
                self.documents.push(Some(Arc::new(as_named_today(self.comparison, *old))));
                let id = self.comparison.base.strategy().id(*old).to_owned();
                self.with_life_of(&id);
            }
            Step::Configure(restore) => restore(Arc::make_mut(&mut self.settings)),
        }
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
        let id = self.comparison.head.strategy().id(new).to_owned();
        if self.comparison.base.strategy().find(&id).is_some() {
            self.with_life_of(&id);
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
        let documents = self.documents.into_iter().flatten().collect();
        let chronicle = self.chronicle.as_ref().or(head.chronicle());
        history::readings(documents, chronicle, &self.settings, head.date()).index
    }
}
