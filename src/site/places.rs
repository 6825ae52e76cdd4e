//! Where everything of one strategy stands on its site.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use crate::document::PAGE;
use crate::repository::File;
use crate::settings::{Kind, Role};
use crate::site::address::Addresses;
use crate::site::page::{list, redirect};
use crate::site::past::{Leg, LegEnd, Past};
use crate::site::picture;
use crate::strategy::{NodeId, Party, Strategy};
use crate::text::DocPath;

/// Files of ours beside pages, by these names on every site, whether or not one has them all.
const FILES: [&str; 17] = [
    "allocation.csv",
    "assets/figures.css",
    "assets/map.js",
    "assets/search.css",
    "assets/search.js",
    "assets/site.js",
    "assets/style.css",
    "assets/tables.js",
    "assets/vendor/minisearch.js",
    "assets/vendor/minisearch.txt",
    "check-ins.xml",
    "decisions.xml",
    "history.json",
    "releases.xml",
    "robots.txt",
    "sitemap.xml",
    "strategy.json",
];

/// The pages of our own.
#[derive(Debug)]
pub struct OwnPages {
    pub home: DocPath,
    pub missing: DocPath,
    pub all: DocPath,
    pub allocation: DocPath,
    pub drift: DocPath,
    pub findings: DocPath,
    pub map: DocPath,
    pub measures: DocPath,
    pub search: DocPath,
    pub trade_offs: DocPath,
}

impl OwnPages {
    fn of(addresses: &mut Addresses) -> Self {
        Self {
            home: addresses.own("index.html"),
            missing: addresses.own("404.html"),
            all: addresses.own("all.html"),
            allocation: addresses.own("allocation.html"),
            drift: addresses.own("drift/index.html"),
            findings: addresses.own("findings.html"),
            map: addresses.own("map.html"),
            measures: addresses.own("measures.html"),
            search: addresses.own("search.html"),
            trade_offs: addresses.own("trade-offs.html"),
        }
    }
}

/// The addresses of a site.
#[derive(Debug)]
pub struct Places {
    own: OwnPages,
    pages: Vec<DocPath>,
    kinds: IndexMap<String, DocPath>,
    people: BTreeMap<String, DocPath>,
    files: FxHashMap<DocPath, DocPath>,
    sizes: FxHashMap<DocPath, (u32, u32)>,
    maps: Vec<(NodeId, DocPath)>,
    legs: Vec<DocPath>,
    preview: Option<DocPath>,
    redirects: Vec<(DocPath, NodeId)>,
}

impl Places {
    /// The places of a strategy's documents, kinds and people, and of `files`. Pages of our own come
    /// first.
    pub fn of(strategy: &Strategy, past: &Past, files: &[&File]) -> Self {
        let mut addresses = Addresses::default();
        let own = OwnPages::of(&mut addresses);
        FILES.into_iter().for_each(|path| drop(addresses.own(path)));
        reserve(&mut addresses, &own.all, strategy.documents.len());
        let legs = past.legs.iter().map(|leg| addresses.own(&leg_page(leg))).collect();
        let preview = past.preview.as_ref().map(|leg| addresses.own(&leg_page(leg)));
        let mut kind_pages = IndexMap::new();
        for (name, path, documents) in kinds(strategy) {
            let first = addresses.own(&path);
            reserve(&mut addresses, &first, documents);
            kind_pages.insert(name, first);
        }
        let pages = strategy.documents.iter().map(|document| addresses.page(document.path())).collect();
        let people = people(strategy).into_iter().map(|(name, path)| (name, addresses.own(&path))).collect();
        let sizes = files.iter().filter_map(|file| Some((file.path.clone(), picture::size(&file.bytes)?)));
        let sizes = sizes.collect();
        let files = files.iter().map(|file| (file.path.clone(), addresses.file(&file.path))).collect();
        let redirect = |(path, node): (DocPath, NodeId)| Some((addresses.old_page(&path)?, node));
        let redirects = redirect::old_paths(strategy, past).into_iter().filter_map(redirect).collect();
        let map = |node| (node, addresses.own(&format!("maps/{}.html", strategy.id(node).replace('/', "_"))));
        let has_objectives = strategy.with_role(Role::Objective).next().is_some();
        let goal = if has_objectives { Role::Objective } else { Role::Vision };
        let maps = strategy.with_role(goal).map(map).collect();
        Self { own, pages, kinds: kind_pages, people, files, sizes, maps, legs, preview, redirects }
    }

