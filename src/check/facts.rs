//! What rules look at, computed once for all of them.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::CheckInput;
use crate::alignment::Alignment;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Mention};
use crate::strategy::{Destination, Link, LinkField, Miss, NodeId, Strategy, Target};
use crate::text::Span;
use crate::trade_offs::TradeOffs;

/// The strategy on its day, and what several rules ask about it.
pub struct Facts<'a> {
    /// What is checked.
    pub input: &'a CheckInput<'a>,
    /// The strategy on its day.
    pub alignment: &'a Alignment,
    /// The strategy.
    pub strategy: &'a Strategy,
    /// What it prefers.
    pub trade_offs: &'a TradeOffs,
    /// Where each support is written first among the links of its document. Found when first asked for.
    supports: OnceLock<FxHashMap<(NodeId, NodeId), usize>>,
}

impl<'a> Facts<'a> {
    /// The facts about what is checked.
    pub fn of(input: &'a CheckInput<'a>) -> Self {
        let strategy = &*input.alignment.strategy;
        let (alignment, trade_offs) = (input.alignment, input.trade_offs);
        Self { input, alignment, strategy, trade_offs, supports: OnceLock::new() }
    }

    /// The document of a number.
    pub fn document(&self, node: NodeId) -> &'a Document {
        self.strategy.document(node)
    }

    /// A problem of `rule` with a document, at `span`.
    pub fn problem(
        &self,
        rule: &'static str,
        node: NodeId,
        span: Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        let document = self.document(node);
        Diagnostic::new(rule, document.path(), span, message).document(&document.id.value)
    }

    /// Where a document writes `field`; its title where it does not.
    pub fn place(&self, node: NodeId, field: &str) -> Span {
        let document = self.document(node);
        document.field(field).map_or(document.title.span, |entry| entry.value.span)
    }

    /// The first support of `from` that names `to`, as written.
    pub fn support(&self, from: NodeId, to: NodeId) -> Option<&'a Link> {
        let at = self.supports.get_or_init(|| supports(self.strategy)).get(&(from, to))?;
        self.strategy.links(from).get(*at)
    }

    /// Where `from` says that it supports `to`.
    pub fn support_span(&self, from: NodeId, to: NodeId) -> Span {
        self.support(from, to).map_or_else(|| self.place(from, "supports"), |link| self.link_span(from, link))
    }

    /// Where a link is written; its own part of a text that names several.
    pub fn link_span(&self, node: NodeId, link: &Link) -> Span {
        let written = self.document(node).source.slice(link.span);
        let part =
            written.match_indices(&link.text).find(|(at, part)| stands_alone(written, *at, part.len()));
        match part {
            Some((at, part)) if written.len() > part.len() => {
                Span::new(at, at + part.len()).shifted(link.span.start)
            }
            _ => link.span,
        }
    }

    /// The documents that could be read.
    pub fn readable(&self) -> impl Iterator<Item = NodeId> + '_ {
        self.strategy.ids().filter(|&node| !self.document(node).broken)
    }

    /// What readable documents mention and is not there.
    pub fn missed_mentions(&self) -> impl Iterator<Item = (NodeId, &'a Mention, &'a Miss)> + '_ {
        let mentions = |node| self.document(node).body.mentions.iter().zip(self.strategy.mentions(node));
        let missed = move |node| {
            mentions(node).filter_map(move |(mention, destination)| match destination {
                Destination::Missing(miss) => Some((node, mention, miss)),
                _ => None,
            })
        };
        self.readable().flat_map(missed)
    }
}

/// Where each support is written first among the links of its document.
fn supports(strategy: &Strategy) -> FxHashMap<(NodeId, NodeId), usize> {
    let mut supports = FxHashMap::default();
    for from in strategy.ids() {
        for (at, link) in strategy.links(from).iter().enumerate() {
            if let (LinkField::Supports, Target::Document(to)) = (link.field, &link.target) {
                supports.entry((from, *to)).or_insert(at);
            }
        }
    }
    supports
}

/// Whether what stands at `at` is no part of a longer name.
fn stands_alone(text: &str, at: usize, len: usize) -> bool {
    let named = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-_".contains(c));
    !named(text[..at].chars().next_back()) && !named(text[at + len..].chars().next())
}
