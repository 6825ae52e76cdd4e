//! Drift between any two landings of a history.

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::Index;
use rhumb::drift::Drift;

use super::{EPSILON, cases, close};
use crate::drift::sides::between;
use crate::git::recorded;
use crate::oracle::Oracle;
use crate::sketch::past::{Past, past};

/// The readings, and the index last.
type Numbers = Vec<Option<f64>>;

/// What the definitions read at a landing, as of a day.
fn defined(past: &Past, landing: usize, day: Date) -> Numbers {
    let moments = &past.moments[..=landing];
    let oracle = Oracle::new(&moments[landing].sheets, &past.rules, day, moments);
    let readings = oracle.readings();
    readings.iter().map(|(_, reading)| *reading).chain([oracle.index(&readings).0]).collect()
}

fn less(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    Some(a? - b?)
}

/// Time and edits add up to the whole, for every measure and the index.
fn parts_make_the_whole(drift: &Drift, past: &Past, base: usize, head: usize) {
    let (tip, start) = (past.moments[head].day, past.moments[base].day);
    let (before, later, now) =
        (defined(past, base, start), defined(past, base, tip), defined(past, head, tip));
    let measures = drift.measures.iter().map(|measure| measure.shift);
    for (at, shift) in measures.chain([drift.index]).enumerate() {
        let expected = less(later[at], before[at]).zip(less(now[at], later[at]));
        let (passive, active) = (shift.and_then(|s| s.passive), shift.and_then(|s| s.active));
        assert!(
            close(passive, expected.map(|(passive, _)| passive)),
            "by time, {at}: {shift:?} {expected:?}"
        );
        assert!(close(active, expected.map(|(_, active)| active)), "by edits, {at}: {shift:?} {expected:?}");
        let delta = shift.map(|shift| shift.delta);
        assert!(close(delta, less(now[at], before[at])), "{at}: {shift:?}");
        let sum = passive.zip(active).map(|(passive, active)| passive + active);
        assert!(sum.is_none() || close(sum, delta), "{at}: {shift:?}");
    }
}

/// Each landing did what the definitions say, and together they did what edits did.
fn landings_sum_to_the_active_part(drift: &Drift, past: &Past, base: usize, head: usize) {
    let tip = past.moments[head].day;
    let index = |landing: usize| *defined(past, landing, tip).last().unwrap();
    let expected: Vec<_> = (base..head).map(|landing| less(index(landing + 1), index(landing))).collect();
    let moved = |deltas: &[Option<f64>]| -> Vec<f64> {
        deltas.iter().copied().flatten().filter(|delta| delta.abs() > EPSILON).collect()
    };
    let found: Vec<_> = drift.landings.iter().map(|landing| landing.delta).collect();
    let (ours, theirs) = (moved(&found), moved(&expected));
    let same = |(a, b): (&f64, &f64)| (a - b).abs() < EPSILON;
    assert!(ours.len() == theirs.len() && ours.iter().zip(&theirs).all(same), "{found:?} {expected:?}");
    if let (Some(active), true) =
        (drift.index.and_then(|shift| shift.active), expected.iter().all(Option::is_some))
    {
        assert!((ours.iter().sum::<f64>() - active).abs() < EPSILON, "{found:?} {active:?}");
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn drift_is_as_defined_and_adds_up(past in past(), ends in any::<[Index; 2]>()) {
        let mut ends = ends.map(|end| end.index(past.moments.len()));
        ends.sort_unstable();
        let [base, head] = ends;
        let (folder, _) = recorded(&past.drafts());
        let name = |landing: usize| format!("HEAD~{}", past.moments.len() - 1 - landing);
        let drift = between(folder.path(), &format!("{}..{}", name(base), name(head)));
        parts_make_the_whole(&drift, &past, base, head);
        landings_sum_to_the_active_part(&drift, &past, base, head);
        let itself = between(folder.path(), &format!("{0}..{0}", name(head)));
        prop_assert!(itself.events.is_empty() && itself.landings.is_empty(), "{itself:#?}");
        parts_make_the_whole(&itself, &past, head, head);
    }
}
