//! Long chains and wide circles: nothing may run out of stack or take for ever.

use rhumb::analysis::Analysis;

use super::{TODAY, reach, reading};
use crate::in_memory;

/// `count` initiatives, the `n`th with what `supports` says of it, above them one vision.
fn initiatives(count: usize, supports: impl Fn(usize) -> String) -> Analysis {
    let work = |n: usize| {
        let fields = format!("supports: [{}]\nresources: {{people: 1}}", supports(n));
        (format!("initiatives/w{n}.md"), super::document(&fields))
    };
    let vision = ("vision.md".to_owned(), String::new());
    let files: Vec<(String, String)> = (0..count).map(work).chain([vision]).collect();
    in_memory::analysis("", &files, TODAY)
}

fn next(n: usize) -> String {
    n.checked_sub(1).map_or("vision".to_owned(), |before| format!("w{before}"))
}

#[test]
fn a_chain_of_20_000_supports_leads_to_its_end() {
    let analysis = initiatives(20_000, next);
    assert_eq!(reach(&analysis, "w19999"), 1.0);
    let node = |id| analysis.strategy.find(id).unwrap();
    assert_eq!(analysis.alignment.flow(node("vision"), "people"), 20_000.0);
    assert_eq!(analysis.alignment.dependents(node("vision")), 20_000);
    assert_eq!(analysis.alignment.chain(node("w19999")).len(), 20_001);
    assert!(analysis.strategy.cycles().is_empty());
}

#[test]
fn a_circle_of_1_000_is_one_cycle_that_carries_nothing() {
    let analysis = initiatives(1_000, |n| format!("w{}", (n + 1) % 1_000));
    assert_eq!(analysis.strategy.cycles().iter().map(|cycle| cycle.way.len()).collect::<Vec<_>>(), [1_000]);
    assert_eq!(analysis.alignment.all_carrying().count(), 0);
    assert_eq!(reading(&analysis, "reach"), Some(0.0));
}

#[test]
fn diamond_upon_diamond_is_not_counted_path_by_path() {
    // 2 to the 500th paths lead from the last pair to the vision.
    let pair = |n: usize| match n / 2 {
        0 => "vision".to_owned(),
        above => format!("w{}, w{}", 2 * above - 2, 2 * above - 1),
    };
    let analysis = initiatives(1_000, pair);
    assert_eq!(reach(&analysis, "w999"), 1.0);
    let vision = analysis.strategy.find("vision").unwrap();
    assert!((analysis.alignment.flow(vision, "people") - 1_000.0).abs() < 1e-9);
}

#[test]
fn one_document_may_support_10_000_others() {
    let others = (1..10_000).map(|n| format!("w{n}")).collect::<Vec<_>>().join(", ");
    let analysis = initiatives(10_000, |n| if n == 0 { others.clone() } else { "vision".to_owned() });
    let all = analysis.strategy.find("w0").unwrap();
    assert_eq!(analysis.strategy.supports(all).len(), 9_999);
    assert!(analysis.alignment.carrying(all).all(|support| support.share == 1.0 / 9_999.0));
    assert_eq!(reach(&analysis, "w0"), 1.0);
}
