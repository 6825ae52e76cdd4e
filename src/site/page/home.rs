//! The home page: where the strategy leads, how aligned it is, what needs a look.

use serde::Serialize;

use super::drift::{LegView, leg_view};
use super::measures::{self, MeasureRow};
use crate::drift::Event;
use crate::settings::Role;
use crate::site::charts::{Caption, Frame, Tone, rose};
use crate::site::concern::{Concern, gathered};
use crate::site::language::Language;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{EventView, Html, KeyResult, Look, NeedsLook, Person, Reference, Standing};
use crate::strategy::NodeId;
use crate::text::DocPath;

/// How many of each the page shows.
const LOOKS: usize = 8;
/// The most that are shown once they are unfolded.
const LOOKS_UNFOLDED: usize = 60;
const OBJECTIVES: usize = 12;
const KEY_RESULTS: usize = 3;
const CHECK_INS: usize = 5;
const EVENTS: usize = 5;
const TEAMS: usize = 40;

/// What the template gets, as `home`.
#[derive(Debug, Serialize)]
pub struct Home {
    /// The vision; the strategy's name stands for one that is not written yet.
    pub vision: Option<Reference>,
    /// What the vision says, as HTML.
    pub statement: Html,
    /// Further visions.
    pub more_visions: Vec<Reference>,
    /// How many documents of each kind there are, each a link.
    pub kinds: Vec<KindCount>,
    /// The index; a dash where nothing is measured.
    pub index: String,
    /// On how many of the measures it stands.
    pub measured: String,
    /// The way since the last release.
    pub since: Option<LegView>,
    /// The gravest of what happened on it.
    pub drift: Vec<EventView>,
    /// How many more things happened on it.
    pub more_drift: usize,
    /// How the index went.
    pub trend: Option<Html>,
    /// How many things need a look.
    pub looks_count: String,
    /// The measures as a compass rose.
    pub rose: Html,
    /// What needs a look, dearest first.
    pub looks: Vec<NeedsLook>,
    /// What needs one beside these, folded away.
    pub folded_looks: Vec<NeedsLook>,
    /// How many there are beside the first.
    pub more_looks: usize,
    /// How many there are beside the folded ones as well.
    pub beyond_looks: usize,
    /// The live objectives.
    pub objectives: Vec<Card>,
    /// How many more there are.
    pub more_objectives: usize,
    /// The page that lists them.
    pub objectives_address: Option<String>,
    /// The measures.
    pub measures: Vec<MeasureRow>,
    /// The teams.
    pub teams: Vec<Reference>,
    /// The newest check-ins.
    pub check_ins: Vec<Look>,
}

/// How many documents a kind has.
#[derive(Debug, Serialize)]
pub struct KindCount {
    /// The number with the kind's name.
    pub text: String,
    /// The page that lists them.
    pub address: String,
}

/// An objective on its card.
#[derive(Debug, Serialize)]
pub struct Card {
    /// The objective.
    pub document: Reference,
    /// Whom it belongs to.
    pub owners: Vec<Person>,
    /// Its share among the aims, where it has one.
    pub weight: Option<String>,
    /// What flows to it, by resource type.
    pub flows: Vec<String>,
    /// Its first key results.
    pub key_results: Vec<KeyResult>,
    /// How it stands.
    pub standing: Option<Standing>,
    /// How many of its key results are not on track though it is said to be, in words.
    pub behind: Option<String>,
    /// How sure its last check-in is that it will be reached.
    pub confidence: Option<String>,
}

/// Prints the page.
///
/// # Errors
/// A template that fails.
pub fn home(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        home: Home,
    }
    let sheet = press.sheet(at);
    let home = Home::of(&sheet);
    let vision = press.analysis.alignment.live(Role::Vision).next();
    let statement = vision.map_or("", |vision| &press.strategy.document(vision).statement.value);
    let mut frame = sheet.frame(
        "home",
        &press.strategy.settings.name,
        if statement.is_empty() { &press.strategy.settings.name } else { statement },
    );
    frame.preview = sheet.preview_note();
    sheet.print("home.html", frame, Data { home })
}

impl Home {
    fn of(sheet: &Sheet<'_>) -> Self {
        let press = sheet.press;
        let alignment = &press.analysis.alignment;
        let mut visions = alignment.live(Role::Vision);
        let vision = visions.next();
        let objectives = objectives(press);
        let events = press.newest_leg().map_or(&[][..], |(leg, _)| &leg.drift.events);
        let open: Vec<&Event> = events.iter().filter(|event| event.accepted.is_none()).collect();
        let concerns = gathered(&press.index.concerns);
        let (first, rest) = concerns.split_at(concerns.len().min(LOOKS));
        let (folded, beyond) = rest.split_at(rest.len().min(LOOKS_UNFOLDED - LOOKS));
        let count = |concerns: &[Vec<_>]| concerns.iter().map(Vec::len).sum::<usize>();
        let looks = |concerns: &[Vec<&Concern<'_>>]| {
            concerns.iter().filter_map(|alike| sheet.needs_look(alike)).collect()
        };
        Self {
            statement: Html(vision.map_or_else(String::new, |vision| sheet.statement(vision))),
            vision: vision.map(|vision| sheet.reference(vision)),
            more_visions: sheet.references(visions),
            kinds: kinds(sheet),
            index: Language::or_dash(press.analysis.readings.index.map(|index| press.language.points(index))),
            measured: measured(press),
            since: press.newest_leg().map(|(leg, page)| leg_view(sheet, leg, page)),
            more_drift: open.len().saturating_sub(EVENTS),
            drift: open.into_iter().take(EVENTS).map(|event| sheet.event(event)).collect(),
            trend: sheet.trend(|readings| readings.index.map(|index| index / 100.0)),
            looks_count: press.language.integer(press.index.concerns.len()),
            rose: rose(sheet),
            looks: looks(first),
            folded_looks: looks(folded),
            more_looks: count(rest),
            beyond_looks: count(beyond),
            more_objectives: objectives.len().saturating_sub(OBJECTIVES),
            objectives_address: objectives.first().and_then(|&node| sheet.list_of(node)),
            objectives: objectives.into_iter().take(OBJECTIVES).map(|node| card(sheet, node)).collect(),
            measures: measures::rows(sheet),
            teams: sheet.references(alignment.live(Role::Team).take(TEAMS)),
            check_ins: sheet
                .dated(alignment.live(Role::CheckIn).collect())
                .into_iter()
                .take(CHECK_INS)
                .collect(),
        }
    }
}

