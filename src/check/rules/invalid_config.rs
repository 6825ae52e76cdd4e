//! `invalid-config`: most of it is found while reading; names that only the later rooms know, here.

use crate::check::facts::Facts;
use crate::check::{Group, RULES, Rule};
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::text::Span;

pub static RULE: Rule = Rule {
    id: "invalid-config",
    group: Group::Reading,
    level: Level::Error,
    summary: "`rhumb.toml` cannot be read as meant",
    page: include_str!("../../../docs/rules/invalid-config.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let settings = &facts.strategy.settings;
    let rules = RULES.map(|rule| rule.id);
    let (measures, events) = (facts.input.measures, facts.input.events);
    let mut unknown = |what: &str, name: &str, span: Span, known: &[&str]| {
        if !known.contains(&name) {
            let problem =
                Diagnostic::new(RULE.id, &settings.path, span, format!("there is no {what} `{name}`"));
            let help = did_you_mean(name, known.iter().copied());
            found.push(problem.help(help.unwrap_or_else(|| format!("the manual lists every {what}"))));
        }
    };
    settings.rules.iter().for_each(|(name, level)| unknown("rule", name, level.span, &rules));
    settings.measures.iter().for_each(|(name, weight)| unknown("measure", name, weight.span, measures));
    settings.drift.iter().for_each(|(name, level)| unknown("drift event", name, level.span, events));
    settings.accept.iter().for_each(|accept| unknown("drift event", &accept.event, accept.span, events));
}
