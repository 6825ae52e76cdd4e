//! Floor 0: bytes become text with places in it.
//!
//! [`DocPath`] names a file below the strategy root, [`Span`] a range of bytes in it, [`Source`] holds
//! the text and turns offsets into lines and columns. Nothing here knows of strategy.

mod amount;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

pub use amount::{amount, fine_amount};
use serde::Serialize;
use thiserror::Error;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A range of bytes in one source; `end` is exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// This span, moved `offset` bytes further on: from a part's coordinates to the whole's.
    pub const fn shifted(self, offset: usize) -> Self {
        Self::new(self.start + offset, self.end + offset)
    }

    /// The span as a range.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value together with where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// `value`, written at `span`.
    pub const fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A place as people count it: both numbers from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A file's path below the strategy root: relative, parted by `/`, free of `.`, `..` and empty parts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct DocPath(Arc<str>);

/// Why a text is no [`DocPath`].
#[derive(Debug, Error, PartialEq, Eq)]
pub enum PathError {
    /// Nothing is left of it.
    #[error("an empty path")]
    Empty,
    /// It leads out of the strategy.
    #[error("`{0}` leads out of the strategy")]
    Outside(String),
}

impl DocPath {
    /// Normalises `text`: `.` and empty parts vanish, `..` takes one part back.
    ///
    /// # Errors
    /// [`PathError`] where nothing is left, the path is absolute, or it climbs out of the root.
    pub fn new(text: &str) -> Result<Self, PathError> {
        if text.starts_with('/') {
            return Err(PathError::Outside(text.to_owned()));
        }
        let mut parts: Vec<&str> = Vec::new();
        for part in text.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop().ok_or_else(|| PathError::Outside(text.to_owned()))?;
                }
                part => parts.push(part),
            }
        }
        if parts.is_empty() {
            return Err(PathError::Empty);
        }
        Ok(Self(parts.join("/").into()))
    }

    /// The path of what stands in no file.
    pub fn nowhere() -> Self {
        Self("nowhere".into())
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folder that holds the file, `""` at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name with its extension.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The file's name without its last extension.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        }
    }

    /// What `link` names when it is written in this file: relative to the file's folder, or from
    /// the strategy root where it begins with `/`.
    pub fn join(&self, link: &str) -> Result<Self, PathError> {
        match link.strip_prefix('/') {
            Some(rooted) => Self::new(rooted),
            None => Self::new(format!("{}/{link}", self.folder()).trim_start_matches('/')),
        }
    }

    /// How a link in this file reaches `other`: `../teams/field.md`.
    pub fn relative(&self, other: &str) -> String {
        let from: Vec<&str> = self.folder().split('/').filter(|p| !p.is_empty()).collect();
        let to: Vec<&str> = other.split('/').collect();
        let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
        let up = "../".repeat(from.len() - shared);
        up + &to[shared..].join("/")
    }
}

impl fmt::Display for DocPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DocPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

/// One file's text, with its path and a table of lines.
#[derive(Debug)]
pub struct Source {
    path: DocPath,
    text: Arc<str>,
    line_starts: OnceLock<Vec<usize>>,
}

impl Source {
    /// The text of the file at `path`.
    pub fn new(path: DocPath, text: impl Into<Arc<str>>) -> Self {
        Self { path, text: text.into(), line_starts: OnceLock::new() }
    }

    /// The file's path.
    pub const fn path(&self) -> &DocPath {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at `span`; empty where the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// The line and column of a byte offset; past the end it is the end.
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor(offset);
        let starts = self.line_starts();
        let line = starts.partition_point(|&start| start <= offset);
        let column = self.text[starts[line - 1]..offset].chars().count() + 1;
        Position { line, column }
    }

    fn floor(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let breaks = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
    }
}

/// `text` in Unicode NFC, borrowed where it already is.
pub fn nfc(text: &str) -> Cow<'_, str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    }
}

/// `text` with every run of white space as one blank and none at its ends.
pub fn fold_blanks(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// `text` with control, escape and bidirectional characters as visible escapes (`\u{1b}`), so that
/// a name or a message can do nothing to a terminal. Line breaks and tabs are escaped too.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unprintable(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Each line of `text` as [`visible`] shows it; lines stay lines.
pub fn visible_lines(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> =
        text.split('\n').map(|line| visible(line.trim_end_matches('\r'))).collect();
    lines.join("\n")
}

/// Whether a character acts on a terminal instead of showing: controls, bidirectional marks and
/// overrides, line separators, zero-width characters and the byte order mark.
pub fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> DocPath {
        DocPath::new(text).unwrap()
    }

    #[test]
    fn paths_are_normalised_and_stay_inside() {
        assert_eq!(path("a/./b//c/../d.md").as_str(), "a/b/d.md");
        assert_eq!(DocPath::new("../x"), Err(PathError::Outside("../x".into())));
        assert_eq!(DocPath::new("/etc/passwd"), Err(PathError::Outside("/etc/passwd".into())));
        assert_eq!(DocPath::new("./"), Err(PathError::Empty));
    }

    #[test]
    fn links_are_read_from_the_file_or_from_the_root() {
        assert_eq!(path("teams/field.md").join("../vision.md"), Ok(path("vision.md")));
        assert_eq!(path("teams/field.md").join("/vision.md"), Ok(path("vision.md")));
        assert_eq!(path("vision.md").join("teams/field.md"), Ok(path("teams/field.md")));
        assert!(path("vision.md").join("../secret.md").is_err());
    }

    #[test]
    fn a_link_leads_from_one_file_to_another() {
        assert_eq!(path("teams/field.md").relative("teams/digital.md"), "digital.md");
        assert_eq!(path("teams/field.md").relative("vision.md"), "../vision.md");
        assert_eq!(path("vision.md").relative("teams/field.md"), "teams/field.md");
    }

    #[test]
    fn columns_count_characters() {
        let source = Source::new(path("a.md"), "äöü x\nzweite");
        assert_eq!(source.position(7), Position { line: 1, column: 5 });
        assert_eq!(source.position(9), Position { line: 2, column: 1 });
        assert_eq!(source.position(1), Position { line: 1, column: 1 });
        assert_eq!(source.position(999), Position { line: 2, column: 7 });
    }

    #[test]
    fn what_acts_on_a_terminal_is_shown() {
        assert_eq!(visible("a\u{1b}[31mb\u{202e}"), "a\\u{1b}[31mb\\u{202e}");
        assert!(matches!(visible("Größe"), Cow::Borrowed(_)));
        assert_eq!(visible_lines("a\r\nb\u{7}"), "a\nb\\u{7}");
    }
}
