//! `rhumb rules`.

use std::fmt::Write as _;

use anstyle::Style;
use clap::Args;

use super::{Failure, Session, Verdict};
use crate::check::{self, Group, RULES};
use crate::diagnostic::did_you_mean;
use crate::settings::Settings;

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
    let pages: Vec<&str> = check::rule(name).into_iter().map(|rule| rule.page).collect();
    if pages.is_empty() {
        let help = did_you_mean(name, RULES.map(|rule| rule.id));
        return Err(Failure::new(format!("there is no rule or drift event `{name}`"))
            .help(help.unwrap_or_else(|| "`rhumb rules` lists them all".to_owned())));
    }
    Ok(pages.join("\n"))
}

/// All rules with the levels that they have here, by group.
fn listed(settings: Option<&Settings>) -> String {
    let bold = Style::new().bold();
    let mut out = String::new();
    for group in Group::ALL {
        let _ = writeln!(out, "{bold}{}{bold:#}", group.word());
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let level = settings.map_or(rule.level, |settings| check::level(rule.id, settings));
            let _ = writeln!(out, "  {:<26}{:<9}{}", rule.id, level.word(), rule.summary);
        }
        out.push('\n');
    }
    out + "`rhumb rules RULE` explains one of them.\n"
}
