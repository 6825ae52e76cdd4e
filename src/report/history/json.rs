//! Readings over time for programs: `rhumb.history/1`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::history::Point;
use crate::report::to_json;

/// What `rhumb history --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "rhumb.history/1")]
pub struct Report<'a> {
    /// `rhumb.history/1`.
    schema: &'static str,
    /// The strategy's name.
    strategy: &'a str,
    /// The points, oldest first.
    points: Vec<Row<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Row<'a> {
    /// The release, the month, or the beginning of the commit's id.
    name: &'a str,
    revision: String,
    /// The UTC date of the committer's time, for which the readings are taken.
    date: String,
    author: &'a str,
    summary: &'a str,
    /// The index, 0 to 100; null where nothing is measured.
    index: Option<f64>,
    /// How many measures are behind it.
    measured: usize,
    /// The readings by measure, 0 to 1; null where one is not measured.
    measures: IndexMap<&'static str, Option<f64>>,
}

/// The points as JSON.
pub fn json(strategy: &str, points: &[Point]) -> String {
    to_json(&Report { schema: "rhumb.history/1", strategy, points: points.iter().map(row).collect() })
}

fn row(point: &Point) -> Row<'_> {
    let readings = &point.readings;
    Row {
        name: &point.name,
        revision: point.commit.id.to_string(),
        date: readings.as_of.to_string(),
        author: &point.commit.author,
        summary: point.commit.summary(),
        index: readings.index,
        measured: readings.measured,
        measures: readings.measures.iter().map(|reading| (reading.id, reading.reading)).collect(),
    }
}
