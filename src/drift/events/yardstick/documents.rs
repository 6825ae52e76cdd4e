//! Exceptions and cadences that documents give themselves.

use super::{Bend, Bent};
use crate::drift::event::Place;
use crate::drift::side::Comparison;
use crate::drift::undo::Undo;

pub fn bends<'s>(comparison: &Comparison<'s>) -> Vec<Bend<'s>> {
    let mut bends = exceptions(comparison);
    bends.extend(cadences(comparison));
    bends
}

fn exceptions<'s>(comparison: &Comparison<'s>) -> Vec<Bend<'s>> {
    let (base, head) = (comparison.base.strategy(), comparison.head.strategy());
    let mut bends = Vec::new();
    for twin in comparison.matching.twins() {
        let Some(new) = twin.head().map(|node| &head.document(node).fields.allow) else { continue };
        let old = twin.base().map(|node| &base.document(node).fields.allow);
        let title = comparison.title(twin);
        for (rule, reason) in new.iter().filter(|(rule, _)| old.is_none_or(|old| !old.contains_key(*rule))) {
            bends.push(Bend {
                way: Bent::Relaxed,
                place: Place::document(comparison, twin, reason.span).of(&["allow"]),
                message: format!("{title} is excepted from `{rule}`: {}", reason.value),
                undo: Undo::nothing(),
            });
        }
        for rule in old.into_iter().flat_map(|old| old.keys()).filter(|rule| !new.contains_key(*rule)) {
            bends.push(Bend {
                way: Bent::Tightened,
                place: Place::field(comparison, twin, "allow"),
                message: format!("{title} is no longer excepted from `{rule}`"),
                undo: Undo::nothing(),
            });
        }
    }
    bends
}

fn cadences<'s>(comparison: &Comparison<'s>) -> Vec<Bend<'s>> {
    let said = |cadence: Option<crate::settings::Cadence>| match cadence {
        Some(cadence) => cadence.every(),
        None => "as often as the default".to_owned(),
    };
    let changed = comparison.pairs().filter(|pair| pair.base.fields.cadence != pair.head.fields.cadence);
    changed
        .map(|pair| {
            let (old, new) = (said(pair.base.fields.cadence), said(pair.head.fields.cadence));
            Bend {
                way: Bent::Relaxed,
                place: Place::field(comparison, pair.twin(), "cadence"),
                message: format!(
                    "{} is to be looked at {new} instead of {old}",
                    comparison.title(pair.twin())
                ),
                undo: Undo::edit(pair.twin(), |document, base| document.fields.cadence = base.fields.cadence),
            }
        })
        .collect()
}
