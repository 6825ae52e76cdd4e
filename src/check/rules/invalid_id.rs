//! `invalid-id`.

use crate::check::{Group, Rule};
use crate::diagnostic::Level;

pub static RULE: Rule = Rule {
    id: "invalid-id",
    group: Group::Identity,
    level: Level::Error,
    summary: "an id holds what no id may hold",
    page: include_str!("../../../docs/rules/invalid-id.md"),
    find: None,
};
