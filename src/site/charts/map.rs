//! The strategy map: a lane for each role, from the vision at the reading start
//! to the teams at the end, and a box below for what has no line to the vision.

mod place;
mod telling;

use super::frame::{Frame, Tone};
use super::svg::{Element, number};
use place::{LETTER, LINE, NODE, PAD, Plan, TEXT};

/// A map of more nodes than this is better shown as counts, and as one map for
/// each objective.
pub const MOST: usize = 60;

/// One document on the map.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    /// Its lane, from 0 at the vision.
    pub lane: usize,
    /// Its title; cut after three lines.
    pub title: &'a str,
    /// Where its page is, relative to the page that holds the map.
    pub address: &'a str,
    /// How it stands; None for what has no status of its own, as a team.
    pub tone: Option<Tone>,
    /// Its title, status and owner in full: shown on pointing, and what the
    /// map's filter looks through.
    pub label: &'a str,
    /// Whether a line leads from it to the vision.
    pub linked: bool,
}

/// A line between two nodes, by their places in the list.
#[derive(Debug, Clone, Copy)]
pub struct Edge {
    /// The node nearer to the vision.
    pub above: usize,
    /// The node that supports it or works on it.
    pub below: usize,
    /// Whether it carries alignment and nobody has to look at it again.
    pub sound: bool,
}

/// The map's own words.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The lanes' headings.
    pub lanes: &'a [&'a str],
    /// The heading of the box for nodes without a line to the vision.
    pub no_line: &'a str,
    /// What the box says when it is empty.
    pub none: &'a str,
}

/// A map, drawn.
#[derive(Debug)]
pub struct Drawn {
    /// The picture.
    pub picture: String,
    /// The places of the nodes in the list as they stand on the map: lane by lane, top to bottom.
    pub order: Vec<usize>,
}

/// Draws the map; the nodes are links. Edges that name no node, or one node
/// twice, are left out, as are those that skip lanes where a chain tells the
/// same; nodes of no lane stand in the last one.
pub fn draw(nodes: &[Node], edges: &[Edge], words: &Words, frame: &Frame) -> Drawn {
    let last = words.lanes.len().saturating_sub(1);
    let nodes: Vec<Node> = nodes.iter().map(|n| Node { lane: n.lane.min(last), ..*n }).collect();
    let edges = telling::telling(&nodes, &known(&nodes, edges));
    let plan = Plan::of(&nodes, &edges, words.lanes.len(), frame.direction);
    let picture = frame
        .scaled("map", "group", plan.width, plan.height)
        .with(words.lanes.iter().enumerate().flat_map(|(i, name)| lane(i, name, &plan)))
        .with(no_line_box(words, &plan))
        .with(edges.iter().zip(&plan.paths).map(|(edge, path)| line(edge, path, &nodes)))
        .with(plan.order.iter().map(|&i| node(i, &nodes[i], &plan)))
        .to_string();
    Drawn { picture, order: plan.order }
}

fn known(nodes: &[Node], edges: &[Edge]) -> Vec<Edge> {
    let exists = |e: &&Edge| e.above < nodes.len() && e.below < nodes.len() && e.above != e.below;
    edges.iter().filter(exists).copied().collect()
}

fn lane(i: usize, name: &str, plan: &Plan) -> [Element; 2] {
    let x = plan.lane_start(i);
    let line = Element::new("line")
        .class("rule")
        .number("x1", x)
        .number("y1", 22.0)
        .number("x2", x)
        .number("y2", plan.middle);
    let heading = Element::new("text").class("lane start").number("x", x).number("y", 14.0).text(name);
    [line, heading]
}

/// Always there: that it is empty is news as well.
fn no_line_box(words: &Words, plan: &Plan) -> Vec<Element> {
    let frame = Element::new("rect")
        .class("no-line")
        .number("x", 1.0)
        .number("y", plan.middle)
        .number("width", plan.width - 2.0)
        .number("height", plan.height - plan.middle - 1.0);
    let x = plan.lane_start(0) + plan.direction.sign() * PAD;
    let text = |class: &str, y: f64, text: &str| {
        Element::new("text").class(class).number("x", x).number("y", plan.middle + y).text(text)
    };
    let heading = text("lane start", 22.0, words.no_line);
    let none = plan.all_linked.then(|| text("note start", 44.0, words.none));
    [frame, heading].into_iter().chain(none).collect()
}

