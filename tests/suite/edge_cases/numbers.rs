//! Shares, weights and amounts of nothing, and of more than can be added.

use super::{reach, read, reading, short};

#[test]
fn a_share_of_nothing_leads_but_carries_nothing() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/a", "supports: [vision]"),
        ("objectives/b", "supports: {vision: 0}"),
        ("initiatives/work", "supports: {a: 2, b: 0}"),
    ]);
    assert_eq!(["a", "b", "work"].map(|id| reach(&analysis, id)), [1.0, 0.0, 1.0]);
    assert_eq!(reading(&analysis, "pursuit"), Some(1.0), "a support of share 0 is one all the same");
}

#[test]
fn a_name_given_twice_counts_once_with_its_shares_added() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/a", "supports: [vision, vision, gone]"),
        ("initiatives/work", "supports: [a, a, a]"),
    ]);
    assert_eq!(reach(&analysis, "work"), 2.0 / 3.0);
    assert_eq!(analysis.alignment.all_carrying().count(), 2);
}

#[test]
fn without_weights_nothing_is_intended() {
    let with = |a: &str, b: &str| {
        read(&[
            ("vision", ""),
            ("objectives/a", &format!("supports: [vision]\n{a}")),
            ("objectives/b", &format!("supports: [vision]\n{b}")),
            ("initiatives/work", "supports: [a]"),
            ("check-ins/look", "date: 2026-06-30\npriorities: [a, b]"),
        ])
    };
    let both = |analysis| (reading(&analysis, "allocation"), reading(&analysis, "understanding"));
    assert_eq!(both(with("weight: 0", "weight: 0")), (None, None));
    assert_eq!(both(with("", "weight: 0")), (None, None));
    assert_eq!(both(with("", "weight: 2")), (Some(0.0), Some(0.0)), "`b` is the one that matters");
    assert_eq!(both(with("weight: 2", "weight: 0")), (Some(1.0), Some(1.0)));
}

#[test]
fn all_that_tie_with_the_last_priority_are_priorities() {
    let weights = [5, 2, 1, 1, 1, 0];
    let aim = |(n, weight): (usize, i32)| {
        (format!("objectives/o{n}"), format!("supports: [vision]\nweight: {weight}"))
    };
    let mut documents: Vec<(String, String)> = weights.into_iter().enumerate().map(aim).collect();
    documents.push(("vision".into(), String::new()));
    for (id, priorities) in
        [("all", "o4, o0, o1"), ("late", "gone, o5, o3, o0"), ("twice", "o0, o0, o1"), ("none", "o5")]
    {
        documents.push((format!("check-ins/{id}"), format!("date: 2026-06-30\npriorities: [{priorities}]")));
    }
    let documents: Vec<(&str, &str)> = documents.iter().map(|(p, f)| (p.as_str(), f.as_str())).collect();
    let analysis = read(&documents);
    assert_eq!(short(&analysis, "understanding"), ["late", "none", "twice"]);
    let expected = (1.0 + 1.0 / 3.0 + 2.0 / 3.0 + 0.0) / 4.0;
    assert!((reading(&analysis, "understanding").unwrap() - expected).abs() < 1e-12);
}

#[test]
fn amounts_of_nothing_count_by_the_initiative() {
    let with = |amount: &str| {
        read(&[
            ("vision", ""),
            ("objectives/a", "supports: [vision]\nweight: 1"),
            ("objectives/b", "supports: [vision]\nweight: 1"),
            ("initiatives/one", &format!("supports: [a]\nresources: {{money: 0, people: {amount}}}")),
            ("initiatives/two", "supports: [gone]\nresources: {money: {team: 0, other: 0}}"),
        ])
    };
    let nothing = with("0");
    assert_eq!(reading(&nothing, "reach"), Some(0.5));
    assert_eq!(reading(&nothing, "allocation"), Some(0.5));
    let parts = |analysis: &rhumb::analysis::Analysis| analysis.readings.get("reach").unwrap().parts.clone();
    assert_eq!(parts(&nothing), [("initiatives".to_owned(), 0.5)]);
    assert_eq!(
        parts(&with("3")),
        [("people".to_owned(), 1.0)],
        "a type of which there is nothing is left out"
    );
}

#[test]
fn types_count_alike_whatever_their_units() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/a", "supports: [vision]\nweight: 1"),
        ("objectives/b", "supports: [vision]\nweight: 1"),
        ("initiatives/led", "supports: [a]\nresources: {money: 900000, people: {x: 1, y: 1}, land: 0}"),
        ("initiatives/lost", "resources: {money: 100000, people: 6}"),
    ]);
    let of_reach = (0.9 + 0.25) / 2.0;
    assert!((reading(&analysis, "reach").unwrap() - of_reach).abs() < 1e-12);
    assert_eq!(reading(&analysis, "allocation"), Some(0.5), "each type goes to `a` alone");
    let drag = &analysis.indicators.drag.amounts;
    assert_eq!((drag["money"], drag["people"], drag["land"]), (100_000.0, 6.0, 0.0));
}

#[test]
fn what_flows_to_no_aim_leaves_allocation_unmeasured() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/a", "supports: [vision]\nweight: 1"),
        ("objectives/b", "supports: [vision]\nweight: 1"),
        ("initiatives/work", "supports: [vision]\nresources: {people: 3}"),
    ]);
    assert_eq!((reading(&analysis, "reach"), reading(&analysis, "allocation")), (Some(1.0), None));
}

/// The greatest numbers that are read must not become readings that are none.
#[test]
fn numbers_beyond_all_measure_still_read_as_shares() {
    let (most, least) = ("1e100", "1e-300");
    for [one, other] in [[most, most], [most, least], [least, least]] {
        let analysis = read(&[
            ("vision", ""),
            ("objectives/a", &format!("supports: [vision]\nweight: {one}")),
            ("objectives/b", &format!("supports: {{vision: {one}, gone: {other}}}\nweight: {other}")),
            ("initiatives/one", &format!("supports: {{a: {one}, b: {other}}}\nresources: {{people: {one}}}")),
            ("initiatives/two", &format!("supports: [b]\nresources: {{people: {{x: {one}, y: {other}}}}}")),
            ("initiatives/off", &format!("resources: {{people: {other}}}")),
        ]);
        for reading in &analysis.readings.measures {
            let share = reading.reading.is_none_or(|share| (0.0..=1.0).contains(&share));
            assert!(share, "{}: {:?} of {one} and {other}", reading.id, reading.reading);
        }
        assert!(analysis.readings.index.is_some_and(|index| (0.0..=100.0).contains(&index)));
        assert!(analysis.indicators.drag.amounts["people"].is_finite());
    }
}

#[test]
fn numbers_that_cannot_be_added_up_are_no_numbers() {
    let analysis = read(&[("vision", ""), ("objectives/a", "supports: [vision]\nweight: 1e308")]);
    let aim = analysis.strategy.document(analysis.strategy.find("a").unwrap());
    assert_eq!((aim.fields.weight, aim.problems[0].rule), (None, "invalid-field"));
}
