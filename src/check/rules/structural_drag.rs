//! `structural-drag`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Role;
use crate::strategy::{LinkField, NodeId};

pub static RULE: Rule = Rule {
    id: "structural-drag",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "a system, hire or technology that supports nothing",
    page: include_str!("../../../docs/rules/structural-drag.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let supports =
        |node: NodeId| facts.strategy.links(node).iter().any(|link| link.field == LinkField::Supports);
    let came_to_stay = facts.alignment.live(Role::System).chain(lasting_decisions(facts));
    for node in came_to_stay.filter(|&node| !supports(node)) {
        let message = format!("`{}` supports nothing", facts.strategy.id(node));
        let span = facts.place(node, "supports");
        found.push(facts.problem(RULE.id, node, span, message).help("say what it is for: `supports: [...]`"));
    }
}

/// Live decisions for somebody or something that stays.
fn lasting_decisions<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = NodeId> + 'a {
    let stays = |node: &NodeId| {
        let sort = facts.document(*node).fields.sort.as_deref().unwrap_or_default();
        ["hire", "technology"].iter().any(|word| sort.eq_ignore_ascii_case(word))
    };
    facts.alignment.live(Role::Decision).filter(stays)
}
