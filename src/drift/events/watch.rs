//! The watch: check-ins, questions, and what is measured at all.

mod check_ins;

pub use check_ins::{CHECK_IN_LAPSED, CHECK_IN_RESUMED, CONFIDENCE_FELL, CONFIDENCE_ROSE};

use crate::diagnostic::Level;
use crate::drift::event::{Direction, EventKind, Place, Sighting};
use crate::drift::matching::Twin;
use crate::drift::side::{Comparison, quoted};
use crate::drift::undo::Undo;
use crate::measure::indicator::is_open;
use crate::measure::{Reading, Readings};
use crate::settings::Role;
use crate::text::Span;

pub static QUESTION_OPENED: EventKind = EventKind {
    id: "question-opened",
    group: "watch",
    summary: "there is an open question that was not there before",
    direction: Direction::Neutral,
    level: Level::Note,
    page: include_str!("../../../docs/events/question-opened.md"),
    find: question_opened,
};

pub static QUESTION_ANSWERED: EventKind = EventKind {
    id: "question-answered",
    group: "watch",
    summary: "a question that was open has an answer",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../docs/events/question-answered.md"),
    find: question_answered,
};

pub static MEASURE_LOST: EventKind = EventKind {
    id: "measure-lost",
    group: "watch",
    summary: "a measure is no longer measured",
    direction: Direction::Away,
    level: Level::Warning,
    page: include_str!("../../../docs/events/measure-lost.md"),
    find: measure_lost,
};

pub static MEASURE_GAINED: EventKind = EventKind {
    id: "measure-gained",
    group: "watch",
    summary: "a measure is measured for the first time, or again",
    direction: Direction::Toward,
    level: Level::Note,
    page: include_str!("../../../docs/events/measure-gained.md"),
    find: measure_gained,
};

fn was_open(comparison: &Comparison<'_>, twin: Twin) -> bool {
    comparison.was(twin) == Some(Role::Question)
        && twin.base().is_some_and(|node| is_open(comparison.base.alignment(), node))
}

fn is_open_now(comparison: &Comparison<'_>, twin: Twin) -> bool {
    comparison.is(twin) == Some(Role::Question)
        && twin.head().is_some_and(|node| is_open(comparison.head.alignment(), node))
}

fn question_opened<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let twins = comparison.matching.twins();
    let opened = twins.filter(|&twin| is_open_now(comparison, twin) && !was_open(comparison, twin));
    opened
        .map(|twin| {
            let place = Place::document(comparison, twin, comparison.document(twin).title.span);
            Sighting::change(
                place,
                format!("A question is open: {}", comparison.title(twin)),
                Undo::nothing(),
            )
        })
        .collect()
}

fn question_answered<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let questions = comparison.pairs().filter(|pair| pair.role == Role::Question);
    let answered = questions.filter(|pair| {
        let fields = &pair.head.fields;
        let told = fields.answer.is_some() || fields.answered.is_some();
        told && was_open(comparison, pair.twin()) && !is_open_now(comparison, pair.twin())
    });
    answered
        .map(|pair| {
            let answer = pair.head.fields.answer.as_deref();
            let answer = answer.map_or_else(|| "it is answered".to_owned(), quoted);
            let message = format!("{} has an answer: {answer}", comparison.title(pair.twin()));
            let field = if pair.head.field("answer").is_some() { "answer" } else { "answered" };
            Sighting::change(Place::field(comparison, pair.twin(), field), message, Undo::nothing())
        })
        .collect()
}

/// The readings of measures that are measured in `here` and not in `there`.
fn only_in<'r>(here: &'r Readings, there: &'r Readings) -> impl Iterator<Item = &'r Reading> {
    let measured =
        |readings: &Readings, id: &str| readings.get(id).is_some_and(|reading| reading.reading.is_some());
    here.measures.iter().filter(move |reading| reading.reading.is_some() && !measured(there, reading.id))
}

fn measure_lost<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let (before, now) = (&comparison.base.analysis.readings, &comparison.head.analysis.readings);
    let lost = only_in(before, now).map(|reading| {
        let why = now.get(reading.id).and_then(|reading| reading.not_measured).unwrap_or_default();
        let place = Place::settings(comparison.head, Span::default());
        Sighting::effect(place, format!("`{}` is no longer measured: {why}", reading.id), Vec::new())
    });
    lost.collect()
}

fn measure_gained<'s>(comparison: &Comparison<'s>) -> Vec<Sighting<'s>> {
    let (before, now) = (&comparison.base.analysis.readings, &comparison.head.analysis.readings);
    let gained = only_in(now, before).map(|reading| {
        let place = Place::settings(comparison.head, Span::default());
        Sighting::effect(place, format!("`{}` is measured now", reading.id), Vec::new())
    });
    gained.collect()
}