/// Lines between the box and the lanes above it cross much else: they stay faint
/// until somebody points at one of their ends.
fn line(edge: &Edge, path: &str, nodes: &[Node]) -> Element {
    let class = match (edge.sound, nodes[edge.above].linked == nodes[edge.below].linked) {
        (false, _) => "edge unsound",
        (true, true) => "edge",
        (true, false) => "edge faint",
    };
    Element::new("path")
        .class(class)
        .attribute("d", path)
        .attribute("data-above", &edge.above.to_string())
        .attribute("data-below", &edge.below.to_string())
}

fn node(i: usize, node: &Node, plan: &Plan) -> Element {
    let place = &plan.places[i];
    let outline = Element::new("rect")
        .class("box")
        .number("x", place.x)
        .number("y", place.y)
        .number("width", NODE)
        .number("height", place.height)
        .number("rx", 3.0);
    let mark = node.tone.map(|tone| {
        let (x, y) = (plan.inside(place, PAD + 4.0), place.y + place.height / 2.0);
        tone.mark().attribute("transform", &format!("translate({} {})", number(x), number(y)))
    });
    let text = plan.inside(place, if node.tone.is_some() { TEXT } else { PAD });
    let top = place.y + (place.height - LINE * place.lines.len() as f64) / 2.0;
    let lines = (1..).zip(&place.lines).map(|(row, line)| {
        Element::new("text")
            .class("name start")
            .number("x", text)
            .number("y", top + LINE * f64::from(row) - (LINE - LETTER) / 2.0 - 2.0)
            .text(line)
    });
    Element::new("a")
        .attribute("href", node.address)
        .attribute("data-node", &i.to_string())
        .with([Element::new("title").text(node.label), outline])
        .with(mark)
        .with(lines)
}

#[cfg(test)]
mod tests {
    use super::super::frame::Direction;
    use super::*;

    const WORDS: Words =
        Words { lanes: &["Vision", "Objectives", "Teams"], no_line: "No line", none: "Nothing" };

    fn at(lane: usize, title: &str) -> Node<'_> {
        Node { lane, title, address: "a.html", tone: Some(Tone::Good), label: title, linked: true }
    }

    fn edge(above: usize, below: usize) -> Edge {
        Edge { above, below, sound: true }
    }

    #[test]
    fn a_chain_lies_in_its_lanes() {
        let nodes = [at(0, "V"), at(1, "O"), Node { tone: None, ..at(2, "T & co") }];
        let svg = draw(&nodes, &[edge(0, 1), edge(1, 2)], &WORDS, &Frame::default()).picture;
        for expected in [
            "<a href=\"a.html\" data-node=\"1\"><title>O</title>\
             <rect class=\"box\" x=\"224\" y=\"34\" width=\"180\" height=\"32\" rx=\"3\"/>\
             <circle r=\"4.5\" class=\"mark good\" transform=\"translate(238 50)\"/>\
             <text class=\"name start\" x=\"252\" y=\"54.25\">O</text></a>",
            "<path class=\"edge\" d=\"M180 50C202 50 202 50 224 50\" data-above=\"0\" data-below=\"1\"/>",
            ">T &amp; co</text>",
            ">Nothing</text>",
        ] {
            assert!(svg.contains(expected), "{expected}\n{svg}");
        }
    }

    #[test]
    fn what_has_no_line_lies_in_the_box() {
        let stray = Node { linked: false, ..at(1, "Stray") };
        let svg = draw(&[at(0, "V"), stray], &[], &WORDS, &Frame::default()).picture;
        let (before, after) = svg.split_once(">No line</text>").unwrap_or_default();
        assert!(before.contains("class=\"no-line\"") && after.contains(">Stray</text>"));
        assert!(!svg.contains(">Nothing<"));
    }

    #[test]
    fn right_to_left_begins_at_the_right() {
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        let svg = draw(&[at(0, "V"), at(1, "O")], &[edge(0, 1)], &WORDS, &frame).picture;
        assert!(svg.contains("d=\"M472 50C450 50 450 50 428 50\""), "{svg}");
    }

    #[test]
    fn nonsense_is_no_trouble() {
        let edges = [edge(0, 0), edge(0, 9), edge(1, 0), edge(0, 1), edge(1, 2), edge(2, 1)];
        let svg = draw(&[at(0, "V"), at(7, "O"), at(1, "")], &edges, &WORDS, &Frame::default()).picture;
        assert!(!svg.contains("NaN") && !svg.contains("inf"));
        let none = Words { lanes: &[], ..WORDS };
        assert!(draw(&[], &[], &none, &Frame::default()).picture.starts_with("<svg class=\"chart map\""));
        assert!(draw(&[at(3, "V")], &[], &none, &Frame::default()).picture.contains("data-node=\"0\""));
    }
}
