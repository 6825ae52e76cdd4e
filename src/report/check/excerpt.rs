//! The line that a culprit stands in, fit for a terminal.

use std::ops::Range;

use crate::text::{Source, Span, is_unprintable};

/// Lines of more bytes than this are not shown: who wrote them did not write them to be read.
const LONGEST_LINE: usize = 2_000;

/// A line to show, with the culprit marked.
pub struct Excerpt {
    /// The line's number, from 1.
    pub line: usize,
    /// Its text; a character that would act on a terminal is one that shows, so columns stay.
    pub text: String,
    /// The bytes of `text` to mark, all on this line.
    pub marked: Range<usize>,
}

/// The first line of `span`; nothing where it is too long to be shown.
pub fn excerpt(source: &Source, span: Span) -> Option<Excerpt> {
    let text = source.text();
    let start = text.floor_char_boundary(span.start);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let line = text[line_start..line_end].trim_end_matches('\r');
    if line.len() > LONGEST_LINE {
        return None;
    }
    let shown_before = |offset: usize| {
        let part = line.floor_char_boundary(offset.saturating_sub(line_start));
        shown(&line[..part]).len()
    };
    Some(Excerpt {
        line: source.position(start).line,
        marked: shown_before(start)..shown_before(span.end.max(start)),
        text: shown(line),
    })
}

/// Each character that acts on a terminal as one that shows.
fn shown(text: &str) -> String {
    let show = |c: char| match c {
        '\t' => '\t',
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        c if is_unprintable(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    text.chars().map(show).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::DocPath;

    fn of(text: &str, span: Span) -> Option<(usize, String, String)> {
        let source = Source::new(DocPath::new("a.md").unwrap(), text);
        let excerpt = excerpt(&source, span)?;
        let marked = excerpt.text[excerpt.marked].to_owned();
        Some((excerpt.line, excerpt.text, marked))
    }

    #[test]
    fn the_culprits_first_line_is_shown_with_its_part_marked() {
        let text = "a\r\nsupports: [bä]\r\nc\n";
        assert_eq!(of(text, Span::new(14, 17)), Some((2, "supports: [bä]".into(), "bä".into())));
        assert_eq!(of(text, Span::new(14, 22)), Some((2, "supports: [bä]".into(), "bä]".into())));
        assert_eq!(of(text, Span::new(99, 99)), Some((4, String::new(), String::new())));
    }

    #[test]
    fn nothing_in_it_acts_on_a_terminal_and_columns_stay() {
        let text = "\u{1b}[31m\u{9b}\u{202e}x y";
        assert_eq!(of(text, Span::new(10, 11)), Some((1, "␛[31m��x y".into(), "x".into())));
        assert_eq!(of(&"x".repeat(3_000), Span::new(5, 6)), None);
    }
}
