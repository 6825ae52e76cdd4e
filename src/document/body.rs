//! The text below the front matter: headings, mentions, statement and tasks.

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use crate::text::{Source, Span, Spanned, fold_blanks};

/// What a body holds. All places are in the whole file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Where it stands.
    pub span: Span,
    /// Its headings in order.
    pub headings: Vec<Heading>,
    /// Its links and pictures in order.
    pub mentions: Vec<Mention>,
    /// The first paragraph as plain text, white space folded.
    pub statement: Option<Spanned<String>>,
    /// How many task list items are ticked, of how many.
    pub tasks: (usize, usize),
    /// The table that holds the metadata, where the kind says so.
    pub metadata_table: Option<Span>,
}

/// One heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its plain text.
    pub text: String,
    /// What a fragment calls it, unique in the file.
    pub slug: String,
    /// Its place.
    pub span: Span,
}

/// How a mention is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// `[text](target)`.
    Link,
    /// `[[target]]`.
    Wiki,
    /// `![text](target)`.
    Picture,
}

/// One link or picture in the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// How it is written.
    pub form: MentionForm,
    /// What it names, percent-decoded, without a fragment; empty for a fragment of this file.
    pub target: String,
    /// The heading that it names, without `#`.
    pub fragment: Option<String>,
    /// Its words; for a picture what is said instead of it.
    pub text: String,
    /// Its place.
    pub span: Span,
}

impl Mention {
    /// Whether it leads elsewhere on the web or to a mailbox: not ours to resolve.
    pub fn is_external(&self) -> bool {
        self.form != MentionForm::Wiki && (self.target.starts_with("//") || scheme(&self.target).is_some())
    }
}

/// The scheme of an address, `https` of `https://...`.
fn scheme(target: &str) -> Option<&str> {
    let (scheme, _) = target.split_once(':')?;
    let lettered = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (lettered && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))).then_some(scheme)
}

/// The Markdown that rhumb reads: CommonMark with tables, footnotes, strikethrough, task lists,
/// heading attributes, GitHub's alerts and wikilinks.
pub fn markdown_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS
}

/// What a fragment calls a heading, as forges do: lower case, punctuation gone, blanks to hyphens.
/// `seen` holds each name given so far with the last number behind it, so that none is given twice.
pub fn slug(text: &str, seen: &mut HashMap<String, usize>) -> String {
    let keep = |c: char| match c {
        ' ' | '-' => Some('-'),
        c if c.is_alphanumeric() || c == '_' => Some(c),
        _ => None,
    };
    let base: String = text.trim().to_lowercase().chars().filter_map(keep).collect();
    let mut count = seen.get(&base).copied().unwrap_or(0);
    let mut slug = base.clone();
    while seen.contains_key(&slug) {
        count += 1;
        slug = format!("{base}-{count}");
    }
    seen.insert(slug.clone(), 0);
    seen.insert(base, count);
    slug
}

/// The id or path of a wikilink: what stands before `#`.
pub fn wiki_target(text: &str) -> &str {
    text.split('#').next().unwrap_or("").trim()
}

