//! Questions: what is not known, by age.

use super::{Indicator, Input};
use crate::alignment::Alignment;
use crate::settings::Role;
use crate::strategy::NodeId;

pub static INDICATOR: Indicator = Indicator {
    id: "questions",
    summary: "what is not known, by age, and what it is about",
    page: include_str!("../../../docs/indicators/questions.md"),
};

/// A question that nobody has answered yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuestion {
    /// The question.
    pub question: NodeId,
    /// How many days ago it first landed; nothing without history.
    pub age: Option<i32>,
    /// What it is about.
    pub about: Vec<NodeId>,
}

/// The open questions, oldest first; those of unknown age last.
pub fn take(input: &Input<'_>) -> Vec<OpenQuestion> {
    let alignment = input.alignment;
    let open = alignment.live(Role::Question).filter(|&question| is_open(alignment, question));
    let mut questions: Vec<OpenQuestion> = open
        .map(|question| {
            let landed =
                input.chronicle.and_then(|chronicle| chronicle.beginning(alignment.strategy.id(question)));
            let age =
                landed.and_then(|landed| alignment.as_of.since(landed).ok()).map(|span| span.get_days());
            OpenQuestion { question, age, about: alignment.strategy.about(question).to_vec() }
        })
        .collect();
    questions.sort_by_key(|question| std::cmp::Reverse(question.age));
    questions
}

/// Whether a live question has no answer on the day at hand. An answer without a date counts.
pub fn is_open(alignment: &Alignment, question: NodeId) -> bool {
    let fields = &alignment.strategy.document(question).fields;
    let answered = match fields.answered {
        Some(day) => day <= alignment.as_of,
        None => fields.answer.is_some(),
    };
    alignment.is_live(question) && !answered
}
