//! Pages that list documents: one for each kind, and one for all. Long ones go on over several pages.

use serde::Serialize;

use crate::document::PAGE;
use crate::measure::indicator;
use crate::settings::Role;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Person, Reference};
use crate::strategy::NodeId;
use crate::text::DocPath;

/// The most documents on one page.
const MOST: usize = 150;

/// What the template gets, as `list`.
#[derive(Debug, Serialize)]
pub struct List {
    /// What is listed.
    pub title: String,
    /// How many documents that are, in words.
    pub count: String,
    /// What all its pages hold, where that is more than one group.
    pub contents: Vec<Heading>,
    /// The documents, in groups.
    pub groups: Vec<Group>,
    /// The pages that it goes on over; empty for a single one.
    pub pages: Vec<PageLink>,
}

/// A group's heading as a table of contents shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Heading {
    /// The heading.
    pub title: String,
    /// How many documents stand under it, on all pages.
    pub count: String,
    /// Where they begin.
    pub address: String,
}

/// Documents under one heading.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The heading; nothing where there is one group only.
    pub title: Option<String>,
    /// Where the heading leads.
    pub address: Option<String>,
    /// What a link to the group ends in.
    pub anchor: String,
    /// The documents.
    pub rows: Vec<ListRow>,
}

/// One document of a list.
#[derive(Debug, Serialize)]
pub struct ListRow {
    /// The document.
    pub document: Reference,
    /// Whom it belongs to, or who checked in.
    pub owners: Vec<Person>,
    /// Its day.
    pub date: Option<String>,
    /// What it says; empty in the list of all.
    pub statement: String,
    /// What was answered to it; nothing in the list of all.
    pub answer: Option<String>,
}

/// A page of a list.
#[derive(Debug, Serialize)]
pub struct PageLink {
    /// Its number.
    pub number: usize,
    /// Its address.
    pub address: String,
    /// Whether it is the page at hand.
    pub here: bool,
}

/// How many pages a list of so many documents goes on over.
pub const fn pages(documents: usize) -> usize {
    if documents <= MOST { 1 } else { documents.div_ceil(MOST) }
}

/// The name of a list's page by its number, from 0: `all.html`, `all-2.html`.
pub fn page_name(first: &str, number: usize) -> String {
    match (number, first.strip_suffix(".html")) {
        (0, _) | (_, None) => first.to_owned(),
        (number, Some(stem)) => format!("{stem}-{}.html", number + 1),
    }
}

/// A document under its group's heading, with where that leads.
type Entry = (NodeId, Option<(String, Option<DocPath>)>);

/// Prints the pages that list the kind called `name`.
///
/// # Errors
/// A template that fails.
pub fn kind(press: &Press<'_>, name: &str, first: &DocPath) -> Result<Vec<Printed>, TemplateError> {
    let strategy = press.strategy;
    let role = strategy.settings.kinds.get(name).map(|kind| kind.role);
    let mut nodes: Vec<NodeId> =
        strategy.ids().filter(|&node| strategy.document(node).kind == name).collect();
    let date = |node: NodeId| strategy.document(node).fields.date;
    match role {
        Some(Role::CheckIn | Role::Decision) => {
            nodes.sort_by_key(|&node| (std::cmp::Reverse(date(node)), node))
        }
        _ => nodes.sort_by_key(|&node| (group_rank(press, node), strategy.title(node).to_lowercase(), node)),
    }
    let heading = |node: NodeId| Some((group(press, role, node)?, None));
    let entries: Vec<Entry> = nodes.into_iter().map(|node| (node, heading(node))).collect();
    print(press, &press.kind_word(name, true), "index", first, &entries)
}

/// Prints the pages that list all documents, kind by kind.
///
/// # Errors
/// A template that fails.
pub fn all(press: &Press<'_>, first: &DocPath) -> Result<Vec<Printed>, TemplateError> {
    let strategy = press.strategy;
    let kinds = &strategy.settings.kinds;
    let rank = |node: NodeId| kinds.get_index_of(&strategy.document(node).kind).unwrap_or(usize::MAX);
    let mut nodes: Vec<NodeId> = strategy.ids().collect();
    nodes.sort_by_cached_key(|&node| (rank(node), strategy.title(node).to_lowercase(), node));
    let heading = |node: NodeId| {
        let kind = &strategy.document(node).kind;
        Some((press.kind_word(kind, true), press.places.kind(kind).cloned()))
    };
    let entries: Vec<Entry> = nodes.into_iter().map(|node| (node, heading(node))).collect();
    print(press, press.language.word("all_pages"), "all", first, &entries)
}

