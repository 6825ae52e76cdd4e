//! Whether check-ins come when they were promised (measures.md, cadence).

use jiff::civil::Date;

use super::Chronicle;
use crate::alignment::Alignment;
use crate::settings::{Cadence, Role};
use crate::strategy::NodeId;

/// How an objective or initiative stands with its check-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// How often one is due.
    pub cadence: Cadence,
    /// The latest, not after the day at hand.
    pub last: Option<Date>,
    /// Whether the first has come due.
    pub due: bool,
    /// Whether the latest is within the cadence.
    pub on_time: bool,
}

/// How `node` stands with its check-ins.
pub fn rhythm(alignment: &Alignment, chronicle: Option<&Chronicle>, node: NodeId) -> Rhythm {
    let strategy = &alignment.strategy;
    let (fields, today) = (&strategy.document(node).fields, alignment.as_of);
    let cadence = fields.cadence.unwrap_or(strategy.settings.cadence);
    let looks = strategy.looks(node).iter().filter(|&&look| strategy.role(look) == Some(Role::CheckIn));
    let dates = looks
        .filter(|&&look| alignment.is_live(look))
        .filter_map(|&look| strategy.document(look).fields.date);
    let last = dates.filter(|&date| date <= today).max();
    let beginning = || fields.start.or_else(|| chronicle?.beginning(strategy.id(node)));
    Rhythm {
        cadence,
        last,
        // Without a beginning, for want of history, the first has come due.
        due: last.is_some() || beginning().is_none_or(|beginning| today >= cadence.after(beginning)),
        on_time: last.is_some_and(|last| last > cadence.before(today)),
    }
}
