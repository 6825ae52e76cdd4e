//! One table of `rhumb.toml`, read key by key.

use globset::GlobSet;
use jiff::civil::Date;

use super::{RULE, compile, entry_span, glob_set, unknown_name};
use crate::diagnostic::Diagnostic;
use crate::text::{DocPath, Span, Spanned};
use crate::tree::{self, Node};

/// A table with its name and the list of problems to add to.
pub struct Section<'a> {
    path: &'a DocPath,
    node: &'a Node,
    name: String,
    problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Section<'a> {
    pub fn new(path: &'a DocPath, node: &'a Node, name: &str, problems: &'a mut Vec<Diagnostic>) -> Self {
        Self { path, node, name: name.to_owned(), problems }
    }

    pub const fn path(&self) -> &'a DocPath {
        self.path
    }

    pub const fn span(&self) -> Span {
        self.node.span
    }

    pub fn keys(&self) -> Vec<Spanned<String>> {
        self.node.as_map().unwrap_or_default().iter().map(|(key, _)| key.clone()).collect()
    }

    pub fn problem(&mut self, span: Span, message: impl Into<String>, help: &str) {
        self.problems.push(Diagnostic::new(RULE, self.path, span, message).help(help));
    }

    /// Reports a word that none of `known` is.
    pub fn unknown(&mut self, span: Span, message: &str, word: &str, known: &[&str]) {
        self.problem(span, message, &unknown_name(word, known));
    }

    /// Reports every key that none of `known` is.
    pub fn known(&mut self, known: &[&str]) {
        for key in self.keys() {
            if !known.contains(&key.value.as_str()) {
                let message = format!("`{}` is not known in `{}`", key.value, self.name);
                self.unknown(key.span, &message, &key.value, known);
            }
        }
    }

    /// Reads the table at `key`, where there is one.
    pub fn table<T>(&mut self, key: &str, read: impl FnOnce(&mut Section<'_>) -> T) -> Option<T> {
        let node = self.of(key, "a table", |node| node.as_map().is_some())?;
        Some(read(&mut Section::new(self.path, node, &self.name_of(key), self.problems)))
    }

    /// What the table at `key` is called: below another one with that one's name before its own.
    fn name_of(&self, key: &str) -> String {
        match self.name.strip_prefix('[').and_then(|name| name.strip_suffix(']')) {
            Some(outer) => format!("[{outer}.{key}]"),
            None => format!("[{key}]"),
        }
    }

    /// Reads each table of the array of tables at `key`.
    pub fn tables(&mut self, key: &str, mut read: impl FnMut(&mut Section<'_>)) {
        let tables =
            |node: &Node| node.as_list().is_some_and(|l| l.iter().all(|item| item.as_map().is_some()));
        let Some(node) = self.of(key, "an array of tables", tables) else { return };
        for item in node.items() {
            read(&mut Section::new(self.path, item, &format!("[[{key}]]"), self.problems));
        }
    }

    pub fn text(&mut self, key: &str) -> Option<Spanned<String>> {
        let node = self.of(key, "a text", |node| node.as_text().is_some())?;
        Some(Spanned::new(node.as_text()?.to_owned(), node.span))
    }

    pub fn texts(&mut self, key: &str) -> Option<Vec<Spanned<String>>> {
        let all_texts = |node: &Node| node.items().iter().all(|item| item.as_text().is_some());
        let node = self.of(key, "a list of texts", all_texts)?;
        let texts = node.items().iter().filter_map(|item| Some((item.as_text()?, item.span)));
        Some(texts.map(|(text, span)| Spanned::new(text.to_owned(), span)).collect())
    }

    pub fn number(&mut self, key: &str, least: f64, most: f64) -> Option<f64> {
        let within = |node: &Node| node.as_number().is_some_and(|n| (least..=most).contains(&n));
        self.of(key, &format!("a number from {least} to {most}"), within)?.as_number()
    }

    pub fn date(&mut self, key: &str) -> Option<Date> {
        let dated = |node: &Node| node.as_text().is_some_and(|text| tree::date(text).is_some());
        self.of(key, "a date, YYYY-MM-DD", dated)?.as_text().and_then(tree::date)
    }

    /// The globs at `key`, those that do not compile reported.
    pub fn globs(&mut self, key: &str) -> Option<GlobSet> {
        let patterns = self.texts(key)?;
        for pattern in &patterns {
            self.check_glob(pattern);
        }
        Some(glob_set(&patterns.into_iter().map(|p| p.value).collect::<Vec<_>>()))
    }

    /// Reports the text at `key` where it is no glob.
    pub fn glob(&mut self, key: &str) {
        if let Some(pattern) = self.text(key) {
            self.check_glob(&pattern);
        }
    }

    fn check_glob(&mut self, pattern: &Spanned<String>) {
        if let Err(error) = compile(&pattern.value) {
            self.problem(pattern.span, format!("`{}` is no glob", pattern.value), &error.kind().to_string());
        }
    }

    /// Reports the text at `key` where it is no address of the web.
    pub fn web_address(&mut self, key: &str) {
        let Some(url) = self.text(key) else { return };
        let rest = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://"));
        let plain = |rest: &str| {
            !rest.is_empty()
                && !rest.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\`".contains(c))
        };
        if !rest.is_some_and(plain) {
            self.problem(
                url.span,
                format!("`{}` is no web address", url.value),
                "write it as `https://example.org/path`",
            );
        }
    }

    /// Reports the text at `key` where it is no tag of a language, as pages name theirs.
    pub fn language_tag(&mut self, key: &str) {
        let Some(tag) = self.text(key) else { return };
        let mut parts = tag.value.split('-');
        let is_part =
            |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
        let names = parts.next().is_some_and(|name| {
            name.len() > 1 && is_part(name) && !name.contains(|c: char| c.is_ascii_digit())
        });
        if !names || !parts.all(is_part) {
            let message = format!("`{}` is no tag of a language", tag.value);
            self.problem(tag.span, message, "write it as `de` or `pt-BR`");
        }
    }

    /// Reports the text at `key` where it is none of `words`.
    pub fn one_of(&mut self, key: &str, words: &[&str]) {
        if let Some(word) = self.text(key).filter(|word| !words.contains(&word.value.as_str())) {
            self.unknown(word.span, &format!("`{}` is not known as `{key}`", word.value), &word.value, words);
        }
    }

    fn of(&mut self, key: &str, expected: &str, fits: impl Fn(&Node) -> bool) -> Option<&'a Node> {
        let (name, node) = self.node.as_map()?.iter().find(|(name, _)| name.value == key)?;
        if fits(node) {
            return Some(node);
        }
        let message = format!("`{key}` in `{}` is not {expected}", self.name);
        self.problem(entry_span(name, node), message, &format!("give it {expected}"));
        None
    }

    /// The raw value at `key`.
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        self.node.get(key)
    }
}
