//! The index over all of history, and the ways from release to release.

use serde::Serialize;

use super::{LegView, leg_view, verdict};
use crate::site::charts::timeline::{self, Period, Reading};
use crate::site::charts::{Caption, Frame};
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Html, day_number};
use crate::text::DocPath;

/// Prints the index over all of history.
///
/// # Errors
/// A template that fails.
pub fn index(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        chart: Option<Html>,
        legs: Vec<LegView>,
        left_out: usize,
        has_history: bool,
    }
    let sheet = press.sheet(at);
    let data = Data {
        chart: chart(&sheet),
        legs: press.legs().rev().map(|(leg, page)| leg_view(&sheet, leg, page)).collect(),
        left_out: press.past.left_out,
        has_history: press.past.json.is_some(),
    };
    let title = press.language.word("drift");
    sheet.print(
        "drift-index.html",
        sheet.frame("drift-index", title, press.language.word("drift_description")),
        data,
    )
}

/// The index over time, with what time and edits did between releases.
fn chart(sheet: &Sheet<'_>) -> Option<Html> {
    let press = sheet.press;
    let points = press.past.story.points.iter();
    let mut readings: Vec<Reading> = points
        .map(|point| Reading { day: day_number(point.commit.date), index: point.readings.index })
        .collect();
    readings.push(Reading { day: day_number(press.analysis.date()), index: press.analysis.readings.index });
    let views: Vec<LegView> = press.legs().map(|(leg, page)| leg_view(sheet, leg, page)).collect();
    let labels: Vec<String> = views.iter().map(|view| verdict(press, view)).collect();
    let periods: Vec<Period<'_>> = press
        .past
        .legs
        .iter()
        .zip(views.iter().zip(&labels))
        .filter_map(|(leg, (view, label))| {
            let shift = leg.drift.index?;
            let (from, to) = (day_number(leg.drift.base.as_of), day_number(leg.drift.head.as_of));
            Some(Period {
                from,
                to,
                since: &view.base.name,
                name: &view.head.name,
                passive: shift.passive?,
                active: shift.active?,
                label,
            })
        })
        .collect();
    let (title, description) =
        (press.language.word("index_over_time"), press.language.word("chart_table_below"));
    let caption = Some(Caption { id: "timeline", title, description });
    let frame = Frame { caption, direction: press.direction };
    (readings.len() > 1).then(|| Html(timeline::draw(&readings, &periods, &frame)))
}
