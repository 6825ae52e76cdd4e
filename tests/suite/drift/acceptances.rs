//! Acceptances outlive the change that they were made for, and must not be nagged about ever after.

use jiff::civil::date;
use rhumb::diagnostic::Level;
use rhumb::drift::Drift;
use rhumb::report::drift::{markdown, text};

use super::sides::between;
use crate::git::{landing, recorded};

const VISION: (&str, &str) = ("vision.md", "---\ntitle: Water for all\n---\nEvery tap runs.\n");
const PLAIN: (&str, &str) = ("rhumb.toml", "[strategy]\nname = \"Water\"\n");
const LIVE: (&str, &str) = ("known.md", "---\nkind: objective\nsupports: vision\n---\nThey know us.\n");
const DROPPED: (&str, &str) =
    ("known.md", "---\nkind: objective\nsupports: vision\nstatus: dropped\n---\nThey know us.\n");
const RULER: (&str, &str) = (
    "rhumb.toml",
    "[strategy]\nname = \"Water\"\n\n[rules]\norphan-work = \"off\"\n\n\
     [[accept]]\nevent = \"objective-ended\"\ndocument = \"known\"\nreason = \"Decided.\"\nuntil = 2026-06-30\n\n\
     [[accept]]\nevent = \"objective-ended\"\ndocument = \"unknown\"\nreason = \"Mistyped.\"\n",
);
const MORE_PROSE: (&str, &str) =
    ("vision.md", "---\ntitle: Water for all\n---\nEvery tap runs.\n\nAs it always did.\n");

/// The objective is dropped and that is accepted, beside a slip of the pen; prose changes; the objective
/// is taken up and, the acceptance long past its day, dropped again.
fn drifts() -> Vec<Drift> {
    let landings = [
        landing("Begin", date(2026, 5, 1), &[VISION, PLAIN, LIVE]),
        landing("Drop it", date(2026, 5, 8), &[RULER, DROPPED]),
        landing("Say more", date(2026, 5, 15), &[MORE_PROSE]),
        landing("Take it up", date(2026, 7, 1), &[LIVE]),
        landing("Drop it again", date(2026, 7, 8), &[DROPPED]),
    ];
    let (folder, _) = recorded(&landings);
    let range = |back: usize| format!("HEAD~{}..HEAD~{}", back + 1, back);
    (0..4).rev().map(|back| between(folder.path(), &range(back))).collect()
}

fn complaints(drift: &Drift) -> Vec<(Level, &str)> {
    drift.findings.iter().map(|finding| (finding.level, &*finding.diagnostic.message)).collect()
}

#[test]
fn an_acceptance_is_complained_of_where_it_lands_and_only_counted_afterwards() {
    let drifts = drifts();
    let mistyped = "`objective-ended` of `unknown` is accepted and did not happen";
    let done = "`objective-ended` of `known` is accepted and did not happen";
    let expired = "the acceptance of `objective-ended` of `known` expired on 2026-06-30";
    assert_eq!(complaints(&drifts[0]), [(Level::Warning, mistyped)]);
    assert_eq!(complaints(&drifts[1]), [(Level::Note, done), (Level::Note, mistyped)]);
    assert_eq!(complaints(&drifts[2]), [(Level::Note, expired), (Level::Note, mistyped)]);
    assert_eq!(complaints(&drifts[3]), [(Level::Warning, expired), (Level::Note, mistyped)]);
    assert!(
        !drifts[0].events.iter().any(|event| event.kind.id == "objective-ended" && event.accepted.is_none())
    );
    assert!(drifts[3].has(Level::Warning));
}

#[test]
fn what_is_only_counted_stays_folded() {
    let drift = &drifts()[1];
    let comment = markdown(drift);
    let (shown, folded) = comment.split_once("<details>").unwrap();
    assert_eq!(shown.trim().lines().count(), 1, "{shown}");
    assert!(folded.contains("- 2 older acceptances have nothing to accept here\n"), "{folded}");
    assert!(text(drift).ends_with("\n2 older acceptances have nothing to accept here\n"));
}

#[test]
fn a_bent_ruler_names_the_landing_that_bent_it() {
    let (folder, _) = recorded(&[
        landing("Begin", date(2026, 5, 1), &[VISION, PLAIN, LIVE]),
        landing("Bend the ruler", date(2026, 5, 8), &[RULER]),
        landing("Say more", date(2026, 5, 15), &[MORE_PROSE]),
    ]);
    let drift = between(folder.path(), "HEAD~2..HEAD");
    let bent: Vec<_> = drift.events.iter().filter(|event| event.kind.id == "rules-relaxed").collect();
    assert_eq!(bent.len(), 3);
    let landed = drift.landings.iter().find(|landing| landing.summary == "Bend the ruler");
    assert!(bent.iter().all(|event| event.landing == landed.unwrap().revision));
}
