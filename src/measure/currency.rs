//! Currency: the links that were looked at again after what they point to changed.

use super::{Input, Measure, Outcome, Shortfall};
use crate::chronicle::Suspect;

pub static MEASURE: Measure = Measure {
    id: "currency",
    question: "Was each link looked at again after what it points to changed?",
    page: include_str!("../../docs/measures/currency.md"),
    take,
};

#[expect(clippy::cast_precision_loss, reason = "counts of supports")]
fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let Some(chronicle) = input.chronicle else { return Outcome::NotMeasured("no history") };
    let alignment = input.alignment;
    let mut counted: Vec<_> = alignment.all_carrying().map(|support| support.from).collect();
    if counted.is_empty() {
        return Outcome::NotMeasured("no support carries");
    }
    let all = counted.len() as f64;
    let suspects = chronicle.suspects(alignment);
    let reading = (all - suspects.len() as f64) / all;
    let short = move |suspect: Suspect| {
        let (to, day) = (suspect.support.to, chronicle.landing(suspect.changed).date);
        let message =
            format!("`{}` changed on {day} and this was not looked at since", alignment.strategy.id(to));
        Shortfall::new(suspect.support.from, message, 1.0 / all)
    };
    counted.dedup();
    let shortfalls = Box::new(move || suspects.into_iter().map(short).collect());
    Outcome::Measured { reading, parts: Vec::new(), shortfalls, counted }
}