    /// The pages of our own.
    pub const fn own(&self) -> &OwnPages {
        &self.own
    }

    /// The kinds that have documents, with the first page that lists each.
    pub fn kinds(&self) -> impl Iterator<Item = (&String, &DocPath)> {
        self.kinds.iter()
    }

    /// A document's page.
    pub fn page(&self, node: NodeId) -> &DocPath {
        &self.pages[node.index()]
    }

    /// A file of the strategy, where the site has it.
    pub fn file(&self, path: &DocPath) -> Option<&DocPath> {
        self.files.get(path)
    }

    /// The width and height of a picture among the files.
    pub fn size(&self, path: &DocPath) -> Option<(u32, u32)> {
        self.sizes.get(path).copied()
    }

    /// The objectives, or the visions of a strategy without any, each with the page of its own map, where
    /// there are such.
    pub fn maps(&self) -> impl Iterator<Item = (&NodeId, &DocPath)> {
        self.maps.iter().map(|(node, path)| (node, path))
    }

    /// The pages of the ways from release to release, oldest first.
    pub fn legs(&self) -> impl DoubleEndedIterator<Item = &DocPath> + ExactSizeIterator {
        self.legs.iter()
    }

    /// The page of what a preview changes.
    pub const fn preview(&self) -> Option<&DocPath> {
        self.preview.as_ref()
    }

    /// The old addresses of documents that moved, where nothing else stands now.
    pub fn redirects(&self) -> impl Iterator<Item = (&DocPath, &NodeId)> {
        self.redirects.iter().map(|(path, node)| (path, node))
    }

    /// The page that lists a kind, where it has any document.
    pub fn kind(&self, name: &str) -> Option<&DocPath> {
        self.kinds.get(name)
    }

    /// The page of somebody who is no team of the strategy.
    pub fn person(&self, name: &str) -> Option<&DocPath> {
        self.people.get(name)
    }

    /// Everybody who is no team and has a page.
    pub fn people(&self) -> impl Iterator<Item = (&String, &DocPath)> {
        self.people.iter()
    }
}

fn leg_page(leg: &Leg) -> String {
    let name = |name: &str| name.replace('/', "-");
    match leg.end {
        LegEnd::Now => "drift/now.html".to_owned(),
        LegEnd::Preview => "drift/preview.html".to_owned(),
        LegEnd::Release => {
            format!("drift/{}..{}.html", name(&leg.drift.base.name), name(&leg.drift.head.name))
        }
    }
}

/// Keeps the names of the further pages that a long list goes on over.
fn reserve(addresses: &mut Addresses, first: &DocPath, documents: usize) {
    for number in 1..list::pages(documents) {
        addresses.own(&list::page_name(first.as_str(), number));
    }
}

/// The kinds that have documents, in the order of `rhumb.toml`, each with the page that lists it and
/// how many it has.
fn kinds(strategy: &Strategy) -> impl Iterator<Item = (String, String, usize)> + '_ {
    let count = |name: &str| strategy.documents.iter().filter(|document| document.kind == name).count();
    let declared = strategy.settings.kinds.values().map(|kind| (kind.name.clone(), index(kind)));
    let all = declared.chain([(PAGE.to_owned(), "pages.html".to_owned())]);
    let counted = all.map(move |(name, path)| (count(&name), name, path));
    counted.filter(|(count, ..)| *count > 0).map(|(count, name, path)| (name, path, count))
}

fn index(kind: &Kind) -> String {
    match &kind.folder {
        Some(folder) => format!("{}/index.html", folder.trim_matches('/')),
        None => format!("{}.html", kind.plural.replace(['/', ' '], "-")),
    }
}

/// Who owns, checks in or leads and is no team, each with an address.
fn people(strategy: &Strategy) -> BTreeMap<String, String> {
    let parties = strategy.ids().flat_map(|node| strategy.owners(node).iter().chain(strategy.by(node)));
    let names = parties.filter_map(|party| match party {
        Party::Text(name) => Some(name),
        Party::Team(_) => None,
    });
    let leads =
        strategy.with_role(Role::Team).filter_map(|team| strategy.document(team).fields.lead.as_ref());
    names
        .chain(leads)
        .filter(|name| !name.trim().is_empty())
        .map(|name| (name.clone(), format!("people/{}.html", name.replace('/', "_"))))
        .collect()
}
