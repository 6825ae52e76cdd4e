//! `[kinds.*]`.

use indexmap::IndexMap;
use regex::{Regex, RegexBuilder};

use super::section::Section;
use super::{glob_set, unknown_name};
use crate::diagnostic::Diagnostic;
use crate::settings::{FieldSource, IdSource, Kind, Metadata, Role, Status};
use crate::text::{DocPath, Spanned};
use crate::tree;

const KEYS: [&str; 9] =
    ["role", "plural", "folder", "match", "metadata", "id", "aliases", "fields", "status"];
/// A pattern of more compiled bytes than this is refused.
const MOST_PATTERN: usize = 1 << 20;

/// Adds the kinds of a preset's text.
pub fn from_preset(text: &str, kinds: &mut IndexMap<String, Kind>) {
    let Ok(root) = tree::parse_toml(text) else { return };
    let Ok(path) = DocPath::new("preset.toml") else { return };
    let mut problems: Vec<Diagnostic> = Vec::new();
    Section::new(&path, &root, "preset", &mut problems).table("kinds", |section| declare(section, kinds));
    debug_assert!(problems.is_empty(), "a preset is ill-formed: {problems:?}");
}

/// Adds or changes the kinds that a `[kinds]` table declares.
pub fn declare(section: &mut Section<'_>, kinds: &mut IndexMap<String, Kind>) {
    for name in section.keys() {
        let known = kinds.get(&name.value).cloned();
        let kind = section.table(&name.value, |table| read(table, &name, known)).flatten();
        if let Some(kind) = kind {
            kinds.insert(name.value, kind);
        }
    }
}

fn read(section: &mut Section<'_>, name: &Spanned<String>, known: Option<Kind>) -> Option<Kind> {
    section.known(&KEYS);
    let role = role(section, name, known.as_ref())?;
    let mut kind = known.unwrap_or_else(|| Kind::new(&name.value, role));
    kind.role = role;
    if let Some(plural) = section.text("plural") {
        kind.plural = plural.value;
    }
    place(section, &mut kind);
    kind.metadata = metadata(section).unwrap_or(kind.metadata);
    if let Some(id) = section.text("id") {
        kind.id = match id.value.as_str() {
            "stem" => IdSource::Stem,
            "path" => IdSource::Path,
            field => IdSource::Field(field.to_owned()),
        };
    }
    if let Some(aliases) = section.texts("aliases") {
        kind.aliases = aliases.into_iter().map(|alias| alias.value).collect();
    }
    section.table("fields", |table| fields(table, &mut kind.fields));
    section.table("status", |table| statuses(table, &mut kind.status));
    Some(kind)
}

fn role(section: &mut Section<'_>, name: &Spanned<String>, known: Option<&Kind>) -> Option<Role> {
    let names = Role::ALL.map(Role::word);
    match section.text("role") {
        Some(word) => Role::from_word(&word.value).or_else(|| {
            section.unknown(word.span, &format!("`{}` is no role", word.value), &word.value, &names);
            None
        }),
        None if known.is_some() => known.map(|kind| kind.role),
        None => {
            let message = format!("the kind `{}` has no role", name.value);
            let help = unknown_name(&name.value, &names);
            section.problem(name.span, message, &format!("add `role = \"...\"`; {help}"));
            None
        }
    }
}

/// Where its documents stand: what is declared replaces what a preset said.
fn place(section: &mut Section<'_>, kind: &mut Kind) {
    let folder = section.text("folder").map(|folder| folder.value.trim_matches('/').to_owned());
    let patterns = section.texts("match");
    section.globs("match");
    if folder.is_some() || patterns.is_some() {
        kind.folder = folder;
        kind.patterns = patterns.unwrap_or_default().into_iter().map(|p| p.value).collect();
        kind.globs = glob_set(&kind.patterns);
    }
}

fn metadata(section: &mut Section<'_>) -> Option<Metadata> {
    section.one_of("metadata", &["front-matter", "table"]);
    match section.text("metadata")?.value.as_str() {
        "table" => Some(Metadata::Table),
        "front-matter" => Some(Metadata::FrontMatter),
        _ => None,
    }
}

fn fields(section: &mut Section<'_>, fields: &mut IndexMap<String, FieldSource>) {
    for ours in section.keys() {
        let is_table = section.node(&ours.value).is_some_and(|node| node.as_map().is_some());
        let source = if is_table {
            section.table(&ours.value, patterned).flatten()
        } else {
            section.texts(&ours.value).map(|names| source(names, None))
        };
        if let Some(source) = source {
            fields.insert(ours.value, source);
        }
    }
}

fn source(names: Vec<Spanned<String>>, pattern: Option<Regex>) -> FieldSource {
    FieldSource { names: names.into_iter().map(|name| name.value).collect(), pattern }
}

/// `{ field = "tags", pattern = "#phase/(.+)" }`.
fn patterned(section: &mut Section<'_>) -> Option<FieldSource> {
    section.known(&["field", "pattern"]);
    let Some(names) = section.texts("field") else {
        section.problem(
            section.span(),
            "a mapped field without `field`",
            "say which of their fields holds the value",
        );
        return None;
    };
    let pattern = section.text("pattern").and_then(|pattern| {
        match RegexBuilder::new(&pattern.value).size_limit(MOST_PATTERN).build() {
            Ok(regex) if regex.captures_len() > 1 => Some(regex),
            Ok(_) => {
                section.problem(
                    pattern.span,
                    "the pattern has no group",
                    "put the value in parentheses: `#phase/(.+)`",
                );
                None
            }
            Err(error) => {
                let message = format!("`{}` is no pattern", pattern.value);
                section.problem(pattern.span, message, &crate::text::fold_blanks(&error.to_string()));
                None
            }
        }
    });
    Some(source(names, pattern))
}

fn statuses(section: &mut Section<'_>, statuses: &mut IndexMap<String, Status>) {
    for theirs in section.keys() {
        let Some(word) = section.text(&theirs.value) else { continue };
        match Status::from_word(&word.value) {
            Some(status) => drop(statuses.insert(theirs.value.trim().to_lowercase(), status)),
            None => {
                let names = Status::ALL.map(Status::word);
                section.unknown(word.span, &format!("`{}` is no status", word.value), &word.value, &names);
            }
        }
    }
}
