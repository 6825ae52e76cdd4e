//! Beside the index: what is not good or bad by itself (measures.md, Beside the index).
//!
//! One file an indicator; each is shown with its parts.

mod churn;
mod drag;
mod exposure;
mod leeway;
mod pace;
mod pulse;
mod questions;

pub use churn::Churn;
pub use drag::Drag;
pub use exposure::{Exposure, is_open_or_denied};
pub use leeway::{Band, Leeway};
pub use pace::{Heading, Pace};
pub use pulse::Pulse;
pub use questions::{OpenQuestion, is_open};

use super::{Input, Readings};

/// The static identity of an indicator.
#[derive(Debug)]
pub struct Indicator {
    /// Its name.
    pub id: &'static str,
    /// What it says.
    pub summary: &'static str,
    /// Its page of the manual.
    pub page: &'static str,
}

/// The indicators, in the order in which they are shown.
pub static INDICATORS: [&Indicator; 7] = [
    &drag::INDICATOR,
    &leeway::INDICATOR,
    &exposure::INDICATOR,
    &pace::INDICATOR,
    &pulse::INDICATOR,
    &churn::INDICATOR,
    &questions::INDICATOR,
];

/// All indicators of a strategy on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicators {
    /// What pulls elsewhere.
    pub drag: Drag,
    /// The room for autonomy, by resource type.
    pub leeway: Vec<Leeway>,
    /// What rests on what is not known, by resource type.
    pub exposure: Vec<Exposure>,
    /// How fast each initiative is, and where to.
    pub pace: Vec<Pace>,
    /// How aligned people feel; nothing where nobody said.
    pub pulse: Option<Pulse>,
    /// How often the course changes; nothing without history.
    pub churn: Option<Churn>,
    /// What is not known, oldest first.
    pub questions: Vec<OpenQuestion>,
}

/// Takes all indicators. `readings` are those of the same input.
pub fn take(input: &Input<'_>, readings: &Readings) -> Indicators {
    Indicators {
        drag: drag::take(input),
        leeway: leeway::take(input.alignment),
        exposure: exposure::take(input.alignment),
        pace: pace::take(input.alignment),
        pulse: pulse::take(input.alignment, readings.index),
        churn: input.chronicle.and_then(|chronicle| churn::take(chronicle, input.alignment.as_of)),
        questions: questions::take(input),
    }
}
