//! How wide text will be, estimated without the reader's font, and where to
//! break it: SVG does not wrap text by itself.

use unicode_width::UnicodeWidthChar;

/// Widths of the printable ASCII characters in hundredths of the font's size,
/// from DejaVu Sans, the widest of the common interface fonts: in any other one
/// the text takes less room than estimated.
#[rustfmt::skip]
const ASCII: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79,
    60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63,
    63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];

/// The widths of other characters by the columns they take on a terminal.
const NARROW: f64 = 0.66;
const WIDE: f64 = 1.02;

/// The estimated width of `text` in a font of `size` pixels.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

fn advance(c: char) -> f64 {
    let ascii = (c as usize).checked_sub(32).and_then(|i| ASCII.get(i));
    match (ascii, c.width()) {
        (Some(&hundredths), _) => f64::from(hundredths) / 100.0,
        (None, Some(0) | None) => 0.0,
        (None, Some(1)) => NARROW,
        (None, Some(_)) => WIDE,
    }
}

/// `text` in at most `lines` lines no wider than `room` pixels, the last of them
/// with an ellipsis where something had to be left out.
pub(super) fn wrap(text: &str, size: f64, room: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in text.split_whitespace().flat_map(pieces) {
        let joined = joined(&line, piece);
        if line.is_empty() || width(joined.trim_end(), size) <= room {
            line = joined;
            continue;
        }
        wrapped.push(std::mem::replace(&mut line, piece.text.to_owned()));
        if wrapped.len() == lines {
            return ended(wrapped, size, room);
        }
    }
    wrapped.push(line);
    wrapped.into_iter().map(|line| fitted(&line, size, room, "")).collect()
}

/// A part of a word after which a line may break.
#[derive(Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    /// Whether a blank stood before it.
    begins_word: bool,
}

/// A word's pieces: it may break after a hyphen or slash, and after every wide
/// character, as Chinese and Japanese do.
fn pieces(word: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (at, c) in word.char_indices() {
        if previous.is_some_and(|p| breaks_between(p, c)) {
            found.push(Piece { text: &word[start..at], begins_word: start == 0 });
            start = at;
        }
        previous = Some(c);
    }
    found.push(Piece { text: &word[start..], begins_word: start == 0 });
    found
}

fn breaks_between(before: char, after: char) -> bool {
    let wide = |c: char| c.width() == Some(2) && c.is_alphabetic();
    (matches!(before, '-' | '/' | '\u{2013}' | '\u{2014}') && after.is_alphabetic())
        || (wide(before) && wide(after))
}

fn joined(line: &str, piece: Piece<'_>) -> String {
    let blank = if piece.begins_word && !line.is_empty() { " " } else { "" };
    format!("{line}{blank}{}", piece.text)
}

/// The lines that had room, the last one marked as going on.
fn ended(mut lines: Vec<String>, size: f64, room: f64) -> Vec<String> {
    let last = lines.pop().unwrap_or_default();
    let mut lines: Vec<String> = lines.iter().map(|line| fitted(line, size, room, "")).collect();
    lines.push(fitted(&last, size, room, "…"));
    lines
}

/// `line` with `mark` behind it, cut and marked with an ellipsis where it is
/// too wide even so.
fn fitted(line: &str, size: f64, room: f64, mark: &str) -> String {
    let whole = format!("{line}{mark}");
    if width(&whole, size) <= room {
        return whole;
    }
    let mut taken = width("…", size);
    let cut = line
        .char_indices()
        .find(|&(_, c)| {
            taken += advance(c) * size;
            taken > room
        })
        .map_or(line.len(), |(at, _)| at);
    format!("{}…", line[..cut].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_blanks_and_hyphens() {
        assert_eq!(
            wrap("The most reliable grid-monitoring service", 10.0, 72.0, 3),
            ["The most", "reliable grid-", "monitoring…"]
        );
        assert_eq!(wrap("short", 10.0, 100.0, 3), ["short"]);
        assert_eq!(wrap("", 10.0, 100.0, 3), [""]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        assert_eq!(wrap("Donaudampfschifffahrt", 10.0, 50.0, 3), ["Donaud…"]);
    }

    #[test]
    fn wide_scripts_break_anywhere_and_marks_take_no_room() {
        assert_eq!(wrap("水道水質を守る", 10.0, 41.0, 2), ["水道水質", "を守る"]);
        assert_eq!(width("e\u{301}", 10.0), width("e", 10.0));
        assert_eq!(width("\u{7}", 10.0), 0.0);
    }
}
