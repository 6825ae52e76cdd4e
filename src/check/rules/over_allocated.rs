//! `over-allocated`.

use std::collections::BTreeMap;

use crate::check::facts::Facts;
use crate::check::{Group, Rule};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Role;
use crate::strategy::NodeId;
use crate::text::{Span, fine_amount};

pub static RULE: Rule = Rule {
    id: "over-allocated",
    group: Group::Watch,
    level: Level::Warning,
    summary: "more is given than there is",
    page: include_str!("../../../docs/rules/over-allocated.md"),
    find: Some(find),
};

/// A team's or budget's capacity of one resource type, and what work takes of it.
struct Provision<'a> {
    provider: NodeId,
    sort: &'a str,
    capacity: f64,
    taken: f64,
}

impl Provision<'_> {
    /// Whether more is taken than there is; a rounding error is not more.
    fn is_over(&self) -> bool {
        self.taken > self.capacity * (1.0 + 1e-9)
    }
}

fn find(facts: &Facts<'_>, found: &mut Vec<Diagnostic>) {
    let provisions = provisions(facts);
    found.extend(provisions.iter().filter(|p| p.is_over()).map(|p| by_one(facts, p)));
    let mut by_sort: BTreeMap<&str, Vec<&Provision<'_>>> = BTreeMap::new();
    for provision in &provisions {
        by_sort.entry(provision.sort).or_default().push(provision);
    }
    // Where one provider gives too much, that says it all.
    by_sort.retain(|_, provisions| !provisions.iter().any(|p| p.is_over()));
    found.extend(by_sort.into_values().filter_map(|provisions| in_total(facts, &provisions)));
}

/// What live teams and budgets have, by type.
fn provisions<'a>(facts: &Facts<'a>) -> Vec<Provision<'a>> {
    let taken = taken(facts);
    let providers = facts.alignment.live(Role::Team).chain(facts.alignment.live(Role::Budget));
    let of_provider = |provider: NodeId| {
        let capacity = facts.document(provider).fields.capacity.iter();
        let taken = &taken;
        capacity.map(move |(sort, &capacity)| {
            let taken = taken.get(&(provider, sort.as_str())).copied().unwrap_or(0.0);
            Provision { provider, sort, capacity, taken }
        })
    };
    providers.flat_map(of_provider).collect()
}

/// What live initiatives take from whom.
fn taken<'a>(facts: &Facts<'a>) -> BTreeMap<(NodeId, &'a str), f64> {
    let mut taken = BTreeMap::new();
    for holding in facts.alignment.live(Role::Initiative).flat_map(|work| facts.strategy.holdings(work)) {
        for &(provider, amount) in &holding.amounts {
            if let Some(provider) = provider {
                *taken.entry((provider, holding.sort.as_str())).or_insert(0.0) += amount;
            }
        }
    }
    taken
}

fn by_one(facts: &Facts<'_>, provision: &Provision<'_>) -> Diagnostic {
    let Provision { provider, sort, .. } = *provision;
    let message = format!(
        "`{}` has {} {}, and live work takes {}",
        facts.strategy.id(provider),
        fine_amount(provision.capacity),
        facts.strategy.settings.unit(sort),
        fine_amount(provision.taken)
    );
    facts
        .problem(RULE.id, provider, capacity_span(facts, provider, sort), message)
        .help("give less, find more, or pause some of the work")
}

/// More held by live work, from somebody or nobody in particular, than all have together; said where
/// most is.
fn in_total(facts: &Facts<'_>, provisions: &[&Provision<'_>]) -> Option<Diagnostic> {
    let most = provisions.iter().copied().rev().max_by(|a, b| a.capacity.total_cmp(&b.capacity))?;
    let sort = most.sort;
    let capacity = provisions.iter().map(|provision| provision.capacity).sum();
    let taken = provisions.iter().map(|provision| provision.taken).sum::<f64>() + from_nobody(facts, sort);
    let total = Provision { capacity, taken, ..*most };
    total.is_over().then(|| {
        let (capacity, taken) = (fine_amount(capacity), fine_amount(taken));
        let unit = facts.strategy.settings.unit(sort);
        let message = format!("all teams and budgets have {capacity} {unit}, and live work holds {taken}");
        facts
            .problem(RULE.id, most.provider, capacity_span(facts, most.provider, sort), message)
            .help("give less, find more, or pause some of the work")
    })
}

/// What live initiatives hold of a type without saying from whom.
fn from_nobody(facts: &Facts<'_>, sort: &str) -> f64 {
    let held = facts.alignment.live(Role::Initiative);
    let amounts = held.filter_map(|work| facts.document(work).fields.resources.get(sort)).flatten();
    amounts.filter(|amount| amount.provider.is_none()).map(|amount| amount.amount).sum()
}

fn capacity_span(facts: &Facts<'_>, provider: NodeId, sort: &str) -> Span {
    let field = facts.document(provider).field("capacity").and_then(|entry| entry.value.get(sort));
    field.map_or_else(|| facts.place(provider, "capacity"), |value| value.span)
}
