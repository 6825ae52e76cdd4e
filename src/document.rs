//! Floor 3: one source becomes a [`Document`]: metadata with a place for every value, typed fields,
//! headings, mentions, statement, tasks.
//!
//! Reading never fails: what is wrong is in [`Document::problems`] beside what could be read. No
//! other file is looked at, so links are [`Reference`]s as written; `strategy` resolves them.

mod body;
mod field;
mod front_matter;
mod identity;
mod metadata;
mod reference;
mod rename;
mod table;
mod typed;
mod words;

use std::sync::Arc;

pub use body::{Body, Heading, Mention, MentionForm, markdown_options, slug};
pub use field::{Amount, Confidence, Fields, Pulse, Support, TradeOff, known_fields};
pub use metadata::Entry;
pub use reference::Reference;
pub use rename::renamed;
pub use words::{other_words, retitled, says_otherwise};

use crate::diagnostic::Diagnostic;
use crate::settings::{Kind, Role, Settings, Status};
use crate::text::{DocPath, Source, Span, Spanned};

/// The kind of a document that has none: a page of the site with no part in the alignment.
pub const PAGE: &str = "page";

/// One file of the strategy, read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file.
    pub source: Arc<Source>,
    /// Its name in links, in NFC.
    pub id: Spanned<String>,
    /// Its kind's name, `page` where it has none.
    pub kind: String,
    /// What it is to the alignment; nothing for a page.
    pub role: Option<Role>,
    /// Its title.
    pub title: Spanned<String>,
    /// Its first paragraph as plain text, white space folded; empty where there is none.
    pub statement: Spanned<String>,
    /// Where it stands in its life.
    pub status: Status,
    /// Other names that links may use.
    pub aliases: Vec<String>,
    /// What its metadata says, by type.
    pub fields: Fields,
    /// The metadata as written, in order.
    pub metadata: Vec<Entry>,
    /// Its text.
    pub body: Body,
    /// Whether it could not be read as a document: it is shown, and left out of the alignment.
    pub broken: bool,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

impl Document {
    /// Reads the bytes of the file at `path`.
    pub fn parse(path: &DocPath, bytes: &[u8], settings: &Settings) -> Self {
        if bytes.len() > settings.limits.document {
            return Self::too_large(path, bytes.len() as u64, settings);
        }
        Reading::new(path, bytes, settings).finish()
    }

    /// The file at `path`, of whose `size` bytes none were read.
    pub fn too_large(path: &DocPath, size: u64, settings: &Settings) -> Self {
        let source = Arc::new(Source::new(path.clone(), ""));
        let mut document = Self::blank(source, settings.kind_of_path(path));
        let most = settings.limits.document;
        let message = format!("{size} bytes are more than a document may have ({most})");
        let problem = Diagnostic::new("too-large", path, Span::default(), message)
            .help("split it, or raise `document` in `[limits]` of rhumb.toml")
            .document(&document.id.value);
        document.problems.push(problem);
        document.broken = true;
        document
    }

    /// The file's path.
    pub fn path(&self) -> &DocPath {
        self.source.path()
    }

    /// The value of the metadata field that we call `name`, and its place.
    pub fn field(&self, name: &str) -> Option<&Entry> {
        self.metadata.iter().find(|entry| entry.name == name)
    }

    /// The parts that read otherwise than in `before`: `title`, `statement`, `status`, `path`, and fields
    /// by our names.
    pub fn differing<'d>(&'d self, before: &'d Self) -> impl Iterator<Item = &'d str> {
        let parts = [
            ("title", self.title.value != before.title.value),
            ("statement", self.statement.value != before.statement.value),
            ("status", self.status != before.status),
            ("path", self.path() != before.path()),
        ];
        let differs = |name: &&str| match (self.field(name), before.field(name)) {
            (Some(new), Some(old)) => !new.value.holds_same(&old.value),
            (new, old) => new.is_some() != old.is_some(),
        };
        let names = self.metadata.iter().chain(&before.metadata).map(|entry| entry.name.as_str());
        parts.into_iter().filter_map(|(name, differs)| differs.then_some(name)).chain(names.filter(differs))
    }

    /// Where our field `name` is written; the document's first byte where it is not.
    pub fn field_span(&self, name: &str) -> Span {
        self.field(name).map_or(Span::default(), |entry| entry.value.span)
    }

    /// How far it is, 0 to 1: what `progress` says, a key result's way from baseline to target, or
    /// the share of ticked tasks (model.md, progress).
    pub fn progress(&self) -> Option<f64> {
        let fields = &self.fields;
        if let Some(progress) = fields.progress {
            return Some(progress);
        }
        if self.role == Some(Role::KeyResult) {
            return Some(way_gone(fields.baseline, fields.target?, fields.current?));
        }
        self.body.task_share()
    }

    /// A page without text: what stands where no document is.
    pub fn nobody() -> Self {
        Self::blank(Arc::new(Source::new(DocPath::nowhere(), "")), None)
    }

