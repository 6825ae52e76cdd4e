//! Understanding: whether people name the priorities that the weights say.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use jiff::ToSpan;

use super::{Input, Measure, Outcome, Shortfall};
use crate::alignment::Alignment;
use crate::settings::Role;
use crate::strategy::{LinkField, NodeId, Party, Target};

pub static MEASURE: Measure = Measure {
    id: "understanding",
    question: "Do people name the same priorities?",
    page: include_str!("../../docs/measures/understanding.md"),
    take,
};

/// Check-ins older than this many days say nothing any more.
const WINDOW_DAYS: i64 = 90;
/// So many priorities count at most.
const MOST: usize = 3;

/// Who checked in: a party, or a check-in by itself.
#[derive(PartialEq, Eq, Hash)]
enum Respondent {
    Team(NodeId),
    Person(String),
    Nobody(NodeId),
}

#[expect(clippy::cast_precision_loss, reason = "counts of priorities and respondents")]
fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let alignment = input.alignment;
    let (top, k) = priorities(alignment);
    if k == 0 {
        return Outcome::NotMeasured("no objective that supports a vision has a weight");
    }
    let latest = latest(alignment);
    if latest.is_empty() {
        return Outcome::NotMeasured("no check-in of the last 90 days lists priorities");
    }
    let shares = latest.iter().map(|&node| (node, named(alignment, node, &top, k).min(k)));
    let shares: Vec<(NodeId, usize)> = shares.collect();
    let people = shares.len() as f64;
    let reading = shares.iter().map(|(_, n)| *n as f64 / k as f64).sum::<f64>() / people;
    let short = move |(node, n)| {
        let message = format!("names {n} of the {k} objectives of greatest weight");
        Shortfall::new(node, message, (k - n) as f64 / k as f64 / people)
    };
    let shortfalls = Box::new(move || shares.into_iter().filter(|(_, n)| *n < k).map(short).collect());
    Outcome::Measured { reading, parts: Vec::new(), shortfalls, counted: latest }
}

/// The aims of greatest weight, those that tie with the last included, and how many count.
fn priorities(alignment: &Alignment) -> (BTreeSet<NodeId>, usize) {
    let weight = |aim: NodeId| alignment.strategy.document(aim).fields.weight.unwrap_or(0.0);
    let mut weighted: Vec<(NodeId, f64)> =
        alignment.aims().into_iter().map(|aim| (aim, weight(aim))).collect();
    weighted.retain(|(_, weight)| *weight > 0.0);
    weighted.sort_by(|a, b| b.1.total_cmp(&a.1));
    let k = weighted.len().min(MOST);
    let least = if k == 0 { f64::INFINITY } else { weighted[k - 1].1 };
    (weighted.into_iter().filter(|(_, weight)| *weight >= least).map(|(aim, _)| aim).collect(), k)
}

/// Each respondent's latest check-in that lists priorities, within the window.
fn latest(alignment: &Alignment) -> Vec<NodeId> {
    let strategy = &alignment.strategy;
    let since = alignment.as_of.saturating_sub(WINDOW_DAYS.days());
    let mut latest: IndexMap<Respondent, NodeId> = IndexMap::new();
    let key = |node: NodeId| (strategy.document(node).fields.date, strategy.id(node));
    for node in alignment.live(Role::CheckIn) {
        let fields = &strategy.document(node).fields;
        let within = fields.date.is_some_and(|date| date > since && date <= alignment.as_of);
        if !within || fields.priorities.is_empty() {
            continue;
        }
        let respondent = match strategy.by(node) {
            Some(Party::Team(team)) => Respondent::Team(*team),
            Some(Party::Text(name)) => Respondent::Person(name.clone()),
            None => Respondent::Nobody(node),
        };
        let last = latest.entry(respondent).or_insert(node);
        if key(node) > key(*last) {
            *last = node;
        }
    }
    latest.into_values().collect()
}

/// How many of the top aims are among the first k names that a check-in lists.
fn named(alignment: &Alignment, node: NodeId, top: &BTreeSet<NodeId>, k: usize) -> usize {
    let links = alignment.strategy.links(node).iter().filter(|link| link.field == LinkField::Priorities);
    let named: BTreeSet<NodeId> = links
        .take(k)
        .filter_map(|link| match link.target {
            Target::Document(node) => Some(node),
            _ => None,
        })
        .collect();
    named.intersection(top).count()
}
