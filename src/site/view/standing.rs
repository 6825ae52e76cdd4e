//! How a document stands: always a word, with a shape and a colour.

use jiff::civil::Date;
use serde::Serialize;

use crate::document::Confidence;
use crate::measure::indicator;
use crate::settings::{Role, Status};
use crate::site::charts::Tone;
use crate::site::press::Press;
use crate::strategy::NodeId;
use crate::trade_offs::Verdict;

/// How a document stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The word.
    pub word: String,
    /// The class of its shape and colour: `good`, `warn`, `bad` or `calm`.
    pub tone: &'static str,
    /// The same for charts.
    #[serde(skip)]
    pub mark: Tone,
}

impl Standing {
    fn new(press: &Press<'_>, word: &str, mark: Tone) -> Self {
        Self { word: press.language.word(word).to_owned(), tone: mark.class(), mark }
    }

    /// How a document stands; nothing where it simply is in force.
    pub fn of(press: &Press<'_>, node: NodeId) -> Option<Self> {
        let (strategy, alignment) = (press.strategy, &press.analysis.alignment);
        let document = strategy.document(node);
        if document.broken {
            return Some(Self::new(press, "broken", Tone::Bad));
        }
        let role = document.role?;
        if let Some(standing) = Self::of_status(press, document.status) {
            return Some(standing);
        }
        if let Some(start) = document.fields.start.filter(|&start| start > alignment.as_of) {
            let word = press.language.fill("starts_on", &[("date", &press.language.date(start))]);
            return Some(Self { word, tone: Tone::Calm.class(), mark: Tone::Calm });
        }
        match role {
            Role::Objective | Role::Initiative | Role::KeyResult => Self::of_aim(press, node),
            Role::CheckIn => document.fields.confidence.map(|said| Self::of_confidence(press, said)),
            Role::Question if indicator::is_open(alignment, node) => {
                Some(Self::new(press, "open", Tone::Warn))
            }
            Role::Question => Some(Self::new(press, "answered", Tone::Good)),
            Role::System | Role::Decision => Self::of_statements(press, node),
            Role::Vision | Role::Team | Role::Budget | Role::Scenario => None,
        }
    }

    fn of_status(press: &Press<'_>, status: Status) -> Option<Self> {
        match status {
            Status::Active => None,
            Status::Done => Some(Self::new(press, "status_done", Tone::Good)),
            Status::Draft => Some(Self::new(press, "status_draft", Tone::Calm)),
            Status::Paused => Some(Self::new(press, "status_paused", Tone::Calm)),
            Status::Dropped => Some(Self::new(press, "status_dropped", Tone::Calm)),
        }
    }

    /// What the latest check-in says; without one, how far it is for the time that has passed.
    fn of_aim(press: &Press<'_>, node: NodeId) -> Option<Self> {
        let said = |look: &NodeId| press.strategy.document(*look).fields.confidence;
        if let Some(said) = press.looked_at(node).iter().rev().find_map(said) {
            return Some(Self::of_confidence(press, said));
        }
        if press.analysis.alignment.explores(node) {
            return Some(Self::new(press, "exploring", Tone::Calm));
        }
        let progress = press.strategy.document(node).progress()?;
        let expected = press.expected(node)?;
        Some(match progress >= expected {
            true => Self::new(press, "on_track", Tone::Good),
            false => Self::new(press, "behind", Tone::Warn),
        })
    }

    /// A confidence in its word.
    pub fn of_confidence(press: &Press<'_>, confidence: Confidence) -> Self {
        match confidence.word() {
            "on-track" => Self::new(press, "on_track", Tone::Good),
            "at-risk" => Self::new(press, "at_risk", Tone::Warn),
            _ => Self::new(press, "off_track", Tone::Bad),
        }
    }

    /// A verdict over a trade-off in its word.
    pub fn of_verdict(press: &Press<'_>, verdict: Verdict) -> Self {
        match verdict {
            Verdict::Agrees => Self::new(press, "agrees", Tone::Good),
            Verdict::Conflicts => Self::new(press, "conflicts", Tone::Bad),
            Verdict::Silent => Self::new(press, "silent", Tone::Calm),
        }
    }

    /// The worst of what a system or decision rewards.
    fn of_statements(press: &Press<'_>, node: NodeId) -> Option<Self> {
        let statements = press.analysis.trade_offs.statements.iter();
        let verdicts = || statements.clone().filter(|s| s.document == node).map(|s| s.verdict);
        [Verdict::Conflicts, Verdict::Agrees]
            .into_iter()
            .find(|&verdict| verdicts().any(|v| v == verdict))
            .map(|verdict| Self::of_verdict(press, verdict))
    }
}

impl Press<'_> {
    /// The check-ins about a document up to the day at hand, oldest first.
    pub fn looked_at(&self, node: NodeId) -> Vec<NodeId> {
        let date = |look: NodeId| self.strategy.document(look).fields.date;
        let counts = |look: NodeId| {
            self.strategy.role(look) == Some(Role::CheckIn)
                && date(look).is_some_and(|date| date <= self.analysis.date())
        };
        let mut looks: Vec<NodeId> =
            self.strategy.looks(node).iter().copied().filter(|&look| counts(look)).collect();
        looks.sort_by_key(|&look| (date(look), look));
        looks
    }

    /// The part of a document's time that has passed, 0 to 1: of its own start and due, else of what
    /// it supports first; a beginning that nobody wrote is the day on which it landed. Nothing is
    /// expected of what is on hold, over or to begin yet.
    pub fn expected(&self, node: NodeId) -> Option<f64> {
        let own = self.strategy.document(node).fields.due;
        self.elapsed(node, own.or_else(|| self.strategy.document(self.above(node)?).fields.due)?)
    }

    /// The part of a document's time until `due` that has passed, 0 to 1; nothing where it is not in
    /// force.
    pub fn elapsed(&self, node: NodeId, due: Date) -> Option<f64> {
        if !self.analysis.alignment.is_live(node) {
            return None;
        }
        let own = self.strategy.document(node).fields.start;
        let above = || self.strategy.document(self.above(node)?).fields.start;
        let landed = || self.analysis.chronicle()?.beginning(self.strategy.id(node));
        let start = own.or_else(above).or_else(landed)?;
        let days = |from: Date, to: Date| f64::from(to.since(from).map_or(0, |span| span.get_days()));
        (due > start).then(|| (days(start, self.analysis.date()) / days(start, due)).clamp(0.0, 1.0))
    }

    /// What a document supports first.
    pub fn above(&self, node: NodeId) -> Option<NodeId> {
        self.strategy.supports(node).first().map(|support| support.to)
    }
}
