//! TOML into a tree.

use toml_edit::{Document, Item, TableLike, Value as Toml};

use super::{MAX_DEPTH, Node, Scalar, TreeError, Value};
use crate::text::{Span, Spanned};

/// Reads a TOML text.
///
/// # Errors
/// The first place where the text is no TOML, holds a key twice, or nests deeper than [`MAX_DEPTH`].
pub fn parse(text: &str) -> Result<Node, TreeError> {
    let document = Document::parse(text).map_err(|error| {
        let span = error.span().map_or(Span::default(), |range| Span::new(range.start, range.end));
        TreeError::new(span, fold(error.message()))
    })?;
    table(document.as_table(), Span::new(0, text.len()), 0)
}

fn fold(message: &str) -> String {
    message.trim().to_lowercase().replace('\n', ", ")
}

fn span_of(range: Option<std::ops::Range<usize>>, otherwise: Span) -> Span {
    range.map_or(otherwise, |range| Span::new(range.start, range.end))
}

fn table(table: &dyn TableLike, span: Span, depth: usize) -> Result<Node, TreeError> {
    if depth > MAX_DEPTH {
        return Err(TreeError::new(span, format!("nested more than {MAX_DEPTH} deep")));
    }
    let mut entries = Vec::new();
    for (name, item) in table.iter() {
        let key_span = span_of(table.key(name).and_then(toml_edit::Key::span), span);
        let node = item_node(item, key_span, depth + 1)?;
        entries.push((Spanned::new(name.to_owned(), key_span), node));
    }
    Ok(Node { span, value: Value::Map(entries) })
}

fn item_node(item: &Item, key: Span, depth: usize) -> Result<Node, TreeError> {
    let span = span_of(item.span(), key);
    match item {
        Item::None => Ok(Node { span, value: Value::Null }),
        Item::Value(value) => value_node(value, span, depth),
        Item::Table(inner) => table(inner, span, depth),
        Item::ArrayOfTables(tables) => {
            let nodes = tables.iter().map(|inner| table(inner, span_of(inner.span(), span), depth + 1));
            Ok(Node { span, value: Value::List(nodes.collect::<Result<_, _>>()?) })
        }
    }
}

fn value_node(value: &Toml, span: Span, depth: usize) -> Result<Node, TreeError> {
    if depth > MAX_DEPTH {
        return Err(TreeError::new(span, format!("nested more than {MAX_DEPTH} deep")));
    }
    let scalar = |text: String, plain| Ok(Node { span, value: Value::Scalar(Scalar { text, plain }) });
    match value {
        Toml::String(text) => scalar(text.value().clone(), false),
        Toml::Integer(n) => scalar(n.value().to_string(), true),
        Toml::Float(n) => scalar(n.value().to_string(), true),
        Toml::Boolean(b) => scalar(b.value().to_string(), true),
        Toml::Datetime(d) => scalar(d.value().to_string(), true),
        Toml::InlineTable(inner) => table(inner, span, depth + 1),
        Toml::Array(items) => {
            let nodes = items.iter().map(|item| value_node(item, span_of(item.span(), span), depth + 1));
            Ok(Node { span, value: Value::List(nodes.collect::<Result<_, _>>()?) })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_place() {
        let text = "[rules]\ndangling-link = \"error\"\n\n[[accept]]\nuntil = 2027-01-31\nn = 1.5\n";
        let tree = parse(text).unwrap();
        let level = tree.get("rules").unwrap().get("dangling-link").unwrap();
        assert_eq!(&text[level.span.range()], "\"error\"");
        let accept = &tree.get("accept").unwrap().items()[0];
        assert_eq!(accept.get("until").unwrap().as_text(), Some("2027-01-31"));
        assert_eq!(accept.get("n").unwrap().as_number(), Some(1.5));
    }

    #[test]
    fn errors_have_a_place() {
        let error = parse("a = 1\na = 2\n").unwrap_err();
        assert_eq!((error.span.start, error.message.contains("duplicate key")), (6, true), "{error:?}");
    }

    #[test]
    fn hostile_nesting_ends_early() {
        assert!(parse(&format!("a = {}", "[".repeat(100_000))).is_err());
    }
}
