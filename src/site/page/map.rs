//! The strategy map: everything in force, from the visions down to the teams, and what has no line.

use indexmap::IndexSet;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use crate::settings::Role;
use crate::site::charts::map::{self, Drawn, Edge, Node, Words};
use crate::site::charts::{Caption, Frame};
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Branch, Html, Reference};
use crate::strategy::{NodeId, Party};
use crate::text::DocPath;

/// The lanes of the map, nearest to the vision first.
const LANES: [Role; 5] = [Role::Vision, Role::Objective, Role::KeyResult, Role::Initiative, Role::Team];
/// The most documents without a line that are listed where the map is not drawn, and objectives.
const MOST: usize = 100;

/// What the template gets, as `map`.
#[derive(Debug, Serialize)]
pub struct Map {
    /// The map; nothing where it would hold too much.
    pub chart: Option<Html>,
    /// What leads to the vision, as a nested list.
    pub tree: Vec<Branch>,
    /// What has no line to it, likewise.
    pub adrift: Vec<Branch>,
    /// What has no line to the vision, where the map is not drawn.
    pub no_line: Vec<Reference>,
    /// How many more have none than are listed.
    pub more_no_line: usize,
    /// How many documents stand on each lane, where the map is not drawn.
    pub lanes: Vec<Lane>,
    /// A map for each objective, or for each vision of a strategy without objectives, where there is not
    /// one for all.
    pub objectives: Vec<ObjectiveMap>,
    /// What those are called, one of them.
    pub each: String,
}

/// A lane that is told by its count.
#[derive(Debug, Serialize)]
pub struct Lane {
    /// What stands on it.
    pub name: String,
    /// How many of them.
    pub count: String,
    /// The page that lists them; nothing where there are none.
    pub address: Option<String>,
}

/// An objective with a map of its own.
#[derive(Debug, Serialize)]
pub struct ObjectiveMap {
    /// The objective.
    pub document: Reference,
    /// Its map.
    pub address: String,
    /// How many initiatives lead to it, in words.
    pub work: String,
}

/// What stands on a map, and what joins it.
struct Plan {
    nodes: Vec<NodeId>,
    edges: Vec<Edge>,
}

impl Plan {
    /// Of `nodes`, those on lanes.
    fn of(press: &Press<'_>, nodes: impl Iterator<Item = NodeId>) -> Self {
        let alignment = &press.analysis.alignment;
        let mut nodes: Vec<NodeId> =
            nodes.filter(|&node| alignment.is_live(node) && lane(press, node).is_some()).collect();
        nodes.sort_unstable_by_key(|&node| (lane(press, node), node));
        let places: FxHashMap<NodeId, usize> =
            nodes.iter().enumerate().map(|(at, &node)| (node, at)).collect();
        let mut edges = Vec::new();
        for (below, &node) in nodes.iter().enumerate() {
            for support in press.strategy.supports(node) {
                let suspects = press.index.suspects(node).iter();
                let suspect = suspects.into_iter().any(|suspect| suspect.support == *support);
                if let Some(&above) = places.get(&support.to) {
                    edges.push(Edge { above, below, sound: alignment.carries(support) && !suspect });
                }
            }
        }
        edges.extend(nodes.iter().enumerate().flat_map(|(above, &node)| {
            let teams = workers(press, node).into_iter().filter_map(|team| places.get(&team).copied());
            teams.map(move |below| Edge { above, below, sound: true }).collect::<Vec<_>>()
        }));
        Self { nodes, edges }
    }

