//! `conflicting-trade-off`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::trade_offs::{Statement, Verdict};

pub static RULE: Rule = Rule {
    id: "conflicting-trade-off",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "a system or decision rewards the opposite of what is favored",
    page: include_str!("../../../docs/rules/conflicting-trade-off.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let statements = facts.trade_offs.statements.iter();
    let conflicting = statements.filter(|statement| statement.verdict == Verdict::Conflicts);
    found.extend(conflicting.map(|statement| problem(facts, statement)));
}

fn problem(facts: &Facts<'_>, statement: &Statement) -> Diagnostic {
    let said = statement.trade_off(facts.strategy);
    let grounds: Vec<_> = statement.grounds.iter().map(|&at| &facts.trade_offs.preferences[at]).collect();
    let favored: Vec<String> =
        grounds.iter().map(|preference| format!("`{}`", preference.trade_off(facts.strategy).text)).collect();
    let are = if favored.len() == 1 { "is" } else { "are" };
    let message = format!("`{}` is rewarded, and {} {are} favored", said.text, favored.join(" and "));
    let problem = facts
        .problem(RULE.id, statement.document, said.span, message)
        .help("reward what is favored, or decide openly to favor something else");
    grounds.iter().fold(problem, |problem, preference| {
        let stated = preference.trade_off(facts.strategy);
        problem.related(facts.document(preference.document).path(), stated.span, "it is favored here")
    })
}
