//! What else happened on a way: events by group, and documents that came, went or were reworded.

use indexmap::IndexMap;
use serde::Serialize;

use crate::diagnostic::Level;
use crate::drift::{Documents, Drift, Event, FieldChange, Run};
use crate::site::past::Leg;
use crate::site::press::Sheet;
use crate::site::view::{EventView, Html, Reference, excerpt, needs_a_look};

/// The most events of a group, and the most documents of a sort.
const EVENTS: usize = 20;
const DOCUMENTS: usize = 60;

/// The groups of events, from where the strategy leads to the files that it stands in.
const GROUPS: [&str; 8] = ["destination", "aims", "links", "work", "steering", "watch", "yardstick", "files"];

/// Events that come by the dozen and say the same of each document: these are told together.
const ALIKE: [&str; 2] = ["link-affirmed", "check-in-resumed"];

/// Events of one group.
#[derive(Debug, Serialize)]
pub struct EventGroup {
    /// The group's words.
    pub title: String,
    /// The documents of which the same is to be said.
    pub alike: Vec<Structure>,
    /// Its other events.
    pub events: Vec<EventView>,
    /// How many more there are.
    pub more: usize,
}

/// A vision or objective that changed its meaning, came or went.
#[derive(Debug, Serialize)]
pub struct Goal {
    /// The document; nothing where it has no page any more.
    pub document: Option<Reference>,
    /// Its id.
    pub id: String,
}

/// The goals that the head of the page counts.
pub fn goals(sheet: &Sheet<'_>, drift: &Drift) -> Vec<Goal> {
    let document = |id: &str| sheet.press.strategy.find(id).map(|node| sheet.reference(node));
    let goal = |id: &String| Goal { document: document(id), id: id.clone() };
    drift.meaning.goals.iter().map(goal).collect()
}

/// Documents that came, ended, were linked or given elsewhere, went, moved, were renamed or looked at again.
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

/// A document of which only the wording changed.
#[derive(Debug, Serialize)]
pub struct Rewording {
    /// The document.
    pub document: Reference,
    /// The words that went and came, with a few on either side, as HTML; nothing for long texts.
    pub words: Option<Html>,
}

/// What happened and needs no look, by group.
pub fn groups(sheet: &Sheet<'_>, drift: &Drift) -> Vec<EventGroup> {
    let is_quiet = |event: &&Event| !needs_a_look(event) && event.accepted.is_none();
    let quiet: Vec<&Event> =
        drift.events.iter().filter(is_quiet).filter(|event| event.level > Level::Off).collect();
    let group = |name: &&'static str| {
        let of_group: Vec<&Event> = quiet.iter().copied().filter(|event| event.kind.group == *name).collect();
        let (same, events): (Vec<_>, Vec<_>) =
            of_group.into_iter().partition(|event| ALIKE.contains(&event.kind.id));
        (!same.is_empty() || !events.is_empty()).then(|| EventGroup {
            title: sheet.press.language.word(&format!("group_{name}")).to_owned(),
            alike: ALIKE.iter().filter_map(|kind| alike(sheet, kind, &same)).collect(),
            more: events.len().saturating_sub(EVENTS),
            events: events.into_iter().take(EVENTS).map(|event| sheet.event(event)).collect(),
        })
    };
    GROUPS.iter().filter_map(group).collect()
}

/// The documents with an event of one kind.
fn alike(sheet: &Sheet<'_>, kind: &str, events: &[&Event]) -> Option<Structure> {
    let of_kind = events.iter().filter(|event| event.kind.id == kind);
    let told: IndexMap<&String, &String> =
        of_kind.filter_map(|event| event.document.as_ref().zip(event.title.as_ref())).collect();
    let has_page = |(id, _): &(&String, &String)| sheet.press.strategy.find(id).is_some();
    let (here, gone): (Vec<_>, Vec<_>) = told.iter().map(|(&id, &title)| (id, title)).partition(has_page);
    let ids: Vec<String> = here.into_iter().map(|(id, _)| id.clone()).collect();
    let names: Vec<String> = gone.into_iter().map(|(_, title)| title.clone()).collect();
    (!told.is_empty()).then(|| row(sheet, &kind.replace('-', "_"), &ids, &names))
}

/// A row of the documents to which the same happened, by those that have a page and those that have none.
fn row(sheet: &Sheet<'_>, key: &str, ids: &[String], names: &[String]) -> Structure {
    Structure {
        title: sheet.press.language.word(&format!("documents_{key}")).to_owned(),
        documents: documents(sheet, ids),
        names: names.iter().take(DOCUMENTS).cloned().collect(),
        more: (ids.len() + names.len()).saturating_sub(DOCUMENTS),
    }
}

/// Which documents came, ended, were linked or given elsewhere, went, moved, were renamed.
pub fn structure(sheet: &Sheet<'_>, leg: &Leg) -> Vec<Structure> {
    let documents = &leg.drift.documents;
    let ids = |ids: Vec<&String>| ids.into_iter().cloned().collect::<Vec<String>>();
    let sorts = [
        ("added", documents.added.clone()),
        ("ended", ids(changed(documents, |change| change.field == "status" && is_end(change)))),
        ("relinked", ids(changed(documents, |change| change.field == "supports"))),
        ("reowned", ids(changed(documents, |change| change.field == "owner"))),
        ("renamed", ids(documents.renamed.iter().map(|(_, id)| id).collect())),
        ("moved", ids(documents.moved.iter().map(|(id, ..)| id).collect())),
    ];
    let living = sorts.iter().map(|(key, ids)| row(sheet, key, ids, &[]));
    let rows = living.chain([row(sheet, "removed", &[], &leg.removed)]);
    rows.filter(|row| !row.documents.is_empty() || !row.names.is_empty()).collect()
}

/// The documents of which a field changed in a way.
fn changed(documents: &Documents, is_meant: impl Fn(&FieldChange) -> bool) -> Vec<&String> {
    let of = documents.changed.iter().filter(|(_, changes)| changes.iter().any(&is_meant));
    of.map(|(id, _)| id).collect()
}

fn is_end(change: &FieldChange) -> bool {
    let is_over = |status: &serde_json::Value| matches!(status.as_str(), Some("done" | "dropped"));
    is_over(&change.head) && !is_over(&change.base)
}

/// The documents with these ids that still have a page.
pub fn documents(sheet: &Sheet<'_>, ids: &[String]) -> Vec<Reference> {
    let found = ids.iter().filter_map(|id| sheet.press.strategy.find(id));
    found.take(DOCUMENTS).map(|node| sheet.reference(node)).collect()
}

/// The documents of which only the text changed that is no statement, each where it has a page.
pub fn reworded(sheet: &Sheet<'_>, leg: &Leg) -> Vec<Rewording> {
    let view = |(id, runs): &(String, Vec<Run>)| {
        Some(Rewording {
            document: sheet.reference(sheet.press.strategy.find(id)?),
            words: (!runs.is_empty()).then(|| excerpt(runs)),
        })
    };
    leg.rewordings.iter().filter_map(view).take(DOCUMENTS).collect()
}
