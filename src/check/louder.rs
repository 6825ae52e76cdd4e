//! Which silences a louder problem already explains.
//!
//! A broken link leaves everything behind it without a way to the vision; a document that cannot be
//! read leaves an objective without its work. Each is reported once, as what it is: the rules that
//! find something *missing* ask here first.

use crate::settings::Role;
use crate::strategy::{LinkField, NodeId, Strategy, Support, Target};

/// Whether a document could not be read, or shares its id with another.
pub fn is_ruined(strategy: &Strategy, node: NodeId) -> bool {
    strategy.document(node).broken || strategy.lookup().with_id(strategy.id(node)).len() > 1
}

/// For each document whether a support on its way up is reported, or leads to a document that is.
pub fn cut_off(strategy: &Strategy) -> Vec<bool> {
    let cut = strategy.ids().filter(|&node| has_broken_support(strategy, node)).collect();
    spread(strategy, cut, |node| strategy.supporters(node).iter().map(|support| support.from).collect())
}

/// For each document whether one of `role` that is left out leads to it, or may, could it be read.
pub fn perhaps_led_to(strategy: &Strategy, role: Role) -> Vec<bool> {
    let left_out = |node: &NodeId| {
        let document = strategy.document(*node);
        document.broken && document.role.is_none_or(|own| own == role)
            || document.role == Some(role) && strategy.duplicate_of(*node).is_some()
    };
    let named = strategy.ids().filter(left_out).flat_map(|node| named_by(strategy, node)).collect();
    spread(strategy, named, |node| strategy.supports(node).iter().map(|support| support.to).collect())
}

fn has_broken_support(strategy: &Strategy, node: NodeId) -> bool {
    let mut links = strategy.links(node).iter().filter(|link| link.field == LinkField::Supports);
    links.any(|link| !matches!(link.target, Target::Document(_)))
        || strategy.supports(node).iter().any(|support| is_broken(strategy, support))
}

fn is_broken(strategy: &Strategy, support: &Support) -> bool {
    !support.allowed || support.cyclic || is_ruined(strategy, support.to)
}

/// What a document supports; where it cannot be read, whatever stands as a word in its metadata.
fn named_by(strategy: &Strategy, node: NodeId) -> Vec<NodeId> {
    let document = strategy.document(node);
    if !document.broken {
        return strategy.supports(node).iter().map(|support| support.to).collect();
    }
    let text = document.source.text();
    // A front matter that is never closed leaves the whole file as body.
    let metadata = text.get(..document.body.span.start).filter(|text| !text.is_empty()).unwrap_or(text);
    let words = metadata.split(|c: char| !(c.is_alphanumeric() || "-_.".contains(c)));
    words.filter(|word| !word.is_empty()).filter_map(|word| strategy.lookup().by_name(word)).collect()
}

/// Which documents are among `seeds` or come after one of them.
fn spread(strategy: &Strategy, seeds: Vec<NodeId>, next: impl Fn(NodeId) -> Vec<NodeId>) -> Vec<bool> {
    let mut reached = vec![false; strategy.documents.len()];
    let mut waiting = seeds;
    while let Some(node) = waiting.pop() {
        if !std::mem::replace(&mut reached[node.index()], true) {
            waiting.extend(next(node));
        }
    }
    reached
}
