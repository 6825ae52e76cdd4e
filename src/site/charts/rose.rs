//! The compass rose: all measures at a glance, a petal for each, as long as it reads.

use super::frame::Frame;
use super::svg::{Element, number};
use std::f64::consts::TAU;

const WIDTH: f64 = 380.0;
const HEIGHT: f64 = 300.0;
const CENTRE: (f64, f64) = (WIDTH / 2.0, HEIGHT / 2.0);
/// The hub, which stays free, and the ring that stands for 1.
const INNER: f64 = 16.0;
const OUTER: f64 = 112.0;
/// Between the ring and the names.
const GAP: f64 = 12.0;

/// One measure.
#[derive(Debug, Clone, Copy)]
pub struct Petal<'a> {
    /// Its name.
    pub name: &'a str,
    /// From 0 to 1; None where it is not measured.
    pub reading: Option<f64>,
}

/// Draws the petals clockwise from the top, in every direction of reading.
pub fn draw(petals: &[Petal], frame: &Frame) -> String {
    let step = TAU / petals.len().max(1) as f64;
    let drawn = petals.iter().enumerate().flat_map(|(i, petal)| parts(petal, step * i as f64, step, frame));
    frame.scaled("rose", "img", WIDTH, HEIGHT).with([0.5, 1.0].map(ring)).with(drawn).to_string()
}

fn ring(reading: f64) -> Element {
    Element::new("circle")
        .class("rule")
        .number("cx", CENTRE.0)
        .number("cy", CENTRE.1)
        .number("r", radius(reading))
}

fn radius(reading: f64) -> f64 {
    INNER + reading.clamp(0.0, 1.0) * (OUTER - INNER)
}

/// A petal's place, its fill and its name; `middle` is its angle from the top.
fn parts(petal: &Petal, middle: f64, step: f64, frame: &Frame) -> Vec<Element> {
    let half = step * 0.44;
    let wedge = |class: &str, outer: f64| {
        Element::new("path").class(class).attribute("d", &sector(middle - half, middle + half, outer))
    };
    let reading = petal.reading.filter(|r| r.is_finite());
    let place = if reading.is_some() { "place" } else { "place unmeasured" };
    let fill = reading.map(|r| wedge("petal", radius(r)));
    [wedge(place, OUTER)].into_iter().chain(fill).chain([name(petal.name, middle, frame)]).collect()
}

fn point(angle: f64, radius: f64) -> (f64, f64) {
    let (sin, cos) = angle.sin_cos();
    (CENTRE.0 + radius * sin, CENTRE.1 - radius * cos)
}

/// The outline between two angles, from the hub to `outer`.
fn sector(from: f64, to: f64, outer: f64) -> String {
    let at = |angle, radius| {
        let (x, y) = point(angle, radius);
        format!("{} {}", number(x), number(y))
    };
    let (a, b, c, d) = (at(from, INNER), at(from, outer), at(to, outer), at(to, INNER));
    let (inner, outer) = (number(INNER), number(outer));
    format!("M{a}L{b}A{outer} {outer} 0 0 1 {c}L{d}A{inner} {inner} 0 0 0 {a}z")
}

fn name(name: &str, angle: f64, frame: &Frame) -> Element {
    let (x, y) = point(angle, OUTER + GAP);
    // Names run away from the ring: which end that is depends on the script.
    let away = angle.sin() * frame.direction.sign();
    let anchor = match away {
        ..-0.2 => "end",
        0.2.. => "start",
        _ => "middle",
    };
    Element::new("text").class(&format!("note {anchor}")).number("x", x).number("y", y + 4.0).text(name)
}

#[cfg(test)]
mod tests {
    use super::super::frame::Direction;
    use super::*;

    const PETALS: [Petal; 4] = [
        Petal { name: "north", reading: Some(1.0) },
        Petal { name: "east", reading: Some(0.5) },
        Petal { name: "south", reading: Some(0.0) },
        Petal { name: "west", reading: None },
    ];

    #[test]
    fn petals_go_round_from_the_top() {
        let svg = draw(&PETALS, &Frame::default());
        for expected in [
            "<text class=\"note middle\" x=\"190\" y=\"30\">north</text>",
            "<text class=\"note start\" x=\"314\" y=\"154\">east</text>",
            "<text class=\"note end\" x=\"66\" y=\"154\">west</text>",
        ] {
            assert!(svg.contains(expected), "{expected}\n{svg}");
        }
        assert_eq!(svg.matches("class=\"petal\"").count(), 3);
        assert_eq!(svg.matches("place unmeasured").count(), 1);
    }

    #[test]
    fn names_run_away_from_the_ring_in_every_script() {
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        assert!(draw(&PETALS, &frame).contains("note end\" x=\"314\""));
    }

    #[test]
    fn no_measure_is_no_trouble() {
        let svg = draw(&[], &Frame::default());
        assert!(!svg.contains("NaN") && !svg.contains("path"));
    }
}