/// On how many of the measures the index stands.
fn measured(press: &Press<'_>) -> String {
    let readings = &press.analysis.readings;
    let numbers = [readings.measured, readings.measures.len()].map(|number| press.language.integer(number));
    press.language.fill("on_measures", &[("measured", &numbers[0]), ("all", &numbers[1])])
}

/// The live objectives, the weightiest first.
fn objectives(press: &Press<'_>) -> Vec<NodeId> {
    let weight = |node: NodeId| press.strategy.document(node).fields.weight.unwrap_or(0.0);
    let mut objectives: Vec<NodeId> = press.analysis.alignment.live(Role::Objective).collect();
    objectives.sort_by(|&a, &b| weight(b).total_cmp(&weight(a)).then(a.cmp(&b)));
    objectives
}

fn kinds(sheet: &Sheet<'_>) -> Vec<KindCount> {
    let (press, strategy) = (sheet.press, sheet.press.strategy);
    let count = |kind: &str| strategy.documents.iter().filter(|document| document.kind == kind).count();
    let kind = |name: &String| {
        let number = count(name);
        let text = format!("{}\u{a0}{}", press.language.integer(number), press.kind_noun(name, number != 1));
        Some(KindCount { text, address: sheet.to(press.places.kind(name)?) })
    };
    strategy.settings.kinds.keys().filter_map(kind).collect()
}

fn card(sheet: &Sheet<'_>, node: NodeId) -> Card {
    let (press, strategy) = (sheet.press, sheet.press.strategy);
    let below = strategy.supporters(node).iter().map(|support| support.from);
    let key_results: Vec<NodeId> =
        below.filter(|&node| strategy.role(node) == Some(Role::KeyResult)).collect();
    let weight = strategy.document(node).fields.weight;
    Card {
        document: sheet.reference(node),
        owners: sheet.owners(node),
        weight: weight
            .filter(|_| press.index.weights > 0.0)
            .map(|weight| press.language.percent(weight / press.index.weights)),
        flows: flows(sheet, node),
        behind: behind(press, node, &key_results),
        key_results: key_results.into_iter().take(KEY_RESULTS).map(|node| sheet.key_result(node)).collect(),
        standing: press.standing(node).cloned(),
        confidence: sheet
            .confidence(node)
            .and_then(|confidence| confidence.said.into_iter().find_map(|said| said.share)),
    }
}

/// What the key results of an objective say against its standing.
fn behind(press: &Press<'_>, objective: NodeId, key_results: &[NodeId]) -> Option<String> {
    let mark = |node: NodeId| press.standing(node).map(|standing| standing.mark);
    let behind =
        key_results.iter().filter(|&&node| matches!(mark(node), Some(Tone::Warn | Tone::Bad))).count();
    let numbers = [behind, key_results.len()].map(|number| press.language.integer(number));
    (behind > 0 && mark(objective) == Some(Tone::Good))
        .then(|| press.language.fill("key_results_behind", &[("behind", &numbers[0]), ("all", &numbers[1])]))
}

fn flows(sheet: &Sheet<'_>, node: NodeId) -> Vec<String> {
    let press = sheet.press;
    let flow = |sort: &String| {
        let flow = press.analysis.alignment.flow(node, sort);
        (flow > 0.0).then(|| press.language.quantity(flow, press.unit_or_name(sort)))
    };
    press.strategy.settings.resources.keys().filter_map(flow).collect()
}

fn rose(sheet: &Sheet<'_>) -> Html {
    let press = sheet.press;
    let readings = &press.analysis.readings.measures;
    let names: Vec<String> = readings
        .iter()
        .map(|reading| press.language.word(&format!("measure_{}", reading.id)).to_owned())
        .collect();
    let petals: Vec<rose::Petal<'_>> = readings
        .iter()
        .zip(&names)
        .map(|(reading, name)| rose::Petal { name, reading: reading.reading })
        .collect();
    let caption = Caption {
        id: "rose",
        title: press.language.word("measures"),
        description: press.language.word("chart_table_below"),
    };
    Html(rose::draw(&petals, &Frame { caption: Some(caption), direction: press.direction }))
}
