//! Cadence: whether check-ins come when they were promised.

use jiff::civil::Date;

use super::{Input, Measure, Outcome};
use crate::alignment::Alignment;
use crate::chronicle::Chronicle;
use crate::settings::{Cadence, Role};
use crate::strategy::NodeId;

pub static MEASURE: Measure = Measure {
    id: "cadence",
    question: "Do we check in when we said we would?",
    page: include_str!("../../docs/measures/cadence.md"),
    take,
};

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
    // Without a beginning, for want of history, the first has come due.
    let beginning = fields.start.or_else(|| chronicle?.beginning(strategy.id(node)));
    Rhythm {
        cadence,
        last,
        due: last.is_some() || beginning.is_none_or(|beginning| today >= cadence.after(beginning)),
        on_time: last.is_some_and(|last| last > cadence.before(today)),
    }
}

fn take(input: &Input<'_>) -> Outcome {
    let alignment = input.alignment;
    if alignment.live(Role::CheckIn).next().is_none() {
        return Outcome::NotMeasured("no check-in at all");
    }
    let rhythm = |node: NodeId| rhythm(alignment, input.chronicle, node);
    let promised = alignment.live(Role::Objective).chain(alignment.live(Role::Initiative));
    let mut due: Vec<NodeId> = promised.filter(|&node| rhythm(node).due).collect();
    due.sort_unstable();
    let late = due
        .iter()
        .filter(|&&node| !rhythm(node).on_time)
        .map(|&node| (node, message(rhythm(node))))
        .collect();
    Outcome::share(due, late, "no first check-in has come due")
}

fn message(rhythm: Rhythm) -> String {
    match rhythm.last {
        Some(last) => format!("last looked at on {last}, promised every {}", rhythm.cadence),
        None => format!("never looked at, promised every {}", rhythm.cadence),
    }
}
