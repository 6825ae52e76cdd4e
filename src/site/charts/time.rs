//! Charts over time: days as shares of the width, and a line that stretches.

use super::svg::{Element, number};

/// The width of a stretched panel in its own units.
pub(super) const STRETCH: f64 = 1000.0;

/// The days that a chart covers.
pub(super) struct Span {
    first: i64,
    days: f64,
}

impl Span {
    pub fn of(days: impl Iterator<Item = i64> + Clone) -> Self {
        let first = days.clone().min().unwrap_or_default();
        let last = days.max().unwrap_or_default();
        Span { first, days: last.saturating_sub(first).max(1) as f64 }
    }

    /// Where a day lies between the first (0) and the last (1).
    pub fn share(&self, day: i64) -> f64 {
        day.saturating_sub(self.first) as f64 / self.days
    }
}

/// A line through `dots`, each `STRETCH` wide and `height` high at most, that is
/// stretched to the picture's width without growing thicker. None lifts the pen.
pub(super) fn line(dots: &[Option<(f64, f64)>], height: f64) -> Option<Element> {
    let line = Element::new("path")
        .class("line")
        .attribute("d", &path(dots)?)
        .attribute("vector-effect", "non-scaling-stroke");
    let panel = Element::new("svg")
        .attribute("viewBox", &format!("0 0 {} {}", number(STRETCH), number(height)))
        .attribute("preserveAspectRatio", "none")
        .attribute("width", "100%")
        .number("height", height);
    Some(panel.with([line]))
}

/// A path through the dots that lifts the pen at gaps; None without any dot.
pub(super) fn path(dots: &[Option<(f64, f64)>]) -> Option<String> {
    let mut d = String::new();
    let mut down = false;
    for dot in dots {
        if let Some((x, y)) = *dot {
            let pen = if down { 'L' } else { 'M' };
            d += &format!("{pen}{} {}", number(x), number(y));
        }
        down = dot.is_some();
    }
    (!d.is_empty()).then_some(d)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_shares() {
        let span = Span::of([30, 10, 20].into_iter());
        assert_eq!([10, 20, 30].map(|day| span.share(day)), [0.0, 0.5, 1.0]);
        assert_eq!(Span::of([7].into_iter()).share(7), 0.0);
        assert!(Span::of([i64::MIN, i64::MAX].into_iter()).share(0).is_finite());
    }

    #[test]
    fn the_pen_is_lifted_at_gaps() {
        let dots = [Some((0.0, 1.0)), Some((2.0, 3.0)), None, Some((4.0, 5.5))];
        assert_eq!(path(&dots).as_deref(), Some("M0 1L2 3M4 5.5"));
        assert_eq!(path(&[None]), None);
    }
}
