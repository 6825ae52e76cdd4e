//! `support-cycle`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::strategy::NodeId;

pub static RULE: Rule = Rule {
    id: "support-cycle",
    group: Group::Links,
    level: Level::Error,
    summary: "documents support each other in a circle",
    page: include_str!("../../../docs/rules/support-cycle.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    found.extend(facts.strategy.cycles().iter().filter_map(|cycle| problem(facts, cycle)));
}

fn problem(facts: &Facts<'_>, cycle: &[NodeId]) -> Option<Diagnostic> {
    let id = |node: NodeId| facts.strategy.id(node);
    let mut steps = cycle.iter().copied().zip(cycle.iter().copied().cycle().skip(1));
    let (first, second) = steps.next()?;
    let message = match cycle {
        [only] => format!("`{}` supports itself", id(*only)),
        _ => format!("`{}` supports itself: {}", id(first), way(facts, cycle)),
    };
    let span = facts.support_span(first, second);
    let problem = facts
        .problem(RULE.id, first, span, message)
        .help("keep the direction that says what the work is for; what must come first is `depends_on`");
    Some(steps.fold(problem, |problem, (from, to)| {
        let path = facts.document(from).path();
        problem.related(path, facts.support_span(from, to), format!("`{}` supports `{}`", id(from), id(to)))
    }))
}

/// The whole way round, back to its first document.
fn way(facts: &Facts<'_>, cycle: &[NodeId]) -> String {
    let round = cycle.iter().chain(cycle.first());
    let ids: Vec<String> = round.map(|&node| format!("`{}`", facts.strategy.id(node))).collect();
    ids.join(" -> ")
}
