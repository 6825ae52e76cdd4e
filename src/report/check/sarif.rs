//! SARIF 2.1.0, which code scanning reads. The structs are the part of it that is used.

use serde::Serialize;

use super::{CheckReport, Place};
use crate::check::{Finding, RULES, Rule};
use crate::diagnostic::{Level, Related};
use crate::escape;
use crate::report::to_json;
use crate::text::{DocPath, Span, visible_lines};

/// What artifact addresses are relative to: the repository's top.
const TOP: &str = "SRCROOT";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text<'static>,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Text<'a> {
    text: std::borrow::Cow<'a, str>,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: Option<usize>,
    level: &'static str,
    message: Text<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_fingerprints: Option<Fingerprints>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "rhumb/v1")]
    identity: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// The report as SARIF; what a document allows is there as suppressed, with its reason.
pub fn sarif(report: &CheckReport<'_>) -> String {
    let counting = report.fingerprinted().map(|(finding, identity)| outcome(report, finding, Some(identity)));
    let allowed = report.findings.iter().filter(|finding| !finding.counts());
    let results = counting.chain(allowed.map(|finding| outcome(report, finding, None))).collect();
    let driver = Driver {
        name: "rhumb",
        semantic_version: env!("CARGO_PKG_VERSION"),
        rules: RULES.into_iter().map(descriptor).collect(),
    };
    to_json(&Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run { tool: Tool { driver }, column_kind: "unicodeCodePoints", results }],
    })
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.id,
        short_description: Text { text: rule.summary.into() },
        help: Help { text: rule.page, markdown: rule.page },
        default_configuration: Configuration { level: level(rule.level) },
        properties: Properties { tags: [rule.group.word()] },
    }
}

fn outcome<'a>(report: &CheckReport<'_>, finding: &'a Finding, identity: Option<String>) -> Outcome<'a> {
    let diagnostic = &finding.diagnostic;
    Outcome {
        rule_id: diagnostic.rule,
        rule_index: RULES.iter().position(|rule| rule.id == diagnostic.rule),
        level: level(finding.level),
        message: Text { text: plain(&diagnostic.sentence()).into() },
        locations: [location(report, &diagnostic.path, diagnostic.span)],
        related_locations: diagnostic.related.iter().map(|related| explanation(report, related)).collect(),
        partial_fingerprints: identity.map(|identity| Fingerprints { identity }),
        suppressions: finding.allowed.iter().map(|reason| suppression(reason)).collect(),
    }
}

fn suppression(reason: &str) -> Suppression {
    Suppression { kind: "inSource", justification: visible_lines(reason) }
}

fn explanation<'a>(report: &CheckReport<'_>, related: &'a Related) -> Location<'a> {
    let message = Some(Text { text: plain(&related.message).into() });
    Location { message, ..location(report, &related.path, related.span) }
}

fn location<'a>(report: &CheckReport<'_>, path: &DocPath, span: Span) -> Location<'a> {
    let Place { start, end } = report.place(path, span);
    let uri = escape::path(&report.path_from_top(path)).into_owned();
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation { uri, uri_base_id: TOP },
            region: Region {
                start_line: start.line,
                start_column: start.column,
                end_line: end.line,
                end_column: end.column,
            },
        },
        message: None,
    }
}

/// A message in which nothing is a link: brackets with an address behind them would be one.
fn plain(message: &str) -> String {
    let message = visible_lines(message);
    match message.contains("](") {
        true => message.replace('\\', r"\\").replace('[', r"\[").replace(']', r"\]"),
        false => message,
    }
}

const fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
        Level::Off => "none",
    }
}
