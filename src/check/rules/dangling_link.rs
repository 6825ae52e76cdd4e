//! `dangling-link`.

use crate::check::facts::Facts;
use crate::check::suggest::Suggestions;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::strategy::{Link, NodeId, Target};

pub static RULE: Rule = Rule {
    id: "dangling-link",
    group: Group::Links,
    level: Level::Error,
    summary: "a link field names no document",
    page: include_str!("../../../docs/rules/dangling-link.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut names = Suggestions::new(facts.strategy.lookup().names());
    for node in facts.strategy.ids() {
        for link in facts.strategy.links(node) {
            match &link.target {
                Target::Document(_) => {}
                Target::Nothing => found.push(nothing(facts, node, link, &mut names)),
                Target::Several(nodes) => found.push(several(facts, node, link, nodes)),
            }
        }
    }
}

fn nothing(facts: &Facts<'_>, node: NodeId, link: &Link, names: &mut Suggestions<'_>) -> Diagnostic {
    let message = format!("`{}` in `{}` names no document", link.text, written_as(facts, node, link));
    let help = match names.nearest(&link.text) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "write the id of a document, or the path to it".to_owned(),
    };
    facts.problem(RULE.id, node, facts.link_span(node, link), message).help(help)
}

fn several(facts: &Facts<'_>, node: NodeId, link: &Link, nodes: &[NodeId]) -> Diagnostic {
    let field = written_as(facts, node, link);
    let message = format!("`{}` in `{field}` is the title of {} documents", link.text, nodes.len());
    let ids: Vec<String> = nodes.iter().map(|&node| format!("`{}`", facts.strategy.id(node))).collect();
    let problem = facts
        .problem(RULE.id, node, facts.link_span(node, link), message)
        .help(format!("name one by its id: {}", ids.join(", ")));
    nodes.iter().fold(problem, |problem, &same| {
        let document = facts.document(same);
        problem.related(document.path(), document.title.span, "it has this title")
    })
}

/// The link's field as the document calls it.
fn written_as<'a>(facts: &Facts<'a>, node: NodeId, link: &Link) -> &'a str {
    let entry = facts.document(node).field(link.field.name());
    entry.map_or(link.field.name(), |entry| &entry.key.value)
}