    /// A document to start from where none can be read.
    fn blank(source: Arc<Source>, kind: Option<&Kind>) -> Self {
        Self {
            id: Spanned::new(identity::stem(source.path()), Span::default()),
            kind: kind.map_or(PAGE.to_owned(), |kind| kind.name.clone()),
            role: kind.map(|kind| kind.role),
            title: Spanned::new(identity::words(source.path()), Span::default()),
            statement: Spanned::new(String::new(), Span::default()),
            status: Status::default(),
            aliases: Vec::new(),
            fields: Fields::default(),
            metadata: Vec::new(),
            body: Body::default(),
            broken: false,
            problems: Vec::new(),
            source,
        }
    }
}

/// A document on its way: each step takes what the ones before it found.
struct Reading<'s> {
    settings: &'s Settings,
    document: Document,
}

impl<'s> Reading<'s> {
    fn new(path: &DocPath, bytes: &[u8], settings: &'s Settings) -> Self {
        let (text, problem) = decode(path, bytes);
        let source = Arc::new(Source::new(path.clone(), text));
        let mut document = Document::blank(source, settings.kind_of_path(path));
        document.broken = problem.is_some();
        document.problems.extend(problem);
        Self { settings, document }
    }

    fn finish(mut self) -> Document {
        let source = Arc::clone(&self.document.source);
        let split = front_matter::split(&source, self.settings.limits.front_matter);
        let entries = self.front_matter(split.metadata);
        let kind = self.kind(&entries);
        let body_start = split.body.start;
        self.document.body = Body::read(&source, split.body);
        let table = table::find(&source, body_start, kind);
        self.document.body.metadata_table = table.as_ref().map(|table| table.span);
        let rows = table.map_or_else(Vec::new, |table| table.entries);
        let entries = metadata::merge(entries, rows);
        self.document.metadata = metadata::named(entries, kind, self.settings);
        identity::read(&mut self.document, kind, self.settings);
        if self.document.role.is_some() {
            typed::read(&mut self.document, self.settings);
        }
        self.label_problems();
        self.document
    }

    fn front_matter(&mut self, metadata: Result<Vec<metadata::Raw>, Box<Diagnostic>>) -> Vec<metadata::Raw> {
        metadata.unwrap_or_else(|problem| {
            self.document.broken = true;
            self.document.problems.push(*problem);
            Vec::new()
        })
    }

    /// The kind that the document names, else its folder's.
    fn kind(&mut self, entries: &[metadata::Raw]) -> Option<&'s Kind> {
        let settings = self.settings;
        let by_path = settings.kind_of_path(self.document.path());
        let named =
            metadata::raw(entries, &settings.kind_field).and_then(|node| Some((node.as_text()?, node.span)));
        let Some((word, span)) = named.filter(|(word, _)| !settings.is_none_word(word)) else {
            return by_path;
        };
        if word == PAGE {
            (self.document.kind, self.document.role) = (PAGE.to_owned(), None);
            return None;
        }
        let kind = settings.kinds.get(word);
        match kind {
            Some(kind) => (self.document.kind, self.document.role) = (kind.name.clone(), Some(kind.role)),
            None => self.unknown_kind(word, span),
        }
        kind
    }

    fn unknown_kind(&mut self, word: &str, span: Span) {
        let known = self.settings.kinds.keys().map(String::as_str).chain([PAGE]);
        let help = crate::diagnostic::did_you_mean(word, known)
            .unwrap_or_else(|| format!("declare it in rhumb.toml as `[kinds.{word}]`"));
        let document = &mut self.document;
        let problem = Diagnostic::new(
            "unknown-kind",
            document.source.path(),
            span,
            format!("there is no kind `{word}`"),
        );
        document.problems.push(problem.help(help));
        (document.kind, document.role, document.broken) = (PAGE.to_owned(), None, true);
    }

    fn label_problems(&mut self) {
        let id = &self.document.id.value;
        for problem in &mut self.document.problems {
            problem.document.get_or_insert_with(|| id.clone());
        }
    }
}

/// The bytes as text, a byte order mark skipped; with the problem where they are no UTF-8.
fn decode(path: &DocPath, bytes: &[u8]) -> (String, Option<Diagnostic>) {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(error) => {
            let at = error.valid_up_to();
            let span = Span::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8());
            let message = format!("byte {} (0x{:02x}) is no UTF-8", at + 1, bytes[at]);
            let problem =
                Diagnostic::new("invalid-encoding", path, span, message).help("save the file as UTF-8");
            (String::from_utf8_lossy(bytes).into_owned(), Some(problem))
        }
    }
}

/// The part of a key result's way from its baseline, 0 where nobody says, to its target that is behind it,
/// 0 to 1 (model.md, progress).
pub fn way_gone(baseline: Option<f64>, target: f64, current: f64) -> f64 {
    let baseline = baseline.unwrap_or(0.0);
    match target - baseline {
        0.0 => f64::from(u8::from(current == target)),
        way => ((current - baseline) / way).clamp(0.0, 1.0),
    }
}

#[cfg(test)]
mod tests;
