//! `broken-mention`.

use crate::check::facts::Facts;
use crate::check::suggest::Suggestions;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::{Mention, MentionForm};
use crate::strategy::{Miss, NodeId};

pub static RULE: Rule = Rule {
    id: "broken-mention",
    group: Group::Links,
    level: Level::Warning,
    summary: "a link in a text leads nowhere",
    page: include_str!("../../../docs/rules/broken-mention.md"),
    find: Some(find),
};

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let mut finder = Finder {
        facts,
        names: Suggestions::new(facts.strategy.lookup().names()),
        files: Suggestions::new(facts.strategy.files.iter().map(|path| path.as_str())),
    };
    let missed = facts.missed_mentions().filter(|(_, mention, _)| mention.form != MentionForm::Picture);
    found.extend(missed.map(|(node, mention, miss)| finder.problem(node, mention, miss)));
}

/// Finds what was meant.
struct Finder<'a> {
    facts: &'a Facts<'a>,
    names: Suggestions<'a>,
    files: Suggestions<'a>,
}

impl Finder<'_> {
    fn problem(&mut self, node: NodeId, mention: &Mention, miss: &Miss) -> Diagnostic {
        let target = &mention.target;
        let message = match miss {
            Miss::Id => format!("no document has the id `{target}`"),
            Miss::File => format!("there is no file `{target}`"),
            Miss::Heading(other) => {
                let fragment = mention.fragment.as_deref().unwrap_or_default();
                format!("`{}` has no heading `#{fragment}`", self.facts.document(*other).path())
            }
        };
        let help = self.meant(node, mention, miss).map(|name| format!("did you mean `{name}`?"));
        self.facts
            .problem(RULE.id, node, mention.span, message)
            .help(help.unwrap_or_else(|| "mend the link, or take it out".to_owned()))
    }

    /// What the mention probably meant, as it would be written there.
    fn meant(&mut self, node: NodeId, mention: &Mention, miss: &Miss) -> Option<String> {
        let from = self.facts.document(node).path();
        match miss {
            Miss::Id => self.names.nearest(&mention.target).map(str::to_owned),
            Miss::File => {
                let path = from.join(&mention.target).ok()?;
                self.files.nearest(path.as_str()).map(|file| from.relative(file))
            }
            Miss::Heading(other) => {
                let headings = self.facts.document(*other).body.headings.iter();
                let slug = mention.fragment.as_deref()?;
                Suggestions::new(headings.map(|h| h.slug.as_str()))
                    .nearest(slug)
                    .map(|slug| format!("#{slug}"))
            }
        }
    }
}
