//! Contribution: the teams that say what they contribute and own something that leads to the vision.

use super::{Input, Measure, Outcome};
use crate::alignment::Alignment;
use crate::settings::Role;
use crate::strategy::NodeId;

pub static MEASURE: Measure = Measure {
    id: "contribution",
    question: "Does every team know how it contributes?",
    page: include_str!("../../docs/measures/contribution.md"),
    take,
};

fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let alignment = input.alignment;
    let teams: Vec<NodeId> = alignment.live(Role::Team).collect();
    let short = teams.iter().copied().filter(|&team| shortfall(alignment, team).is_some()).collect();
    let message = |team| shortfall(alignment, team).unwrap_or_default().to_owned();
    Outcome::share(teams, short, message, "no live team")
}

fn shortfall(alignment: &Alignment, team: NodeId) -> Option<&'static str> {
    let states = alignment.strategy.document(team).fields.contributes.is_some();
    let owns = alignment.strategy.owned(team).iter().any(|&node| contributes(alignment, node));
    match (states, owns) {
        (true, true) => None,
        (false, true) => Some("it does not state how it contributes"),
        (true, false) => Some("it owns nothing that leads to the vision"),
        (false, false) => Some("it states no contribution and owns nothing that leads to the vision"),
    }
}

fn contributes(alignment: &Alignment, node: NodeId) -> bool {
    let role = alignment.strategy.role(node);
    matches!(role, Some(Role::Initiative | Role::Objective | Role::KeyResult)) && alignment.reach(node) > 0.0
}
