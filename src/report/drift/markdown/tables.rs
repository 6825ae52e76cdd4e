//! The measures that moved, and the landings.

use super::{LONGEST, folded};
use crate::drift::{Drift, LandingShift, MeasureShift};
use crate::measure::MEASURES;
use crate::report::drift::words::{movement, short};
use crate::report::markdown::clipped;
use crate::report::number::{percent, signed};

/// How many landings are listed.
const MOST_LANDINGS: usize = 50;

/// The measures that moved; nothing where none did.
pub fn measures(drift: &Drift) -> String {
    let rows: String = drift.measures.iter().filter_map(measure).collect();
    match rows.is_empty() {
        true => rows,
        false => format!("| | before | now | |\n|---|--:|--:|---|\n{rows}"),
    }
}

fn measure(measure: &MeasureShift) -> Option<String> {
    let moved = movement(measure)?;
    let question = MEASURES.iter().find(|known| known.id == measure.id)?.question;
    let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), percent);
    let (before, now) = (share(measure.base), share(measure.head));
    Some(format!("| {question} ({}) | {before} | {now} | {moved} |\n", measure.id))
}

/// What each landing did, folded; nothing where there is only one, which is the whole.
pub fn landings(drift: &Drift) -> String {
    let landings = &drift.landings;
    if landings.len() < 2 {
        return String::new();
    }
    let mut rows: String = landings.iter().take(MOST_LANDINGS).map(landing).collect();
    if let Some(more) = landings.len().checked_sub(MOST_LANDINGS).filter(|&more| more > 0) {
        rows += &format!("| | | and {more} more |\n");
    }
    let table = format!("| points | landing | |\n|--:|---|---|\n{rows}");
    folded(&format!("Landings: {}", landings.len()), &table)
}

fn landing(landing: &LandingShift) -> String {
    let delta = landing.delta.map_or_else(|| "-".to_owned(), signed);
    let id = landing.revision.as_deref().map_or("", short);
    let (summary, author) = (clipped(&landing.summary, LONGEST), clipped(&landing.author, LONGEST));
    let by = if author.is_empty() { String::new() } else { format!(" ({author})") };
    format!("| {delta} | {} {id} | {summary}{by} |\n", landing.date)
}
