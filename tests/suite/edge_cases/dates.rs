//! Days on the boundary: what is still within, and what no longer.

use jiff::civil::{Date, date};
use rhumb::analysis::Analysis;
use rhumb::drift::{Shift, Side, compare};

use super::{TODAY, read_on, reading, short};

/// A strategy whose one objective was looked at on `looked`, as of `day`.
fn looked_at(looked: Date, cadence: &str, day: Date) -> Analysis {
    read_on(
        day,
        &[
            ("objectives/a", &format!("supports: [vision]\nweight: 1\ncadence: {cadence}")),
            ("vision", ""),
            ("check-ins/look", &format!("date: {looked}\nabout: [a]\npriorities: [a]")),
        ],
    )
}

#[test]
fn a_cadence_ago_is_too_long_ago() {
    let cadence = |looked, cadence| reading(&looked_at(looked, cadence, TODAY), "cadence");
    assert_eq!(cadence(date(2026, 5, 31), "30 days"), Some(0.0));
    assert_eq!(cadence(date(2026, 6, 1), "30 days"), Some(1.0));
    assert_eq!(cadence(TODAY, "1 day"), Some(1.0));
    assert_eq!(cadence(date(2026, 6, 29), "1 day"), Some(0.0));
    assert_eq!(cadence(date(2026, 7, 1), "30 days"), Some(0.0), "a look in the future is none yet");
    assert_eq!(cadence(date(2026, 3, 30), "quarter"), Some(0.0));
    assert_eq!(cadence(date(2026, 3, 31), "quarter"), Some(1.0));
}

#[test]
fn months_are_as_long_as_they_are() {
    let on = |looked, cadence, day| reading(&looked_at(looked, cadence, day), "cadence");
    let march = date(2026, 3, 31);
    assert_eq!(on(date(2026, 2, 28), "1 month", march), Some(0.0), "a month before is the end of February");
    assert_eq!(on(date(2026, 3, 1), "1 month", march), Some(1.0));
    let leap = date(2024, 2, 29);
    assert_eq!(on(leap, "1 month", date(2024, 3, 28)), Some(1.0));
    assert_eq!(on(leap, "1 month", date(2024, 3, 29)), Some(0.0));
    assert_eq!(on(leap, "1 year", date(2025, 2, 28)), Some(1.0), "a year before is the day before it");
    assert_eq!(on(leap, "1 year", date(2025, 3, 1)), Some(0.0));
    assert_eq!(on(date(2024, 2, 28), "1 year", date(2025, 2, 28)), Some(0.0));
}

#[test]
fn ninety_days_ago_no_longer_speaks() {
    let understanding = |looked| reading(&looked_at(looked, "1 year", TODAY), "understanding");
    assert_eq!(understanding(date(2026, 4, 1)), None);
    assert_eq!(understanding(date(2026, 4, 2)), Some(1.0));
    assert_eq!(understanding(TODAY), Some(1.0));
    assert_eq!(understanding(date(2026, 7, 1)), None);
}

#[test]
fn the_latest_word_of_each_respondent_counts() {
    let analysis = read_on(
        TODAY,
        &[
            ("vision", ""),
            ("objectives/a", "supports: [vision]\nweight: 1"),
            ("teams/crew", ""),
            ("check-ins/old", "date: 2026-06-01\nby: crew\npriorities: [vision]"),
            ("check-ins/tie-1", "date: 2026-06-02\nby: crew\npriorities: [vision]"),
            ("check-ins/tie-2", "date: 2026-06-02\nby: teams/crew.md\npriorities: [a]"),
            ("check-ins/silent", "date: 2026-06-03\nby: crew"),
            ("check-ins/ahead", "date: 2026-07-01\nby: crew\npriorities: [vision]"),
            ("check-ins/nobody-1", "date: 2026-06-01\npriorities: [vision]"),
            ("check-ins/nobody-2", "date: 2026-06-02\npriorities: [a]"),
        ],
    );
    assert_eq!(reading(&analysis, "understanding"), Some(2.0 / 3.0));
    assert_eq!(short(&analysis, "understanding"), ["nobody-1"]);
}

#[test]
fn what_starts_today_is_live_and_what_starts_tomorrow_is_not() {
    let starting = |day: Date| {
        read_on(
            TODAY,
            &[
                ("vision", ""),
                ("objectives/a", &format!("supports: [vision]\nstart: {day}")),
                ("initiatives/work", "supports: [a]"),
            ],
        )
    };
    let both = |analysis| (reading(&analysis, "reach"), reading(&analysis, "pursuit"));
    assert_eq!(both(starting(TODAY)), (Some(1.0), Some(1.0)));
    assert_eq!(both(starting(date(2026, 7, 1))), (Some(0.0), None));
}

#[test]
fn the_first_check_in_comes_due_a_cadence_after_the_start() {
    let started = |start: Date, cadence: &str, day: Date| {
        let aim = format!("supports: [vision]\nstart: {start}\ncadence: {cadence}");
        reading(&read_on(day, &[("objectives/a", &aim), ("check-ins/other", "date: 2020-01-01")]), "cadence")
    };
    assert_eq!(started(date(2026, 6, 1), "30 days", TODAY), None);
    assert_eq!(started(date(2026, 5, 31), "30 days", TODAY), Some(0.0));
    assert_eq!(started(date(2026, 1, 31), "1 month", date(2026, 2, 27)), None);
    assert_eq!(started(date(2026, 1, 31), "1 month", date(2026, 2, 28)), Some(0.0));
    assert_eq!(started(date(2024, 2, 29), "1 year", date(2025, 2, 28)), Some(0.0));
}

#[test]
fn what_is_silent_in_between_moved_all_the_same() {
    let side = |looked: Date| Side::new("side", looked_at(looked, "1 year", looked));
    let drift = compare(&side(date(2026, 1, 31)), &side(TODAY), &[]);
    let understanding = drift.measures.iter().find(|measure| measure.id == "understanding").unwrap();
    let shift = Shift { delta: 0.0, passive: None, active: None };
    assert_eq!((understanding.base, understanding.shift), (Some(1.0), Some(shift)));
    let cadence = drift.measures.iter().find(|measure| measure.id == "cadence").unwrap();
    assert_eq!(cadence.shift, Some(Shift { delta: 0.0, passive: Some(0.0), active: Some(0.0) }));
}
