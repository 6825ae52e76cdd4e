//! Allocation: whether what flows to each aim is what its weight intends.

use super::{Input, Measure, Outcome, Shortfall, percent};
use crate::alignment::{Alignment, COUNT};
use crate::strategy::NodeId;

pub static MEASURE: Measure = Measure {
    id: "allocation",
    question: "Do we spend where we say it matters?",
    page: include_str!("../../docs/measures/allocation.md"),
    take,
};

/// What one resource type was meant for and what it goes to, aim by aim, as shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The resource type.
    pub sort: String,
    /// Each aim with its intended and its actual share.
    pub aims: Vec<(NodeId, f64, f64)>,
}

impl Split {
    /// 1 less half the summed distances, which may come out a hair over 2.
    fn reading(&self) -> f64 {
        let distances = self.aims.iter().map(|(_, intended, actual)| (intended - actual).abs());
        (1.0 - distances.sum::<f64>() / 2.0).max(0.0)
    }
}

/// The split of every resource type that flows to the aims; empty where allocation is not measured.
pub fn splits(alignment: &Alignment) -> Vec<Split> {
    let aims = alignment.aims();
    let weight = |aim: NodeId| alignment.strategy.document(aim).fields.weight.unwrap_or(0.0);
    let weights: f64 = aims.iter().map(|&aim| weight(aim)).sum();
    if aims.len() < 2 || weights <= 0.0 {
        return Vec::new();
    }
    let split = |sort: &String| {
        let flows: Vec<f64> =
            aims.iter().map(|&aim| alignment.flow(aim, sort) * alignment.vision_share(aim)).collect();
        let total: f64 = flows.iter().sum();
        let shares =
            aims.iter().zip(flows).map(|(&aim, flow)| (aim, weight(aim) / weights, flow / total)).collect();
        (total > 0.0).then(|| Split { sort: sort.clone(), aims: shares })
    };
    alignment.types().iter().filter_map(split).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a count of resource types")]
fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let alignment = input.alignment;
    let aims = alignment.aims();
    if aims.len() < 2 {
        return Outcome::NotMeasured("fewer than two live objectives support a vision");
    }
    if aims.iter().all(|&aim| alignment.strategy.document(aim).fields.weight.unwrap_or(0.0) <= 0.0) {
        return Outcome::NotMeasured("no objective that supports a vision has a weight");
    }
    let splits = splits(alignment);
    if splits.is_empty() {
        return Outcome::NotMeasured("nothing flows to an objective that supports a vision");
    }
    let types = splits.len() as f64;
    let parts: Vec<(String, f64)> =
        splits.iter().map(|split| (split.sort.clone(), split.reading())).collect();
    let reading = parts.iter().map(|(_, part)| part).sum::<f64>() / types;
    let shortfalls = Box::new(move || shortfalls(&splits));
    Outcome::Measured { reading, parts, shortfalls, counted: aims }
}

#[expect(clippy::cast_precision_loss, reason = "a count of resource types")]
fn shortfalls(splits: &[Split]) -> Vec<Shortfall> {
    let aims = splits.first().map_or(&[][..], |split| &split.aims).iter().enumerate();
    let shortfall = |(at, &(aim, ..)): (usize, &(NodeId, f64, f64))| {
        let mean = |value: fn(&(NodeId, f64, f64)) -> f64| {
            splits.iter().map(|s| value(&s.aims[at])).sum::<f64>() / splits.len() as f64
        };
        let gain = mean(|(_, intended, actual)| (intended - actual).abs() / 2.0);
        let message = || {
            let shares = splits.iter().map(|split| match split.sort.as_str() {
                COUNT => percent(split.aims[at].2),
                sort => format!("{} of {sort}", percent(split.aims[at].2)),
            });
            let shares = shares.collect::<Vec<_>>().join(" and ");
            format!("gets {shares}, where {} is meant", percent(splits[0].aims[at].1))
        };
        (gain > 1e-12).then(|| Shortfall::new(aim, message(), gain))
    };
    aims.filter_map(shortfall).collect()
}
