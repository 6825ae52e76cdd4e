//! Where on the map everything stands: all of its geometry.

use super::super::frame::Direction;
use super::super::layered::{Seat, arrange};
use super::super::lettering::wrap;
use super::super::svg::number;
use super::{Edge, Node};

/// A lane's width with the space to the next one, and a node's.
const LANE: f64 = 224.0;
pub(super) const NODE: f64 = 180.0;
/// Room at the far side for lines between nodes of the last lane.
const MARGIN: f64 = 24.0;
/// Above the nodes, for the lanes' headings, and between two nodes.
const HEAD: f64 = 34.0;
const GAP: f64 = 12.0;
/// From a node's edge to its mark, or to its text where it has one.
pub(super) const PAD: f64 = 10.0;
pub(super) const TEXT: f64 = 28.0;
pub(super) const LETTER: f64 = 12.5;
pub(super) const LINE: f64 = 16.0;
const LINES: usize = 3;

/// One node's place: its left edge, top and height, and its wrapped title.
pub(super) struct Place {
    pub x: f64,
    pub y: f64,
    pub height: f64,
    pub lines: Vec<String>,
}

/// The whole map's geometry.
pub(super) struct Plan {
    pub direction: Direction,
    pub width: f64,
    pub height: f64,
    /// Where the box for nodes without a line begins.
    pub middle: f64,
    pub all_linked: bool,
    pub places: Vec<Place>,
    /// The nodes lane by lane, top to bottom.
    pub order: Vec<usize>,
    /// The line of each edge.
    pub paths: Vec<String>,
}

impl Plan {
    /// Plans `nodes` on `lanes` lanes; edges name nodes that exist.
    pub fn of(nodes: &[Node], edges: &[Edge], lanes: usize, direction: Direction) -> Self {
        let mut plan = Plan {
            direction,
            width: lanes.max(1) as f64 * LANE - (LANE - NODE) + MARGIN,
            height: 0.0,
            middle: 0.0,
            all_linked: nodes.iter().all(|node| node.linked),
            places: Vec::new(),
            order: (0..nodes.len()).collect(),
            paths: Vec::new(),
        };
        plan.places = nodes.iter().map(|node| plan.place(node)).collect();
        let bends = plan.stand(nodes, edges);
        plan.stack_strays(nodes);
        plan.order.sort_by(|&a, &b| {
            let (p, q) = (&plan.places[a], &plan.places[b]);
            nodes[a].lane.cmp(&nodes[b].lane).then(p.y.total_cmp(&q.y)).then(a.cmp(&b))
        });
        plan.paths = edges.iter().zip(&bends).map(|(edge, bends)| plan.path(nodes, edge, bends)).collect();
        plan
    }

    /// The side of a lane where reading starts.
    pub fn lane_start(&self, lane: usize) -> f64 {
        self.direction.left(lane as f64 * LANE, 0.0, self.width)
    }

    /// A point `inset` into a node from where reading starts.
    pub fn inside(&self, place: &Place, inset: f64) -> f64 {
        place.x + self.direction.left(inset, 0.0, NODE)
    }

    fn place(&self, node: &Node) -> Place {
        let room = NODE - PAD - if node.tone.is_some() { TEXT } else { PAD };
        let lines = wrap(node.title, LETTER, room, LINES);
        Place {
            x: self.direction.left(node.lane as f64 * LANE, NODE, self.width),
            y: 0.0,
            height: LINE * lines.len() as f64 + 16.0,
            lines,
        }
    }

    /// Gives the nodes with a line their heights; returns where edges pass lanes.
    fn stand(&mut self, nodes: &[Node], edges: &[Edge]) -> Vec<Vec<f64>> {
        let linked: Vec<usize> = (0..nodes.len()).filter(|&i| nodes[i].linked).collect();
        let seat_of = |node: usize| linked.binary_search(&node).unwrap_or(usize::MAX);
        let seats: Vec<Seat> =
            linked.iter().map(|&i| Seat { lane: nodes[i].lane, size: self.places[i].height }).collect();
        let links: Vec<_> = edges.iter().map(|e| (seat_of(e.above), seat_of(e.below))).collect();
        let layout = arrange(&seats, &links, GAP);
        self.middle = HEAD + GAP;
        for (&i, centre) in linked.iter().zip(layout.nodes) {
            let place = &mut self.places[i];
            place.y = HEAD + centre - place.height / 2.0;
            self.middle = self.middle.max(place.y + place.height + 2.0 * GAP);
        }
        let shifted = |bends: Vec<f64>| bends.into_iter().map(|y| y + HEAD).collect();
        layout.bends.into_iter().map(shifted).collect()
    }

