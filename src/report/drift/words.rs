//! What all formats for people say alike.

use indexmap::IndexMap;

use crate::diagnostic::Level;
use crate::drift::{Drift, Event, LandingShift, MeasureShift, Shift};
use crate::report::number::{amount, percent, points, signed};

/// How many names a sentence lists.
const MOST_NAMES: usize = 8;
/// How many consequences of one event are told one by one.
const MOST_FOLLOW: usize = 12;
/// The consequence that is told for all its documents at once.
const SUSPECT: &str = "link-suspect";

/// The whole drift in one line: `Alignment 83.5 -> 61.3 (-22.2: -12.5 by time, -9.7 by edits), v1..v2`.
pub fn verdict(drift: &Drift) -> String {
    verdict_naming(drift, str::to_owned)
}

/// The verdict with the names of the two versions as `name` shows them.
pub fn verdict_naming(drift: &Drift, name: impl Fn(&str) -> String) -> String {
    let index = |index: Option<f64>| index.map_or_else(|| "not measured".to_owned(), points);
    let parts = moved(drift).map_or_else(String::new, |moved| format!(" ({moved})"));
    let (before, now) = (index(drift.base.index), index(drift.head.index));
    format!("Alignment {before} -> {now}{parts}, {}..{}", name(&drift.base.name), name(&drift.head.name))
}

/// How the index moved: `-22.2: -12.5 by time, -9.7 by edits`; nothing where that cannot be said.
pub fn moved(drift: &Drift) -> Option<String> {
    Some(match drift.index? {
        Shift { delta, passive: Some(passive), active: Some(active) } => {
            format!("{}: {} by time, {} by edits", signed(delta), signed(passive), signed(active))
        }
        shift => signed(shift.delta),
    })
}

/// How a measure moved, in whole percent: `-83 (-100 by time, +17 by edits)`; nothing where it did not.
pub fn movement(measure: &MeasureShift) -> Option<String> {
    let Some(shift) = measure.shift else {
        return match (measure.base, measure.head) {
            (None, Some(_)) => Some("newly measured".to_owned()),
            (Some(was), None) => Some(format!("no longer measured; it was {}", percent(was))),
            _ => None,
        };
    };
    let part = |share: f64| signed(100.0 * share);
    let delta = part(shift.delta);
    let Some((passive, active)) = shift.passive.zip(shift.active) else {
        return (delta != "0.0").then_some(delta);
    };
    match (part(passive).as_str(), part(active).as_str()) {
        ("0.0", "0.0") => None,
        ("0.0", _) => Some(format!("{delta} by edits")),
        (_, "0.0") => Some(format!("{delta} by time")),
        (passive, active) => Some(format!("{delta} ({passive} by time, {active} by edits)")),
    }
}

/// What undoing an event alone would give back or take: `costs 12.5 points`; nothing where that is
/// nothing.
pub fn stake(event: &Event) -> Option<String> {
    let won = event.points.map(points).filter(|shown| shown != "0.0")?;
    Some(match won.strip_prefix('-') {
        Some(lost) => format!("brings {lost} points"),
        None => format!("costs {won} points"),
    })
}

/// What hangs on an event's document: `6 FTE and 300 000 EUR through it, 3 documents lead to it`.
fn weight(drift: &Drift, event: &Event) -> Option<String> {
    let unit = |sort: &String| drift.units.get(sort).and_then(Option::clone).unwrap_or_else(|| sort.clone());
    let flow = event.flow.iter().filter(|(_, flow)| **flow > 0.0);
    let flow: Vec<String> = flow.map(|(sort, flow)| format!("{} {}", amount(*flow), unit(sort))).collect();
    let flow = (!flow.is_empty()).then(|| format!("{} through it", flow.join(" and ")));
    let dependents = match event.dependents {
        0 => None,
        1 => Some("1 document leads to it".to_owned()),
        many => Some(format!("{many} documents lead to it")),
    };
    let said: Vec<String> = flow.into_iter().chain(dependents).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// Points, what hangs on it, which of several landings brought it, who decided it.
pub fn said_beside(drift: &Drift, event: &Event) -> Option<String> {
    let landing = event
        .landing
        .as_ref()
        .filter(|_| drift.landings.len() != 1)
        .map(|id| format!("landed by {}", short(id)));
    let decision = event.explained_by.as_ref().map(|id| format!("decided by {id}"));
    let said: Vec<String> =
        [stake(event), weight(drift, event), landing, decision].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// The events of one kind and level together, in the order of the first of each.
pub fn by_kind<'e>(events: &[&'e Event]) -> Vec<Vec<&'e Event>> {
    let mut groups: IndexMap<(&str, Level), Vec<&Event>> = IndexMap::new();
    for event in events {
        groups.entry((event.kind.id, event.level)).or_default().push(event);
    }
    groups.into_values().collect()
}

/// Whether an event has to be looked at: something that nobody accepted is a warning or graver.
pub fn needs_a_look(event: &Event) -> bool {
    event.gravest() >= Level::Warning
}

/// The first of some names, and how many more there are.
pub fn listed(names: &[String]) -> String {
    let shown = names.iter().take(MOST_NAMES).cloned().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MOST_NAMES) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

/// The landings that moved the index, or cannot be read, and how many others there are. A single one is
/// the whole, and is told whatever it did.
pub fn telling(drift: &Drift) -> (Vec<&LandingShift>, usize) {
    let alone = drift.landings.len() == 1;
    let moves = |landing: &&LandingShift| alone || landing.delta.is_none_or(|delta| signed(delta) != "0.0");
    let telling: Vec<&LandingShift> = drift.landings.iter().filter(moves).collect();
    let others = drift.landings.len() - telling.len();
    (telling, others)
}

/// A line on what follows from an event, with the name of what it is.
pub struct Follow {
    /// The consequence's name.
    pub id: &'static str,
    /// How much it matters, where nobody accepted it.
    pub level: Level,
    /// What is said of it.
    pub message: String,
}

/// What follows from an event, a line each, links to look at again in one; no more than some, and how
/// many more there are.
pub fn follows(event: &Event) -> Vec<Follow> {
    let (suspects, others): (Vec<&Event>, Vec<&Event>) =
        event.consequences.iter().partition(|follows| follows.kind.id == SUSPECT);
    let mut lines: Vec<Follow> = others
        .iter()
        .take(MOST_FOLLOW)
        .map(|follows| Follow {
            id: follows.kind.id,
            level: follows.gravest(),
            message: follows.message.clone(),
        })
        .collect();
    if let Some(more) = others.len().checked_sub(MOST_FOLLOW).filter(|&more| more > 0) {
        let level = gravest(&others[MOST_FOLLOW..]);
        lines.push(Follow { id: "more", level, message: format!("{more} more like these") });
    }
    if !suspects.is_empty() {
        let titles: Vec<String> = suspects.iter().filter_map(|suspect| suspect.title.clone()).collect();
        let message = format!("to be looked at again: {}", listed(&titles));
        lines.push(Follow { id: SUSPECT, level: gravest(&suspects), message });
    }
    lines
}

fn gravest(events: &[&Event]) -> Level {
    events.iter().map(|event| event.gravest()).fold(Level::Off, Level::max)
}

/// The beginning of a commit's id.
pub fn short(id: &str) -> &str {
    id.get(..7).unwrap_or(id)
}
