//! Floor 4: what a new document or a new strategy begins with, as text. Written elsewhere.

mod place;
mod strategy;
mod yaml;

use jiff::civil::Date;

pub use place::place;
pub use strategy::{WORKFLOW_PATH, strategy};

use crate::document::{known_fields, slug};
use crate::settings::{IdSource, Kind, Role, Settings};
use crate::text::DocPath;
use yaml::{FrontMatter, Value};

/// A file that does not exist yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Where it goes.
    pub path: DocPath,
    /// What it holds.
    pub text: String,
}

/// What is known of a document before it is written.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Its id, which names its file.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// What it is for; what it is about, where its role supports nothing.
    pub supports: Vec<String>,
    /// Whom it belongs to; who checks in.
    pub owner: Vec<String>,
}

/// An id made from a title: letters and digits of any script, parted by hyphens.
pub fn id_from(title: &str) -> String {
    let slug = slug(title, &mut Default::default());
    let parts: Vec<&str> = slug.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// A new document of `kind`: its front matter with what is known filled in and what its role asks for
/// left open, and a sentence that says what to write.
pub fn document(settings: &Settings, kind: &Kind, path: DocPath, wish: &Wish, today: Date) -> Outline {
    let mut front = FrontMatter::default();
    if settings.kind_of_path(&path).is_none_or(|by_path| by_path.name != kind.name) {
        front.add(&settings.kind_field, Value::Text(kind.name.clone()));
    }
    if let Some(field) = id_field(kind).filter(|_| kind.id != IdSource::Stem || path.stem() != wish.id) {
        front.add(field, Value::Text(wish.id.clone()));
    }
    for (field, value) in fields(kind.role, wish, today) {
        front.add(written_name(kind, field), value);
    }
    Outline { path, text: format!("{front}{}\n", prompt(kind.role)) }
}

/// The field that holds the id of documents of a kind; nothing where only the path does.
fn id_field(kind: &Kind) -> Option<&str> {
    match &kind.id {
        IdSource::Stem => Some("id"),
        IdSource::Path => None,
        IdSource::Field(field) => Some(field),
    }
}

/// What documents of this kind call our field.
fn written_name<'a>(kind: &'a Kind, field: &'a str) -> &'a str {
    let source = kind.fields.get(field).filter(|source| source.pattern.is_none());
    source.and_then(|source| source.names.first()).map_or(field, String::as_str)
}

fn fields(role: Role, wish: &Wish, today: Date) -> Vec<(&'static str, Value)> {
    let mut fields = Vec::new();
    if let Some(title) = &wish.title {
        fields.push(("title", Value::Text(title.clone())));
    }
    let owner = if role == Role::CheckIn { "by" } else { "owner" };
    if !wish.owner.is_empty() {
        fields.push((owner, Value::one_or_list(&wish.owner)));
    }
    if !wish.supports.is_empty() {
        let link = if role.may_support().is_empty() { "about" } else { "supports" };
        fields.push((link, Value::List(wish.supports.clone())));
    }
    for &field in asked(role) {
        if fields.iter().all(|(known, _)| *known != field) {
            let begins = field == "date" || (field == "start" && role == Role::Initiative);
            fields.push((field, if begins { Value::Text(today.to_string()) } else { Value::Open }));
        }
    }
    fields
}

/// The fields that a new document of a role has, to be filled in.
const fn asked(role: Role) -> &'static [&'static str] {
    match role {
        Role::Vision => &["favors"],
        Role::Objective => &["supports", "weight", "due"],
        Role::KeyResult => &["supports", "baseline", "target", "current", "unit"],
        Role::Initiative => &["owner", "supports", "start", "due", "resources"],
        Role::Team => &["lead", "contributes", "capacity"],
        Role::System => &["type", "supports", "rewards"],
        Role::Budget => &["capacity", "start", "due"],
        Role::CheckIn => &["date", "about", "by", "confidence", "pulse", "priorities"],
        Role::Decision => &["date", "type", "about", "supports"],
        Role::Question => &["about", "hypothesis", "evidence"],
        Role::Scenario => &["trigger", "changes"],
    }
}

/// Whether documents of a role can say what they are for or about.
pub fn can_link(role: Role) -> bool {
    !role.may_support().is_empty() || known_fields(role).any(|field| field == "about")
}

/// What to write below the front matter: the statement that everybody will read.
const fn prompt(role: Role) -> &'static str {
    match role {
        Role::Vision => "Say in one sentence where all of this is to lead.",
        Role::Objective => "Say in one sentence where we mean to be.",
        Role::KeyResult => "Say how this is counted, and by whom.",
        Role::Initiative => "Say in one sentence what is done, and what will be different afterwards.",
        Role::Team => "Say what the team does, and who is in it.",
        Role::System => "Say how it steers what people do from day to day.",
        Role::Budget => "Say what this is meant for.",
        Role::CheckIn => "Say what has changed since the last look.",
        Role::Decision => "Say what was decided, why, and what was decided against.",
        Role::Question => "Say what we do not know, and what depends on it.",
        Role::Scenario => "Say what could happen, and what it would mean.",
    }
}

#[cfg(test)]
mod tests;
