//! `contradictory-trade-offs`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule {
    id: "contradictory-trade-offs",
    group: Group::Alignment,
    level: Level::Error,
    summary: "trade-offs that run in a circle",
    page: include_str!("../../../docs/rules/contradictory-trade-offs.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(facts.trade_offs.contradictions.iter().filter_map(|circle| problem(facts, circle)));
}

fn problem(facts: &Facts<'_>, circle: &[usize]) -> Option<Diagnostic> {
    let stated: Vec<_> = circle
        .iter()
        .map(|&at| &facts.trade_offs.preferences[at])
        .map(|preference| (preference.document, preference.trade_off(facts.strategy)))
        .collect();
    let ((document, first), rest) = stated.split_first()?;
    let terms: Vec<String> = stated.iter().map(|(_, said)| format!("`{}`", said.over)).collect();
    let message = format!("{} over `{}`: what is favored runs in a circle", terms.join(" over "), first.over);
    let problem = facts
        .problem(RULE.id, *document, first.span, message)
        .help("take one of them back; until then none of them prefers anything");
    Some(rest.iter().fold(problem, |problem, (document, said)| {
        problem.related(
            facts.document(*document).path(),
            said.span,
            format!("`{}` is favored here", said.text),
        )
    }))
}
