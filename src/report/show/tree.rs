//! Chains of supports as a tree of lines. Iterative: chains may be long.

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::document::Document;
use crate::report::number::percent;
use crate::settings::Status;
use crate::strategy::{NodeId, Support};
use crate::text::visible;

/// What a document is for, up to the vision: a line each, what was shown before not again.
pub fn upwards(analysis: &Analysis, node: NodeId) -> Vec<String> {
    walk(analysis, node, |node| analysis.strategy.supports(node).to_vec(), |support| support.to)
}

/// What supports a document, down to the last: a line each, what was shown before not again.
pub fn downwards(analysis: &Analysis, node: NodeId) -> Vec<String> {
    walk(analysis, node, |node| analysis.strategy.supporters(node).to_vec(), |support| support.from)
}

fn walk(
    analysis: &Analysis,
    start: NodeId,
    next: impl Fn(NodeId) -> Vec<Support>,
    end: impl Fn(&Support) -> NodeId,
) -> Vec<String> {
    let mut lines = Vec::new();
    let mut shown = BTreeSet::from([start]);
    let mut open: Vec<(usize, Support)> = next(start).into_iter().rev().map(|support| (0, support)).collect();
    while let Some((depth, support)) = open.pop() {
        let node = end(&support);
        let is_new = shown.insert(node);
        lines.push(line(analysis, depth, &support, node, is_new));
        if is_new {
            open.extend(next(node).into_iter().rev().map(|support| (depth + 1, support)));
        }
    }
    lines
}

fn line(analysis: &Analysis, depth: usize, support: &Support, node: NodeId, is_new: bool) -> String {
    let strategy = &analysis.strategy;
    let document = strategy.document(node);
    let (title, id, kind) =
        (visible(&document.title.value), visible(&document.id.value), visible(&document.kind));
    let share = if support.share < 1.0 { format!("{} ", percent(support.share)) } else { String::new() };
    let broken = why_not(analysis, support).map_or(String::new(), |why| format!(" [{why}]"));
    let seen = if is_new { "" } else { " (see above)" };
    format!("{}{share}{title} ({kind} {id}){broken}{seen}", "  ".repeat(depth))
}

/// Why a support carries nothing.
fn why_not(analysis: &Analysis, support: &Support) -> Option<String> {
    let alignment = &analysis.alignment;
    let dead = [support.from, support.to].into_iter().find(|&node| !alignment.is_live(node));
    match dead {
        _ if alignment.carries(support) => None,
        _ if !support.allowed => Some("carries nothing: their kinds do not allow it".to_owned()),
        _ if support.cyclic => Some("carries nothing: it lies on a cycle".to_owned()),
        dead => {
            let document = analysis.strategy.document(dead?);
            Some(format!("carries nothing: `{}` {}", visible(&document.id.value), state(document)))
        }
    }
}

/// Why a document is not live.
fn state(document: &Document) -> String {
    match (document.status, document.fields.start) {
        _ if document.broken => "cannot be read".to_owned(),
        (Status::Active, Some(start)) => format!("starts on {start}"),
        (status, _) => format!("is not live ({status})"),
    }
}
