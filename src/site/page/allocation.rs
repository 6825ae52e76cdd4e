//! The page of allocation: where people and money go, against where they were meant to go.

mod flows;
mod given;

use serde::Serialize;

use crate::measure::indicator::Band;
use crate::settings::Role;
use crate::site::charts::dumbbell;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Capacity, Detail, Html, Reference};
use crate::strategy::NodeId;
use crate::text::DocPath;
use flows::Flows;
use given::{GivenRow, Target};

/// The most rows that the tables of one sort have, over all resource types: a page is read, the CSV has all.
const ROWS: usize = 24;
/// The most uses that capacities are told by, over all resource types.
const USES: usize = 120;

/// What the template gets of each resource type, as `resources`.
#[derive(Debug, Serialize)]
pub struct Resource {
    /// What the type is called, with its unit.
    pub name: String,
    /// A name for addresses on the page.
    pub id: String,
    /// The share of all of it that has a line to the vision.
    pub aligned: String,
    /// All of it.
    pub total: String,
    /// What has no line.
    pub drag: String,
    /// Whether anything has none.
    pub has_drag: bool,
    /// What is unallocated or exploring, against the band; nothing where no capacity is declared.
    pub leeway: Option<LeewayView>,
    /// The flows as a picture; nothing where they are too many.
    pub chart: Option<Html>,
    /// The heads of the table's columns: the aims, and what goes elsewhere.
    pub targets: Vec<Target>,
    /// The table's rows: who gives, and how much to each target.
    pub rows: Vec<GivenRow>,
    /// What was intended for each aim, and what flows to it.
    pub splits: Vec<SplitRow>,
    /// The aims that had no room.
    pub more_splits: Option<More>,
    /// Where each capacity goes, the greatest first: to each initiative, or summed up where those are many.
    pub capacities: Vec<(Reference, Capacity)>,
    /// The providers that had no room.
    pub more_capacities: Option<More>,
}

/// What a table leaves out.
#[derive(Debug, Serialize)]
pub struct More {
    /// How many documents that are.
    pub count: usize,
    /// The page that lists documents of their kind.
    pub address: Option<String>,
}

/// The room for autonomy.
#[derive(Debug, Serialize)]
pub struct LeewayView {
    /// The share.
    pub share: String,
    /// How it stands to the band, in a word or two.
    pub band: String,
    /// What it is the share of, in words: what is there, given, exploring.
    pub sum: String,
    /// The band, in words.
    pub range: String,
    /// The class of that.
    pub tone: &'static str,
}

/// What was intended for an aim, and what flows to it.
#[derive(Debug, Serialize)]
pub struct SplitRow {
    /// The aim.
    pub document: Reference,
    /// The share that its weight intends.
    pub intended: String,
    /// The share that flows to it.
    pub actual: String,
    /// Both as a picture.
    pub bar: Html,
}

/// Prints the page, and its data as CSV.
///
/// # Errors
/// A template that fails.
pub fn allocation(press: &Press<'_>, at: &DocPath) -> Result<(Printed, String), TemplateError> {
    #[derive(Serialize)]
    struct Data {
        resources: Vec<Resource>,
    }
    let sheet = press.sheet(at);
    let parts = flows::parts(press);
    let sorts = press.analysis.alignment.types();
    let flows: Vec<(&String, Flows)> =
        sorts.iter().map(|sort| (sort, Flows::of(press, sort, &parts))).collect();
    let resources = flows.iter().map(|(sort, given)| resource(&sheet, sort, given, flows.len())).collect();
    let title = press.language.word("allocation");
    let counted = flows.iter().all(|(_, flows)| flows.is_count());
    let description =
        press.language.word(if counted { "allocation_counted" } else { "allocation_description" });
    let frame = sheet.frame("allocation", title, description);
    Ok((sheet.print("allocation.html", frame, Data { resources })?, flows::csv(press, &flows)))
}

fn resource(sheet: &Sheet<'_>, sort: &str, flows: &Flows, types: usize) -> Resource {
    let press = sheet.press;
    let alignment = &press.analysis.alignment;
    let (mut total, mut aligned) = (0.0, 0.0);
    for work in alignment.committed() {
        total += alignment.amount(work, sort);
        aligned += alignment.amount(work, sort) * alignment.reach(work);
    }
    let unit = press.unit(sort);
    let columns = flows.targets();
    let targets = given::targets(sheet, flows, &columns);
    let rows = (ROWS / types).max(1);
    let (splits, more_splits) = splits(sheet, sort, rows);
    let (capacities, more_capacities) = capacities(sheet, sort, rows, USES / types);
    let drag = total - aligned;
    Resource {
        name: press.sort_word(sort),
        id: anchor(sort),
        aligned: press.language.percent(if total > 0.0 { aligned / total } else { 0.0 }),
        total: press.language.quantity(total, unit),
        drag: press.language.quantity(drag, unit),
        has_drag: drag > total * 1e-9,
        leeway: leeway(press, sort, flows),
        chart: given::chart(press, sort, flows, &columns, &targets),
        rows: given::rows(sheet, flows, &columns, rows),
        targets,
        splits,
        more_splits,
        capacities,
        more_capacities,
    }
}