    fn chart(&self, sheet: &Sheet<'_>) -> Drawn {
        let press = sheet.press;
        let references = sheet.references(self.nodes.iter().copied());
        let labels: Vec<String> =
            self.nodes.iter().zip(&references).map(|(&node, shown)| label(sheet, node, shown)).collect();
        let nodes: Vec<Node<'_>> = self
            .nodes
            .iter()
            .zip(references.iter().zip(&labels))
            .map(|(&node, (shown, label))| Node {
                lane: lane(press, node).unwrap_or(0),
                title: &shown.title,
                address: &shown.address,
                tone: shown.standing.as_ref().map(|standing| standing.mark),
                label,
                linked: is_linked(press, node),
            })
            .collect();
        let lanes: Vec<String> = LANES.iter().map(|&role| press.role_word(role)).collect();
        let lanes: Vec<&str> = lanes.iter().map(String::as_str).collect();
        let words = Words {
            lanes: &lanes,
            no_line: press.language.word("no_line"),
            none: press.language.word("everything_has_a_line"),
        };
        let caption = Caption {
            id: "map",
            title: press.language.word("map"),
            description: press.language.word("map_description"),
        };
        let frame = Frame { caption: Some(caption), direction: press.direction };
        map::draw(&nodes, &self.edges, &words, &frame)
    }

    /// The map as it is drawn, and in the same order as nested lists: what lies below a document stands
    /// under it, its own branch once.
    fn whole(&self, sheet: &Sheet<'_>) -> Map {
        let mut below: FxHashMap<NodeId, Vec<NodeId>> = FxHashMap::default();
        let mut held: FxHashSet<NodeId> = FxHashSet::default();
        for edge in &self.edges {
            below.entry(self.nodes[edge.above]).or_default().push(self.nodes[edge.below]);
            held.insert(self.nodes[edge.below]);
        }
        let Drawn { picture, order } = self.chart(sheet);
        let drawn: FxHashMap<NodeId, usize> =
            order.iter().enumerate().map(|(rank, &at)| (self.nodes[at], rank)).collect();
        below.values_mut().for_each(|nodes| nodes.sort_by_key(|node| drawn.get(node)));
        let tops = order.iter().map(|&at| self.nodes[at]).filter(|node| !held.contains(node));
        let (linked, adrift): (Vec<_>, Vec<_>) = tops.partition(|&node| is_linked(sheet.press, node));
        let tree =
            |tops: &[NodeId]| sheet.whole_tree(tops, &|node| below.get(&node).cloned().unwrap_or_default());
        Map { chart: Some(Html(picture)), tree: tree(&linked), adrift: tree(&adrift), ..Map::blank() }
    }
}

/// The lane that a document stands on.
fn lane(press: &Press<'_>, node: NodeId) -> Option<usize> {
    let role = press.strategy.role(node)?;
    LANES.iter().position(|&lane| lane == role)
}

/// The teams that a piece of work belongs to, then those that give to it.
fn workers(press: &Press<'_>, node: NodeId) -> IndexSet<NodeId> {
    if press.strategy.role(node) != Some(Role::Initiative) {
        return IndexSet::new();
    }
    let owners = press.strategy.owners(node).iter().filter_map(|owner| match owner {
        Party::Team(team) => Some(*team),
        Party::Text(_) => None,
    });
    let amounts = press.strategy.holdings(node).iter().flat_map(|holding| &holding.amounts);
    let givers = amounts.filter(|(_, amount)| *amount > 0.0).filter_map(|(provider, _)| *provider);
    owners.chain(givers.filter(|&giver| press.strategy.role(giver) == Some(Role::Team))).collect()
}

/// Whether a line leads from a document to the vision; from a team over its work as well.
fn is_linked(press: &Press<'_>, node: NodeId) -> bool {
    let reach = |node: NodeId| press.analysis.alignment.reach(node);
    let given = press.index.given_by(node).iter().map(|&(work, ..)| work);
    reach(node) > 0.0 || press.strategy.owned(node).iter().copied().chain(given).any(|work| reach(work) > 0.0)
}

