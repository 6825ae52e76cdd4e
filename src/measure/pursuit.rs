//! Pursuit: the objectives that some initiative leads to.

use super::{Input, Measure, Outcome};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static MEASURE: Measure = Measure {
    id: "pursuit",
    question: "Is someone working on each objective?",
    page: include_str!("../../docs/measures/pursuit.md"),
    take,
};

fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let alignment = input.alignment;
    let reached = alignment.reached_from(alignment.live(Role::Initiative));
    let objectives: Vec<NodeId> = alignment.live(Role::Objective).collect();
    let short = objectives.iter().copied().filter(|node| !reached[node.index()]).collect();
    let message = |_| "no live initiative leads here".to_owned();
    Outcome::share(objectives, short, message, "no live objective")
}
