//! Field by field: what differs between a document and what it was, by value, not by line.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::matching::Twin;
use super::side::{Comparison, Side};
use crate::document::{Document, Pulse, Reference, TradeOff, known_fields};
use crate::document::{other_words, retitled};
use crate::strategy::{LinkField, NodeId, Party, Strategy, Target};
use crate::tree::{self, Node};

/// A field that says something else than before. What is absent is `null`; the rest of the text is
/// the field `text`, of which only that it changed is said: both are `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldChange {
    /// The field.
    pub field: String,
    /// What it said.
    pub base: Value,
    /// What it says.
    pub head: Value,
}

/// The fields that differ between the documents of a pair, in the order of documents.
pub fn changes(comparison: &Comparison<'_>, twin: Twin) -> Vec<FieldChange> {
    let Twin::Both(old, new) = twin else { return Vec::new() };
    let (before, now) = (comparison.base.strategy().document(old), comparison.head.strategy().document(new));
    let mut changes = Vec::new();
    let mut push = |field: &str, base: Value, head: Value| {
        if base != head {
            changes.push(FieldChange { field: field.to_owned(), base, head });
        }
    };
    push("kind", json!(before.kind), json!(now.kind));
    if before.source.text() == now.source.text() || comparison.is_unread(twin) {
        return changes;
    }
    if retitled(before, now) {
        push("title", json!(before.title.value), json!(now.title.value));
    }
    push("statement", json!(before.statement.value), json!(now.statement.value));
    let base =
        Values { side: comparison.base, node: old, id: &|node| comparison.id_of_base(node).to_owned() };
    let head = Values {
        side: comparison.head,
        node: new,
        id: &|node| comparison.head.strategy().id(node).to_owned(),
    };
    for (was, is) in base.all().into_iter().zip(head.all()) {
        push(was.0, was.1, is.1);
    }
    let unknown: BTreeSet<&str> =
        [before, now].into_iter().flat_map(|d| unknown(d, comparison.head)).collect();
    for key in unknown {
        let value =
            |document: &Document| document.field(key).map_or(Value::Null, |entry| plain(&entry.value));
        push(key, value(before), value(now));
    }
    if other_words(before) != other_words(now) {
        changes.push(FieldChange { field: "text".into(), base: Value::Null, head: Value::Null });
    }
    changes
}

/// The keys that the document's role does not have, and that do not name its kind.
fn unknown<'d>(document: &'d Document, head: &'d Side) -> impl Iterator<Item = &'d str> {
    let kind = &head.strategy().settings.kind_field;
    let known = move |key: &str| document.role.is_some_and(|role| known_fields(role).any(|name| name == key));
    let keys = document.metadata.iter().map(|entry| entry.name.as_str());
    keys.filter(move |&key| key != kind && key != "title" && !known(key))
}

/// A value as it was written, without its places.
fn plain(node: &Node) -> Value {
    match &node.value {
        tree::Value::Null => Value::Null,
        tree::Value::Scalar(scalar) => json!(scalar.text),
        tree::Value::List(items) => items.iter().map(plain).collect(),
        tree::Value::Map(entries) => {
            let sorted: BTreeMap<&str, Value> =
                entries.iter().map(|(key, node)| (key.value.as_str(), plain(node))).collect();
            json!(sorted)
        }
    }
}

/// The values of one document's fields, links by the ids of today.
struct Values<'a> {
    side: &'a Side,
    node: NodeId,
    id: &'a dyn Fn(NodeId) -> String,
}

