//! Coherence: whether what systems and decisions reward is what the vision and objectives favor.

use super::{Input, Measure, Outcome, Shortfall};
use crate::trade_offs::{Statement, Verdict};

pub static MEASURE: Measure = Measure {
    id: "coherence",
    question: "Do our systems and decisions pull the same way?",
    page: include_str!("../../docs/measures/coherence.md"),
    take,
};

#[expect(clippy::cast_precision_loss, reason = "counts of statements")]
fn take<'a>(input: &Input<'a>) -> Outcome<'a> {
    let statements = &input.trade_offs.statements;
    let heard: Vec<_> = statements.iter().filter(|statement| statement.verdict != Verdict::Silent).collect();
    if heard.is_empty() {
        return Outcome::NotMeasured(
            "no live system or decision rewards a trade-off that is favored or disfavored",
        );
    }
    let all = heard.len() as f64;
    let conflicting = |statement: &&&Statement| statement.verdict == Verdict::Conflicts;
    let conflicts: Vec<&Statement> = heard.iter().filter(conflicting).copied().collect();
    let reading = (all - conflicts.len() as f64) / all;
    let strategy = &input.alignment.strategy;
    let short = move |statement: &Statement| {
        let said = &statement.trade_off(strategy).text;
        let message = format!("rewards `{said}`, against what is favored");
        Shortfall::new(statement.document, message, 1.0 / all)
    };
    let mut counted: Vec<_> = heard.iter().map(|statement| statement.document).collect();
    counted.dedup();
    let shortfalls = Box::new(move || conflicts.into_iter().map(short).collect());
    Outcome::Measured { reading, parts: Vec::new(), shortfalls, counted }
}
