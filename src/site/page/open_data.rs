//! What the site publishes for programs: the strategy as JSON, feeds, a site map.

use std::fmt::Write as _;

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;

use crate::escape;
use crate::settings::Role;
use crate::site::past::LegEnd;
use crate::site::press::{Press, Printed};
use crate::strategy::{NodeId, Party};
use crate::text::DocPath;

/// The most entries of a feed.
const ENTRIES: usize = 30;

/// What a site's `strategy.json` holds.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "rhumb.strategy/1")]
pub struct StrategyData {
    /// `rhumb.strategy/1`.
    schema: &'static str,
    /// The strategy's name.
    strategy: String,
    /// The commit that was read; null for a work tree.
    revision: Option<String>,
    /// The day that it is read for.
    as_of: String,
    /// The index, 0 to 100; null where nothing is measured.
    index: Option<f64>,
    /// The readings by measure, 0 to 1; null where one is not measured.
    measures: IndexMap<&'static str, Option<f64>>,
    /// Every document, in the order of paths.
    documents: Vec<DocumentData>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct DocumentData {
    id: String,
    /// Its kind's name.
    kind: String,
    /// What it is to the alignment; null for a page.
    role: Option<String>,
    title: String,
    statement: String,
    status: String,
    /// Whether it is in force on the day.
    live: bool,
    /// Whether it could not be read.
    broken: bool,
    /// The file, from the strategy root.
    path: String,
    /// Its page, from the site's top.
    page: String,
    /// Whom it belongs to: ids of teams, and names.
    owners: Vec<String>,
    supports: Vec<SupportData>,
    /// The documents that it is about, by id.
    about: Vec<String>,
    /// The part of it that leads to the vision, 0 to 1.
    reach: f64,
    /// How far it is, 0 to 1.
    progress: Option<f64>,
    /// What flows through it, by resource type, in its unit.
    flow: IndexMap<String, f64>,
    weight: Option<f64>,
    date: Option<String>,
    start: Option<String>,
    due: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SupportData {
    /// What it supports, by id.
    id: String,
    /// The part of it that is for that, 0 to 1.
    share: f64,
    /// Whether alignment flows over it.
    carries: bool,
}

/// The schema of `strategy.json`, with the name of its file in `schemas/`.
pub fn schema() -> (&'static str, Schema) {
    ("strategy-1", schema_for!(StrategyData))
}

/// The strategy as JSON.
pub fn strategy(press: &Press<'_>) -> String {
    let readings = &press.analysis.readings;
    let data = StrategyData {
        schema: "rhumb.strategy/1",
        strategy: press.strategy.settings.name.clone(),
        revision: press.analysis.version.commit.as_ref().map(|commit| commit.id.to_string()),
        as_of: press.analysis.date().to_string(),
        index: readings.index,
        measures: readings.measures.iter().map(|reading| (reading.id, reading.reading)).collect(),
        documents: press.strategy.ids().map(|node| document(press, node)).collect(),
    };
    // Texts and finite numbers always serialise.
    serde_json::to_string(&data).unwrap_or_default() + "\n"
}

fn document(press: &Press<'_>, node: NodeId) -> DocumentData {
    let (strategy, alignment) = (press.strategy, &press.analysis.alignment);
    let document = strategy.document(node);
    let fields = &document.fields;
    let written = |date: Option<Date>| date.map(|date| date.to_string());
    let flows = alignment.types().iter().map(|sort| (sort.clone(), alignment.flow(node, sort)));
    DocumentData {
        id: document.id.value.clone(),
        kind: document.kind.clone(),
        role: document.role.map(|role| role.word().to_owned()),
        title: document.title.value.clone(),
        statement: document.statement.value.clone(),
        status: document.status.to_string(),
        live: alignment.is_live(node),
        broken: document.broken,
        path: document.path().to_string(),
        page: press.places.page(node).to_string(),
        owners: strategy.owners(node).iter().map(|party| name(press, party)).collect(),
        supports: strategy
            .supports(node)
            .iter()
            .map(|support| SupportData {
                id: strategy.id(support.to).to_owned(),
                share: support.share,
                carries: alignment.carries(support),
            })
            .collect(),
        about: strategy.about(node).iter().map(|&node| strategy.id(node).to_owned()).collect(),
        reach: alignment.reach(node),
        progress: document.progress(),
        flow: flows.filter(|(_, flow)| *flow > 0.0).collect(),
        weight: fields.weight,
        date: written(fields.date),
        start: written(fields.start),
        due: written(fields.due),
    }
}

fn name(press: &Press<'_>, party: &Party) -> String {
    match party {
        Party::Team(team) => press.strategy.id(*team).to_owned(),
        Party::Text(name) => name.clone(),
    }
}

/// The map of the site for search engines; addresses are whole, so it needs to know where it stands.
pub fn site_map(base_url: &str, pages: &[Printed]) -> String {
    let mut addresses: Vec<String> = pages
        .iter()
        .filter(|(path, text)| path.as_str() != "404.html" && !text.contains("data-page=\"redirect\""))
        .map(|(path, _)| whole(base_url, path))
        .collect();
    addresses.sort();
    let urls: String = addresses.iter().fold(String::new(), |mut urls, address| {
        // Writing to a string cannot fail.
        let _ = writeln!(urls, "<url><loc>{}</loc></url>", escape::text(address));
        urls
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n"
    )
}

/// What robots may read: all of it.
pub fn robots(base_url: Option<&str>) -> String {
    let site_map = base_url.map_or_else(String::new, |base| format!("Sitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{site_map}")
}

/// A page's whole address.
pub fn whole(base_url: &str, page: &DocPath) -> String {
    let path = page.as_str();
    let folder = path.strip_suffix("index.html").filter(|rest| rest.is_empty() || rest.ends_with('/'));
    format!("{base_url}{}", escape::path(folder.unwrap_or(path)))
}

/// One entry of a feed.
struct Entry {
    address: String,
    title: String,
    author: String,
    day: Date,
    summary: String,
}

/// The newest check-ins or decisions as an Atom feed.
pub fn feed(press: &Press<'_>, base_url: &str, role: Role, file: &str) -> String {
    let strategy = press.strategy;
    let mut dated: Vec<(Date, NodeId)> = strategy
        .with_role(role)
        .filter_map(|node| Some((strategy.document(node).fields.date?, node)))
        .collect();
    dated.sort_by(|a, b| b.cmp(a));
    let entry = |(day, node): (Date, NodeId)| {
        let document = strategy.document(node);
        let party = strategy.by(node).or_else(|| strategy.owners(node).first());
        let author =
            party.map_or_else(String::new, |party| press.sheet(press.places.page(node)).person(party).name);
        Entry {
            address: whole(base_url, press.places.page(node)),
            title: document.title.value.clone(),
            author,
            day,
            summary: document.statement.value.clone(),
        }
    };
    let title = press.kind_word(role.word(), true);
    atom(press, base_url, file, &title, dated.into_iter().take(ENTRIES).map(entry).collect())
}

/// The releases, each with its verdict, as an Atom feed.
pub fn release_feed(press: &Press<'_>, base_url: &str, file: &str) -> String {
    let entry = |(leg, page): (&crate::site::past::Leg, &DocPath)| {
        let sheet = press.sheet(page);
        Entry {
            address: whole(base_url, page),
            title: leg.drift.head.name.clone(),
            author: press.strategy.settings.name.clone(),
            day: leg.drift.head.as_of,
            summary: super::drift::verdict_of(&sheet, leg, page),
        }
    };
    let entries =
        press.legs().rev().filter(|(leg, _)| leg.end == LegEnd::Release).take(ENTRIES).map(entry).collect();
    atom(press, base_url, file, press.language.word("releases"), entries)
}

fn atom(press: &Press<'_>, base_url: &str, file: &str, title: &str, entries: Vec<Entry>) -> String {
    let text = |value: &str| escape::text(value).into_owned();
    let name = &press.strategy.settings.name;
    let newest = entries.iter().map(|entry| entry.day).max().unwrap_or_else(|| press.analysis.date());
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{base}{file}</id>\n<title>{} · {}</title>\n<updated>{newest}T00:00:00Z</updated>\n\
         <author><name>{}</name></author>\n<link rel=\"self\" href=\"{base}{file}\"/>\n<link href=\"{base}\"/>\n",
        text(&press.strategy.settings.site.language),
        text(title),
        text(name),
        text(name),
        base = text(base_url),
    );
    for entry in &entries {
        let author = if entry.author.is_empty() { name } else { &entry.author };
        // Writing to a string cannot fail.
        let _ = writeln!(
            feed,
            "<entry><id>{address}</id><title>{}</title><updated>{}T00:00:00Z</updated>\
             <author><name>{}</name></author><link href=\"{address}\"/><summary>{}</summary></entry>",
            text(&entry.title),
            entry.day,
            text(author),
            text(&entry.summary),
            address = text(&entry.address),
        );
    }
    feed + "</feed>\n"
}