/// A document's title, standing, owners and teams in full.
fn label(sheet: &Sheet<'_>, node: NodeId, shown: &Reference) -> String {
    let mut parts = vec![shown.title.clone()];
    parts.extend(shown.standing.as_ref().map(|standing| standing.word.clone()));
    let owners = sheet.owners(node).into_iter().map(|owner| owner.name);
    let teams =
        workers(sheet.press, node).into_iter().map(|team| sheet.press.strategy.title(team).to_owned());
    parts.extend(owners.chain(teams).collect::<IndexSet<String>>());
    parts.join(", ")
}

/// Prints the map, and where it would hold too much a map for each objective.
///
/// # Errors
/// A template that fails.
pub fn map(press: &Press<'_>, at: &DocPath) -> Result<Vec<Printed>, TemplateError> {
    let sheet = press.sheet(at);
    let plan = Plan::of(press, press.strategy.ids());
    if plan.nodes.len() <= map::MOST {
        return Ok(vec![print(&sheet, press.language.word("strategy_map"), plan.whole(&sheet))?]);
    }
    let mut pages = vec![print(&sheet, press.language.word("strategy_map"), overview(&sheet, &plan))?];
    for (objective, at) in press.places.maps() {
        pages.push(of_objective(&press.sheet(at), *objective)?);
    }
    Ok(pages)
}

impl Map {
    const fn blank() -> Self {
        Self {
            chart: None,
            tree: Vec::new(),
            adrift: Vec::new(),
            no_line: Vec::new(),
            more_no_line: 0,
            lanes: Vec::new(),
            objectives: Vec::new(),
            each: String::new(),
        }
    }
}

fn print(sheet: &Sheet<'_>, title: &str, map: Map) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data<'a> {
        title: &'a str,
        map: Map,
    }
    let frame = sheet.frame("map", title, sheet.press.language.word("map_description"));
    sheet.print("map.html", frame, Data { title, map })
}

/// Counts, and the way to each objective's own map.
fn overview(sheet: &Sheet<'_>, plan: &Plan) -> Map {
    let press = sheet.press;
    let alignment = &press.analysis.alignment;
    let lane = |role: Role| Lane {
        name: press.role_word(role),
        count: press.language.integer(alignment.live(role).count()),
        address: alignment.live(role).next().and_then(|node| sheet.list_of(node)),
    };
    let unlinked: Vec<NodeId> = plan.nodes.iter().copied().filter(|&node| !is_linked(press, node)).collect();
    let objective = |(objective, at): (&NodeId, &DocPath)| ObjectiveMap {
        document: sheet.reference(*objective),
        address: sheet.to(at),
        work: press.language.count("work_count", press.work_on(*objective).len()),
    };
    Map {
        lanes: LANES.into_iter().filter(|&role| alignment.live(role).next().is_some()).map(lane).collect(),
        more_no_line: unlinked.len().saturating_sub(MOST),
        no_line: sheet.references(unlinked.into_iter().take(MOST)),
        objectives: press.places.maps().map(objective).take(MOST).collect(),
        each: press.places.maps().next().map_or_else(String::new, |(&node, _)| {
            press.kind_noun(&press.strategy.document(node).kind, false)
        }),
        ..Map::blank()
    }
}

/// The map of one objective or vision: what it is for, what leads to it, who works on that.
fn of_objective(sheet: &Sheet<'_>, objective: NodeId) -> Result<Printed, TemplateError> {
    let press = sheet.press;
    let alignment = &press.analysis.alignment;
    let mut seen: FxHashSet<NodeId> = alignment.chain(objective).into_iter().collect();
    let mut queue = vec![objective];
    let mut at = 0;
    while let Some(&node) = queue.get(at) {
        let below = alignment.carried(node).map(|support| support.from).chain(workers(press, node));
        for next in below {
            if seen.len() < map::MOST && seen.insert(next) {
                queue.push(next);
            }
        }
        at += 1;
    }
    let plan = Plan::of(press, seen.into_iter());
    print(sheet, press.strategy.title(objective), plan.whole(sheet))
}
