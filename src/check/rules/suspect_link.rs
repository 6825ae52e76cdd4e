//! `suspect-link`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::chronicle::{Chronicle, Suspect};
use crate::diagnostic::{Diagnostic, Level};

pub static RULE: Rule = Rule {
    id: "suspect-link",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "a link to what changed since it was last looked at",
    page: include_str!("../../../docs/rules/suspect-link.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let Some(chronicle) = facts.input.chronicle else { return };
    let suspects = chronicle.suspects(facts.alignment);
    found.extend(suspects.iter().map(|suspect| problem(facts, chronicle, suspect)));
}

fn problem(facts: &Facts<'_>, chronicle: &Chronicle, suspect: &Suspect) -> Diagnostic {
    let (from, to) = (suspect.support.from, suspect.support.to);
    let (id, target) = (facts.strategy.id(from), facts.document(to));
    let (changed, looked) =
        (chronicle.landing(suspect.changed).date, chronicle.landing(suspect.affirmed).date);
    let message = format!(
        "`{}` changed on {changed}, and this link was last looked at on {looked}",
        facts.strategy.id(to)
    );
    facts
        .problem(RULE.id, from, facts.support_span(from, to), message)
        .help(format!(
            "if it still holds, say so: `reviewed: {}`, or the trailer `Reaffirms: {id}` in a commit",
            facts.alignment.as_of
        ))
        .related(target.path(), target.statement.span, "this is what it says now")
}
