//! The measures that moved, and the landings.

use super::{Fold, LONGEST, folded};
use crate::drift::{Drift, LandingShift, MeasureShift};
use crate::measure::MEASURES;
use crate::report::drift::words::{movement, short, telling};
use crate::report::markdown::clipped;
use crate::report::number::{count, percent, signed};

/// How many landings are listed.
const MOST_LANDINGS: usize = 50;

/// The measures that moved; nothing where none did.
pub fn measures(drift: &Drift) -> String {
    let rows: String = drift.measures.iter().filter_map(measure).collect();
    match rows.is_empty() {
        true => rows,
        false => format!("| Question | Before | Now | Change |\n|---|--:|--:|---|\n{rows}"),
    }
}

fn measure(measure: &MeasureShift) -> Option<String> {
    let moved = movement(measure)?;
    let question = MEASURES.iter().find(|known| known.id == measure.id)?.question;
    let share = |share: Option<f64>| {
        share.map_or_else(|| "-".to_owned(), |share| percent(share).replace(' ', "\u{a0}"))
    };
    let (before, now) = (share(measure.base), share(measure.head));
    Some(format!("| {question} <sub>{}</sub> | {before} | {now} | {moved} |\n", measure.id))
}

/// What the landings did that moved something, folded; nothing where there is only one landing, which
/// is the whole.
pub fn landings(drift: &Drift) -> String {
    if drift.landings.len() < 2 {
        return String::new();
    }
    let (telling, others) = telling(drift);
    let mut rows: String = telling.iter().take(MOST_LANDINGS).map(|shift| landing(shift)).collect();
    if let Some(more) = telling.len().checked_sub(MOST_LANDINGS).filter(|&more| more > 0) {
        rows += &format!("| | | and {more} more |\n");
    }
    if others > 0 {
        rows += &format!("| 0.0 | | {} |\n", count(others, "other landing"));
    }
    let table = format!("| Points | Landed | What |\n|--:|---|---|\n{rows}");
    folded(Fold::Shut, &format!("Landings: {}", drift.landings.len()), &table)
}

fn landing(landing: &LandingShift) -> String {
    let delta = landing.delta.map_or_else(|| "-".to_owned(), signed);
    let id = landing.revision.as_deref().map_or("", short);
    let (summary, author) = (clipped(&landing.summary, LONGEST), clipped(&landing.author, LONGEST));
    let by = if author.is_empty() { String::new() } else { format!(" ({author})") };
    format!("| {delta} | {} {id} | {summary}{by} |\n", landing.date)
}
