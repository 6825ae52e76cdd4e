//! `late-check-in`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::chronicle::{Rhythm, rhythm};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static RULE: Rule = Rule {
    id: "late-check-in",
    group: Group::Watch,
    level: Level::Warning,
    summary: "no check-in when one was due",
    page: include_str!("../../../docs/rules/late-check-in.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let alignment = facts.alignment;
    if alignment.live(Role::CheckIn).next().is_none() {
        return;
    }
    let promised = alignment.live(Role::Objective).chain(alignment.live(Role::Initiative));
    for node in promised {
        let rhythm = rhythm(alignment, facts.input.chronicle, node);
        if rhythm.due && !rhythm.on_time {
            found.push(problem(facts, node, &rhythm));
        }
    }
}

fn problem(facts: &Facts<'_>, node: NodeId, rhythm: &Rhythm) -> Diagnostic {
    let id = facts.strategy.id(node);
    let message = match rhythm.last {
        Some(last) => {
            format!("the last check-in about `{id}` was on {last}, and one is due {}", rhythm.cadence.every())
        }
        None => format!("there is no check-in about `{id}`, and one is due {}", rhythm.cadence.every()),
    };
    let span = facts.place(node, "cadence");
    facts
        .problem(RULE.id, node, span, message)
        .help(format!("check in: `about: [{id}]`, or ask less often (`cadence`)"))
}
