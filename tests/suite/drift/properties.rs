//! What holds of any two strategies.

use std::sync::Arc;

use jiff::civil::Date;
use proptest::prelude::{prop, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;
use rhumb::drift::{Drift, Side, compare};
use rhumb::report::drift::json;
use rhumb::strategy::Strategy;

use crate::properties::cases;
use crate::sketch::arbitrary::{any_id, any_sheet, form, sketch};
use crate::sketch::{Form, Sheet, Sketch, day};

/// Two days on which generated strategies live.
fn days() -> (Date, Date) {
    (day(120), day(200))
}

fn side(sketch: &Sketch, day: Date) -> Side {
    Side::new("side", sketch.analysis(day))
}

/// The drift on one day.
fn drift(base: &Sketch, head: &Sketch) -> Drift {
    compare(&side(base, days().0), &side(head, days().0), &[])
}

/// One part of a document that another may lend it.
#[derive(Clone, Copy, Debug)]
enum Part {
    Whole,
    Title,
    Status,
    Weight,
    Target,
    Resources,
    Capacity,
    OneSupport,
    OneFavor,
    OneReward,
}

impl Part {
    const ALL: [Self; 10] = [
        Self::Whole,
        Self::Title,
        Self::Status,
        Self::Weight,
        Self::Target,
        Self::Resources,
        Self::Capacity,
        Self::OneSupport,
        Self::OneFavor,
        Self::OneReward,
    ];

    /// The strategy with this part of a document as in `donor`: a support or trade-off is put in, or
    /// taken out where it was; the whole is taken out.
    fn lent(self, sketch: &Sketch, id: &str, donor: &Sheet) -> Sketch {
        let mut sketch = sketch.clone();
        let Some(at) = sketch.sheets.iter().position(|sheet| sheet.id == id) else { return sketch };
        if let Self::Whole = self {
            sketch.sheets.remove(at);
            return sketch;
        }
        let (sheet, donor) = (&mut sketch.sheets[at], donor.clone());
        match self {
            Self::Whole => {}
            Self::Title => sheet.title = donor.title,
            Self::Status => sheet.status = donor.status,
            Self::Weight => sheet.weight = donor.weight,
            Self::Target => sheet.target = donor.target,
            Self::Resources => sheet.resources = donor.resources,
            Self::Capacity => sheet.capacity = donor.capacity,
            Self::OneSupport => donor.supports.first().into_iter().for_each(|(to, _)| turn(sheet, to)),
            Self::OneFavor => toggle(&mut sheet.favors, donor.favors.first()),
            Self::OneReward => toggle(&mut sheet.rewards, donor.rewards.first()),
        }
        *sheet = sheet.clone().fitted();
        sketch
    }
}

fn turn(sheet: &mut Sheet, to: &str) {
    let (before, share) = (sheet.supports.len(), sheet.supports.first().and_then(|(_, share)| *share));
    sheet.supports.retain(|(id, _)| id != to);
    if sheet.supports.len() == before {
        sheet.supports.push((to.to_owned(), share));
    }
}

fn toggle<T: PartialEq + Copy>(list: &mut Vec<T>, item: Option<&T>) {
    let Some(item) = item else { return };
    let before = list.len();
    list.retain(|kept| kept != item);
    if list.len() == before {
        list.push(*item);
    }
}

/// All that a strategy says of its documents.
fn links(strategy: &Strategy) -> Vec<String> {
    let of = |node| {
        let (supports, supporters) = (strategy.supports(node), strategy.supporters(node));
        let (about, looks) = (strategy.about(node), strategy.looks(node));
        let (owners, owned) = (strategy.owners(node), strategy.owned(node));
        let (links, holdings, ranks) =
            (strategy.links(node), strategy.holdings(node), strategy.priorities(node));
        format!(
            "{supports:?} {supporters:?} {about:?} {looks:?} {owners:?} {owned:?} {links:?} {holdings:?} {ranks:?}"
        )
    };
    strategy.ids().map(of).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn nothing_drifts_from_itself(sketch in sketch()) {
        let drift = drift(&sketch, &sketch);
        prop_assert!(drift.events.is_empty(), "{:?}", drift.events);
        prop_assert_eq!(&drift.documents, &Default::default());
        prop_assert_eq!(drift.index.map(|shift| shift.delta), drift.base.index.map(|_| 0.0));
    }

    #[test]
    fn another_form_of_the_same_strategy_is_no_drift(sketch in sketch(), forms in prop::collection::vec(form(), 30)) {
        let rewritten = |(sheet, form): (&Sheet, Form)| Sheet { form, ..sheet.clone() };
        let sheets = sketch.sheets.iter().zip(forms).map(rewritten).collect();
        let drift = drift(&sketch, &Sketch { sheets, ..sketch.clone() });
        let others: Vec<_> = drift.events.iter().filter(|event| event.kind.group != "files").collect();
        prop_assert!(others.is_empty(), "{:?}", others);
        prop_assert!(drift.documents.changed.is_empty(), "{:?}", drift.documents.changed);
        prop_assert!(drift.documents.added.is_empty() && drift.documents.removed.is_empty());
    }

    #[test]
    fn time_and_edits_sum_to_the_whole(base in sketch(), head in sketch()) {
        let drift = compare(&side(&base, days().0), &side(&head, days().1), &[]);
        let shifts = drift.measures.iter().filter_map(|measure| measure.shift).chain(drift.index);
        for shift in shifts {
            let Some((passive, active)) = shift.passive.zip(shift.active) else { continue };
            prop_assert!((passive + active - shift.delta).abs() < 1e-9, "{:?}", shift);
        }
    }

    #[test]
    fn the_order_of_files_never_matters(base in sketch(), head in sketch()) {
        let turned = |sketch: &Sketch| {
            Sketch { sheets: sketch.sheets.iter().rev().cloned().collect(), ..sketch.clone() }
        };
        prop_assert_eq!(json(&drift(&base, &head)), json(&drift(&turned(&base), &turned(&head))));
    }

    #[test]
    fn undoing_the_only_change_gives_the_base_back(
        base in sketch(),
        id in any_id(),
        part in select(&Part::ALL[..]),
        donor in any_sheet(),
    ) {
        let drift = drift(&base, &part.lent(&base, &id, &donor));
        let Some((before, now)) = drift.base.index.zip(drift.head.index) else { return Ok(()) };
        for event in drift.events.iter().filter(|event| event.kind.group != "yardstick") {
            let Some(points) = event.points else { continue };
            let lost = before - now;
            prop_assert!((lost - points).abs() < 1e-9, "{}: {} of {}", event.kind.id, points, lost);
        }
    }

    #[test]
    fn one_document_replaced_is_the_whole_resolved_again(
        base in sketch(),
        id in any_id(),
        part in select(&Part::ALL[1..]),
        donor in any_sheet(),
    ) {
        let (old, new) = (base.analysis(days().0).strategy, part.lent(&base, &id, &donor).analysis(days().0).strategy);
        let Some(node) = old.find(&id) else { return Ok(()) };
        prop_assert_eq!(links(&old.with(node, Arc::clone(new.document(node)))), links(&new));
    }
}
