//! `overdue`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule {
    id: "overdue",
    group: Group::Watch,
    level: Level::Warning,
    summary: "live past its due date",
    page: include_str!("../../../docs/rules/overdue.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let as_of = facts.alignment.as_of;
    for node in facts.strategy.ids().filter(|&node| facts.alignment.is_live(node)) {
        if let Some(due) = facts.document(node).fields.due.filter(|&due| due < as_of) {
            let message = format!("`{}` was due on {due}", facts.strategy.id(node));
            let help = "if it is done, say so (`status: done`); else agree on another date";
            found.push(facts.problem(RULE.id, node, facts.place(node, "due"), message).help(help));
        }
    }
}
