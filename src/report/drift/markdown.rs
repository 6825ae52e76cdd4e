//! Drift as a comment on a pull request, or a release note: understood in ten seconds, and under what
//! a forge takes as a comment whatever happens.

mod events;
mod tables;

use super::words::{needs_a_look, other_ruler, undecided, verdict_naming};
use crate::diagnostic::Level;
use crate::drift::{Drift, Event};
use crate::report::markdown::{clipped, escaped};
use crate::report::number::count;

/// The hidden line by which a bot finds its own comment, to update it.
pub const MARKER: &str = "<!-- rhumb:drift -->";
/// A comment has fewer characters.
const LIMIT: usize = 60_000;
/// How much of that is kept for saying what was left out, and the marker.
const RESERVE: usize = 1_000;
/// How many characters of a title, a message or a reason are shown.
const LONGEST: usize = 300;

/// The verdict in the first line; then the measures that moved and what needs a look; the rest folded;
/// last a marker.
pub fn markdown(drift: &Drift) -> String {
    let mut comment = Comment::new(first_line(drift));
    if !is_unchanged(drift) {
        comment.add("a summary", summary(drift));
        comment.add("the measures", tables::measures(drift));
        comment.add("what needs a look", events::acknowledge(drift));
    }
    comment.add("the remarks", remarks(drift));
    comment.add("the other changes", events::others(drift));
    comment.add("what was accepted", events::accepted(drift));
    comment.add("the landings", tables::landings(drift));
    comment.finish()
}

/// Whether nothing moved that a reader has to know of: no reading, and nothing to look at.
fn is_unchanged(drift: &Drift) -> bool {
    let still = |delta: f64| delta.abs() < 0.05;
    let index = drift.index.map_or(drift.base.index == drift.head.index, |shift| {
        [Some(shift.delta), shift.passive, shift.active].into_iter().flatten().all(still)
    });
    index && !drift.events.iter().any(needs_a_look)
}

fn first_line(drift: &Drift) -> String {
    let verdict = verdict_naming(drift, |name| clipped(name, LONGEST));
    match is_unchanged(drift) {
        true => format!("{verdict}: alignment is unchanged.\n"),
        // The underline makes the line above a heading, and leaves it as it is.
        false => format!("{verdict}\n---\n"),
    }
}

/// How much there is to look at, in a sentence, and what the number means.
fn summary(drift: &Drift) -> String {
    let at = |level| drift.events.iter().filter(|event| event.gravest() == level).count();
    let counts = [(at(Level::Error), "error"), (at(Level::Warning), "warning")];
    let counts: Vec<String> =
        counts.into_iter().filter(|(many, _)| *many > 0).map(|(many, noun)| count(many, noun)).collect();
    let look = match counts.is_empty() {
        true => "Nothing needs a look.".to_owned(),
        false => format!("{} to look at.", counts.join(" and ")),
    };
    format!(
        "**{look}** Alignment, 0 to 100, says how far the work, the money and the habits follow the \
         strategy. *By edits* is what these changes do; *by time* is what the calendar alone did.\n"
    )
}

/// What else a reader should know: who decided, another ruler, acceptances that accept nothing.
fn remarks(drift: &Drift) -> String {
    let complaints = drift.findings.iter().map(|finding| {
        let diagnostic = &finding.diagnostic;
        format!("{}: {}", diagnostic.rule, diagnostic.message)
    });
    let remarks = undecided(drift).into_iter().chain(other_ruler(drift)).chain(complaints);
    remarks.map(|remark| format!("- {}\n", clipped(&remark, LONGEST))).collect()
}

/// A folded part: what it holds shows when it is opened.
fn folded(summary: &str, content: &str) -> String {
    format!("<details><summary>{summary}</summary>\n\n{content}\n</details>\n")
}

/// Where an event stands.
fn place(event: &Event) -> String {
    format!("{}:{}", clipped(event.path.as_str(), LONGEST), event.line)
}

/// A comment in the making: parts are added while there is room, what has none is named.
struct Comment {
    text: String,
    left_out: Vec<&'static str>,
}

impl Comment {
    const fn new(first: String) -> Self {
        Self { text: first, left_out: Vec::new() }
    }

    fn add(&mut self, name: &'static str, part: String) {
        if part.is_empty() {
            return;
        }
        let length = |text: &str| text.chars().count();
        match length(&self.text) + length(&part) < LIMIT - RESERVE {
            true => self.text += &format!("\n{part}"),
            false => self.left_out.push(name),
        }
    }

    fn finish(mut self) -> String {
        if !self.left_out.is_empty() {
            let left_out = escaped(&self.left_out.join(", "));
            self.text +=
                &format!("\nLeft out, for want of room: {left_out}. The whole is in `rhumb drift`.\n");
        }
        self.text + "\n" + MARKER + "\n"
    }
}
