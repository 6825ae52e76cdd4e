//! Drift on a terminal.

mod acknowledge;

use std::fmt::Write as _;

use anstyle::Style;

use super::remarks::{complaints, idle, other_ruler, removed, undecided};
use super::words::{movement, needs_a_look, short, stake, telling, verdict};
use crate::drift::{Drift, Event, LandingShift, MeasureShift};
use crate::report::bar::{bar, colour};
use crate::report::number::{count, percent, signed};
use crate::text::visible;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The verdict, a bar a measure, what to acknowledge, the other events by document, the landings.
/// Colours are ANSI codes.
pub fn text(drift: &Drift) -> String {
    let mut out = format!("{BOLD}{}{BOLD:#}\n", visible(&verdict(drift)));
    if let Some(said) = other_ruler(drift) {
        let _ = writeln!(out, "{}", visible(&said));
    }
    if drift.measures.iter().any(|measure| measure.head.is_some() || measure.base.is_some()) {
        out.push('\n');
        drift.measures.iter().for_each(|reading| measure(&mut out, reading));
    }
    if drift.events.is_empty() {
        out.push_str("\nNothing changed in meaning.\n");
    }
    acknowledge::acknowledge(&mut out, drift);
    others(&mut out, drift);
    accepted(&mut out, drift);
    landings(&mut out, drift);
    remarks(&mut out, drift);
    out
}

fn measure(out: &mut String, measure: &MeasureShift) {
    let id = measure.id;
    let moved = movement(measure).unwrap_or_default();
    let line = match measure.head {
        Some(share) => {
            let style = Style::new().fg_color(Some(colour(share).into()));
            format!("  {id:<14}{style}{}{style:#} {:>5}  {moved}", bar(share), percent(share))
        }
        None if moved.is_empty() => format!("  {id:<14}{DIM}not measured{DIM:#}"),
        None => format!("  {id:<14}{moved}"),
    };
    let _ = writeln!(out, "{}", line.trim_end());
}

fn heading(out: &mut String, title: &str, rest: &str) {
    let _ = writeln!(out, "\n{BOLD}{title}{BOLD:#}{rest}\n");
}

/// The events that need no look, by document.
fn others(out: &mut String, drift: &Drift) {
    let others = drift.events.iter().filter(|event| !needs_a_look(event) && event.accepted.is_none());
    let mut by_document: Vec<(String, Vec<&Event>)> = Vec::new();
    for event in others {
        let name = event.document.clone().unwrap_or_else(|| event.path.to_string());
        match by_document.iter_mut().find(|(known, _)| *known == name) {
            Some((_, events)) => events.push(event),
            None => by_document.push((name, vec![event])),
        }
    }
    if by_document.is_empty() {
        return;
    }
    heading(out, "What else changed", "");
    for (name, events) in by_document {
        let _ = writeln!(out, "  {}", visible(&name));
        for event in events {
            let points = stake(event).map_or_else(String::new, |stake| format!(" {DIM}({stake}){DIM:#}"));
            let _ = writeln!(out, "    {:<20} {}{points}", event.kind.id, visible(&event.message));
        }
    }
}

fn accepted(out: &mut String, drift: &Drift) {
    let accepted: Vec<(&Event, &str)> =
        drift.events.iter().filter_map(|event| Some((event, event.accepted.as_deref()?))).collect();
    if accepted.is_empty() {
        return;
    }
    heading(out, "Accepted", "");
    for (event, reason) in accepted {
        let _ = writeln!(out, "  {:<20} {}", event.kind.id, visible(&event.message));
        let _ = writeln!(out, "  {:<20} {DIM}{}{DIM:#}", "", visible(reason));
    }
}

fn landings(out: &mut String, drift: &Drift) {
    let (telling, others) = telling(drift);
    if drift.landings.is_empty() {
        return;
    }
    heading(out, "Landings", " (the points that each brought or cost)");
    telling.iter().for_each(|shift| landing(out, shift));
    if others > 0 {
        let noun = if telling.is_empty() { "landing" } else { "more landing" };
        let _ = writeln!(out, "  {:>6}  {}", "0.0", count(others, noun));
    }
}

fn landing(out: &mut String, landing: &LandingShift) {
    let delta = landing.delta.map_or_else(|| "-".to_owned(), signed);
    let id = landing.revision.as_deref().map_or("       ", short);
    let (summary, author) = (visible(&landing.summary), visible(&landing.author));
    let by = if author.is_empty() { String::new() } else { format!(" ({author})") };
    let _ = writeln!(out, "  {delta:>6}  {id}  {}  {summary}{DIM}{by}{DIM:#}", landing.date);
}

fn remarks(out: &mut String, drift: &Drift) {
    let said = undecided(drift).into_iter().chain(removed(drift)).chain(complaints(drift)).chain(idle(drift));
    let remarks: Vec<String> = said.collect();
    if !remarks.is_empty() {
        out.push('\n');
    }
    for remark in remarks {
        let _ = writeln!(out, "{}", visible(&remark));
    }
}