    /// Stacks the nodes without a line in the box, lane by lane.
    fn stack_strays(&mut self, nodes: &[Node]) {
        let top = self.middle + HEAD;
        let lanes = nodes.iter().map(|node| node.lane + 1).max().unwrap_or_default();
        let mut ends = vec![top; lanes];
        for (node, place) in nodes.iter().zip(&mut self.places).filter(|(node, _)| !node.linked) {
            place.y = ends[node.lane];
            ends[node.lane] += place.height + GAP;
        }
        let end = ends.into_iter().fold(top + LINE, f64::max);
        self.height = end + GAP;
    }

    /// A curve from one node to the other by way of the lanes between; nodes of
    /// one lane are joined around their far side.
    fn path(&self, nodes: &[Node], edge: &Edge, bends: &[f64]) -> String {
        let (upper, lower) = if nodes[edge.above].lane <= nodes[edge.below].lane {
            (edge.above, edge.below)
        } else {
            (edge.below, edge.above)
        };
        let end = |place: &Place| (self.inside(place, NODE), place.y + place.height / 2.0);
        let start = |place: &Place| (self.inside(place, 0.0), place.y + place.height / 2.0);
        let mut path = Path::from(end(&self.places[upper]));
        if nodes[upper].lane == nodes[lower].lane {
            let (x, y) = end(&self.places[lower]);
            path.around(x, y, self.direction.sign() * MARGIN);
            return path.d;
        }
        for (lane, &y) in (nodes[upper].lane + 1..).zip(bends) {
            let x = self.lane_start(lane);
            path.curve(x, y);
            path.straight(x + self.direction.sign() * NODE, y);
        }
        let (x, y) = start(&self.places[lower]);
        path.curve(x, y);
        path.d
    }
}

/// The data of an SVG path that is being drawn, and where its pen is.
struct Path {
    d: String,
    x: f64,
    y: f64,
}

impl Path {
    fn from((x, y): (f64, f64)) -> Self {
        Path { d: format!("M{} {}", number(x), number(y)), x, y }
    }

    /// A curve that leaves and arrives along the reading direction.
    fn curve(&mut self, x: f64, y: f64) {
        let middle = (self.x + x) / 2.0;
        let [m, a, b, end] = [middle, self.y, y, x].map(number);
        self.d += &format!("C{m} {a} {m} {b} {end} {b}");
        (self.x, self.y) = (x, y);
    }

    fn straight(&mut self, x: f64, y: f64) {
        self.d += &format!("H{}", number(x));
        (self.x, self.y) = (x, y);
    }

    /// A curve that leaves and arrives at the same side, `out` beyond it.
    fn around(&mut self, x: f64, y: f64, out: f64) {
        let [a, from, b, to, end] = [self.x + out, self.y, x + out, y, x].map(number);
        self.d += &format!("C{a} {from} {b} {to} {end} {to}");
        (self.x, self.y) = (x, y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(lane: usize, linked: bool) -> Node<'static> {
        Node { lane, title: "Title", address: "", tone: None, label: "", linked }
    }

    #[test]
    fn lines_pass_the_lanes_between_and_go_around_within_one() {
        let nodes = [node(0, true), node(1, true), node(2, true), node(2, true)];
        let edge = |above, below| Edge { above, below, sound: true };
        let plan =
            Plan::of(&nodes, &[edge(0, 1), edge(0, 2), edge(2, 3), edge(1, 3)], 3, Direction::LeftToRight);
        assert!(plan.paths[1].contains("H404C"), "{}", plan.paths[1]);
        assert!(plan.paths[2].starts_with("M628 ") && plan.paths[2].contains("C652 "), "{}", plan.paths[2]);
    }

    #[test]
    fn the_box_holds_the_strays_below_everything_else() {
        let nodes = [node(0, true), node(1, false), node(1, false), node(0, false)];
        let plan = Plan::of(&nodes, &[], 2, Direction::LeftToRight);
        assert!(plan.places[0].y + plan.places[0].height < plan.middle);
        assert!(plan.places[1..].iter().all(|p| p.y > plan.middle && p.y + p.height < plan.height));
        assert_eq!(plan.order, [0, 3, 1, 2]);
    }

    #[test]
    fn the_same_map_is_planned_alike_every_time() {
        let nodes: Vec<Node> = (0..40).map(|i| node(i % 4, true)).collect();
        let edges: Vec<Edge> =
            (0..36).map(|i| Edge { above: i, below: i + 1 + i % 3, sound: true }).collect();
        let plan = |_| Plan::of(&nodes, &edges, 4, Direction::LeftToRight).paths;
        assert!((0..4).map(plan).all(|paths| paths == plan(0)));
    }
}
