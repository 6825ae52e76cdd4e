//! Drift as one page that opens anywhere and prints well: no network, no script.

use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;
use serde_json::Value as Json;

use super::remarks::{complaints, idle, other_ruler, removed, undecided};
use super::words::{follows, movement, needs_a_look, said_beside, short, stake, verdict};
use crate::drift::{Drift, Event, LandingShift, MeasureShift, RunSide};
use crate::escape;
use crate::measure::MEASURES;
use crate::report::number::{percent, signed};
use crate::text::visible;

/// Everything that the page shows, in words.
#[derive(Serialize)]
struct Page {
    style: &'static str,
    verdict: String,
    strategy: String,
    base: End,
    head: End,
    remarks: Vec<String>,
    measures: Vec<Measure>,
    grave: Vec<Entry>,
    others: Vec<Entry>,
    accepted: Vec<Entry>,
    landings: Vec<Landing>,
    changed: Vec<Field>,
}

#[derive(Serialize)]
struct End {
    name: String,
    as_of: String,
}

#[derive(Serialize)]
struct Measure {
    id: &'static str,
    question: &'static str,
    before: String,
    now: String,
    share: Option<f64>,
    moved: String,
}

#[derive(Serialize)]
struct Entry {
    id: &'static str,
    level: &'static str,
    message: String,
    place: String,
    words: Vec<Run>,
    beside: String,
    stake: String,
    accepted: String,
    follows: Vec<String>,
}

#[derive(Serialize)]
struct Run {
    side: RunSide,
    words: String,
}

#[derive(Serialize)]
struct Landing {
    delta: String,
    /// `up`, `down` or nothing.
    way: &'static str,
    date: String,
    id: String,
    summary: String,
    author: String,
}

#[derive(Serialize)]
struct Field {
    document: String,
    field: String,
    before: String,
    now: String,
}

/// The drift as a page.
///
/// # Errors
/// None with the template that is carried along.
pub fn html(drift: &Drift) -> Result<String, minijinja::Error> {
    let mut templates = Environment::new();
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.add_filter("code", |text: &str| Value::from_safe_string(coded(text)));
    templates.add_template("report.html", include_str!("html/report.html"))?;
    templates.get_template("report.html")?.render(Serde(page(drift)))
}

/// A text as HTML, what stands between backticks as code.
fn coded(text: &str) -> String {
    let mut html = String::new();
    let mut rest = text;
    let next = |text: &'_ str| -> Option<(usize, usize)> {
        let open = text.find('`')?;
        Some((open, open + 1 + text[open + 1..].find('`')?))
    };
    while let Some((open, close)) = next(rest) {
        html += &escape::text(&rest[..open]);
        html += &format!("<code>{}</code>", escape::text(&rest[open + 1..close]));
        rest = &rest[close + 1..];
    }
    html + &escape::text(rest)
}

fn page(drift: &Drift) -> Page {
    let entries = |wanted: &dyn Fn(&Event) -> bool| -> Vec<Entry> {
        drift.events.iter().filter(|event| wanted(event)).map(|event| entry(drift, event)).collect()
    };
    Page {
        style: include_str!("html/report.css"),
        verdict: shown(&verdict(drift)),
        strategy: shown(&drift.strategy),
        base: end(&drift.base),
        head: end(&drift.head),
        remarks: remarks(drift),
        measures: drift.measures.iter().filter_map(measure).collect(),
        grave: entries(&needs_a_look),
        others: entries(&|event| !needs_a_look(event) && event.accepted.is_none()),
        accepted: entries(&|event| event.accepted.is_some()),
        landings: drift.landings.iter().map(landing).collect(),
        changed: changed(drift),
    }
}

fn shown(text: &str) -> String {
    visible(text).into_owned()
}

fn end(end: &crate::drift::End) -> End {
    End { name: shown(&end.name), as_of: end.as_of.to_string() }
}

fn remarks(drift: &Drift) -> Vec<String> {
    let said = undecided(drift).into_iter().chain(other_ruler(drift)).chain(removed(drift));
    said.chain(complaints(drift)).chain(idle(drift)).map(|remark| shown(&remark)).collect()
}

fn measure(measure: &MeasureShift) -> Option<Measure> {
    let question = MEASURES.iter().find(|known| known.id == measure.id)?.question;
    let share = |share: Option<f64>| share.map_or_else(|| "not measured".to_owned(), percent);
    Some(Measure {
        id: measure.id,
        question,
        before: share(measure.base),
        now: share(measure.head),
        share: measure.head,
        moved: movement(measure).unwrap_or_default(),
    })
}

fn entry(drift: &Drift, event: &Event) -> Entry {
    Entry {
        id: event.kind.id,
        level: event.level.word(),
        message: shown(&event.message),
        place: shown(&format!("{}:{}", event.path, event.line)),
        words: event.words.iter().map(|run| Run { side: run.side, words: shown(&run.words) }).collect(),
        beside: shown(&said_beside(drift, event).unwrap_or_default()),
        stake: stake(event).unwrap_or_default(),
        accepted: shown(event.accepted.as_deref().unwrap_or_default()),
        follows: follows(event).iter().map(|follows| shown(&follows.message)).collect(),
    }
}

fn landing(landing: &LandingShift) -> Landing {
    let delta = landing.delta.map_or_else(|| "-".to_owned(), signed);
    let way = match delta.chars().next() {
        Some('+') => "up",
        Some('-') if landing.delta.is_some() => "down",
        _ => "",
    };
    Landing {
        delta,
        way,
        date: landing.date.to_string(),
        id: landing.revision.as_deref().map_or("", short).to_owned(),
        summary: shown(&landing.summary),
        author: shown(&landing.author),
    }
}

/// A row for each field that differs.
fn changed(drift: &Drift) -> Vec<Field> {
    let documents = drift.documents.changed.iter();
    let fields = documents.flat_map(|(id, fields)| fields.iter().map(move |field| (id, field)));
    fields
        .map(|(id, change)| Field {
            document: shown(id),
            field: shown(&change.field),
            before: value(&change.base),
            now: if change.field == "text" { "changed".to_owned() } else { value(&change.head) },
        })
        .collect()
}

/// A field's value in words.
fn value(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::String(text) => shown(text),
        Json::Array(items) => items.iter().map(self::value).collect::<Vec<_>>().join(", "),
        Json::Object(entries) => {
            let said = entries.iter().map(|(key, held)| format!("{} {}", shown(key), self::value(held)));
            said.collect::<Vec<_>>().join(", ").trim().to_owned()
        }
        number => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_code() {
        assert_eq!(
            coded("no decision explains `a<b`, `c`"),
            "no decision explains <code>a&lt;b</code>, <code>c</code>"
        );
        assert_eq!(coded("one ` alone & `"), "one <code> alone &amp; </code>");
        assert_eq!(coded("one ` alone"), "one ` alone");
    }
}
