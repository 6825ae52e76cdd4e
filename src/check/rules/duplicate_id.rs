//! `duplicate-id`.

use std::collections::BTreeMap;

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::strategy::NodeId;
use crate::text::Span;

pub static RULE: Rule = Rule {
    id: "duplicate-id",
    group: Group::Identity,
    level: Level::Error,
    summary: "several documents have one id",
    page: include_str!("../../../docs/rules/duplicate-id.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut sharing: BTreeMap<NodeId, Vec<NodeId>> = BTreeMap::new();
    for node in facts.strategy.ids() {
        if let Some(first) = facts.strategy.duplicate_of(node) {
            sharing.entry(first).or_insert_with(|| vec![first]).push(node);
        }
    }
    found.extend(sharing.into_values().flat_map(|nodes| problems(facts, nodes)));
}

/// One problem for each document but the one whose the id is: that whose file is named so, else the
/// first.
fn problems(facts: &Facts<'_>, nodes: Vec<NodeId>) -> Vec<Diagnostic> {
    let is_file_name = |node: &NodeId| facts.document(*node).id.span == Span::default();
    let Some(holder) = nodes.iter().copied().find(is_file_name).or(nodes.first().copied()) else {
        return Vec::new();
    };
    let others = nodes.into_iter().filter(|&node| node != holder);
    others.map(|node| problem(facts, node, holder)).collect()
}

fn problem(facts: &Facts<'_>, node: NodeId, holder: NodeId) -> Diagnostic {
    let (id, taken) = (&facts.document(node).id, facts.document(holder));
    let message = format!("the id `{}` is also that of `{}`", id.value, taken.path());
    facts
        .problem(RULE.id, node, id.span, message)
        .help(format!("give one of them an id of its own: `id: {}-2`", id.value))
        .related(taken.path(), taken.id.span, "it has the same id")
}
