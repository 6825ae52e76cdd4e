//! What is new among findings.

use rustc_hash::FxHashMap;

use super::Finding;

/// The findings that were not there before. A finding is the same where rule, document and message
/// are, wherever its lines have moved; what stood twice and stands three times is new once.
pub fn new_since(findings: &[Finding], earlier: &[Finding]) -> Vec<Finding> {
    let mut known: FxHashMap<[&str; 3], usize> = FxHashMap::default();
    for finding in earlier.iter().filter(|finding| finding.counts()) {
        *known.entry(finding.identity()).or_default() += 1;
    }
    let mut news = Vec::new();
    for finding in findings {
        match known.get_mut(&finding.identity()) {
            Some(left) if *left > 0 => *left -= 1,
            _ => news.push(finding.clone()),
        }
    }
    news
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Diagnostic, Level};
    use crate::text::{DocPath, Span};

    fn finding(path: &str, at: usize, message: &str) -> Finding {
        let path = DocPath::new(path).unwrap();
        let diagnostic =
            Diagnostic::new("dangling-link", &path, Span::new(at, at + 1), message).document("a");
        Finding { diagnostic, level: Level::Error, allowed: None }
    }

    #[test]
    fn moved_lines_and_files_are_not_new_and_a_second_one_is() {
        let earlier = [finding("a.md", 10, "gone"), finding("a.md", 20, "lost")];
        let now = vec![
            finding("b/a.md", 40, "gone"),
            finding("b/a.md", 50, "gone"),
            finding("b/a.md", 60, "missing"),
        ];
        assert_eq!(new_since(&now, &earlier), now[1..]);
    }

    #[test]
    fn what_was_allowed_before_is_new() {
        let allowed = Finding { allowed: Some("until March".into()), ..finding("a.md", 10, "gone") };
        let now = vec![finding("a.md", 10, "gone")];
        assert_eq!(new_since(&now, &[allowed]), now);
    }
}
