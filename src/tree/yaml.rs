//! YAML 1.2 into a tree, from parser events.

use granit_parser::{Event, Options, Parser, ScalarStyle};

use super::{MAX_DEPTH, MAX_NODES, Node, Scalar, TreeError, Value};
use crate::text::{Span, Spanned};

/// Reads one YAML document. No value at all is an empty mapping.
///
/// # Errors
/// The first place where the text is no YAML, nests deeper than [`MAX_DEPTH`], holds more than
/// [`MAX_NODES`] values, an anchor, an alias, a tag, a key twice, a key that is no text, or a second
/// document.
pub fn parse(text: &str) -> Result<Node, TreeError> {
    let mut options = Options::default();
    options.emit_comments = false;
    let mut parser = Parser::new_from_str_with_options(text, options);
    let mut builder = Builder { text, ..Builder::default() };
    while let Some(event) = parser.next_event() {
        let (event, span) = event.map_err(|error| builder.syntax(&error))?;
        let range = span.byte_range().unwrap_or(0..0);
        builder.take(event, Span::new(range.start, range.end))?;
    }
    Ok(builder.root.filter(|root| !root.is_null()).unwrap_or_else(Node::empty_map))
}

#[derive(Default)]
struct Builder<'t> {
    text: &'t str,
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    documents: usize,
}

/// A list or mapping whose end has not come yet.
struct Open {
    start: usize,
    shape: Shape,
}

enum Shape {
    List(Vec<Node>),
    Map { entries: Vec<(Spanned<String>, Node)>, key: Option<Spanned<String>> },
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), TreeError> {
        if event.anchor_id().is_some() {
            return Err(TreeError::new(span, "anchors are not allowed here"));
        }
        match event {
            Event::DocumentStart(..) => self.document(span),
            Event::Alias(..) => Err(TreeError::new(span, "aliases are not allowed here")),
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, _, Some(_))
            | Event::MappingStart(_, _, Some(_)) => Err(TreeError::new(span, "tags are not allowed here")),
            Event::Scalar(text, style, ..) => self.push(scalar(&text, style, span)),
            Event::SequenceStart(..) => self.begin(span, Shape::List(Vec::new())),
            Event::MappingStart(..) => self.begin(span, Shape::Map { entries: Vec::new(), key: None }),
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => Ok(()),
        }
    }

    fn document(&mut self, span: Span) -> Result<(), TreeError> {
        self.documents += 1;
        match self.documents {
            1 => Ok(()),
            _ => Err(TreeError::new(span, "a second document begins here")),
        }
    }

    fn begin(&mut self, span: Span, shape: Shape) -> Result<(), TreeError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(TreeError::new(span, format!("nested more than {MAX_DEPTH} deep")));
        }
        self.open.push(Open { start: span.start, shape });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), TreeError> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let value = match open.shape {
            Shape::List(items) => Value::List(items),
            Shape::Map { entries, .. } => Value::Map(entries),
        };
        // A block ends where the next thing begins; what it holds ends at its last written byte.
        let end = open.start + self.text.get(open.start..span.end).unwrap_or("").trim_end().len();
        self.push(Node { span: Span::new(open.start, end), value })
    }

    fn push(&mut self, node: Node) -> Result<(), TreeError> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(TreeError::new(node.span, format!("more than {MAX_NODES} values")));
        }
        match self.open.last_mut().map(|open| &mut open.shape) {
            None => self.root = Some(node),
            Some(Shape::List(items)) => items.push(node),
            Some(Shape::Map { entries, key }) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(new_key(entries, node)?),
            },
        }
        Ok(())
    }

    fn syntax(&self, error: &granit_parser::ScanError) -> TreeError {
        let at = error.marker().byte_offset().unwrap_or(0).min(self.text.len());
        if let Some(marker) = conflict(self.text) {
            return TreeError::new(marker, "a merge conflict was left here");
        }
        let message = error.info().to_lowercase();
        TreeError::new(Span::new(at, at), hint(self.text, at).unwrap_or(message))
    }
}

