//! Reach: the part of what is spent that leads to the vision.

use super::{Input, Measure, Outcome, Shortfall, percent};
use crate::strategy::NodeId;

pub static MEASURE: Measure = Measure {
    id: "reach",
    question: "Does what we spend lead to the vision?",
    page: include_str!("../../docs/measures/reach.md"),
    take,
};

#[expect(clippy::cast_precision_loss, reason = "a count of resource types")]
fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let alignment = input.alignment;
    let counted: Vec<NodeId> = alignment.committed().collect();
    if counted.is_empty() {
        return Outcome::NotMeasured("no live initiative that is not exploring");
    }
    let types = alignment.types();
    let totals: Vec<f64> =
        types.iter().map(|sort| counted.iter().map(|&w| alignment.amount(w, sort)).sum()).collect();
    let part = |(sort, total): (&String, &f64)| {
        let leads: f64 = counted.iter().map(|&w| alignment.amount(w, sort) * alignment.reach(w)).sum();
        (sort.clone(), leads / total)
    };
    let parts: Vec<(String, f64)> = types.iter().zip(&totals).map(part).collect();
    let reading = parts.iter().map(|(_, part)| part).sum::<f64>() / types.len() as f64;
    let gain = move |w: NodeId| {
        let lost = types.iter().zip(&totals).map(|(sort, total)| alignment.amount(w, sort) / total);
        lost.sum::<f64>() * (1.0 - alignment.reach(w)) / types.len() as f64
    };
    let short = move |w: NodeId| {
        let gain = gain(w);
        (gain > 0.0).then(|| Shortfall::new(w, message(alignment.reach(w)), gain))
    };
    let shortfalls = Box::new(move || alignment.committed().filter_map(short).collect());
    Outcome::Measured { reading, parts, shortfalls, counted }
}

fn message(reach: f64) -> String {
    if reach > 0.0 {
        format!("only {} of it leads to the vision", percent(reach))
    } else {
        "nothing of it leads to the vision".into()
    }
}
