//! The comments of the prepared pull requests as a forge renders them: every table, fold and name comes
//! out as meant.

use std::fs;

use super::cases::{fixture, prepared};
use crate::rendered::Rendered;

/// A prepared pull request's comment, and how it is rendered.
fn comments() -> impl Iterator<Item = (String, String, Rendered)> {
    prepared().into_iter().map(|case| {
        let comment = fs::read_to_string(fixture(&case).join("expected/comment.md")).unwrap();
        let rendered = Rendered::of(&comment);
        (case, comment, rendered)
    })
}

/// Whether this is mark-up of ours: folds, small print, line breaks, the hidden mark.
fn is_ours(html: &str) -> bool {
    let summary = html.strip_prefix("<details><summary>").or(html.strip_prefix("<details open><summary>"));
    let counted = |summary: &str| summary.chars().all(|c| c.is_ascii_alphanumeric() || " :".contains(c));
    let fold = summary.and_then(|rest| rest.strip_suffix("</summary>")).is_some_and(counted);
    fold || ["</details>", "<br>", "<sub>", "</sub>", "<!-- rhumb:drift -->"].contains(&html)
}

#[test]
fn a_comment_is_tables_lists_and_folds_and_nothing_else() {
    for (case, comment, page) in comments() {
        assert_eq!(page.foreign, Vec::<String>::new(), "{case}");
        assert_eq!(page.html.iter().find(|html| !is_ours(html)), None, "{case}");
        let of = |begin: &str| page.html.iter().filter(|html| html.starts_with(begin)).count();
        assert_eq!((of("<details"), of("<sub>")), (of("</details>"), of("</sub>")), "{case}");
        assert_eq!(of("<details"), comment.matches("<details").count(), "{case}");
        assert_eq!(
            (of("<!--"), page.html.last().map(|html| &**html)),
            (1, Some("<!-- rhumb:drift -->")),
            "{case}"
        );
    }
}

#[test]
fn the_verdict_is_the_only_heading_and_each_line_of_a_table_a_whole_row() {
    for (case, comment, page) in comments() {
        let verdict = comment.lines().next().unwrap();
        let heading: &[&str] =
            if verdict.ends_with("**alignment is unchanged**.") { &[] } else { &[verdict] };
        assert_eq!(page.headings, heading, "{case}");
        let lines = comment.lines().filter(|line| line.starts_with('|')).count();
        assert_eq!(page.rows.len() + page.tables, lines, "{case}");
        let cells = |line: &str| line.replace("\\|", "").matches('|').count();
        let neighbours = comment.lines().zip(comment.lines().skip(1));
        let mut rows = neighbours.filter(|(a, b)| a.starts_with('|') && b.starts_with('|'));
        assert_eq!(rows.find(|(above, below)| cells(above) != cells(below)), None, "{case}");
    }
}

#[test]
fn no_comment_mentions_anybody_or_leads_anywhere() {
    for (case, _, page) in comments() {
        assert_eq!(page.acting(), Vec::<String>::new(), "{case}");
    }
}
