//! Drift as a comment on a pull request, or a release note: understood in ten seconds, and under what
//! a forge takes as a comment whatever happens.

mod events;
mod tables;

use super::remarks::{complaints, other_ruler, removed, undecided};
use super::words::{needs_a_look, verdict_naming};
use crate::diagnostic::Level;
use crate::drift::{Drift, Event, Shift};
use crate::report::markdown::{clipped, code, escaped, sentence};
use crate::report::number::{count, points, signed};

/// The hidden line by which a bot finds its own comment, to update it.
pub const MARKER: &str = "<!-- rhumb:drift -->";
/// A comment has fewer characters.
const LIMIT: usize = 60_000;
/// How much of that is kept for saying what was left out, and the marker.
const RESERVE: usize = 1_000;
/// How many characters of a title, a message or a reason are shown.
const LONGEST: usize = 200;

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
    comment.add("what to do", advice(drift));
    comment.add("the other changes", events::others(drift));
    comment.add("what was accepted", events::accepted(drift));
    comment.add("the landings", tables::landings(drift));
    comment.finish()
}

/// Whether a number of points reads as none.
fn is_still(points: f64) -> bool {
    signed(points) == "0.0"
}

/// Whether nothing moved that a reader has to know of: edits moved no reading, and there is nothing to
/// look at.
fn is_unchanged(drift: &Drift) -> bool {
    let index = drift
        .index
        .map_or(drift.base.index == drift.head.index, |shift| is_still(shift.active.unwrap_or(shift.delta)));
    index && !drift.events.iter().any(needs_a_look)
}

fn first_line(drift: &Drift) -> String {
    let verdict = verdict_naming(drift, |name| clipped(name, LONGEST));
    let still = drift.index.is_none_or(|shift| is_still(shift.delta));
    match (is_unchanged(drift), still) {
        (true, true) => format!("{verdict}: **alignment is unchanged**.\n"),
        (true, false) => format!("{verdict}: by edits, **alignment is unchanged**.\n"),
        // The underline makes the line above a heading, and leaves it as it is.
        (false, _) => format!("{verdict}\n---\n"),
    }
}

/// What the changes did, how much there is to look at, and what the number means.
fn summary(drift: &Drift) -> String {
    let said = drift
        .index
        .map_or_else(|| "There is no alignment to compare; ".to_owned(), |shift| effect(drift, shift));
    let ruler = other_ruler(drift).map_or_else(String::new, |said| format!(" {}.", sentence(&said, LONGEST)));
    format!(
        "**{said}{}.**{ruler} Alignment, 0 to 100, says how far the work, the money and the habits follow \
         the strategy.\n",
        to_look_at(drift)
    )
}

/// `This change costs 9.7 points of alignment, time alone 12.5; `.
fn effect(drift: &Drift, shift: Shift) -> String {
    let moved = shift.active.unwrap_or(shift.delta);
    let (changes, s) = if drift.landings.len() == 1 { ("This change", "s") } else { ("These changes", "") };
    let verb = |points: f64| if points < 0.0 { "cost" } else { "bring" };
    let edits = match is_still(moved) {
        true => format!("{changes} leave{s} alignment as it is"),
        false => format!("{changes} {}{s} {} points of alignment", verb(moved), points(moved.abs())),
    };
    match shift.passive.filter(|&passive| !is_still(passive)) {
        Some(passive) => format!("{edits}, and time alone {}s {}; ", verb(passive), points(passive.abs())),
        None => edits + "; ",
    }
}

/// `1 error and 2 warnings need a look`.
fn to_look_at(drift: &Drift) -> String {
    let at = |level| drift.events.iter().filter(|event| event.gravest() == level).count();
    let counts = [(at(Level::Error), "error"), (at(Level::Warning), "warning")];
    let all = counts.iter().map(|(many, _)| many).sum::<usize>();
    let said: Vec<String> =
        counts.into_iter().filter(|(many, _)| *many > 0).map(|(many, noun)| count(many, noun)).collect();
    match all {
        0 => "nothing needs a look".to_owned(),
        1 => format!("{} needs a look", said.concat()),
        _ => format!("{} need a look", said.join(" and ")),
    }
}

/// What else a reader should know, a paragraph each: who decided, what is gone, acceptances that accept
/// nothing.
fn remarks(drift: &Drift) -> String {
    let remarks = undecided(drift).into_iter().chain(removed(drift)).chain(complaints(drift));
    let said: Vec<String> = remarks.map(|remark| format!("{}.\n", sentence(&remark, LONGEST))).collect();
    said.join("\n")
}

/// What to do where something needs a look.
fn advice(drift: &Drift) -> String {
    let needed = drift.events.iter().any(needs_a_look);
    let said = "<sub>Is it meant? Accept it in `rhumb.toml` with its reason, or land a decision about a goal \
                whose meaning changed. `rhumb rules NAME` explains each.</sub>\n";
    if needed { said.to_owned() } else { String::new() }
}

/// How a folded part shows at first.
#[derive(Clone, Copy)]
enum Fold {
    Open,
    Shut,
}

/// A part that can be folded.
fn folded(fold: Fold, summary: &str, content: &str) -> String {
    let open = match fold {
        Fold::Open => " open",
        Fold::Shut => "",
    };
    format!("<details{open}><summary>{summary}</summary>\n\n{content}\n</details>\n")
}

/// Where an event stands.
fn place(event: &Event) -> String {
    code(&format!("{}:{}", event.path, event.line))
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
