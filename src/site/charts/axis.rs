//! The labels over a column of charts that share one scale.

use super::frame::Frame;
use super::svg::Element;

const HEIGHT: f64 = 16.0;

/// Draws `ticks`, each a share of the width with its label, from the reading
/// start to the end; the outermost ones stay within the picture.
pub fn draw(ticks: &[(f64, &str)], frame: &Frame) -> String {
    let labels = ticks.iter().map(|&(at, label)| label_at(at, label, HEIGHT - 4.0, frame));
    frame.fluid("axis", HEIGHT).with(labels).to_string()
}

/// A label whose middle stands at the share `at`, but for the two ends.
pub(super) fn label_at(at: f64, label: &str, y: f64, frame: &Frame) -> Element {
    let anchor = match at {
        ..=0.04 => "start",
        0.96.. => "end",
        _ => "middle",
    };
    Element::new("text")
        .class(&format!("note {anchor}"))
        .share("x", frame.direction.left(at, 0.0, 1.0))
        .number("y", y)
        .text(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_stay_inside() {
        assert_eq!(
            draw(&[(0.0, "0"), (0.5, "50"), (1.0, "100")], &Frame::default()),
            "<svg class=\"chart axis\" width=\"100%\" height=\"16\" aria-hidden=\"true\">\
             <text class=\"note start\" x=\"0%\" y=\"12\">0</text>\
             <text class=\"note middle\" x=\"50%\" y=\"12\">50</text>\
             <text class=\"note end\" x=\"100%\" y=\"12\">100</text></svg>"
        );
    }
}
