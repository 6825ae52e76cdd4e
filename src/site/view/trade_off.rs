//! Trade-offs: what is preferred, and what rewards the same or the opposite.

use serde::Serialize;

use super::{Reference, Standing};
use crate::site::press::Sheet;
use crate::strategy::NodeId;
use crate::trade_offs::{Statement, Verdict};

/// What a system or decision rewards, held against what the strategy prefers.
#[derive(Clone, Debug, Serialize)]
pub struct Rewarded {
    /// The system or decision.
    pub document: Reference,
    /// The trade-off in its words.
    pub text: String,
    /// Whether it agrees, conflicts, or the strategy says nothing.
    pub verdict: Standing,
    /// The preferences that decide it.
    pub grounds: Vec<Favored>,
}

/// What a vision or objective prefers.
#[derive(Clone, Debug, Serialize)]
pub struct Favored {
    /// The vision or objective.
    pub document: Reference,
    /// The trade-off in its words.
    pub text: String,
    /// Whether it is part of a contradiction, so that it prefers nothing.
    pub contradictory: bool,
}

impl Sheet<'_> {
    /// One preference by its number.
    pub fn favored(&self, at: usize) -> Option<Favored> {
        let (press, preference) = (self.press, self.press.analysis.trade_offs.preferences.get(at)?);
        Some(Favored {
            document: self.reference(preference.document),
            text: preference.trade_off(press.strategy).text.clone(),
            contradictory: preference.contradictory,
        })
    }

    /// One statement.
    pub fn rewarded(&self, statement: &Statement) -> Rewarded {
        Rewarded {
            document: self.reference(statement.document),
            text: statement.trade_off(self.press.strategy).text.clone(),
            verdict: Standing::of_verdict(self.press, statement.verdict),
            grounds: statement.grounds.iter().filter_map(|&at| self.favored(at)).collect(),
        }
    }

    /// What a system or decision rewards.
    pub fn rewards(&self, node: NodeId) -> Vec<Rewarded> {
        let statements = self.press.analysis.trade_offs.statements.iter();
        statements.filter(|statement| statement.document == node).map(|s| self.rewarded(s)).collect()
    }

    /// What a vision or objective prefers.
    pub fn favors(&self, node: NodeId) -> Vec<Favored> {
        let preferences = self.press.analysis.trade_offs.preferences.iter().enumerate();
        preferences.filter(|(_, p)| p.document == node).filter_map(|(at, _)| self.favored(at)).collect()
    }

    /// The systems and decisions that push for or against a document: that support it, or reward what
    /// it prefers or the opposite.
    pub fn pushes(&self, node: NodeId) -> Vec<Rewarded> {
        let trade_offs = &self.press.analysis.trade_offs;
        let concerns = |statement: &&Statement| {
            let grounds = statement.grounds.iter().filter_map(|&at| trade_offs.preferences.get(at));
            let supports = self.press.strategy.supports(statement.document).iter().any(|s| s.to == node);
            supports || grounds.into_iter().any(|preference| preference.document == node)
        };
        let mut pushes: Vec<&Statement> = trade_offs.statements.iter().filter(concerns).collect();
        pushes.sort_by_key(|statement| match statement.verdict {
            Verdict::Conflicts => 0,
            Verdict::Agrees => 1,
            Verdict::Silent => 2,
        });
        pushes.into_iter().map(|statement| self.rewarded(statement)).collect()
    }
}
