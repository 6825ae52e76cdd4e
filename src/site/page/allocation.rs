//! The page of allocation: where people and money go, against where they were meant to go.

use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::alignment::COUNT;
use crate::measure::indicator::Band;
use crate::settings::Role;
use crate::site::charts::flow::{self, End, Flow};
use crate::site::charts::{Caption, Frame, dumbbell, shade};
use crate::site::language::Language;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Capacity, Html, Reference};
use crate::strategy::NodeId;
use crate::text::DocPath;

/// The most aims that have a column of their own, and the most providers that have a row.
const COLUMNS: usize = 12;
const ROWS: usize = 40;

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
    /// How many more give something.
    pub more: usize,
    /// What was intended for each aim, and what flows to it.
    pub splits: Vec<SplitRow>,
    /// Where each capacity goes.
    pub capacities: Vec<(Reference, Capacity)>,
}

/// The room for autonomy.
#[derive(Debug, Serialize)]
pub struct LeewayView {
    /// The share.
    pub share: String,
    /// How it stands to the band, in a word or two.
    pub band: String,
    /// The band, in words.
    pub range: String,
    /// The class of that.
    pub tone: &'static str,
}

/// Where something flows to.
#[derive(Debug, Clone, Serialize)]
pub struct Target {
    /// The aim; nothing for what goes elsewhere.
    pub document: Option<Reference>,
    /// Its words.
    pub name: String,
}

