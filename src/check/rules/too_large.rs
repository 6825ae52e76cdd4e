//! `too-large`.

use crate::check::{Group, Rule};
use crate::diagnostic::Level;

pub static RULE: Rule = Rule {
    id: "too-large",
    group: Group::Reading,
    level: Level::Error,
    summary: "a document or its front matter is too large",
    page: include_str!("../../../docs/rules/too-large.md"),
    find: None,
};
