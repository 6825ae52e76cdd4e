//! The readings once more, straight from the pages that define them (measures.md), over sketches:
//! naive, recursive, and with no line of rhumb's. Where the two differ, one of them is wrong.

mod calendar;
mod contributions;
mod graph;
mod past;
mod preferences;
mod readings;

use jiff::civil::Date;

use crate::sketch::past::Moment;
use crate::sketch::{Rules, Sheet};

pub use past::Life;

/// A carrying support, with its share.
struct Edge<'s> {
    from: &'s Sheet,
    to: &'s Sheet,
    share: f64,
}

/// A strategy as of a day, to be read.
pub struct Oracle<'s> {
    sheets: &'s [Sheet],
    rules: &'s Rules,
    day: Date,
    /// The landings up to the one that left the strategy as it is; none where there is no history.
    past: &'s [Moment],
    carrying: Vec<Edge<'s>>,
}

impl<'s> Oracle<'s> {
    pub fn new(sheets: &'s [Sheet], rules: &'s Rules, day: Date, past: &'s [Moment]) -> Self {
        let mut oracle = Self { sheets, rules, day, past, carrying: Vec::new() };
        oracle.carrying = oracle.carrying_edges();
        oracle
    }

    /// The nine readings by name.
    pub fn readings(&self) -> [(&'static str, Option<f64>); 9] {
        [
            ("reach", self.reach_reading()),
            ("allocation", self.allocation()),
            ("pursuit", self.pursuit()),
            ("evidence", self.evidence()),
            ("understanding", self.understanding()),
            ("contribution", self.contribution()),
            ("coherence", self.coherence()),
            ("currency", self.currency()),
            ("cadence", self.cadence()),
        ]
    }

    /// The weight of a measure in the index.
    pub fn weight(&self, measure: &str) -> f64 {
        self.rules.weights.iter().find(|(name, _)| *name == measure).map_or(1.0, |(_, weight)| *weight)
    }

    /// 100 times the weighted mean of `readings`, and how many are behind it.
    pub fn index(&self, readings: &[(&'static str, Option<f64>)]) -> (Option<f64>, usize) {
        let measured = readings.iter().filter_map(|(name, reading)| Some((self.weight(name), (*reading)?)));
        let measured: Vec<(f64, f64)> = measured.filter(|(weight, _)| *weight > 0.0).collect();
        let weights: f64 = measured.iter().map(|(weight, _)| weight).sum();
        let sum: f64 = measured.iter().map(|(weight, reading)| weight * reading).sum();
        ((!measured.is_empty()).then(|| 100.0 * sum / weights), measured.len())
    }
}

/// The mean of `numbers`; nothing where there are none.
fn mean(numbers: &[f64]) -> Option<f64> {
    (!numbers.is_empty()).then(|| numbers.iter().sum::<f64>() / numbers.len() as f64)
}

/// How many of `all` do; nothing where there are none.
fn share<T>(all: &[T], does: impl Fn(&T) -> bool) -> Option<f64> {
    mean(&all.iter().map(|one| if does(one) { 1.0 } else { 0.0 }).collect::<Vec<_>>())
}
