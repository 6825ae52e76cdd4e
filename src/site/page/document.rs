//! The page of one document.

use serde::Serialize;

use super::roles::{self, Parts};
use crate::check::Finding;
use crate::document::PAGE;
use crate::settings::Role;
use crate::site::press::{Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{
    Branch, Chain, EventView, Html, Person, Problem, Reference, Relation, Revision, Row, Standing,
    SuspectView, Tie,
};
use crate::strategy::NodeId;

/// The most events of one document that are shown.
const EVENTS: usize = 8;

/// What templates of documents get, as `document`.
#[derive(Debug, Serialize)]
pub struct DocumentPage {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What its kind is called.
    pub kind: String,
    /// The page that lists its kind.
    pub kind_address: Option<String>,
    /// How it stands; nothing where it simply is in force.
    pub standing: Option<Standing>,
    /// Whom it belongs to.
    pub owners: Vec<Person>,
    /// A few facts beside title and owner, each as a sentence.
    pub facts: Vec<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The paragraph that says what it means; empty where its body does not begin with one.
    pub statement: Html,
    /// The rest of its body.
    pub body: Html,
    /// The ways from the vision to it.
    pub chains: Vec<Chain>,
    /// Whether there are more of them.
    pub more_chains: bool,
    /// Whether it is to lead to the vision and no way does.
    pub no_line: bool,
    /// What lies below it.
    pub below: Vec<Branch>,
    /// What is linked to it.
    pub relations: Vec<Relation>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// The links from and to it that nobody looked at since the other end changed.
    pub suspects: Vec<SuspectView>,
    /// Its metadata as written.
    pub metadata: Vec<Row>,
    /// What happened to it since the last release.
    pub since: Option<Since>,
    /// The commits that touched it, newest first.
    pub landings: Vec<Revision>,
    /// The document that has the same id and came first.
    pub duplicate_of: Option<Reference>,
}

/// What happened to a document since the last release.
#[derive(Debug, Serialize)]
pub struct Since {
    /// The release.
    pub release: String,
    /// The page of the drift since then.
    pub address: String,
    /// What happened.
    pub events: Vec<EventView>,
}

#[derive(Serialize)]
struct Data {
    document: DocumentPage,
    /// What only documents of its role have.
    #[serde(flatten)]
    parts: Parts,
}

/// Prints the page of `node`.
///
/// # Errors
/// A template that fails.
pub fn document(sheet: &Sheet<'_>, node: NodeId) -> Result<Printed, TemplateError> {
    let press = sheet.press;
    let document = press.strategy.document(node);
    let role = document.role.filter(|_| !document.broken);
    let sort = role.map_or(PAGE, Role::word);
    let mut frame = sheet.frame(sort, &document.title.value, &description(sheet, node));
    frame.id = Some(document.id.value.clone());
    frame.source = Some(sheet.origin(node));
    frame.preview = sheet.preview_note().filter(|_| press.past.is_previewed(&document.id.value));
    let template = role.map_or("document.html", roles::template);
    let parts = role.map_or_else(Parts::default, |role| Parts::of(sheet, node, role));
    sheet.print(template, frame, Data { document: page(sheet, node, role), parts })
}

/// What search engines show: the statement, else what the document is.
fn description(sheet: &Sheet<'_>, node: NodeId) -> String {
    let document = sheet.press.strategy.document(node);
    let statement = beginning(&document.statement.value);
    if statement.is_empty() { sheet.press.kind_word(&document.kind, false) } else { statement }
}

/// The first whole words of a text, as many as search engines show.
fn beginning(text: &str) -> String {
    const LONGEST: usize = 160;
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.to_owned() };
    let words = text[..end].rsplit_once(char::is_whitespace).map_or(&text[..end], |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ':', '–', '-', ' ']))
}

fn page(sheet: &Sheet<'_>, node: NodeId, role: Option<Role>) -> DocumentPage {
    let (press, strategy) = (sheet.press, sheet.press.strategy);
    let document = strategy.document(node);
    let prose = sheet.prose(node);
    let (chains, more_chains) = sheet.chains(node);
    let aims = matches!(role, Some(Role::Objective | Role::KeyResult | Role::Initiative));
    let alignment = &press.analysis.alignment;
    DocumentPage {
        id: document.id.value.clone(),
        title: document.title.value.clone(),
        kind: press.kind_word(&document.kind, false),
        kind_address: press.places.kind(&document.kind).map(|page| sheet.to(page)),
        standing: press.standing(node).cloned(),
        owners: sheet.owners(node),
        facts: sheet.facts(node),
        // Some write the sign that the page puts before each.
        tags: document.fields.tags.iter().map(|tag| tag.trim_start_matches('#').to_owned()).collect(),
        statement: Html(prose.statement),
        body: Html(prose.rest),
        chains,
        more_chains,
        no_line: aims && alignment.is_live(node) && alignment.reach(node) == 0.0,
        below: below(sheet, node, role),
        relations: sheet.relations(node, shown(role)),
        problems: problems(sheet, node),
        suspects: sheet.suspects(node),
        metadata: sheet.metadata(node),
        since: since(sheet, node),
        landings: sheet.landings(node),
        duplicate_of: strategy.duplicate_of(node).map(|first| sheet.reference(first)),
    }
}

/// The findings in a document, but for links to look at again, which the page shows by themselves.
fn problems(sheet: &Sheet<'_>, node: NodeId) -> Vec<Problem> {
    let index = &sheet.press.index;
    let found = index.findings_in(sheet.press.strategy.document(node).path()).iter();
    let has_suspects = !index.suspects(node).is_empty();
    let is_shown = |finding: &Finding| finding.diagnostic.rule == "suspect-link" && has_suspects;
    found.filter(|finding| !is_shown(finding)).map(|finding| sheet.problem(finding)).collect()
}

fn since(sheet: &Sheet<'_>, node: NodeId) -> Option<Since> {
    let (leg, page) = sheet.press.newest_leg()?;
    let events = sheet.press.events_since(sheet.press.strategy.id(node));
    let since = || Since {
        release: leg.drift.base.name.clone(),
        address: sheet.to(page),
        events: events.iter().take(EVENTS).map(|event| sheet.event(event)).collect(),
    };
    (!events.is_empty()).then(since)
}

/// What lies below a document, where its page does not show it otherwise.
fn below(sheet: &Sheet<'_>, node: NodeId, role: Option<Role>) -> Vec<Branch> {
    if matches!(role, Some(Role::Objective)) {
        return Vec::new();
    }
    let strategy = sheet.press.strategy;
    let supporters = |node| -> Vec<NodeId> {
        let mut below: Vec<NodeId> = strategy.supporters(node).iter().map(|support| support.from).collect();
        below.sort_by_key(|&node| (strategy.document(node).status.is_closed(), strategy.role(node), node));
        below
    };
    let tree = sheet.tree(&[node], Some(node), &supporters);
    if tree.iter().all(|root| root.below.is_empty()) { Vec::new() } else { tree }
}

/// The ties that a role's page shows in tables of its own.
fn shown(role: Option<Role>) -> &'static [Tie] {
    match role {
        Some(Role::Team | Role::Budget) => &[Tie::Resources],
        Some(Role::Objective | Role::Initiative) => &[Tie::About],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_description_ends_with_a_whole_word() {
        assert_eq!(beginning("Short."), "Short.");
        assert_eq!(
            beginning(&format!("{} end", "word, ".repeat(27))),
            format!("{}word…", "word, ".repeat(25))
        );
        assert_eq!(beginning(&"水".repeat(200)), format!("{}…", "水".repeat(160)));
    }
}
