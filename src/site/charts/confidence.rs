//! Confidence over time, as the check-ins gave it.

use super::axis::label_at;
use super::frame::{Frame, Tone};
use super::progress::known;
use super::svg::Element;
use super::time::{STRETCH, Span, line};

/// The plot's height, and the whole one with the dates below.
const PLOT: f64 = 72.0;
const HEIGHT: f64 = PLOT + 22.0;

/// What one check-in said.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Days since any fixed day.
    pub day: i64,
    /// From 0 (lost) to 1 (certain).
    pub confidence: f64,
    /// Which of the three words that amounts to.
    pub tone: Tone,
    /// The date as it is shown.
    pub date: &'a str,
    /// How it reads: date, word, who said it.
    pub label: &'a str,
}

/// Draws `looks`, oldest first, each with the shape of its tone.
pub fn draw(looks: &[Look], frame: &Frame) -> String {
    let span = Span::of(looks.iter().map(|look| look.day));
    let place = |look: &Look| {
        let confidence = known(Some(look.confidence))?;
        let x = frame.direction.left(span.share(look.day), 0.0, 1.0);
        Some((x * STRETCH, height(confidence)))
    };
    let dots: Vec<_> = looks.iter().map(place).collect();
    let marks = looks.iter().zip(&dots).filter_map(|(look, dot)| {
        let (x, y) = (*dot)?;
        Some(mark(look, x / STRETCH, y))
    });
    frame
        .fluid("confidence", HEIGHT)
        .with([0.0, 0.5, 1.0].map(rule))
        .with(line(&dots, PLOT))
        .with(marks)
        .with(dates(looks, frame))
        .to_string()
}

fn height(confidence: f64) -> f64 {
    PLOT - 8.0 - confidence * (PLOT - 16.0)
}

fn rule(confidence: f64) -> Element {
    Element::new("line")
        .class("rule")
        .number("y1", height(confidence))
        .attribute("x2", "100%")
        .number("y2", height(confidence))
}

/// A nested picture, since only that can be placed by a share of the width.
fn mark(look: &Look, x: f64, y: f64) -> Element {
    Element::new("svg")
        .share("x", x)
        .number("y", y)
        .with([Element::new("title").text(look.label), look.tone.mark()])
}

/// The first and the last date, or the only one.
fn dates(looks: &[Look], frame: &Frame) -> Vec<Element> {
    let label = |at: f64, look: &Look| label_at(at, look.date, HEIGHT - 4.0, frame);
    match looks {
        [] => Vec::new(),
        [only] => vec![label(0.0, only)],
        [first, .., last] => vec![label(0.0, first), label(1.0, last)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(day: i64, confidence: f64, tone: Tone) -> Look<'static> {
        Look { day, confidence, tone, date: "d", label: "<l>" }
    }

    #[test]
    fn each_look_has_the_shape_of_its_tone() {
        let looks = [look(0, 1.0, Tone::Good), look(5, 0.5, Tone::Warn), look(10, 0.0, Tone::Bad)];
        let svg = draw(&looks, &Frame::default());
        for expected in [
            "d=\"M0 8L500 36L1000 64\"",
            "<svg x=\"0%\" y=\"8\"><title>&lt;l&gt;</title><circle r=\"4.5\" class=\"mark good\"/></svg>",
            "<svg x=\"50%\" y=\"36\"><title>&lt;l&gt;</title><path d=\"M0-5.5 5.5 4.5h-11z\" class=\"mark warn\"/></svg>",
            "<text class=\"note start\" x=\"0%\" y=\"90\">d</text><text class=\"note end\" x=\"100%\" y=\"90\">d</text>",
        ] {
            assert!(svg.contains(expected), "{expected}\n{svg}");
        }
    }

    #[test]
    fn little_data_is_no_trouble() {
        assert!(!draw(&[], &Frame::default()).contains("mark"));
        let one = draw(&[look(3, f64::NAN, Tone::Calm)], &Frame::default());
        assert!(!one.contains("mark") && one.matches("<text").count() == 1);
    }
}
