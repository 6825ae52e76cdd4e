//! Small graphs: nothing, one document, circles, diamonds, and every kind of support.

use super::{TODAY, reach, read, reading, short};

#[test]
fn nothing_reads_as_nothing() {
    let drafts = [("vision", "status: draft"), ("objectives/a", "supports: [vision]\nstatus: dropped")];
    for documents in [&[][..], &drafts] {
        let analysis = read(documents);
        let readings = &analysis.readings;
        assert_eq!((readings.index, readings.measured), (None, 0));
        assert!(readings.measures.iter().all(|measure| measure.not_measured.is_some()));
        assert!(readings.at_stake().is_empty());
        assert_eq!((readings.as_of, analysis.alignment.live_count()), (TODAY, 0));
    }
}

#[test]
fn one_document_reads_by_itself() {
    let index = |path, fields| {
        let readings = read(&[(path, fields)]).readings;
        (readings.index, readings.measured)
    };
    assert_eq!(index("vision", ""), (None, 0), "a vision alone promises nothing");
    assert_eq!(index("objectives/a", "supports: [vision]"), (Some(0.0), 2), "pursuit and evidence");
    assert_eq!(index("initiatives/a", "supports: [vision]"), (Some(0.0), 1), "reach");
    assert_eq!(index("teams/a", "contributes: By being there."), (Some(0.0), 1), "contribution");
    assert_eq!(index("check-ins/a", "date: 2026-06-30"), (None, 0), "nothing has come due");
    assert_eq!(index("notes/a", ""), (None, 0), "a page");
}

#[test]
fn a_circle_carries_nothing_and_what_it_takes_is_lost() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/a", "supports: [b, vision]"),
        ("objectives/b", "supports: [a]"),
        ("objectives/self", "supports: [self, vision]"),
        ("initiatives/into", "supports: [a]"),
        ("initiatives/beside", "supports: [self]"),
    ]);
    let reached = ["a", "b", "self", "into", "beside"].map(|id| reach(&analysis, id));
    assert_eq!(reached, [0.5, 0.0, 0.5, 0.5, 0.5]);
    assert_eq!(short(&analysis, "pursuit"), ["b"], "nothing leads round");
}

#[test]
fn a_diamond_carries_each_side_once() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/left", "supports: [vision]\nweight: 1"),
        ("objectives/right", "supports: [vision, gone]\nweight: 1"),
        ("objectives/under", "supports: {left: 3, right: 1}"),
        ("initiatives/work", "supports: [under]\nresources: {people: 8}"),
    ]);
    assert_eq!(reach(&analysis, "work"), 0.75 + 0.25 / 2.0);
    let flow = |id| analysis.alignment.flow(analysis.strategy.find(id).unwrap(), "people");
    assert_eq!(["under", "left", "right", "vision"].map(flow), [8.0, 6.0, 2.0, 7.0]);
    assert_eq!(analysis.indicators.drag.amounts["people"], 1.0);
    // Of 7 that arrive 6 come over the left; `under` supports no vision itself and is no aim.
    let distance: f64 = 6.0 / 7.0 - 0.5;
    assert!((reading(&analysis, "allocation").unwrap() - (1.0 - distance)).abs() < 1e-12);
}

#[test]
fn two_visions_are_one_destination() {
    let analysis = read(&[
        ("visions/here", ""),
        ("visions/there", ""),
        ("objectives/both", "supports: {here: 1, there: 2}\nweight: 1"),
        ("objectives/one", "supports: [there, both]\nweight: 3"),
        ("initiatives/work", "supports: [one]"),
    ]);
    assert_eq!(reach(&analysis, "work"), 1.0);
    // One initiative flows to `one`, half of it on to a vision, half to `both` and from there on.
    assert_eq!(reading(&analysis, "allocation"), Some(0.75));
    assert_eq!(reading(&analysis, "pursuit"), Some(1.0));
}

#[test]
fn work_leads_over_whatever_it_may_support() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/top", "supports: [vision]"),
        ("objectives/sub", "supports: [top]"),
        ("key-results/result", "supports: [sub]\ntarget: 1"),
        ("initiatives/big", "supports: [result]"),
        ("initiatives/small", "supports: [big]"),
        ("initiatives/straight", "supports: [vision]"),
        ("initiatives/astray", "supports: [team, top]"),
        ("teams/team", "contributes: Gladly.\nsupports: [vision]"),
    ]);
    let reached = ["sub", "big", "small", "straight", "astray"].map(|id| reach(&analysis, id));
    assert_eq!(reached, [1.0, 1.0, 1.0, 1.0, 0.5], "a team may not be supported");
    assert_eq!(reading(&analysis, "evidence"), Some(1.0));
    assert_eq!(short(&analysis, "contribution"), ["team"], "it owns nothing");
}

#[test]
fn exploring_is_neither_reach_nor_drag_but_pursuit_and_leeway() {
    let analysis = read(&[
        ("vision", ""),
        ("objectives/a", "supports: [vision]\nweight: 1"),
        ("objectives/b", "supports: [vision]\nweight: 1"),
        ("initiatives/firm", "supports: [a]\nresources: {people: 3}"),
        ("initiatives/open", "stance: explore\nsupports: [b]\nresources: {people: 5}"),
        ("initiatives/through", "supports: [open]\nresources: {people: 1}"),
        ("teams/team", "capacity: {people: 10}"),
    ]);
    assert_eq!(reading(&analysis, "reach"), Some(1.0));
    assert_eq!(reading(&analysis, "pursuit"), Some(1.0), "it pursues what it supports");
    assert_eq!(reading(&analysis, "allocation"), Some(0.75), "3 of 4, and 1 that flows through it");
    let leeway = &analysis.indicators.leeway[0];
    assert_eq!((leeway.allocated, leeway.exploring, leeway.share), (9.0, 5.0, 0.6));
}

#[test]
fn only_explorers_leave_reach_unmeasured() {
    let analysis = read(&[("vision", ""), ("initiatives/open", "stance: explore\nsupports: [vision]")]);
    assert_eq!(reading(&analysis, "reach"), None);
    assert!(analysis.indicators.drag.initiatives.is_empty());
}