/// What is in force or open first, then what is not yet, then what is over or answered.
fn group_rank(press: &Press<'_>, node: NodeId) -> u8 {
    let document = press.strategy.document(node);
    let alignment = &press.analysis.alignment;
    match () {
        () if document.kind == PAGE => 0,
        () if document.role == Some(Role::Question) => {
            if indicator::is_open(alignment, node) {
                0
            } else {
                2
            }
        }
        () if document.status.is_closed() => 2,
        () if !alignment.is_live(node) => 1,
        () => 0,
    }
}

/// The heading of a document among its kind: its month, or whether it is in force.
fn group(press: &Press<'_>, role: Option<Role>, node: NodeId) -> Option<String> {
    let document = press.strategy.document(node);
    match role? {
        Role::CheckIn | Role::Decision => {
            let undated = || press.language.word("undated").to_owned();
            Some(document.fields.date.map_or_else(undated, |date| press.language.month(date)))
        }
        Role::Question => {
            let word = ["open_questions", "", "answered_questions"][usize::from(group_rank(press, node))];
            Some(press.language.word(word).to_owned())
        }
        _ => {
            let word = ["in_force", "not_in_force", "over"][usize::from(group_rank(press, node))];
            Some(press.language.word(word).to_owned())
        }
    }
}

fn print(
    press: &Press<'_>,
    title: &str,
    sort: &'static str,
    first: &DocPath,
    entries: &[Entry],
) -> Result<Vec<Printed>, TemplateError> {
    let count = press.language.count("documents", entries.len());
    let names: Vec<String> =
        (0..pages(entries.len())).map(|number| page_name(first.as_str(), number)).collect();
    let mut chunks = entries.chunks(MOST);
    let print = |(number, name): (usize, &String)| {
        let at = DocPath::new(name).unwrap_or_else(|_| first.clone());
        let sheet = press.sheet(&at);
        let page = |(number, name): (usize, &String)| PageLink {
            number: number + 1,
            address: sheet.own(name),
            here: *name == at.as_str(),
        };
        let pages = if names.len() > 1 { names.iter().enumerate().map(page).collect() } else { Vec::new() };
        let list = List {
            title: title.to_owned(),
            count: count.clone(),
            contents: contents(&sheet, &names, entries),
            groups: groups(&sheet, chunks.next().unwrap_or_default(), sort == "index"),
            pages,
        };
        let title = if number == 0 { title.to_owned() } else { format!("{title} ({})", number + 1) };
        sheet.print("list.html", sheet.frame(sort, &title, &count), Data { list })
    };
    names.iter().enumerate().map(print).collect()
}

/// The headings over all pages, each with where its documents begin.
fn contents(sheet: &Sheet<'_>, names: &[String], entries: &[Entry]) -> Vec<Heading> {
    let mut begin = 0;
    let heading = |group: &[Entry]| {
        let (title, _) = group.first()?.1.clone()?;
        let page = begin / MOST;
        let number = entries[page * MOST..=begin].chunk_by(is_same_group).count();
        begin += group.len();
        Some(Heading {
            title,
            count: sheet.press.language.integer(group.len()),
            address: format!("{}#group-{number}", sheet.own(names.get(page)?)),
        })
    };
    let contents: Vec<Heading> = entries.chunk_by(is_same_group).filter_map(heading).collect();
    if contents.len() > 1 { contents } else { Vec::new() }
}

fn is_same_group(a: &Entry, b: &Entry) -> bool {
    a.1 == b.1
}

#[derive(Serialize)]
struct Data {
    list: List,
}

fn groups(sheet: &Sheet<'_>, entries: &[Entry], with_statements: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = entries
        .chunk_by(is_same_group)
        .zip(1..)
        .map(|(entries, number)| {
            let heading = entries.first().and_then(|(_, heading)| heading.clone());
            let (title, page) = heading.map_or((None, None), |(title, page)| (Some(title), page));
            Group {
                title,
                address: page.map(|page| sheet.to(&page)),
                anchor: format!("group-{number}"),
                rows: entries.iter().map(|(node, _)| row(sheet, *node, with_statements)).collect(),
            }
        })
        .collect();
    // A single group without an address says nothing that the title does not.
    if let [only] = groups.as_mut_slice()
        && only.address.is_none()
    {
        only.title = None;
    }
    groups
}

fn row(sheet: &Sheet<'_>, node: NodeId, with_statement: bool) -> ListRow {
    let (press, document) = (sheet.press, sheet.press.strategy.document(node));
    ListRow {
        document: sheet.reference(node),
        owners: sheet.answering(node),
        statement: if with_statement { document.statement.value.clone() } else { String::new() },
        answer: document.fields.answer.clone().filter(|_| with_statement),
        date: document.fields.date.map(|date| press.language.date(date)),
    }
}
