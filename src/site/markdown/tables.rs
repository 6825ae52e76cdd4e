//! Tables: each cell knows the head of its column, so that a narrow screen can show rows as cards.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use super::Renderer;
use super::open::Close;
use crate::escape;
use crate::text::fold_blanks;

/// The table at hand.
pub struct Table {
    alignments: Vec<Alignment>,
    heads: Vec<String>,
    /// The column of the next cell.
    column: usize,
    in_head: bool,
}

impl Table {
    fn alignment(&self) -> &'static str {
        match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"num\"",
            _ => "",
        }
    }

    fn label(&self) -> String {
        let head = self.heads.get(self.column).map(|head| fold_blanks(head)).unwrap_or_default();
        if head.is_empty() { head } else { format!(" data-label=\"{}\"", escape::text(&head)) }
    }
}

impl Renderer<'_> {
    pub fn start_table(&mut self, alignments: Vec<Alignment>, start: usize) {
        if self.body.metadata_table.is_some_and(|table| table.start == start) {
            self.left_out = 1;
            return;
        }
        self.table = Some(Table { alignments, heads: Vec::new(), column: 0, in_head: true });
        self.html("<table class=\"data\">\n");
        self.open.push(Close::Html("</tbody></table>\n"));
    }

    pub fn start_table_part(&mut self, part: &Tag<'_>) {
        let Some(table) = &mut self.table else { return };
        let (markup, close) = match part {
            Tag::TableHead => ("<thead><tr>".to_owned(), "</tr></thead><tbody>\n"),
            Tag::TableRow => {
                table.column = 0;
                ("<tr>".to_owned(), "</tr>\n")
            }
            _ if table.in_head => {
                table.heads.push(String::new());
                (format!("<th scope=\"col\"{}>", table.alignment()), "</th>")
            }
            _ => (format!("<td{}{}>", table.label(), table.alignment()), "</td>"),
        };
        self.html(markup);
        self.open.push(Close::Html(close));
    }

    pub fn end_table_part(&mut self, end: TagEnd) {
        let Some(table) = &mut self.table else { return };
        match end {
            TagEnd::TableHead => table.in_head = false,
            TagEnd::Table => self.table = None,
            TagEnd::TableCell => {
                table.column += 1;
                let is_bare = table.in_head && table.heads.last().is_some_and(|head| head.trim().is_empty());
                if is_bare {
                    self.bare_head();
                }
            }
            _ => {}
        }
    }

    /// A head without words is no head to those who do not see it.
    fn bare_head(&mut self) {
        if let [.., Event::Html(open), Event::Html(close)] = self.out.as_mut_slice() {
            (*open, *close) = ("<td>".into(), "</td>".into());
        }
    }

    /// Words of a head cell name its column.
    pub fn table_text(&mut self, text: &str) {
        let table = self.table.as_mut().filter(|table| table.in_head);
        if let Some(head) = table.and_then(|table| table.heads.last_mut()) {
            head.push_str(text);
        }
    }
}
