//! The page about the measures: what each asks, how it reads, what stands behind it.

use serde::Serialize;

use crate::measure::{MEASURES, Reading};
use crate::site::language::Language;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Html, Reference};
use crate::text::DocPath;

/// The most documents that stand behind a measure on the page, and the most shortfalls.
const COUNTED: usize = 20;
const SHORTFALLS: usize = 10;

/// A measure in a table.
#[derive(Debug, Serialize)]
pub struct MeasureRow {
    /// Its id.
    pub id: &'static str,
    /// What it is called.
    pub name: String,
    /// What it asks.
    pub question: String,
    /// Where it is explained.
    pub address: String,
    /// The reading in per cent; nothing where it is not measured.
    pub reading: Option<String>,
    /// The same as a share, for sorting.
    pub value: Option<f64>,
    /// Why it is not measured.
    pub not_measured: Option<String>,
    /// The reading as a bar.
    pub bar: Html,
    /// How it went.
    pub trend: Option<Html>,
    /// Its weight in the index.
    pub weight: String,
}

/// A measure explained.
#[derive(Debug, Serialize)]
pub struct MeasureDetail {
    /// The same as in tables.
    pub row: MeasureRow,
    /// How it is counted.
    pub formula: String,
    /// What it does not see.
    pub weakness: String,
    /// How it reads for each resource type.
    pub parts: Vec<PartReading>,
    /// What keeps it from 100.
    pub shortfalls: Vec<ShortfallView>,
    /// How many more shortfalls there are.
    pub more_shortfalls: usize,
    /// The documents that it counted.
    pub counted: Vec<Reference>,
    /// How many documents it counted.
    pub count: String,
    /// How many more it counted than are shown.
    pub more: usize,
}

/// How a measure reads for one resource type.
#[derive(Debug, Serialize)]
pub struct PartReading {
    /// The resource type.
    pub sort: String,
    /// The reading in per cent.
    pub reading: String,
}

/// One thing that keeps a measure from 100.
#[derive(Debug, Serialize)]
pub struct ShortfallView {
    /// The document to mend.
    pub document: Reference,
    /// What is short, as HTML.
    pub message: Html,
    /// The index points that mending it would win.
    pub points: String,
    /// Why it is allowed, where it is.
    pub allowed: Option<String>,
}

/// Prints the page.
///
/// # Errors
/// A template that fails.
pub fn measures(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        index: String,
        measured: String,
        measures: Vec<MeasureDetail>,
    }
    let sheet = press.sheet(at);
    let readings = &press.analysis.readings;
    let title = press.language.word("measures");
    let data = Data {
        index: Language::or_dash(readings.index.map(|index| press.language.points(index))),
        measured: press.language.fill(
            "on_measures",
            &[
                ("measured", &press.language.integer(readings.measured)),
                ("all", &press.language.integer(readings.measures.len())),
            ],
        ),
        measures: readings.measures.iter().map(|reading| detail(&sheet, reading)).collect(),
    };
    sheet.print("measures.html", sheet.frame("measures", title, title), data)
}

/// All measures as rows of a table, in their order.
pub fn rows(sheet: &Sheet<'_>) -> Vec<MeasureRow> {
    sheet.press.analysis.readings.measures.iter().map(|reading| row(sheet, reading)).collect()
}

fn row(sheet: &Sheet<'_>, reading: &Reading) -> MeasureRow {
    use crate::site::charts::{Tone, progress};
    let language = &sheet.press.language;
    let own = MEASURES.iter().find(|measure| measure.id == reading.id).map_or("", |measure| measure.question);
    let question = language.known(&format!("question_{}", reading.id)).unwrap_or(own);
    let bar = progress::Progress { share: reading.reading, expected: None, first: None, tone: Tone::Calm };
    MeasureRow {
        id: reading.id,
        name: language.word(&format!("measure_{}", reading.id)).to_owned(),
        question: question.to_owned(),
        address: format!("{}#{}", sheet.own("measures.html"), reading.id),
        reading: reading.reading.map(|share| language.percent(share)),
        value: reading.reading,
        not_measured: reading.not_measured.map(str::to_owned),
        bar: Html(progress::draw(&bar, &sheet.plain_frame())),
        trend: sheet.trend(|readings| readings.get(reading.id)?.reading),
        weight: language.amount(reading.weight),
    }
}

fn detail(sheet: &Sheet<'_>, reading: &Reading) -> MeasureDetail {
    let press = sheet.press;
    let shortfall = |shortfall: &crate::measure::Shortfall| ShortfallView {
        document: sheet.reference(shortfall.document),
        message: sheet.message(&shortfall.message),
        points: press.language.points(shortfall.points),
        allowed: press.index.allowed.get(&(reading.id, shortfall.document)).map(|&reason| reason.to_owned()),
    };
    let part = |(sort, share): &(String, f64)| PartReading {
        sort: press.sort_word(sort),
        reading: press.language.percent(*share),
    };
    MeasureDetail {
        row: row(sheet, reading),
        formula: press.language.word(&format!("formula_{}", reading.id)).to_owned(),
        weakness: press.language.word(&format!("weakness_{}", reading.id)).to_owned(),
        parts: reading.parts.iter().map(part).collect(),
        shortfalls: reading.shortfalls.iter().take(SHORTFALLS).map(shortfall).collect(),
        more_shortfalls: reading.shortfalls.len().saturating_sub(SHORTFALLS),
        counted: sheet.references(reading.counted.iter().copied().take(COUNTED)),
        count: press.language.count("documents", reading.counted.len()),
        more: reading.counted.len().saturating_sub(COUNTED),
    }
}