/// The id that a resource type's part of the page has.
pub fn anchor(sort: &str) -> String {
    format!("r-{sort}").replace(|c: char| !c.is_alphanumeric() && c != '-', "-")
}

fn leeway(press: &Press<'_>, sort: &str, flows: &Flows) -> Option<LeewayView> {
    let leeway = press.analysis.indicators.leeway.iter().find(|leeway| leeway.sort == sort)?;
    let band = &press.strategy.settings.leeway;
    let (word, tone) = match leeway.band {
        Band::Rigid => ("leeway_below", "warn"),
        Band::Within => ("leeway_within", "good"),
        Band::Loose => ("leeway_above", "warn"),
    };
    let (min, max) = (press.language.percent(band.min), press.language.percent(band.max));
    let amount = |amount: f64| press.language.quantity(amount, press.unit(sort));
    let (capacity, allocated) = (amount(leeway.capacity), amount(leeway.allocated));
    let parts =
        [("capacity", &*capacity), ("allocated", &*allocated), ("exploring", &*amount(leeway.exploring))];
    let unfunded = flows.unfunded();
    let unfunded =
        (unfunded > 0.0).then(|| press.language.fill("leeway_unfunded", &[("amount", &amount(unfunded))]));
    Some(LeewayView {
        sum: press.language.fill("leeway_sum", &parts) + &unfunded.unwrap_or_default(),
        share: press.language.percent(leeway.share),
        band: press.language.word(word).to_owned(),
        range: press.language.fill("leeway_range", &[("min", &min), ("max", &max)]),
        tone,
    })
}

fn splits(sheet: &Sheet<'_>, sort: &str, most: usize) -> (Vec<SplitRow>, Option<More>) {
    let press = sheet.press;
    let split = press.index.splits.iter().find(|split| split.sort == sort);
    let mut aims = split.map_or_else(Vec::new, |split| split.aims.clone());
    aims.sort_by(|a, b| (b.1 - b.2).abs().total_cmp(&(a.1 - a.2).abs()).then(a.0.cmp(&b.0)));
    let row = |&(aim, intended, actual): &(NodeId, f64, f64)| SplitRow {
        document: sheet.reference(aim),
        intended: press.language.percent(intended),
        actual: press.language.percent(actual),
        bar: Html(dumbbell::compare(Some(intended), Some(actual), &sheet.plain_frame())),
    };
    let (shown, left) = aims.split_at(most.min(aims.len()));
    (shown.iter().map(row).collect(), more(sheet, left.len(), left.first().map(|(aim, ..)| *aim)))
}

/// The capacities of a type, the greatest first, at most `most`, told by each initiative where that makes no
/// more than `uses` words in all.
fn capacities(
    sheet: &Sheet<'_>,
    sort: &str,
    most: usize,
    uses: usize,
) -> (Vec<(Reference, Capacity)>, Option<More>) {
    let (strategy, alignment) = (sheet.press.strategy, &sheet.press.analysis.alignment);
    let capacity = |provider: NodeId| strategy.document(provider).fields.capacity.get(sort).copied();
    let providers = alignment.live(Role::Team).chain(alignment.live(Role::Budget));
    let mut providers: Vec<(NodeId, f64)> =
        providers.filter_map(|provider| Some((provider, capacity(provider)?))).collect();
    providers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (shown, left) = providers.split_at(most.min(providers.len()));
    let given = |provider: NodeId| sheet.press.index.given_by(provider).len();
    let detail = match shown.iter().map(|&(provider, _)| given(provider)).sum::<usize>() <= uses {
        true => Detail::Work,
        false => Detail::Uses,
    };
    let row = |&(provider, amount): &(NodeId, f64)| {
        (sheet.reference(provider), sheet.capacity(provider, sort, amount, detail))
    };
    (shown.iter().map(row).collect(), more(sheet, left.len(), left.first().map(|(provider, _)| *provider)))
}

fn more(sheet: &Sheet<'_>, count: usize, first: Option<NodeId>) -> Option<More> {
    Some(More { count, address: sheet.list_of(first?) })
}
