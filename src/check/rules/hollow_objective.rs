//! `hollow-objective`.

use crate::check::facts::Facts;
use crate::check::louder::perhaps_led_to;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Role;

pub static RULE: Rule = Rule {
    id: "hollow-objective",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "an objective that nobody works on",
    page: include_str!("../../../docs/rules/hollow-objective.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let pursued = facts.alignment.reached_from(facts.alignment.live(Role::Initiative));
    let hollow = facts.alignment.live(Role::Objective).filter(|node| !pursued[node.index()]);
    let doubtful = perhaps_led_to(facts.strategy, Role::Initiative);
    for node in hollow.filter(|node| !doubtful[node.index()]) {
        let message = format!("no work leads to `{}`", facts.strategy.id(node));
        let span = facts.document(node).title.span;
        found.push(
            facts
                .problem(RULE.id, node, span, message)
                .help("link the work that is done for it, begin some, or end the objective"),
        );
    }
}
