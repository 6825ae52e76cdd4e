//! What history adds to a site: the readings over time, and the drift from release to release.

use crate::analysis::Analysis;
use crate::drift::{Drift, Run, rewording};
use crate::history::Story;
use crate::measure::splits;
use crate::strategy::Strategy;

/// The past of a strategy, as far as pages tell of it.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// The readings over time, and what documents said before.
    pub story: Story,
    /// The drift between neighbouring releases, oldest first; the last leads from the newest release
    /// to what is built.
    pub legs: Vec<Leg>,
    /// The way from what is published to what is built, where that is a preview.
    pub preview: Option<Leg>,
    /// How many older releases are left out.
    pub left_out: usize,
    /// The readings over time as open data, where they are to be published.
    pub json: Option<String>,
}

/// The way from one release to the next, or to now.
#[derive(Clone, Debug)]
pub struct Leg {
    /// What drifted.
    pub drift: Drift,
    /// What flows to each aim on both sides.
    pub aims: Vec<AimShift>,
    /// The titles of the documents that are gone, in the drift's order.
    pub removed: Vec<String>,
    /// The ids of the documents of which only the text beside the statement changed, and how it did.
    pub rewordings: Vec<(String, Vec<Run>)>,
    /// Where it leads.
    pub end: LegEnd,
}

/// Where a way leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegEnd {
    /// To a release.
    Release,
    /// From the newest release to what is built.
    Now,
    /// From what is published to what is built, which is a preview.
    Preview,
}

/// The share of one resource type that flows to an aim, and that its weight intends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// What its weight intends.
    pub intended: f64,
    /// What flows to it.
    pub actual: f64,
}

/// What flows to an aim before and after; nothing where it was no aim.
#[derive(Clone, Debug, PartialEq)]
pub struct AimShift {
    /// The aim's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The resource type.
    pub sort: String,
    /// The share before.
    pub base: Option<Part>,
    /// The share after.
    pub head: Option<Part>,
}

impl Past {
    /// The way that "since" means: the last one, unless nothing happened on it.
    pub fn newest(&self) -> Option<usize> {
        let is_still =
            |leg: &Leg| leg.drift.events.is_empty() && leg.drift.index.is_none_or(|shift| shift.delta == 0.0);
        self.legs.iter().rposition(|leg| !is_still(leg))
    }

    /// Whether the document with this id is another in a preview than in what is published.
    pub fn is_previewed(&self, id: &str) -> bool {
        self.preview.as_ref().is_some_and(|leg| {
            let documents = &leg.drift.documents;
            documents.added.iter().any(|added| added == id)
                || documents.renamed.iter().any(|(_, now)| now == id)
                || documents.moved.iter().any(|(moved, ..)| moved == id)
                || documents.changed.iter().any(|(changed, _)| changed == id)
        })
    }
}

impl Leg {
    /// The way from `base` to `head`.
    pub fn new(drift: Drift, base: &Analysis, head: &Analysis, end: LegEnd) -> Self {
        let mut aims = shares(base);
        for now in shares(head) {
            let same = |aim: &&mut AimShift| aim.id == now.id && aim.sort == now.sort;
            match aims.iter_mut().find(same) {
                Some(aim) => (aim.head, aim.title) = (now.base, now.title),
                None => aims.push(AimShift { base: None, head: now.base, ..now }),
            }
        }
        let strategy = &base.strategy;
        let title =
            |id: &String| strategy.find(id).map_or(id.as_str(), |node| strategy.title(node)).to_owned();
        Self {
            aims,
            removed: drift.documents.removed.iter().map(title).collect(),
            rewordings: rewordings(&drift, base, head),
            end,
            drift,
        }
    }
}

fn rewordings(drift: &Drift, base: &Analysis, head: &Analysis) -> Vec<(String, Vec<Run>)> {
    let renamed = &drift.documents.renamed;
    let before = |id: &String| {
        let old = renamed.iter().find(|(_, now)| now == id).map_or(id, |(old, _)| old);
        base.strategy.find(old).map(|node| base.strategy.document(node))
    };
    let words = |id: &String| {
        let now = head.strategy.document(head.strategy.find(id)?);
        Some((id.clone(), rewording(before(id)?, now)))
    };
    let changed = drift.documents.changed.iter();
    let only_text = changed.filter(|(_, fields)| fields.iter().all(|change| change.field == "text"));
    only_text.filter_map(|(id, _)| words(id)).collect()
}

/// What flows to each aim, as if it were all before.
fn shares(analysis: &Analysis) -> Vec<AimShift> {
    let strategy: &Strategy = &analysis.strategy;
    let all = splits(&analysis.alignment);
    let of_type = |split: &crate::measure::Split| {
        let sort = split.sort.clone();
        let aims = split.aims.clone().into_iter();
        aims.map(move |(aim, intended, actual)| AimShift {
            id: strategy.id(aim).to_owned(),
            title: strategy.title(aim).to_owned(),
            sort: sort.clone(),
            base: Some(Part { intended, actual }),
            head: None,
        })
    };
    all.iter().flat_map(of_type).collect()
}
