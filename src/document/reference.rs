//! A link as written in a field: an id, a path, a title, a Markdown link or a wikilink.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::body::{decode_percent, markdown_options, wiki_target};
use crate::text::{Span, fold_blanks};
use crate::tree::Node;

/// The text of a link field and its place. What it names is for `strategy` to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What names the other document: an id, path or title; for several parted by commas, the text.
    pub text: String,
    /// Where it is written.
    pub span: Span,
}

impl Reference {
    /// What the text of a field names: each Markdown link and wikilink in it, else the text itself
    /// without Markdown's marks.
    pub fn read(text: &str, span: Span) -> Vec<Self> {
        let reference = |text: String| Self { text, span };
        if !text.contains(['[', '`', '*', '_', '<']) {
            let text = fold_blanks(text);
            return if text.is_empty() { Vec::new() } else { vec![reference(text)] };
        }
        let (links, plain) = links_and_plain(text);
        match links.is_empty() {
            false => links.into_iter().map(reference).collect(),
            // An id may hold what Markdown takes for a mark (`a_b_c`), so the text as written wins.
            true if !text.contains(['`', '*', '[']) => vec![reference(fold_blanks(text))],
            true => vec![reference(fold_blanks(&plain))],
        }
    }

    /// All that a field names, in order: of a text, a list of texts, or a map's keys.
    pub fn read_all(node: &Node) -> Vec<Self> {
        let items = node.items().iter();
        items
            .flat_map(|item| item.as_text().map_or_else(|| nested(item), |text| Self::read(text, item.span)))
            .collect()
    }
}

/// `[[id]]` unquoted is a list in a list to YAML: it means the wikilink that its writer meant.
fn nested(item: &Node) -> Vec<Reference> {
    let inner = item.items().iter().flat_map(Node::items);
    inner.filter_map(Node::as_text).flat_map(|text| Reference::read(text, item.span)).collect()
}

fn links_and_plain(text: &str) -> (Vec<String>, String) {
    let (mut links, mut plain) = (Vec::new(), String::new());
    for event in Parser::new_ext(text, markdown_options()) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => links.push(match link_type {
                pulldown_cmark::LinkType::WikiLink { .. } => wiki_target(&dest_url).to_owned(),
                _ => decode_percent(dest_url.split('#').next().unwrap_or("")),
            }),
            Event::Text(text) | Event::Code(text) => plain.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => plain.push(' '),
            _ => {}
        }
    }
    links.retain(|link| !link.is_empty());
    (links, plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        Reference::read(text, Span::default()).into_iter().map(|r| r.text).collect()
    }

    #[test]
    fn a_field_names_documents_in_many_ways() {
        assert_eq!(names("reliable"), ["reliable"]);
        assert_eq!(names(" Rust  for Linux "), ["Rust for Linux"]);
        assert_eq!(names("Beyond the `&`"), ["Beyond the &"]);
        assert_eq!(names("[The one](./a%20b.md#x), [two](c.md)"), ["./a b.md", "c.md"]);
        assert_eq!(names("[[METIS-I-0024]] and [[b|shown]]"), ["METIS-I-0024", "b"]);
        assert_eq!(names("snake_case_id"), ["snake_case_id"]);
    }

    #[test]
    fn yaml_reads_a_bare_wikilink_as_nested_lists() {
        let tree = crate::tree::parse_yaml("supports: [[a]]\nabout: [[[b]], c]\n").unwrap();
        let names = |key: &str| -> Vec<String> {
            Reference::read_all(tree.get(key).unwrap()).into_iter().map(|r| r.text).collect()
        };
        assert_eq!((names("supports"), names("about")), (vec!["a".into()], vec!["b".into(), "c".into()]));
    }
}
