//! `invalid-encoding`.

use crate::check::{Group, Rule};
use crate::diagnostic::Level;

pub static RULE: Rule = Rule {
    id: "invalid-encoding",
    group: Group::Reading,
    level: Level::Error,
    summary: "a document is no UTF-8 text",
    page: include_str!("../../../docs/rules/invalid-encoding.md"),
    find: None,
};
