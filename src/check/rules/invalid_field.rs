//! `invalid-field`: most of it is found while reading; an `allow` of a rule that does not exist, here.

use crate::check::facts::Facts;
use crate::check::{Group, RULES, Rule};
use crate::diagnostic::{Diagnostic, Level, did_you_mean};

pub static RULE: Rule = Rule {
    id: "invalid-field",
    group: Group::Reading,
    level: Level::Error,
    summary: "a field has a value that it cannot have",
    page: include_str!("../../../docs/rules/invalid-field.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let ids = RULES.map(|rule| rule.id);
    for node in facts.strategy.ids() {
        let allowed = facts.document(node).fields.allow.iter();
        for (name, reason) in allowed.filter(|(name, _)| !ids.contains(&name.as_str())) {
            let help = did_you_mean(name, ids).unwrap_or_else(|| "`rhumb rules` lists every rule".into());
            let message = format!("`allow` names `{name}`, which is no rule");
            found.push(facts.problem(RULE.id, node, reason.span, message).help(help));
        }
    }
}
