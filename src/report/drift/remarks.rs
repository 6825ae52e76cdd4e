//! What a reader should know of a drift beside its events, a sentence each.

use super::words::listed;
use crate::diagnostic::Level;
use crate::drift::Drift;
use crate::report::number::points;

/// How many changes of meaning there are, and which of them nobody decided; nothing without any.
pub fn undecided(drift: &Drift) -> Option<String> {
    let (changed, undecided) = (drift.meaning.changed, &drift.meaning.undecided);
    let plural = if changed == 1 { "" } else { "s" };
    let changes = format!("{changed} change{plural} of meaning at visions and objectives");
    match undecided.len() {
        _ if changed == 0 => None,
        0 => Some(format!("{changes}, all decided")),
        _ => Some(format!("{changes}; no decision explains {}", listed(&named(undecided)))),
    }
}

/// What the base reads by its own configuration, where that is something else.
pub fn other_ruler(drift: &Drift) -> Option<String> {
    let index = |index: Option<f64>| index.map_or_else(|| "nothing".to_owned(), points);
    let (own, shown) = (index(drift.base.own_index), index(drift.base.index));
    let name = &drift.base.name;
    (own != shown).then(|| {
        format!("The yardstick changed: by its own configuration, {name} reads {own} instead of {shown}")
    })
}

/// Ids as our own prose names them.
fn named(ids: &[String]) -> Vec<String> {
    ids.iter().map(|id| format!("`{id}`")).collect()
}

/// The documents that are gone and that no event tells of, a page or a check-in; nothing without any.
pub fn removed(drift: &Drift) -> Option<String> {
    let told = |id: &String| drift.events.iter().any(|event| event.document.as_ref() == Some(id));
    let gone = drift.documents.removed.iter().filter(|id| !told(id)).cloned();
    let gone: Vec<String> = gone.collect();
    (!gone.is_empty()).then(|| format!("Also removed: {}", listed(&named(&gone))))
}

/// Acceptances that accept nothing, or whose day is past.
pub fn complaints(drift: &Drift) -> impl Iterator<Item = String> {
    let told = drift.findings.iter().filter(|finding| finding.level > Level::Note);
    told.map(|finding| format!("{}: {}", finding.diagnostic.rule, finding.diagnostic.message))
}

/// How many acceptances from before the base have nothing to accept here; nothing without any.
pub fn idle(drift: &Drift) -> Option<String> {
    match drift.findings.iter().filter(|finding| finding.level == Level::Note).count() {
        0 => None,
        1 => Some("1 older acceptance has nothing to accept here".to_owned()),
        many => Some(format!("{many} older acceptances have nothing to accept here")),
    }
}
