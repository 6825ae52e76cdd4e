//! The pages about drift: the index over all of history, and a page for each way from one release to
//! the next.

mod changes;
mod index;
mod leg;
mod moves;

use serde::Serialize;

use crate::drift::{End, Shift};
use crate::site::charts::Tone;
use crate::site::language::Language;
use crate::site::past::{Leg, LegEnd};
use crate::site::press::{Press, Sheet};
use crate::site::view::needs_a_look;
use crate::text::DocPath;

pub use index::index;
pub use leg::leg;

/// One way in the table of all, and at the head of its own page.
#[derive(Debug, Serialize)]
pub struct LegView {
    /// Its page.
    pub address: String,
    /// Where it begins.
    pub base: EndView,
    /// Where it ends.
    pub head: EndView,
    /// By how many points the index moved; nothing where it is not measured on both sides.
    pub delta: Option<String>,
    /// What time alone did.
    pub passive: Option<String>,
    /// What edits did.
    pub active: Option<String>,
    /// `toward`, `away` or nothing.
    pub direction: &'static str,
    /// How many things need a look.
    pub looks: usize,
    /// How many goals changed their meaning.
    pub goals: usize,
    /// The whole of it in a word or two: better or worse, and by what; nothing where that is not measured.
    pub word: Option<String>,
    /// The class of that word.
    pub tone: &'static str,
    /// How many of these goals nobody decided to change, in words.
    pub undecided: Option<String>,
}

/// A release, or now.
#[derive(Debug, Serialize)]
pub struct EndView {
    /// Its name.
    pub name: String,
    /// Its day.
    pub date: String,
    /// The index; a dash where nothing is measured.
    pub index: String,
    /// On how many measures it stands.
    pub measured: usize,
}

/// One way as a table shows it.
pub fn leg_view(sheet: &Sheet<'_>, leg: &Leg, page: &DocPath) -> LegView {
    let (press, drift) = (sheet.press, &leg.drift);
    let change = |points: f64| press.language.change(points);
    LegView {
        address: sheet.to(page),
        base: end(press, &drift.base, LegEnd::Release),
        head: end(press, &drift.head, leg.end),
        delta: drift.index.map(|shift| change(shift.delta)),
        passive: drift.index.and_then(|shift| shift.passive.map(change)),
        active: drift.index.and_then(|shift| shift.active.map(change)),
        direction: drift.index.map_or("", |shift| direction(shift.delta)),
        looks: drift.events.iter().filter(|event| needs_a_look(event)).count(),
        goals: drift.meaning.changed,
        word: drift.index.map(|shift| verdict_word(press, shift)),
        tone: match drift.index.map_or("", |shift| direction(shift.delta)) {
            "toward" => Tone::Good.class(),
            "away" => Tone::Bad.class(),
            _ => Tone::Calm.class(),
        },
        undecided: (!drift.meaning.undecided.is_empty())
            .then(|| press.language.count("goals_undecided", drift.meaning.undecided.len())),
    }
}

fn end(press: &Press<'_>, end: &End, leads_to: LegEnd) -> EndView {
    EndView {
        name: match leads_to {
            LegEnd::Release => end.name.clone(),
            LegEnd::Now => press.language.word("today").to_owned(),
            LegEnd::Preview => press.language.word("this_preview").to_owned(),
        },
        date: press.language.date(end.as_of),
        index: Language::or_dash(end.index.map(|index| press.language.points(index))),
        measured: end.measured,
    }
}

/// The verdict over a way, in a sentence.
pub fn verdict_of(sheet: &Sheet<'_>, leg: &Leg, page: &DocPath) -> String {
    verdict(sheet.press, &leg_view(sheet, leg, page))
}

/// `Alignment 83.5 → 61.3 (−22.2: −12.5 by time, −9.7 by edits)`.
fn verdict(press: &Press<'_>, leg: &LegView) -> String {
    let ends = [("base", leg.base.index.as_str()), ("head", leg.head.index.as_str())];
    match (&leg.delta, &leg.passive, &leg.active) {
        (Some(delta), Some(passive), Some(active)) => press.language.fill(
            "verdict_parts",
            &[ends[0], ends[1], ("delta", delta), ("passive", passive), ("active", active)],
        ),
        _ => press.language.fill("verdict_plain", &ends),
    }
}

/// Better or worse, and which part of it did more.
fn verdict_word(press: &Press<'_>, shift: Shift) -> String {
    let word = match direction(shift.delta) {
        "toward" => "better",
        "away" => "worse",
        _ => return press.language.word("as_before").to_owned(),
    };
    let word = press.language.word(word);
    let by = shift.passive.zip(shift.active).map(|(passive, active)| {
        let with = |part: f64| if part * shift.delta > 0.0 { part.abs() } else { 0.0 };
        if with(passive) > with(active) { "mostly_by_time" } else { "mostly_by_edits" }
    });
    by.map_or_else(|| word.to_owned(), |by| format!("{word}, {}", press.language.word(by)))
}

/// The class of a move.
fn direction(points: f64) -> &'static str {
    match points {
        points if points >= 0.05 => "toward",
        points if points <= -0.05 => "away",
        _ => "",
    }
}
