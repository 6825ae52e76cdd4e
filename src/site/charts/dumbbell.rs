//! A dumbbell: where a share stood then (a ring) and where it stands now (a disc).

use super::frame::Frame;
use super::progress::known;
use super::svg::Element;

const HEIGHT: f64 = 28.0;

/// Draws one row from 0 to 1, as wide as its place on the page: a move in the
/// colour of where it leads. What was not measured on a side has no mark there.
pub fn draw(then: Option<f64>, now: Option<f64>, frame: &Frame) -> String {
    let (then, now) = (known(then), known(now));
    row(then, now, then.zip(now).map_or("still", |(then, now)| heading(then, now)), frame)
}

/// The same for two values of which neither is the better one: what was meant
/// and what is.
pub fn compare(meant: Option<f64>, is: Option<f64>, frame: &Frame) -> String {
    row(known(meant), known(is), "still", frame)
}

fn row(ring: Option<f64>, disc: Option<f64>, class: &str, frame: &Frame) -> String {
    let place = |share: f64| frame.direction.left(share, 0.0, 1.0);
    let way = ring.zip(disc).map(|(ring, disc)| {
        Element::new("line")
            .class(&format!("way {class}"))
            .share("x1", place(ring))
            .number("y1", HEIGHT / 2.0)
            .share("x2", place(disc))
            .number("y2", HEIGHT / 2.0)
    });
    let dot = |class: &str, share: f64, radius: f64| {
        Element::new("circle")
            .class(class)
            .share("cx", place(share))
            .number("cy", HEIGHT / 2.0)
            .number("r", radius)
    };
    frame
        .fluid("dumbbell", HEIGHT)
        .with([0.0, 0.5, 1.0].map(|share| rule(share, HEIGHT)))
        .with(way)
        .with(ring.map(|share| dot("then", share, 4.5)))
        .with(disc.map(|share| dot(&format!("now {class}"), share, 5.5)))
        .to_string()
}

/// A vertical line of the grid behind the rows.
pub(super) fn rule(share: f64, height: f64) -> Element {
    Element::new("line")
        .class("rule")
        .share("x1", share)
        .number("y1", 0.0)
        .share("x2", share)
        .number("y2", height)
}

/// What is less than this is written as a move of 0.0 hundredths.
const STILL: f64 = 0.0005;

/// The class for a move from one value to another.
pub(super) fn heading(then: f64, now: f64) -> &'static str {
    match now - then {
        moved if moved >= STILL => "toward",
        moved if moved <= -STILL => "away",
        _ => "still",
    }
}

#[cfg(test)]
mod tests {
    use super::super::frame::Direction;
    use super::*;

    #[test]
    fn a_fall_points_away() {
        let svg = draw(Some(0.9), Some(0.4), &Frame::default());
        assert_eq!(
            svg.split_once("y2=\"28\"/><line class=\"way").map(|(_, marks)| marks),
            Some(
                " away\" x1=\"90%\" y1=\"14\" x2=\"40%\" y2=\"14\"/>\
                 <circle class=\"then\" cx=\"90%\" cy=\"14\" r=\"4.5\"/>\
                 <circle class=\"now away\" cx=\"40%\" cy=\"14\" r=\"5.5\"/></svg>"
            )
        );
    }

    #[test]
    fn a_comparison_takes_no_side() {
        assert!(!compare(Some(0.9), Some(0.4), &Frame::default()).contains("away"));
    }

    #[test]
    fn a_side_that_was_not_measured_has_no_mark() {
        let new = draw(None, Some(0.4), &Frame::default());
        assert!(new.contains("now still") && !new.contains("then") && !new.contains("way"));
        let lost = draw(Some(0.4), None, &Frame::default());
        assert!(lost.contains("then") && !lost.contains("now"));
    }

    #[test]
    fn right_to_left_is_mirrored() {
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        assert!(draw(Some(0.25), None, &frame).contains("cx=\"75%\""));
    }
}
