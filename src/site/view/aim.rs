//! Key results, and what check-ins said of an aim over time.

use serde::Serialize;

use super::{Html, Person, Reference, Standing};
use crate::site::charts::{Caption, Frame, Tone, confidence, progress};
use crate::site::language::Language;
use crate::site::press::Sheet;
use crate::strategy::NodeId;

/// A key result in a table.
#[derive(Clone, Debug, Serialize)]
pub struct KeyResult {
    /// The document.
    pub document: Reference,
    /// Where it started; a dash where nobody says.
    pub baseline: String,
    /// Where it is, with its unit.
    pub now: String,
    /// Where it is to end, with its unit.
    pub target: String,
    /// How far it is, in per cent of the way.
    pub progress: Option<String>,
    /// How far one would expect it to be today, in per cent of the time.
    pub expected: Option<String>,
    /// Both as a bar.
    pub bar: Html,
    /// When it is to be reached.
    pub due: Option<String>,
}

/// What one check-in said of an aim.
#[derive(Clone, Debug, Serialize)]
pub struct Said {
    /// The check-in.
    pub document: Reference,
    /// Its day.
    pub date: String,
    /// The same as `YYYY-MM-DD`.
    pub day: String,
    /// Who checked in.
    pub by: Option<Person>,
    /// The word that it amounts to.
    pub standing: Standing,
    /// The confidence as a share of 100.
    pub share: String,
}

/// What check-ins said of an aim over time.
#[derive(Clone, Debug, Serialize)]
pub struct Confidence {
    /// The same as a chart; nothing for a single one.
    pub chart: Option<Html>,
    /// Newest first.
    pub said: Vec<Said>,
}

impl Sheet<'_> {
    /// Where this language's charts are read from.
    pub fn plain_frame(&self) -> Frame<'static> {
        Frame { caption: None, direction: self.press.direction }
    }

    /// A key result as a table shows it.
    pub fn key_result(&self, node: NodeId) -> KeyResult {
        let press = self.press;
        let document = press.strategy.document(node);
        let fields = &document.fields;
        let unit = fields.unit.as_deref().unwrap_or("");
        let (share, expected) = (document.progress(), press.expected(node));
        let number = |value: Option<f64>| Language::or_dash(value.map(|value| press.language.quantity(value, unit)));
        KeyResult {
            document: self.reference(node),
            baseline: Language::or_dash(fields.baseline.map(|value| press.language.amount(value))),
            now: number(fields.current),
            target: number(fields.target),
            progress: share.map(|share| press.language.percent(share)),
            expected: expected.map(|share| press.language.percent(share)),
            bar: self.bar(node, share, expected),
            due: fields.due.map(|due| press.language.date(due)),
        }
    }

    /// How far a document is, as a bar in the colour of how it stands.
    pub fn bar(&self, node: NodeId, share: Option<f64>, expected: Option<f64>) -> Html {
        let tone = self.press.standing(node).map_or(Tone::Calm, |standing| standing.mark);
        Html(progress::draw(&progress::Progress { share, expected, tone }, &self.plain_frame()))
    }

    /// What check-ins said of an aim.
    pub fn confidence(&self, node: NodeId) -> Option<Confidence> {
        let said: Vec<Said> = self.press.confidence(node).into_iter().map(|(look, said)| self.said(look, said)).collect();
        (!said.is_empty()).then(|| Confidence { chart: self.confidence_chart(node, &said), said: said.into_iter().rev().collect() })
    }

    fn said(&self, look: NodeId, said: crate::document::Confidence) -> Said {
        let press = self.press;
        let date = press.strategy.document(look).fields.date;
        Said {
            document: self.reference(look),
            date: Language::or_dash(date.map(|date| press.language.date(date))),
            day: date.map_or_else(String::new, |date| date.to_string()),
            by: press.strategy.by(look).map(|by| self.person(by)),
            standing: Standing::of_confidence(press, said),
            share: press.language.percent(said.share()),
        }
    }

    fn confidence_chart(&self, node: NodeId, said: &[Said]) -> Option<Html> {
        let press = self.press;
        let confidences = press.confidence(node);
        let days = confidences.iter().map(|&(look, _)| press.strategy.document(look).fields.date.map_or(0, day_number));
        let labels: Vec<String> = said
            .iter()
            .map(|said| {
                let by = said.by.as_ref().map_or_else(String::new, |by| format!(", {}", by.name));
                format!("{}: {}{by}", said.date, said.standing.word)
            })
            .collect();
        let looks: Vec<confidence::Look<'_>> = days
            .zip(&confidences)
            .zip(said.iter().zip(&labels))
            .map(|((day, (_, confidence)), (said, label))| confidence::Look {
                day,
                confidence: confidence.share(),
                tone: said.standing.mark,
                date: &said.date,
                label,
            })
            .collect();
        let (title, description) = (press.language.word("confidence_title"), press.language.word("chart_table_below"));
        let caption = Some(Caption { id: "confidence", title, description });
        let frame = Frame { caption, direction: press.direction };
        (looks.len() > 1).then(|| Html(confidence::draw(&looks, &frame)))
    }
}

/// Days since the first of all.
pub fn day_number(date: jiff::civil::Date) -> i64 {
    date.since(jiff::civil::Date::MIN).map_or(0, |span| i64::from(span.get_days()))
}
