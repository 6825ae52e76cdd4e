//! What every chart is told beside its rows: who reads it, and from which side.

use super::svg::{Element, number};

/// What a chart says to those who do not see it. All three are plain text.
#[derive(Debug, Clone, Copy)]
pub struct Caption<'a> {
    /// Unique on the page; letters, digits and `-`.
    pub id: &'a str,
    /// What the chart shows, in a few words.
    pub title: &'a str,
    /// What it says: the rows in short, or where they stand beside it.
    pub description: &'a str,
}

/// The side from which the page's language is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// As in Latin script.
    #[default]
    LeftToRight,
    /// As in Arabic or Hebrew script: every chart is mirrored.
    RightToLeft,
}

impl Direction {
    /// The left edge of something `length` long that begins at `start`, in a
    /// space `extent` wide, all in one unit.
    pub(super) fn left(self, start: f64, length: f64, extent: f64) -> f64 {
        match self {
            Direction::LeftToRight => start,
            Direction::RightToLeft => extent - start - length,
        }
    }

    /// 1 where reading goes to the right, -1 where it goes to the left.
    pub(super) fn sign(self) -> f64 {
        match self {
            Direction::LeftToRight => 1.0,
            Direction::RightToLeft => -1.0,
        }
    }
}

/// How something stands: always a shape as well as a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// As meant: a disc.
    Good,
    /// Worth a look: a triangle.
    Warn,
    /// Not as meant: a square.
    Bad,
    /// No judgement: a ring.
    #[default]
    Calm,
}

impl Tone {
    /// The class that the stylesheet gives this tone.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
            Tone::Calm => "calm",
        }
    }

    /// The tone's shape around the origin, about ten units wide.
    pub(super) fn mark(self) -> Element {
        let shape = match self {
            Tone::Good | Tone::Calm => Element::new("circle").number("r", 4.5),
            Tone::Warn => Element::new("path").attribute("d", "M0-5.5 5.5 4.5h-11z"),
            Tone::Bad => Element::new("path").attribute("d", "M-4.5-4.5h9v9h-9z"),
        };
        shape.class(&format!("mark {}", self.class()))
    }
}

/// The surroundings of one chart.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frame<'a> {
    /// None where the same numbers stand right beside the chart, as in a table's
    /// row: it is then hidden from screen readers, which would read them twice.
    pub caption: Option<Caption<'a>>,
    /// The side from which it is read.
    pub direction: Direction,
}

impl Frame<'_> {
    /// A picture as wide as its place on the page and `height` pixels high.
    pub(super) fn fluid(&self, class: &str, height: f64) -> Element {
        let svg = Element::new("svg")
            .class(&format!("chart {class}"))
            .attribute("width", "100%")
            .number("height", height);
        self.described(svg, "img")
    }

    /// A picture that keeps its proportions.
    pub(super) fn scaled(&self, class: &str, role: &str, width: f64, height: f64) -> Element {
        let svg = Element::new("svg")
            .class(&format!("chart {class}"))
            .attribute("viewBox", &format!("0 0 {} {}", number(width), number(height)))
            .number("width", width)
            .number("height", height);
        self.described(svg, role)
    }

    fn described(&self, svg: Element, role: &str) -> Element {
        let Some(Caption { id, title, description }) = self.caption else {
            return svg.attribute("aria-hidden", "true");
        };
        let (title_id, description_id) = (format!("{id}-title"), format!("{id}-desc"));
        svg.attribute("role", role)
            .attribute("aria-labelledby", &title_id)
            .attribute("aria-describedby", &description_id)
            .with([
                Element::new("title").attribute("id", &title_id).text(title),
                Element::new("desc").attribute("id", &description_id).text(description),
            ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_captioned_chart_names_itself() {
        let caption = Caption { id: "c1", title: "A & B", description: "A 1, B 2" };
        let frame = Frame { caption: Some(caption), ..Frame::default() };
        assert_eq!(
            frame.scaled("x", "img", 10.0, 5.0).to_string(),
            "<svg class=\"chart x\" viewBox=\"0 0 10 5\" width=\"10\" height=\"5\" role=\"img\" \
             aria-labelledby=\"c1-title\" aria-describedby=\"c1-desc\">\
             <title id=\"c1-title\">A &amp; B</title><desc id=\"c1-desc\">A 1, B 2</desc></svg>"
        );
    }

    #[test]
    fn a_chart_beside_its_numbers_is_not_read_twice() {
        assert_eq!(
            Frame::default().fluid("x", 8.0).to_string(),
            "<svg class=\"chart x\" width=\"100%\" height=\"8\" aria-hidden=\"true\"/>"
        );
    }

    #[test]
    fn right_to_left_mirrors() {
        assert_eq!(Direction::LeftToRight.left(0.1, 0.2, 1.0), 0.1);
        assert_eq!(Direction::RightToLeft.left(0.25, 0.25, 1.0), 0.5);
    }
}
