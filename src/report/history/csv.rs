//! Readings over time for spreadsheets.

use crate::history::Point;
use crate::measure::MEASURES;
use crate::report::csv_cell;

/// A row per point, oldest first, with a header; full precision, an empty cell where nothing is
/// measured.
pub fn csv(points: &[Point]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let header = ["name", "revision", "date", "author", "summary", "index", "measured"].into_iter();
    // Writing into memory cannot fail.
    let _ = writer.write_record(header.chain(MEASURES.iter().map(|measure| measure.id)));
    for point in points {
        let commit = &point.commit;
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        let mut row = vec![
            csv_cell(&point.name),
            commit.id.to_string(),
            commit.date.to_string(),
            csv_cell(&commit.author),
            csv_cell(commit.summary()),
            number(point.readings.index),
            point.readings.measured.to_string(),
        ];
        row.extend(point.readings.measures.iter().map(|reading| number(reading.reading)));
        let _ = writer.write_record(row);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}
