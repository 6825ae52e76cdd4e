//! Documents that cannot be read on one side: that is said, and nothing is made up about them.

use jiff::civil::date;
use rhumb::drift::Event;

use super::sides::{Files, drift};

const BROKEN: &str = "---\ntitle: [\n---\n";

/// A vision, an objective with work and a key result, and a system.
fn strategy() -> Files {
    let files = [
        ("vision.md", "---\ntitle: V\nfavors: [care over speed]\n---\n"),
        ("objectives/near.md", "---\ntitle: Near\nsupports: [vision]\nweight: 1\n---\n"),
        ("initiatives/robot.md", "---\nid: dough\ntitle: Dough robot\nsupports: [near]\n---\n"),
        ("key-results/homes.md", "---\ntitle: Homes\nsupports: [near]\ntarget: 9\n---\n"),
        ("systems/bonus.md", "---\ntitle: Bonus\nsupports: [near]\nrewards: [speed over care]\n---\n"),
    ];
    files.map(|(path, text)| (path.to_owned(), text.to_owned())).into()
}

/// What is said when the file at `path` breaks, and when it is mended.
fn told(path: &str) -> [Vec<String>; 2] {
    let mut broken = strategy();
    broken.insert(path.to_owned(), BROKEN.to_owned());
    let (first, second) = (date(2026, 5, 4), date(2026, 5, 5));
    let told = |base: &Files, head: &Files| {
        let drift = drift(&[(first, base.clone()), (second, head.clone())]);
        assert_eq!(drift.meaning.changed, 0, "{path}");
        drift.events.iter().filter(|event| event.document.is_some()).map(said).collect()
    };
    [told(&strategy(), &broken), told(&broken, &strategy())]
}

fn said(event: &Event) -> String {
    let follows: Vec<&str> = event.consequences.iter().map(|event| event.kind.id).collect();
    format!("{} {}: {} {follows:?}", event.level, event.kind.id, event.message)
}

#[test]
fn what_cannot_be_read_any_more_is_not_taken_for_ended() {
    let lost = |path| told(path)[0].clone();
    assert_eq!(
        lost("initiatives/robot.md"),
        [
            r#"warning work-ended: “Dough robot” cannot be read any more: see `rhumb check` ["objective-abandoned"]"#
        ]
    );
    assert_eq!(
        lost("key-results/homes.md"),
        [r#"warning work-ended: “Homes” cannot be read any more: see `rhumb check` ["evidence-lost"]"#]
    );
    assert_eq!(
        lost("systems/bonus.md"),
        ["warning work-ended: “Bonus” cannot be read any more: see `rhumb check` []"]
    );
    assert_eq!(
        lost("objectives/near.md"),
        [
            r#"warning objective-ended: “Near” cannot be read any more: see `rhumb check` ["reach-lost", "reach-lost", "reach-lost"]"#
        ]
    );
}

#[test]
fn what_can_be_read_again_is_not_taken_for_new() {
    let found = |path| told(path)[1].clone();
    assert_eq!(
        found("initiatives/robot.md"),
        [r#"warning work-started: “Dough robot” can be read again ["objective-picked-up"]"#]
    );
    assert_eq!(
        found("systems/bonus.md"),
        [
            "error conflict-introduced: “Bonus” rewards “speed over care”: the opposite of what the strategy favors []",
            "warning work-started: “Bonus” can be read again []",
        ]
    );
}
