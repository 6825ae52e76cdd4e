//! A strategy that follows its documents is the one that they make by themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::date;
use proptest::collection::{btree_map, vec};
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use rhumb::alignment::Alignment;
use rhumb::document::Document;
use rhumb::measure::{self, Input};
use rhumb::settings::Settings;
use rhumb::strategy::{Evolving, NodeId, Party, Strategy as Graph, Target};
use rhumb::text::DocPath;
use rhumb::trade_offs::TradeOffs;

use super::cases;

const PATHS: [&str; 8] = [
    "vision.md",
    "objectives/a.md",
    "objectives/b.md",
    "objectives/a.md.md",
    "initiatives/a.md",
    "initiatives/c.md",
    "teams/team.md",
    "check-ins/one.md",
];
/// What documents are called, and what links name: few words, so that they mean one another, several,
/// nothing, or themselves.
const NAMES: [&str; 12] = [
    "a",
    "b",
    "vision",
    "team",
    "a, b",
    "a.md",
    "../vision.md",
    "objectives/a",
    "/initiatives/a.md",
    "Ähre",
    "A\u{308}hre",
    "**a**",
];
const LINKS: [&str; 6] = ["supports", "owner", "about", "depends_on", "priorities", "by"];

/// What each landing puts at which paths, and where it takes a document away.
type Landing = BTreeMap<&'static str, Option<String>>;

fn landing() -> impl Strategy<Value = Landing> {
    btree_map(select(&PATHS[..]), weighted(0.8, text()), 1..4)
}

fn text() -> impl Strategy<Value = String> {
    let name = || select(&NAMES[..]);
    let links = LINKS.map(|field| {
        vec(name(), 0..3)
            .prop_map(move |names| format!("{field}: {}\n", serde_json::to_string(&names).unwrap()))
    });
    let named = ["id", "title", "kind", "status"].map(|field| {
        let words = match field {
            "kind" => vec!["objective", "initiative", "team"],
            "status" => vec!["active", "done"],
            _ => NAMES.to_vec(),
        };
        weighted(0.3, select(words))
            .prop_map(move |word| word.map_or(String::new(), |w| format!("{field}: \"{w}\"\n")))
    });
    let rest = subsequence(
        vec!["weight: 3\n", "date: 2026-01-10\n", "resources: {money: {team: 2, b: 1}}\n"],
        0..=3,
    );
    (named, links, rest).prop_map(|(named, links, rest)| {
        format!("---\n{}{}{}---\n", named.concat(), links.concat(), rest.concat())
    })
}

/// All that links one document, told by paths: numbers may differ between strategies that are alike.
fn told(graph: &Graph, node: NodeId) -> String {
    let path = |node: NodeId| graph.document(node).path().to_string();
    let paths = |nodes: &[NodeId]| nodes.iter().map(|&node| path(node)).collect::<Vec<_>>();
    let party = |party: &Party| match party {
        Party::Team(team) => path(*team),
        Party::Text(text) => format!("“{text}”"),
    };
    let target = |target: &Target| match target {
        Target::Document(node) => vec![path(*node)],
        Target::Nothing => vec![],
        Target::Several(nodes) => paths(nodes),
    };
    let links = graph.links(node).iter().map(|link| (link.field, &link.text, target(&link.target)));
    let support = |s: &rhumb::strategy::Support| (path(s.from), path(s.to), s.share, s.allowed, s.cyclic);
    let holdings = graph.holdings(node).iter().flat_map(|holding| &holding.amounts);
    format!(
        "{:#?}",
        (
            (path(node), graph.role(node), graph.duplicate_of(node).map(path)),
            (links.collect::<Vec<_>>(), graph.supports(node).iter().map(support).collect::<Vec<_>>()),
            (graph.supporters(node).iter().map(support).collect::<Vec<_>>(), paths(graph.about(node))),
            (paths(graph.looks(node)), graph.owners(node).iter().map(party).collect::<Vec<_>>()),
            (paths(graph.owned(node)), graph.by(node).map(party), paths(graph.depends_on(node))),
            (paths(graph.dependents(node)), paths(graph.priorities(node))),
            holdings.map(|(provider, amount)| (provider.map(path), amount)).collect::<Vec<_>>(),
        )
    )
}

fn cycles(graph: &Graph) -> Vec<Vec<&DocPath>> {
    let cycles = graph.cycles().iter();
    let members = |cycle: &rhumb::strategy::Cycle| {
        cycle.way.iter().chain(&cycle.others).map(|&node| graph.document(node).path()).collect()
    };
    cycles.map(members).collect()
}

/// The readings to the last bit.
fn readings(graph: &Arc<Graph>) -> Vec<Option<u64>> {
    let alignment = Alignment::at(Arc::clone(graph), date(2026, 2, 1));
    let trade_offs = TradeOffs::of(&alignment);
    let taken = measure::take(&Input { alignment: &alignment, chronicle: None, trade_offs: &trade_offs });
    let all = taken.measures.iter().map(|reading| reading.reading).chain([taken.index]);
    all.map(|reading| reading.map(f64::to_bits)).collect()
}

fn alike(evolving: &Arc<Graph>, resolved: &Arc<Graph>) {
    for node in resolved.ids() {
        let path = resolved.document(node).path();
        let same = evolving.ids().find(|&node| evolving.document(node).path() == path).unwrap();
        assert_eq!(told(evolving, same), told(resolved, node));
    }
    assert_eq!(cycles(evolving), cycles(resolved));
    assert_eq!(readings(evolving), readings(resolved));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_strategy_that_follows_its_documents_is_what_they_make(
        landings in vec(landing(), 1..12),
        room in vec(select(&PATHS[..]), 0..8),
    ) {
        let path = |path: &str| DocPath::new(path).unwrap();
        let settings = Arc::new(Settings::read(&path("rhumb.toml"), "").0);
        let mut evolving = Evolving::new(Arc::clone(&settings));
        let room: BTreeSet<DocPath> = room.into_iter().map(path).collect();
        evolving.make_room(room.iter());
        let mut standing: BTreeMap<&str, Arc<Document>> = BTreeMap::new();
        for landing in landings {
            let parse = |at: &str, text: &String| Arc::new(Document::parse(&path(at), text.as_bytes(), &settings));
            let changes: Vec<_> =
                landing.iter().map(|(at, text)| (path(at), text.as_ref().map(|text| parse(at, text)))).collect();
            evolving.land(&changes);
            for (at, (_, document)) in landing.keys().zip(changes) {
                match document {
                    Some(document) => standing.insert(at, document),
                    None => standing.remove(at),
                };
            }
            let documents = standing.values().cloned().collect();
            let resolved = Graph::resolve(documents, Arc::default(), Arc::clone(&settings));
            alike(evolving.strategy(), &Arc::new(resolved));
        }
    }
}
