//! Leeway: the room for autonomy.

use indexmap::IndexSet;
use schemars::JsonSchema;
use serde::Serialize;

use super::Indicator;
use crate::alignment::{Alignment, total};
use crate::settings::Role;

pub static INDICATOR: Indicator = Indicator {
    id: "leeway",
    summary: "the room for autonomy: what is free or exploring, against the band that was meant",
    page: include_str!("../../../docs/indicators/leeway.md"),
};

/// How a leeway stands to the band in `[leeway]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// Below it: no room.
    Rigid,
    /// Within it.
    Within,
    /// Above it: means lie idle.
    Loose,
}

/// The leeway of one resource type, amounts in its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Leeway {
    /// The resource type.
    pub sort: String,
    /// What live teams and budgets have.
    pub capacity: f64,
    /// What live initiatives hold, exploring ones included.
    pub allocated: f64,
    /// What exploring ones hold.
    pub exploring: f64,
    /// (capacity - allocated + exploring) / capacity; below 0 where more is given than there is.
    pub share: f64,
    /// How it stands to the band.
    pub band: Band,
}

/// The leeway of every type of which there is a capacity.
pub fn take(alignment: &Alignment) -> Vec<Leeway> {
    let strategy = &alignment.strategy;
    let holders = || alignment.live(Role::Team).chain(alignment.live(Role::Budget));
    let declared = strategy.settings.resources.keys();
    let named = holders().flat_map(|node| strategy.document(node).fields.capacity.keys());
    let types: IndexSet<&String> = declared.chain(named).collect();
    let leeway = |sort: &String| {
        let capacities = holders().filter_map(|node| strategy.document(node).fields.capacity.get(sort));
        let capacity = total(capacities.copied());
        let held = |explores_only: bool| {
            let initiatives =
                alignment.live(Role::Initiative).filter(|&w| !explores_only || alignment.explores(w));
            total(initiatives.map(|w| strategy.amount(w, sort)))
        };
        let (allocated, exploring) = (held(false), held(true));
        let share = (capacity - allocated + exploring) / capacity;
        let band = band(share, strategy.settings.leeway);
        (capacity > 0.0).then(|| Leeway { sort: sort.clone(), capacity, allocated, exploring, share, band })
    };
    types.into_iter().filter_map(leeway).collect()
}

fn band(share: f64, meant: crate::settings::Leeway) -> Band {
    if share < meant.min {
        Band::Rigid
    } else if share > meant.max {
        Band::Loose
    } else {
        Band::Within
    }
}
