//! The means: what work takes, what there is, and what is left.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diagnostic::Level;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, Side};
use crate::drift::undo::Undo;
use crate::measure::indicator::{Band, Leeway};
use crate::settings::{Role, Settings};
use crate::strategy::NodeId;
use crate::text::{Span, amount as shown};

pub static RESOURCES_MOVED: EventKind = EventKind {
    id: "resources-moved",
    group: "work",
    summary: "an initiative holds other amounts than before, or from another provider",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../../docs/events/resources-moved.md"),
    find: resources_moved,
};

pub static CAPACITY_CHANGED: EventKind = EventKind {
    id: "capacity-changed",
    group: "work",
    summary: "a team or a budget has more or less than before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../../docs/events/capacity-changed.md"),
    find: capacity_changed,
};

pub static LEEWAY_LEFT_BAND: EventKind = EventKind {
    id: "leeway-left-band",
    group: "work",
    summary: "the share of capacity that is free lies outside the band that was meant",
    direction: Direction::Away,
    level: Level::Note,
    page: include_str!("../../../../docs/events/leeway-left-band.md"),
    find: leeway_left_band,
};

fn resources_moved<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let work = comparison.live_pairs().filter(|pair| pair.role == Role::Initiative);
    let moved = work.filter_map(|pair| {
        let old = provided(comparison.base, pair.old, |node| comparison.id_of_base(node));
        let new = provided(comparison.head, pair.new, |node| comparison.head.strategy().id(node));
        (old != new).then(|| {
            let said = amounts(comparison, &totals(&old), &totals(&new));
            let said = said.unwrap_or_else(|| "the same from other providers".to_owned());
            let message = format!("{} takes {said}", comparison.title(pair.twin()));
            let undo = Undo::edit(pair.twin(), |document, base| {
                document.fields.resources.clone_from(&base.fields.resources);
            });
            Sighting::change(Place::field(comparison, pair.twin(), "resources"), message, undo)
        })
    });
    moved.collect()
}

/// What an initiative takes: by resource type and provider; nobody in particular is "".
type Provided = BTreeMap<(String, String), f64>;

fn provided<'s>(side: &Side, node: NodeId, id: impl Fn(NodeId) -> &'s str) -> Provided {
    let mut provided = Provided::new();
    for holding in side.strategy().holdings(node) {
        for (provider, amount) in &holding.amounts {
            let provider = provider.map_or_else(String::new, |node| id(node).to_owned());
            *provided.entry((holding.sort.clone(), provider)).or_default() += amount;
        }
    }
    provided.retain(|_, amount| *amount != 0.0);
    provided
}

fn totals(provided: &Provided) -> IndexMap<String, f64> {
    let mut totals = IndexMap::new();
    for ((sort, _), amount) in provided {
        *totals.entry(sort.clone()).or_default() += amount;
    }
    totals
}

/// Each type of which there is more or less, in words; nothing where all are the same.
fn amounts(
    comparison: &Comparison<'_>,
    old: &IndexMap<String, f64>,
    new: &IndexMap<String, f64>,
) -> Option<String> {
    let settings = &comparison.head.strategy().settings;
    let amount = |amounts: &IndexMap<String, f64>, sort: &str| amounts.get(sort).copied().unwrap_or(0.0);
    let mut sorts: Vec<&String> = old.keys().chain(new.keys()).collect();
    sorts.sort();
    sorts.dedup();
    let differing = sorts.into_iter().filter(|sort| amount(old, sort) != amount(new, sort));
    let said: Vec<String> = differing
        .map(|sort| {
            let (old, new) = (amount(old, sort), amount(new, sort));
            format!("{} of {sort} instead of {}", with_unit(new, sort, settings), shown(old))
        })
        .collect();
    (!said.is_empty()).then(|| said.join(" and "))
}

fn with_unit(amount: f64, sort: &str, settings: &Settings) -> String {
    match settings.resources.get(sort).and_then(Option::as_deref) {
        Some(unit) => format!("{} {unit}", shown(amount)),
        None => shown(amount),
    }
}

fn capacity_changed<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let none = IndexMap::new();
    let changed = comparison.matching.twins().filter_map(|twin| {
        let old = has_capacity(comparison.was(twin)).then(|| twin.base()).flatten();
        let new = has_capacity(comparison.is(twin)).then(|| twin.head()).flatten();
        let old = old.map_or(&none, |node| &comparison.base.strategy().document(node).fields.capacity);
        let new = new.map_or(&none, |node| &comparison.head.strategy().document(node).fields.capacity);
        let said = amounts(comparison, old, new)?;
        let message = format!("{} has {said}", comparison.title(twin));
        Some(Sighting::change(Place::field(comparison, twin, "capacity"), message, undo(comparison, twin)))
    });
    changed.collect()
}

const fn has_capacity(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Team | Role::Budget))
}

fn undo<'s>(comparison: &Comparison<'s>, twin: Twin) -> Undo<'s> {
    match comparison.was(twin).is_some() && comparison.is(twin).is_some() {
        true => Undo::edit(twin, |document, base| document.fields.capacity.clone_from(&base.fields.capacity)),
        false => Undo::life(twin),
    }
}

fn leeway_left_band<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let was_within = |sort: &str| {
        let before = &comparison.base.analysis.indicators.leeway;
        before.iter().any(|leeway| leeway.sort == sort && leeway.band == Band::Within)
    };
    let now = comparison.head.analysis.indicators.leeway.iter();
    let left = now.filter(|leeway| leeway.band != Band::Within && was_within(&leeway.sort));
    left.map(|leeway| {
        let place = Place::settings(comparison.head, Span::default());
        Sighting::effect(place, said(leeway, comparison), Vec::new())
    })
    .collect()
}

fn said(leeway: &Leeway, comparison: &Comparison<'_>) -> String {
    let band = comparison.head.strategy().settings.leeway;
    let (share, sort) = (100.0 * leeway.share, &leeway.sort);
    match leeway.band {
        Band::Rigid => {
            format!("{share:.0} % of {sort} is free, under the {:.0} % meant for autonomy", 100.0 * band.min)
        }
        _ => format!("{share:.0} % of {sort} is bound to nothing, over the {:.0} % meant", 100.0 * band.max),
    }
}
