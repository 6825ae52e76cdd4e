//! Markdown as a forge renders it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a forge's Markdown knows beyond the standard's.
const FORGE: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_FOOTNOTES);

/// What parts a sign from what follows it, unseen.
const JOINER: char = '\u{200d}';

/// What comes out of some Markdown.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Headings of the second level.
    pub headings: Vec<String>,
    /// How many tables there are.
    pub tables: usize,
    /// The cells of every row of every table, the head's first.
    pub rows: Vec<Vec<String>>,
    /// Mark-up.
    pub html: Vec<String>,
    /// All text, a block a line, but for what stands as code.
    pub text: String,
    /// Whatever leads elsewhere or is none of the above.
    pub foreign: Vec<String>,
    in_heading: bool,
}

impl Rendered {
    /// Renders some Markdown.
    pub fn of(markdown: &str) -> Self {
        let mut page = Self::default();
        Parser::new_ext(markdown, FORGE).for_each(|event| page.take(event));
        page
    }

    /// The text as a reader sees it.
    pub fn seen(&self) -> String {
        self.text.replace(JOINER, "")
    }

    /// What a forge would make a mention, a reference, an address or a picture of, each with what follows.
    pub fn acting(&self) -> Vec<String> {
        const SIGNS: &str =
            r"(?i)[@#!%&$~][a-z0-9]|\bgh-[0-9]|:[a-z0-9+-]+:|://|\bwww\.|javascript:[a-z]|(?m)^(::|##\[)";
        let signs = regex::Regex::new(SIGNS).unwrap();
        let beginning = |at: usize| self.text[at..].chars().take(20).collect();
        signs.find_iter(&self.text).map(|found| beginning(found.start())).collect()
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                self.headings.push(String::new());
                self.in_heading = true;
            }
            Event::End(TagEnd::Heading(_)) => self.in_heading = false,
            Event::Start(Tag::Table(_)) => self.tables += 1,
            Event::Start(Tag::TableHead | Tag::TableRow) => self.rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                self.rows.last_mut().into_iter().for_each(|row| row.push(String::new()))
            }
            Event::Text(text) => self.write(&text),
            Event::Html(html) | Event::InlineHtml(html) => self.html.push(html.trim().to_owned()),
            Event::End(TagEnd::Item | TagEnd::Paragraph | TagEnd::TableCell) => self.text.push('\n'),
            Event::Start(
                Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::HtmlBlock | Tag::Strong | Tag::Strikethrough,
            )
            | Event::Code(_)
            | Event::SoftBreak
            | Event::End(_) => {}
            other => self.foreign.push(format!("{other:?}")),
        }
    }

    fn write(&mut self, text: &str) {
        let cell = self.rows.last_mut().and_then(|row| row.last_mut());
        cell.into_iter().for_each(|cell| cell.push_str(text));
        if self.in_heading {
            self.headings.last_mut().into_iter().for_each(|heading| heading.push_str(text));
        }
        self.text.push_str(text);
    }
}
