//! Footnotes, numbered in the order in which they are met.

use std::collections::HashMap;

use pulldown_cmark::CowStr;

use super::Renderer;
use super::open::Close;
use crate::escape;

/// The footnotes met so far.
#[derive(Default)]
pub struct Notes<'a>(HashMap<CowStr<'a>, Note>);

struct Note {
    number: usize,
    /// How many references were written.
    references: usize,
    defined: bool,
}

impl<'a> Notes<'a> {
    fn note(&mut self, name: CowStr<'a>) -> &mut Note {
        let number = self.0.len() + 1;
        self.0.entry(name).or_insert(Note { number, references: 0, defined: false })
    }
}

impl<'a> Renderer<'a> {
    pub fn note_reference(&mut self, name: CowStr<'a>) {
        let note = self.notes.note(name);
        note.references += 1;
        let number = note.number;
        if self.in_link {
            return self.html(format!("<sup>{number}</sup>"));
        }
        let word = escape::text(self.language.word("footnote"));
        self.html(format!("<sup><a href=\"#fn-{number}\" aria-label=\"{word} {number}\">{number}</a></sup>"));
    }

    pub fn start_note(&mut self, name: CowStr<'a>) {
        let note = self.notes.note(name);
        let number = note.number;
        let id = if note.defined { String::new() } else { format!(" id=\"fn-{number}\"") };
        note.defined = true;
        self.html(format!("<div class=\"footnote\"{id}><sup>{number}</sup>"));
        self.open.push(Close::Html("</div>\n"));
    }
}
