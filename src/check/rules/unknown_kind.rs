//! `unknown-kind`.

use crate::check::{Group, Rule};
use crate::diagnostic::Level;

pub static RULE: Rule = Rule {
    id: "unknown-kind",
    group: Group::Reading,
    level: Level::Error,
    summary: "a kind is not known",
    page: include_str!("../../../docs/rules/unknown-kind.md"),
    find: None,
};
