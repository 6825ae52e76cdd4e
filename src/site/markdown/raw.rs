//! Raw HTML: a few tags without attributes stay tags, everything else becomes text.

use super::Renderer;
use crate::escape;

/// What an element may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing: it has no closing tag.
    Nothing,
    /// Text and phrases.
    Phrases,
    /// Whatever a page holds.
    Blocks,
    /// Only certain elements, and no text of its own.
    Parts,
}

/// A tag that stays one.
#[derive(Debug)]
pub struct Tag {
    pub name: &'static str,
    pub content: Content,
    /// Whether it may stand in a line of text.
    pub inline: bool,
    /// The elements that it must stand in; any where empty.
    pub parents: &'static [&'static str],
}

const fn phrase(name: &'static str) -> Tag {
    Tag { name, content: Content::Phrases, inline: true, parents: &[] }
}

const fn block(name: &'static str, content: Content, parents: &'static [&'static str]) -> Tag {
    Tag { name, content, inline: false, parents }
}

/// More bytes than any of the tags below has.
const LONGEST_TAG: usize = 16;
const ROWS: &[&str] = &["thead", "tbody", "tfoot", "table"];

static TAGS: [Tag; 37] = [
    Tag { name: "br", content: Content::Nothing, inline: true, parents: &[] },
    phrase("abbr"),
    phrase("b"),
    phrase("code"),
    phrase("em"),
    phrase("i"),
    phrase("kbd"),
    phrase("mark"),
    phrase("s"),
    phrase("small"),
    phrase("strong"),
    phrase("sub"),
    phrase("sup"),
    phrase("u"),
    block("hr", Content::Nothing, &[]),
    block("p", Content::Phrases, &[]),
    block("pre", Content::Phrases, &[]),
    block("h1", Content::Phrases, &[]),
    block("h2", Content::Phrases, &[]),
    block("h3", Content::Phrases, &[]),
    block("h4", Content::Phrases, &[]),
    block("h5", Content::Phrases, &[]),
    block("h6", Content::Phrases, &[]),
    block("summary", Content::Phrases, &["details"]),
    block("caption", Content::Phrases, &["table"]),
    block("details", Content::Blocks, &[]),
    block("blockquote", Content::Blocks, &[]),
    block("li", Content::Blocks, &["ul", "ol"]),
    block("td", Content::Blocks, &["tr"]),
    block("th", Content::Blocks, &["tr"]),
    block("ul", Content::Parts, &[]),
    block("ol", Content::Parts, &[]),
    block("table", Content::Parts, &[]),
    block("thead", Content::Parts, &["table"]),
    block("tbody", Content::Parts, &["table"]),
    block("tfoot", Content::Parts, &["table"]),
    block("tr", Content::Parts, ROWS),
];

/// A piece of raw HTML.
enum Piece<'h> {
    Text(&'h str),
    Open(&'static Tag),
    Close(&'static Tag),
}

impl Renderer<'_> {
    /// One tag in a line of text.
    pub fn inline_html(&mut self, html: &str) {
        for piece in pieces(html) {
            match piece {
                Piece::Open(tag) if tag.inline => self.open_raw(tag),
                Piece::Close(tag) if tag.inline => self.close_raw(tag),
                Piece::Open(_) | Piece::Close(_) | Piece::Text(_) => {
                    self.html(escape::text(html).into_owned())
                }
            }
        }
    }

    /// The block whose lines have come together.
    pub fn html_block(&mut self) {
        let html = self.block.take().unwrap_or_default();
        for piece in pieces(&html) {
            match piece {
                Piece::Open(tag) => self.open_raw(tag),
                Piece::Close(tag) => self.close_raw(tag),
                Piece::Text(text) => self.raw_text(text),
            }
        }
    }

    fn raw_text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            let closed = self.open.make_room_for_text();
            self.html_each(closed);
        }
        self.html(with_references(text));
    }

    fn open_raw(&mut self, tag: &'static Tag) {
        let closed = match (tag.parents, tag.inline) {
            ([], true) => Some(self.open.make_room_for_text()),
            ([], false) => Some(self.open.make_room()),
            (parents, _) => self.open.close_up_to(parents),
        };
        let Some(closed) = closed else { return };
        self.html_each(closed);
        let name = self.levels.name(tag.name);
        if tag.content == Content::Nothing || self.open.push_raw(tag, name) {
            self.html(format!("<{name}>"));
        }
    }

    fn close_raw(&mut self, tag: &'static Tag) {
        let closed = self.open.close(tag.name);
        self.html_each(closed);
    }
}

/// Parts `html` into tags that stay and text; whole comments vanish.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let last_comment = html.rfind("-->");
    let mut pieces = Vec::new();
    let mut at = 0;
    while at < html.len() {
        // Beyond the last end of a comment none is looked for, so that time stays linear.
        let may_comment = last_comment.is_some_and(|end| at + "<!--".len() <= end);
        let (piece, length) = piece(&html[at..], may_comment);
        pieces.extend(piece);
        at += length;
    }
    pieces
}

/// The first piece and how long it is.
fn piece(html: &str, may_comment: bool) -> (Option<Piece<'_>>, usize) {
    if may_comment && let Some(comment) = html.strip_prefix("<!--") {
        let end = comment.find("-->").unwrap_or(0);
        return (None, "<!--".len() + end + "-->".len());
    }
    if let Some((piece, length)) = tag(html) {
        return (Some(piece), length);
    }
    let length = html.char_indices().skip(1).find(|&(_, c)| c == '<').map_or(html.len(), |(at, _)| at);
    (Some(Piece::Text(&html[..length])), length)
}

fn tag(html: &str) -> Option<(Piece<'_>, usize)> {
    let rest = html.strip_prefix('<')?;
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| byte == b'>')?;
    let inner = &rest[..end];
    let (name, closes) = inner.strip_prefix('/').map_or((inner, false), |name| (name, true));
    let name = name.strip_suffix('/').unwrap_or(name).trim_end();
    let tag = TAGS.iter().find(|tag| tag.name.eq_ignore_ascii_case(name))?;
    Some((if closes { Piece::Close(tag) } else { Piece::Open(tag) }, end + 2))
}

/// `text` escaped, but for character references such as `&nbsp;`, which are text already.
fn with_references(text: &str) -> String {
    let mut parts = text.split('&');
    let mut safe = parts.next().map(|part| escape::text(part).into_owned()).unwrap_or_default();
    for part in parts {
        let name = part.split(';').next().unwrap_or("");
        let named = part.len() > name.len() && is_reference(name);
        safe.push_str(if named { "&" } else { "&amp;" });
        safe.push_str(&escape::text(part));
    }
    safe
}

fn is_reference(name: &str) -> bool {
    let digits = name.strip_prefix('#').unwrap_or(name);
    !digits.is_empty() && digits.len() <= 32 && digits.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
