//! `ended-target`.

use crate::check::facts::Facts;
use crate::check::louder::is_ruined;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Status;
use crate::strategy::{NodeId, Support};

pub static RULE: Rule = Rule {
    id: "ended-target",
    group: Group::Links,
    level: Level::Warning,
    summary: "something live supports what is not live",
    page: include_str!("../../../docs/rules/ended-target.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let live = facts.strategy.ids().filter(|&node| facts.alignment.is_live(node));
    let supports = live.flat_map(|node| facts.strategy.supports(node));
    let ended = supports.filter(|support| {
        support.allowed && !facts.alignment.is_live(support.to) && !is_ruined(facts.strategy, support.to)
    });
    found.extend(ended.map(|support| problem(facts, support)));
}

fn problem(facts: &Facts<'_>, support: &Support) -> Diagnostic {
    let message = format!("`{}` {}", facts.strategy.id(support.to), why(facts, support.to));
    let target = facts.document(support.to);
    let told_by = if target.status == Status::Active { "start" } else { "status" };
    facts
        .problem(RULE.id, support.from, facts.support_span(support.from, support.to), message)
        .help("point it at what holds now, or end it too")
        .related(target.path(), facts.place(support.to, told_by), "it says so here")
}

fn why(facts: &Facts<'_>, target: NodeId) -> String {
    let document = facts.document(target);
    match (document.status, document.fields.start) {
        (Status::Active, Some(start)) => format!("starts on {start} only"),
        (Status::Active, None) => "is not live".to_owned(),
        (Status::Draft, _) => "is a draft".to_owned(),
        (status, _) => format!("is {status}"),
    }
}
