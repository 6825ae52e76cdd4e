//! What needs a look: where alignment falls short, and what is wrong without costing any.

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::alignment::Alignment;
use crate::analysis::Analysis;
use crate::check::Finding;
use crate::diagnostic::Level;
use crate::settings::Role;
use crate::strategy::{NodeId, Party, Strategy};

/// Something that needs a look.
#[derive(Clone, Copy, Debug)]
pub struct Concern<'a> {
    /// The document.
    pub document: NodeId,
    /// What is the matter.
    pub message: &'a str,
    /// What says so.
    pub cause: Cause,
}

/// What says that something needs a look.
#[derive(Clone, Copy, Debug)]
pub enum Cause {
    /// A measure falls short; mending it would win so many index points.
    Measure(&'static str, f64),
    /// A rule is broken, and no measure's shortfall stands for that.
    Rule(Level),
}

impl Cause {
    /// The measure's name, or the level.
    pub fn name(self) -> &'static str {
        match self {
            Self::Measure(measure, _) => measure,
            Self::Rule(level) => level.word(),
        }
    }

    /// The index points that mending it would win.
    pub const fn points(self) -> Option<f64> {
        match self {
            Self::Measure(_, points) => Some(points),
            Self::Rule(_) => None,
        }
    }
}

/// What is less than this is written as 0.0 points.
const FEWEST: f64 = 0.05;

/// Shortfalls by their points, then errors and warnings that no shortfall stands for: the gravest first,
/// and of these what most flows through. What somebody allowed is none.
pub fn concerns<'a>(
    analysis: &'a Analysis,
    findings: &'a [Finding],
    allowed: &Allowed<'_>,
) -> Vec<Concern<'a>> {
    let mut shortfalls = analysis.readings.at_stake();
    shortfalls.retain(|&(measure, shortfall)| {
        shortfall.points >= FEWEST && !allowed.contains_key(&(measure, shortfall.document))
    });
    let mut concerns: Vec<Concern<'a>> = shortfalls
        .iter()
        .map(|&(measure, shortfall)| Concern {
            document: shortfall.document,
            message: &shortfall.message,
            cause: Cause::Measure(measure, shortfall.points),
        })
        .collect();
    let short: FxHashSet<(&str, NodeId)> =
        shortfalls.iter().map(|&(measure, shortfall)| (measure, shortfall.document)).collect();
    let told = |finding: &Finding, node| {
        measure_of(finding.diagnostic.rule).is_some_and(|measure| short.contains(&(measure, node)))
    };
    let mut broken: Vec<(&Finding, NodeId)> = findings
        .iter()
        .filter(|finding| finding.counts() && finding.level >= Level::Warning)
        .filter_map(|finding| Some((finding, analysis.strategy.lookup().by_path(&finding.diagnostic.path)?)))
        .filter(|&(finding, node)| !told(finding, node))
        .collect();
    let alignment = &analysis.alignment;
    let total = |sort: &String| alignment.committed().map(|work| alignment.amount(work, sort)).sum();
    let totals: Vec<f64> = alignment.types().iter().map(total).collect();
    let weight = |node| weight(alignment, &totals, node);
    broken.sort_by(|(a, at_a), (b, at_b)| {
        b.level.cmp(&a.level).then_with(|| weight(*at_b).total_cmp(&weight(*at_a)))
    });
    concerns.extend(broken.into_iter().map(|(finding, document)| Concern {
        document,
        message: &finding.diagnostic.message,
        cause: Cause::Rule(finding.level),
    }));
    concerns
}

/// The same matter in at least so many documents is one thing to look at.
const MANY: usize = 5;

/// Concerns, those that say the same of many documents together; what is dearest in sum first.
pub fn gathered<'c, 'a>(concerns: &'c [Concern<'a>]) -> Vec<Vec<&'c Concern<'a>>> {
    let mut alike: IndexMap<(&str, &str), Vec<&'c Concern<'a>>> = IndexMap::new();
    for concern in concerns {
        alike.entry((concern.cause.name(), concern.message)).or_default().push(concern);
    }
    let apart = |concerns: Vec<&'c Concern<'a>>| match concerns.len() {
        MANY.. => vec![concerns],
        _ => concerns.into_iter().map(|concern| vec![concern]).collect(),
    };
    let mut gathered: Vec<Vec<&Concern<'_>>> = alike.into_values().flat_map(apart).collect();
    gathered.sort_by(|a, b| points(b).total_cmp(&points(a)));
    gathered
}

/// The points that mending all of these would win.
pub fn points(concerns: &[&Concern<'_>]) -> f64 {
    concerns.iter().filter_map(|concern| concern.cause.points()).sum()
}

/// The reasons for which shortfalls are allowed, by measure and document.
pub type Allowed<'a> = FxHashMap<(&'static str, NodeId), &'a str>;

/// Reads out of the findings which shortfalls are allowed.
pub fn allowed<'a>(analysis: &Analysis, findings: &'a [Finding]) -> Allowed<'a> {
    let allowed = findings.iter().filter_map(|finding| {
        let node = analysis.strategy.lookup().by_path(&finding.diagnostic.path)?;
        Some(((measure_of(finding.diagnostic.rule)?, node), finding.allowed.as_deref()?))
    });
    allowed.collect()
}

/// How much flows through a document: the sum of its shares of what there is of each type.
fn weight(alignment: &Alignment, totals: &[f64], node: NodeId) -> f64 {
    let share = |(sort, total): (&String, &f64)| {
        alignment.flow(node, sort).max(alignment.amount(node, sort)) / total.max(f64::MIN_POSITIVE)
    };
    alignment.types().iter().zip(totals).map(share).sum()
}

/// Whom what is wrong with a document is asked of: who answers for it, and a team itself.
pub fn asked_of(strategy: &Strategy, node: NodeId) -> Vec<Party> {
    let answering: Vec<Party> = answering(strategy, node).cloned().collect();
    match strategy.role(node) {
        Some(Role::Team) if answering.is_empty() => vec![Party::Team(node)],
        _ => answering,
    }
}

/// Who answers for a document: its owners, else who checked in.
pub fn answering(strategy: &Strategy, node: NodeId) -> impl Iterator<Item = &Party> {
    let owners = strategy.owners(node);
    owners.iter().chain(strategy.by(node).filter(|_| owners.is_empty()))
}

/// The measure whose shortfall in the same document says what a rule says.
fn measure_of(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "orphan-work" | "dangling-link" | "wrong-role" | "support-cycle" | "ended-target" => "reach",
        "unweighted-objective" => "allocation",
        "hollow-objective" => "pursuit",
        "unmeasured-objective" => "evidence",
        "silent-team" => "contribution",
        "conflicting-trade-off" => "coherence",
        "suspect-link" => "currency",
        "late-check-in" => "cadence",
        _ => return None,
    })
}