fn scalar(text: &str, style: ScalarStyle, span: Span) -> Node {
    let plain = matches!(style, ScalarStyle::Plain);
    let value = match text {
        "" | "~" | "null" | "Null" | "NULL" if plain => Value::Null,
        _ => Value::Scalar(Scalar { text: text.to_owned(), plain }),
    };
    Node { span, value }
}

fn new_key(entries: &[(Spanned<String>, Node)], node: Node) -> Result<Spanned<String>, TreeError> {
    let text = match node.value {
        Value::Scalar(scalar) => scalar.text,
        _ => return Err(TreeError::new(node.span, "a key must be a word")),
    };
    match entries.iter().find(|(key, _)| key.value == text) {
        Some((first, _)) => Err(TreeError {
            span: node.span,
            message: format!("the key `{text}` stands twice"),
            first: Some(first.span),
        }),
        None => Ok(Spanned::new(text, node.span)),
    }
}

/// The first conflict marker of a merge, where one was left.
fn conflict(text: &str) -> Option<Span> {
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let start = starts.into_iter().find(|&at| text[at..].starts_with("<<<<<<< "))?;
    Some(Span::new(start, start + 7))
}

/// What usually went wrong when YAML gives up at `at`, in words that say how to mend it.
fn hint(text: &str, at: usize) -> Option<String> {
    let start = text.get(..at)?.rfind('\n').map_or(0, |n| n + 1);
    let line = text.get(start..)?.lines().next()?;
    let value = line.split_once(": ").map_or("", |(_, value)| value.trim_start());
    if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') {
        return Some("a tab indents this line: YAML wants blanks".into());
    }
    if value.starts_with(['@', '`']) {
        return Some(format!("a value that begins with `{}` needs quotes", &value[..1]));
    }
    if !value.starts_with(['"', '\'', '[', '{']) && value.contains(": ") {
        return Some("a value that holds `: ` needs quotes".into());
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> (usize, String) {
        let error = parse(text).unwrap_err();
        (error.span.start, error.message)
    }

    #[test]
    fn every_value_knows_its_place() {
        let text = "kind: objective\nsupports: [vision, 'b']\nmap:\n  a: 1.10\n";
        let tree = parse(text).unwrap();
        let supports = tree.get("supports").unwrap();
        assert_eq!(&text[supports.span.range()], "[vision, 'b']");
        assert_eq!(&text[supports.items()[1].span.range()], "'b'");
        assert_eq!(tree.get("map").unwrap().get("a").unwrap().as_text(), Some("1.10"));
        assert_eq!(&text[tree.get("map").unwrap().span.range()], "a: 1.10");
    }

    #[test]
    fn words_stay_words_and_nothing_is_nothing() {
        let tree = parse("a: yes\nb:\nc: ~\nd: ''\ne: 2026-01-31").unwrap();
        assert_eq!(tree.get("a").unwrap().as_text(), Some("yes"));
        assert!(tree.get("b").unwrap().is_null() && tree.get("c").unwrap().is_null());
        assert_eq!(tree.get("d").unwrap().as_text(), Some(""));
        assert_eq!(tree.get("e").unwrap().as_text(), Some("2026-01-31"));
        assert_eq!(parse("# nothing\n").unwrap(), Node::empty_map());
    }

    #[test]
    fn a_key_twice_names_both_places() {
        let error = parse("a: 1\nb: 2\na: 3\n").unwrap_err();
        assert_eq!((error.span, error.first), (Span::new(10, 11), Some(Span::new(0, 1))));
    }

    #[test]
    fn what_usually_goes_wrong_is_said_in_words() {
        assert_eq!(at("title: a: b\n").1, "a value that holds `: ` needs quotes");
        assert_eq!(at("owner: @ada\n").1, "a value that begins with `@` needs quotes");
        assert_eq!(at("a:\n\tb: 1\n").1, "a tab indents this line: YAML wants blanks");
        assert_eq!(at("<<<<<<< HEAD\na: 1\n=======\na: 2\n").1, "a merge conflict was left here");
    }

    #[test]
    fn hostile_trees_end_early() {
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&"- ".repeat(100_000)).is_err());
        assert!(parse("a: &x 1\nb: *x").is_err());
        assert!(parse("a: !!str 1").is_err());
        assert!(parse("a: 1\n---\nb: 2").is_err());
    }
}
