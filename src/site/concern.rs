//! What needs a look: where alignment falls short, and what is wrong without costing any.

use std::cmp::Reverse;

use crate::analysis::Analysis;
use crate::check::Finding;
use crate::diagnostic::Level;
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

/// Shortfalls by their points, then errors and warnings that no shortfall stands for, the gravest first.
pub fn concerns<'a>(analysis: &'a Analysis, findings: &'a [Finding]) -> Vec<Concern<'a>> {
    let shortfalls = analysis.readings.at_stake();
    let mut concerns: Vec<Concern<'a>> = shortfalls
        .iter()
        .map(|&(measure, shortfall)| Concern {
            document: shortfall.document,
            message: &shortfall.message,
            cause: Cause::Measure(measure, shortfall.points),
        })
        .collect();
    let told = |finding: &Finding, node| {
        let of = measure_of(finding.diagnostic.rule);
        shortfalls.iter().any(|(measure, shortfall)| Some(*measure) == of && shortfall.document == node)
    };
    let mut broken: Vec<(&Finding, NodeId)> = findings
        .iter()
        .filter(|finding| finding.counts() && finding.level >= Level::Warning)
        .filter_map(|finding| Some((finding, analysis.strategy.lookup().by_path(&finding.diagnostic.path)?)))
        .filter(|&(finding, node)| !told(finding, node))
        .collect();
    broken.sort_by_key(|(finding, _)| Reverse(finding.level));
    concerns.extend(broken.into_iter().map(|(finding, document)| Concern {
        document,
        message: &finding.diagnostic.message,
        cause: Cause::Rule(finding.level),
    }));
    concerns
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
