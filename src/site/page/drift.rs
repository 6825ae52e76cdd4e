//! The pages about drift: the index over all of history, and a page for each way from one release to
//! the next.

use serde::Serialize;

use crate::diagnostic::Level;
use crate::drift::{Drift, End, LandingShift};
use crate::site::charts::timeline::{self, Period, Reading};
use crate::site::charts::{Caption, Frame, delta, dumbbell};
use crate::site::language::Language;
use crate::site::past::Leg;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{EventView, Html, Reference, Revision, day_number, needs_a_look};
use crate::text::DocPath;

/// The most landings, events and documents of one sort on a page.
const LANDINGS: usize = 30;
const EVENTS: usize = 40;
const DOCUMENTS: usize = 60;

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

/// What the template of one way gets, as `drift`.
#[derive(Debug, Serialize)]
pub struct DriftPage {
    /// The way itself.
    pub leg: LegView,
    /// The verdict in a sentence.
    pub verdict: String,
    /// Both revisions compared on the forge.
    pub compare: Option<String>,
    /// What needs a look.
    pub looks: Vec<EventView>,
    /// How many more do.
    pub more_looks: usize,
    /// What else happened, by group.
    pub groups: Vec<EventGroup>,
    /// What was accepted, with its reason.
    pub accepted: Vec<EventView>,
    /// The measures then and now, worst first.
    pub measures: Vec<MeasureMove>,
    /// What each landing did, the greatest first.
    pub landings: Vec<LandingView>,
    /// How many more landings there are.
    pub more_landings: usize,
    /// What flows to each aim then and now.
    pub aims: Vec<AimMove>,
    /// Which documents came, went, moved, were renamed.
    pub structure: Vec<Structure>,
    /// Documents that changed in wording only.
    pub reworded: Vec<Reference>,
    /// How many of them there are.
    pub reworded_count: usize,
    /// Visions and objectives whose meaning changed and nobody decided that.
    pub undecided: Vec<Reference>,
}

/// Events of one group.
#[derive(Debug, Serialize)]
pub struct EventGroup {
    /// The group's words.
    pub title: String,
    /// Its events.
    pub events: Vec<EventView>,
    /// How many more there are.
    pub more: usize,
}

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
    /// Now.
    pub now: String,
    /// Both as a picture.
    pub bar: Html,
}

/// Documents that came, went, moved or were renamed.
#[derive(Debug, Serialize)]
pub struct Structure {
    /// Which of these.
    pub title: String,
    /// The documents that have a page.
    pub documents: Vec<Reference>,
    /// Those that have none any more, by name.
    pub names: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// Prints the index over all of history.
///
/// # Errors
/// A template that fails.
pub fn index(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        chart: Option<Html>,
        legs: Vec<LegView>,
        left_out: usize,
        has_history: bool,
    }
    let sheet = press.sheet(at);
    let data = Data {
        chart: chart(&sheet),
        legs: press.legs().rev().map(|(leg, page)| leg_view(&sheet, leg, page)).collect(),
        left_out: press.past.left_out,
        has_history: press.past.json.is_some(),
    };
    let title = press.language.word("drift");
    sheet.print(
        "drift-index.html",
        sheet.frame("drift-index", title, press.language.word("drift_description")),
        data,
    )
}

/// Prints the page of one way.
///
/// # Errors
/// A template that fails.
pub fn leg(press: &Press<'_>, leg: &Leg, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        drift: DriftPage,
    }
    let sheet = press.sheet(at);
    let page = DriftPage::of(&sheet, leg, at);
    let title =
        press.language.fill("drift_from_to", &[("base", &page.leg.base.name), ("head", &page.leg.head.name)]);
    let frame = sheet.frame("drift", &title, &page.verdict);
    sheet.print("drift.html", frame, Data { drift: page })
}

