//! The fields that roles have, and their values by type.

use indexmap::IndexMap;
use jiff::civil::Date;
use serde::Serialize;

use super::Reference;
use crate::settings::{Cadence, Role};
use crate::text::{Span, Spanned};
use crate::tree::Node;

/// What a document's metadata says, by type. A field that its role does not have, or whose value
/// is ill-formed, is empty here (model.md, Roles).
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// Whom it belongs to: a team's id or any text.
    pub owner: Vec<Reference>,
    /// What it is for, each with its share as written (1 where none is).
    pub supports: Vec<Support>,
    /// Labels.
    pub tags: Vec<String>,
    /// "I looked again, it still holds."
    pub reviewed: Option<Date>,
    /// Rules switched off for this document, each with its reason and place.
    pub allow: IndexMap<String, Spanned<String>>,
    /// How much it matters beside other objectives; at least 0.
    pub weight: Option<f64>,
    /// From when on it is in force.
    pub start: Option<Date>,
    /// Until when it is to be reached.
    pub due: Option<Date>,
    /// How often a check-in about it is due.
    pub cadence: Option<Cadence>,
    /// Trade-offs that it prefers.
    pub favors: Vec<TradeOff>,
    /// Trade-offs that it rewards.
    pub rewards: Vec<TradeOff>,
    /// Where a key result started.
    pub baseline: Option<f64>,
    /// Where it is to end.
    pub target: Option<f64>,
    /// Where it is.
    pub current: Option<f64>,
    /// What its numbers count.
    pub unit: Option<String>,
    /// How far it is, 0 to 1, where it says so itself.
    pub progress: Option<f64>,
    /// What it holds: a resource type to amounts.
    pub resources: IndexMap<String, Vec<Amount>>,
    /// Whether it is meant to lead nowhere in particular yet.
    pub explores: bool,
    /// What must come first.
    pub depends_on: Vec<Reference>,
    /// Who leads a team.
    pub lead: Option<String>,
    /// How a team contributes, in its own words; never blank.
    pub contributes: Option<String>,
    /// What there is of each resource type.
    pub capacity: IndexMap<String, f64>,
    /// What sort of system or decision it is.
    pub sort: Option<String>,
    /// When it was.
    pub date: Option<Date>,
    /// What it is about.
    pub about: Vec<Reference>,
    /// Who checks in: a team's id or any text.
    pub by: Option<Reference>,
    /// How sure whoever checks in is.
    pub confidence: Option<Confidence>,
    /// How aligned a team feels, and how it feels.
    pub pulse: Pulse,
    /// The objectives taken for the most important, first one first.
    pub priorities: Vec<Reference>,
    /// What a question expects.
    pub hypothesis: Option<String>,
    /// What speaks for it.
    pub evidence: Option<String>,
    /// When it was answered.
    pub answered: Option<Date>,
    /// The answer: `yes`, `no` or any text.
    pub answer: Option<String>,
    /// What sets a scenario off.
    pub trigger: Option<String>,
    /// What a scenario changes, as written; each is a map.
    pub changes: Vec<Node>,
}

/// One `supports`: what it names and with which share.
#[derive(Clone, Debug, PartialEq)]
pub struct Support {
    /// What it names.
    pub reference: Reference,
    /// Its share as written, at least 0.
    pub share: f64,
}

/// An amount of a resource, and who provides it.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// A team or budget; nobody in particular where nothing is said.
    pub provider: Option<Reference>,
    /// How much, at least 0, in the type's unit.
    pub amount: f64,
}

/// `X over Y`, both folded to lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TradeOff {
    /// What is preferred.
    pub over: String,
    /// To what.
    pub under: String,
    /// The words as written.
    pub text: String,
    /// Their place.
    pub span: Span,
}

impl TradeOff {
    /// Whether it prefers the same to the same.
    pub fn says(&self, other: &Self) -> bool {
        (&self.over, &self.under) == (&other.over, &other.under)
    }

    /// Whether it prefers the opposite.
    pub fn reverses(&self, other: &Self) -> bool {
        (&self.over, &self.under) == (&other.under, &other.over)
    }

    /// Whether two lists say the same; their order plays no part.
    pub fn same(ours: &[Self], theirs: &[Self]) -> bool {
        let within =
            |some: &[Self], all: &[Self]| some.iter().all(|one| all.iter().any(|other| other.says(one)));
        within(ours, theirs) && within(theirs, ours)
    }
}

/// How sure a check-in is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// It will be reached.
    OnTrack,
    /// It may not.
    AtRisk,
    /// It will not.
    OffTrack,
    /// A share from 0 to 1.
    #[serde(untagged)]
    Share(f64),
}

impl Confidence {
    /// As a share, so that two can be compared: 1, ½ and 0 for the words.
    pub const fn share(self) -> f64 {
        match self {
            Self::OnTrack => 1.0,
            Self::AtRisk => 0.5,
            Self::OffTrack => 0.0,
            Self::Share(share) => share,
        }
    }

    /// The nearest word: at least two thirds is on track, under one third off track.
    pub fn word(self) -> &'static str {
        match self.share() {
            share if share >= 2.0 / 3.0 => "on-track",
            share if share >= 1.0 / 3.0 => "at-risk",
            _ => "off-track",
        }
    }
}

/// `pulse`: both from 1 to 5.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pulse {
    /// How aligned the team feels.
    pub alignment: Option<f64>,
    /// How it feels.
    pub mood: Option<f64>,
}

const COMMON: [&str; 8] = ["id", "title", "status", "owner", "supports", "tags", "reviewed", "allow"];

/// The fields that documents of `role` have, beside the one that names their kind.
pub fn known_fields(role: Role) -> impl Iterator<Item = &'static str> {
    let own: &[&str] = match role {
        Role::Vision => &["favors"],
        Role::Objective => &["weight", "start", "due", "cadence", "favors"],
        Role::KeyResult => &["baseline", "target", "current", "unit", "due", "progress"],
        Role::Initiative => &["start", "due", "progress", "resources", "stance", "cadence", "depends_on"],
        Role::Team => &["lead", "contributes", "capacity"],
        Role::System => &["type", "rewards"],
        Role::Budget => &["capacity", "start", "due"],
        Role::CheckIn => &["date", "about", "by", "confidence", "pulse", "priorities"],
        Role::Decision => &["date", "type", "about", "rewards"],
        Role::Question => &["about", "hypothesis", "evidence", "answered", "answer"],
        Role::Scenario => &["trigger", "changes"],
    };
    COMMON.into_iter().chain(own.iter().copied())
}
