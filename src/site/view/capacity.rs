//! Where a team's or budget's capacity goes.

use serde::Serialize;

use super::{Html, Reference};
use crate::site::charts::capacity::{self, Part, Use};
use crate::site::press::{Press, Sheet};
use crate::strategy::NodeId;

/// Where the capacity of one resource type goes.
#[derive(Clone, Debug, Serialize)]
pub struct Capacity {
    /// The resource type, with its unit.
    pub sort: String,
    /// What there is.
    pub capacity: String,
    /// The same parts as a bar.
    pub bar: Html,
    /// What each initiative takes, or each use, and at last what nobody does.
    pub parts: Vec<CapacityPart>,
    /// How much more is given than there is, in words.
    pub over: Option<String>,
}

/// One part of a capacity.
#[derive(Clone, Debug, Serialize)]
pub struct CapacityPart {
    /// The initiative; nothing for what is left, or for a use summed up.
    pub document: Option<Reference>,
    /// What it is used for: a class, `aligned`, `exploring`, `no-line` or `unallocated`.
    pub usage: &'static str,
    /// The same in words.
    pub word: String,
    /// How much.
    pub amount: String,
}

/// What a capacity is told by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Each initiative that takes of it.
    Work,
    /// What it is used for, summed up.
    Uses,
}

impl Press<'_> {
    /// What an initiative is, to whoever pays for it.
    pub fn usage(&self, work: NodeId) -> Use {
        let alignment = &self.analysis.alignment;
        match () {
            () if alignment.explores(work) => Use::Exploring,
            () if alignment.reach(work) > 0.0 => Use::Aligned,
            () => Use::NoLine,
        }
    }

    /// A use in words.
    pub fn usage_word(&self, usage: Use) -> String {
        self.language.word(&format!("use_{}", usage.class().replace('-', "_"))).to_owned()
    }
}

impl Sheet<'_> {
    /// Where a team's or budget's capacity goes, a bar for each type.
    pub fn capacities(&self, provider: NodeId) -> Vec<Capacity> {
        let capacity = &self.press.strategy.document(provider).fields.capacity;
        let of = |(sort, &capacity): (&String, &f64)| self.capacity(provider, sort, capacity, Detail::Work);
        capacity.iter().map(of).collect()
    }

    /// Where a team's or budget's `capacity` of one type goes.
    pub fn capacity(&self, provider: NodeId, sort: &str, capacity: f64, detail: Detail) -> Capacity {
        let press = self.press;
        let given = press.index.given_by(provider).iter().filter(|(_, of, _)| *of == sort);
        let mut uses: Vec<(Option<NodeId>, Use, f64)> =
            given.map(|&(work, _, amount)| (Some(work), press.usage(work), amount)).collect();
        let left = capacity - uses.iter().map(|(_, _, amount)| amount).sum::<f64>();
        if detail == Detail::Uses {
            uses = summed(&uses);
        }
        if left > capacity * 1e-9 {
            uses.push((None, Use::Unallocated, left));
        }
        let unit = press.unit(sort);
        let over = (left < -capacity * 1e-9).then(|| press.language.quantity(-left, unit));
        let name = |work: Option<NodeId>, usage: Use| {
            work.map_or_else(|| press.usage_word(usage), |work| press.strategy.title(work).to_owned())
        };
        let labels: Vec<String> = uses
            .iter()
            .map(|&(work, usage, amount)| {
                format!("{}: {}", name(work, usage), press.language.quantity(amount, unit))
            })
            .collect();
        let parts: Vec<Part<'_>> = uses
            .iter()
            .zip(&labels)
            .map(|(&(_, usage, amount), label)| Part { usage, amount, label })
            .collect();
        Capacity {
            sort: press.sort_word(sort),
            capacity: press.language.quantity(capacity, unit),
            over: over.map(|amount| press.language.fill("too_much", &[("amount", &amount)])),
            bar: Html(capacity::draw(&parts, capacity, &self.plain_frame())),
            parts: uses
                .into_iter()
                .map(|(work, usage, amount)| self.capacity_part(work, usage, amount, unit))
                .collect(),
        }
    }

    fn capacity_part(&self, work: Option<NodeId>, usage: Use, amount: f64, unit: &str) -> CapacityPart {
        CapacityPart {
            document: work.map(|work| self.reference(work)),
            usage: usage.class(),
            word: self.press.usage_word(usage),
            amount: self.press.language.quantity(amount, unit),
        }
    }
}

/// What each use takes, of work with a line first.
fn summed(uses: &[(Option<NodeId>, Use, f64)]) -> Vec<(Option<NodeId>, Use, f64)> {
    let of = |usage: Use| uses.iter().filter(move |(_, of, _)| *of == usage).map(|(_, _, amount)| amount);
    let summed = [Use::Aligned, Use::Exploring, Use::NoLine].map(|usage| (None, usage, of(usage).sum()));
    summed.into_iter().filter(|(_, _, amount)| *amount > 0.0).collect()
}
