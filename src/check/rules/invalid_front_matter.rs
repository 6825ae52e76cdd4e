//! `invalid-front-matter`.

use crate::check::{Group, Rule};
use crate::diagnostic::Level;

pub static RULE: Rule = Rule {
    id: "invalid-front-matter",
    group: Group::Reading,
    level: Level::Error,
    summary: "a front matter cannot be read",
    page: include_str!("../../../docs/rules/invalid-front-matter.md"),
    find: None,
};
