//! The edits of a scenario.

use serde::Serialize;

use super::Reference;
use crate::site::press::Sheet;
use crate::strategy::{NodeId, Target};
use crate::tree::Node;

/// One edit of a scenario.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The document; nothing for one that it adds or that is not there.
    pub document: Option<Reference>,
    /// What the document is called where there is none.
    pub name: String,
    /// What happens to it: `set`, `scale`, `drop` or `add`, in a word of the language.
    pub verb: String,
    /// The fields with their values or factors.
    pub fields: Vec<FieldEdit>,
}

/// What an edit does to one field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldEdit {
    /// The field.
    pub name: String,
    /// Its value or factor.
    pub value: String,
}

impl Sheet<'_> {
    /// One edit of the scenario `node`: a map with `document` and `set` or `scale`, or `drop`, or `add`.
    pub fn change(&self, node: NodeId, edit: &Node) -> Change {
        let verb = ["set", "scale", "drop", "add"].into_iter().find(|verb| edit.get(verb).is_some());
        let verb = verb.unwrap_or("set");
        let value = edit.get(verb);
        let named = edit
            .get("document")
            .or(value)
            .and_then(|named| named.as_text().or_else(|| named.get("id")?.as_text()));
        let path = self.press.strategy.document(node).path();
        let target = named.map(|name| self.press.strategy.lookup().find(name, path));
        Change {
            document: match target {
                Some(Target::Document(found)) => Some(self.reference(found)),
                _ => None,
            },
            name: named.unwrap_or_default().to_owned(),
            verb: self.press.language.word(&format!("change_{verb}")).to_owned(),
            fields: value
                .and_then(Node::as_map)
                .unwrap_or_default()
                .iter()
                .map(|(key, value)| FieldEdit { name: key.value.clone(), value: in_words(value) })
                .collect(),
        }
    }
}

/// A value in a line.
fn in_words(value: &Node) -> String {
    if let Some(text) = value.as_text() {
        return text.to_owned();
    }
    let entries = value
        .as_map()
        .unwrap_or_default()
        .iter()
        .map(|(key, value)| format!("{}: {}", key.value, in_words(value)));
    let items = value.as_list().unwrap_or_default().iter().map(in_words);
    entries.chain(items).collect::<Vec<_>>().join(", ")
}