/// Who gives what to which target.
#[derive(Debug, Serialize)]
pub struct GivenRow {
    /// The team or budget; nothing where none is said.
    pub document: Option<Reference>,
    /// Its words.
    pub name: String,
    /// The amounts, in the order of the targets, each with the class of its shade.
    pub cells: Vec<(String, &'static str)>,
    /// All that it gives.
    pub total: String,
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

/// Where a provider's amounts go: by target, in the order of the aims, then to the vision directly, to
/// exploring, and nowhere.
struct Flows {
    aims: Vec<NodeId>,
    givers: Vec<(Option<NodeId>, Vec<f64>)>,
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
    let parts = parts(press);
    let sorts = press.analysis.alignment.types();
    let flows: Vec<(&String, Flows)> =
        sorts.iter().map(|sort| (sort, Flows::of(press, sort, &parts))).collect();
    let resources = flows.iter().map(|(sort, flows)| resource(&sheet, sort, flows)).collect();
    let title = press.language.word("allocation");
    let frame = sheet.frame("allocation", title, press.language.word("allocation_description"));
    Ok((sheet.print("allocation.html", frame, Data { resources })?, csv(press, &flows)))
}

/// The part of each initiative that leads to the vision over each aim.
fn parts(press: &Press<'_>) -> FxHashMap<NodeId, Vec<(usize, f64)>> {
    let mut parts: FxHashMap<NodeId, Vec<(usize, f64)>> = FxHashMap::default();
    for (at, &aim) in press.index.aims.iter().enumerate() {
        let share = press.analysis.alignment.vision_share(aim);
        for (work, part) in press.work_on(aim) {
            parts.entry(work).or_default().push((at, part * share));
        }
    }
    parts
}

impl Flows {
    fn of(press: &Press<'_>, sort: &str, parts: &FxHashMap<NodeId, Vec<(usize, f64)>>) -> Self {
        let alignment = &press.analysis.alignment;
        let aims = press.index.aims.clone();
        let mut givers: indexmap::IndexMap<Option<NodeId>, Vec<f64>> = indexmap::IndexMap::new();
        for work in alignment.live(Role::Initiative) {
            for (provider, amount) in given(press, work, sort) {
                let cells = givers.entry(provider).or_insert_with(|| vec![0.0; aims.len() + 3]);
                if alignment.explores(work) {
                    cells[aims.len() + 1] += amount;
                    continue;
                }
                let mut rest = alignment.reach(work);
                for &(at, part) in parts.get(&work).into_iter().flatten() {
                    cells[at] += amount * part;
                    rest -= part;
                }
                cells[aims.len()] += amount * rest.max(0.0);
                cells[aims.len() + 2] += amount * (1.0 - alignment.reach(work));
            }
        }
        let mut givers: Vec<(Option<NodeId>, Vec<f64>)> = givers.into_iter().collect();
        let total = |cells: &[f64]| cells.iter().sum::<f64>();
        givers.sort_by(|(a, cells_a), (b, cells_b)| total(cells_b).total_cmp(&total(cells_a)).then(a.cmp(b)));
        Self { aims, givers }
    }

    /// The targets that anything flows to, the greatest aims first, the lesser ones as one.
    fn targets(&self) -> Vec<Vec<usize>> {
        let sum = |at: usize| self.givers.iter().map(|(_, cells)| cells[at]).sum::<f64>();
        let mut aims: Vec<usize> = (0..self.aims.len()).filter(|&at| sum(at) > 0.0).collect();
        aims.sort_by(|&a, &b| sum(b).total_cmp(&sum(a)).then(a.cmp(&b)));
        let rest = if aims.len() > COLUMNS { aims.split_off(COLUMNS - 1) } else { Vec::new() };
        let others = (self.aims.len()..self.aims.len() + 3).filter(|&at| sum(at) > 0.0).map(|at| vec![at]);
        let rest = Some(rest).filter(|rest| !rest.is_empty());
        aims.into_iter().map(|at| vec![at]).chain(rest).chain(others).collect()
    }
}

/// What an initiative draws of a type, by provider.
fn given(press: &Press<'_>, work: NodeId, sort: &str) -> Vec<(Option<NodeId>, f64)> {
    if sort == COUNT {
        return vec![(None, press.analysis.alignment.amount(work, sort))];
    }
    let holdings = press.strategy.holdings(work).iter().filter(|holding| holding.sort == sort);
    holdings.flat_map(|holding| holding.amounts.iter().copied()).filter(|(_, amount)| *amount > 0.0).collect()
}

fn resource(sheet: &Sheet<'_>, sort: &str, flows: &Flows) -> Resource {
    let press = sheet.press;
    let alignment = &press.analysis.alignment;
    let (mut total, mut aligned) = (0.0, 0.0);
    for work in alignment.committed() {
        total += alignment.amount(work, sort);
        aligned += alignment.amount(work, sort) * alignment.reach(work);
    }
    let unit = press.unit(sort);
    let columns = flows.targets();
    let targets: Vec<Target> = columns.iter().map(|column| target(sheet, flows, column)).collect();
    let drag = total - aligned;
    Resource {
        name: press.sort_word(sort),
        id: format!("r-{sort}").replace(|c: char| !c.is_alphanumeric() && c != '-', "-"),
        aligned: press.language.percent(if total > 0.0 { aligned / total } else { 0.0 }),
        total: press.language.quantity(total, unit),
        drag: press.language.quantity(drag, unit),
        has_drag: drag > total * 1e-9,
        leeway: leeway(press, sort),
        chart: chart(sheet, sort, flows, &columns, &targets),
        rows: flows.givers.iter().take(ROWS).map(|giver| row(sheet, flows, giver, &columns)).collect(),
        more: flows.givers.len().saturating_sub(ROWS),
        targets,
        splits: splits(sheet, sort),
        capacities: capacities(sheet, sort),
    }
}

fn leeway(press: &Press<'_>, sort: &str) -> Option<LeewayView> {
    let leeway = press.analysis.indicators.leeway.iter().find(|leeway| leeway.sort == sort)?;
    let band = &press.strategy.settings.leeway;
    let (word, tone) = match leeway.band {
        Band::Rigid => ("leeway_below", "warn"),
        Band::Within => ("leeway_within", "good"),
        Band::Loose => ("leeway_above", "warn"),
    };
    let (min, max) = (press.language.percent(band.min), press.language.percent(band.max));
    Some(LeewayView {
        share: press.language.percent(leeway.share),
        band: press.language.word(word).to_owned(),
        range: press.language.fill("leeway_range", &[("min", &min), ("max", &max)]),
        tone,
    })
}

fn target(sheet: &Sheet<'_>, flows: &Flows, column: &[usize]) -> Target {
    let press = sheet.press;
    let aims = flows.aims.len();
    let word = match *column {
        [at] if at < aims => {
            let document = sheet.reference(flows.aims[at]);
            return Target { name: document.title.clone(), document: Some(document) };
        }
        [at] if at == aims => "target_vision",
        [at] if at == aims + 1 => "use_exploring",
        [_] => "no_line",
        _ => "target_others",
    };
    Target { document: None, name: press.language.word(word).to_owned() }
}

fn row(
    sheet: &Sheet<'_>,
    flows: &Flows,
    giver: &(Option<NodeId>, Vec<f64>),
    columns: &[Vec<usize>],
) -> GivenRow {
    let press = sheet.press;
    let (provider, cells) = giver;
    let sum = |column: &Vec<usize>| column.iter().map(|&at| cells[at]).sum::<f64>();
    let greatest = flows.givers.iter().flat_map(|(_, cells)| cells.iter().copied()).fold(0.0, f64::max);
    let cell = |amount: f64| match amount {
        0.0 => (Language::or_dash(None), shade::class(0.0, greatest)),
        amount => (press.language.amount(amount), shade::class(amount, greatest)),
    };
    GivenRow {
        document: provider.map(|provider| sheet.reference(provider)),
        name: provider_name(press, *provider),
        cells: columns.iter().map(|column| cell(sum(column))).collect(),
        total: press.language.amount(cells.iter().sum()),
    }
}

fn provider_name(press: &Press<'_>, provider: Option<NodeId>) -> String {
    provider.map_or_else(
        || press.language.word("no_provider").to_owned(),
        |provider| press.strategy.title(provider).to_owned(),
    )
}

fn chart(
    sheet: &Sheet<'_>,
    sort: &str,
    flows: &Flows,
    columns: &[Vec<usize>],
    targets: &[Target],
) -> Option<Html> {
    let press = sheet.press;
    if !flow::fits(flows.givers.len(), columns.len()) || columns.is_empty() {
        return None;
    }
    let unit = press.unit(sort);
    let amount = |(_, cells): &(Option<NodeId>, Vec<f64>), column: &Vec<usize>| {
        column.iter().map(|&at| cells[at]).sum::<f64>()
    };
    let given: Vec<(String, String)> = flows
        .givers
        .iter()
        .map(|giver| (provider_name(press, giver.0), press.language.quantity(giver.1.iter().sum(), unit)))
        .collect();
    let taken: Vec<String> = columns
        .iter()
        .map(|column| {
            press.language.quantity(flows.givers.iter().map(|giver| amount(giver, column)).sum(), unit)
        })
        .collect();
    let sources: Vec<End<'_>> =
        given.iter().map(|(name, amount)| End { name, amount, no_line: false }).collect();
    let nowhere = flows.aims.len() + 2;
    let ends: Vec<End<'_>> = targets
        .iter()
        .zip(taken.iter().zip(columns))
        .map(|(target, (amount, column))| End {
            name: &target.name,
            amount,
            no_line: column.contains(&nowhere),
        })
        .collect();
    let bands = flows.givers.iter().enumerate().flat_map(|(source, giver)| {
        columns.iter().enumerate().map(move |(target, column)| Flow {
            source,
            target,
            amount: amount(giver, column),
        })
    });
    let (id, title) =
        (format!("flow-{sort}").replace(|c: char| !c.is_ascii_alphanumeric(), "-"), press.sort_word(sort));
    let caption = Caption { id: &id, title: &title, description: press.language.word("chart_table_below") };
    let frame = Frame { caption: Some(caption), direction: press.direction };
    Some(Html(flow::draw(&sources, &ends, &bands.collect::<Vec<_>>(), &frame)))
}

fn splits(sheet: &Sheet<'_>, sort: &str) -> Vec<SplitRow> {
    let press = sheet.press;
    let Some(split) = press.index.splits.iter().find(|split| split.sort == sort) else { return Vec::new() };
    let mut aims = split.aims.clone();
    aims.sort_by(|a, b| (b.1 - b.2).abs().total_cmp(&(a.1 - a.2).abs()).then(a.0.cmp(&b.0)));
    let row = |(aim, intended, actual): (NodeId, f64, f64)| SplitRow {
        document: sheet.reference(aim),
        intended: press.language.percent(intended),
        actual: press.language.percent(actual),
        bar: Html(dumbbell::compare(Some(intended), Some(actual), &sheet.plain_frame())),
    };
    aims.into_iter().take(ROWS).map(row).collect()
}

fn capacities(sheet: &Sheet<'_>, sort: &str) -> Vec<(Reference, Capacity)> {
    let alignment = &sheet.press.analysis.alignment;
    let providers = alignment.live(Role::Team).chain(alignment.live(Role::Budget));
    let of = |provider: NodeId| Some((sheet.reference(provider), sheet.capacity_of(provider, sort)?));
    providers.filter_map(of).take(ROWS).collect()
}

/// All flows as CSV: type, provider, target, amount.
fn csv(press: &Press<'_>, flows: &[(&String, Flows)]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut rows = vec![["resource", "from", "to", "amount"].map(str::to_owned)];
    for (sort, flows) in flows {
        let aims = flows.aims.len();
        for (provider, cells) in &flows.givers {
            let from = provider.map_or("", |provider| press.strategy.id(provider));
            for (at, amount) in cells.iter().enumerate().filter(|(_, amount)| **amount > 0.0) {
                let to = match at.checked_sub(aims) {
                    None => press.strategy.id(flows.aims[at]),
                    Some(0) => "(vision)",
                    Some(1) => "(exploring)",
                    Some(_) => "(no line)",
                };
                rows.push([harmless(sort), harmless(from), harmless(to), amount.to_string()]);
            }
        }
    }
    // Writing to memory cannot fail.
    rows.iter().for_each(|row| drop(writer.write_record(row)));
    writer.into_inner().map_or_else(|_| String::new(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