impl DriftPage {
    fn of(sheet: &Sheet<'_>, leg: &Leg, at: &DocPath) -> Self {
        let (press, drift) = (sheet.press, &leg.drift);
        let looks: Vec<_> = drift.events.iter().filter(|event| needs_a_look(event)).collect();
        let view = leg_view(sheet, leg, at);
        Self {
            verdict: verdict(press, &view),
            compare: drift
                .base
                .revision
                .as_deref()
                .and_then(|base| press.forge.as_ref()?.compare(base, drift.head.revision.as_deref()?)),
            more_looks: looks.len().saturating_sub(EVENTS),
            looks: looks.into_iter().take(EVENTS).map(|event| sheet.event(event)).collect(),
            groups: groups(sheet, drift),
            accepted: drift
                .events
                .iter()
                .filter(|e| e.accepted.is_some())
                .take(EVENTS)
                .map(|e| sheet.event(e))
                .collect(),
            measures: measures(sheet, drift),
            more_landings: moving(drift).count().saturating_sub(LANDINGS),
            landings: landings(sheet, drift),
            aims: aims(sheet, leg),
            structure: structure(sheet, drift),
            reworded: reworded(sheet, drift),
            reworded_count: reworded_ids(drift).count(),
            undecided: documents(sheet, &drift.meaning.undecided),
            leg: view,
        }
    }
}

/// One way as a table shows it.
pub fn leg_view(sheet: &Sheet<'_>, leg: &Leg, page: &DocPath) -> LegView {
    let (press, drift) = (sheet.press, &leg.drift);
    let change = |points: f64| press.language.change(points);
    LegView {
        address: sheet.to(page),
        base: end(press, &drift.base, false),
        head: end(press, &drift.head, leg.is_last),
        delta: drift.index.map(|shift| change(shift.delta)),
        passive: drift.index.and_then(|shift| shift.passive.map(change)),
        active: drift.index.and_then(|shift| shift.active.map(change)),
        direction: drift.index.map_or("", |shift| direction(shift.delta)),
        looks: drift.events.iter().filter(|event| needs_a_look(event)).count(),
        goals: drift.meaning.changed,
    }
}

