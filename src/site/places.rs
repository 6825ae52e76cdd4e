//! Where everything of one strategy stands on its site.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use crate::document::PAGE;
use crate::settings::Kind;
use crate::site::address::Addresses;
use crate::strategy::{NodeId, Party, Strategy};
use crate::text::DocPath;

/// Pages and files that are on every site under these names, whether or not one has them all.
const OWN: [&str; 23] = [
    "index.html",
    "404.html",
    "all.html",
    "allocation.html",
    "check-ins.xml",
    "decisions.xml",
    "drift/index.html",
    "findings.html",
    "history.json",
    "map.html",
    "measures.html",
    "releases.xml",
    "robots.txt",
    "scenarios.html",
    "search.html",
    "sitemap.xml",
    "strategy.json",
    "trade-offs.html",
    "owners.html",
    "assets/app.js",
    "assets/search.js",
    "assets/style.css",
    "assets/theme.js",
];

/// The addresses of a site.
#[derive(Debug)]
pub struct Places {
    pages: Vec<DocPath>,
    kinds: IndexMap<String, DocPath>,
    people: BTreeMap<String, DocPath>,
    files: FxHashMap<DocPath, DocPath>,
}

impl Places {
    /// The places of a strategy's documents, kinds and people, of `files` and of further pages of
    /// ours, which come first.
    pub fn of<'f>(
        strategy: &Strategy,
        own: impl Iterator<Item = String>,
        files: impl Iterator<Item = &'f DocPath>,
    ) -> Self {
        let mut addresses = Addresses::default();
        OWN.into_iter().for_each(|path| drop(addresses.own(path)));
        own.for_each(|path| drop(addresses.own(&path)));
        let kinds = kinds(strategy).map(|(name, path)| (name, addresses.own(&path))).collect();
        let pages = strategy.documents.iter().map(|document| addresses.page(document.path())).collect();
        let people = people(strategy).into_iter().map(|(name, path)| (name, addresses.own(&path))).collect();
        let files = files.map(|path| (path.clone(), addresses.file(path))).collect();
        Self { pages, kinds, people, files }
    }

    /// A document's page.
    pub fn page(&self, node: NodeId) -> &DocPath {
        &self.pages[node.index()]
    }

    /// A file of the strategy, where the site has it.
    pub fn file(&self, path: &DocPath) -> Option<&DocPath> {
        self.files.get(path)
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

/// The kinds that have documents, in the order of `rhumb.toml`, with the pages that list them.
fn kinds(strategy: &Strategy) -> impl Iterator<Item = (String, String)> + '_ {
    let used = |name: &str| strategy.documents.iter().any(|document| document.kind == name);
    let declared = strategy.settings.kinds.values().filter(move |kind| used(&kind.name));
    let pages = used(PAGE).then(|| (PAGE.to_owned(), "pages.html".to_owned()));
    declared.map(|kind| (kind.name.clone(), index(kind))).chain(pages)
}

fn index(kind: &Kind) -> String {
    match &kind.folder {
        Some(folder) => format!("{}/index.html", folder.trim_matches('/')),
        None => format!("{}.html", kind.plural.replace(['/', ' '], "-")),
    }
}

/// Owners who are no team, each with an address.
fn people(strategy: &Strategy) -> BTreeMap<String, String> {
    let parties = strategy.ids().flat_map(|node| strategy.owners(node).iter().chain(strategy.by(node)));
    let names = parties.filter_map(|party| match party {
        Party::Text(name) => Some(name),
        Party::Team(_) => None,
    });
    names.map(|name| (name.clone(), format!("people/{}.html", name.replace('/', "_")))).collect()
}
