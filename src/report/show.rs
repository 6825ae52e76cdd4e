//! One document in context, on a terminal: why it is there, how it comes about, who, and when.

mod tree;

use std::fmt::Write as _;

use anstyle::Style;

use crate::analysis::Analysis;
use crate::chronicle::rhythm;
use crate::report::number::{amount, count, percent};
use crate::settings::Role;
use crate::strategy::{NodeId, Party};
use crate::text::visible;

/// How many landings are shown: the newest.
const LANDINGS: usize = 10;

/// Everything about the document `node`. Colours are ANSI codes.
pub fn text(analysis: &Analysis, node: NodeId) -> String {
    let mut out = heading(analysis, node);
    facts(&mut out, analysis, node);
    section(&mut out, "Why", &tree::upwards(analysis, node), "it supports nothing");
    section(&mut out, "How", &tree::downwards(analysis, node), "nothing supports it");
    section(&mut out, "Suspect links", &suspects(analysis, node), "");
    section(&mut out, "Looks", &looks(analysis, node), "");
    section(&mut out, "Landings", &landings(analysis, node), "");
    out
}

fn heading(analysis: &Analysis, node: NodeId) -> String {
    let document = analysis.strategy.document(node);
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    let (title, id) = (visible(&document.title.value), visible(&document.id.value));
    let kind = format!("{} {}", document.status, visible(&document.kind));
    let mut out =
        format!("{bold}{title}{bold:#} {dim}({id}){dim:#}\n{kind}, {}\n", visible(document.path().as_str()));
    if !document.statement.value.is_empty() {
        let _ = write!(out, "\n{}\n", visible(&document.statement.value));
    }
    out
}

fn section(out: &mut String, title: &str, lines: &[String], empty: &str) {
    if lines.is_empty() && empty.is_empty() {
        return;
    }
    let bold = Style::new().bold();
    let _ = writeln!(out, "\n{bold}{title}{bold:#}");
    if lines.is_empty() {
        let _ = writeln!(out, "  {empty}");
    }
    for line in lines {
        let _ = writeln!(out, "  {line}");
    }
}

fn facts(out: &mut String, analysis: &Analysis, node: NodeId) {
    let (strategy, alignment) = (&analysis.strategy, &analysis.alignment);
    let fields = &strategy.document(node).fields;
    let owners: Vec<String> = strategy.owners(node).iter().map(|owner| party(analysis, owner)).collect();
    let measured = matches!(
        strategy.role(node),
        Some(Role::Objective | Role::KeyResult | Role::Initiative | Role::Team)
    );
    let flows: Vec<String> = alignment.types().iter().filter_map(|sort| flow(analysis, node, sort)).collect();
    let rhythm = matches!(strategy.role(node), Some(Role::Objective | Role::Initiative))
        .then(|| cadence(analysis, node));
    let facts = [
        ("owner", Some(owners.join(", ")).filter(|owners| !owners.is_empty())),
        ("reach", (measured && alignment.is_live(node)).then(|| percent(alignment.reach(node)))),
        ("weight", fields.weight.map(amount)),
        ("due", fields.due.map(|due| due.to_string())),
        ("progress", strategy.document(node).progress().map(percent)),
        ("flow", Some(flows.join(", ")).filter(|flows| !flows.is_empty())),
        ("check-ins", rhythm),
    ];
    out.push('\n');
    for (name, fact) in facts.into_iter().filter_map(|(name, fact)| Some((name, fact?))) {
        let _ = writeln!(out, "  {name:<10} {fact}");
    }
}

fn flow(analysis: &Analysis, node: NodeId, sort: &str) -> Option<String> {
    let flow = analysis.alignment.flow(node, sort);
    let unit = analysis.version.settings.unit(sort);
    (flow > 0.0).then(|| format!("{} {}", amount(flow), visible(unit)))
}

fn cadence(analysis: &Analysis, node: NodeId) -> String {
    let rhythm = rhythm(&analysis.alignment, analysis.chronicle(), node);
    let last = rhythm.last.map_or_else(|| "none yet".to_owned(), |last| format!("last on {last}"));
    let late = if rhythm.due && !rhythm.on_time { ", late" } else { "" };
    format!("{}, {last}{late}", rhythm.cadence.every())
}

fn party(analysis: &Analysis, party: &Party) -> String {
    match party {
        Party::Team(team) => visible(analysis.strategy.id(*team)).into_owned(),
        Party::Text(name) => visible(name).into_owned(),
    }
}

fn suspects(analysis: &Analysis, node: NodeId) -> Vec<String> {
    let Some(chronicle) = analysis.chronicle() else { return Vec::new() };
    let id = |node| visible(analysis.strategy.id(node)).into_owned();
    let concerned = chronicle.suspects(&analysis.alignment).into_iter();
    concerned
        .filter(|suspect| suspect.support.from == node || suspect.support.to == node)
        .map(|suspect| {
            let (from, to) = (id(suspect.support.from), id(suspect.support.to));
            let landing = chronicle.landing(suspect.changed);
            let summary = visible(&landing.summary);
            format!("{to} changed on {} ({summary}); {from} was not looked at since", landing.date)
        })
        .collect()
}

fn looks(analysis: &Analysis, node: NodeId) -> Vec<String> {
    let strategy = &analysis.strategy;
    let mut looks: Vec<NodeId> = strategy.looks(node).to_vec();
    looks.sort_by_key(|&look| std::cmp::Reverse((strategy.document(look).fields.date, look)));
    let line = |look: NodeId| {
        let document = strategy.document(look);
        let date = document.fields.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
        let said =
            document.fields.confidence.map_or(String::new(), |confidence| format!(", {}", confidence.word()));
        let kind = visible(&document.kind);
        format!("{date:<10}  {kind}{said}: {}", visible(&document.title.value))
    };
    looks.into_iter().map(line).collect()
}

fn landings(analysis: &Analysis, node: NodeId) -> Vec<String> {
    let chronicle = analysis.chronicle();
    let life = chronicle.and_then(|chronicle| Some((chronicle, chronicle.life(analysis.strategy.id(node))?)));
    let Some((chronicle, life)) = life else { return Vec::new() };
    let line = |landing: &crate::chronicle::Landing| {
        let revision: String = landing.revision.as_deref().unwrap_or("-").chars().take(8).collect();
        let author = visible(&landing.author);
        let by = if author.is_empty() { String::new() } else { format!(" ({author})") };
        format!("{}  {revision:<8}  {}{by}", landing.date, visible(&landing.summary))
    };
    let shown = life.touched.iter().rev().take(LANDINGS);
    let mut lines: Vec<String> = shown.map(|&landing| line(chronicle.landing(landing))).collect();
    if life.touched.len() > LANDINGS {
        lines.push(format!("and {} before", count(life.touched.len() - LANDINGS, "landing")));
    }
    lines
}
