//! Key results, and what check-ins said of an aim over time.

use serde::Serialize;

use super::{Html, Person, Reference, Revision, Standing};
use crate::history::Memory;
use crate::site::charts::{Caption, Frame, Tone, confidence, progress};
use crate::site::language::Language;
use crate::site::press::Sheet;
use crate::strategy::NodeId;

/// The most readings of a key result's past.
const READINGS: usize = 24;

/// A key result in a table.
#[derive(Clone, Debug, Serialize)]
pub struct KeyResult {
    /// The document.
    pub document: Reference,
    /// Where it started; a dash where nobody says.
    pub baseline: String,
    /// Where it is.
    pub now: String,
    /// Where it is to end.
    pub target: String,
    /// What its numbers count; empty where nobody says.
    pub unit: String,
    /// Both in a few words: `12.4, target 11 bursts`.
    pub now_of_target: Option<String>,
    /// How far it is, in per cent of the way.
    pub progress: Option<String>,
    /// How far one would expect it to be today, in per cent of the time.
    pub expected: Option<String>,
    /// Where it was to end at first, where that was another number.
    pub first_target: Option<String>,
    /// How far it is on the way that it was on at first, where that was another.
    pub progress_at_first: Option<String>,
    /// How far one would have expected it to be today at first, where another day was set.
    pub expected_at_first: Option<String>,
    /// Both as a bar.
    pub bar: Html,
    /// How it went; nothing where it said only one thing.
    pub trend: Option<Html>,
    /// When it is to be reached.
    pub due: Option<String>,
}

