//! Any strategy: links mostly where they belong, and now and then to the wrong role, to nothing, or
//! round in a circle.

mod value;

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

pub use value::{any_day, any_id, form};

use super::{Sheet, Sketch};
use value::{
    amount, cadence, capacity, favors, holdings, ids_of, link, pool, rewards, rules, status, supports,
};

/// Any strategy.
pub fn sketch() -> impl Strategy<Value = Sketch> {
    let sheets: Vec<_> = pool().map(|(kind, id)| weighted(0.8, sheet(kind, id))).collect();
    (sheets, rules())
        .prop_map(|(sheets, rules)| Sketch { sheets: sheets.into_iter().flatten().collect(), rules })
}

/// Any document.
pub fn any_sheet() -> impl Strategy<Value = Sheet> {
    select(pool().collect::<Vec<_>>()).prop_flat_map(|(kind, id)| sheet(kind, id))
}

fn sheet(kind: &'static str, id: String) -> BoxedStrategy<Sheet> {
    (identity(), links(kind, &id), aims(), work())
        .prop_map(move |(identity, links, aims, work)| {
            let Sheet { supports, owner, about, by, priorities, .. } = links;
            let Sheet { weight, cadence, favors, rewards, baseline, target, unit, .. } = aims;
            let Sheet { resources, explores, contributes, capacity, alignment, answer, .. } = work;
            let linked = Sheet { kind, id: id.clone(), supports, owner, about, by, priorities, ..identity };
            let aimed = Sheet { weight, cadence, favors, rewards, baseline, target, unit, ..linked };
            let sheet = Sheet { resources, explores, contributes, capacity, alignment, answer, ..aimed };
            sheet.fitted()
        })
        .boxed()
}

fn identity() -> BoxedStrategy<Sheet> {
    let start_due_reviewed = [0.2, 0.3, 0.2].map(|often| weighted(often, any_day()));
    (0..3_u8, 0..3_u8, status(), form(), start_due_reviewed, weighted(0.9, any_day()))
        .prop_map(|(title, statement, status, form, [start, due, reviewed], date)| Sheet {
            title: format!("Title {title}"),
            statement: format!("We hold course {statement} whatever the weather."),
            status,
            form,
            start,
            due,
            reviewed,
            date,
            ..Sheet::default()
        })
        .boxed()
}

fn links(kind: &'static str, id: &str) -> BoxedStrategy<Sheet> {
    let by = weighted(0.7, select(vec!["team-0".to_owned(), "team-1".into(), "Ada".into()]));
    let about = vec(link(ids_of(&["objective", "initiative"])), 0..6);
    let owner = vec(link(ids_of(&["team"])), 0..3);
    let priorities = vec(link(ids_of(&["objective"])), 0..5);
    (supports(kind, id), owner, about, by, priorities)
        .prop_map(|(supports, owner, about, by, priorities)| Sheet {
            supports,
            owner,
            about,
            by,
            priorities,
            ..Sheet::default()
        })
        .boxed()
}

fn aims() -> BoxedStrategy<Sheet> {
    (amount(), cadence(), favors(), rewards(), amount(), amount(), any::<bool>())
        .prop_map(|(weight, cadence, favors, rewards, baseline, target, counted)| Sheet {
            weight,
            cadence,
            favors,
            rewards,
            baseline,
            target,
            unit: counted.then_some("hours"),
            ..Sheet::default()
        })
        .boxed()
}

fn work() -> BoxedStrategy<Sheet> {
    let alignment = weighted(0.5, select(vec![1.0, 2.5, 5.0]));
    let answer = weighted(0.5, select(vec!["yes", "no", "in part"]));
    (holdings(), weighted(0.15, Just(())), weighted(0.7, Just("By doing.")), capacity(), alignment, answer)
        .prop_map(|(resources, explores, contributes, capacity, alignment, answer)| Sheet {
            resources,
            explores: explores.is_some(),
            contributes,
            capacity,
            alignment,
            answer,
            ..Sheet::default()
        })
        .boxed()
}
