//! Exposure: what rests on what is not known.

use super::{Indicator, is_open};
use crate::alignment::{Alignment, COUNT, total};
use crate::settings::Role;
use crate::strategy::NodeId;

pub static INDICATOR: Indicator = Indicator {
    id: "exposure",
    summary: "the share of what is spent that rests on an open question or one answered no",
    page: include_str!("../../../docs/indicators/exposure.md"),
};

/// The exposure of one resource type.
#[derive(Clone, Debug, PartialEq)]
pub struct Exposure {
    /// The resource type.
    pub sort: String,
    /// The exposed share of live initiatives' amounts, 0 to 1.
    pub share: f64,
    /// The exposed initiatives.
    pub initiatives: Vec<NodeId>,
}

/// The exposure of every type that live initiatives hold; by their count where they hold nothing.
pub fn take(alignment: &Alignment) -> Vec<Exposure> {
    let initiatives: Vec<NodeId> = alignment.live(Role::Initiative).collect();
    let unknown = alignment.live(Role::Question).filter(|&question| is_open_or_denied(alignment, question));
    let exposed =
        alignment.leading_to(unknown.flat_map(|question| alignment.strategy.about(question).to_vec()));
    let declared = alignment.strategy.settings.resources.keys();
    let held = initiatives.iter().flat_map(|&w| alignment.strategy.holdings(w)).map(|holding| &holding.sort);
    let types: indexmap::IndexSet<&String> = declared.chain(held).collect();
    let of = |sort: &str, amount: &dyn Fn(NodeId) -> f64| {
        let all = total(initiatives.iter().map(|&w| amount(w)));
        let at_risk = || initiatives.iter().copied().filter(|&w| exposed[w.index()] && amount(w) > 0.0);
        let share = total(at_risk().map(amount)) / all;
        let initiatives = at_risk().collect();
        (all > 0.0).then(|| Exposure { sort: sort.to_owned(), share, initiatives })
    };
    let by_type = types.into_iter().filter_map(|sort| of(sort, &|w| alignment.strategy.amount(w, sort)));
    let exposures: Vec<Exposure> = by_type.collect();
    if exposures.is_empty() { of(COUNT, &|_| 1.0).into_iter().collect() } else { exposures }
}

/// Whether a live question is open or was answered `no`.
pub fn is_open_or_denied(alignment: &Alignment, question: NodeId) -> bool {
    let fields = &alignment.strategy.document(question).fields;
    let denied = fields.answer.as_deref().is_some_and(|answer| answer.eq_ignore_ascii_case("no"));
    is_open(alignment, question) || (alignment.is_live(question) && denied)
}
