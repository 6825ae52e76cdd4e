//! Cadence: whether check-ins come when they were promised.

use super::{Input, Measure, Outcome};
use crate::chronicle::{Rhythm, rhythm};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static MEASURE: Measure = Measure {
    id: "cadence",
    question: "Do we check in when we said we would?",
    page: include_str!("../../docs/measures/cadence.md"),
    take,
};

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
