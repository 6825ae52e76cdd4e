//! The index over time, and below it, for each period between releases, what
//! time alone did and what edits did.

use super::axis::label_at;
use super::delta::widest;
use super::dumbbell::heading;
use super::frame::Frame;
use super::svg::{Element, number};
use super::time::{STRETCH, Span, line};

/// Heights of the two panels, of the gap for the labels between them, and of the whole.
const UPPER: f64 = 150.0;
const LOWER: f64 = 72.0;
const BETWEEN: f64 = 34.0;
const HEIGHT: f64 = UPPER + BETWEEN + LOWER;
/// Labels closer than this share of the width would run into each other; on a
/// telephone, where the stylesheet hides the minor ones, already at the second.
const APART: f64 = 0.1;
const FAR_APART: f64 = 0.28;
/// More readings than this make no finer line.
const MOST: usize = 400;

/// The index at one landing.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// Days since any fixed day.
    pub day: i64,
    /// From 0 to 100; None where nothing was measured.
    pub index: Option<f64>,
}

/// The time between two releases, the later one named.
#[derive(Debug, Clone, Copy)]
pub struct Period<'a> {
    /// The day of the earlier release, counted as in `Reading`.
    pub from: i64,
    /// The day of the later one.
    pub to: i64,
    /// The earlier release's name.
    pub since: &'a str,
    /// The later release's name, or the word for now.
    pub name: &'a str,
    /// Index points by time alone and by edits, and how the two read.
    pub passive: f64,
    /// Index points by edits.
    pub active: f64,
    /// How both read, for whoever points at them.
    pub label: &'a str,
}

/// Draws readings and periods, both oldest first.
pub fn draw(readings: &[Reading], periods: &[Period], frame: &Frame) -> String {
    let ends = periods.iter().flat_map(|p| [p.from, p.to]);
    let span = Span::of(readings.iter().map(|r| r.day).chain(ends));
    let end = readings.iter().rev().find_map(|r| Some((r.day, r.index?)));
    frame
        .fluid("timeline", HEIGHT)
        .with(grid(frame))
        .with(releases(periods).map(|(day, _)| release(day, &span, frame)))
        .with(line(&dots(readings, &span, frame), UPPER))
        .with(end.map(|(day, index)| last(span.share(day), index, frame)))
        .with(names(periods, &span, frame))
        .with(parts(periods, &span, frame))
        .to_string()
}

fn y(index: f64) -> f64 {
    UPPER * (1.0 - index.clamp(0.0, 100.0) / 100.0)
}

/// Points in the stretched panel; of very many readings every n-th and the last.
fn dots(readings: &[Reading], span: &Span, frame: &Frame) -> Vec<Option<(f64, f64)>> {
    let every = readings.len().div_ceil(MOST).max(1);
    let place = |reading: &Reading| {
        let index = reading.index.filter(|index| index.is_finite())?;
        let x = frame.direction.left(span.share(reading.day), 0.0, 1.0);
        Some((x * STRETCH, y(index)))
    };
    let skipped = readings.len().saturating_sub(1) % every;
    readings.iter().skip(skipped).step_by(every).map(place).collect()
}

fn grid(frame: &Frame) -> impl Iterator<Item = Element> {
    [0.0, 50.0, 100.0].into_iter().flat_map(move |index| {
        let line = Element::new("line")
            .class("rule")
            .number("y1", y(index))
            .attribute("x2", "100%")
            .number("y2", y(index));
        let x = frame.direction.left(0.0, 0.0, 1.0);
        let label = Element::new("text")
            .class("note start")
            .share("x", x)
            .number("y", y(index) - 4.0)
            .text(&number(index));
        [line, label]
    })
}

/// The releases between which the periods lie, newest first.
fn releases<'a>(periods: &[Period<'a>]) -> impl Iterator<Item = (i64, &'a str)> {
    let first = periods.first().map(|period| (period.from, period.since));
    periods.iter().rev().map(|period| (period.to, period.name)).chain(first)
}

fn release(day: i64, span: &Span, frame: &Frame) -> Element {
    let x = frame.direction.left(span.share(day), 0.0, 1.0);
    Element::new("line").class("release").share("x1", x).share("x2", x).number("y2", HEIGHT)
}

fn last(share: f64, index: f64, frame: &Frame) -> Element {
    Element::new("circle")
        .class("end")
        .share("cx", frame.direction.left(share, 0.0, 1.0))
        .number("cy", y(index))
        .number("r", 4.0)
}

