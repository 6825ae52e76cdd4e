//! Events of drift as pages show them.

use serde::Serialize;

use super::problem::tone;
use super::{Html, Person, Reference, Revision};
use crate::diagnostic::Level;
use crate::drift::{Direction, Event, Run, RunSide};
use crate::escape;
use crate::site::press::Sheet;
use crate::strategy::NodeId;

/// How deep consequences of consequences are shown.
const DEEPEST: usize = 3;
/// The most consequences of one event that are shown.
const MOST: usize = 12;

/// How many words of what did not change are shown beside what did.
const BESIDE: usize = 6;

/// One event.
#[derive(Clone, Debug, Serialize)]
pub struct EventView {
    /// Its name: `target-lowered`.
    pub id: &'static str,
    /// Its level in a word.
    pub level: String,
    /// The class of its level.
    pub tone: &'static str,
    /// Where it leads: `toward`, `away` or `neutral`.
    pub direction: &'static str,
    /// What happened, as HTML.
    pub message: Html,
    /// The words that went and came, as HTML.
    pub words: Option<Html>,
    /// The document, where it still has a page.
    pub document: Option<Reference>,
    /// Its title, or the file.
    pub title: String,
    /// The index points that it brought or cost: the contrary of what undoing it would give back.
    pub points: Option<String>,
    /// What hangs on it, in words.
    pub weight: Option<String>,
    /// The commit that brought it.
    pub landing: Option<Revision>,
    /// Whom it is asked of.
    pub owners: Vec<Person>,
    /// Why it was accepted.
    pub accepted: Option<String>,
    /// The decision that explains it.
    pub explained_by: Option<Reference>,
    /// Whether it changed the meaning of a vision or objective, and nobody decided that.
    pub undecided: bool,
    /// What follows from it.
    pub consequences: Vec<EventView>,
    /// How many more follow from it.
    pub more: usize,
}

/// Whether an event has to be looked at: something that nobody accepted is a warning or graver.
pub fn needs_a_look(event: &Event) -> bool {
    event.gravest() >= Level::Warning
}

/// Words that went and came.
pub fn difference(runs: &[Run]) -> Html {
    let run = |run: &Run| {
        let words = escape::text(&run.words);
        match run.side {
            RunSide::Both => words.into_owned(),
            RunSide::Base => format!("<del>{words}</del>"),
            RunSide::Head => format!("<ins>{words}</ins>"),
        }
    };
    Html(runs.iter().map(run).collect::<Vec<_>>().join(" "))
}

/// Words that went and came, with a few of those on either side.
pub fn excerpt(runs: &[Run]) -> Html {
    let last = runs.len().saturating_sub(1);
    let cut = |(at, run): (usize, &Run)| {
        let words: Vec<&str> = run.words.split(' ').collect();
        if run.side != RunSide::Both || words.len() <= 2 * BESIDE {
            return run.clone();
        }
        let (first, rest) = (words[..BESIDE].join(" "), words[words.len() - BESIDE..].join(" "));
        let words = match at {
            0 => format!("\u{2026} {rest}"),
            at if at == last => format!("{first} \u{2026}"),
            _ => format!("{first} \u{2026} {rest}"),
        };
        Run { side: run.side, words }
    };
    difference(&runs.iter().enumerate().map(cut).collect::<Vec<_>>())
}

impl Sheet<'_> {
    /// An event as this page shows it.
    pub fn event(&self, event: &Event) -> EventView {
        self.event_at(event, 0)
    }

    // Depth is bounded, so plain recursion is safe.
    fn event_at(&self, event: &Event, depth: usize) -> EventView {
        let press = self.press;
        let node = event.document.as_deref().and_then(|id| press.strategy.find(id));
        let shown = if depth < DEEPEST { event.consequences.len().min(MOST) } else { 0 };
        EventView {
            id: event.kind.id,
            level: press.language.word(event.level.word()).to_owned(),
            tone: tone(event.level),
            direction: direction(event.kind.direction),
            message: self.event_message(event, node),
            words: (!event.words.is_empty()).then(|| difference(&event.words)),
            document: node.map(|node| self.reference(node)),
            title: event.title.clone().unwrap_or_else(|| event.path.to_string()),
            points: event
                .points
                .filter(|points| points.abs() >= 0.05)
                .map(|points| press.language.change(-points)),
            weight: self.event_weight(event),
            landing: event.landing.as_deref().map(|id| press.revision(id)),
            owners: node.map_or_else(Vec::new, |node| self.answering(node)),
            accepted: event.accepted.clone(),
            explained_by: event
                .explained_by
                .as_deref()
                .and_then(|id| Some(self.reference(press.strategy.find(id)?))),
            undecided: event.undecided,
            consequences: event
                .consequences
                .iter()
                .take(shown)
                .map(|event| self.event_at(event, depth + 1))
                .collect(),
            more: event.consequences.len() - shown,
        }
    }

    /// What happened, the document's title a link where the sentence names it.
    fn event_message(&self, event: &Event, node: Option<NodeId>) -> Html {
        let title = event.title.as_deref().unwrap_or_default();
        let quoted = format!("\u{201c}{title}\u{201d}");
        let parts = event.message.split_once(&quoted).filter(|_| !title.is_empty());
        match (parts, node) {
            (Some((before, after)), Some(node)) => {
                let address = escape::text(&self.to(self.press.places.page(node))).into_owned();
                let link = format!("<a href=\"{address}\">{}</a>", escape::text(title));
                Html(format!("{}{link}{}", self.message(before).0, self.message(after).0))
            }
            _ => self.message(&event.message),
        }
    }

    /// What flows through an event's document, and how much leads to it.
    fn event_weight(&self, event: &Event) -> Option<String> {
        let press = self.press;
        let flows = event.flow.iter().filter(|(_, flow)| **flow > 0.0);
        let mut said: Vec<String> =
            flows.map(|(sort, flow)| press.language.quantity(*flow, press.unit_or_name(sort))).collect();
        if event.dependents > 0 {
            said.push(press.language.count("depend_on_it", event.dependents));
        }
        (!said.is_empty()).then(|| said.join(", "))
    }
}

const fn direction(direction: Direction) -> &'static str {
    direction.word()
}
