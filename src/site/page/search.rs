//! The page of the search, and the data of its script.

use minijinja::context;
use rayon::prelude::*;

use crate::document::Document;
use crate::site::press::{Press, Printed};
use crate::site::search::{Entry, Script, scripts};
use crate::site::templates::TemplateError;
use crate::strategy::NodeId;
use crate::text::DocPath;

/// Prints the page.
///
/// # Errors
/// A template that fails.
pub fn search(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    let sheet = press.sheet(at);
    let title = press.language.word("search");
    sheet.print("search.html", sheet.frame("search", title, title), context! {})
}

/// What the search looks through: every document.
pub fn data(press: &Press<'_>) -> Vec<Script> {
    let words: Vec<(String, String, String, String)> =
        press.strategy.ids().collect::<Vec<_>>().into_par_iter().map(|node| words(press, node)).collect();
    let entries: Vec<Entry<'_>> = press
        .strategy
        .ids()
        .zip(&words)
        .map(|(node, (kind, status, owner, text))| {
            let document = press.strategy.document(node);
            Entry {
                id: &document.id.value,
                title: &document.title.value,
                kind,
                status,
                owner,
                address: press.places.page(node).as_str(),
                text,
            }
        })
        .collect();
    scripts(&entries)
}

/// A document's kind, status, owner and text, as the search names them.
fn words(press: &Press<'_>, node: NodeId) -> (String, String, String, String) {
    let document = press.strategy.document(node);
    let status = match document.role {
        Some(_) => press.language.word(&format!("status_{}", document.status)).to_owned(),
        None => String::new(),
    };
    let owner = press.sheet(press.places.page(node)).owners(node).into_iter().next();
    let owner = owner.map_or_else(String::new, |owner| owner.name);
    (press.kind_word(&document.kind, false), status, owner, text(document))
}

/// The body's text as written; marks of Markdown are no words.
fn text(document: &Document) -> String {
    document.source.slice(document.body.span).to_owned()
}
