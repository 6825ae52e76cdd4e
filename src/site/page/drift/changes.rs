//! What else happened on a way: events by group, and documents that came, went or were reworded.

use serde::Serialize;

use crate::diagnostic::Level;
use crate::drift::{Drift, Event};
use crate::site::press::Sheet;
use crate::site::view::{EventView, Reference, needs_a_look};

/// The most events of a group, and the most documents of a sort.
const EVENTS: usize = 20;
const DOCUMENTS: usize = 60;

/// The groups of events, from where the strategy leads to the files that it stands in.
const GROUPS: [&str; 8] = ["destination", "aims", "links", "work", "steering", "watch", "yardstick", "files"];

/// Events of one group.
#[derive(Debug, Serialize)]
pub struct EventGroup {
    /// The group's words.
    pub title: String,
    /// Its events.
    pub events: Vec<EventView>,
    /// How many more there are.
    pub more: usize,
}

/// Documents that came, went, moved or were renamed.
#[derive(Debug, Serialize)]
pub struct Structure {
    /// Which of these.
    pub title: String,
    /// The documents that have a page.
    pub documents: Vec<Reference>,
    /// Those that have none any more, by name.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// What happened and needs no look, by group.
pub fn groups(sheet: &Sheet<'_>, drift: &Drift) -> Vec<EventGroup> {
    let is_quiet = |event: &&Event| !needs_a_look(event) && event.accepted.is_none();
    let quiet: Vec<&Event> =
        drift.events.iter().filter(is_quiet).filter(|event| event.level > Level::Off).collect();
    let group = |name: &&'static str| {
        let events: Vec<&Event> = quiet.iter().copied().filter(|event| event.kind.group == *name).collect();
        (!events.is_empty()).then(|| EventGroup {
            title: sheet.press.language.word(&format!("group_{name}")).to_owned(),
            more: events.len().saturating_sub(EVENTS),
            events: events.into_iter().take(EVENTS).map(|event| sheet.event(event)).collect(),
        })
    };
    GROUPS.iter().filter_map(group).collect()
}

/// Which documents came, went, moved, were renamed.
pub fn structure(sheet: &Sheet<'_>, drift: &Drift) -> Vec<Structure> {
    let documents = &drift.documents;
    let renamed: Vec<String> = documents.renamed.iter().map(|(_, id)| id.clone()).collect();
    let moved: Vec<String> = documents.moved.iter().map(|(id, ..)| id.clone()).collect();
    let sorts = [
        ("added", &documents.added),
        ("removed", &documents.removed),
        ("renamed", &renamed),
        ("moved", &moved),
    ];
    let sort = |(key, ids): (&str, &Vec<String>)| Structure {
        title: sheet.press.language.word(&format!("documents_{key}")).to_owned(),
        documents: self::documents(sheet, ids),
        names: ids
            .iter()
            .filter(|id| sheet.press.strategy.find(id).is_none())
            .take(DOCUMENTS)
            .cloned()
            .collect(),
        more: ids.len().saturating_sub(DOCUMENTS),
    };
    sorts.into_iter().filter(|(_, ids)| !ids.is_empty()).map(sort).collect()
}

/// The documents with these ids that still have a page.
pub fn documents(sheet: &Sheet<'_>, ids: &[String]) -> Vec<Reference> {
    let found = ids.iter().filter_map(|id| sheet.press.strategy.find(id));
    found.take(DOCUMENTS).map(|node| sheet.reference(node)).collect()
}

/// The documents of which only the text changed that is no statement.
pub fn reworded_ids(drift: &Drift) -> impl Iterator<Item = &String> {
    let only_text =
        drift.documents.changed.iter().filter(|(_, fields)| fields.iter().all(|f| f.field == "text"));
    only_text.map(|(id, _)| id)
}

/// The same, each where it has a page.
pub fn reworded(sheet: &Sheet<'_>, drift: &Drift) -> Vec<Reference> {
    let ids: Vec<String> = reworded_ids(drift).cloned().collect();
    documents(sheet, &ids)
}
