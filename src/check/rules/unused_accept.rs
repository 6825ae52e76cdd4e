//! `unused-accept`.

use crate::check::{Group, Rule};
use crate::diagnostic::Level;

pub static RULE: Rule = Rule {
    id: "unused-accept",
    group: Group::Watch,
    level: Level::Warning,
    summary: "an acceptance matches no drift",
    page: include_str!("../../../docs/rules/unused-accept.md"),
    find: None,
};
