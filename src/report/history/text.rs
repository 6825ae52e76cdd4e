//! Readings over time on a terminal: a sparkline per measure, a row per point.

use std::fmt::Write as _;

use anstyle::Style;

use crate::history::Point;
use crate::measure::MEASURES;
use crate::report::number::{points as one_digit, signed};
use crate::text::visible;

/// How many points a sparkline shows: the newest.
const WIDTH: usize = 60;

/// A sparkline per measure, then a row per point, oldest first. Colours are ANSI codes.
pub fn text(points: &[Point]) -> String {
    if points.is_empty() {
        return "no landing to read\n".to_owned();
    }
    let shown = &points[points.len().saturating_sub(WIDTH)..];
    let bold = Style::new().bold();
    let mut out = String::new();
    let index = sparkline(shown.iter().map(|point| point.readings.index.map(|index| index / 100.0)));
    let _ = writeln!(out, "  {bold}{:<14}{bold:#}{index}", "index");
    for measure in MEASURES {
        let line =
            shown.iter().map(|point| point.readings.get(measure.id).and_then(|reading| reading.reading));
        let _ = writeln!(out, "  {:<14}{}", measure.id, sparkline(line));
    }
    out.push('\n');
    let width = points.iter().map(|point| point.name.chars().count()).max().unwrap_or(0);
    let mut before = None;
    for point in points {
        row(&mut out, point, before, width);
        before = point.readings.index;
    }
    out
}

/// One sign a point; a blank where nothing is measured.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0..=7")]
fn sparkline(shares: impl Iterator<Item = Option<f64>>) -> String {
    const SIGNS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    shares
        .map(|share| share.map_or(' ', |share| SIGNS[(share.clamp(0.0, 1.0) * 7.0).round() as usize]))
        .collect()
}

fn row(out: &mut String, point: &Point, before: Option<f64>, width: usize) {
    let index = point.readings.index.map_or_else(|| "-".to_owned(), one_digit);
    let change = match (before, point.readings.index) {
        (Some(before), Some(now)) => signed(now - before),
        _ => String::new(),
    };
    let dim = Style::new().dimmed();
    let (date, name) = (point.commit.date, visible(&point.name));
    let (summary, author) = (visible(point.commit.summary()), visible(&point.commit.author));
    let _ =
        writeln!(out, "  {date}  {name:<width$}  {index:>5} {change:>6}  {summary} {dim}({author}){dim:#}");
}
