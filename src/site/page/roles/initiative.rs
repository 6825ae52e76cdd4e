//! What only an initiative shows: how far it is, and what it holds.

use serde::Serialize;

use crate::measure::indicator::Heading;
use crate::site::press::Sheet;
use crate::site::view::{Html, Reference};
use crate::strategy::{Holding, NodeId, Support};

/// An initiative's own.
#[derive(Debug, Serialize)]
pub struct Initiative {
    /// How far it is, and how far one would expect it to be.
    pub bar: Html,
    /// How far it is.
    pub progress: Option<String>,
    /// How far one would expect it to be.
    pub expected: Option<String>,
    /// How far one would have expected it to be today at first, where another day was set.
    pub expected_at_first: Option<String>,
    /// What it supports, and what each of these says.
    pub whys: Vec<Why>,
    /// The part of it that leads to the vision; nothing while it is not in force.
    pub reach: Option<String>,
    /// What pace and reach say together, as a sentence.
    pub pace: Option<String>,
    /// Ticked tasks of all.
    pub tasks: Option<String>,
    /// What it holds, by type and provider.
    pub holdings: Vec<HoldingView>,
}

/// Something that an initiative supports.
#[derive(Debug, Serialize)]
pub struct Why {
    /// What it supports.
    pub document: Reference,
    /// The share of it that is for this, where that is not all of it.
    pub share: Option<String>,
    /// What this says.
    pub statement: Html,
}

/// What an initiative holds from one provider.
#[derive(Debug, Serialize)]
pub struct HoldingView {
    /// The resource type.
    pub sort: String,
    /// The team or budget; nobody where none is said.
    pub provider: Option<Reference>,
    /// How much, with its unit.
    pub amount: String,
}

impl Initiative {
    /// What the page of an initiative shows.
    pub fn of(sheet: &Sheet<'_>, node: NodeId) -> Self {
        let press = sheet.press;
        let alignment = &press.analysis.alignment;
        let (language, document) = (&press.language, press.strategy.document(node));
        let (progress, expected) = (document.progress(), press.expected(node));
        let heading = press.index.pace.get(&node).map(|heading| match heading {
            Heading::AheadAligned => "pace_ahead_aligned",
            Heading::AheadMisaligned => "pace_ahead_misaligned",
            Heading::BehindAligned => "pace_behind_aligned",
            Heading::BehindMisaligned => "pace_behind_misaligned",
        });
        let (done, all) = document.body.tasks;
        let tasks = || {
            language.fill("tasks_done", &[("done", &language.integer(done)), ("all", &language.integer(all))])
        };
        Self {
            bar: sheet.bar(node, progress, expected),
            progress: progress.map(|share| language.percent(share)),
            expected: expected.map(|share| language.percent(share)),
            expected_at_first: press.expected_at_first(node).map(|share| language.percent(share)),
            whys: whys(sheet, node),
            reach: alignment.is_live(node).then(|| language.percent(alignment.reach(node))),
            pace: heading.map(|key| language.word(key).to_owned()),
            tasks: (all > 0).then(tasks),
            holdings: holdings(sheet, node),
        }
    }
}

fn whys(sheet: &Sheet<'_>, node: NodeId) -> Vec<Why> {
    let press = sheet.press;
    let why = |support: &Support| Why {
        document: sheet.reference(support.to),
        share: (support.share < 1.0).then(|| press.language.percent(support.share)),
        statement: Html(sheet.prose(support.to).statement),
    };
    press.strategy.supports(node).iter().map(why).collect()
}

fn holdings(sheet: &Sheet<'_>, node: NodeId) -> Vec<HoldingView> {
    let press = sheet.press;
    let of_type = |holding: &Holding| {
        let (sort, unit) = (press.sort_word(&holding.sort), press.unit(&holding.sort).to_owned());
        holding.amounts.clone().into_iter().map(move |(provider, amount)| HoldingView {
            sort: sort.clone(),
            provider: provider.map(|provider| sheet.reference(provider)),
            amount: press.language.quantity(amount, &unit),
        })
    };
    press.strategy.holdings(node).iter().flat_map(of_type).collect()
}
