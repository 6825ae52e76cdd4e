//! One value as one type.

use indexmap::IndexMap;
use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::{Amount, Confidence, Pulse, Reference, Support, TradeOff};
use crate::settings::{Cadence, Settings};
use crate::text::{DocPath, Span, Spanned, fold_blanks};
use crate::tree::{self, Node};

/// Numbers beyond this, either way, are refused: sums over any strategy then stay exact enough, and
/// finite.
const MOST: f64 = 1e15;

/// Reads values of the field at hand and collects what is wrong with them.
pub struct Reader<'s> {
    path: DocPath,
    settings: &'s Settings,
    /// The field at hand.
    pub field: String,
    /// What is wrong so far.
    pub problems: Vec<Diagnostic>,
}

impl<'s> Reader<'s> {
    pub const fn new(path: DocPath, settings: &'s Settings) -> Self {
        Self { path, settings, field: String::new(), problems: Vec::new() }
    }

    fn problem(&mut self, span: Span, message: String, help: impl Into<String>) {
        self.problems.push(Diagnostic::new("invalid-field", &self.path, span, message).help(help));
    }

    /// Reports that the value is not what the field wants.
    fn wrong<T>(&mut self, node: &Node, expected: &str) -> Option<T> {
        let found =
            node.as_text().map_or_else(|| node.noun().to_owned(), |text| format!("`{}`", fold_blanks(text)));
        self.problem(
            node.span,
            format!("`{}` is {found}, not {expected}", self.field),
            format!("give it {expected}"),
        );
        None
    }

