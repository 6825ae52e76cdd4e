//! `missing-alt`.

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::MentionForm;

pub static RULE: Rule = Rule {
    id: "missing-alt",
    group: Group::Site,
    level: Level::Note,
    summary: "a picture without words",
    page: include_str!("../../../docs/rules/missing-alt.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    for node in facts.readable() {
        let pictures = facts.document(node).body.mentions.iter().filter(|m| m.form == MentionForm::Picture);
        for picture in pictures.filter(|picture| picture.text.trim().is_empty()) {
            let message = format!("the picture `{}` has no words that say what it shows", picture.target);
            let help = format!("write them between the brackets: `![what it shows]({})`", picture.target);
            found.push(facts.problem(RULE.id, node, picture.span, message).help(help));
        }
    }
}
