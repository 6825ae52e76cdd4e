//! A bar to either side of nothing: what one landing gave or took.

use super::dumbbell::{heading, rule};
use super::frame::Frame;
use super::svg::Element;

const HEIGHT: f64 = 28.0;
/// The least visible width, as a share of the picture.
const SLIVER: f64 = 0.004;

/// The greatest distance from nothing among `deltas`: the scale that all rows
/// of a table share. 0 without any.
pub fn widest(deltas: impl IntoIterator<Item = f64>) -> f64 {
    let sizes = deltas.into_iter().map(f64::abs);
    sizes.filter(|size| size.is_finite()).fold(0.0, f64::max)
}

/// Draws one row, `delta` on a scale from -`widest` to `widest`; losses lie
/// before the middle, gains behind it.
pub fn draw(delta: f64, widest: f64, frame: &Frame) -> String {
    let share = if widest > 0.0 && delta.is_finite() { (delta / widest).clamp(-1.0, 1.0) / 2.0 } else { 0.0 };
    let bar = (share != 0.0).then(|| {
        let width = share.abs().max(SLIVER);
        let start = if share < 0.0 { 0.5 - width } else { 0.5 };
        Element::new("rect")
            .class(&format!("fill {}", heading(0.0, share)))
            .share("x", frame.direction.left(start, width, 1.0))
            .number("y", 8.0)
            .share("width", width)
            .number("height", HEIGHT - 16.0)
    });
    frame.fluid("delta", HEIGHT).with([rule(0.5, HEIGHT)]).with(bar).to_string()
}

#[cfg(test)]
mod tests {
    use super::super::frame::Direction;
    use super::*;

    fn bar(svg: &str) -> Option<&str> {
        svg.split_once("<rect ").map(|(_, bar)| bar)
    }

    #[test]
    fn losses_lie_before_the_middle_and_gains_behind_it() {
        let scale = widest([-18.75, 9.375, f64::NAN]);
        assert_eq!(scale, 18.75);
        assert_eq!(
            bar(&draw(-18.75, scale, &Frame::default())),
            Some("class=\"fill away\" x=\"0%\" y=\"8\" width=\"50%\" height=\"12\"/></svg>")
        );
        assert_eq!(
            bar(&draw(9.375, scale, &Frame::default())),
            Some("class=\"fill toward\" x=\"50%\" y=\"8\" width=\"25%\" height=\"12\"/></svg>")
        );
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        assert!(draw(9.375, scale, &frame).contains("x=\"25%\""));
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(widest([]), 0.0);
        assert_eq!(bar(&draw(0.0, 0.0, &Frame::default())), None);
        assert_eq!(bar(&draw(f64::NAN, 1.0, &Frame::default())), None);
    }
}
