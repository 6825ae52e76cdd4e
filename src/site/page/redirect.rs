//! Pages at old addresses of documents that moved, so that links from elsewhere still lead there.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::site::past::Past;
use crate::site::press::{Press, Printed};
use crate::site::templates::TemplateError;
use crate::site::view::Reference;
use crate::strategy::{NodeId, Strategy};
use crate::text::DocPath;

/// Prints a page for every old address that nothing else stands at now.
///
/// # Errors
/// A template that fails.
pub fn redirects(press: &Press<'_>) -> Result<Vec<Printed>, TemplateError> {
    press.places.redirects().map(|(at, node)| redirect(press, at, *node)).collect()
}

fn redirect(press: &Press<'_>, at: &DocPath, node: NodeId) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        to: Reference,
        canonical: Option<String>,
    }
    let sheet = press.sheet(at);
    let page = press.places.page(node);
    let data = Data { to: sheet.reference(node), canonical: press.sheet(page).canonical() };
    let title = press.strategy.title(node);
    sheet.print("redirect.html", sheet.frame("redirect", title, title), data)
}

/// Where each document stood before, by the paths of its files then; the newest document of a path.
pub fn old_paths(strategy: &Strategy, past: &Past) -> BTreeMap<DocPath, NodeId> {
    let mut old = BTreeMap::new();
    for (id, node) in old_ids(strategy, past) {
        let now = strategy.document(node).path();
        let before = past.story.of(id).iter().map(|memory| &memory.path);
        old.extend(before.filter(|path| *path != now).map(|path| (path.clone(), node)));
    }
    old
}

/// Each id that a document has or had before a release, the latter first.
fn old_ids<'a>(strategy: &'a Strategy, past: &'a Past) -> Vec<(&'a str, NodeId)> {
    let mut now: FxHashMap<&str, NodeId> = FxHashMap::default();
    let mut ids: Vec<(&str, NodeId)> = strategy.ids().map(|node| (strategy.id(node), node)).collect();
    for leg in past.legs.iter().rev() {
        for (before, after) in &leg.drift.documents.renamed {
            if let Some(node) = now.get(after.as_str()).copied().or_else(|| strategy.find(after)) {
                now.insert(before, node);
                ids.push((before, node));
            }
        }
    }
    ids.reverse();
    ids
}
