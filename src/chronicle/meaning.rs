//! What a document means: what two landings are compared by.

use jiff::civil::Date;

use crate::document::{Document, TradeOff};
use crate::settings::Status;
use crate::strategy::{Lookup, NodeId, meaning_of_supports};

/// The parts of a document whose change is a change of meaning; the order of lists is none.
#[derive(PartialEq)]
pub struct Meaning {
    title: String,
    statement: String,
    favors: Vec<(String, String)>,
    weight: Option<f64>,
    target: Option<f64>,
    baseline: Option<f64>,
    unit: Option<String>,
    due: Option<Date>,
    status: Status,
    supports: Vec<(String, f64)>,
}

impl Meaning {
    /// What `document` means among the names of `lookup`.
    pub fn of(document: &Document, lookup: &Lookup, id: impl Fn(NodeId) -> String) -> Self {
        let fields = &document.fields;
        Self {
            title: document.title.value.clone(),
            statement: document.statement.value.clone(),
            favors: sorted(&fields.favors),
            weight: fields.weight,
            target: fields.target,
            baseline: fields.baseline,
            unit: fields.unit.clone(),
            due: fields.due,
            status: document.status,
            supports: meaning_of_supports(document, lookup, id),
        }
    }

    /// Whether its own part of a link differs: title, statement or supports.
    pub fn relinks(&self, before: &Self) -> bool {
        self.title != before.title || self.statement != before.statement || self.supports != before.supports
    }
}

fn sorted(favors: &[TradeOff]) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = favors.iter().map(|favor| (favor.over.clone(), favor.under.clone())).collect();
    pairs.sort();
    pairs
}