/// What a key result read from a change on.
#[derive(Clone, Debug, Serialize)]
pub struct PastReading {
    /// The change.
    pub landing: Revision,
    /// What it read, with its unit.
    pub value: String,
    /// How far that is, in per cent of the way as it was then.
    pub progress: Option<String>,
    /// Where the way led from then on, where that had been changed: that is no progress.
    pub goal: Option<String>,
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
    /// How sure they were, in a word; nothing where they did not say.
    pub standing: Option<Standing>,
    /// The same as a share of 100.
    pub share: Option<String>,
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
        let number = |value: Option<f64>| Language::or_dash(value.map(|value| press.language.amount(value)));
        let now_of_target = fields.current.zip(fields.target).map(|(current, target)| {
            let (now, target) = (press.language.amount(current), press.language.quantity(target, unit));
            press.language.fill("now_of_target", &[("now", &now), ("target", &target)])
        });
        KeyResult {
            now_of_target,
            document: self.reference(node),
            baseline: number(fields.baseline),
            now: number(fields.current),
            target: number(fields.target),
            unit: unit.to_owned(),
            progress: share.map(|share| press.language.percent(share)),
            expected: expected.map(|share| press.language.percent(share)),
            first_target: press.first_target(node).map(|target| press.language.amount(target)),
            progress_at_first: press.progress_at_first(node).map(|share| press.language.percent(share)),
            expected_at_first: press.expected_at_first(node).map(|share| press.language.percent(share)),
            bar: self.bar(node, share, expected),
            trend: self.key_result_trend(node),
            due: fields.due.map(|due| press.language.date(due)),
        }
    }

    /// What a key result read over time, newest first, each reading once for the way that it was on.
    pub fn past_readings(&self, node: NodeId) -> Vec<PastReading> {
        let press = self.press;
        let Some(chronicle) = press.analysis.chronicle() else { return Vec::new() };
        let way = |memory: &Memory| {
            (memory.baseline.map(f64::to_bits), memory.target.map(f64::to_bits), memory.unit.clone())
        };
        let mut told = press.past.story.of(press.strategy.id(node)).to_vec();
        told.retain(|memory| memory.current.is_some());
        told.dedup_by_key(|memory| (memory.current.map(f64::to_bits), way(memory)));
        let before = std::iter::once(None).chain(told.iter().map(Some));
        let view = |(memory, before): (&Memory, Option<&Memory>)| {
            let unit = memory.unit.as_deref().unwrap_or("");
            let is_other = before.is_some_and(|before| way(before) != way(memory));
            let from = memory.baseline.map(|baseline| press.language.amount(baseline));
            let goal = memory.target.filter(|_| is_other).map(|target| {
                let (from, to) = (Language::or_dash(from), press.language.quantity(target, unit));
                press.language.fill("new_goal", &[("from", &from), ("to", &to)])
            });
            Some(PastReading {
                landing: Revision::of(press, chronicle.landing(memory.landing)),
                value: press.language.quantity(memory.current?, unit),
                progress: memory.progress.map(|share| press.language.percent(share)),
                goal,
            })
        };
        let mut views: Vec<PastReading> = told.iter().zip(before).filter_map(view).collect();
        views.reverse();
        views.truncate(READINGS);
        views
    }

    /// How far a document is, as a bar in the colour of how it stands.
    pub fn bar(&self, node: NodeId, share: Option<f64>, expected: Option<f64>) -> Html {
        let tone = self.press.standing(node).map_or(Tone::Calm, |standing| standing.mark);
        let first = expected.and_then(|_| self.press.expected_at_first(node));
        Html(progress::draw(&progress::Progress { share, expected, first, tone }, &self.plain_frame()))
    }

    /// What check-ins said of an aim.
    pub fn confidence(&self, node: NodeId) -> Option<Confidence> {
        let looks = self.press.looked_at(node);
        let said: Vec<Said> = looks.iter().rev().map(|&look| self.said(look)).collect();
        (!said.is_empty()).then(|| Confidence { chart: self.confidence_chart(&looks), said })
    }

    fn said(&self, look: NodeId) -> Said {
        let press = self.press;
        let fields = &press.strategy.document(look).fields;
        Said {
            document: self.reference(look),
            date: Language::or_dash(fields.date.map(|date| press.language.date(date))),
            day: fields.date.map_or_else(String::new, |date| date.to_string()),
            by: press.strategy.by(look).map(|by| self.person(by)),
            standing: fields.confidence.map(|said| Standing::of_confidence(press, said)),
            share: fields.confidence.map(|said| press.language.percent(said.share())),
        }
    }

    /// The check-ins `looks`, oldest first, as a chart; nothing where fewer than two say anything.
    fn confidence_chart(&self, looks: &[NodeId]) -> Option<Html> {
        let press = self.press;
        let said: Vec<(i64, f64, Tone, String, String)> =
            looks.iter().filter_map(|&look| self.dot(look)).collect();
        let dots: Vec<confidence::Look<'_>> = said
            .iter()
            .map(|&(day, confidence, tone, ref date, ref label)| confidence::Look {
                day,
                confidence,
                tone,
                date,
                label,
            })
            .collect();
        let (title, description) =
            (press.language.word("confidence_title"), press.language.word("chart_table_below"));
        let caption = Some(Caption { id: "confidence", title, description });
        let frame = Frame { caption, direction: press.direction };
        (dots.len() > 1).then(|| Html(confidence::draw(&dots, &frame)))
    }

    /// What a check-in is on the chart: its day, confidence and tone, its date and how it reads.
    fn dot(&self, look: NodeId) -> Option<(i64, f64, Tone, String, String)> {
        let fields = &self.press.strategy.document(look).fields;
        let said = self.said(look);
        let standing = said.standing?;
        let by = said.by.map_or_else(String::new, |by| format!(", {}", by.name));
        let label = format!("{}: {}{by}", said.date, standing.word);
        Some((day_number(fields.date?), fields.confidence?.share(), standing.mark, said.date, label))
    }
}

/// Days since the first of all.
pub fn day_number(date: jiff::civil::Date) -> i64 {
    date.since(jiff::civil::Date::MIN).map_or(0, |span| i64::from(span.get_days()))
}
