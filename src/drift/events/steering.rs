//! The steering: what systems and decisions reward, and what was decided.

use crate::diagnostic::Level;
use crate::document::{Document, TradeOff};
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, Pair, Side};
use crate::drift::undo::{Step, Undo};
use crate::settings::Role;
use crate::strategy::NodeId;
use crate::trade_offs::Verdict;

pub static CONFLICT_INTRODUCED: EventKind = EventKind {
    id: "conflict-introduced",
    group: "steering",
    summary: "a live system or decision rewards the opposite of what the strategy favors",
    direction: Direction::Away,
    level: Level::Error,
    page: include_str!("../../../docs/events/conflict-introduced.md"),
    find: conflict_introduced,
};

pub static CONFLICT_RESOLVED: EventKind = EventKind {
    id: "conflict-resolved",
    group: "steering",
    summary: "a system or decision no longer rewards the opposite of what the strategy favors",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../docs/events/conflict-resolved.md"),
    find: conflict_resolved,
};

pub static DECISION_MADE: EventKind = EventKind {
    id: "decision-made",
    group: "steering",
    summary: "a decision was landed",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/decision-made.md"),
    find: decision_made,
};

/// What a side's systems and decisions reward against its preferences.
fn conflicts(side: &Side) -> Vec<(NodeId, &TradeOff)> {
    let statements = side.analysis.trade_offs.statements.iter();
    let conflicting = statements.filter(|statement| statement.verdict == Verdict::Conflicts);
    conflicting.map(|statement| (statement.document, statement.trade_off(side.strategy()))).collect()
}

fn conflict_introduced<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let (base, head): (&'s Side, &'s Side) = (comparison.base, comparison.head);
    let old = conflicts(base);
    let known = |twin: Twin, said: &TradeOff| {
        old.iter().any(|&(node, before)| Some(node) == twin.base() && before.says(said))
    };
    let new = conflicts(head).into_iter().map(|(node, said)| (comparison.twin_of_head(node), said));
    new.filter(|&(twin, said)| !known(twin, said))
        .map(|(twin, said)| {
            let message = format!(
                "{} rewards “{}”: the opposite of what the strategy favors",
                comparison.title(twin),
                said.text
            );
            let place = Place::document(comparison, twin, said.span).of(&["rewards"]);
            Sighting::change(place, message, undo(comparison, twin))
        })
        .collect()
}

fn conflict_resolved<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let now = conflicts(comparison.head);
    let remains = |twin: Twin, said: &TradeOff| {
        now.iter().any(|&(node, after)| Some(node) == twin.head() && after.says(said))
    };
    let old =
        conflicts(comparison.base).into_iter().map(|(node, said)| (comparison.twin_of_base(node), said));
    old.filter(|&(twin, said)| !remains(twin, said))
        .map(|(twin, said)| {
            let message =
                format!("{} no longer rewards “{}” against the strategy", comparison.title(twin), said.text);
            Sighting::change(Place::field(comparison, twin, "rewards"), message, undo(comparison, twin))
        })
        .collect()
}

/// What made or ended a conflict: the system or decision itself, else what the strategy favors.
fn undo<'s>(comparison: &Comparison<'s>, twin: Twin) -> Undo<'s> {
    if comparison.was(twin).is_some() != comparison.is(twin).is_some() {
        return Undo::life(twin);
    }
    let own = comparison.pairs().find(|pair| pair.twin() == twin);
    if own.is_some_and(|pair| !TradeOff::same(&pair.base.fields.rewards, &pair.head.fields.rewards)) {
        return Undo::edit(twin, |document, base| document.fields.rewards.clone_from(&base.fields.rewards));
    }
    let aims = comparison.pairs().filter(|pair| matches!(pair.role, Role::Vision | Role::Objective));
    let restore = |pair: Pair<'s>| {
        let edit = |document: &mut Document, base: &Document| {
            document.fields.favors.clone_from(&base.fields.favors);
        };
        Step::Edit(pair.old, pair.new, Box::new(edit))
    };
    let turned = aims.filter(|pair| !TradeOff::same(&pair.base.fields.favors, &pair.head.fields.favors));
    Undo(turned.map(restore).collect())
}

fn decision_made<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let made = comparison.arrivals(Role::Decision).map(|twin| {
        let message = format!("A decision was made: {}", comparison.title(twin));
        let place = Place::document(comparison, twin, comparison.document(twin).title.span);
        Sighting::change(place, message, Undo::life(twin))
    });
    made.collect()
}