fn end(press: &Press<'_>, end: &End, is_now: bool) -> EndView {
    EndView {
        name: if is_now { press.language.word("today").to_owned() } else { end.name.clone() },
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

/// The class of a move.
fn direction(points: f64) -> &'static str {
    match points {
        points if points >= 0.05 => "toward",
        points if points <= -0.05 => "away",
        _ => "",
    }
}

/// What happened and needs no look, by group in the order of the first of each.
fn groups(sheet: &Sheet<'_>, drift: &Drift) -> Vec<EventGroup> {
    let quiet = drift.events.iter().filter(|event| !needs_a_look(event) && event.accepted.is_none());
    let mut groups: indexmap::IndexMap<&str, Vec<&crate::drift::Event>> = indexmap::IndexMap::new();
    for event in quiet.filter(|event| event.level > Level::Off) {
        groups.entry(event.kind.group).or_default().push(event);
    }
    let group = |(name, events): (&str, Vec<&crate::drift::Event>)| EventGroup {
        title: sheet.press.language.word(&format!("group_{}", name.replace(' ', "_"))).to_owned(),
        more: events.len().saturating_sub(EVENTS / 2),
        events: events.into_iter().take(EVENTS / 2).map(|event| sheet.event(event)).collect(),
    };
    groups.into_iter().map(group).collect()
}

fn measures(sheet: &Sheet<'_>, drift: &Drift) -> Vec<MeasureMove> {
    let press = sheet.press;
    let mut measures: Vec<_> =
        drift.measures.iter().filter(|m| m.base.is_some() || m.head.is_some()).collect();
    let moved = |measure: &crate::drift::MeasureShift| measure.shift.map_or(0.0, |shift| shift.delta);
    measures.sort_by(|a, b| moved(a).total_cmp(&moved(b)));
    let row = |measure: &crate::drift::MeasureShift| MeasureMove {
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

/// The landings that moved the index.
fn moving(drift: &Drift) -> impl Iterator<Item = (&LandingShift, f64)> {
    let moved = drift.landings.iter().filter_map(|landing| Some((landing, landing.delta?)));
    moved.filter(|(_, delta)| delta.abs() >= 0.05)
}

fn landings(sheet: &Sheet<'_>, drift: &Drift) -> Vec<LandingView> {
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
    moved.into_iter().take(LANDINGS).map(view).collect()
}

fn aims(sheet: &Sheet<'_>, leg: &Leg) -> Vec<AimMove> {
    let press = sheet.press;
    let moved = |aim: &&crate::site::past::AimShift| {
        (aim.base.unwrap_or(0.0) - aim.head.unwrap_or(0.0)).abs() >= 0.005
    };
    let share = |share: Option<f64>| Language::or_dash(share.map(|share| press.language.percent(share)));
    let row = |aim: &crate::site::past::AimShift| AimMove {
        document: press.strategy.find(&aim.id).map(|node| sheet.reference(node)),
        title: aim.title.clone(),
        sort: press.sort_word(&aim.sort),
        then: share(aim.base),
        now: share(aim.head),
        bar: Html(dumbbell::draw(aim.base, aim.head, &sheet.plain_frame())),
    };
    leg.aims.iter().filter(moved).take(LANDINGS).map(row).collect()
}

fn structure(sheet: &Sheet<'_>, drift: &Drift) -> Vec<Structure> {
    let documents = &drift.documents;
    let renamed: Vec<String> = documents.renamed.iter().map(|(_, id)| id.clone()).collect();
    let moved: Vec<String> = documents.moved.iter().map(|(id, ..)| id.clone()).collect();
    let sorts = [
        ("added", &documents.added),
        ("removed", &documents.removed),
        ("renamed", &renamed),
        ("moved", &moved),
    ];
    let sort = |(key, ids): (&str, &Vec<String>)| Structure {
        title: sheet.press.language.word(&format!("documents_{key}")).to_owned(),
        documents: self::documents(sheet, ids),
        names: ids
            .iter()
            .filter(|id| sheet.press.strategy.find(id).is_none())
            .take(DOCUMENTS)
            .cloned()
            .collect(),
        more: ids.len().saturating_sub(DOCUMENTS),
    };
    sorts.into_iter().filter(|(_, ids)| !ids.is_empty()).map(sort).collect()
}

fn documents(sheet: &Sheet<'_>, ids: &[String]) -> Vec<Reference> {
    let found = ids.iter().filter_map(|id| sheet.press.strategy.find(id));
    found.take(DOCUMENTS).map(|node| sheet.reference(node)).collect()
}

/// The documents of which only the text changed that is no statement.
fn reworded_ids(drift: &Drift) -> impl Iterator<Item = &String> {
    let only_text =
        drift.documents.changed.iter().filter(|(_, fields)| fields.iter().all(|f| f.field == "text"));
    only_text.map(|(id, _)| id)
}

fn reworded(sheet: &Sheet<'_>, drift: &Drift) -> Vec<Reference> {
    let ids: Vec<String> = reworded_ids(drift).cloned().collect();
    documents(sheet, &ids)
}

/// The index over time, with what time and edits did between releases.
fn chart(sheet: &Sheet<'_>) -> Option<Html> {
    let press = sheet.press;
    let points = press.past.story.points.iter();
    let mut readings: Vec<Reading> = points
        .map(|point| Reading { day: day_number(point.commit.date), index: point.readings.index })
        .collect();
    readings.push(Reading { day: day_number(press.analysis.date()), index: press.analysis.readings.index });
    let views: Vec<LegView> = press.legs().map(|(leg, page)| leg_view(sheet, leg, page)).collect();
    let labels: Vec<String> = views.iter().map(|view| verdict(press, view)).collect();
    let periods: Vec<Period<'_>> = press
        .past
        .legs
        .iter()
        .zip(views.iter().zip(&labels))
        .filter_map(|(leg, (view, label))| {
            let shift = leg.drift.index?;
            let (from, to) = (day_number(leg.drift.base.as_of), day_number(leg.drift.head.as_of));
            Some(Period {
                from,
                to,
                name: &view.head.name,
                passive: shift.passive?,
                active: shift.active?,
                label,
            })
        })
        .collect();
    let (title, description) =
        (press.language.word("index_over_time"), press.language.word("chart_table_below"));
    let caption = Some(Caption { id: "timeline", title, description });
    let frame = Frame { caption, direction: press.direction };
    (readings.len() > 1).then(|| Html(timeline::draw(&readings, &periods, &frame)))
}
