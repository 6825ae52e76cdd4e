//! `unmeasured-objective`.

use crate::check::facts::Facts;
use crate::check::louder::perhaps_led_to;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static RULE: Rule = Rule {
    id: "unmeasured-objective",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "an objective without a measured result",
    page: include_str!("../../../docs/rules/unmeasured-objective.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let has_target = |node: &NodeId| facts.document(*node).fields.target.is_some();
    let measured = facts.alignment.reached_from(facts.alignment.live(Role::KeyResult).filter(has_target));
    let unmeasured = facts.alignment.live(Role::Objective).filter(|node| !measured[node.index()]);
    let doubtful = perhaps_led_to(facts.strategy, Role::KeyResult);
    for node in unmeasured.filter(|node| !doubtful[node.index()]) {
        let message = format!("no key result with a target leads to `{}`", facts.strategy.id(node));
        let span = facts.document(node).title.span;
        found.push(
            facts.problem(RULE.id, node, span, message).help("agree on a sign of success, with a `target`"),
        );
    }
}
