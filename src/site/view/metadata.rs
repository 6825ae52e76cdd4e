//! A document's metadata as a readable table: links lead somewhere, dates read as dates.

use std::fmt::Write;

use serde::Serialize;

use super::Html;
use crate::document::{Entry, Reference};
use crate::escape;
use crate::site::press::Sheet;
use crate::strategy::{NodeId, Target};
use crate::text::Span;
use crate::tree::{self, Node, Value};

/// The fields whose texts name documents or people.
const LINKS: [&str; 8] =
    ["supports", "about", "owner", "by", "depends_on", "priorities", "lead", "resources"];
const DATES: [&str; 5] = ["date", "start", "due", "reviewed", "answered"];

/// One line of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// The field as the document calls it.
    pub name: String,
    /// Its value as HTML.
    pub value: Html,
}

impl Sheet<'_> {
    /// The metadata of a document as written, in order.
    pub fn metadata(&self, node: NodeId) -> Vec<Row> {
        let entries = self.press.strategy.document(node).metadata.iter();
        let mut rows: Vec<Row> = Vec::new();
        // A field read out of another by a pattern is not written itself.
        for entry in entries.filter(|entry| !entry.value.is_null()) {
            let is_derived = rows.last().is_some_and(|row| row.name == entry.key.value);
            if !is_derived {
                let value = self.value(node, entry, &entry.value);
                rows.push(Row { name: entry.key.value.clone(), value: Html(value) });
            }
        }
        rows
    }

    // Trees are bounded in depth where they are read, so plain recursion is safe.
    fn value(&self, node: NodeId, entry: &Entry, value: &Node) -> String {
        match &value.value {
            Value::Null => String::new(),
            Value::Scalar(scalar) => self.scalar(node, entry, &scalar.text),
            Value::List(items) => {
                let is_deep = items.iter().any(|item| matches!(item.value, Value::Map(_) | Value::List(_)));
                let items: Vec<String> = items.iter().map(|item| self.value(node, entry, item)).collect();
                match is_deep {
                    true => format!("<ol><li>{}</li></ol>", items.join("</li><li>")),
                    false => items.join(", "),
                }
            }
            Value::Map(entries) => {
                let mut list = String::from("<ul>");
                for (key, item) in entries {
                    let key = self.scalar(node, entry, &key.value);
                    // Writing to a string cannot fail.
                    let _ = write!(list, "<li>{key}: {}</li>", self.value(node, entry, item));
                }
                list + "</ul>"
            }
        }
    }

    fn scalar(&self, node: NodeId, entry: &Entry, text: &str) -> String {
        let name = entry.name.as_str();
        if let Some(date) = tree::date(text).filter(|_| DATES.contains(&name)) {
            return escape::text(&self.press.language.date(date)).into_owned();
        }
        if LINKS.contains(&name) {
            let names = Reference::read(text, Span::default());
            let linked: Vec<String> = names.iter().map(|name| self.named(node, &name.text)).collect();
            return linked.join(", ");
        }
        self.phrase(node, text)
    }

    /// What a link field's text names, as a link where it names a document or somebody with a page.
    fn named(&self, node: NodeId, text: &str) -> String {
        let press = self.press;
        let target = press.strategy.lookup().find(text, press.strategy.document(node).path());
        let (page, words) = match target {
            Target::Document(found) => (Some(press.places.page(found)), press.strategy.title(found)),
            _ => (press.places.person(text), text),
        };
        let words = escape::text(words);
        page.map_or_else(
            || words.to_string(),
            |page| format!("<a href=\"{}\">{words}</a>", escape::text(&self.to(page))),
        )
    }
}
