//! Readings of one strategy on one day.

use proptest::prelude::*;
use rhumb::alignment::COUNT;
use rhumb::analysis::Analysis;
use rhumb::settings::Role;

use super::{EPSILON, agree, cases, close};
use crate::oracle::Oracle;
use crate::sketch::arbitrary::{any_day, any_sheet, form, sketch};
use crate::sketch::{Sheet, Sketch};

/// The readings and the index as numbers.
fn numbers(analysis: &Analysis) -> Vec<Option<f64>> {
    let readings = &analysis.readings;
    readings.measures.iter().map(|measure| measure.reading).chain([readings.index]).collect()
}

/// What is at stake, by the ids of documents: their numbers may differ between strategies that read
/// alike.
fn stakes(analysis: &Analysis) -> Vec<(&str, &str, f64)> {
    let at_stake = analysis.readings.at_stake().into_iter();
    let mut stakes: Vec<_> = at_stake
        .map(|(measure, short)| (measure, analysis.strategy.id(short.document), short.points))
        .collect();
    stakes.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    stakes
}

fn read_alike(one: &Analysis, other: &Analysis) {
    let (ours, theirs) = (numbers(one), numbers(other));
    assert!(ours.iter().zip(&theirs).all(|(a, b)| close(*a, *b)), "{ours:?} {theirs:?}");
    let (ours, theirs) = (stakes(one), stakes(other));
    let same = |(a, b): (&(&str, &str, f64), &(&str, &str, f64))| {
        (a.0, a.1) == (b.0, b.1) && (a.2 - b.2).abs() < EPSILON
    };
    assert!(ours.len() == theirs.len() && ours.iter().zip(&theirs).all(same), "{ours:#?} {theirs:#?}");
}

/// The same strategy, its documents and their lists in another order.
fn reordered(sheets: Vec<Sheet>) -> impl Strategy<Value = Vec<Sheet>> {
    let other = |sheet: Sheet| {
        let lists = (
            Just(sheet.supports.clone()).prop_shuffle(),
            Just(sheet.favors.clone()).prop_shuffle(),
            Just(sheet.rewards.clone()).prop_shuffle(),
            Just(sheet.about.clone()).prop_shuffle(),
            Just(sheet.owner.clone()).prop_shuffle(),
            Just(sheet.resources.clone()).prop_shuffle(),
            form(),
        );
        lists.prop_map(move |(supports, favors, rewards, about, owner, resources, form)| Sheet {
            supports,
            favors,
            rewards,
            about,
            owner,
            resources,
            form,
            ..sheet.clone()
        })
    };
    let others: Vec<_> = sheets.into_iter().map(other).collect();
    others.prop_shuffle()
}

/// A strategy, and the same in another order.
fn two_orders() -> impl Strategy<Value = (Sketch, Sketch)> {
    sketch().prop_flat_map(|sketch| {
        let rules = sketch.rules.clone();
        let other = reordered(sketch.sheets.clone());
        (Just(sketch), other.prop_map(move |sheets| Sketch { sheets, rules: rules.clone() }))
    })
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn readings_are_those_of_the_definitions(sketch in sketch(), day in any_day()) {
        let analysis = sketch.analysis(day);
        let oracle = Oracle::new(&sketch.sheets, &sketch.rules, day, &[]);
        agree(&analysis.strategy, &analysis.readings, &oracle);
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn readings_are_shares_and_the_index_is_their_weighted_mean(sketch in sketch(), day in any_day()) {
        let readings = sketch.analysis(day).readings;
        let shares = readings.measures.iter().filter_map(|measure| measure.reading);
        let parts = readings.measures.iter().flat_map(|measure| &measure.parts).map(|(_, part)| *part);
        prop_assert!(shares.chain(parts).all(|share| (0.0..=1.0).contains(&share)));
        let counting = readings.measures.iter().filter_map(|m| Some((m.weight, m.reading?)));
        let counting: Vec<_> = counting.filter(|(weight, _)| *weight > 0.0).collect();
        let weights: f64 = counting.iter().map(|(weight, _)| weight).sum();
        let sum: f64 = counting.iter().map(|(weight, reading)| weight * reading).sum();
        prop_assert_eq!(readings.measured, counting.len());
        prop_assert!(readings.index.is_none_or(|index| (0.0..=100.0).contains(&index)));
        prop_assert!(close(readings.index, (!counting.is_empty()).then(|| 100.0 * sum / weights)));
    }

    #[test]
    fn the_order_of_files_and_lists_never_matters((one, other) in two_orders(), day in any_day()) {
        read_alike(&one.analysis(day), &other.analysis(day));
    }

    #[test]
    fn what_is_not_live_changes_nothing(
        sketch in sketch(),
        day in any_day(),
        sheet in any_sheet(),
        why in 0..4_usize,
    ) {
        let before = sketch.analysis(day);
        let mut more = sketch;
        let sheet = Sheet { id: "newcomer".to_owned(), ..sheet };
        more.sheets.push(match (why, sheet.kind) {
            (0, "objective" | "initiative" | "budget") => Sheet { start: day.tomorrow().ok(), ..sheet },
            _ => Sheet { status: Some(["dropped", "draft", "paused", "done"][why]), ..sheet },
        });
        let after = more.analysis(day);
        read_alike(&before, &after);
        prop_assert_eq!(&before.indicators.drag.amounts, &after.indicators.drag.amounts);
        prop_assert_eq!(before.alignment.live_count(), after.alignment.live_count());
    }

    #[test]
    fn what_enters_arrives_or_is_drag(sketch in sketch(), day in any_day()) {
        let analysis = sketch.analysis(day);
        let alignment = &analysis.alignment;
        let drag = &analysis.indicators.drag.amounts;
        for sort in alignment.types() {
            let amounts = || alignment.committed().map(|work| (alignment.amount(work, sort), alignment.reach(work)));
            let leads: f64 = amounts().map(|(amount, reach)| amount * reach).sum();
            let strays: f64 = amounts().map(|(amount, reach)| amount * (1.0 - reach)).sum();
            let arrives: f64 = alignment.live(Role::Vision).map(|vision| alignment.flow(vision, sort)).sum();
            prop_assert!((leads - arrives).abs() < EPSILON, "{sort}: {leads} leads there, {arrives} arrives");
            prop_assert!(sort == COUNT || (drag[sort] - strays).abs() < EPSILON, "{sort}: {drag:?}");
        }
    }
}
