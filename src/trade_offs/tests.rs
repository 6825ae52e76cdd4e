use std::sync::Arc;

use super::*;
use crate::document::Document;
use crate::text::DocPath;

const TERMS: &str = "[terms]\naccuracy = \"reliability\"\nvelocity = \"speed\"\nhaste = \"velocity\"\n";

/// The trade-offs of a vision that favors `favors` and a system that rewards `rewards`, each a YAML
/// list, with what each statement comes to.
fn judged(favors: &str, rewards: &str) -> (TradeOffs, Vec<String>) {
    let path = |name: &str| DocPath::new(name).unwrap();
    let (settings, _) = Settings::read(&path("rhumb.toml"), TERMS);
    let read = |name: &str, text: String| Arc::new(Document::parse(&path(name), text.as_bytes(), &settings));
    let documents = vec![
        read("vision.md", format!("---\nfavors: {favors}\n---\n")),
        read("systems/bonus.md", format!("---\nrewards: {rewards}\n---\n")),
        read("systems/draft.md", format!("---\nstatus: draft\nrewards: {rewards}\n---\n")),
    ];
    let strategy = Strategy::resolve(documents, Arc::default(), Arc::new(settings));
    let alignment = Alignment::at(Arc::new(strategy), jiff::civil::date(2026, 1, 1));
    let trade_offs = TradeOffs::of(&alignment);
    let words = |s: &Statement| format!("{:?} {:?}", s.verdict, s.grounds);
    let said = trade_offs.statements.iter().map(words).collect();
    (trade_offs, said)
}

#[test]
fn statements_are_followed_up_the_terms_and_down_the_preferences() {
    let (_, said) = judged(
        "[reliability over speed, speed over cost]",
        "[velocity over accuracy, Accuracy even over  haste, reliability over cost, cost over comfort, cost over velocity]",
    );
    assert_eq!(said, ["Conflicts [0]", "Agrees [0]", "Agrees [0, 1]", "Silent []", "Conflicts [1]"]);
}

#[test]
fn a_statement_that_both_agrees_and_conflicts_conflicts() {
    // Haste serves velocity and speed; the strategy puts one of them over cost and the other under it.
    let (_, said) = judged("[speed over cost, cost over velocity]", "[haste over cost]");
    assert_eq!(said, ["Conflicts [1]"]);
}

#[test]
fn what_runs_in_a_circle_prefers_nothing() {
    let (trade_offs, said) =
        judged("[a over b, b over c, c over a, c over d, e over e]", "[b over a, a over d, c over d]");
    assert_eq!(trade_offs.contradictions, [vec![0, 1, 2], vec![4]]);
    let contradictory: Vec<bool> = trade_offs.preferences.iter().map(|p| p.contradictory).collect();
    assert_eq!(contradictory, [true, true, true, false, true]);
    assert_eq!(said, ["Silent []", "Silent []", "Agrees [3]"]);
}

#[test]
fn terms_that_serve_one_another_end() {
    let path = DocPath::new("rhumb.toml").unwrap();
    let (settings, _) = Settings::read(&path, "[terms]\na = \"b\"\nb = \"a\"\n");
    assert_eq!(upwards("a", &settings), IndexSet::from(["a", "b"]));
}
