//! What only the documents of some roles show.

mod initiative;
mod said;
mod team;

use serde::Serialize;

use crate::measure::Split;
use crate::settings::Role;
use crate::site::page::allocation::anchor;
use crate::site::press::Sheet;
use crate::site::view::{
    Capacity, Confidence, Favored, KeyResult, Look, PastReading, Reference, Rewarded, WorkTable,
};
use crate::strategy::NodeId;

use initiative::Initiative;
use said::{CheckIn, Question, Scenario};
use team::Team;

/// What templates get beside `document`; what a role does not have is empty.
#[derive(Debug, Default, Serialize)]
pub struct Parts {
    /// The key results of an objective, or the page's own.
    pub key_results: Vec<KeyResult>,
    /// What a key result read over time, newest first.
    pub readings: Vec<PastReading>,
    /// What check-ins said.
    pub confidence: Option<Confidence>,
    /// The work that leads to it.
    pub work: WorkTable,
    /// The systems and decisions that push for or against it.
    pub pushes: Vec<Rewarded>,
    /// What it prefers.
    pub favors: Vec<Favored>,
    /// What it rewards.
    pub rewards: Vec<Rewarded>,
    /// What was intended for it and what flows to it, by resource type.
    pub splits: Vec<SplitView>,
    /// The check-ins about it, newest first.
    pub check_ins: Vec<Look>,
    /// The decisions about it.
    pub decisions: Vec<Look>,
    /// The questions about it.
    pub questions: Vec<Look>,
    /// The objectives of a vision.
    pub objectives: Vec<Reference>,
    /// An initiative's progress, resources and what it waits for.
    pub initiative: Option<Initiative>,
    /// How a team contributes.
    pub team: Option<Team>,
    /// Where a team's or budget's capacity goes.
    pub capacities: Vec<Capacity>,
    /// What a check-in says.
    pub check_in: Option<CheckIn>,
    /// What a question asks.
    pub question: Option<Question>,
    /// What a scenario changes.
    pub scenario: Option<Scenario>,
    /// What a decision, question or check-in is about.
    pub about: Vec<Reference>,
}

/// What was intended for an aim, and what flows to it.
#[derive(Debug, Serialize)]
pub struct SplitView {
    /// The resource type.
    pub sort: String,
    /// The part of the page of allocation that is about it.
    pub address: String,
    /// The share that its weight intends.
    pub intended: String,
    /// The share that flows to it.
    pub actual: String,
    /// What flows through it, in the type's unit.
    pub flow: String,
}

/// The template of a role's documents.
pub const fn template(role: Role) -> &'static str {
    match role {
        Role::Vision => "vision.html",
        Role::Objective => "objective.html",
        Role::KeyResult => "key-result.html",
        Role::Initiative => "initiative.html",
        Role::Team => "team.html",
        Role::Budget => "budget.html",
        Role::System => "system.html",
        Role::CheckIn => "check-in.html",
        Role::Decision => "decision.html",
        Role::Question => "question.html",
        Role::Scenario => "scenario.html",
    }
}

impl Parts {
    /// What a document of `role` shows.
    pub fn of(sheet: &Sheet<'_>, node: NodeId, role: Role) -> Self {
        let strategy = sheet.press.strategy;
        let about = sheet.references(strategy.about(node).iter().copied());
        let base = Self { about, ..Self::default() };
        match role {
            Role::Vision => Self::vision(sheet, node, base),
            Role::Objective => Self::objective(sheet, node, base),
            Role::KeyResult => Self {
                key_results: vec![sheet.key_result(node)],
                readings: sheet.past_readings(node),
                confidence: sheet.confidence(node),
                work: sheet.work_table(sheet.press.work_on(node)),
                ..base
            },
            Role::Initiative => Self {
                initiative: Some(Initiative::of(sheet, node)),
                confidence: sheet.confidence(node),
                check_ins: sheet.looks(node, Role::CheckIn),
                decisions: sheet.looks(node, Role::Decision),
                questions: sheet.looks(node, Role::Question),
                ..base
            },
            Role::Team => {
                Self { team: Some(Team::of(sheet, node)), capacities: sheet.capacities(node), ..base }
            }
            Role::Budget => Self { capacities: sheet.capacities(node), ..base },
            Role::System | Role::Decision => Self { rewards: sheet.rewards(node), ..base },
            Role::CheckIn => Self { check_in: Some(CheckIn::of(sheet, node)), ..base },
            Role::Question => Self { question: Some(Question::of(sheet, node)), ..base },
            Role::Scenario => Self { scenario: Some(Scenario::of(sheet, node)), ..base },
        }
    }

    fn vision(sheet: &Sheet<'_>, node: NodeId, base: Self) -> Self {
        let strategy = sheet.press.strategy;
        let below = strategy.supporters(node).iter().map(|support| support.from);
        let mut objectives: Vec<NodeId> =
            below.filter(|&node| strategy.role(node) == Some(Role::Objective)).collect();
        objectives.sort_by_key(|&node| (strategy.document(node).status.is_closed(), node));
        Self {
            objectives: sheet.references(objectives),
            favors: sheet.favors(node),
            pushes: sheet.pushes(node),
            ..base
        }
    }

    fn objective(sheet: &Sheet<'_>, node: NodeId, base: Self) -> Self {
        let strategy = sheet.press.strategy;
        let below = strategy.supporters(node).iter().map(|support| support.from);
        let key_results = below.filter(|&node| strategy.role(node) == Some(Role::KeyResult));
        Self {
            key_results: key_results.map(|key_result| sheet.key_result(key_result)).collect(),
            confidence: sheet.confidence(node),
            work: sheet.work_table(sheet.press.work_on(node)),
            pushes: sheet.pushes(node),
            favors: sheet.favors(node),
            splits: splits(sheet, node),
            check_ins: sheet.looks(node, Role::CheckIn),
            decisions: sheet.looks(node, Role::Decision),
            questions: sheet.looks(node, Role::Question),
            ..base
        }
    }
}

fn splits(sheet: &Sheet<'_>, node: NodeId) -> Vec<SplitView> {
    let press = sheet.press;
    let of_aim = |split: &Split| {
        let (_, intended, actual) = split.aims.iter().find(|(aim, ..)| *aim == node)?;
        let flow = press.analysis.alignment.flow(node, &split.sort);
        Some(SplitView {
            sort: press.sort_word(&split.sort),
            address: format!("{}#{}", sheet.own("allocation.html"), anchor(&split.sort)),
            intended: press.language.percent(*intended),
            actual: press.language.percent(*actual),
            flow: press.language.quantity(flow, press.unit(&split.sort)),
        })
    };
    press.index.splits.iter().filter_map(of_aim).collect()
}
