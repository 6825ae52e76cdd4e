//! One page of the manual: its headings, its links, and the files that it shows.

use std::collections::BTreeSet;
use std::mem;

use indexmap::IndexMap;
use jiff::civil::Date;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// A page as read from its Markdown.
#[derive(Default)]
pub struct Page {
    /// Its heading of level 1.
    pub title: String,
    /// The fenced blocks by heading of level 2, in order; those before the first under "".
    pub sections: IndexMap<String, Vec<Fence>>,
    /// The reading that a measure's example comes to: "Reading: **0.75**".
    pub reading: Option<f64>,
    /// Where its links lead, as written.
    pub links: Vec<String>,
    /// What a link to a heading of this page names.
    pub anchors: BTreeSet<String>,
}

/// A fenced block.
pub struct Fence {
    /// What stands behind the opening fence.
    pub info: String,
    /// What stands between the fences.
    pub text: String,
}

/// A file that a fence shows: ```` ```markdown objectives/reliable.md 2026-01-05 ````.
pub struct File<'a> {
    /// Where it stands, from the strategy root; in an event's example below `base`, `head` or `both`.
    pub path: &'a str,
    /// The day on which it landed; without one it is read from the work tree.
    pub landed: Option<Date>,
    /// What it holds.
    pub text: &'a str,
}

impl Page {
    pub fn read(markdown: &str) -> Self {
        let mut page = Self { reading: reading(markdown), ..Self::default() };
        let mut words = String::new();
        let mut info = String::new();
        for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::Heading { .. }) => words.clear(),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(opening))) => {
                    words.clear();
                    info = opening.into_string();
                }
                Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.into_string()),
                Event::Text(text) | Event::Code(text) => words.push_str(&text),
                Event::End(TagEnd::Heading(level)) => page.heading(level, mem::take(&mut words)),
                Event::End(TagEnd::CodeBlock) => {
                    page.fence(Fence { info: mem::take(&mut info), text: mem::take(&mut words) });
                }
                _ => {}
            }
        }
        page
    }

    fn heading(&mut self, level: HeadingLevel, words: String) {
        let kept = words.chars().filter(|c| c.is_alphanumeric() || "-_ ".contains(*c));
        self.anchors.insert(kept.collect::<String>().to_lowercase().replace(' ', "-"));
        match level {
            HeadingLevel::H1 => self.title = words,
            HeadingLevel::H2 => drop(self.sections.insert(words, Vec::new())),
            _ => {}
        }
    }

    fn fence(&mut self, fence: Fence) {
        if self.sections.is_empty() {
            self.sections.insert(String::new(), Vec::new());
        }
        let (_, fences) = self.sections.last_mut().unwrap();
        fences.push(fence);
    }
}

/// Which side of a drift a file stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Base,
    Head,
    Both,
}

impl<'a> File<'a> {
    /// The side that its path begins with, and its path there.
    pub fn side(&self) -> Option<(Side, &'a str)> {
        let sides = [("base/", Side::Base), ("head/", Side::Head), ("both/", Side::Both)];
        sides.into_iter().find_map(|(prefix, side)| Some((side, self.path.strip_prefix(prefix)?)))
    }
}

impl Fence {
    /// The file that it shows, where its info names one.
    pub fn file(&self) -> Option<File<'_>> {
        let mut words = self.info.split(' ').skip(1);
        let path = words.next()?;
        let landed = words.next().map(|date| date.parse().unwrap());
        Some(File { path, landed, text: &self.text })
    }
}

fn reading(markdown: &str) -> Option<f64> {
    let (_, rest) = markdown.split_once("\nReading: **")?;
    rest.split_once("**")?.0.parse().ok()
}
