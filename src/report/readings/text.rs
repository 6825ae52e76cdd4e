//! Readings on a terminal.

use std::fmt::Write as _;

use anstyle::Style;

use crate::analysis::Analysis;
use crate::measure::indicator::{Band, Heading};
use crate::measure::{MEASURES, Reading};
use crate::report::bar::{bar, colour};
use crate::report::number::{amount, count, percent, points, signed};
use crate::strategy::NodeId;
use crate::text::visible;

/// How many things to do next are shown.
const NEXT: usize = 10;

/// A bar per measure, what is at stake, and the indicators. Colours are ANSI codes.
pub fn text(analysis: &Analysis) -> String {
    let mut out = heading(analysis);
    for (reading, measure) in analysis.readings.measures.iter().zip(MEASURES) {
        line(&mut out, reading, measure.question);
    }
    next(&mut out, analysis);
    beside(&mut out, analysis);
    out
}

fn heading(analysis: &Analysis) -> String {
    let bold = Style::new().bold();
    let readings = &analysis.readings;
    let name = visible(&analysis.version.settings.name);
    let index = match readings.index {
        Some(index) => format!(
            "{bold}Alignment {}{bold:#} on {} of {} measures",
            points(index),
            readings.measured,
            MEASURES.len()
        ),
        None => format!("{bold}Alignment not measured{bold:#}"),
    };
    format!("{index}: {name}, as of {}\n\n", readings.as_of)
}

fn line(out: &mut String, reading: &Reading, question: &str) {
    let dim = Style::new().dimmed();
    let id = reading.id;
    let _ = match reading.reading {
        Some(share) => {
            let style = Style::new().fg_color(Some(colour(share).into()));
            let left_out = if reading.weight > 0.0 { "" } else { " (weight 0: not in the index)" };
            let bar = bar(share);
            writeln!(
                out,
                "  {id:<14}{style}{bar}{style:#} {:>5}  {dim}{question}{left_out}{dim:#}",
                percent(share)
            )
        }
        None => {
            writeln!(out, "  {id:<14}{dim}not measured: {}{dim:#}", reading.not_measured.unwrap_or_default())
        }
    };
}

fn next(out: &mut String, analysis: &Analysis) {
    let at_stake = analysis.readings.at_stake();
    if at_stake.is_empty() {
        return;
    }
    let bold = Style::new().bold();
    let _ = writeln!(out, "\n{bold}What to do next{bold:#} (the points that mending it alone would win)\n");
    for (measure, shortfall) in at_stake.iter().take(NEXT) {
        let id = name(analysis, shortfall.document);
        let (won, message) = (signed(shortfall.points), visible(&shortfall.message));
        let _ = writeln!(out, "  {won:>6}  {id}: {message} ({measure})");
    }
    if at_stake.len() > NEXT {
        let _ = writeln!(out, "          and {} more", at_stake.len() - NEXT);
    }
}

fn name(analysis: &Analysis, node: NodeId) -> String {
    visible(analysis.strategy.id(node)).into_owned()
}

fn beside(out: &mut String, analysis: &Analysis) {
    let bold = Style::new().bold();
    let _ = writeln!(out, "\n{bold}Beside the index{bold:#}\n");
    for (id, said) in [
        ("drag", drag(analysis)),
        ("leeway", leeway(analysis)),
        ("exposure", exposure(analysis)),
        ("pace", pace(analysis)),
        ("pulse", pulse(analysis)),
        ("churn", churn(analysis)),
        ("questions", questions(analysis)),
    ] {
        let _ = writeln!(out, "  {id:<14}{said}");
    }
}

fn with_unit(analysis: &Analysis, sort: &str, value: f64) -> String {
    format!("{} {}", amount(value), visible(analysis.version.settings.unit(sort)))
}

fn joined(parts: Vec<String>, none: &str) -> String {
    if parts.is_empty() { none.to_owned() } else { parts.join("; ") }
}

fn drag(analysis: &Analysis) -> String {
    let drag = &analysis.indicators.drag;
    let amounts = drag.amounts.iter().filter(|(_, amount)| **amount > 0.0);
    let mut parts: Vec<String> = amounts.map(|(sort, amount)| with_unit(analysis, sort, *amount)).collect();
    if parts.is_empty() && !drag.initiatives.is_empty() {
        parts.push(format!("{} wholly or in part", count(drag.initiatives.len(), "initiative")));
    }
    if !drag.structural.is_empty() {
        let names: Vec<String> = drag.structural.iter().map(|&node| name(analysis, node)).collect();
        parts.push(format!("supporting nothing: {}", names.join(", ")));
    }
    joined(parts, "nothing pulls elsewhere")
}

fn leeway(analysis: &Analysis) -> String {
    let meant = analysis.version.settings.leeway;
    let part = |leeway: &crate::measure::indicator::Leeway| {
        let verdict = match leeway.band {
            Band::Rigid => format!("rigid, under {}", percent(meant.min)),
            Band::Within => "within the band".to_owned(),
            Band::Loose => format!("loose, over {}", percent(meant.max)),
        };
        format!("{} of {} free or exploring ({verdict})", percent(leeway.share), visible(&leeway.sort))
    };
    joined(analysis.indicators.leeway.iter().map(part).collect(), "no capacity is stated")
}

fn exposure(analysis: &Analysis) -> String {
    let exposed = analysis.indicators.exposure.iter().filter(|exposure| exposure.share > 0.0);
    let part =
        exposed.map(|e| format!("{} of {} rests on what is not known", percent(e.share), visible(&e.sort)));
    joined(part.collect(), "nothing rests on an open question")
}

fn pace(analysis: &Analysis) -> String {
    let groups = [
        (Heading::AheadAligned, "ahead and aligned"),
        (Heading::AheadMisaligned, "running fast in the wrong direction"),
        (Heading::BehindAligned, "behind and aligned"),
        (Heading::BehindMisaligned, "behind and misaligned"),
    ];
    let part = |(heading, words): (Heading, &str)| {
        let paces = analysis.indicators.pace.iter().filter(|pace| pace.heading == heading);
        let names: Vec<String> = paces.map(|pace| name(analysis, pace.initiative)).collect();
        (!names.is_empty()).then(|| format!("{words}: {}", names.join(", ")))
    };
    joined(
        groups.into_iter().filter_map(part).collect(),
        "no initiative says when it begins, is due, and how far it is",
    )
}

fn pulse(analysis: &Analysis) -> String {
    let Some(pulse) = &analysis.indicators.pulse else {
        return "no check-in of the last cadence says".to_owned();
    };
    let distance =
        pulse.distance.map_or(String::new(), |d| format!(", {} points from the index", signed(100.0 * d)));
    let mood = pulse.mood.map_or(String::new(), |mood| format!("; mood {}", percent(mood)));
    format!("felt alignment {}{distance}{mood}", percent(pulse.alignment))
}

fn churn(analysis: &Analysis) -> String {
    match &analysis.indicators.churn {
        Some(churn) => format!("{} landings a quarter change the course", points(churn.per_quarter)),
        None => "less than a quarter of history".to_owned(),
    }
}

fn questions(analysis: &Analysis) -> String {
    let questions = &analysis.indicators.questions;
    match questions.first().map(|oldest| oldest.age) {
        None => "none open".to_owned(),
        Some(None) => format!("{} open", questions.len()),
        Some(Some(days)) => {
            let days = count(usize::try_from(days).unwrap_or(0), "day");
            format!(
                "{} open, the oldest for {days}: {}",
                questions.len(),
                name(analysis, questions[0].question)
            )
        }
    }
}
