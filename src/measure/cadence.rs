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

fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let alignment = input.alignment;
    if alignment.live(Role::CheckIn).next().is_none() {
        return Outcome::NotMeasured("no check-in at all");
    }
    let chronicle = input.chronicle;
    let promised = alignment.live(Role::Objective).chain(alignment.live(Role::Initiative));
    let rhythms = promised.map(|node| (node, rhythm(alignment, chronicle, node)));
    let mut due: Vec<(NodeId, Rhythm)> = rhythms.filter(|(_, rhythm)| rhythm.due).collect();
    due.sort_unstable_by_key(|(node, _)| *node);
    let late = due.iter().filter(|(_, rhythm)| !rhythm.on_time).map(|(node, _)| *node).collect();
    let message = move |node| message(rhythm(alignment, chronicle, node));
    let due = due.into_iter().map(|(node, _)| node).collect();
    Outcome::share(due, late, message, "no first check-in has come due")
}

fn message(rhythm: Rhythm) -> String {
    match rhythm.last {
        Some(last) => format!("last looked at on {last}, promised {}", rhythm.cadence.every()),
        None => format!("never looked at, promised {}", rhythm.cadence.every()),
    }
}
