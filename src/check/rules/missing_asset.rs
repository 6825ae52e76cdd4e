//! `missing-asset`.

use crate::check::facts::Facts;
use crate::check::suggest::Suggestions;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::{Mention, MentionForm};
use crate::strategy::NodeId;

pub static RULE: Rule = Rule {
    id: "missing-asset",
    group: Group::Site,
    level: Level::Warning,
    summary: "a picture that is not there",
    page: include_str!("../../../docs/rules/missing-asset.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut files = Suggestions::new(facts.strategy.files.iter().map(|path| path.as_str()));
    let missed = facts.missed_mentions().filter(|(_, mention, _)| mention.form == MentionForm::Picture);
    found.extend(missed.map(|(node, picture, _)| problem(facts, node, picture, &mut files)));
}

fn problem(facts: &Facts<'_>, node: NodeId, picture: &Mention, files: &mut Suggestions<'_>) -> Diagnostic {
    let from = facts.document(node).path();
    let meant = from.join(&picture.target).ok().and_then(|path| files.nearest(path.as_str()));
    let help = match meant {
        Some(file) => format!("did you mean `{}`?", from.relative(file)),
        None => "add the file, or take the picture out".to_owned(),
    };
    facts.problem(RULE.id, node, picture.span, format!("there is no picture `{}`", picture.target)).help(help)
}
