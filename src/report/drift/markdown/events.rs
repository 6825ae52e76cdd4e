//! The events: what needs a look in full, the rest folded.

use std::fmt::Write as _;

use super::{Fold, LONGEST, folded, is_unchanged, place};
use crate::drift::{Drift, Event, Run, RunSide};
use crate::report::drift::remarks::idle;
use crate::report::drift::words::{Follow, by_kind, follows, needs_a_look, said_beside, stake};
use crate::report::markdown::{clipped, sentence};

/// How many events of one kind are named.
const MOST: usize = 12;
/// How many of the other changes are listed.
const MOST_OTHERS: usize = 60;
/// So few other changes show unfolded, where nothing else does.
const FEW: usize = 5;

/// What needs a look, the gravest first; nothing where nothing does.
pub fn acknowledge(drift: &Drift) -> String {
    let grave: Vec<&Event> = drift.events.iter().filter(|event| needs_a_look(event)).collect();
    if grave.is_empty() {
        return String::new();
    }
    let mut out = "**What needs a look**\n\n".to_owned();
    for alike in by_kind(&grave) {
        match alike[..] {
            [first, _, _, ..] => group(&mut out, drift, first, &alike),
            _ => alike.iter().for_each(|event| entry(&mut out, drift, event)),
        }
    }
    out
}

fn entry(out: &mut String, drift: &Drift, event: &Event) {
    let (level, id, message) = (event.level, event.kind.id, sentence(&event.message, LONGEST));
    let _ = write!(out, "- **{level}**: {message}");
    if !event.words.is_empty() {
        let _ = write!(out, "<br>{}", word_diff(&event.words));
    }
    let said = said_beside(drift, event).map_or_else(String::new, |said| clipped(&said, LONGEST) + "; ");
    let _ = writeln!(out, "<br><sub>{said}`{id}` in {}</sub>", place(event));
    consequences(out, event, "  ");
}

/// Many events of one kind: what it says once, and a line each.
fn group(out: &mut String, drift: &Drift, first: &Event, events: &[&Event]) {
    let (level, id, summary, many) = (first.level, first.kind.id, first.kind.summary, events.len());
    let _ = writeln!(out, "- **{level}**, {many} times: {summary} <sub>`{id}`</sub>");
    for event in events.iter().take(MOST) {
        let (message, place) = (sentence(&event.message, LONGEST), place(event));
        let _ = match said_beside(drift, event) {
            Some(said) => writeln!(out, "  - {message}<br><sub>{}; {place}</sub>", clipped(&said, LONGEST)),
            None => writeln!(out, "  - {message} <sub>{place}</sub>"),
        };
        consequences(out, event, "    ");
    }
    more(out, many, MOST, "  ");
}

fn consequences(out: &mut String, event: &Event, indent: &str) {
    for Follow { id, level, message } in follows(event) {
        let graver = if level > event.level { format!("**{level}**: ") } else { String::new() };
        let _ = writeln!(out, "{indent}- {graver}{} <sub>`{id}`</sub>", sentence(&message, 2 * LONGEST));
    }
}

/// Says how many are not listed.
fn more(out: &mut String, all: usize, most: usize, indent: &str) {
    if all > most {
        let _ = writeln!(out, "{indent}- and {} more", all - most);
    }
}

/// What went struck out, what came in bold.
fn word_diff(words: &[Run]) -> String {
    let run = |run: &Run| {
        let words = clipped(&run.words, LONGEST);
        match run.side {
            RunSide::Both => words,
            RunSide::Base => format!("~~{words}~~"),
            RunSide::Head => format!("**{words}**"),
        }
    };
    words.iter().take(2 * MOST).map(run).collect::<Vec<_>>().join(" ")
}

/// The events that need no look, folded, but for a few that would stand alone; nothing where there are
/// none.
pub fn others(drift: &Drift) -> String {
    let others = drift.events.iter().filter(|event| !needs_a_look(event) && event.accepted.is_none());
    let others: Vec<&Event> = others.collect();
    if others.is_empty() {
        return String::new();
    }
    let mut list = String::new();
    for event in others.iter().take(MOST_OTHERS) {
        let points = stake(event).map_or_else(String::new, |stake| format!("{stake}; "));
        let (message, id) = (sentence(&event.message, LONGEST), event.kind.id);
        let _ = writeln!(list, "- {message} <sub>{points}`{id}`</sub>");
    }
    more(&mut list, others.len(), MOST_OTHERS, "");
    let alone = others.len() <= FEW && others.len() == drift.events.len() && !is_unchanged(drift);
    let fold = if alone { Fold::Open } else { Fold::Shut };
    folded(fold, &format!("Other changes: {}", others.len()), &list)
}

/// What was accepted, with its reasons, and older acceptances that had nothing to do, folded; nothing
/// where there is neither.
pub fn accepted(drift: &Drift) -> String {
    let accepted: Vec<(&Event, &str)> =
        drift.events.iter().filter_map(|event| Some((event, event.accepted.as_deref()?))).collect();
    let idle = idle(drift);
    if accepted.is_empty() && idle.is_none() {
        return String::new();
    }
    let mut list = String::new();
    for (event, reason) in accepted.iter().take(MOST_OTHERS) {
        let (message, reason) = (sentence(&event.message, LONGEST), clipped(reason, LONGEST));
        let _ = writeln!(list, "- {message}<br>Accepted: {reason} <sub>`{}`</sub>", event.kind.id);
    }
    more(&mut list, accepted.len(), MOST_OTHERS, "");
    idle.iter().for_each(|said| list += &format!("- {said}\n"));
    let summary = match accepted.len() {
        0 => "Older acceptances".to_owned(),
        many => format!("Accepted: {many}"),
    };
    folded(Fold::Shut, &summary, &list)
}