    /// The node where it holds a single text; lists of one are as good.
    fn single<'n>(&mut self, node: &'n Node, expected: &str) -> Option<(&'n Node, &'n str)> {
        match node.items() {
            [] => None,
            [item] if item.as_text().is_some() => item.as_text().map(|text| (item, text)),
            _ => self.wrong(node, expected),
        }
    }

    pub fn text(&mut self, node: &Node) -> Option<String> {
        let (_, text) = self.single(node, "a text")?;
        Some(fold_blanks(text)).filter(|text| !text.is_empty())
    }

    pub fn texts(&mut self, node: &Node) -> Vec<String> {
        node.items().iter().filter_map(|item| self.text(item)).collect()
    }

    pub fn word(&mut self, node: &Node, known: &[&str]) -> Option<String> {
        let word = self.text(node)?.to_lowercase();
        if known.contains(&word.as_str()) {
            return Some(word);
        }
        let help = did_you_mean(&word, known.iter().copied())
            .unwrap_or_else(|| format!("known: {}", known.join(", ")));
        self.problem(node.span, format!("`{word}` is not known as `{}`", self.field), help);
        None
    }

    pub fn date(&mut self, node: &Node) -> Option<Date> {
        let expected = "a date of the calendar, YYYY-MM-DD";
        let (item, text) = self.single(node, expected)?;
        tree::date(text).or_else(|| self.wrong(item, expected))
    }

    pub fn number(&mut self, node: &Node) -> Option<f64> {
        self.number_from(node, f64::MIN)
    }

    pub fn number_from(&mut self, node: &Node, least: f64) -> Option<f64> {
        let expected =
            if least == f64::MIN { "a number".to_owned() } else { format!("a number, at least {least}") };
        let (item, text) = self.single(node, &expected)?;
        match tree::number(text) {
            Some(n) if n.abs() > MOST => {
                let message = format!("`{}` is `{text}`: more than can be reckoned with", self.field);
                self.problem(
                    item.span,
                    message,
                    format!("give it at most {MOST:e}, perhaps in a larger unit"),
                );
                None
            }
            Some(n) if n >= least => Some(n),
            _ => self.wrong(item, &expected),
        }
    }

    fn number_within(&mut self, node: &Node, least: f64, most: f64) -> Option<f64> {
        let expected = format!("a number from {least} to {most}");
        let (item, text) = self.single(node, &expected)?;
        tree::number(text).filter(|n| (least..=most).contains(n)).or_else(|| self.wrong(item, &expected))
    }

    /// 0 to 1, or a percentage.
    pub fn progress(&mut self, node: &Node) -> Option<f64> {
        let expected = "a share from 0 to 1 or a percentage such as `45%`";
        let (item, text) = self.single(node, expected)?;
        let share = match text.trim().strip_suffix('%') {
            Some(percent) => tree::number(percent).map(|n| n / 100.0),
            None => tree::number(text),
        };
        share.filter(|share| (0.0..=1.0).contains(share)).or_else(|| self.wrong(item, expected))
    }

    pub fn cadence(&mut self, node: &Node) -> Option<Cadence> {
        let expected = "a cadence such as `30 days`, `2 weeks` or `1 month`";
        let (item, text) = self.single(node, expected)?;
        Cadence::parse(text).or_else(|| self.wrong(item, expected))
    }

    pub fn references(&mut self, node: &Node) -> Vec<Reference> {
        if node.as_map().is_some() {
            self.wrong::<()>(node, "a name or a list of names");
            return Vec::new();
        }
        Reference::read_all(node)
    }

    /// A list (equal shares) or a map from name to share.
    pub fn supports(&mut self, node: &Node) -> Vec<Support> {
        let Some(entries) = node.as_map() else {
            let whole = |reference| Support { reference, share: 1.0 };
            return self.references(node).into_iter().map(whole).collect();
        };
        let mut supports = Vec::new();
        for (key, share) in entries {
            // A share that cannot be read still names what it supports.
            let share = if share.is_null() { Some(1.0) } else { self.number_from(share, 0.0) }.unwrap_or(1.0);
            let references = Reference::read(&key.value, key.span);
            supports.extend(references.into_iter().map(|reference| Support { reference, share }));
        }
        supports
    }

    /// A map from rule to reason.
    pub fn allow(&mut self, node: &Node) -> IndexMap<String, Spanned<String>> {
        let mut allowed = IndexMap::new();
        let Some(entries) = node.as_map() else {
            if !node.is_null() {
                self.wrong::<()>(node, "a map from a rule to the reason why it is allowed");
            }
            return allowed;
        };
        for (rule, reason) in entries {
            match reason.as_text().map(fold_blanks).filter(|reason| !reason.is_empty()) {
                Some(reason) => drop(allowed.insert(rule.value.clone(), Spanned::new(reason, rule.span))),
                None => {
                    let message = format!("`allow` of `{}` gives no reason", rule.value);
                    self.problem(
                        rule.span,
                        message,
                        format!("write `{}: \"why it is fine here\"`", rule.value),
                    );
                }
            }
        }
        allowed
    }

    pub fn trade_offs(&mut self, node: &Node) -> Vec<TradeOff> {
        node.items().iter().filter_map(|item| self.trade_off(item)).collect()
    }

    fn trade_off(&mut self, node: &Node) -> Option<TradeOff> {
        let expected = "a trade-off `X over Y`";
        let text = self.single(node, expected).map(|(_, text)| fold_blanks(text))?;
        let folded = text.to_lowercase();
        let parts = folded.split_once(" even over ").or_else(|| folded.split_once(" over "));
        match parts.map(|(over, under)| (over.trim().to_owned(), under.trim().to_owned())) {
            Some((over, under)) if !over.is_empty() && !under.is_empty() => {
                Some(TradeOff { over, under, text, span: node.span })
            }
            _ => self.wrong(node, expected),
        }
    }

    /// A resource type to an amount, or to amounts by provider.
    pub fn resources(&mut self, node: &Node) -> IndexMap<String, Vec<Amount>> {
        let mut resources = IndexMap::new();
        for (sort, value) in self.types(node) {
            let amounts = match value.as_map() {
                Some(providers) => {
                    providers.iter().filter_map(|(who, amount)| self.provided(who, amount)).collect()
                }
                None => {
                    let amount = self.number_from(value, 0.0);
                    amount.into_iter().map(|amount| Amount { provider: None, amount }).collect()
                }
            };
            resources.insert(sort, amounts);
        }
        resources
    }

    fn provided(&mut self, who: &Spanned<String>, amount: &Node) -> Option<Amount> {
        let amount = self.number_from(amount, 0.0)?;
        let provider = Reference::read(&who.value, who.span).into_iter().next();
        Some(Amount { provider, amount })
    }

    pub fn capacity(&mut self, node: &Node) -> IndexMap<String, f64> {
        let types = self.types(node);
        types.into_iter().filter_map(|(sort, amount)| Some((sort, self.number_from(amount, 0.0)?))).collect()
    }

    /// The entries of a map from resource types; a type that `rhumb.toml` does not declare is
    /// reported and counts all the same.
    fn types<'n>(&mut self, node: &'n Node) -> Vec<(String, &'n Node)> {
        let Some(entries) = node.as_map() else {
            if !node.is_null() {
                self.wrong::<()>(node, "a map from a resource type to an amount");
            }
            return Vec::new();
        };
        for (sort, _) in entries {
            self.check_type(sort);
        }
        entries.iter().map(|(sort, value)| (sort.value.clone(), value)).collect()
    }

    fn check_type(&mut self, sort: &Spanned<String>) {
        let declared = &self.settings.resources;
        if declared.contains_key(&sort.value) {
            return;
        }
        let help = did_you_mean(&sort.value, declared.keys().map(String::as_str))
            .unwrap_or_else(|| format!("declare it in rhumb.toml as `[resources.{}]`", sort.value));
        let message = format!("the resource type `{}` is not declared", sort.value);
        self.problems.push(Diagnostic::new("unknown-field", &self.path, sort.span, message).help(help));
    }

    pub fn confidence(&mut self, node: &Node) -> Option<Confidence> {
        let expected = "`on-track`, `at-risk`, `off-track` or a share from 0 to 1";
        let (item, text) = self.single(node, expected)?;
        match text.trim().to_lowercase().as_str() {
            "on-track" => Some(Confidence::OnTrack),
            "at-risk" => Some(Confidence::AtRisk),
            "off-track" => Some(Confidence::OffTrack),
            text => {
                let share = tree::number(text).filter(|share| (0.0..=1.0).contains(share));
                share.map(Confidence::Share).or_else(|| self.wrong(item, expected))
            }
        }
    }

    pub fn pulse(&mut self, node: &Node) -> Pulse {
        let mut pulse = Pulse::default();
        let Some(entries) = node.as_map() else {
            if !node.is_null() {
                self.wrong::<()>(node, "a map of `alignment` and `mood`, each from 1 to 5");
            }
            return pulse;
        };
        for (key, value) in entries {
            match key.value.as_str() {
                "alignment" => pulse.alignment = self.number_within(value, 1.0, 5.0),
                "mood" => pulse.mood = self.number_within(value, 1.0, 5.0),
                other => {
                    let help = did_you_mean(other, ["alignment", "mood"])
                        .unwrap_or_else(|| "known: alignment, mood".into());
                    self.problem(key.span, format!("`{other}` is not known in `pulse`"), help);
                }
            }
        }
        pulse
    }

    /// A list of edits: each a map with `document` and `set` or `scale`, or `drop`, or `add`.
    pub fn changes(&mut self, node: &Node) -> Vec<Node> {
        let is_edit = |edit: &Node| {
            let whole = edit.get("document").and_then(Node::as_text).is_some()
                && ["set", "scale"].iter().any(|verb| edit.get(verb).is_some_and(|v| v.as_map().is_some()));
            whole
                || edit.get("drop").and_then(Node::as_text).is_some()
                || edit.get("add").is_some_and(|v| v.as_map().is_some())
        };
        let mut edits = Vec::new();
        for edit in node.items() {
            if is_edit(edit) {
                edits.push(edit.clone());
            } else {
                self.wrong::<()>(
                    edit,
                    "an edit: `{document, set}`, `{document, scale}`, `{drop}` or `{add}`",
                );
            }
        }
        edits
    }
}
