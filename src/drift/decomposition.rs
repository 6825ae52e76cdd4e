//! What time did and what edits did, to the index and to each measure, whole and by landing
//! (measures.md, Drift).

use jiff::civil::Date;
use serde::Serialize;

use crate::history::Part;
use crate::measure::{MEASURES, Readings};

/// How a reading moved. The two parts sum to the whole; there are none where the base measures nothing
/// on the head's day, as when its last check-ins are too old by then.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shift {
    /// All of it.
    pub delta: f64,
    /// What time alone did.
    pub passive: Option<f64>,
    /// What edits did.
    pub active: Option<f64>,
}

/// A measure on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureShift {
    /// The measure's name.
    pub id: &'static str,
    /// Its reading in the base, on the base's day; nothing where it is not measured.
    pub base: Option<f64>,
    /// Its reading in the head.
    pub head: Option<f64>,
    /// How it moved; nothing where it is measured on one side only.
    pub shift: Option<Shift>,
}

/// What one landing did.
#[derive(Clone, Debug, PartialEq)]
pub struct LandingShift {
    /// The commit's id; nothing for the work tree.
    pub revision: Option<String>,
    /// Its day.
    pub date: Date,
    /// Its author's name.
    pub author: String,
    /// The first line of its message.
    pub summary: String,
    /// What it did to the index; nothing where nothing is measured before or after it.
    pub delta: Option<f64>,
    /// What it did to each measure that it moved.
    pub measures: Vec<(&'static str, f64)>,
}

/// How one number moved from the base on its day, over the base on the head's day, to the head.
fn shift(base: Option<f64>, later: Option<f64>, head: Option<f64>) -> Option<Shift> {
    let (base, head) = (base?, head?);
    let (passive, active) = (later.map(|later| later - base), later.map(|later| head - later));
    Some(Shift { delta: head - base, passive, active })
}

/// How the index moved. `later` are the base's readings on the head's day.
pub fn of_index(base: &Readings, later: &Readings, head: &Readings) -> Option<Shift> {
    shift(base.index, later.index, head.index)
}

/// How each measure moved.
pub fn of_measures(base: &Readings, later: &Readings, head: &Readings) -> Vec<MeasureShift> {
    let reading = |readings: &Readings, id: &str| readings.get(id).and_then(|reading| reading.reading);
    let measure = |id: &'static str| {
        let (before, now) = (reading(base, id), reading(head, id));
        MeasureShift { id, base: before, head: now, shift: shift(before, reading(later, id), now) }
    };
    MEASURES.iter().map(|kind| measure(kind.id)).collect()
}

/// What each landing did.
pub fn of_landings(parts: &[Part]) -> Vec<LandingShift> {
    parts.iter().map(of_landing).collect()
}

fn of_landing(part: &Part) -> LandingShift {
    let moved = of_measures(&part.before, &part.before, &part.after).into_iter();
    let measures = moved.filter_map(|measure| Some((measure.id, measure.shift?.delta)));
    LandingShift {
        revision: part.landing.revision.clone(),
        date: part.landing.date,
        author: part.landing.author.clone(),
        summary: part.landing.summary.clone(),
        delta: part.delta(),
        measures: measures.filter(|(_, delta)| *delta != 0.0).collect(),
    }
}
