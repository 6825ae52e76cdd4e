//! Metadata becomes [`Fields`]: each value read as its field's type, or reported.

mod value;

use super::field::{Fields, known_fields};
use super::{Document, Entry};
use crate::diagnostic::{Diagnostic, nearest};
use crate::settings::{Role, Settings};
use value::Reader;

/// Reads every field that the document's role has; reports the rest as unknown.
pub fn read(document: &mut Document, settings: &Settings) {
    let Some(role) = document.role else { return };
    let mut reader = Reader::new(document.source.path().clone(), settings);
    let mut fields = Fields::default();
    let mut seen: Vec<&str> = Vec::new();
    for entry in &document.metadata {
        let is_name = entry.name == settings.kind_field || document.aliases_field(entry, settings);
        if known_fields(role).any(|name| name == entry.name) {
            if !seen.contains(&entry.name.as_str()) {
                seen.push(&entry.name);
                read_field(&mut fields, entry, &mut reader);
            }
        } else if !is_name {
            reader.problems.push(unknown(entry, role, document));
        }
    }
    document.fields = fields;
    document.problems.append(&mut reader.problems);
}

impl Document {
    /// Whether the entry only names the document: its id's field or an alias.
    fn aliases_field(&self, entry: &Entry, settings: &Settings) -> bool {
        settings.kinds.get(&self.kind).is_some_and(|kind| {
            kind.aliases.contains(&entry.key.value)
                || kind.id == crate::settings::IdSource::Field(entry.key.value.clone())
                || kind.fields.values().any(|source| source.names.contains(&entry.key.value))
        })
    }
}

fn read_field(fields: &mut Fields, entry: &Entry, reader: &mut Reader<'_>) {
    let node = &entry.value;
    reader.field.clone_from(&entry.name);
    match entry.name.as_str() {
        "owner" => fields.owner = reader.references(node),
        "supports" => fields.supports = reader.supports(node),
        "tags" => fields.tags = reader.texts(node),
        "reviewed" => fields.reviewed = reader.date(node),
        "allow" => fields.allow = reader.allow(node),
        "weight" => fields.weight = reader.number_from(node, 0.0),
        "start" => fields.start = reader.date(node),
        "due" => fields.due = reader.date(node),
        "cadence" => fields.cadence = reader.cadence(node),
        "favors" => fields.favors = reader.trade_offs(node),
        "rewards" => fields.rewards = reader.trade_offs(node),
        "baseline" => fields.baseline = reader.number(node),
        "target" => fields.target = reader.number(node),
        "current" => fields.current = reader.number(node),
        "unit" => fields.unit = reader.text(node),
        "progress" => fields.progress = reader.progress(node),
        "resources" => fields.resources = reader.resources(node),
        "stance" => fields.explores = reader.word(node, &["explore"]).is_some(),
        "depends_on" => fields.depends_on = reader.references(node),
        "lead" => fields.lead = reader.text(node),
        "contributes" => fields.contributes = reader.text(node),
        "capacity" => fields.capacity = reader.capacity(node),
        "type" => fields.sort = reader.text(node),
        "date" => fields.date = reader.date(node),
        "about" => fields.about = reader.references(node),
        "by" => fields.by = reader.references(node).into_iter().next(),
        "confidence" => fields.confidence = reader.confidence(node),
        "pulse" => fields.pulse = reader.pulse(node),
        "priorities" => fields.priorities = reader.references(node),
        "hypothesis" => fields.hypothesis = reader.text(node),
        "evidence" => fields.evidence = reader.text(node),
        "answered" => fields.answered = reader.date(node),
        "answer" => fields.answer = reader.text(node),
        "trigger" => fields.trigger = reader.text(node),
        "changes" => fields.changes = reader.changes(node),
        // `id`, `title` and `status` are read with the document's identity.
        _ => {}
    }
}

fn unknown(entry: &Entry, role: Role, document: &Document) -> Diagnostic {
    let key = &entry.key;
    let message = format!("`{}` is not a field of this kind (`{}`)", key.value, document.kind);
    let owners: Vec<&str> = Role::ALL
        .into_iter()
        .filter(|&other| known_fields(other).any(|name| name == key.value))
        .map(Role::word)
        .collect();
    let help = match (nearest(&key.value, known_fields(role)), owners.as_slice()) {
        (Some(name), _) if name == key.value => "rhumb.toml takes it from another field".to_owned(),
        (Some(name), _) => format!("did you mean `{name}`?"),
        (None, []) => "remove it, or map it in rhumb.toml".to_owned(),
        (None, owners) => format!("it belongs to {}", owners.join(", ")),
    };
    Diagnostic::new("unknown-field", document.path(), key.span, message).help(help)
}
