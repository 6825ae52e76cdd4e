//! The events that have to be looked at.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::{DIM, heading};
use crate::diagnostic::Level;
use crate::drift::{Drift, Event, Run, RunSide};
use crate::report::drift::words::{Follow, by_kind, follows, needs_a_look, said_beside};
use crate::report::number::count;
use crate::text::visible;

/// How many events of one kind are named.
const MOST_ALIKE: usize = 12;

/// What has to be looked at, the gravest first.
pub fn acknowledge(out: &mut String, drift: &Drift) {
    let grave: Vec<&Event> = drift.events.iter().filter(|event| needs_a_look(event)).collect();
    if grave.is_empty() {
        return;
    }
    heading(out, "What to acknowledge", &format!(" ({})", count(grave.len(), "event")));
    for alike in by_kind(&grave) {
        match alike[..] {
            [first, _, _, ..] => group(out, drift, first, &alike),
            _ => alike.iter().for_each(|event| entry(out, drift, event)),
        }
    }
}

/// Many events of one kind: what it says once, and a line each.
fn group(out: &mut String, drift: &Drift, first: &Event, events: &[&Event]) {
    let (level, many) = (level(first), events.len());
    let _ = writeln!(out, "  {level}{}  {DIM}{many} times: {}{DIM:#}", first.kind.id, first.kind.summary);
    for event in events.iter().take(MOST_ALIKE) {
        let beside = said_beside(drift, event).map_or_else(String::new, |said| format!(" ({said})"));
        let _ = writeln!(out, "           - {}{DIM}{}{DIM:#}", visible(&event.message), visible(&beside));
        consequences(out, event, "             ");
    }
    if many > MOST_ALIKE {
        let _ = writeln!(out, "           - and {} more", many - MOST_ALIKE);
    }
}

fn entry(out: &mut String, drift: &Drift, event: &Event) {
    let (level, place) = (level(event), place(event));
    let _ = writeln!(out, "  {level}{}  {DIM}{place}{DIM:#}", event.kind.id);
    let _ = writeln!(out, "           {}", visible(&event.message));
    if !event.words.is_empty() {
        let _ = writeln!(out, "           {}", word_diff(&event.words));
    }
    if let Some(said) = said_beside(drift, event) {
        let _ = writeln!(out, "           {DIM}{}{DIM:#}", visible(&said));
    }
    consequences(out, event, "           ");
}

fn consequences(out: &mut String, event: &Event, indent: &str) {
    for Follow { id, level, message } in follows(event) {
        let louder = if level > event.level { format!("{} ", level.word()) } else { String::new() };
        let _ = writeln!(out, "{indent}- {louder}{id}: {}", visible(&message));
    }
}

/// The level's word, coloured, as wide as the widest.
fn level(event: &Event) -> String {
    let style = Style::new().bold().fg_color(Some(level_colour(event.level).into()));
    format!("{style}{:<9}{style:#}", event.level.word())
}

const fn level_colour(level: Level) -> AnsiColor {
    match level {
        Level::Error => AnsiColor::Red,
        Level::Warning => AnsiColor::Yellow,
        Level::Note | Level::Off => AnsiColor::Cyan,
    }
}

fn place(event: &Event) -> String {
    format!("{}:{}", visible(event.path.as_str()), event.line)
}

/// The words that went struck out in red, those that came in green; marked where there is no colour.
fn word_diff(words: &[Run]) -> String {
    let run = |run: &Run| {
        let words = visible(&run.words);
        let colour = |colour: AnsiColor| Style::new().fg_color(Some(colour.into()));
        match run.side {
            RunSide::Both => words.into_owned(),
            RunSide::Base => format!("{0}[-{words}-]{0:#}", colour(AnsiColor::Red)),
            RunSide::Head => format!("{0}{{+{words}+}}{0:#}", colour(AnsiColor::Green)),
        }
    };
    words.iter().map(run).collect::<Vec<_>>().join(" ")
}
