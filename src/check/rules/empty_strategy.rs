//! `empty-strategy`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Span;

pub static RULE: Rule = Rule {
    id: "empty-strategy",
    group: Group::Reading,
    level: Level::Error,
    summary: "no document with a role was found",
    page: include_str!("../../../docs/rules/empty-strategy.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let documents = &facts.strategy.documents;
    if documents.iter().any(|document| document.role.is_some() || document.broken) {
        return;
    }
    let message = match documents.len() {
        0 => "no document was found: nothing is checked".to_owned(),
        pages => format!("no document with a role was found, only pages ({pages}): nothing is checked"),
    };
    let problem = Diagnostic::new(RULE.id, &facts.strategy.settings.path, Span::default(), message);
    found.push(
        problem
            .help("begin with a `vision.md`, or say under `[strategy]` and `[kinds]` where documents stand"),
    );
}