/// The releases' names, the newest always and of the others those that have room.
fn names(periods: &[Period], span: &Span, frame: &Frame) -> Vec<Element> {
    let mut names = Vec::new();
    let mut taken = f64::INFINITY;
    let mut major = f64::INFINITY;
    for (day, release) in releases(periods) {
        let at = span.share(day);
        if taken - at < APART {
            continue;
        }
        taken = at;
        let minor = major - at < FAR_APART;
        if !minor {
            major = at;
        }
        names.push(name(release, at, minor, frame));
    }
    names.reverse();
    names
}

fn name(name: &str, at: f64, minor: bool, frame: &Frame) -> Element {
    let label = label_at(at, name, UPPER + 20.0, frame);
    if minor { Element::new("g").class("minor").with([label]) } else { label }
}

/// Two bars a period around the lower panel's middle: by time, by edits.
fn parts(periods: &[Period], span: &Span, frame: &Frame) -> Vec<Element> {
    let scale = widest(periods.iter().flat_map(|p| [p.passive, p.active]));
    let zero = UPPER + BETWEEN + LOWER / 2.0;
    let axis =
        Element::new("line").class("zero").number("y1", zero).attribute("x2", "100%").number("y2", zero);
    let pair = |period: &Period| {
        let (from, to) = (span.share(period.from), span.share(period.to));
        let width = (to - from) * 0.36;
        let group = Element::new("g").with([Element::new("title").text(period.label)]);
        let bars = [("passive", period.passive, 0.12), ("active", period.active, 0.52)];
        group.with(bars.into_iter().filter(|(_, points, _)| *points != 0.0).map(|(class, points, inset)| {
            let size = if scale > 0.0 { points.abs() / scale * LOWER / 2.0 } else { 0.0 };
            let start = from + (to - from) * inset;
            Element::new("rect")
                .class(&format!("{class} {}", heading(0.0, points)))
                .share("x", frame.direction.left(start, width, 1.0))
                .number("y", if points > 0.0 { zero - size } else { zero })
                .share("width", width)
                .number("height", size)
        }))
    };
    std::iter::once(axis).chain(periods.iter().map(pair)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::frame::Direction;
    use super::*;

    const READINGS: [Reading; 3] = [
        Reading { day: 100, index: Some(80.0) },
        Reading { day: 150, index: Some(60.0) },
        Reading { day: 200, index: Some(50.0) },
    ];
    const PERIOD: Period = Period {
        from: 100,
        to: 200,
        since: "v1",
        name: "v2",
        passive: -20.0,
        active: -10.0,
        label: "v2: -20 by time, -10 by edits",
    };

    #[test]
    fn the_line_stretches_and_the_parts_stand_below() {
        let svg = draw(&READINGS, &[PERIOD], &Frame::default());
        for expected in [
            "<path class=\"line\" d=\"M0 30L500 60L1000 75\" vector-effect=\"non-scaling-stroke\"/>",
            "<circle class=\"end\" cx=\"100%\" cy=\"75\" r=\"4\"/>",
            "<text class=\"note end\" x=\"100%\" y=\"170\">v2</text>",
            "<title>v2: -20 by time, -10 by edits</title>\
             <rect class=\"passive away\" x=\"12%\" y=\"220\" width=\"36%\" height=\"36\"/>\
             <rect class=\"active away\" x=\"52%\" y=\"220\" width=\"36%\" height=\"18\"/>",
        ] {
            assert!(svg.contains(expected), "{expected}\n{svg}");
        }
    }

    #[test]
    fn names_without_room_are_left_out_but_never_the_newest() {
        let period = |to, name| Period { from: to - 1, to, name, ..PERIOD };
        let periods = [period(110, "v1"), period(180, "v2"), period(195, "v3"), period(200, "now")];
        let svg = draw(&READINGS, &periods, &Frame::default());
        assert!(svg.contains(">v1<") && svg.contains(">now<") && !svg.contains(">v3<"));
        assert!(svg.contains("<g class=\"minor\"><text class=\"note middle\" x=\"80%\""), "{svg}");
    }

    #[test]
    fn little_data_is_no_trouble() {
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        let odd = Reading { day: i64::MAX, index: Some(f64::NAN) };
        for readings in [&READINGS[..0], &READINGS[..1], &[odd, Reading { day: i64::MIN, index: None }]] {
            let svg = draw(readings, &[], &frame);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn very_long_histories_stay_small() {
        let readings: Vec<Reading> =
            (0..10_000).map(|day| Reading { day, index: Some(day as f64 / 100.0) }).collect();
        let svg = draw(&readings, &[], &Frame::default());
        assert!(svg.len() < 8_000 && svg.contains("L1000 "), "{}", svg.len());
    }
}
