//! Floor 8: what is wrong with a strategy on its day.
//!
//! Each rule is a file of `rules`: a static value and a function that finds. Here alone are levels
//! and `allow` applied and findings put in order. How they are printed is not known here.

mod facts;
mod louder;
mod novelty;
mod rules;
mod suggest;

use std::cmp::Ordering;

use rayon::prelude::*;

use crate::alignment::Alignment;
use crate::chronicle::Chronicle;
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Settings;
use crate::strategy::Strategy;
use crate::trade_offs::TradeOffs;
use facts::Facts;

pub use novelty::new_since;
pub use rules::RULES;

/// One rule: what it is called and says, and how it finds.
#[derive(Debug)]
pub struct Rule {
    /// Its id, which names the problem: `dangling-link`.
    pub id: &'static str,
    /// What it looks after.
    pub group: Group,
    /// What it finds, in one line.
    pub summary: &'static str,
    /// Its level where `[rules]` says nothing.
    pub level: Level,
    /// Its page of the manual.
    pub page: &'static str,
    /// Finds it; nothing where it is only found elsewhere, while reading or comparing.
    find: Option<Find>,
}

/// Adds what a rule finds, in any order.
type Find = fn(&Facts<'_>, &mut Vec<Diagnostic>);

/// What a rule looks after (cli.md, Rules of `check`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Whether files can be read as meant.
    Reading,
    /// Whether names are unique.
    Identity,
    /// Whether links lead somewhere.
    Links,
    /// Whether everything leads to the vision.
    Alignment,
    /// Whether somebody still looks.
    Watch,
    /// Whether pages are whole.
    Site,
}

impl Group {
    /// All groups, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Reading, Self::Identity, Self::Links, Self::Alignment, Self::Watch, Self::Site];

    /// The group's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Identity => "identity",
            Self::Links => "links",
            Self::Alignment => "alignment",
            Self::Watch => "watch",
            Self::Site => "site",
        }
    }
}

/// What is checked.
#[derive(Clone, Copy, Debug)]
pub struct CheckInput<'a> {
    /// The strategy on its day.
    pub alignment: &'a Alignment,
    /// Its history, where there is one.
    pub chronicle: Option<&'a Chronicle>,
    /// What it prefers, and what is held against that.
    pub trade_offs: &'a TradeOffs,
    /// What was wrong before there were documents: in `rhumb.toml`, and files that were not read.
    pub problems: &'a [Diagnostic],
    /// The names of all measures, which `[measures]` may weigh.
    pub measures: &'a [&'a str],
    /// The names of all drift events, which `[drift]` and `[[accept]]` may name.
    pub events: &'a [&'a str],
}

/// A problem with the weight that it has here.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The problem.
    pub diagnostic: Diagnostic,
    /// How much it matters; never [`Level::Off`].
    pub level: Level,
    /// Why its document allows it; then it counts for nothing.
    pub allowed: Option<String>,
}

impl Finding {
    /// What it is, wherever its lines move: rule, document (or file where it belongs to none), message.
    pub fn identity(&self) -> [&str; 3] {
        let Diagnostic { rule, document, path, message, .. } = &self.diagnostic;
        [rule, document.as_deref().unwrap_or(path.as_str()), message]
    }

    /// Whether it counts: nobody allowed it.
    pub const fn counts(&self) -> bool {
        self.allowed.is_none()
    }
}

/// How many findings count, by level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// The counts of `findings`; what is allowed counts for nothing.
    pub fn of(findings: &[Finding]) -> Self {
        let at = |level| findings.iter().filter(|finding| finding.counts() && finding.level == level).count();
        Self { errors: at(Level::Error), warnings: at(Level::Warning), notes: at(Level::Note) }
    }
}

/// Everything that is wrong, in the order of paths, places and rules. What `[rules]` switches off is
/// left out; what a document allows is there with its reason.
pub fn run(input: &CheckInput<'_>) -> Vec<Finding> {
    let facts = Facts::of(input);
    let strategy = facts.strategy;
    let mut problems: Vec<Diagnostic> = input.problems.to_vec();
    problems.extend(strategy.documents.iter().flat_map(|document| document.problems.iter().cloned()));
    problems.par_extend(RULES.par_iter().flat_map_iter(|rule| {
        let mut found = Vec::new();
        rule.find.iter().for_each(|find| find(&facts, &mut found));
        found
    }));
    judge(problems, strategy)
}

/// The problems as findings: levels and `allow` applied, in order.
pub fn judge(problems: Vec<Diagnostic>, strategy: &Strategy) -> Vec<Finding> {
    let weigh = |diagnostic: Diagnostic| {
        let level = level(diagnostic.rule, &strategy.settings);
        let allowed = allowed(&diagnostic, strategy);
        (level > Level::Off).then_some(Finding { diagnostic, level, allowed })
    };
    let mut findings: Vec<Finding> = problems.into_iter().filter_map(weigh).collect();
    findings.sort_by(|a, b| in_order(&a.diagnostic, &b.diagnostic));
    findings
}

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.id == id)
}

/// The level of a rule here.
pub fn level(rule_id: &str, settings: &Settings) -> Level {
    let own = rule(rule_id).map_or(Level::Error, |rule| rule.level);
    settings.rules.get(rule_id).map_or(own, |level| level.value)
}

/// The reason for which the document that a problem stands in allows it.
fn allowed(problem: &Diagnostic, strategy: &Strategy) -> Option<String> {
    let node = strategy.lookup().by_path(&problem.path)?;
    let allow = &strategy.document(node).fields.allow;
    allow.get(problem.rule).map(|reason| reason.value.clone())
}

fn in_order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    let place = |d: &Diagnostic| (d.span.start, d.rule, d.span.end);
    a.path.cmp(&b.path).then_with(|| place(a).cmp(&place(b))).then_with(|| a.message.cmp(&b.message))
}
