//! A Sankey diagram: what flows from where to where, as bands of that width.

use super::frame::Frame;
use super::lettering::wrap;
use super::svg::{Element, number};

/// More ends than this on a side are better read as a shaded table.
const MOST: usize = 12;
/// The height that all flows together take.
const TOTAL: f64 = 280.0;
/// Between two ends.
const GAP: f64 = 10.0;
const BAR: f64 = 5.0;
/// Labels stand on the bands, beside the bars, and must fit half of a telephone.
const LETTER: f64 = 12.0;
const LINE: f64 = 15.0;
const ROOM: f64 = 124.0;
const LINES: usize = 2;

/// Where something comes from or goes to.
#[derive(Debug, Clone, Copy)]
pub struct End<'a> {
    /// Its name.
    pub name: &'a str,
    /// How much flows through it, with the unit, as it is shown.
    pub amount: &'a str,
    /// Whether it stands for what has no line to the vision.
    pub no_line: bool,
}

/// What flows from one source to one target.
#[derive(Debug, Clone, Copy)]
pub struct Flow {
    /// The source's place in its list.
    pub source: usize,
    /// The target's place in its list.
    pub target: usize,
    /// How much, in one unit for all.
    pub amount: f64,
}

/// Whether the two sides can be drawn legibly.
pub fn fits(sources: usize, targets: usize) -> bool {
    sources <= MOST && targets <= MOST
}

/// Draws the flows between the two sides in the order given. Flows of nothing,
/// or between ends that are not there, are left out.
pub fn draw(sources: &[End], targets: &[End], flows: &[Flow], frame: &Frame) -> String {
    let exists = |f: &&Flow| f.source < sources.len() && f.target < targets.len();
    let flows: Vec<Flow> =
        flows.iter().filter(exists).filter(|f| f.amount.is_finite() && f.amount > 0.0).copied().collect();
    let total: f64 = flows.iter().map(|f| f.amount).sum();
    let scale = if total > 0.0 { TOTAL / total } else { 0.0 };
    let left = Side::of(sources, flows.iter().map(|f| (f.source, f.amount * scale)));
    let right = Side::of(targets, flows.iter().map(|f| (f.target, f.amount * scale)));
    let height = left.height.max(right.height);
    let (left, right) = (left.stretched(height), right.stretched(height));
    let bands = bands(&flows, scale, &left, &right, targets, frame);
    frame
        .fluid("flow", height)
        .with([stretched(bands, height)])
        .with(ends(sources, &left, 0.0, frame))
        .with(ends(targets, &right, 1.0, frame))
        .to_string()
}

/// One side: the middle of each end and how high its bar is.
struct Side {
    middles: Vec<f64>,
    bars: Vec<f64>,
    height: f64,
}

impl Side {
    fn of(ends: &[End], flows: impl Iterator<Item = (usize, f64)>) -> Self {
        let mut bars = vec![0.0; ends.len()];
        for (end, height) in flows {
            bars[end] += height;
        }
        let mut middles = Vec::with_capacity(ends.len());
        let mut top = 0.0;
        for (end, &bar) in ends.iter().zip(&bars) {
            let letters = (label(end).len() + 1) as f64 * LINE;
            let height = letters.max(bar);
            middles.push(top + height / 2.0);
            top += height + GAP;
        }
        Side { middles, bars, height: (top - GAP).max(0.0) }
    }

    /// The same side with its ends further apart, to the given height.
    fn stretched(mut self, height: f64) -> Self {
        let gaps = self.middles.len().saturating_sub(1).max(1) as f64;
        let more = (height - self.height) / gaps;
        for (i, middle) in self.middles.iter_mut().enumerate() {
            *middle += more * i as f64;
        }
        self
    }

    /// Where each bar begins.
    fn tops(&self) -> Vec<f64> {
        let bars = self.middles.iter().zip(&self.bars);
        bars.map(|(middle, bar)| middle - bar / 2.0).collect()
    }
}

fn label(end: &End) -> Vec<String> {
    wrap(end.name, LETTER, ROOM, LINES)
}

/// The bands, on each side in the order of the other side's ends.
fn bands(
    flows: &[Flow],
    scale: f64,
    left: &Side,
    right: &Side,
    targets: &[End],
    frame: &Frame,
) -> Vec<Element> {
    let mut flows = flows.to_vec();
    flows.sort_by_key(|f| (f.target, f.source));
    let mut landing = right.tops();
    let mut placed: Vec<(Flow, f64)> = Vec::with_capacity(flows.len());
    for flow in flows {
        placed.push((flow, landing[flow.target]));
        landing[flow.target] += flow.amount * scale;
    }
    placed.sort_by_key(|(f, _)| (f.source, f.target));
    let mut leaving = left.tops();
    let mut drawn = Vec::with_capacity(placed.len());
    for (flow, to) in placed {
        let class = if targets[flow.target].no_line { "band no-line" } else { "band" };
        let d = outline(leaving[flow.source], to, flow.amount * scale, frame);
        leaving[flow.source] += flow.amount * scale;
        drawn.push(Element::new("path").class(class).attribute("d", &d));
    }
    drawn
}

