//! GitLab's code quality report: a list in the shape that its documentation gives.

use serde::Serialize;

use super::CheckReport;
use crate::diagnostic::Level;
use crate::report::to_json;
use crate::text::visible_lines;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// The report as a code quality report.
pub fn gitlab(report: &CheckReport<'_>) -> String {
    let issue = |(finding, fingerprint): (&crate::check::Finding, String)| {
        let diagnostic = &finding.diagnostic;
        let place = report.place(&diagnostic.path, diagnostic.span);
        Issue {
            description: visible_lines(&diagnostic.sentence()),
            check_name: diagnostic.rule,
            fingerprint,
            severity: severity(finding.level),
            location: Location {
                path: report.path_from_top(&diagnostic.path),
                lines: Lines { begin: place.start.line, end: place.end.line },
            },
        }
    };
    to_json(&report.fingerprinted().map(issue).collect::<Vec<_>>())
}

const fn severity(level: Level) -> &'static str {
    match level {
        Level::Error => "major",
        Level::Warning => "minor",
        Level::Note | Level::Off => "info",
    }
}
