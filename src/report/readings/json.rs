//! Readings for programs: `rhumb.measures/1`.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::check::Counts;
use crate::measure::Reading;
use crate::measure::indicator::{Indicators, Pace};
use crate::report::to_json;
use crate::strategy::{NodeId, Strategy};

/// What `rhumb measure --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "rhumb.measures/1")]
pub struct Report<'a> {
    /// `rhumb.measures/1`.
    schema: &'static str,
    /// The strategy's name.
    strategy: &'a str,
    /// The commit; null for the work tree.
    revision: Option<String>,
    /// The day, YYYY-MM-DD.
    as_of: String,
    /// The index, 0 to 100; null where nothing is measured.
    index: Option<f64>,
    /// How many measures are behind it.
    measured: usize,
    /// The measures by name.
    measures: IndexMap<&'static str, Measured<'a>>,
    /// What stands beside the index.
    indicators: Beside<'a>,
    /// How many documents there are.
    documents: usize,
    /// How many of them are live.
    live: usize,
    /// How many findings are errors.
    errors: usize,
    /// How many findings are warnings.
    warnings: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Measured<'a> {
    /// The share, 0 to 1; null where it is not measured.
    reading: Option<f64>,
    /// Its weight in the index.
    weight: f64,
    /// Why it is not measured.
    not_measured: Option<&'static str>,
    /// What it is the mean of.
    parts: IndexMap<&'a str, f64>,
    /// What keeps it from 1, dearest first.
    shortfalls: Vec<Short<'a>>,
    /// The documents that it counted.
    counted: Vec<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Short<'a> {
    document: &'a str,
    /// The index points that mending this alone would win.
    points: f64,
    message: &'a str,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Beside<'a> {
    /// By resource type, in its unit.
    drag: &'a IndexMap<String, f64>,
    /// Live systems, hires and technologies that support nothing.
    structural_drag: Vec<&'a str>,
    leeway: IndexMap<&'a str, Room>,
    /// By resource type, the share that rests on what is not known.
    exposure: IndexMap<&'a str, f64>,
    pace: Vec<Paced<'a>>,
    pulse: Option<Felt<'a>>,
    churn: Option<Changes>,
    questions: Vec<Open<'a>>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Room {
    /// (capacity - allocated + exploring) / capacity.
    share: f64,
    capacity: f64,
    allocated: f64,
    exploring: f64,
    /// `rigid`, `within` or `loose`.
    band: crate::measure::indicator::Band,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Paced<'a> {
    document: &'a str,
    progress: f64,
    elapsed: f64,
    reach: f64,
    heading: crate::measure::indicator::Heading,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Felt<'a> {
    /// Mean felt alignment, 0 to 1.
    alignment: f64,
    /// Felt alignment less the index as a share.
    distance: Option<f64>,
    mood: Option<f64>,
    check_ins: Vec<&'a str>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Changes {
    per_quarter: f64,
    /// The first day that counts.
    since: String,
    landings: usize,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Open<'a> {
    document: &'a str,
    /// Days since it first landed; null without history.
    age: Option<i32>,
    about: Vec<&'a str>,
}

/// The readings as JSON; `counts` are those of the findings.
pub fn json(analysis: &Analysis, counts: Counts) -> String {
    let readings = &analysis.readings;
    let strategy = &analysis.strategy;
    to_json(&Report {
        schema: "rhumb.measures/1",
        strategy: &analysis.version.settings.name,
        revision: analysis.version.commit.as_ref().map(|commit| commit.id.to_string()),
        as_of: readings.as_of.to_string(),
        index: readings.index,
        measured: readings.measured,
        measures: readings.measures.iter().map(|reading| (reading.id, measured(reading, strategy))).collect(),
        indicators: beside(&analysis.indicators, strategy),
        documents: strategy.documents.len(),
        live: analysis.alignment.live_count(),
        errors: counts.errors,
        warnings: counts.warnings,
    })
}

fn ids<'a>(nodes: &[NodeId], strategy: &'a Strategy) -> Vec<&'a str> {
    nodes.iter().map(|&node| strategy.id(node)).collect()
}

fn measured<'a>(reading: &'a Reading, strategy: &'a Strategy) -> Measured<'a> {
    let short = reading.shortfalls.iter().map(|shortfall| Short {
        document: strategy.id(shortfall.document),
        points: shortfall.points,
        message: &shortfall.message,
    });
    Measured {
        reading: reading.reading,
        weight: reading.weight,
        not_measured: reading.not_measured,
        parts: reading.parts.iter().map(|(name, part)| (name.as_str(), *part)).collect(),
        shortfalls: short.collect(),
        counted: ids(&reading.counted, strategy),
    }
}

fn beside<'a>(indicators: &'a Indicators, strategy: &'a Strategy) -> Beside<'a> {
    let room = |leeway: &'a crate::measure::indicator::Leeway| {
        let (capacity, allocated, exploring) = (leeway.capacity, leeway.allocated, leeway.exploring);
        (
            leeway.sort.as_str(),
            Room { share: leeway.share, capacity, allocated, exploring, band: leeway.band },
        )
    };
    let paced = |pace: &Pace| Paced {
        document: strategy.id(pace.initiative),
        progress: pace.progress,
        elapsed: pace.elapsed,
        reach: pace.reach,
        heading: pace.heading,
    };
    let felt = indicators.pulse.as_ref().map(|pulse| Felt {
        alignment: pulse.alignment,
        distance: pulse.distance,
        mood: pulse.mood,
        check_ins: ids(&pulse.check_ins, strategy),
    });
    let changes = indicators.churn.as_ref().map(|churn| Changes {
        per_quarter: churn.per_quarter,
        since: churn.since.to_string(),
        landings: churn.landings.len(),
    });
    let open = indicators.questions.iter().map(|open| Open {
        document: strategy.id(open.question),
        age: open.age,
        about: ids(&open.about, strategy),
    });
    Beside {
        drag: &indicators.drag.amounts,
        structural_drag: ids(&indicators.drag.structural, strategy),
        leeway: indicators.leeway.iter().map(room).collect(),
        exposure: indicators.exposure.iter().map(|e| (e.sort.as_str(), e.share)).collect(),
        pace: indicators.pace.iter().map(paced).collect(),
        pulse: felt,
        churn: changes,
        questions: open.collect(),
    }
}
