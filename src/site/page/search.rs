//! The page of the search, and the data of its script.

use minijinja::context;
use rayon::prelude::*;

use crate::document::{Document, PAGE};
use crate::settings::Role;
use crate::site::press::{Press, Printed};
use crate::site::search::{Entry, Script, scripts};
use crate::site::templates::TemplateError;
use crate::strategy::NodeId;
use crate::text::DocPath;
use crate::tree::{Node, Value};

/// Prints the page.
///
/// # Errors
/// A template that fails.
pub fn search(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    let sheet = press.sheet(at);
    let title = press.language.word("search");
    sheet.print("search.html", sheet.frame("search", title, title), context! {})
}

/// What the search looks through: every document, then the pages of our own.
pub fn data(press: &Press<'_>) -> Vec<Script> {
    let nodes: Vec<NodeId> = press.strategy.ids().collect();
    let mut found: Vec<Found> = nodes.into_par_iter().map(|node| document(press, node)).collect();
    found.extend(own_pages(press));
    let entries: Vec<Entry<'_>> = found.iter().map(Found::entry).collect();
    scripts(&entries, |at| {
        found[at].node.map_or_else(String::new, |node| text(press.strategy.document(node)))
    })
}

/// What is to be found of one page.
struct Found<'a> {
    id: &'a str,
    title: &'a str,
    kind: String,
    status: String,
    owner: String,
    at: &'a DocPath,
    /// The document; nothing for a page of our own.
    node: Option<NodeId>,
}

impl Found<'_> {
    fn entry(&self) -> Entry<'_> {
        Entry {
            id: self.id,
            title: self.title,
            kind: &self.kind,
            status: &self.status,
            owner: &self.owner,
            address: self.at.as_str(),
        }
    }
}

fn document<'a>(press: &'a Press<'_>, node: NodeId) -> Found<'a> {
    let document = press.strategy.document(node);
    let at = press.places.page(node);
    let owner = press.sheet(at).owners(node).into_iter().next();
    Found {
        id: &document.id.value,
        title: &document.title.value,
        kind: press.kind_word(&document.kind, false),
        status: status(press, node),
        owner: owner.map_or_else(String::new, |owner| owner.name),
        at,
        node: Some(node),
    }
}

/// How a document stands, in the word that its page says; nothing for what has no course of its own.
fn status(press: &Press<'_>, node: NodeId) -> String {
    let document = press.strategy.document(node);
    let has_course = matches!(document.role, Some(Role::Objective | Role::KeyResult | Role::Initiative));
    match press.standing(node) {
        Some(standing) => standing.word.clone(),
        None if has_course => press.language.word(&format!("status_{}", document.status)).to_owned(),
        None => String::new(),
    }
}

/// What a document says, in its fields and in its body; marks of Markdown are no words.
fn text(document: &Document) -> String {
    let mut text = document.source.slice(document.body.span).to_owned();
    for entry in &document.metadata {
        push_values(&mut text, &entry.value);
    }
    text
}

// Trees are bounded in depth where they are read, so plain recursion is safe.
fn push_values(text: &mut String, node: &Node) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(scalar) => {
            text.push('\n');
            text.push_str(&scalar.text);
        }
        Value::List(items) => items.iter().for_each(|item| push_values(text, item)),
        Value::Map(entries) => entries.iter().for_each(|(_, item)| push_values(text, item)),
    }
}

/// The pages of our own that a reader may ask for by name: those of the menu, those that gather a
/// kind, and those of people.
fn own_pages<'a>(press: &'a Press<'_>) -> Vec<Found<'a>> {
    let own = press.places.own();
    let named = [("findings", &own.findings), ("measures", &own.measures)];
    let named = named.map(|(word, at)| (press.language.word(word), at));
    let menu = press.menu.iter().map(|item| (item.label.as_str(), &item.page));
    let people = press.places.people().map(|(name, at)| (name.as_str(), at));
    let page = |kind: String| {
        move |(title, at): (&'a str, &'a DocPath)| Found {
            id: "",
            title,
            kind: kind.clone(),
            status: String::new(),
            owner: String::new(),
            at,
            node: None,
        }
    };
    let pages = menu.chain(named).map(page(press.kind_word(PAGE, false)));
    pages.chain(people.map(page(press.language.word("person").to_owned()))).collect()
}
