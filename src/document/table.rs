//! Metadata in a table: the first two-column table whose head row starts with "Metadata".

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::body::markdown_options;
use super::metadata::{Raw, merge};
use crate::settings::{Kind, Metadata};
use crate::text::{Source, Span, Spanned, fold_blanks};
use crate::tree::Node;

/// A metadata table.
pub struct Table {
    /// Where it stands in the file.
    pub span: Span,
    /// Its rows; a key that stands in several is a list.
    pub entries: Vec<Raw>,
}

/// The metadata table below `start`, where the kind keeps its metadata so.
pub fn find(source: &Source, start: usize, kind: Option<&Kind>) -> Option<Table> {
    if kind?.metadata != Metadata::Table {
        return None;
    }
    let text = source.text().get(start..)?;
    let mut table: Option<(Range<usize>, Vec<Vec<Cell>>)> = None;
    for (event, range) in Parser::new_ext(text, markdown_options()).into_offset_iter() {
        match event {
            Event::Start(Tag::Table(columns)) => table = (columns.len() == 2).then(|| (range, Vec::new())),
            Event::End(TagEnd::Table) => match table.take() {
                Some((range, rows)) if is_metadata(&rows) => return Some(read(text, start, range, rows)),
                _ => {}
            },
            event => {
                if let Some((_, rows)) = &mut table {
                    cell(event, range, rows);
                }
            }
        }
    }
    None
}

/// A cell's place in the text, and its plain words.
struct Cell {
    range: Range<usize>,
    plain: String,
}

fn cell(event: Event<'_>, range: Range<usize>, rows: &mut Vec<Vec<Cell>>) {
    match event {
        Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
        Event::Start(Tag::TableCell) => {
            if let Some(row) = rows.last_mut() {
                row.push(Cell { range, plain: String::new() });
            }
        }
        Event::Text(text) | Event::Code(text) => {
            if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                cell.plain.push_str(&text);
            }
        }
        _ => {}
    }
}

fn is_metadata(rows: &[Vec<Cell>]) -> bool {
    let head = rows.first().and_then(|row| row.first());
    head.is_some_and(|cell| cell.plain.trim().to_lowercase().starts_with("metadata"))
}

fn read(text: &str, start: usize, range: Range<usize>, rows: Vec<Vec<Cell>>) -> Table {
    let entries = rows.into_iter().skip(1).filter_map(|row| {
        let [key, value] = <[Cell; 2]>::try_from(row).ok()?;
        let key_span = written(text, &key.range).shifted(start);
        let value_span = written(text, &value.range);
        let value = match &text[value_span.range()] {
            "" => Node { span: value_span, value: crate::tree::Value::Null },
            // A bar inside a cell is written `\|`.
            cell => Node::text_node(cell.replace("\\|", "|"), value_span),
        };
        Some(Raw { key: Spanned::new(fold_blanks(&key.plain), key_span), value: value.shifted(start) })
    });
    Table {
        span: Span::new(range.start, range.end).shifted(start),
        entries: merge(Vec::new(), entries.filter(|entry| !entry.key.value.is_empty()).collect()),
    }
}

/// A cell's place without the bars and blanks around it.
fn written(text: &str, range: &Range<usize>) -> Span {
    let cell = &text[range.clone()];
    let inner = cell.trim_matches(|c: char| c.is_whitespace() || c == '|');
    let start =
        range.start + (cell.len() - cell.trim_start_matches(|c: char| c.is_whitespace() || c == '|').len());
    Span::new(start, start + inner.len())
}
