//! Floor 6: which trade-offs the strategy prefers, and whether its systems and decisions reward the
//! same (measures.md, Trade-offs).

mod order;

use indexmap::IndexSet;
use order::Order;

use crate::alignment::Alignment;
use crate::document::TradeOff;
use crate::settings::{Role, Settings};
use crate::strategy::{NodeId, Strategy};

/// What a strategy prefers on a day, and what is said for and against it.
#[derive(Debug)]
pub struct TradeOffs {
    /// What live visions and objectives favor, in the order of documents.
    pub preferences: Vec<Preference>,
    /// What live systems and decisions reward, in the order of documents.
    pub statements: Vec<Statement>,
    /// Preferences that put something above itself: of each group that does, the shortest way round
    /// from its first one, as indices in `preferences`.
    pub contradictions: Vec<Vec<usize>>,
}

/// One `X over Y` of a vision or objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preference {
    /// The document.
    pub document: NodeId,
    /// Its number among what the document favors.
    pub index: usize,
    /// Whether it is part of a contradiction: then it prefers nothing.
    pub contradictory: bool,
}

/// One `X over Y` of a system or decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The document.
    pub document: NodeId,
    /// Its number among what the document rewards.
    pub index: usize,
    /// How it stands to what the strategy prefers.
    pub verdict: Verdict,
    /// The preferences that decide it, each following from the one before, as indices in
    /// [`TradeOffs::preferences`]; none where it is silent.
    pub grounds: Vec<usize>,
}

/// How a statement stands to what the strategy prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It rewards what is preferred.
    Agrees,
    /// It rewards the opposite.
    Conflicts,
    /// The strategy says nothing about it.
    Silent,
}

impl TradeOffs {
    /// The trade-offs of a strategy on its day.
    pub fn of(alignment: &Alignment) -> Self {
        let strategy = &alignment.strategy;
        let mut preferences = preferences(alignment);
        let favored: Vec<&TradeOff> =
            preferences.iter().map(|preference| preference.trade_off(strategy)).collect();
        let order = Order::of(&favored);
        for at in order.circular() {
            preferences[at].contradictory = true;
        }
        let statements =
            rewarding(alignment).map(|(document, index)| judge(document, index, strategy, &order)).collect();
        Self { preferences, statements, contradictions: order.circles() }
    }
}

impl Preference {
    /// What it says.
    pub fn trade_off<'s>(&self, strategy: &'s Strategy) -> &'s TradeOff {
        &strategy.document(self.document).fields.favors[self.index]
    }
}

impl Statement {
    /// What it says.
    pub fn trade_off<'s>(&self, strategy: &'s Strategy) -> &'s TradeOff {
        &strategy.document(self.document).fields.rewards[self.index]
    }
}

fn preferences(alignment: &Alignment) -> Vec<Preference> {
    let strategy = &alignment.strategy;
    let favoring = of_roles(alignment, [Role::Vision, Role::Objective]);
    let all = favoring.flat_map(|document| {
        let count = strategy.document(document).fields.favors.len();
        (0..count).map(move |index| Preference { document, index, contradictory: false })
    });
    all.collect()
}

fn rewarding(alignment: &Alignment) -> impl Iterator<Item = (NodeId, usize)> + '_ {
    let rewards = |document| alignment.strategy.document(document).fields.rewards.len();
    of_roles(alignment, [Role::System, Role::Decision])
        .flat_map(move |document| (0..rewards(document)).map(move |index| (document, index)))
}

fn of_roles(alignment: &Alignment, roles: [Role; 2]) -> impl Iterator<Item = NodeId> + '_ {
    let of_role =
        move |node: &NodeId| alignment.strategy.role(*node).is_some_and(|role| roles.contains(&role));
    alignment.strategy.ids().filter(|&node| alignment.is_live(node)).filter(of_role)
}

fn judge(document: NodeId, index: usize, strategy: &Strategy, order: &Order) -> Statement {
    let said = &strategy.document(document).fields.rewards[index];
    let (over, under) = (upwards(&said.over, &strategy.settings), upwards(&said.under, &strategy.settings));
    let (verdict, grounds) = match (order.way(&under, &over), order.way(&over, &under)) {
        (Some(against), _) => (Verdict::Conflicts, against),
        (None, Some(for_it)) => (Verdict::Agrees, for_it),
        (None, None) => (Verdict::Silent, Vec::new()),
    };
    Statement { document, index, verdict, grounds }
}

/// A term and all that it serves, by `[terms]`, nearest first.
fn upwards<'s>(term: &'s str, settings: &'s Settings) -> IndexSet<&'s str> {
    let mut terms = IndexSet::from([term]);
    let mut last = term;
    while let Some(broader) = settings.terms.get(last).filter(|&broader| terms.insert(broader)) {
        last = broader;
    }
    terms
}

#[cfg(test)]
mod tests;
