//! How a number went over time, in the height of a line of text.

use super::Html;
use crate::measure::Readings;
use crate::site::charts::sparkline;
use crate::site::press::Sheet;
use crate::strategy::NodeId;

/// The most values of a sparkline.
const MOST: usize = 48;
/// The difference of a share that fills the height; a smaller one looks smaller.
const LEAST: f64 = 0.1;

impl Sheet<'_> {
    /// How what `of` picks from the readings went, up to now; nothing without a past.
    pub fn trend(&self, of: impl Fn(&Readings) -> Option<f64>) -> Option<Html> {
        let points = &self.press.past.story.points;
        let now = of(&self.press.analysis.readings);
        let values: Vec<Option<f64>> = points.iter().map(|point| of(&point.readings)).chain([now]).collect();
        (!points.is_empty()).then(|| self.sparkline(&values, LEAST))
    }

    /// How a key result went; nothing where it says only one thing.
    pub fn key_result_trend(&self, node: NodeId) -> Option<Html> {
        let strategy = self.press.strategy;
        let fields = &strategy.document(node).fields;
        // What was counted in another unit is not drawn on the same scale.
        let told = self.press.past.story.of(strategy.id(node)).iter();
        let mut values: Vec<Option<f64>> =
            told.filter(|memory| memory.unit == fields.unit).map(|memory| memory.current).collect();
        values.push(fields.current);
        values.dedup();
        let way =
            fields.target.zip(fields.baseline).map_or(1.0, |(target, baseline)| (target - baseline).abs());
        (values.iter().flatten().count() > 1).then(|| self.sparkline(&values, way / 4.0))
    }

    /// How answers from 1 to 5 went; nothing for a single one.
    pub fn answers_trend(&self, answers: &[f64]) -> Option<Html> {
        let values: Vec<Option<f64>> = answers.iter().copied().map(Some).collect();
        (values.len() > 1).then(|| self.sparkline(&values, 4.0))
    }

    fn sparkline(&self, values: &[Option<f64>], least: f64) -> Html {
        let step = values.len().div_ceil(MOST).max(1);
        // Counted from the end, so that the newest value is always there.
        let mut picked: Vec<Option<f64>> = values.iter().rev().step_by(step).copied().collect();
        picked.reverse();
        Html(sparkline::draw(&picked, least, &self.plain_frame()))
    }
}
