//! `support-cycle`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::strategy::{Cycle, NodeId};

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

fn problem(facts: &Facts<'_>, cycle: &Cycle) -> Option<Diagnostic> {
    let id = |node: NodeId| facts.strategy.id(node);
    let way = &cycle.way;
    let mut steps = way.iter().copied().zip(way.iter().copied().cycle().skip(1));
    let (first, second) = steps.next()?;
    let message = match way.as_slice() {
        [only] => format!("`{}` supports itself", id(*only)),
        _ => format!("`{}` supports itself: {}", id(first), round(facts, way)),
    };
    let span = facts.support_span(first, second);
    let problem = facts
        .problem(RULE.id, first, span, message)
        .help("keep the direction that says what the work is for; what must come first is `depends_on`");
    let problem = steps.fold(problem, |problem, (from, to)| {
        let path = facts.document(from).path();
        problem.related(path, facts.support_span(from, to), format!("`{}` supports `{}`", id(from), id(to)))
    });
    Some(cycle.others.iter().fold(problem, |problem, &other| {
        let place = facts.place(other, "supports");
        problem.related(facts.document(other).path(), place, "this leads there and back, too")
    }))
}

/// The whole way round, back to its first document.
fn round(facts: &Facts<'_>, way: &[NodeId]) -> String {
    let round = way.iter().chain(way.first());
    let ids: Vec<String> = round.map(|&node| format!("`{}`", facts.strategy.id(node))).collect();
    ids.join(" -> ")
}
