//! What only check-ins, questions and scenarios show.

use serde::Serialize;

use crate::document::Fields;
use crate::site::press::Sheet;
use crate::site::view::{Change, Html, Person, Reference};
use crate::strategy::NodeId;

/// A check-in's own.
#[derive(Debug, Serialize)]
pub struct CheckIn {
    /// Who checked in.
    pub by: Option<Person>,
    /// Its day.
    pub date: Option<String>,
    /// How sure they are, as a share of 100.
    pub confidence: Option<String>,
    /// How aligned they feel, of 5.
    pub alignment: Option<String>,
    /// How they feel, of 5.
    pub mood: Option<String>,
    /// The objectives that they take for the most important, first one first.
    pub priorities: Vec<Reference>,
}

/// A question's own.
#[derive(Debug, Serialize)]
pub struct Question {
    /// What is expected.
    pub hypothesis: Option<Html>,
    /// What speaks for it.
    pub evidence: Option<Html>,
    /// The answer.
    pub answer: Option<Html>,
    /// When it was answered.
    pub answered: Option<String>,
}

/// A scenario's own.
#[derive(Debug, Serialize)]
pub struct Scenario {
    /// What sets it off.
    pub trigger: Option<String>,
    /// What it changes.
    pub changes: Vec<Change>,
}

impl CheckIn {
    /// What its page shows.
    pub fn of(sheet: &Sheet<'_>, node: NodeId) -> Self {
        let (press, strategy) = (sheet.press, sheet.press.strategy);
        let fields: &Fields = &strategy.document(node).fields;
        Self {
            by: strategy.by(node).map(|by| sheet.person(by)),
            date: fields.date.map(|date| press.language.date(date)),
            confidence: fields.confidence.map(|confidence| press.language.percent(confidence.share())),
            alignment: of_five(sheet, fields.pulse.alignment),
            mood: of_five(sheet, fields.pulse.mood),
            priorities: sheet.references(strategy.priorities(node).iter().copied()),
        }
    }
}

impl Question {
    /// What its page shows.
    pub fn of(sheet: &Sheet<'_>, node: NodeId) -> Self {
        let fields = &sheet.press.strategy.document(node).fields;
        let phrase = |text: &Option<String>| text.as_deref().map(|text| Html(sheet.phrase(node, text)));
        Self {
            hypothesis: phrase(&fields.hypothesis),
            evidence: phrase(&fields.evidence),
            answer: phrase(&fields.answer),
            answered: fields.answered.map(|date| sheet.press.language.date(date)),
        }
    }
}

impl Scenario {
    /// What its page shows.
    pub fn of(sheet: &Sheet<'_>, node: NodeId) -> Self {
        let fields = &sheet.press.strategy.document(node).fields;
        Self {
            trigger: fields.trigger.clone(),
            changes: fields.changes.iter().map(|edit| sheet.change(node, edit)).collect(),
        }
    }
}

/// An answer from 1 to 5 in words.
pub fn of_five(sheet: &Sheet<'_>, answer: Option<f64>) -> Option<String> {
    let language = &sheet.press.language;
    answer.map(|answer| language.fill("of_five", &[("answer", &language.amount(answer))]))
}
