//! What names a document: id, aliases, title, status, statement.

use super::Document;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::settings::{IdSource, Kind, Settings, Status};
use crate::text::{DocPath, Span, Spanned, fold_blanks, nfc};
use crate::tree::Node;

/// The most characters an id may have.
const LONGEST_ID: usize = 200;

/// Fills in what names `document`, from its metadata, its body and its path.
pub fn read(document: &mut Document, kind: Option<&Kind>, settings: &Settings) {
    document.id = id(document, kind);
    document.aliases = kind.map_or_else(Vec::new, |kind| aliases(document, kind));
    document.title = title(document);
    document.statement = document.body.statement.clone().unwrap_or_else(|| document.statement.clone());
    document.status = status(document, kind, settings);
    if document.role.is_some() {
        check_id(document, kind);
    }
}

/// The file's stem; for `README.md` and `index.md` the folder's name.
pub fn stem(path: &DocPath) -> String {
    let stem = path.stem();
    let is_folders_own = matches!(stem.to_lowercase().as_str(), "readme" | "index");
    let folder = path.folder().rsplit('/').next().unwrap_or("");
    nfc(if is_folders_own && !folder.is_empty() { folder } else { stem }).into_owned()
}

/// The stem in words.
pub fn words(path: &DocPath) -> String {
    let words = fold_blanks(&stem(path).replace(['-', '_'], " "));
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn id(document: &Document, kind: Option<&Kind>) -> Spanned<String> {
    let path = document.path();
    let written = match kind.map(|kind| &kind.id) {
        Some(IdSource::Path) => {
            let whole = path.as_str();
            let id = nfc(whole.strip_suffix(".md").unwrap_or(whole)).into_owned();
            return Spanned::new(id, Span::default());
        }
        // Repositories that take to numbering keep documents from before.
        Some(IdSource::Field(field)) => theirs(document, field).next().or_else(|| ours(document, "id")),
        _ => ours(document, "id"),
    };
    match written {
        Some(id) => Spanned::new(nfc(id.value.trim()).into_owned(), id.span),
        None => Spanned::new(stem(path), Span::default()),
    }
}

/// The first text of the field that we call `name`, where it is not blank.
fn ours(document: &Document, name: &str) -> Option<Spanned<String>> {
    let entries = document.metadata.iter().filter(|entry| entry.name == name);
    entries.flat_map(|entry| texts(&entry.value)).next()
}

/// The texts of the field that they call `key`.
fn theirs(document: &Document, key: &str) -> impl Iterator<Item = Spanned<String>> {
    let entries = document.metadata.iter().filter(move |entry| entry.key.value == key);
    entries.flat_map(|entry| texts(&entry.value))
}

/// The texts of a value that are not blank.
fn texts(value: &Node) -> impl Iterator<Item = Spanned<String>> {
    let texts = value.items().iter().filter_map(|item| Some(Spanned::new(item.as_text()?, item.span)));
    texts
        .filter(|text| !text.value.trim().is_empty())
        .map(|text| Spanned::new(text.value.to_owned(), text.span))
}

fn aliases(document: &Document, kind: &Kind) -> Vec<String> {
    let written = kind.aliases.iter().flat_map(|key| theirs(document, key));
    written.map(|alias| nfc(alias.value.trim()).into_owned()).collect()
}

fn title(document: &Document) -> Spanned<String> {
    if let Some(title) = ours(document, "title") {
        return Spanned::new(fold_blanks(&title.value), title.span);
    }
    match document.body.title().filter(|heading| !heading.text.is_empty()) {
        Some(heading) => Spanned::new(heading.text.clone(), heading.span),
        None => document.title.clone(),
    }
}

fn status(document: &mut Document, kind: Option<&Kind>, settings: &Settings) -> Status {
    let Some(word) = ours(document, "status").filter(|word| !settings.is_none_word(&word.value)) else {
        return Status::default();
    };
    let mapped = kind.and_then(|kind| kind.status.get(&word.value.trim().to_lowercase()).copied());
    match mapped.or_else(|| Status::from_word(&word.value)) {
        Some(status) => status,
        None if document.role.is_none() => Status::default(),
        None => {
            let known = Status::ALL.map(Status::word);
            let theirs = kind.into_iter().flat_map(|kind| kind.status.keys().map(String::as_str));
            let help = did_you_mean(&word.value, known.into_iter().chain(theirs))
                .unwrap_or_else(|| format!("known: {}", known.join(", ")));
            let message = format!("`{}` is no status", word.value.trim());
            let problem = Diagnostic::new("invalid-field", document.path(), word.span, message).help(help);
            document.problems.push(problem);
            Status::default()
        }
    }
}

fn check_id(document: &mut Document, kind: Option<&Kind>) {
    let by_path = kind.is_some_and(|kind| kind.id == IdSource::Path);
    let id = &document.id.value;
    let wrong = id.chars().find(|&c| !(c.is_alphanumeric() || "-_.".contains(c) || (by_path && c == '/')));
    let message = match wrong {
        Some(c) => format!("the id `{id}` holds `{c}`: an id has letters, digits, `-`, `_` and `.`"),
        None if id.is_empty() => "the id is empty".to_owned(),
        None if id.chars().count() > LONGEST_ID => format!("the id has more than {LONGEST_ID} characters"),
        None => return,
    };
    let help = "write `id: a-short-name` in the front matter";
    let problem = Diagnostic::new("invalid-id", document.path(), document.id.span, message).help(help);
    document.problems.push(problem);
}
