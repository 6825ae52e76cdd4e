//! What moved on a way: the measures, the index landing by landing, what flows to the aims.

use serde::Serialize;

use super::direction;
use crate::drift::{Drift, LandingShift, MeasureShift};
use crate::site::charts::{delta, dumbbell};
use crate::site::language::Language;
use crate::site::past::{AimShift, Leg, Part};
use crate::site::press::Sheet;
use crate::site::view::{Html, Reference, Revision};

/// The most landings, and the most aims.
const MOST: usize = 30;

/// A measure then and now.
#[derive(Debug, Serialize)]
pub struct MeasureMove {
    /// What it is called.
    pub name: String,
    /// Where it is explained.
    pub address: String,
    /// Both readings as a picture.
    pub bar: Html,
    /// Then; nothing where it was not measured.
    pub then: Option<String>,
    /// Now.
    pub now: Option<String>,
    /// By how many hundredths it moved.
    pub delta: Option<String>,
    /// `toward`, `away` or nothing.
    pub direction: &'static str,
}

/// What a landing did.
#[derive(Debug, Serialize)]
pub struct LandingView {
    /// The commit.
    pub revision: Revision,
    /// What it did to the index.
    pub points: String,
    /// The same as a picture.
    pub bar: Html,
    /// `toward`, `away` or nothing.
    pub direction: &'static str,
}

/// What flows to an aim then and now.
#[derive(Debug, Serialize)]
pub struct AimMove {
    /// The aim, where it still has a page.
    pub document: Option<Reference>,
    /// Its title.
    pub title: String,
    /// The resource type.
    pub sort: String,
    /// Then.
    pub then: String,
    /// What was intended then, in words.
    pub meant_then: Option<String>,
    /// Now.
    pub now: String,
    /// What is intended now, in words.
    pub meant_now: Option<String>,
    /// Whether it came nearer to what is intended: `toward`, `away` or nothing.
    pub direction: &'static str,
    /// Both as a picture.
    pub bar: Html,
}

/// The measures then and now, worst first.
pub fn measures(sheet: &Sheet<'_>, drift: &Drift) -> Vec<MeasureMove> {
    let press = sheet.press;
    let mut measures: Vec<_> =
        drift.measures.iter().filter(|m| m.base.is_some() || m.head.is_some()).collect();
    let moved = |measure: &MeasureShift| measure.shift.map_or(0.0, |shift| shift.delta);
    measures.sort_by(|a, b| moved(a).total_cmp(&moved(b)));
    let row = |measure: &MeasureShift| MeasureMove {
        name: press.language.word(&format!("measure_{}", measure.id)).to_owned(),
        address: format!("{}#{}", sheet.to(&press.places.own().measures), measure.id),
        bar: Html(dumbbell::draw(measure.base, measure.head, &sheet.plain_frame())),
        then: measure.base.map(|share| press.language.percent(share)),
        now: measure.head.map(|share| press.language.percent(share)),
        delta: measure.shift.map(|shift| press.language.change(100.0 * shift.delta)),
        direction: measure.shift.map_or("", |shift| direction(100.0 * shift.delta)),
    };
    measures.into_iter().map(row).collect()
}

/// How many landings that moved the index are not shown.
pub fn more_landings(drift: &Drift) -> usize {
    moving(drift).count().saturating_sub(MOST)
}

/// The landings that moved the index.
fn moving(drift: &Drift) -> impl Iterator<Item = (&LandingShift, f64)> {
    let moved = drift.landings.iter().filter_map(|landing| Some((landing, landing.delta?)));
    moved.filter(|(_, delta)| delta.abs() >= 0.05)
}

/// What each landing did, the greatest first.
pub fn landings(sheet: &Sheet<'_>, drift: &Drift) -> Vec<LandingView> {
    let press = sheet.press;
    let mut moved: Vec<(&LandingShift, f64)> = moving(drift).collect();
    moved.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
    let widest = delta::widest(moved.iter().map(|(_, delta)| *delta));
    let view = |(landing, points): (&LandingShift, f64)| LandingView {
        revision: Revision::new(
            press,
            landing.revision.as_deref(),
            landing.date,
            &landing.author,
            &landing.summary,
        ),
        points: press.language.change(points),
        bar: Html(delta::draw(points, widest, &sheet.plain_frame())),
        direction: direction(points),
    };
    moved.into_iter().take(MOST).map(view).collect()
}

/// What flows to each aim then and now, where that or what was intended moved; what lies furthest from
/// what is intended first.
pub fn aims(sheet: &Sheet<'_>, leg: &Leg) -> Vec<AimMove> {
    let press = sheet.press;
    let mut moved: Vec<&AimShift> = leg.aims.iter().filter(|aim| has_moved(aim)).collect();
    moved.sort_by(|a, b| gap(b.head).unwrap_or(0.0).total_cmp(&gap(a.head).unwrap_or(0.0)));
    let share = |share: Option<f64>| Language::or_dash(share.map(|share| press.language.percent(share)));
    let actual = |part: Option<Part>| part.map(|part| part.actual);
    let meant = |part: Option<Part>| {
        let share = press.language.percent(part?.intended);
        Some(press.language.fill("meant_share", &[("share", &share)]))
    };
    let row = |aim: &AimShift| AimMove {
        document: press.strategy.find(&aim.id).map(|node| sheet.reference(node)),
        title: aim.title.clone(),
        sort: press.sort_word(&aim.sort),
        then: share(actual(aim.base)),
        meant_then: meant(aim.base),
        now: share(actual(aim.head)),
        meant_now: meant(aim.head),
        direction: gap(aim.base).zip(gap(aim.head)).map_or("", |(then, now)| direction(100.0 * (then - now))),
        bar: Html(dumbbell::compare(actual(aim.base), actual(aim.head), &sheet.plain_frame())),
    };
    moved.into_iter().take(MOST).map(row).collect()
}

/// How far what flows to an aim lies from what was intended.
fn gap(part: Option<Part>) -> Option<f64> {
    part.map(|part| (part.actual - part.intended).abs())
}

/// Whether what flows to an aim, or what was intended, reads otherwise than before.
fn has_moved(aim: &AimShift) -> bool {
    let differs = |of: fn(Part) -> f64| (aim.base.map_or(0.0, of) - aim.head.map_or(0.0, of)).abs() >= 0.005;
    differs(|part| part.actual) || differs(|part| part.intended)
}
