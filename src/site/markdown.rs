//! A body becomes HTML.
//!
//! Only this room writes markup, so nothing has to be cleaned afterwards (safety.md): raw HTML is
//! text but for a short list of tags without attributes, addresses pass an allow-list, every name
//! that comes from content has a prefix, and depth is bounded. Paragraphs, lists, code and emphasis
//! are left to pulldown-cmark's own writer.

mod headings;
mod links;
mod notes;
mod open;
mod raw;
mod tables;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, Parser, Tag, TagEnd, html};

pub use headings::anchor;
pub use links::Link;

use crate::document::{Body, Document, Mention, markdown_options};
use crate::escape;
use crate::site::language::Language;
use crate::text::{DocPath, Source, Span};
use open::{Close, Open};

/// Says where a link or picture leads that stays in the strategy.
pub type Resolve<'a> = dyn Fn(&Mention) -> Option<Link> + 'a;

/// A body as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// The paragraph that says the document's meaning in one breath, where the body begins with it.
    pub statement: String,
    /// Everything else but what the page shows elsewhere: the heading that is its title, and the
    /// table that holds the metadata. Headings begin at `h2`.
    pub rest: String,
}

/// The body of a document.
pub fn prose(document: &Document, language: &Language, resolve: &Resolve<'_>) -> Prose {
    let title = headings::shown_as_title(document);
    Renderer::new(&document.source, &document.body, title, language, resolve).run()
}

/// A text of a field, written in the file at `path`; without a paragraph's tags where it is one.
pub fn phrase(text: &str, path: &DocPath, language: &Language, resolve: &Resolve<'_>) -> String {
    if !text.contains(['[', '`', '*', '_', '<', '&', '\\', '\n']) {
        return escape::text(text).into_owned();
    }
    let source = Source::new(path.clone(), text);
    let mut body = Body::read(&source, Span::new(0, text.len()));
    body.statement = None;
    let html = Renderer::new(&source, &body, None, language, resolve).run().rest;
    let inner = html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>\n"));
    inner.filter(|inner| !inner.contains("<p>")).map_or_else(|| html.clone(), str::to_owned)
}

/// Takes the parser's events one by one and hands them on, changed where they must be.
struct Renderer<'a> {
    source: &'a Source,
    body: &'a Body,
    language: &'a Language,
    resolve: &'a Resolve<'a>,
    out: Vec<Event<'a>>,
    open: Open,
    /// How many elements are open that are left out, with all that they hold.
    left_out: usize,
    /// Where the heading stands that the page shows as its title.
    title: Option<usize>,
    /// Where the statement's events begin, and then these.
    statement: Statement<'a>,
    levels: headings::Levels,
    /// The HTML block at hand, whose lines come one by one.
    block: Option<String>,
    table: Option<tables::Table>,
    notes: notes::Notes<'a>,
    in_link: bool,
}

#[derive(Default)]
struct Statement<'a> {
    begun: Option<usize>,
    events: Vec<Event<'a>>,
}

impl<'a> Renderer<'a> {
    fn new(
        source: &'a Source,
        body: &'a Body,
        title: Option<usize>,
        language: &'a Language,
        resolve: &'a Resolve<'a>,
    ) -> Self {
        Self {
            source,
            body,
            language,
            resolve,
            out: Vec::new(),
            open: Open::default(),
            left_out: 0,
            title,
            statement: Statement::default(),
            levels: headings::Levels::default(),
            block: None,
            table: None,
            notes: notes::Notes::default(),
            in_link: false,
        }
    }

    fn run(mut self) -> Prose {
        let span = self.body.span;
        for (event, range) in Parser::new_ext(self.source.slice(span), markdown_options()).into_offset_iter()
        {
            self.take(event, range.start + span.start);
        }
        let rest = self.open.make_empty();
        self.html_each(rest);
        Prose { statement: written(self.statement.events), rest: written(self.out) }
    }

    /// Takes the event at `start` of the file.
    fn take(&mut self, event: Event<'a>, start: usize) {
        match event {
            Event::Start(_) if self.left_out > 0 => self.left_out += 1,
            Event::End(_) if self.left_out > 0 => self.left_out -= 1,
            _ if self.left_out > 0 => {}
            Event::Start(tag) => self.start(tag, start),
            Event::End(end) => self.end(end),
            Event::Html(line) => self.block.get_or_insert_default().push_str(&line),
            Event::InlineHtml(tag) => self.inline_html(&tag),
            Event::TaskListMarker(ticked) => self.task(ticked),
            Event::FootnoteReference(name) => self.note_reference(name),
            Event::Text(text) => {
                self.table_text(&text);
                self.out.push(Event::Text(printable(text)));
            }
            Event::Code(text) => {
                self.table_text(&text);
                self.out.push(Event::Code(printable(text)));
            }
            Event::Rule => {
                self.make_room();
                self.out.push(Event::Rule);
            }
            other => self.out.push(other),
        }
    }

