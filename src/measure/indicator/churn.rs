//! Churn: how often the course changes.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Indicator;
use crate::chronicle::{Chronicle, LandingId};

pub static INDICATOR: Indicator = Indicator {
    id: "churn",
    summary: "landings a quarter that change a vision or objective",
    page: include_str!("../../../docs/indicators/churn.md"),
};

/// A quarter of a year, in days.
const QUARTER: f64 = 365.25 / 4.0;

/// How often the course changed in the year before the day at hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Churn {
    /// Landings a quarter that changed a vision or objective.
    pub per_quarter: f64,
    /// Those landings.
    pub landings: Vec<LandingId>,
    /// The first day that counts: a year ago, or the first landing where that is later.
    pub since: Date,
}

/// The churn on `today`; nothing where history is shorter than a quarter.
#[expect(clippy::cast_precision_loss, reason = "a count of landings")]
pub fn take(chronicle: &Chronicle, today: Date) -> Option<Churn> {
    let first = chronicle.landings.first()?.date;
    let since = today.saturating_sub(1.year()).max(first);
    let quarters = f64::from(today.since(since).ok()?.get_days()) / QUARTER;
    let within = |&&landing: &&LandingId| (since..=today).contains(&chronicle.landing(landing).date);
    let landings: Vec<LandingId> = chronicle.course_changes.iter().filter(within).copied().collect();
    (quarters >= 1.0).then(|| Churn { per_quarter: landings.len() as f64 / quarters, landings, since })
}
