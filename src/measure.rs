//! Floor 7: the readings: nine measures, the index over them, and what each shortfall costs
//! (measures.md).
//!
//! A measure is a `static` value and a function in a file of its own under `measure/`; this file
//! lists them and takes the index. The indicators beside the index are in [`indicator`].

mod allocation;
mod cadence;
mod coherence;
mod contribution;
mod currency;
mod evidence;
pub mod indicator;
mod pursuit;
mod reach;
mod understanding;

use jiff::civil::Date;

pub use allocation::{Split, splits};

use crate::alignment::Alignment;
use crate::chronicle::Chronicle;
use crate::strategy::NodeId;
use crate::trade_offs::TradeOffs;

/// The static identity of a measure.
#[derive(Debug)]
pub struct Measure {
    /// Its name.
    pub id: &'static str,
    /// The question that it answers.
    pub question: &'static str,
    /// Its page of the manual.
    pub page: &'static str,
    take: for<'a> fn(&Input<'a>) -> Outcome<'a>,
}

/// The measures, in the order in which they are shown.
pub static MEASURES: [&Measure; 9] = [
    &reach::MEASURE,
    &allocation::MEASURE,
    &pursuit::MEASURE,
    &evidence::MEASURE,
    &understanding::MEASURE,
    &contribution::MEASURE,
    &coherence::MEASURE,
    &currency::MEASURE,
    &cadence::MEASURE,
];

/// What readings are taken of.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The strategy on its day.
    pub alignment: &'a Alignment,
    /// What history says; nothing where there is none.
    pub chronicle: Option<&'a Chronicle>,
    /// The preferences, and the statements held against them.
    pub trade_offs: &'a TradeOffs,
}

/// All readings of a strategy on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Readings {
    /// The day.
    pub as_of: Date,
    /// The index, 0 to 100; nothing where nothing is measured.
    pub index: Option<f64>,
    /// How many measures are behind it.
    pub measured: usize,
    /// One reading a measure, in the order of [`MEASURES`].
    pub measures: Vec<Reading>,
}

/// One measure's reading.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The measure's name.
    pub id: &'static str,
    /// Its weight in the index.
    pub weight: f64,
    /// The share, 0 to 1; nothing where it is not measured.
    pub reading: Option<f64>,
    /// Why it is not measured.
    pub not_measured: Option<&'static str>,
    /// What it is the mean of, by name: resource types.
    pub parts: Vec<(String, f64)>,
    /// What keeps it from 1, dearest first; empty where numbers alone were asked for.
    pub shortfalls: Vec<Shortfall>,
    /// The documents that it counted; empty where numbers alone were asked for.
    pub counted: Vec<NodeId>,
}

/// One thing that keeps a reading from its full value.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall {
    /// The document to mend.
    pub document: NodeId,
    /// What is short, one line.
    pub message: String,
    /// How much the reading would gain by mending this alone, 0 to 1.
    pub gain: f64,
    /// The index points that this would win.
    pub points: f64,
}

/// What a measure found.
enum Outcome<'a> {
    NotMeasured(&'static str),
    Measured {
        reading: f64,
        parts: Vec<(String, f64)>,
        /// Told only where somebody asks: along a history nobody does.
        shortfalls: Box<dyn FnOnce() -> Vec<Shortfall> + 'a>,
        counted: Vec<NodeId>,
    },
}

impl<'a> Outcome<'a> {
    /// A share of counted documents: those that fall short cost one count each.
    #[expect(clippy::cast_precision_loss, reason = "counts of documents")]
    fn share(
        counted: Vec<NodeId>,
        short: Vec<NodeId>,
        message: impl Fn(NodeId) -> String + 'a,
        empty: &'static str,
    ) -> Self {
        if counted.is_empty() {
            return Self::NotMeasured(empty);
        }
        let all = counted.len() as f64;
        let reading = (all - short.len() as f64) / all;
        let shortfall = move |document| Shortfall::new(document, message(document), 1.0 / all);
        let shortfalls = Box::new(|| short.into_iter().map(shortfall).collect());
        Self::Measured { reading, parts: Vec::new(), shortfalls, counted }
    }
}

impl Shortfall {
    const fn new(document: NodeId, message: String, gain: f64) -> Self {
        Self { document, message, gain, points: 0.0 }
    }
}

/// Takes all readings.
pub fn take(input: &Input<'_>) -> Readings {
    summed(input, MEASURES.iter().map(|measure| read(measure, input, true)).collect())
}

/// Takes all readings without what stands behind them: shortfalls and counted documents.
pub fn numbers(input: &Input<'_>) -> Readings {
    summed(input, MEASURES.iter().map(|measure| read(measure, input, false)).collect())
}

/// The readings with the index over them, and the points that each shortfall costs.
fn summed(input: &Input<'_>, mut measures: Vec<Reading>) -> Readings {
    let counts = |reading: &&Reading| reading.weight > 0.0 && reading.reading.is_some();
    let total: f64 = measures.iter().filter(counts).map(|reading| reading.weight).sum();
    let sum: f64 = measures.iter().filter(counts).filter_map(|r| Some(r.weight * r.reading?)).sum();
    let measured = measures.iter().filter(counts).count();
    for reading in &mut measures {
        let worth = if total > 0.0 { 100.0 * reading.weight / total } else { 0.0 };
        reading.shortfalls.iter_mut().for_each(|shortfall| shortfall.points = worth * shortfall.gain);
        reading.shortfalls.sort_by(|a, b| b.gain.total_cmp(&a.gain));
    }
    let index = (measured > 0).then(|| 100.0 * sum / total);
    Readings { as_of: input.alignment.as_of, index, measured, measures }
}

fn read(measure: &Measure, input: &Input<'_>, explain: bool) -> Reading {
    let weights = &input.alignment.strategy.settings.measures;
    let weight = weights.get(measure.id).map_or(1.0, |weight| weight.value);
    let outcome = (measure.take)(input);
    let (reading, not_measured, parts, shortfalls, counted) = match outcome {
        Outcome::NotMeasured(why) => (None, Some(why), Vec::new(), Vec::new(), Vec::new()),
        Outcome::Measured { reading, parts, shortfalls, counted } => {
            let (shortfalls, counted) = if explain { (shortfalls(), counted) } else { Default::default() };
            // A sum of shares may come out a hair over 1.
            (Some(reading.clamp(0.0, 1.0)), None, parts, shortfalls, counted)
        }
    };
    Reading { id: measure.id, weight, reading, not_measured, parts, shortfalls, counted }
}

impl Readings {
    /// The reading of a measure.
    pub fn get(&self, id: &str) -> Option<&Reading> {
        self.measures.iter().find(|reading| reading.id == id)
    }

    /// Every shortfall with its measure, by the points that mending it would win, dearest first.
    pub fn at_stake(&self) -> Vec<(&'static str, &Shortfall)> {
        let short =
            self.measures.iter().flat_map(|reading| reading.shortfalls.iter().map(|s| (reading.id, s)));
        let mut at_stake: Vec<_> = short.filter(|(_, shortfall)| shortfall.points > 0.0).collect();
        at_stake.sort_by(|(_, a), (_, b)| b.points.total_cmp(&a.points));
        at_stake
    }
}

/// A share as whole percent, for messages.
fn percent(share: f64) -> String {
    format!("{:.0} %", 100.0 * share)
}
