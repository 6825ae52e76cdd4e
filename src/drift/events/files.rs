//! The files: what was renamed or moved, and pages without a part in the alignment.

use crate::diagnostic::Level;
use crate::document::{other_words, says_otherwise};
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::Comparison;
use crate::text::Span;

pub static DOCUMENT_RENAMED: EventKind = EventKind {
    id: "document-renamed",
    group: "files",
    summary: "a document has another id",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/document-renamed.md"),
    find: document_renamed,
};

pub static DOCUMENT_MOVED: EventKind = EventKind {
    id: "document-moved",
    group: "files",
    summary: "a document lies at another path and has the same id",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/document-moved.md"),
    find: document_moved,
};

pub static PAGE_CHANGED: EventKind = EventKind {
    id: "page-changed",
    group: "files",
    summary: "the text of a page without a part in the alignment changed",
    direction: Direction::Neutral,
    level: Level::Off,
    page: include_str!("../../../docs/events/page-changed.md"),
    find: page_changed,
};

fn document_renamed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let renamed = comparison.matching.renamed().iter().map(|&(old, new)| {
        let twin = Twin::Both(old, new);
        let (before, now) = (comparison.base.strategy().id(old), comparison.head.strategy().id(new));
        let place = Place::document(comparison, twin, comparison.document(twin).id.span).of(&["id"]);
        let message = format!("{} is called `{now}` instead of `{before}`", comparison.title(twin));
        Sighting::effect(place, message, Vec::new()).brought_by(twin)
    });
    renamed.collect()
}

fn document_moved<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let moved = comparison.matching.moved(comparison.base.strategy(), comparison.head.strategy());
    moved
        .map(|(old, new)| {
            let twin = Twin::Both(old, new);
            let before = comparison.base.strategy().document(old).path();
            let message = format!("{} moved from `{before}`", comparison.title(twin));
            let place = Place::document(comparison, twin, Span::default()).of(&["path"]);
            Sighting::effect(place, message, Vec::new()).brought_by(twin)
        })
        .collect()
}

fn page_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let (base, head) = (comparison.base.strategy(), comparison.head.strategy());
    let pages = comparison.matching.twins().filter_map(|twin| Some((twin, twin.base()?, twin.head()?)));
    let changed = pages.filter(|&(_, old, new)| {
        let (old, new) = (base.document(old), head.document(new));
        let is_page = old.role.is_none() && new.role.is_none();
        let edited = old.source.text() != new.source.text();
        is_page && edited && (says_otherwise(old, new) || other_words(old) != other_words(new))
    });
    changed
        .map(|(twin, ..)| {
            let message = format!("The page {} reads otherwise than before", comparison.title(twin));
            Sighting::effect(Place::document(comparison, twin, Span::default()), message, Vec::new())
        })
        .collect()
}