/// A band `height` high from one side's `from` to the other's `to`.
fn outline(from: f64, to: f64, height: f64, frame: &Frame) -> String {
    let x = |share: f64| number(frame.direction.left(share, 0.0, 1.0) * 100.0);
    let (start, middle, end) = (x(0.0), x(0.5), x(1.0));
    let [a, b, c, d] = [from, to, to + height, from + height].map(number);
    format!("M{start} {a}C{middle} {a} {middle} {b} {end} {b}V{c}C{middle} {c} {middle} {d} {start} {d}z")
}

fn stretched(bands: Vec<Element>, height: f64) -> Element {
    Element::new("svg")
        .attribute("viewBox", &format!("0 0 100 {}", number(height)))
        .attribute("preserveAspectRatio", "none")
        .attribute("width", "100%")
        .number("height", height)
        .with(bands)
}

/// The bars of one side with their labels.
fn ends(ends: &[End], side: &Side, at: f64, frame: &Frame) -> Vec<Element> {
    let x = frame.direction.left(at, 0.0, 1.0);
    // Bars and labels grow from the edge towards the middle.
    let inwards = if x == 0.0 { 1.0 } else { -1.0 };
    let anchor = if at == 0.0 { "start" } else { "end" };
    let mut drawn = Vec::new();
    for ((end, &middle), &height) in ends.iter().zip(&side.middles).zip(&side.bars) {
        let class = if end.no_line { "bar no-line" } else { "bar" };
        drawn.push(edge(class, x, inwards, middle - height / 2.0, height));
        let names = label(end);
        let top = middle - (names.len() + 1) as f64 * LINE / 2.0;
        let amount = ("amount", end.amount.to_owned());
        let lines = names.into_iter().map(|line| ("name", line)).chain([amount]);
        drawn.extend((1..).zip(lines).map(|(row, (class, line))| {
            Element::new("text")
                .class(&format!("{class} {anchor}"))
                .share("x", x)
                .number("dx", inwards * (BAR + 6.0))
                .number("y", top + LINE * f64::from(row) - 4.0)
                .text(&line)
        }));
    }
    drawn
}

/// A bar as a thick line, the only shape that can hug either edge of a picture
/// whose width is not known.
fn edge(class: &str, x: f64, inwards: f64, top: f64, height: f64) -> Element {
    let bar = Element::new("path")
        .class(class)
        .attribute("d", &format!("M{} 0V{}", number(inwards * BAR / 2.0), number(height.max(1.0))));
    Element::new("svg").share("x", x).number("y", top).with([bar])
}

#[cfg(test)]
mod tests {
    use super::super::frame::Direction;
    use super::*;

    const fn end(name: &str) -> End<'_> {
        End { name, amount: "1 FTE", no_line: false }
    }

    fn bands(svg: &str) -> Vec<&str> {
        let parts = svg.split("class=\"band").skip(1);
        parts.filter_map(|part| part.split(" d=\"").nth(1)?.split('"').next()).collect()
    }

    #[test]
    fn bands_are_as_high_as_what_flows() {
        let targets = [end("A"), End { no_line: true, ..end("None") }];
        let flows = [Flow { source: 0, target: 1, amount: 1.0 }, Flow { source: 0, target: 0, amount: 3.0 }];
        let svg = draw(&[end("Team")], &targets, &flows, &Frame::default());
        assert_eq!(
            bands(&svg),
            [
                "M0 0C50 0 50 0 100 0V210C50 210 50 210 0 210z",
                "M0 210C50 210 50 220 100 220V290C50 290 50 280 0 280z",
            ]
        );
        assert_eq!(svg.matches("no-line").count(), 2);
    }

    #[test]
    fn right_to_left_flows_from_the_right() {
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        let flow = Flow { source: 0, target: 0, amount: 1.0 };
        let svg = draw(&[end("Team")], &[end("A")], &[flow], &frame);
        assert_eq!(bands(&svg), ["M100 0C50 0 50 0 0 0V280C50 280 50 280 100 280z"]);
        assert!(svg.contains("<text class=\"name start\" x=\"100%\" dx=\"-11\" y=\"136\">Team</text>"));
    }

    #[test]
    fn nothing_and_nonsense_are_no_trouble() {
        let odd = [
            Flow { source: 7, target: 0, amount: 1.0 },
            Flow { source: 0, target: 0, amount: f64::NAN },
            Flow { source: 0, target: 0, amount: -1.0 },
        ];
        let svg = draw(&[end("<b>")], &[end("A")], &odd, &Frame::default());
        assert!(bands(&svg).is_empty() && svg.contains("&lt;b&gt;") && !svg.contains("NaN"));
        assert!(draw(&[], &[], &[], &Frame::default()).contains("height=\"0\""));
        assert!(fits(12, 12) && !fits(13, 1));
    }
}
