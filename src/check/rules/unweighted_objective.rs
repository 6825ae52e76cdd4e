//! `unweighted-objective`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::strategy::NodeId;

pub static RULE: Rule = Rule {
    id: "unweighted-objective",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "an objective without a weight among weighted ones",
    page: include_str!("../../../docs/rules/unweighted-objective.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let weight = |node: NodeId| facts.document(node).fields.weight;
    let (weighted, unweighted): (Vec<NodeId>, Vec<NodeId>) =
        facts.alignment.aims().into_iter().partition(|&node| weight(node).is_some());
    let Some(&other) = weighted.first() else { return };
    for node in unweighted {
        let message = format!(
            "`{}` has no `weight`, and `{}` has one",
            facts.strategy.id(node),
            facts.strategy.id(other)
        );
        let span = facts.place(node, "weight");
        found.push(
            facts
                .problem(RULE.id, node, span, message)
                .help("say how much it matters beside the others; without a weight it counts as 0"),
        );
    }
}
