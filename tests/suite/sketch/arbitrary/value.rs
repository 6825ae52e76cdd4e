//! Single values: ids and links to them, shares, amounts, trade-offs, and what `rhumb.toml` may say.

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::sketch::{Form, Holdings, Rules, day};

/// The kinds, and how many documents of each there may be; supports mostly name what comes before.
const KINDS: [(&str, usize); 10] = [
    ("vision", 2),
    ("objective", 5),
    ("key-result", 3),
    ("initiative", 5),
    ("team", 2),
    ("system", 2),
    ("budget", 1),
    ("check-in", 5),
    ("decision", 2),
    ("question", 2),
];
/// Terms; what is favored mostly comes before what it is favored over.
const TERMS: [&str; 5] = ["reliability", "accuracy", "cost", "velocity", "speed"];
const TYPES: [&str; 3] = ["people", "money", "land"];
const MEASURES: [&str; 9] = [
    "reach",
    "allocation",
    "pursuit",
    "evidence",
    "understanding",
    "contribution",
    "coherence",
    "currency",
    "cadence",
];

/// Any day on which something may happen.
pub fn any_day() -> impl Strategy<Value = Date> {
    (0..260_i64).prop_map(day)
}

/// The id of a document that there may be.
pub fn any_id() -> impl Strategy<Value = String> + Clone {
    select(ids_of(&KINDS.map(|(kind, _)| kind)))
}

/// Any way to write a document.
pub fn form() -> impl Strategy<Value = Form> {
    (0..3_u8, any::<[bool; 4]>()).prop_map(|(place, [toml, reversed, heading, wrapped])| Form {
        place,
        toml,
        reversed,
        heading,
        wrapped,
    })
}

/// The kinds and ids of all documents that there may be.
pub fn pool() -> impl Iterator<Item = (&'static str, String)> {
    KINDS.into_iter().flat_map(|(kind, most)| (0..most).map(move |n| (kind, format!("{kind}-{n}"))))
}

pub fn ids_of(kinds: &[&str]) -> Vec<String> {
    pool().filter(|(kind, _)| kinds.contains(kind)).map(|(_, id)| id).collect()
}

/// Mostly an id of `fit`; now and then any other, or one that nothing has.
pub fn link(fit: Vec<String>) -> impl Strategy<Value = String> + Clone {
    prop_oneof![20 => select(fit), 1 => any_id(), 1 => Just("nowhere".to_owned())]
}

pub fn status() -> impl Strategy<Value = Option<&'static str>> {
    let written = select(vec!["active", "draft", "paused", "done", "dropped"]);
    prop_oneof![6 => Just(None), 1 => written.prop_map(Some)]
}

type Shares = Vec<(String, Option<f64>)>;

pub fn supports(kind: &str, id: &str) -> BoxedStrategy<Shares> {
    let (kinds, most): (&[&str], usize) = match kind {
        "objective" => (&["vision", "objective"], 2),
        "key-result" => (&["objective"], 2),
        "initiative" => (&["objective", "key-result", "initiative", "vision"], 3),
        "decision" => (&["vision", "objective", "initiative"], 1),
        "team" | "system" | "budget" => (&["vision", "objective"], 2),
        _ => return Just(Vec::new()).boxed(),
    };
    let fit = ids_of(kinds).into_iter().take_while(|other| other != id).collect();
    let least = usize::from(matches!(kind, "objective" | "key-result" | "initiative"));
    let shares = weighted(0.5, vec(select(vec![1.0, 3.0, 0.5, 0.0]), 3));
    (vec(link(fit), least..=most), shares).prop_map(|(ids, shares)| shared(ids, shares)).boxed()
}

/// Ids with their shares: each once where there are any.
pub fn shared(mut ids: Vec<String>, shares: Option<Vec<f64>>) -> Shares {
    let Some(shares) = shares else { return ids.into_iter().map(|id| (id, None)).collect() };
    ids.sort();
    ids.dedup();
    ids.into_iter().zip(shares.into_iter().map(Some)).collect()
}

pub fn amount() -> impl Strategy<Value = Option<f64>> {
    weighted(0.7, select(vec![0.0, 1.0, 2.0, 10.0, 0.25]))
}

pub fn cadence() -> impl Strategy<Value = Option<&'static str>> {
    weighted(0.5, select(vec!["14 days", "1 month", "6 weeks", "quarter"]))
}

type TradeOffs = Vec<(&'static str, &'static str)>;

pub fn favors() -> impl Strategy<Value = TradeOffs> {
    let (mut sound, mut odd): (TradeOffs, TradeOffs) = (Vec::new(), Vec::new());
    for (at, over) in TERMS.into_iter().enumerate() {
        sound.extend(TERMS[at + 1..].iter().map(|under| (over, *under)));
        odd.extend(TERMS[..=at].iter().map(|under| (over, *under)));
    }
    prop_oneof![30 => subsequence(sound, 0..=2), 1 => subsequence(odd, 1)]
}

pub fn rewards() -> impl Strategy<Value = TradeOffs> {
    let pairs: TradeOffs = TERMS.into_iter().flat_map(|over| TERMS.map(|under| (over, under))).collect();
    subsequence(pairs, 0..=2)
}

pub fn holdings() -> impl Strategy<Value = Holdings> {
    let provided = vec((link(ids_of(&["team", "budget"])), 0..4_u8), 1..3).prop_map(|mut amounts| {
        amounts.sort();
        amounts.dedup_by(|a, b| a.0 == b.0);
        amounts.into_iter().map(|(who, amount)| (Some(who), f64::from(amount))).collect()
    });
    let held = prop_oneof![amount().prop_map(|amount| vec![(None, amount.unwrap_or(0.0))]), provided];
    TYPES
        .map(|sort| weighted(0.4, held.clone().prop_map(move |held| (sort, held))))
        .prop_map(|held| held.into_iter().flatten().collect())
}

pub fn capacity() -> impl Strategy<Value = Vec<(&'static str, f64)>> {
    TYPES
        .map(|sort| amount().prop_map(move |amount| Some((sort, amount?))))
        .prop_map(|held| held.into_iter().flatten().collect())
}

pub fn rules() -> impl Strategy<Value = Rules> {
    let weights = MEASURES.map(|measure| {
        weighted(0.3, select(vec![0.0, 0.5, 2.0])).prop_map(move |weight| Some((measure, weight?)))
    });
    let terms =
        subsequence(vec![("accuracy", "reliability"), ("velocity", "speed"), ("speed", "velocity")], 0..=3);
    (weights, terms, cadence(), subsequence(TYPES.to_vec(), 0..=3)).prop_map(
        |(weights, terms, cadence, resources)| Rules {
            weights: weights.into_iter().flatten().collect(),
            terms,
            cadence,
            resources,
        },
    )
}
