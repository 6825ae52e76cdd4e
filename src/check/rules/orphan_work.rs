//! `orphan-work`.

use crate::check::facts::Facts;
use crate::check::louder::cut_off;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::strategy::NodeId;

pub static RULE: Rule = Rule {
    id: "orphan-work",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "work that leads to no vision",
    page: include_str!("../../../docs/rules/orphan-work.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let alignment = facts.alignment;
    let lost = alignment.committed().filter(|&node| alignment.reach(node) == 0.0);
    let cut_off = cut_off(facts.strategy);
    let orphans = lost.filter(|node| !cut_off[node.index()]);
    found.extend(orphans.map(|node| problem(facts, node)));
}

fn problem(facts: &Facts<'_>, node: NodeId) -> Diagnostic {
    let id = facts.strategy.id(node);
    let message = match facts.strategy.supports(node) {
        [] => format!("`{id}` supports nothing"),
        _ => format!("nothing that `{id}` supports leads to a vision"),
    };
    facts
        .problem(RULE.id, node, facts.place(node, "supports"), message)
        .help("say what it serves (`supports`), or that it explores (`stance: explore`), or end it")
}
