//! JUnit's XML: a test case for every rule that found nothing, and one for each finding.
//!
//! An error is a failure; a warning or note passes and is told in the suite's output. Elements and
//! their order satisfy both schemas in use, Ant's and Jenkins'.

use jiff::civil::Date;

use super::CheckReport;
use crate::check::{Finding, RULES, Rule};
use crate::diagnostic::Level;
use crate::escape;
use crate::text::visible_lines;

/// The report as JUnit's XML, stamped with the day that was checked.
pub fn junit(report: &CheckReport<'_>, as_of: Date) -> String {
    let cases: Vec<String> = RULES.into_iter().flat_map(|rule| of_rule(report, rule)).collect();
    let milder = report.counting().filter(|finding| finding.level < Level::Error);
    let told: String =
        milder.map(|finding| format!("{}: {}\n", finding.level, told(report, finding))).collect();
    let (tests, failures) = (cases.len(), report.count(Level::Error));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  \
         <testsuite name=\"rhumb check\" package=\"rhumb\" id=\"0\" timestamp=\"{as_of}T00:00:00\" \
         hostname=\"localhost\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" time=\"0\">\n    \
         <properties>\n      <property name=\"rhumb\" value=\"{}\"/>\n    </properties>\n{}    \
         <system-out>{told}</system-out>\n    <system-err/>\n  </testsuite>\n</testsuites>\n",
        env!("CARGO_PKG_VERSION"),
        cases.concat()
    )
}

fn of_rule(report: &CheckReport<'_>, rule: &Rule) -> Vec<String> {
    let found: Vec<&Finding> = report.counting().filter(|f| f.diagnostic.rule == rule.id).collect();
    match found.as_slice() {
        [] => vec![case(rule.id, rule.summary, "")],
        found => found.iter().map(|finding| of_finding(report, finding)).collect(),
    }
}

fn of_finding(report: &CheckReport<'_>, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let name = format!("{} {}", place(report, finding), diagnostic.message);
    match finding.level {
        Level::Error => {
            let (message, told) = (safe(&diagnostic.message), told(report, finding));
            let failure = format!("<failure message=\"{message}\" type=\"error\">{told}</failure>");
            case(diagnostic.rule, &name, &format!("\n      {failure}\n    "))
        }
        _ => case(diagnostic.rule, &name, ""),
    }
}

fn case(rule: &str, name: &str, outcome: &str) -> String {
    let name = safe(name);
    format!("    <testcase name=\"{name}\" classname=\"rhumb.{rule}\" time=\"0\">{outcome}</testcase>\n")
}

/// A finding with its place and its help, on lines of their own.
fn told(report: &CheckReport<'_>, finding: &Finding) -> String {
    safe(&format!("{}\n{}", place(report, finding), finding.diagnostic.sentence()))
}

fn place(report: &CheckReport<'_>, finding: &Finding) -> String {
    let diagnostic = &finding.diagnostic;
    let start = report.place(&diagnostic.path, diagnostic.span).start;
    format!("{}:{}:{}", report.path_from_top(&diagnostic.path), start.line, start.column)
}

/// What would act on a terminal is shown, and markup is text.
fn safe(text: &str) -> String {
    escape::text(&visible_lines(text)).into_owned()
}
