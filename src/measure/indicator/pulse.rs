//! Pulse: how aligned people feel, beside what the documents say.

use super::Indicator;
use crate::alignment::Alignment;
use crate::settings::Role;
use crate::strategy::NodeId;

pub static INDICATOR: Indicator = Indicator {
    id: "pulse",
    summary: "how aligned people feel, and how far that is from what is measured",
    page: include_str!("../../../docs/indicators/pulse.md"),
};

/// What the check-ins of the last cadence feel.
#[derive(Clone, Debug, PartialEq)]
pub struct Pulse {
    /// Mean felt alignment, 0 to 1.
    pub alignment: f64,
    /// Felt alignment less the index as a share; nothing where no index is.
    pub distance: Option<f64>,
    /// Mean mood, 0 to 1; nothing where nobody said.
    pub mood: Option<f64>,
    /// The check-ins.
    pub check_ins: Vec<NodeId>,
}

/// The pulse of the last cadence, as `[check-ins]` sets it.
pub fn take(alignment: &Alignment, index: Option<f64>) -> Option<Pulse> {
    let strategy = &alignment.strategy;
    let (since, today) = (strategy.settings.cadence.before(alignment.as_of), alignment.as_of);
    let recent = |node: &NodeId| {
        let fields = &strategy.document(*node).fields;
        fields.pulse.alignment.is_some() && fields.date.is_some_and(|date| date > since && date <= today)
    };
    let check_ins: Vec<NodeId> = alignment.live(Role::CheckIn).filter(recent).collect();
    let pulses = || check_ins.iter().map(|&node| strategy.document(node).fields.pulse);
    let felt = mean(pulses().filter_map(|pulse| pulse.alignment))?;
    let mood = mean(pulses().filter_map(|pulse| pulse.mood));
    Some(Pulse { alignment: felt, distance: index.map(|index| felt - index / 100.0), mood, check_ins })
}

/// The mean of answers from 1 to 5, as a share.
fn mean(answers: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) =
        answers.fold((0.0, 0.0), |(sum, count), answer| (sum + (answer - 1.0) / 4.0, count + 1.0));
    (count > 0.0).then(|| sum / count)
}
