//! What holds for every strategy and every history.

mod drifts;
mod evolving;
mod histories;
mod readings;

use proptest::test_runner::{Config, RngSeed};
use rhumb::measure::Readings;
use rhumb::strategy::Strategy;

use crate::oracle::Oracle;

/// Numbers agree to this.
const EPSILON: f64 = 1e-9;

/// The same cases on every machine; `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for others.
pub fn cases(cases: u32) -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { cases };
    let rng_seed = if asked.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { asked.rng_seed };
    Config { cases, rng_seed, max_shrink_iters: 10_000, ..asked }
}

fn close(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() < EPSILON,
        (found, expected) => found == expected,
    }
}

/// Holds readings against the oracle's: each measure, the index, and what is at stake.
fn agree(strategy: &Strategy, readings: &Readings, oracle: &Oracle<'_>) {
    let expected = oracle.readings();
    for (measure, reading) in expected {
        let found = readings.get(measure).unwrap().reading;
        assert!(close(found, reading), "{measure}: {found:?} instead of {reading:?}");
    }
    let (index, measured) = oracle.index(&expected);
    assert!(close(readings.index, index), "index: {:?} instead of {index:?}", readings.index);
    assert_eq!(readings.measured, measured);
    for (measure, reading) in expected.into_iter().filter_map(|(m, reading)| Some((m, reading?))) {
        stakes_agree(strategy, readings, oracle, (measure, reading));
    }
}

/// Every shortfall of a measure is one that the oracle knows, with the points that mending it alone
/// wins, and the other way round.
fn stakes_agree(
    strategy: &Strategy,
    readings: &Readings,
    oracle: &Oracle<'_>,
    (measure, reading): (&str, f64),
) {
    let before = oracle.readings();
    let mended = |gain: f64| {
        before.map(|(name, old)| (name, if name == measure { Some(reading + gain) } else { old }))
    };
    let points = |gain: f64| Some(oracle.index(&mended(gain)).0? - oracle.index(&before).0?);
    let mut expected: Vec<(&str, f64)> =
        oracle.short(measure).into_iter().map(|(id, gain)| (id, points(gain).unwrap_or(0.0))).collect();
    let shortfalls = &readings.get(measure).unwrap().shortfalls;
    let mut found: Vec<(&str, f64)> =
        shortfalls.iter().map(|s| (strategy.id(s.document), s.points)).collect();
    for stakes in [&mut expected, &mut found] {
        stakes.sort_by(|a, b| a.0.cmp(b.0).then(a.1.total_cmp(&b.1)));
    }
    let alike = |(a, b): (&(&str, f64), &(&str, f64))| a.0 == b.0 && (a.1 - b.1).abs() < 1e-7;
    let all_alike = found.len() == expected.len() && found.iter().zip(&expected).all(alike);
    assert!(all_alike, "{measure}: {found:?} instead of {expected:?}");
}
