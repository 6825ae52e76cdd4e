//! The elements that are open, Markdown's and raw ones, so that each is closed once and in order.

use super::raw::{Content, Tag};

/// How many elements may hold one another.
const DEPTH: usize = 64;

/// How an element of Markdown is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Close {
    /// By its own event.
    Event,
    /// By our markup.
    Html(&'static str),
    /// It was not shown.
    Nothing,
}

enum Element {
    Markdown(Close),
    Raw { tag: &'static Tag, name: &'static str },
}

/// Open elements, innermost last.
#[derive(Default)]
pub struct Open(Vec<Element>);

impl Open {
    /// Whether nothing more may be nested.
    pub fn is_full(&self) -> bool {
        self.0.len() >= DEPTH
    }

    /// How the innermost element is closed, where Markdown opened it.
    pub fn last(&self) -> Option<Close> {
        match self.0.last() {
            Some(Element::Markdown(close)) => Some(*close),
            _ => None,
        }
    }

    /// Markdown opens an element.
    pub fn push(&mut self, close: Close) {
        self.0.push(Element::Markdown(close));
    }

    /// Markdown closes its innermost element: what has to be closed before it, and how it is.
    pub fn pop(&mut self) -> (Vec<String>, Close) {
        let mut closed = Vec::new();
        while let Some(element) = self.0.pop() {
            match element {
                Element::Markdown(close) => return (closed, close),
                Element::Raw { name, .. } => closed.push(closing(name)),
            }
        }
        (closed, Close::Nothing)
    }

    /// Opens `tag` under `name`, unless the depth is reached.
    pub fn push_raw(&mut self, tag: &'static Tag, name: &'static str) -> bool {
        let room = !self.is_full();
        if room {
            self.0.push(Element::Raw { tag, name });
        }
        room
    }

    /// Closes the raw elements that can hold no block.
    pub fn make_room(&mut self) -> Vec<String> {
        self.close_while(|tag| tag.content != Content::Blocks)
    }

    /// Closes the raw elements that can hold no text.
    pub fn make_room_for_text(&mut self) -> Vec<String> {
        self.close_while(|tag| matches!(tag.content, Content::Parts))
    }

    /// Closes everything raw that is still open at the end.
    pub fn make_empty(&mut self) -> Vec<String> {
        self.close_while(|_| true)
    }

    /// Closes raw elements up to one of `names`, itself left open; nothing where there is none.
    pub fn close_up_to(&mut self, names: &[&str]) -> Option<Vec<String>> {
        self.innermost(|name| names.contains(&name))?;
        Some(self.close_while(|tag| !names.contains(&tag.name)))
    }

    /// Closes the innermost raw element called `name` and all in it; nothing where there is none.
    pub fn close(&mut self, name: &str) -> Vec<String> {
        if self.innermost(|other| other == name).is_none() {
            return Vec::new();
        }
        let mut closed = self.close_while(|tag| tag.name != name);
        if let Some(Element::Raw { name, .. }) = self.0.pop() {
            closed.push(closing(name));
        }
        closed
    }

    /// The innermost raw element that is wanted, if no element of Markdown lies between.
    fn innermost(&self, wanted: impl Fn(&str) -> bool) -> Option<()> {
        let raw = self.0.iter().rev().map_while(|element| match element {
            Element::Raw { tag, .. } => Some(tag.name),
            Element::Markdown(_) => None,
        });
        raw.into_iter().find(|name| wanted(name)).map(|_| ())
    }

    fn close_while(&mut self, wanted: impl Fn(&Tag) -> bool) -> Vec<String> {
        let mut closed = Vec::new();
        while let Some(Element::Raw { tag, name }) = self.0.last() {
            if !wanted(tag) {
                break;
            }
            closed.push(closing(name));
            self.0.pop();
        }
        closed
    }
}

fn closing(name: &str) -> String {
    format!("</{name}>")
}
