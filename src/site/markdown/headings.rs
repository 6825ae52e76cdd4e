//! Headings: one `h1` a page, no level left out, names that cannot meet the page's own.

use pulldown_cmark::HeadingLevel;

use super::Renderer;
use super::open::Close;
use crate::document::{Document, Heading};
use crate::escape;
use crate::text::fold_blanks;

const NAMES: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];
const CLOSINGS: [&str; 5] = ["</h2>\n", "</h3>\n", "</h4>\n", "</h5>\n", "</h6>\n"];

/// What the page calls the heading that `fragment` names in `document`: the page's beginning for the
/// one that its title shows.
pub fn anchor(document: &Document, fragment: &str) -> Option<String> {
    let wanted = fragment.to_lowercase();
    let named = |heading: &&Heading| heading.slug == wanted || heading.text.to_lowercase() == wanted;
    let heading = document.body.headings.iter().find(named)?;
    let is_title = shown_as_title(document) == Some(heading.span.start);
    Some(if is_title { "main".to_owned() } else { name(heading) })
}

/// Where the heading stands that the page shows as its title: the first of level 1, where it reads
/// as the title.
pub fn shown_as_title(document: &Document) -> Option<usize> {
    let heading = document.body.title()?;
    (fold_blanks(&heading.text) == document.title.value).then_some(heading.span.start)
}

fn name(heading: &Heading) -> String {
    format!("h-{}", heading.slug)
}

/// The levels of the headings that hold the current place, as written.
#[derive(Default)]
pub struct Levels(Vec<u8>);

impl Levels {
    /// How deep a heading written at `level` stands on the page: from 0, at most one deeper than
    /// the one before it.
    fn depth(&mut self, level: u8) -> usize {
        let level = level.max(2);
        self.0.retain(|&outer| outer < level);
        self.0.push(level);
        (self.0.len() - 1).min(NAMES.len() - 1)
    }

    /// The element for a raw tag: a heading's at its depth, any other as it is called.
    pub fn name(&mut self, tag: &'static str) -> &'static str {
        match tag.as_bytes() {
            [b'h', level @ b'1'..=b'6'] => NAMES[self.depth(level - b'0')],
            _ => tag,
        }
    }
}

impl Renderer<'_> {
    pub fn start_heading(&mut self, level: HeadingLevel, start: usize) {
        if self.title == Some(start) {
            self.left_out = 1;
            return;
        }
        let headings = &self.body.headings;
        let heading = headings.binary_search_by_key(&start, |heading| heading.span.start);
        let id = heading.map(|at| name(&headings[at])).unwrap_or_default();
        let depth = self.levels.depth(level as u8);
        self.html(format!("<{} id=\"{}\">", NAMES[depth], escape::text(&id)));
        self.open.push(Close::Html(CLOSINGS[depth]));
    }
}
