//! `rhumb.check/1` (cli.md).

use schemars::JsonSchema;
use serde::Serialize;

use super::CheckReport;
use crate::check::Finding;
use crate::diagnostic::{Level, Related};
use crate::report::to_json;

/// What `rhumb check --format json` prints.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "rhumb.check/1")]
pub struct Diagnostics<'a> {
    /// `rhumb.check/1`.
    schema: &'static str,
    /// What is wrong and not allowed, by path, line, column and rule.
    diagnostics: Vec<Entry<'a>>,
}

/// One problem. Lines and columns count from 1, columns in characters; the end is exclusive.
#[derive(Debug, Serialize, JsonSchema)]
struct Entry<'a> {
    /// The rule's id.
    rule: &'a str,
    /// How much it matters.
    level: LevelWord,
    /// What is, in one line.
    message: &'a str,
    /// What to do about it.
    help: Option<&'a str>,
    /// The file, from the strategy root.
    path: &'a str,
    /// The first line of the culprit.
    line: usize,
    /// Its first column.
    column: usize,
    /// The line on which it ends.
    end_line: usize,
    /// The column behind it.
    end_column: usize,
    /// The document's id, where the problem belongs to one.
    document: Option<&'a str>,
    /// Other places that explain it.
    related: Vec<Explanation<'a>>,
}

/// A place that explains a problem.
#[derive(Debug, Serialize, JsonSchema)]
struct Explanation<'a> {
    /// Why it matters here.
    message: &'a str,
    /// The file, from the strategy root.
    path: &'a str,
    /// The first line.
    line: usize,
    /// The first column.
    column: usize,
    /// The line on which it ends.
    end_line: usize,
    /// The column behind it.
    end_column: usize,
}

/// A level's word.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum LevelWord {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// Must be mended.
    Error,
}

/// The report as JSON, with a line's end behind it.
pub fn json(report: &CheckReport<'_>) -> String {
    let diagnostics = report.counting().map(|finding| entry(report, finding)).collect();
    to_json(&Diagnostics { schema: "rhumb.check/1", diagnostics })
}

fn entry<'a>(report: &CheckReport<'a>, finding: &'a Finding) -> Entry<'a> {
    let diagnostic = &finding.diagnostic;
    let place = report.place(&diagnostic.path, diagnostic.span);
    Entry {
        rule: diagnostic.rule,
        level: match finding.level {
            Level::Error => LevelWord::Error,
            Level::Warning => LevelWord::Warning,
            Level::Note | Level::Off => LevelWord::Note,
        },
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
        path: diagnostic.path.as_str(),
        line: place.start.line,
        column: place.start.column,
        end_line: place.end.line,
        end_column: place.end.column,
        document: diagnostic.document.as_deref(),
        related: diagnostic.related.iter().map(|related| explanation(report, related)).collect(),
    }
}

fn explanation<'a>(report: &CheckReport<'a>, related: &'a Related) -> Explanation<'a> {
    let place = report.place(&related.path, related.span);
    Explanation {
        message: &related.message,
        path: related.path.as_str(),
        line: place.start.line,
        column: place.start.column,
        end_line: place.end.line,
        end_column: place.end.column,
    }
}
