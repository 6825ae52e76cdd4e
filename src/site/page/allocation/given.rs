//! Who gives to what: the flows as a table, and as a picture where it can hold them.

use serde::Serialize;

use super::flows::{Flows, Giver};
use crate::alignment::COUNT;
use crate::site::charts::flow::{self, End, Flow};
use crate::site::charts::{Caption, Frame, shade};
use crate::site::language::Language;
use crate::site::press::{Press, Sheet};
use crate::site::view::{Html, Reference};
use crate::strategy::NodeId;

/// The most documents that are named where nobody is who gives.
const TAKERS: usize = 4;

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
    /// The team or budget; nothing where none is said, or for all others together.
    pub document: Option<Reference>,
    /// Its words.
    pub name: String,
    /// Where there is no document: the page that lists those that are meant.
    pub address: Option<String>,
    /// What takes from nobody that is named, the first of it.
    pub takers: Vec<Reference>,
    /// How many more there are of these.
    pub more_takers: usize,
    /// The amounts, in the order of the targets, each with the class of its shade.
    pub cells: Vec<(String, &'static str)>,
    /// All that it gives.
    pub total: String,
}

/// The heads of the columns.
pub fn targets(sheet: &Sheet<'_>, flows: &Flows, columns: &[Vec<usize>]) -> Vec<Target> {
    columns.iter().map(|column| target(sheet, flows, column)).collect()
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

/// At most `most` rows, the greatest givers first; the last one sums up all others, so that the rows add up.
pub fn rows(sheet: &Sheet<'_>, flows: &Flows, columns: &[Vec<usize>], most: usize) -> Vec<GivenRow> {
    let own = if flows.givers.len() > most { most.saturating_sub(1) } else { most };
    let (named, others) = flows.givers.split_at(own.min(flows.givers.len()));
    let greatest = named.iter().flat_map(|(_, cells)| cells.iter().copied()).fold(0.0, f64::max);
    let row = |document: Option<Reference>, name: String, listed: Option<NodeId>, cells: &[f64]| GivenRow {
        document,
        name,
        address: listed.and_then(|node| sheet.list_of(node)),
        takers: Vec::new(),
        more_takers: 0,
        cells: columns.iter().map(|column| cell(sheet, sum(cells, column), greatest)).collect(),
        total: sheet.press.language.amount(cells.iter().sum()),
    };
    let mut rows: Vec<GivenRow> = named
        .iter()
        .map(|(provider, cells)| {
            let document = provider.map(|provider| sheet.reference(provider));
            let counted = flows.takers.first().copied().filter(|_| flows.is_count());
            let mut row = row(document, provider_name(sheet.press, flows, *provider), counted, cells);
            if provider.is_none() && !flows.is_count() {
                row.takers = sheet.references(flows.takers.iter().copied().take(TAKERS));
                row.more_takers = flows.takers.len().saturating_sub(TAKERS);
            }
            row
        })
        .collect();
    if !others.is_empty() {
        let name = sheet.press.language.fill("and_more", &[("count", &others.len().to_string())]);
        let listed = others.iter().find_map(|(provider, _)| *provider);
        rows.push(row(None, name, listed, &together(others)));
    }
    rows
}

fn together(givers: &[Giver]) -> Vec<f64> {
    let targets = givers.first().map_or(0, |(_, cells)| cells.len());
    (0..targets).map(|at| givers.iter().map(|(_, cells)| cells[at]).sum()).collect()
}

fn sum(cells: &[f64], column: &[usize]) -> f64 {
    column.iter().map(|&at| cells[at]).sum()
}

fn cell(sheet: &Sheet<'_>, amount: f64, greatest: f64) -> (String, &'static str) {
    let text = if amount == 0.0 { Language::or_dash(None) } else { sheet.press.language.amount(amount) };
    (text, shade::class(amount, greatest))
}

fn provider_name(press: &Press<'_>, flows: &Flows, provider: Option<NodeId>) -> String {
    match provider {
        Some(provider) => press.strategy.title(provider).to_owned(),
        None if flows.is_count() => press.sort_word(COUNT),
        None => press.language.word("no_provider").to_owned(),
    }
}

/// The flows as a picture; nothing where they are too many, and where nobody gives but work is counted.
pub fn chart(
    press: &Press<'_>,
    sort: &str,
    flows: &Flows,
    columns: &[Vec<usize>],
    targets: &[Target],
) -> Option<Html> {
    if !flow::fits(flows.givers.len(), columns.len()) || columns.is_empty() || flows.is_count() {
        return None;
    }
    let quantity = |amount: f64| press.language.quantity(amount, press.unit(sort));
    let given: Vec<(String, String)> = flows
        .givers
        .iter()
        .map(|(provider, cells)| (provider_name(press, flows, *provider), quantity(cells.iter().sum())))
        .collect();
    let sources: Vec<End<'_>> =
        given.iter().map(|(name, amount)| End { name, amount, no_line: false }).collect();
    let taken: Vec<String> = columns
        .iter()
        .map(|column| quantity(flows.givers.iter().map(|(_, cells)| sum(cells, column)).sum()))
        .collect();
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
    let bands: Vec<Flow> = bands(flows, columns).collect();
    let id = format!("flow-{sort}").replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let (title, description) = (press.sort_word(sort), press.language.word("chart_table_below"));
    let caption = Caption { id: &id, title: &title, description };
    let frame = Frame { caption: Some(caption), direction: press.direction };
    Some(Html(flow::draw(&sources, &ends, &bands, &frame)))
}

fn bands(flows: &Flows, columns: &[Vec<usize>]) -> impl Iterator<Item = Flow> {
    flows.givers.iter().enumerate().flat_map(move |(source, (_, cells))| {
        let columns = columns.iter().enumerate();
        columns.map(move |(target, column)| Flow { source, target, amount: sum(cells, column) })
    })
}
