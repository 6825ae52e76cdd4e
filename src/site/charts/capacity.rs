//! Where a capacity goes: one bar, a part for each use of it.

use super::frame::Frame;
use super::svg::Element;

const HEIGHT: f64 = 28.0;
const BAR: f64 = 20.0;

/// What a part of the capacity is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Work with a line to the vision.
    Aligned,
    /// Work that is meant to explore.
    Exploring,
    /// Work without a line to the vision.
    NoLine,
    /// Not given to any work.
    Unallocated,
}

impl Use {
    /// The class of the bar's part, and of the swatch in the table beside it.
    pub fn class(self) -> &'static str {
        match self {
            Use::Aligned => "aligned",
            Use::Exploring => "exploring",
            Use::NoLine => "no-line",
            Use::Unallocated => "unallocated",
        }
    }
}

/// One part of the bar.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// What it is used for.
    pub usage: Use,
    /// How much, in the unit of the capacity.
    pub amount: f64,
    /// How the part reads: its name and amount with the unit.
    pub label: &'a str,
}

/// What the bar's full width stands for: the capacity, or the sum of the parts
/// where more is given than there is.
pub fn extent(parts: &[Part], capacity: f64) -> f64 {
    let given: f64 = parts.iter().filter_map(|part| amount(part)).sum();
    if capacity.is_finite() { given.max(capacity) } else { given }
}

/// Draws the parts one after the other, with a tick at the capacity where they
/// exceed it.
pub fn draw(parts: &[Part], capacity: f64, frame: &Frame) -> String {
    let extent = extent(parts, capacity);
    let mut start = 0.0;
    let mut bars = Vec::new();
    for part in parts {
        let Some(amount) = amount(part).filter(|_| extent > 0.0) else {
            continue;
        };
        bars.push(bar(part, start / extent, amount / extent, frame));
        start += amount;
    }
    let over = (capacity > 0.0 && extent > capacity).then(|| limit(capacity / extent, frame));
    frame.fluid("capacity", HEIGHT).with(bars).with(over).to_string()
}

fn amount(part: &Part) -> Option<f64> {
    Some(part.amount).filter(|a| a.is_finite() && *a > 0.0)
}

fn bar(part: &Part, start: f64, width: f64, frame: &Frame) -> Element {
    Element::new("rect")
        .class(&format!("part {}", part.usage.class()))
        .share("x", frame.direction.left(start, width, 1.0))
        .number("y", (HEIGHT - BAR) / 2.0)
        .share("width", width)
        .number("height", BAR)
        .with([Element::new("title").text(part.label)])
}

fn limit(at: f64, frame: &Frame) -> Element {
    let x = frame.direction.left(at, 0.0, 1.0);
    Element::new("line").class("tick").share("x1", x).number("y1", 0.0).share("x2", x).number("y2", HEIGHT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(usage: Use, amount: f64) -> Part<'static> {
        Part { usage, amount, label: "x" }
    }

    #[test]
    fn parts_lie_one_after_the_other() {
        let parts = [part(Use::Aligned, 2.0), part(Use::Exploring, 1.0), part(Use::Unallocated, 1.0)];
        assert_eq!(
            draw(&parts, 4.0, &Frame::default()),
            "<svg class=\"chart capacity\" width=\"100%\" height=\"28\" aria-hidden=\"true\">\
             <rect class=\"part aligned\" x=\"0%\" y=\"4\" width=\"50%\" height=\"20\"><title>x</title></rect>\
             <rect class=\"part exploring\" x=\"50%\" y=\"4\" width=\"25%\" height=\"20\"><title>x</title></rect>\
             <rect class=\"part unallocated\" x=\"75%\" y=\"4\" width=\"25%\" height=\"20\"><title>x</title></rect></svg>"
        );
    }

    #[test]
    fn giving_more_than_there_is_shows_the_limit() {
        let parts = [part(Use::Aligned, 4.0), part(Use::NoLine, 1.0)];
        assert_eq!(extent(&parts, 4.0), 5.0);
        let svg = draw(&parts, 4.0, &Frame::default());
        assert!(svg.contains("<line class=\"tick\" x1=\"80%\""), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let empty = draw(&[], 0.0, &Frame::default());
        assert!(!empty.contains("rect"));
        let odd = [part(Use::Aligned, f64::NAN), part(Use::NoLine, -1.0)];
        assert_eq!(draw(&odd, 0.0, &Frame::default()), empty);
    }
}
