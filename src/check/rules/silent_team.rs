//! `silent-team`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Role;

pub static RULE: Rule = Rule {
    id: "silent-team",
    group: Group::Alignment,
    level: Level::Warning,
    summary: "a team that states no contribution",
    page: include_str!("../../../docs/rules/silent-team.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let teams = facts.alignment.live(Role::Team);
    for team in teams.filter(|&team| facts.document(team).fields.contributes.is_none()) {
        let message = format!("`{}` does not say how it contributes", facts.strategy.id(team));
        let span = facts.place(team, "contributes");
        found.push(
            facts
                .problem(RULE.id, team, span, message)
                .help("let the team write it in its own words: `contributes: ...`"),
        );
    }
}
