//! Which silences a louder problem already explains.
//!
//! A link that is broken leaves everything behind it without a way to the vision, and a document
//! that cannot be read leaves an objective without its work. Each is reported once, as what it is;
//! the rules that find something *missing* ask here first.

use crate::strategy::{LinkField, NodeId, Strategy, Support, Target};

/// What no louder problem explains.
pub struct Unexplained {
    /// Whether something on its way up is broken.
    cut_off: Vec<bool>,
    /// Whether something that leads to it, or may, is broken.
    deprived: Vec<bool>,
    /// Whether a document that cannot be read names it.
    named: Vec<bool>,
}

impl Unexplained {
    /// What the broken links and documents of a strategy explain.
    pub fn of(strategy: &Strategy) -> Self {
        let up = strategy.ids().filter(|&node| has_broken_support(strategy, node)).collect();
        let down = strategy.ids().flat_map(|node| deprived_by(strategy, node)).collect();
        let named = strategy.ids().flat_map(|node| named_in_broken(strategy, node)).collect();
        Self {
            cut_off: spread(strategy, up, |node| strategy.supporters(node).iter().map(|s| s.from).collect()),
            deprived: spread(strategy, down, |node| strategy.supports(node).iter().map(|s| s.to).collect()),
            named: spread(strategy, named, |_| Vec::new()),
        }
    }

    /// Whether it is no louder problem's fault when a document leads nowhere.
    pub fn leads_nowhere(&self, node: NodeId) -> bool {
        !self.cut_off[node.index()]
    }

    /// Whether it is no louder problem's fault when nothing leads to a document.
    pub fn is_bare(&self, node: NodeId) -> bool {
        !self.deprived[node.index()]
    }

    /// Whether it is no louder problem's fault when no check-in is about a document.
    pub fn is_unwatched(&self, node: NodeId) -> bool {
        !self.named[node.index()]
    }
}

/// Whether a document could not be read, or shares its id with another.
pub fn is_ruined(strategy: &Strategy, node: NodeId) -> bool {
    strategy.document(node).broken || strategy.lookup().with_id(strategy.id(node)).len() > 1
}

fn has_broken_support(strategy: &Strategy, node: NodeId) -> bool {
    let links = strategy.links(node).iter().filter(|link| link.field == LinkField::Supports);
    links.into_iter().any(|link| !matches!(link.target, Target::Document(_)))
        || strategy.supports(node).iter().any(|support| is_broken(strategy, support))
}

/// Whether a support is reported, or leads to a document that is.
fn is_broken(strategy: &Strategy, support: &Support) -> bool {
    !support.allowed || support.cyclic || is_ruined(strategy, support.to)
}

/// What would have something more leading to it were a document whole: what its broken supports
/// name, and where it cannot be read whatever its metadata names.
fn deprived_by(strategy: &Strategy, node: NodeId) -> Vec<NodeId> {
    let ruined = is_ruined(strategy, node);
    let supports = strategy.supports(node).iter();
    let mut deprived: Vec<NodeId> =
        supports.filter(|support| ruined || is_broken(strategy, support)).map(|support| support.to).collect();
    deprived.extend(named_in_broken(strategy, node));
    deprived
}

/// The documents whose ids stand as words in the metadata of one that cannot be read.
fn named_in_broken(strategy: &Strategy, node: NodeId) -> Vec<NodeId> {
    let document = strategy.document(node);
    if !document.broken {
        return Vec::new();
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
