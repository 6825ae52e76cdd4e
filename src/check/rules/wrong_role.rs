//! `wrong-role`.

use crate::check::facts::Facts;
use crate::check::louder::is_ruined;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Role;
use crate::strategy::{Link, LinkField, NodeId, Support, Target};

pub static RULE: Rule = Rule {
    id: "wrong-role",
    group: Group::Links,
    level: Level::Error,
    summary: "a support or a provider that the roles do not allow",
    page: include_str!("../../../docs/rules/wrong-role.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let strategy = facts.strategy;
    let supports = strategy.ids().flat_map(|node| strategy.supports(node));
    let wrong = supports.filter(|support| !support.allowed && !is_ruined(strategy, support.to));
    found.extend(wrong.filter_map(|support| problem(facts, support)));
    found.extend(strategy.ids().flat_map(|node| wrong_providers(facts, node)));
}

/// What a document takes resources from though it has none to give.
fn wrong_providers(facts: &Facts<'_>, node: NodeId) -> Vec<Diagnostic> {
    let links = facts.strategy.links(node).iter().filter(|link| link.field == LinkField::Resources);
    let problem = |link: &Link| {
        let Target::Document(target) = link.target else { return None };
        let role = facts.strategy.role(target)?;
        let fits = matches!(role, Role::Team | Role::Budget) || is_ruined(facts.strategy, target);
        let message = format!("`{}` is {}, which provides no resources", link.text, article(role.word()));
        let problem = facts.problem(RULE.id, node, facts.link_span(node, link), message);
        (!fits).then(|| problem.help("name a team or a budget"))
    };
    links.filter_map(problem).collect()
}

fn problem(facts: &Facts<'_>, support: &Support) -> Option<Diagnostic> {
    let role = facts.document(support.from).role?;
    let target = facts.document(support.to);
    let target_role = article(target.role.map_or("page", Role::word));
    let own_role = article(role.word());
    let message = format!("`{}` is {target_role}, which {own_role} cannot support", target.id.value);
    let help = match role.may_support() {
        [] => format!("{own_role} supports nothing: leave it out"),
        allowed => format!("{own_role} supports {}", listed(allowed)),
    };
    let span = facts.support_span(support.from, support.to);
    Some(facts.problem(RULE.id, support.from, span, message).help(help))
}

/// `a vision, an objective or a key-result`.
fn listed(roles: &[Role]) -> String {
    let words: Vec<String> = roles.iter().map(|role| article(role.word())).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

fn article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}
