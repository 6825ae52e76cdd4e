//! `stale-question`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::{Cadence, Role};
use crate::strategy::NodeId;
use jiff::civil::Date;

pub static RULE: Rule = Rule {
    id: "stale-question",
    group: Group::Watch,
    level: Level::Note,
    summary: "a question open for more than two quarters",
    page: include_str!("../../../docs/rules/stale-question.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let (Some(chronicle), Some(patience)) = (facts.input.chronicle, Cadence::parse("2 quarters")) else {
        return;
    };
    let as_of = facts.alignment.as_of;
    for node in facts.alignment.live(Role::Question).filter(|&node| is_open(facts, node, as_of)) {
        let id = facts.strategy.id(node);
        if let Some(asked) = chronicle.beginning(id).filter(|&asked| patience.after(asked) < as_of) {
            let message = format!("`{id}` has been open since {asked}");
            let help = "answer it (`answered`, `answer`), or say what was found out so far and drop it";
            let span = facts.document(node).title.span;
            found.push(facts.problem(RULE.id, node, span, message).help(help));
        }
    }
}

/// Whether a question has no answer on the day.
fn is_open(facts: &Facts<'_>, question: NodeId, as_of: Date) -> bool {
    let fields = &facts.document(question).fields;
    fields.answered.map_or(fields.answer.is_none(), |answered| answered > as_of)
}
