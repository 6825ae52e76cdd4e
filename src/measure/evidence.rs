//! Evidence: the objectives that some key result with a target leads to.

use super::{Input, Measure, Outcome};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static MEASURE: Measure = Measure {
    id: "evidence",
    question: "Would we see that an objective is met?",
    page: include_str!("../../docs/measures/evidence.md"),
    take,
};

fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let alignment = input.alignment;
    let has_target = |node: &NodeId| alignment.strategy.document(*node).fields.target.is_some();
    let reached = alignment.reached_from(alignment.live(Role::KeyResult).filter(has_target));
    let objectives: Vec<NodeId> = alignment.live(Role::Objective).collect();
    let short = objectives.iter().copied().filter(|node| !reached[node.index()]).collect();
    let message = |_| "no key result with a target leads here".to_owned();
    Outcome::share(objectives, short, message, "no live objective")
}
