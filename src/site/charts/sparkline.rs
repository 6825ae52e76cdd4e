//! A sparkline: how one number went, in the height of a line of text.

use super::frame::{Direction, Frame};
use super::svg::Element;
use super::time::path;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 24.0;
/// Room for the dot at the end.
const MARGIN: f64 = 4.0;

/// Draws `values`, oldest first, evenly spaced; None leaves a gap.
///
/// `least` is the smallest difference that fills the height, so that a small
/// wobble does not look like a storm.
pub fn draw(values: &[Option<f64>], least: f64, frame: &Frame) -> String {
    let scale = Scale::of(values, least, frame.direction);
    let dots = scale.dots(values);
    let line = path(&dots).map(|d| Element::new("path").class("line").attribute("d", &d));
    let end =
        dots.iter().rev().find_map(|&dot| dot).map(|(x, y)| {
            Element::new("circle").class("end").number("cx", x).number("cy", y).number("r", 2.5)
        });
    frame.scaled("spark", "img", WIDTH, HEIGHT).with(line).with(end).to_string()
}

struct Scale {
    low: f64,
    high: f64,
    step: f64,
    direction: Direction,
}

impl Scale {
    fn of(values: &[Option<f64>], least: f64, direction: Direction) -> Self {
        let known = || values.iter().flatten().copied().filter(|v| v.is_finite());
        let low = known().fold(f64::INFINITY, f64::min);
        let high = known().fold(f64::NEG_INFINITY, f64::max);
        let missing = (least - (high - low)).max(0.0);
        let gaps = values.len().saturating_sub(1).max(1);
        Scale {
            low: low - missing / 2.0,
            high: high + missing / 2.0,
            step: (WIDTH - 2.0 * MARGIN) / gaps as f64,
            direction,
        }
    }

    fn dots(&self, values: &[Option<f64>]) -> Vec<Option<(f64, f64)>> {
        let place = |(i, value): (usize, &Option<f64>)| {
            let value = value.filter(|v| v.is_finite())?;
            let x = self.direction.left(MARGIN + self.step * i as f64, 0.0, WIDTH);
            Some((x, self.height(value)))
        };
        values.iter().enumerate().map(place).collect()
    }

    fn height(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        let share = if span > 0.0 { (value - self.low) / span } else { 0.5 };
        HEIGHT - MARGIN - share * (HEIGHT - 2.0 * MARGIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn svg(content: &str) -> String {
        format!(
            "<svg class=\"chart spark\" viewBox=\"0 0 96 24\" width=\"96\" height=\"24\" \
             aria-hidden=\"true\"{content}"
        )
    }

    #[test]
    fn a_line_with_a_gap() {
        assert_eq!(
            draw(&[Some(0.0), Some(1.0), None, Some(0.5)], 0.0, &Frame::default()),
            svg("><path class=\"line\" d=\"M4 20L33.33 4M92 12\"/>\
                 <circle class=\"end\" cx=\"92\" cy=\"12\" r=\"2.5\"/></svg>")
        );
    }

    #[test]
    fn little_data_is_no_trouble() {
        let frame = Frame::default();
        assert_eq!(draw(&[], 0.1, &frame), svg("/>"));
        assert_eq!(draw(&[None, Some(f64::NAN)], 0.1, &frame), svg("/>"));
        let one = svg("><path class=\"line\" d=\"M4 12\"/>\
                       <circle class=\"end\" cx=\"4\" cy=\"12\" r=\"2.5\"/></svg>");
        assert_eq!(draw(&[Some(3.0)], 0.0, &frame), one);
    }

    #[test]
    fn right_to_left_ends_at_the_left() {
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        assert!(draw(&[Some(0.0), Some(1.0)], 0.0, &frame).contains("M92 20L4 4"));
    }
}
