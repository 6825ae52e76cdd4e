//! The work: what began and ended, and who and what it takes.

mod means;

pub use means::{CAPACITY_CHANGED, LEEWAY_LEFT_BAND, RESOURCES_MOVED};

use super::unread;
use crate::diagnostic::Level;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, Side, quoted};
use crate::drift::undo::Undo;
use crate::settings::Role;
use crate::strategy::{NodeId, Party};

pub static WORK_STARTED: EventKind = EventKind {
    id: "work-started",
    group: "work",
    summary: "there is a live initiative that was not live before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/work-started.md"),
    find: work_started,
};

pub static WORK_ENDED: EventKind = EventKind {
    id: "work-ended",
    group: "work",
    summary: "an initiative that was live no longer is",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/work-ended.md"),
    find: work_ended,
};

pub static STRUCTURAL_DRAG: EventKind = EventKind {
    id: "structural-drag",
    group: "work",
    summary: "new live work, a system, a hire or a technology supports nothing",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../docs/events/structural-drag.md"),
    find: structural_drag,
};

pub static OWNER_CHANGED: EventKind = EventKind {
    id: "owner-changed",
    group: "work",
    summary: "a document has another owner than before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/owner-changed.md"),
    find: owner_changed,
};

fn work_started<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let started = comparison.arrivals(Role::Initiative).map(|twin| {
        let message = format!("Work began on {}", comparison.title(twin));
        Sighting::change(Place::field(comparison, twin, "status"), message, Undo::life(twin))
    });
    started.chain(unread::found(comparison, is_no_aim)).collect()
}

/// Whether nothing else tells of a document of this role that it cannot be read.
const fn is_no_aim(role: Role) -> bool {
    !matches!(role, Role::Vision | Role::Objective)
}

fn work_ended<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let ended = comparison.departures(Role::Initiative).map(|twin| {
        let message = format!("The work {} {}", comparison.title(twin), comparison.fate(twin));
        Sighting::change(Place::field(comparison, twin, "status"), message, Undo::life(twin))
    });
    ended.chain(unread::lost(comparison, is_no_aim)).collect()
}

fn structural_drag<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let roles = [Role::Initiative, Role::System, Role::Decision];
    let arrivals = roles.into_iter().flat_map(|role| comparison.arrivals(role));
    let drag = arrivals.filter(|&twin| comes_to_stay(comparison, twin) && supports_nothing(comparison, twin));
    drag.map(|twin| {
        let what = match comparison.is(twin) {
            Some(Role::Initiative) => "work",
            Some(Role::System) => "system",
            _ => "decision",
        };
        let message = format!("The new {what} {} supports nothing", comparison.title(twin));
        Sighting::change(Place::field(comparison, twin, "title"), message, Undo::life(twin))
    })
    .collect()
}

/// Whether it is work that is not exploring, a system, a hire or a technology.
fn comes_to_stay(comparison: &Comparison<'_>, twin: Twin) -> bool {
    let fields = &comparison.document(twin).fields;
    let sort = fields.sort.as_deref().unwrap_or_default().to_lowercase();
    match comparison.is(twin) {
        Some(Role::Initiative) => !fields.explores,
        Some(Role::System) => true,
        _ => matches!(sort.as_str(), "hire" | "technology"),
    }
}

fn supports_nothing(comparison: &Comparison<'_>, twin: Twin) -> bool {
    twin.head().is_some_and(|node| comparison.head.strategy().supports(node).is_empty())
}

fn owner_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let team_in_base = |node| comparison.id_of_base(node).to_owned();
    let team_in_head = |node| comparison.head.strategy().id(node).to_owned();
    let changed = comparison.pairs().filter_map(|pair| {
        let old = owners(comparison.base, pair.old, team_in_base);
        let new = owners(comparison.head, pair.new, team_in_head);
        (old != new).then(|| {
            let message = format!(
                "{} belongs to {} instead of {}",
                comparison.title(pair.twin()),
                listed(&new),
                listed(&old)
            );
            let undo = Undo::edit(pair.twin(), |document, base| {
                document.fields.owner.clone_from(&base.fields.owner)
            });
            Sighting::change(Place::field(comparison, pair.twin(), "owner"), message, undo)
        })
    });
    changed.collect()
}

/// Whom a document belongs to, teams by their ids, in the order of names.
fn owners(side: &Side, node: NodeId, team: impl Fn(NodeId) -> String) -> Vec<String> {
    let owners = side.strategy().owners(node).iter();
    let mut names: Vec<String> = owners
        .map(|owner| match owner {
            Party::Team(node) => team(*node),
            Party::Text(text) => text.clone(),
        })
        .collect();
    names.sort();
    names.dedup();
    names
}

fn listed(owners: &[String]) -> String {
    match owners {
        [] => "nobody".to_owned(),
        owners => owners.iter().map(|owner| quoted(owner)).collect::<Vec<_>>().join(" and "),
    }
}
