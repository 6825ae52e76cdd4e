//! For people: the source's line with the culprit underlined, and what to do about it.

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Origin, Renderer, Snippet};

use super::CheckReport;
use super::excerpt::excerpt;
use crate::check::Finding;
use crate::diagnostic::Level;
use crate::text::{DocPath, Span, visible};

/// How many of a problem's other places are shown.
const MOST_RELATED: usize = 6;

/// The report as text, a block for each finding; empty where there is none. Colours are ANSI codes.
pub fn text(report: &CheckReport<'_>) -> String {
    let renderer = Renderer::styled();
    let block = |finding: &Finding| renderer.render(&[group(report, finding)]) + "\n\n";
    report.counting().map(block).collect()
}

fn group<'a>(report: &CheckReport<'a>, finding: &'a Finding) -> Group<'a> {
    let diagnostic = &finding.diagnostic;
    let title = level(finding.level).primary_title(visible(&diagnostic.message)).id(diagnostic.rule);
    let mut group = title.element(shown(report, &diagnostic.path, diagnostic.span, None));
    for related in diagnostic.related.iter().take(MOST_RELATED) {
        group = group.element(shown(report, &related.path, related.span, Some(&related.message)));
    }
    if let Some(more) = diagnostic.related.len().checked_sub(MOST_RELATED).filter(|&more| more > 0) {
        group = group.element(annotate_snippets::Level::NOTE.message(format!("and {more} places more")));
    }
    match &diagnostic.help {
        Some(help) => group.element(annotate_snippets::Level::HELP.message(visible(help))),
        None => group,
    }
}

const fn level(level: Level) -> annotate_snippets::Level<'static> {
    match level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note | Level::Off => annotate_snippets::Level::NOTE,
    }
}

/// A place with its line, marked; a second place has a word on why it is shown.
fn shown<'a>(report: &CheckReport<'a>, path: &'a DocPath, span: Span, label: Option<&'a str>) -> Element<'a> {
    let name = visible(path.as_str());
    let Some(excerpt) = report.source(path).and_then(|source| excerpt(source, span)) else {
        let start = report.place(path, span).start;
        return Origin::path(name).line(start.line).char_column(start.column).into();
    };
    let mark = |kind: AnnotationKind| -> Annotation<'a> { kind.span(excerpt.marked.clone()) };
    let mark = match label {
        None => mark(AnnotationKind::Primary),
        Some(label) => mark(AnnotationKind::Context).label(visible(label)),
    };
    Snippet::source(excerpt.text).path(name).line_start(excerpt.line).annotation(mark).into()
}