    fn start(&mut self, tag: Tag<'a>, start: usize) {
        if is_block(&tag) {
            self.make_room();
        }
        match tag {
            Tag::HtmlBlock => self.block = Some(String::new()),
            Tag::Heading { level, .. } => self.start_heading(level, start),
            Tag::Paragraph => self.start_paragraph(start),
            Tag::CodeBlock(kind) => self.start_code(&kind),
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url, start),
            Tag::Image { dest_url, .. } => self.picture(&dest_url, start),
            Tag::Table(alignments) => self.start_table(alignments, start),
            Tag::TableHead | Tag::TableRow | Tag::TableCell => self.start_table_part(&tag),
            Tag::FootnoteDefinition(name) => self.start_note(name),
            Tag::BlockQuote(Some(kind)) if !self.open.is_full() => self.start_alert(kind),
            Tag::Item if self.open.last() == Some(Close::Nothing) => self.open.push(Close::Nothing),
            tag if self.open.is_full() && nests(&tag) => self.open.push(Close::Nothing),
            tag => {
                self.out.push(Event::Start(tag));
                self.open.push(Close::Event);
            }
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::HtmlBlock => self.html_block(),
            end => {
                let (raw, close) = self.open.pop();
                self.html_each(raw);
                match close {
                    Close::Event => self.out.push(Event::End(end)),
                    Close::Html(markup) => self.html(markup),
                    Close::Nothing => {}
                }
                self.in_link &= end != TagEnd::Link;
                if end == TagEnd::Paragraph {
                    self.end_paragraph();
                }
                self.end_table_part(end);
            }
        }
    }

    /// Closes what can hold no block.
    fn make_room(&mut self) {
        let closed = self.open.make_room();
        self.html_each(closed);
    }

    /// Writes markup of our own.
    fn html(&mut self, markup: impl Into<CowStr<'a>>) {
        self.out.push(Event::Html(markup.into()));
    }

    fn html_each(&mut self, markup: Vec<String>) {
        for markup in markup {
            self.html(markup);
        }
    }

    fn task(&mut self, ticked: bool) {
        // A picture of a box: a real one would look as if it could be ticked, and be lost on paper.
        let (shown, word) = if ticked { ('☑', "task_done") } else { ('☐', "task_open") };
        let word = escape::text(self.language.word(word));
        self.html(format!("<span class=\"task\" role=\"img\" aria-label=\"{word}\">{shown}</span> "));
    }

    fn start_alert(&mut self, kind: BlockQuoteKind) {
        let name = match kind {
            BlockQuoteKind::Note => "note",
            BlockQuoteKind::Tip => "tip",
            BlockQuoteKind::Important => "important",
            BlockQuoteKind::Warning => "warning",
            BlockQuoteKind::Caution => "caution",
        };
        let word = escape::text(self.language.word(name));
        self.html(format!("<blockquote class=\"alert {name}\">\n<p class=\"label\">{word}</p>\n"));
        self.open.push(Close::Html("</blockquote>\n"));
    }

    fn start_paragraph(&mut self, start: usize) {
        let is_statement =
            self.body.statement.as_ref().is_some_and(|statement| statement.span.start == start);
        // One that something stands before is left in its place.
        if is_statement && self.out.is_empty() {
            self.statement.begun = Some(self.out.len());
            self.html("<p class=\"statement\">");
            self.open.push(Close::Html("</p>\n"));
        } else {
            self.out.push(Event::Start(Tag::Paragraph));
            self.open.push(Close::Event);
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(begun) = self.statement.begun.take() {
            self.statement.events = self.out.split_off(begun);
        }
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        // What may have to be scrolled must be reached by keyboard.
        let class = match language {
            "" => String::new(),
            language => format!(" class=\"language-{}\"", escape::text(language)),
        };
        self.html(format!("<pre tabindex=\"0\"><code{class}>"));
        self.open.push(Close::Html("</code></pre>\n"));
    }
}

fn written(events: Vec<Event<'_>>) -> String {
    let mut markup = String::new();
    html::push_html(&mut markup, events.into_iter());
    markup
}

/// `text` without characters that HTML forbids even as references.
fn printable(text: CowStr<'_>) -> CowStr<'_> {
    if text.chars().all(escape::allowed) {
        text
    } else {
        text.chars().filter(|&c| escape::allowed(c)).collect::<String>().into()
    }
}

/// Whether the tag begins a block, which no phrase can hold.
const fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
    )
}

/// Whether the tag can nest in itself without end; beyond a depth only its text is shown.
const fn nests(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::BlockQuote(_) | Tag::List(_) | Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
}

#[cfg(test)]
mod tests;
