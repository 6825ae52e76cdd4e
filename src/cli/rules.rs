//! `rhumb rules`.

use std::fmt::Write as _;

use anstyle::Style;
use clap::Args;

use super::{Failure, Session, Verdict};
use crate::check::{self, Group, RULES, Rule};
use crate::diagnostic::{Level, did_you_mean};
use crate::drift::{self, EVENTS, EventKind};
use crate::settings::Settings;

/// The groups of drift events in the order in which they are shown (drift.md).
const EVENT_GROUPS: [&str; 8] =
    ["destination", "aims", "links", "work", "steering", "watch", "yardstick", "files"];

/// Lists the rules and drift events, or explains one of them.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  rhumb rules\n  rhumb rules dangling-link")]
pub struct Rules {
    /// A rule's or event's name
    #[arg(value_name = "RULE")]
    name: Option<String>,
}

impl Rules {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let text = match &self.name {
            Some(name) => explained(name)?,
            None => listed(session.settings().as_deref()),
        };
        session.print(&text)?;
        Ok(Verdict::Well)
    }
}

/// The pages of all that goes by `name`.
fn explained(name: &str) -> Result<String, Failure> {
    let rule = check::rule(name).map(|rule| rule.page);
    let event = drift::find(name).map(|event| event.page);
    let pages: Vec<&str> = [rule, event].into_iter().flatten().collect();
    if pages.is_empty() {
        let known = RULES.iter().map(|rule| rule.id).chain(EVENTS.iter().map(|event| event.id));
        let help = did_you_mean(name, known);
        return Err(Failure::new(format!("there is no rule or drift event `{name}`"))
            .help(help.unwrap_or_else(|| "`rhumb rules` lists them all".to_owned())));
    }
    Ok(pages.join("\n"))
}

/// All rules and events with the levels that they have here, by group.
fn listed(settings: Option<&Settings>) -> String {
    let mut out = String::from("Rules of `rhumb check`\n");
    for group in Group::ALL {
        let rules = RULES.iter().filter(|rule| rule.group == group);
        let level = |rule: &Rule| settings.map_or(rule.level, |settings| check::level(rule.id, settings));
        list(&mut out, group.word(), rules.map(|rule| (rule.id, level(rule), rule.summary)));
    }
    out.push_str("\nEvents of `rhumb drift`\n");
    for group in EVENT_GROUPS {
        let events = EVENTS.iter().filter(|event| event.group == group);
        let level = |event: &EventKind| settings.map_or(event.level, |settings| event.level_in(settings));
        list(&mut out, group, events.map(|event| (event.id, level(event), event.summary)));
    }
    out + "\n`rhumb rules NAME` explains one of them.\n"
}

fn list<'a>(out: &mut String, group: &str, entries: impl Iterator<Item = (&'a str, Level, &'a str)>) {
    let bold = Style::new().bold();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "\n{bold}{group}{bold:#}");
    for (name, level, summary) in entries {
        let _ = writeln!(out, "  {name:<26}{:<9}{summary}", level.word());
    }
}
