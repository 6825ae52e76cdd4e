//! A document's facts in a few words, for the line under its title.

use crate::site::press::Sheet;
use crate::strategy::NodeId;

impl Sheet<'_> {
    /// A document's weight, dates, type and the like, each as a few words.
    pub fn facts(&self, node: NodeId) -> Vec<String> {
        let (language, strategy) = (&self.press.language, self.press.strategy);
        let fields = &strategy.document(node).fields;
        let dated = |key: &str, date: Option<jiff::civil::Date>| {
            date.map(|date| language.fill(key, &[("date", &language.date(date))]))
        };
        let weight = fields
            .weight
            .map(|weight| language.fill("fact_weight", &[("weight", &self.weight(node, weight))]));
        let facts = [
            fields.sort.clone(),
            weight,
            dated("fact_date", fields.date),
            dated("fact_start", fields.start),
            self.due(node),
            dated("fact_reviewed", fields.reviewed),
        ];
        facts.into_iter().flatten().collect()
    }

    /// When a document is due, beside when it was due at first: what slipped is not early.
    fn due(&self, node: NodeId) -> Option<String> {
        let (press, strategy) = (self.press, self.press.strategy);
        let due = strategy.document(node).fields.due?;
        let date = press.language.date(due);
        Some(match press.first_due(node) {
            Some(first) => press
                .language
                .fill("fact_due_moved", &[("date", &date), ("first", &press.language.date(first))]),
            None => press.language.fill("fact_due", &[("date", &date)]),
        })
    }

    /// An objective's weight as its share among the aims, where it is one.
    fn weight(&self, node: NodeId, weight: f64) -> String {
        let press = self.press;
        let is_aim = press.index.aims.binary_search(&node).is_ok();
        match press.index.weights {
            total if is_aim && total > 0.0 => press.language.percent(weight / total),
            _ => press.language.amount(weight),
        }
    }
}
