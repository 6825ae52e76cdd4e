//! Annotations on the lines of a pull request: workflow commands, one a finding.

use super::CheckReport;
use crate::check::Finding;
use crate::diagnostic::Level;
use crate::report::workflow_command;

/// The report as workflow commands of GitHub Actions, which Forgejo and Gitea read as well.
pub fn github(report: &CheckReport<'_>) -> String {
    report.counting().map(|finding| command(report, finding)).collect()
}

fn command(report: &CheckReport<'_>, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let place = report.place(&diagnostic.path, diagnostic.span);
    let name = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note | Level::Off => "notice",
    };
    let properties = [
        ("file", report.path_from_top(&diagnostic.path)),
        ("line", place.start.line.to_string()),
        ("col", place.start.column.to_string()),
        ("endLine", place.end.line.to_string()),
        ("endColumn", place.end.column.to_string()),
        ("title", diagnostic.rule.to_owned()),
    ];
    workflow_command(name, &properties, &diagnostic.sentence())
}