impl Values<'_> {
    fn strategy(&self) -> &Strategy {
        self.side.strategy()
    }

    /// Every field by name, in a fixed order; `null` where it says nothing.
    fn all(&self) -> Vec<(&'static str, Value)> {
        let document = self.strategy().document(self.node);
        let fields = &document.fields;
        vec![
            ("status", json!(document.status)),
            ("owner", list(self.parties(self.strategy().owners(self.node)))),
            ("supports", self.supports()),
            ("tags", list(sorted(fields.tags.clone()))),
            ("reviewed", text(fields.reviewed)),
            ("allow", map(fields.allow.iter().map(|(rule, reason)| (rule, reason.value.clone())))),
            ("weight", json!(fields.weight)),
            ("start", text(fields.start)),
            ("due", text(fields.due)),
            ("cadence", text(fields.cadence)),
            ("favors", list(trade_offs(&fields.favors))),
            ("rewards", list(trade_offs(&fields.rewards))),
            ("baseline", json!(fields.baseline)),
            ("target", json!(fields.target)),
            ("current", json!(fields.current)),
            ("unit", json!(fields.unit)),
            ("progress", json!(fields.progress.or_else(|| document.body.task_share()))),
            ("resources", self.resources()),
            ("stance", json!(fields.explores.then_some("explore"))),
            ("depends_on", list(sorted(self.named(&fields.depends_on)))),
            ("lead", json!(fields.lead)),
            ("contributes", json!(fields.contributes)),
            ("capacity", map(fields.capacity.iter())),
            ("type", json!(fields.sort)),
            ("date", text(fields.date)),
            ("about", list(sorted(self.named(&fields.about)))),
            ("by", json!(self.strategy().by(self.node).map(|by| self.party(by)))),
            ("confidence", json!(fields.confidence)),
            ("pulse", pulse(fields.pulse)),
            ("priorities", list(self.named(&fields.priorities))),
            ("hypothesis", json!(fields.hypothesis)),
            ("evidence", json!(fields.evidence)),
            ("answered", text(fields.answered)),
            ("answer", json!(fields.answer)),
            ("trigger", json!(fields.trigger)),
            ("changes", list(fields.changes.iter().map(plain).collect())),
        ]
    }

    /// What it supports, each with its share of the whole; what names nothing as written.
    fn supports(&self) -> Value {
        let links = self.strategy().links(self.node).iter().filter(|link| link.field == LinkField::Supports);
        let mut shares: BTreeMap<String, f64> = BTreeMap::new();
        for link in links {
            let name = match link.target {
                Target::Document(node) => (self.id)(node),
                _ => link.text.clone(),
            };
            *shares.entry(name).or_default() += link.share;
        }
        let sum: f64 = shares.values().sum();
        // Rounded, so that a third of the whole is one however it came about.
        let part = |share: f64| if sum > 0.0 { (share / sum * 1e9).round() / 1e9 } else { 0.0 };
        map(shares.iter().map(|(name, &share)| (name, part(share))))
    }

    fn resources(&self) -> Value {
        let mut resources: BTreeMap<&str, BTreeMap<String, f64>> = BTreeMap::new();
        for holding in self.strategy().holdings(self.node) {
            let by_provider = resources.entry(&holding.sort).or_default();
            for (provider, amount) in &holding.amounts {
                let provider = provider.map_or_else(String::new, self.id);
                *by_provider.entry(provider).or_default() += amount;
            }
        }
        map(resources.iter().map(|(sort, amounts)| (sort, json!(amounts))))
    }

    /// What references name: ids, and the text where they name nothing.
    fn named(&self, references: &[Reference]) -> Vec<String> {
        let path = self.strategy().document(self.node).path();
        let name = |reference: &Reference| match self.strategy().lookup().find(&reference.text, path) {
            Target::Document(node) => (self.id)(node),
            _ => reference.text.clone(),
        };
        references.iter().map(name).collect()
    }

    fn parties(&self, parties: &[Party]) -> Vec<String> {
        sorted(parties.iter().map(|party| self.party(party)).collect())
    }

    fn party(&self, party: &Party) -> String {
        match party {
            Party::Team(node) => (self.id)(*node),
            Party::Text(text) => text.clone(),
        }
    }
}

fn pulse(pulse: Pulse) -> Value {
    let parts = [("alignment", pulse.alignment), ("mood", pulse.mood)];
    map(parts.into_iter().filter_map(|(part, value)| Some((part, value?))))
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

fn trade_offs(trade_offs: &[TradeOff]) -> Vec<String> {
    sorted(trade_offs.iter().map(|said| format!("{} over {}", said.over, said.under)).collect())
}

fn text(value: Option<impl ToString>) -> Value {
    value.map_or(Value::Null, |value| Value::String(value.to_string()))
}

/// A list; `null` where it is empty.
fn list<T: Serialize>(items: Vec<T>) -> Value {
    if items.is_empty() { Value::Null } else { json!(items) }
}

/// A map in the order of its keys; `null` where it is empty.
fn map<K: ToString, V: Serialize>(entries: impl Iterator<Item = (K, V)>) -> Value {
    let sorted: BTreeMap<String, V> = entries.map(|(key, value)| (key.to_string(), value)).collect();
    if sorted.is_empty() { Value::Null } else { json!(sorted) }
}
