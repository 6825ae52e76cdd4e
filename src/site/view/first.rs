//! What was promised at first: a date that slipped and a target that was lowered are no progress.

use jiff::civil::Date;

use crate::document::way_gone;
use crate::history::Memory;
use crate::site::press::Press;
use crate::strategy::NodeId;

impl Press<'_> {
    /// When a document was due at first, where that was another day.
    pub fn first_due(&self, node: NodeId) -> Option<Date> {
        let first = self.first(node, |memory| memory.due)?;
        (Some(first) != self.strategy.document(node).fields.due).then_some(first)
    }

    /// The part of the time until the first due date that has passed, 0 to 1, where that date was moved:
    /// the document's own, else that of what it supports first.
    pub fn expected_at_first(&self, node: NodeId) -> Option<f64> {
        let dated = match self.strategy.document(node).fields.due {
            Some(_) => node,
            None => self.above(node)?,
        };
        self.elapsed(node, self.first_due(dated)?)
    }

    /// Where a key result was to end at first, in the unit of today, where that was another number.
    pub fn first_target(&self, node: NodeId) -> Option<f64> {
        let first = self.first_goal(node)?.target;
        first.filter(|_| first != self.strategy.document(node).fields.target)
    }

    /// How far a key result is on the way that it was on at first, 0 to 1, where that led elsewhere.
    pub fn progress_at_first(&self, node: NodeId) -> Option<f64> {
        let (target, current) = (self.first_target(node)?, self.strategy.document(node).fields.current?);
        Some(way_gone(self.first_goal(node)?.baseline, target, current))
    }

    fn first_goal(&self, node: NodeId) -> Option<&Memory> {
        let unit = &self.strategy.document(node).fields.unit;
        let said = self.past.story.of(self.strategy.id(node));
        said.iter().find(|memory| memory.target.is_some()).filter(|memory| memory.unit == *unit)
    }

    fn first<T>(&self, node: NodeId, field: impl Fn(&Memory) -> Option<T>) -> Option<T> {
        self.past.story.of(self.strategy.id(node)).iter().find_map(field)
    }
}
