//! Pace: how fast each initiative is, weighed against where it leads.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::Indicator;
use crate::alignment::Alignment;
use crate::settings::Role;
use crate::strategy::NodeId;

pub static INDICATOR: Indicator = Indicator {
    id: "pace",
    summary: "progress against time passed, weighed against where it leads",
    page: include_str!("../../../docs/indicators/pace.md"),
};

/// Fast or slow, and where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Heading {
    /// On course, in time.
    AheadAligned,
    /// Running fast in the wrong direction.
    AheadMisaligned,
    /// On course, late.
    BehindAligned,
    /// Neither.
    BehindMisaligned,
}

/// The pace of one initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// The initiative.
    pub initiative: NodeId,
    /// How far it is, 0 to 1.
    pub progress: f64,
    /// The part of its time that has passed, 0 to 1.
    pub elapsed: f64,
    /// The part of it that leads to the vision, 0 to 1.
    pub reach: f64,
    /// What the three say together; at least half its reach is aligned.
    pub heading: Heading,
}

/// The pace of every live initiative that says how far it is, when it began and when it is due.
pub fn take(alignment: &Alignment) -> Vec<Pace> {
    let pace = |initiative: NodeId| {
        let document = alignment.strategy.document(initiative);
        let elapsed = elapsed(document.fields.start?, document.fields.due?, alignment.as_of)?;
        let (progress, reach) = (document.progress()?, alignment.reach(initiative));
        let heading = match (progress >= elapsed, reach >= 0.5) {
            (true, true) => Heading::AheadAligned,
            (true, false) => Heading::AheadMisaligned,
            (false, true) => Heading::BehindAligned,
            (false, false) => Heading::BehindMisaligned,
        };
        Some(Pace { initiative, progress, elapsed, reach, heading })
    };
    alignment.live(Role::Initiative).filter_map(pace).collect()
}

/// The part of `start..due` that has passed on `today`; nothing where it has no length.
fn elapsed(start: Date, due: Date, today: Date) -> Option<f64> {
    let days = |from: Date, to: Date| f64::from(to.since(from).map_or(0, |span| span.get_days()));
    (due > start).then(|| (days(start, today) / days(start, due)).clamp(0.0, 1.0))
}
