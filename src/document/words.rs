//! Plain words: what two documents are compared by, so that wrapping, emphasis and list markers are no
//! change.

use pulldown_cmark::{Event, Parser, TagEnd};

use super::{Document, markdown_options};
use crate::text::Span;

/// The title as its author wrote it; nothing where it only follows from the file's name, so that a
/// renamed file is no changed title.
pub(super) fn written_title(document: &Document) -> Option<&str> {
    (document.title.span != Span::default()).then_some(document.title.value.as_str())
}

/// Whether a document has another title than before.
pub fn retitled(base: &Document, head: &Document) -> bool {
    let written = written_title(base).or_else(|| written_title(head)).is_some();
    written && base.title.value != head.title.value
}

/// Whether a document's title or statement says something else than before.
pub fn says_otherwise(base: &Document, head: &Document) -> bool {
    retitled(base, head) || base.statement.value != head.statement.value
}

/// The words of a body beside the title, the statement and a table of metadata.
pub fn other_words(document: &Document) -> Vec<String> {
    let (source, body) = (&document.source, &document.body);
    let told = [Some(document.title.span), Some(document.statement.span), body.metadata_table];
    let is_told = |at: usize| told.into_iter().flatten().any(|span| span.range().contains(&at));
    let mut text = String::new();
    for (event, range) in Parser::new_ext(source.slice(body.span), markdown_options()).into_offset_iter() {
        match event {
            _ if is_told(body.span.start + range.start) => {}
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(end) if !is_inline(end) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

const fn is_inline(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}
