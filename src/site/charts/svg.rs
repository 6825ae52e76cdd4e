//! Elements of an SVG picture: the only place of the charts that writes markup.

use std::fmt;

use crate::escape::text as escape;

/// A coordinate with at most two decimals; what is no number is 0.
pub(super) fn number(value: f64) -> String {
    if !value.is_finite() {
        return "0".to_owned();
    }
    let rounded = (value * 100.0).round() / 100.0;
    // Adding zero turns a negative zero into a plain one.
    (rounded + 0.0).to_string()
}

/// One element with its attributes and content, both escaped as they come in.
pub(super) struct Element {
    name: &'static str,
    attributes: String,
    content: String,
}

impl Element {
    pub fn new(name: &'static str) -> Self {
        Element { name, attributes: String::new(), content: String::new() }
    }

    pub fn attribute(mut self, name: &str, value: &str) -> Self {
        self.attributes += &format!(" {name}=\"{}\"", escape(value));
        self
    }

    pub fn class(self, value: &str) -> Self {
        self.attribute("class", value)
    }

    /// A length or coordinate in the picture's own units.
    pub fn number(self, name: &str, value: f64) -> Self {
        self.attribute(name, &number(value))
    }

    /// A length or coordinate as a share of the picture's width.
    pub fn share(self, name: &str, value: f64) -> Self {
        self.attribute(name, &format!("{}%", number(value * 100.0)))
    }

    pub fn text(mut self, text: &str) -> Self {
        self.content.push_str(&escape(text));
        self
    }

    pub fn with(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self.content += &child.to_string();
        }
        self
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Element { name, attributes, content } = self;
        if content.is_empty() {
            write!(f, "<{name}{attributes}/>")
        } else {
            write!(f, "<{name}{attributes}>{content}</{name}>")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_always_numbers() {
        let written: Vec<String> = [1.0, 2.345, -0.001, 1e9, f64::NAN, f64::INFINITY].map(number).into();
        assert_eq!(written, ["1", "2.35", "0", "1000000000", "0", "0"]);
    }

    #[test]
    fn elements_nest_and_escape() {
        let label = Element::new("text").class("a\"b").share("x", 0.5).text("1 < 2");
        let group = Element::new("g").with([label, Element::new("rect").number("width", 3.0)]);
        assert_eq!(
            group.to_string(),
            "<g><text class=\"a&quot;b\" x=\"50%\">1 &lt; 2</text><rect width=\"3\"/></g>"
        );
    }
}
