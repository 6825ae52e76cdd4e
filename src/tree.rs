//! Floor 1: YAML and TOML become one tree, with a [`Span`] for every key and value.
//!
//! Words stay words: `yes`, `1.10` and `2026-01-31` are the text as written until a field wants a
//! truth, a number or a date. The limits against hostile input live here.

mod toml;
mod yaml;

pub use toml::parse as parse_toml;
pub use yaml::parse as parse_yaml;

use jiff::civil::Date;

use crate::text::{Span, Spanned};

/// How deep a tree may nest.
pub const MAX_DEPTH: usize = 64;
/// How many values a tree may hold.
pub const MAX_NODES: usize = 100_000;

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where; for a mapping or list, from its first to its last part.
    pub span: Span,
    /// What.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value: empty, `~` or `null`.
    Null,
    /// A text, number, truth or date, as written.
    Scalar(Scalar),
    /// Values in order.
    List(Vec<Node>),
    /// Keys and values in order; no key twice.
    Map(Vec<(Spanned<String>, Node)>),
}

/// One word or text.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text, escapes resolved.
    pub text: String,
    /// Whether it was written without quotes, so that it may be a number, truth or date.
    pub plain: bool,
}

/// Why a text is no tree, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeError {
    /// The place.
    pub span: Span,
    /// What is wrong, one line, lower case.
    pub message: String,
    /// A second place that explains it: the first of two equal keys.
    pub first: Option<Span>,
}

impl TreeError {
    fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into(), first: None }
    }
}

impl Node {
    /// Whether both hold the same, wherever and however they were written; the order of keys is none.
    // Trees are bounded in depth where they are read, so plain recursion is safe.
    pub fn holds_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Value::Null, Value::Null) => true,
            (Value::Scalar(a), Value::Scalar(b)) => a.text == b.text,
            (Value::List(a), Value::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.holds_same(b))
            }
            (Value::Map(a), Value::Map(b)) => {
                let by_key = |entries| {
                    let mut entries: Vec<&(Spanned<String>, Self)> = Vec::from_iter(entries);
                    entries.sort_by(|(a, _), (b, _)| a.value.cmp(&b.value));
                    entries
                };
                let (a, b) = (by_key(a), by_key(b));
                let mut both = a.iter().zip(&b);
                a.len() == b.len()
                    && both.all(|((key, a), (other, b))| key.value == other.value && a.holds_same(b))
            }
            _ => false,
        }
    }

    /// A plain text.
    pub fn text_node(text: impl Into<String>, span: Span) -> Self {
        Self { span, value: Value::Scalar(Scalar { text: text.into(), plain: true }) }
    }

    /// A mapping without keys.
    pub const fn empty_map() -> Self {
        Self { span: Span::new(0, 0), value: Value::Map(Vec::new()) }
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => None,
        }
    }

    /// The items of a list.
    pub fn as_list(&self) -> Option<&[Self]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The keys and values of a mapping.
    pub fn as_map(&self) -> Option<&[(Spanned<String>, Self)]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value at `key` of a mapping.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_map()?.iter().find(|(k, _)| k.value == key).map(|(_, node)| node)
    }

    /// Whether there is no value.
    pub const fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The items of a list, or the value itself as the only item; nothing for no value.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::Null => &[],
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// A finite number: digits with an optional sign, fraction and exponent; `_` may part digits.
    pub fn as_number(&self) -> Option<f64> {
        number(self.as_text()?)
    }

    /// A truth: `true` or `false`, written plain.
    pub fn as_truth(&self) -> Option<bool> {
        match &self.value {
            Value::Scalar(Scalar { text, plain: true }) => text.parse().ok(),
            _ => None,
        }
    }

    /// What kind of value this is, in a word for messages.
    pub const fn noun(&self) -> &'static str {
        match self.value {
            Value::Null => "nothing",
            Value::Scalar(_) => "a text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map",
        }
    }

    /// The same tree, every place moved `offset` bytes further on.
    #[must_use]
    pub fn shifted(mut self, offset: usize) -> Self {
        self.shift(offset);
        self
    }

    // Depth is bounded by MAX_DEPTH, so plain recursion is safe.
    fn shift(&mut self, offset: usize) {
        self.span = self.span.shifted(offset);
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(offset)),
            Value::Map(entries) => {
                for (key, node) in entries {
                    key.span = key.span.shifted(offset);
                    node.shift(offset);
                }
            }
            Value::Null | Value::Scalar(_) => {}
        }
    }
}

/// A finite number written in digits.
pub fn number(text: &str) -> Option<f64> {
    let digits: String = text.trim().chars().filter(|&c| c != '_').collect();
    let bare = digits.strip_prefix(['-', '+']).unwrap_or(&digits);
    // Rust also reads `inf` and `nan`; a number begins with a digit or a point.
    if !bare.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    digits.parse().ok().filter(|n: &f64| n.is_finite())
}

/// A calendar date `YYYY-MM-DD`, years 1 to 9999; a time of day after it is passed over, as
/// repositories that already exist write `2026-03-03T19:10:47+00:00`.
pub fn date(text: &str) -> Option<Date> {
    let text = text.trim();
    let (day, rest) = text.split_at_checked(10)?;
    let shaped =
        day.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if !shaped || !(rest.is_empty() || rest.starts_with(['T', 't', ' '])) {
        return None;
    }
    day.parse().ok().filter(|date: &Date| date.year() >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_finite_and_begin_with_a_digit() {
        assert_eq!(number("-1_200.5"), Some(-1200.5));
        assert_eq!(number("1e3"), Some(1000.0));
        for not in ["inf", "nan", "", "1e999", "0x10", "ten", "-"] {
            assert_eq!(number(not), None, "{not}");
        }
    }

    #[test]
    fn dates_are_whole_and_real() {
        assert_eq!(date("2024-02-29"), Some(Date::constant(2024, 2, 29)));
        assert_eq!(date("2026-03-03T19:10:47.392443+00:00"), Some(Date::constant(2026, 3, 3)));
        for not in ["2026-02-30", "2025-30-01", "20260101", "2026-1-1", "0000-01-01", "2026-01-01x", "äääää"]
        {
            assert_eq!(date(not), None, "{not}");
        }
    }
}