/// `%20` and its like as characters; ill-formed escapes and bytes that are no text stay as written.
pub fn decode_percent(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

impl Body {
    /// Reads the part of `source` at `span`.
    pub fn read(source: &Source, span: Span) -> Self {
        let mut reader = Reader::new(span);
        for (event, range) in Parser::new_ext(source.slice(span), markdown_options()).into_offset_iter() {
            reader.take(event, range);
        }
        reader.body
    }

    /// The share of ticked tasks; nothing without tasks.
    #[expect(clippy::cast_precision_loss, reason = "counts of list items")]
    pub fn task_share(&self) -> Option<f64> {
        let (done, all) = self.tasks;
        (all > 0).then(|| done as f64 / all as f64)
    }

    /// The first heading of level 1.
    pub fn title(&self) -> Option<&Heading> {
        self.headings.iter().find(|heading| heading.level == 1)
    }
}

/// Takes the parser's events one by one.
struct Reader {
    body: Body,
    offset: usize,
    /// How many blocks (lists, quotes, tables) hold the current place.
    depth: usize,
    slugs: HashMap<String, usize>,
    heading: Option<(Heading, Option<String>)>,
    paragraph: Option<(String, usize)>,
    /// Open links and pictures, innermost last, by their index in `body.mentions`.
    open: Vec<usize>,
}

impl Reader {
    fn new(span: Span) -> Self {
        Self {
            body: Body { span, ..Body::default() },
            offset: span.start,
            depth: 0,
            slugs: HashMap::new(),
            heading: None,
            paragraph: None,
            open: Vec::new(),
        }
    }

    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            Event::Text(text) | Event::Code(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::TaskListMarker(ticked) => {
                self.body.tasks.0 += usize::from(ticked);
                self.body.tasks.1 += 1;
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, id, .. } => self.start_heading(level, id.map(String::from), range),
            Tag::Paragraph if self.depth == 0 && self.body.statement.is_none() => {
                self.paragraph = Some((String::new(), range.start));
            }
            Tag::Link { link_type, dest_url, .. } => {
                let form = match link_type {
                    LinkType::WikiLink { .. } => MentionForm::Wiki,
                    _ => MentionForm::Link,
                };
                self.start_mention(form, link_type, &dest_url, range);
            }
            Tag::Image { link_type, dest_url, .. } => {
                self.start_mention(MentionForm::Picture, link_type, &dest_url, range);
            }
            Tag::Paragraph => {}
            tag if is_block(&tag) => self.depth += 1,
            _ => {}
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<String>, range: Range<usize>) {
        let span = Span::new(range.start, range.end).shifted(self.offset);
        let heading = Heading { level: level as u8, text: String::new(), slug: String::new(), span };
        self.heading = Some((heading, id));
    }

    fn start_mention(&mut self, form: MentionForm, link: LinkType, url: &str, range: Range<usize>) {
        let (target, fragment) = match url.split_once('#') {
            Some((target, fragment)) => (target, Some(decode_percent(fragment))),
            None => (url, None),
        };
        let target = match form {
            MentionForm::Wiki => target.trim().to_owned(),
            _ if matches!(link, LinkType::Email) => format!("mailto:{target}"),
            _ => decode_percent(target.split('?').next().unwrap_or("")),
        };
        let span = Span::new(range.start, range.end).shifted(self.offset);
        self.open.push(self.body.mentions.len());
        self.body.mentions.push(Mention { form, target, fragment, text: String::new(), span });
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::Paragraph => self.end_paragraph(range),
            TagEnd::Link | TagEnd::Image => drop(self.open.pop()),
            end if is_block_end(end) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        let Some((mut heading, id)) = self.heading.take() else { return };
        heading.text = fold_blanks(&heading.text);
        heading.slug = slug(id.as_deref().unwrap_or(&heading.text), &mut self.slugs);
        self.body.headings.push(heading);
    }

    fn end_paragraph(&mut self, range: Range<usize>) {
        let Some((text, start)) = self.paragraph.take() else { return };
        let text = fold_blanks(&text);
        if !text.is_empty() {
            let span = Span::new(start, range.end).shifted(self.offset);
            self.body.statement = Some(Spanned::new(text, span));
        }
    }

    fn text(&mut self, text: &str) {
        for &index in &self.open {
            self.body.mentions[index].text.push_str(text);
        }
        // What stands for a picture is not prose.
        let in_picture = self.open.iter().any(|&i| self.body.mentions[i].form == MentionForm::Picture);
        if let Some((heading, _)) = &mut self.heading {
            heading.text.push_str(text);
        } else if let Some((paragraph, _)) = self.paragraph.as_mut().filter(|_| !in_picture) {
            paragraph.push_str(text);
        }
    }
}

const fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::List(_) | Tag::Table(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionList
    )
}

const fn is_block_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Table
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_headings_share_a_name() {
        let mut seen = HashMap::new();
        let slugs =
            ["The Aim!", "The aim", "The aim-1", "The aim", "???", "größe"].map(|text| slug(text, &mut seen));
        assert_eq!(slugs, ["the-aim", "the-aim-1", "the-aim-1-1", "the-aim-2", "", "größe"]);
    }
}
