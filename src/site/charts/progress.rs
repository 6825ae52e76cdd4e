//! A progress bar with a tick where one would expect to be today.

use super::frame::{Frame, Tone};
use super::svg::Element;

const HEIGHT: f64 = 16.0;

/// How far something has come.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// The way behind, from 0 to 1; None where nobody knows.
    pub share: Option<f64>,
    /// The elapsed part of the time for it, from 0 to 1.
    pub expected: Option<f64>,
    /// The elapsed part of the time that was meant for it at first, where that was another.
    pub first: Option<f64>,
    /// How it stands.
    pub tone: Tone,
}

/// Draws the bar as wide as its place on the page.
pub fn draw(progress: &Progress, frame: &Frame) -> String {
    let bar = |class: &str, share: f64| {
        Element::new("rect")
            .class(class)
            .share("x", frame.direction.left(0.0, share, 1.0))
            .number("y", 5.0)
            .share("width", share)
            .number("height", 6.0)
    };
    let fill = known(progress.share).map(|s| bar(&format!("fill {}", progress.tone.class()), s));
    let tick = |class: &str, at: f64| {
        let x = frame.direction.left(at, 0.0, 1.0);
        Element::new("line")
            .class(class)
            .share("x1", x)
            .number("y1", 1.0)
            .share("x2", x)
            .number("y2", HEIGHT - 1.0)
    };
    let first = known(progress.first).map(|at| tick("tick first", at));
    let now = known(progress.expected).map(|at| tick("tick", at));
    frame.fluid("progress", HEIGHT).with([bar("track", 1.0)]).with(fill).with(first).with(now).to_string()
}

/// A share within its bounds, if it is a number at all.
pub(super) fn known(share: Option<f64>) -> Option<f64> {
    share.filter(|s| s.is_finite()).map(|s| s.clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::super::frame::Direction;
    use super::*;

    #[test]
    fn the_tick_stands_where_today_is() {
        let progress =
            Progress { share: Some(0.25), expected: Some(0.6), first: Some(0.8), tone: Tone::Warn };
        assert_eq!(
            draw(&progress, &Frame::default()),
            "<svg class=\"chart progress\" width=\"100%\" height=\"16\" aria-hidden=\"true\">\
             <rect class=\"track\" x=\"0%\" y=\"5\" width=\"100%\" height=\"6\"/>\
             <rect class=\"fill warn\" x=\"0%\" y=\"5\" width=\"25%\" height=\"6\"/>\
             <line class=\"tick first\" x1=\"80%\" y1=\"1\" x2=\"80%\" y2=\"15\"/>\
             <line class=\"tick\" x1=\"60%\" y1=\"1\" x2=\"60%\" y2=\"15\"/></svg>"
        );
    }

    #[test]
    fn what_is_unknown_is_not_drawn_and_what_is_too_much_is_full() {
        let unknown = Progress { share: None, expected: Some(f64::NAN), first: None, tone: Tone::Calm };
        let svg = draw(&unknown, &Frame::default());
        assert!(!svg.contains("fill") && !svg.contains("tick"));
        let over = Progress { share: Some(1.7), ..unknown };
        assert!(draw(&over, &Frame::default()).contains("fill calm\" x=\"0%\" y=\"5\" width=\"100%\""));
    }

    #[test]
    fn right_to_left_fills_from_the_right() {
        let progress = Progress { share: Some(0.25), expected: None, first: None, tone: Tone::Good };
        let frame = Frame { direction: Direction::RightToLeft, ..Frame::default() };
        assert!(draw(&progress, &frame).contains("x=\"75%\" y=\"5\" width=\"25%\""));
    }
}
