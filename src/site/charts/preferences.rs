//! The order in which a strategy prefers its terms: "X over Y" puts X over Y.

use super::frame::Frame;
use super::layered::{Seat, arrange};
use super::lettering::{width, wrap};
use super::svg::{Element, number};

const LETTER: f64 = 13.0;
/// A term takes one line, no wider than this.
const ROOM: f64 = 170.0;
const BOX: f64 = 30.0;
/// From one row's top to the next one's.
const ROW: f64 = 74.0;
const GAP: f64 = 18.0;
/// Around the picture, for lines and letters that reach over.
const MARGIN: f64 = 2.0;

/// One stated trade-off between two terms, by their places in the list.
#[derive(Debug, Clone, Copy)]
pub struct Preference {
    /// The term that is preferred.
    pub over: usize,
    /// The term that yields.
    pub under: usize,
    /// Whether it lies on a cycle and so prefers nothing.
    pub contradictory: bool,
}

/// Draws the terms, each above all that it is preferred to. Preferences that
/// name no term, or one term twice, are left out.
pub fn draw(terms: &[&str], preferences: &[Preference], frame: &Frame) -> String {
    let exists = |p: &&Preference| p.over < terms.len() && p.under < terms.len() && p.over != p.under;
    let preferences: Vec<Preference> = preferences.iter().filter(exists).copied().collect();
    let names: Vec<String> = terms.iter().map(|term| wrap(term, LETTER, ROOM, 1).concat()).collect();
    let seats = seats(&names, &preferences);
    let edges: Vec<_> = preferences.iter().map(|p| (p.over, p.under)).collect();
    let places = arrange(&seats, &edges, GAP).nodes;
    let ends = places.iter().zip(&seats).map(|(x, seat)| x + seat.size / 2.0);
    let width = ends.fold(0.0, f64::max) + 2.0 * MARGIN;
    let rows = seats.iter().map(|seat| seat.lane + 1).max().unwrap_or_default() as f64;
    let height = (rows * ROW - (ROW - BOX)).max(0.0) + 2.0 * MARGIN;
    let at = |i: usize| {
        let x = frame.direction.left(places[i] + MARGIN, 0.0, width);
        (x, MARGIN + ROW * seats[i].lane as f64)
    };
    let lines = preferences.iter().map(|p| line(at(p.over), at(p.under), p.contradictory));
    let boxes = (0..names.len()).flat_map(|i| term(&names[i], at(i), seats[i].size));
    frame.scaled("preferences", "img", width, height).with(lines).with(boxes).to_string()
}

fn seats(names: &[String], preferences: &[Preference]) -> Vec<Seat> {
    let size = |name: &String| width(name, LETTER) + 24.0;
    let rows = rows(names.len(), preferences);
    names.iter().zip(rows).map(|(name, lane)| Seat { lane, size: size(name) }).collect()
}

/// Each term one row below the lowest of those preferred to it. Rounds are
/// bounded, so that even a cycle nobody marked comes to an end.
fn rows(terms: usize, preferences: &[Preference]) -> Vec<usize> {
    let mut rows = vec![0; terms];
    for _ in 1..terms {
        let before = rows.clone();
        for p in preferences.iter().filter(|p| !p.contradictory) {
            rows[p.under] = rows[p.under].max(before[p.over] + 1);
        }
        if rows == before {
            break;
        }
    }
    rows
}

fn line(over: (f64, f64), under: (f64, f64), contradictory: bool) -> Element {
    let (from, to) = (over.1 + BOX, under.1);
    let bend = ((to - from).abs() / 2.0).max(ROW / 3.0);
    let [x1, y1, y2, x2, y3, y4] = [over.0, from, from + bend, under.0, to - bend, to].map(number);
    Element::new("path")
        .class(if contradictory { "edge unsound" } else { "edge" })
        .attribute("d", &format!("M{x1} {y1}C{x1} {y2} {x2} {y3} {x2} {y4}"))
}

fn term(name: &str, (x, y): (f64, f64), width: f64) -> [Element; 2] {
    let outline = Element::new("rect")
        .class("box")
        .number("x", x - width / 2.0)
        .number("y", y)
        .number("width", width)
        .number("height", BOX)
        .number("rx", BOX / 2.0);
    let name =
        Element::new("text").class("name middle").number("x", x).number("y", y + BOX / 2.0 + 4.5).text(name);
    [outline, name]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(over: usize, under: usize) -> Preference {
        Preference { over, under, contradictory: false }
    }

    #[test]
    fn what_is_preferred_stands_above() {
        assert_eq!(rows(4, &[over(0, 1), over(1, 2), over(0, 2)]), [0, 1, 2, 0]);
        let svg = draw(&["safety", "speed"], &[over(0, 1)], &Frame::default());
        for expected in [
            "<text class=\"name middle\" x=\"34.02\" y=\"21.5\">safety</text>",
            "y=\"95.5\">speed</text>",
            "class=\"edge\" d=\"M34.02 32C34.02 56.67 34.02 51.33 34.02 76\"",
        ] {
            assert!(svg.contains(expected), "{expected}\n{svg}");
        }
    }

    #[test]
    fn contradictions_and_nonsense_come_to_an_end() {
        let contradictory = Preference { contradictory: true, ..over(0, 1) };
        let svg = draw(&["a", "b"], &[contradictory, over(1, 0)], &Frame::default());
        assert!(svg.contains("edge unsound"));
        let cycle = [over(0, 1), over(1, 0), over(0, 0), over(5, 0)];
        assert!(!draw(&["a", "b"], &cycle, &Frame::default()).contains("NaN"));
        assert!(draw(&[], &[], &Frame::default()).contains("viewBox=\"0 0 4 4\""));
    }
}
