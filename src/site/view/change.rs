//! The edits of a scenario.

use serde::Serialize;

use super::Reference;
use crate::site::press::Sheet;
use crate::strategy::{NodeId, Target};
use crate::text::Spanned;
use crate::tree::{self, Node};

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
    /// What the document says today, where that is something else.
    pub was: Option<String>,
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
        let document = match target {
            Some(Target::Document(found)) => Some(found),
            _ => None,
        };
        let fields = value.and_then(Node::as_map).unwrap_or_default().iter();
        Change {
            document: document.map(|document| self.reference(document)),
            name: named.unwrap_or_default().to_owned(),
            verb: self.press.language.word(&format!("change_{verb}")).to_owned(),
            fields: fields.map(|(key, value)| self.field_edit(document, verb, &key.value, value)).collect(),
        }
    }

    fn field_edit(&self, document: Option<NodeId>, verb: &str, name: &str, value: &Node) -> FieldEdit {
        let strategy = self.press.strategy;
        let today = document.and_then(|document| strategy.document(document).field(name));
        let was = today.and_then(|entry| self.in_words(&entry.value, Some(value)));
        // A factor has no unit, and none of the fields' meanings.
        let new = match verb {
            "scale" => self.factor(value),
            _ => self.in_words(value, None).unwrap_or_default(),
        };
        FieldEdit { name: name.to_owned(), was: was.filter(|was| *was != new), value: new }
    }

    /// A value in a line; of a map only what `alike` has as well, and nothing where it has none of it.
    fn in_words(&self, value: &Node, alike: Option<&Node>) -> Option<String> {
        let language = &self.press.language;
        if let Some(text) = value.as_text() {
            let number = value.as_number().map(|number| language.amount(number));
            let date = tree::date(text).map(|date| language.date(date));
            return Some(number.or(date).unwrap_or_else(|| text.to_owned()));
        }
        let entry = |(key, value): &(Spanned<String>, Node)| {
            let alike = match alike {
                Some(alike) => Some(alike.get(&key.value)?),
                None => None,
            };
            let unit = value.as_number().map_or("", |_| self.press.unit(&key.value));
            let words = self.in_words(value, alike)?;
            Some(match unit {
                "" => format!("{}: {words}", key.value),
                unit => format!("{}: {words}\u{a0}{unit}", key.value),
            })
        };
        let entries = value.as_map().unwrap_or_default().iter().filter_map(entry);
        let items = value.as_list().unwrap_or_default().iter().filter_map(|item| self.in_words(item, None));
        let words: Vec<String> = entries.chain(items).collect();
        (!words.is_empty()).then(|| words.join(", "))
    }

    /// A factor, or one for each entry, in a line.
    fn factor(&self, value: &Node) -> String {
        let factors = value.as_map().unwrap_or_default().iter();
        let factors: Vec<String> =
            factors.map(|(key, value)| format!("{}: {}", key.value, self.factor(value))).collect();
        match self.in_words(value, None) {
            Some(words) if factors.is_empty() => format!("×\u{a0}{words}"),
            _ => factors.join(", "),
        }
    }
}
