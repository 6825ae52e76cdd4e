//! `unknown-field`.

use crate::check::{Group, Rule};
use crate::diagnostic::Level;

pub static RULE: Rule = Rule {
    id: "unknown-field",
    group: Group::Reading,
    level: Level::Warning,
    summary: "a field is not known",
    page: include_str!("../../../docs/rules/unknown-field.md"),
    find: None,
};
