//! `colliding-path`.

use rustc_hash::FxHashMap;

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::text::{DocPath, Span, nfc};

pub static RULE: Rule = Rule {
    id: "colliding-path",
    group: Group::Identity,
    level: Level::Error,
    summary: "two pages that one file system would merge",
    page: include_str!("../../../docs/rules/colliding-path.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut pages: FxHashMap<String, &DocPath> = FxHashMap::default();
    for node in facts.strategy.ids() {
        let path = facts.document(node).path();
        let first = *pages.entry(merged(path)).or_insert(path);
        if first != path {
            let message = format!("on some systems this is the same page as `{first}`");
            let problem = facts.problem(RULE.id, node, Span::default(), message);
            found.push(
                problem
                    .help("rename one of the two, in more than case, accents' encoding or dots at the end")
                    .related(first, Span::default(), "the other page"),
            );
        }
    }
}

/// The page's path as a file system sees it that knows no case, composes letters, and cuts dots and
/// blanks off the end of names.
fn merged(path: &DocPath) -> String {
    let page = path.as_str().strip_suffix(".md").unwrap_or(path.as_str());
    let parts = page.split('/').map(|part| part.trim_end_matches(['.', ' ']));
    nfc(&parts.collect::<Vec<_>>().join("/").to_lowercase()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_some_file_system_takes_for_one_are_merged() {
        let merged = |path: &str| super::merged(&DocPath::new(path).unwrap());
        assert_eq!(merged("teams/Field.md"), merged("Teams/field.md"));
        assert_eq!(merged("teams/größe.md"), merged("teams/gro\u{308}ße.md"));
        assert_eq!(merged("teams./field .md"), merged("teams/field.md"));
        assert_ne!(merged("teams/field-north.md"), merged("teams/field-south.md"));
    }
}
