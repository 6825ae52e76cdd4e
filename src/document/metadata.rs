//! Metadata as written, and the same under our names.

use crate::settings::{FieldSource, Kind, Settings};
use crate::text::{Span, Spanned};
use crate::tree::{Node, Value};

/// A key and value as the file has them.
#[derive(Clone, Debug)]
pub struct Raw {
    /// The key as written.
    pub key: Spanned<String>,
    /// Its value.
    pub value: Node,
}

/// A key and value with the name that we know the field by.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Our name for the field; the key itself where nothing is mapped to it.
    pub name: String,
    /// The key as written.
    pub key: Spanned<String>,
    /// Its value; words that mean "no value" are [`Value::Null`].
    pub value: Node,
}

/// The value at `key`.
pub fn raw<'e>(entries: &'e [Raw], key: &str) -> Option<&'e Node> {
    entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.value)
}

/// Front matter with a table's rows behind it; a key that stands twice becomes a list.
pub fn merge(mut entries: Vec<Raw>, rows: Vec<Raw>) -> Vec<Raw> {
    for row in rows {
        match entries.iter_mut().find(|entry| entry.key.value == row.key.value) {
            Some(entry) => append(&mut entry.value, row.value),
            None => entries.push(row),
        }
    }
    entries
}

fn append(value: &mut Node, more: Node) {
    let span = Span::new(value.span.start, more.span.end);
    let mut items = match std::mem::replace(&mut value.value, Value::Null) {
        Value::List(items) => items,
        Value::Null => Vec::new(),
        single => vec![Node { span: value.span, value: single }],
    };
    items.push(more);
    *value = Node { span, value: Value::List(items) };
}

/// The entries under our names. A field with a pattern is added beside the one that holds it.
pub fn named(entries: Vec<Raw>, kind: Option<&Kind>, settings: &Settings) -> Vec<Entry> {
    let empty = indexmap::IndexMap::new();
    let sources = kind.map_or(&empty, |kind| &kind.fields);
    let mut named = Vec::with_capacity(entries.len());
    let mut derived = Vec::new();
    for Raw { key, value } in entries {
        let value = without_none(value, settings);
        for (ours, source) in sources.iter().filter(|(_, source)| source.names.contains(&key.value)) {
            if source.pattern.is_some() {
                derived.push(Entry {
                    name: ours.clone(),
                    key: key.clone(),
                    value: extracted(&value, source),
                });
            }
        }
        named.push(Entry { name: our_name(&key.value, sources), key, value });
    }
    named.extend(derived);
    named
}

/// What we call their field `key`. A name of ours that is mapped elsewhere is not ours here.
fn our_name(key: &str, sources: &indexmap::IndexMap<String, FieldSource>) -> String {
    let whole =
        |source: &FieldSource| source.pattern.is_none() && source.names.iter().any(|name| name == key);
    match sources.iter().find(|(_, source)| whole(source)) {
        Some((ours, _)) => ours.clone(),
        None if sources.contains_key(key) => format!("their {key}"),
        None => key.to_owned(),
    }
}

fn extracted(value: &Node, source: &FieldSource) -> Node {
    let Some(pattern) = &source.pattern else { return value.clone() };
    let hit = value.items().iter().find_map(|item| {
        let group = pattern.captures(item.as_text()?)?.get(1)?;
        Some(Node::text_node(group.as_str(), item.span))
    });
    hit.unwrap_or(Node { span: value.span, value: Value::Null })
}

fn without_none(mut node: Node, settings: &Settings) -> Node {
    match &mut node.value {
        Value::Scalar(scalar) if settings.is_none_word(&scalar.text) => node.value = Value::Null,
        Value::List(items) if !settings.none_words.is_empty() => {
            items.retain(|item| !item.as_text().is_some_and(|text| settings.is_none_word(text)));
        }
        _ => {}
    }
    node
}
