//! Documents that cannot be read any more, or can be again: nothing else is known of them.

use crate::drift::event::{Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::Comparison;
use crate::drift::undo::Undo;
use crate::settings::Role;
use crate::text::Span;

/// The live documents of some roles that cannot be read any more.
pub fn lost<'s>(comparison: &Comparison<'s>, of: impl Fn(Role) -> bool) -> Vec<Sighting<'s>> {
    let lost = unread(comparison).filter(|&twin| comparison.was(twin).is_some_and(&of));
    let sighting = |twin: Twin| {
        let problem = comparison.document(twin).problems.first();
        let place =
            Place::document(comparison, twin, problem.map_or(Span::default(), |problem| problem.span));
        let message = format!("{} cannot be read any more: see `rhumb check`", comparison.title(twin));
        Sighting::unread(place, message, Undo::life(twin))
    };
    lost.map(sighting).collect()
}

/// The live documents of some roles that could not be read before.
pub fn found<'s>(comparison: &Comparison<'s>, of: impl Fn(Role) -> bool) -> Vec<Sighting<'s>> {
    let found = unread(comparison).filter(|&twin| comparison.is(twin).is_some_and(&of));
    let sighting = |twin: Twin| {
        let place = Place::document(comparison, twin, comparison.document(twin).title.span);
        Sighting::unread(place, format!("{} can be read again", comparison.title(twin)), Undo::life(twin))
    };
    found.map(sighting).collect()
}

fn unread(comparison: &Comparison<'_>) -> impl Iterator<Item = Twin> {
    comparison.matching.twins().filter(|&twin| comparison.is_unread(twin))
}
