//! What flows from teams and budgets to the aims, counted.

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use crate::alignment::COUNT;
use crate::settings::Role;
use crate::site::press::Press;
use crate::strategy::NodeId;

/// The most aims that have a column of their own.
const COLUMNS: usize = 12;

/// Who gives: a team or budget, or nobody that is named; and the amounts, by target.
pub type Giver = (Option<NodeId>, Vec<f64>);

/// Where a provider's amounts go: by target, in the order of the aims, then to the vision directly, to
/// exploring, and nowhere.
pub struct Flows {
    is_count: bool,
    /// The aims.
    pub aims: Vec<NodeId>,
    /// Who gives, the greatest first.
    pub givers: Vec<Giver>,
    /// The initiatives that take from nobody that is named.
    pub takers: Vec<NodeId>,
}

/// The part of each initiative that leads to the vision over each aim.
pub fn parts(press: &Press<'_>) -> FxHashMap<NodeId, Vec<(usize, f64)>> {
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
    /// What is given of one resource type.
    pub fn of(press: &Press<'_>, sort: &str, parts: &FxHashMap<NodeId, Vec<(usize, f64)>>) -> Self {
        let alignment = &press.analysis.alignment;
        let aims = press.index.aims.clone();
        let mut takers = Vec::new();
        let mut givers: IndexMap<Option<NodeId>, Vec<f64>> = IndexMap::new();
        for work in alignment.live(Role::Initiative) {
            for (provider, amount) in given(press, work, sort) {
                takers.extend(provider.is_none().then_some(work));
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
        takers.dedup();
        let mut givers: Vec<Giver> = givers.into_iter().collect();
        let total = |cells: &[f64]| cells.iter().sum::<f64>();
        givers.sort_by(|(a, cells_a), (b, cells_b)| total(cells_b).total_cmp(&total(cells_a)).then(a.cmp(b)));
        Self { is_count: sort == COUNT, aims, givers, takers }
    }

    /// Whether initiatives are counted, for want of resources that anybody gives.
    pub const fn is_count(&self) -> bool {
        self.is_count
    }

    /// How much comes from nobody that is named.
    pub fn unfunded(&self) -> f64 {
        let nobody = self.givers.iter().filter(|(provider, _)| provider.is_none());
        nobody.flat_map(|(_, cells)| cells).sum()
    }

    /// The targets that anything flows to, the greatest aims first, the lesser ones as one.
    pub fn targets(&self) -> Vec<Vec<usize>> {
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

/// All flows as CSV: type, provider, target, amount.
pub fn csv(press: &Press<'_>, flows: &[(&String, Flows)]) -> String {
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
