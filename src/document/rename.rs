//! Which new document is an old one under another id: one that says much the same.

use std::hash::BuildHasher;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::Document;
use super::words::{other_words, written_title};

/// However long a text is, its likeness to others is taken of this many words.
const MOST_WORDS: usize = 2_000;
/// How alike two texts must be for their documents to be one that was renamed.
const ALIKE: f64 = 0.6;
/// Of how many pairs of one kind the texts are compared; where there are more, only documents with
/// equal words are taken for renamed, so that the cost stays bounded.
const MOST_COMPARISONS: usize = 1_000_000;

/// The places of documents whose ids vanished, each with that of the new one of its kind that says much
/// the same: one to one, the most alike first. What cannot be read is neither.
pub fn renamed(gone: &[Arc<Document>], came: &[Arc<Document>]) -> Vec<(usize, usize)> {
    let (old, new) = (by_kind(gone), by_kind(came));
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (kind, old) in &old {
        if let Some(new) = new.get(kind) {
            pairs.extend(alike(old, new));
        }
    }
    let by_id = |&(_, old, new): &(f64, usize, usize)| (&gone[old].id.value, &came[new].id.value);
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| by_id(a).cmp(&by_id(b))));
    one_to_one(pairs)
}

/// Readable documents by kind, each by its place and with its words.
fn by_kind(documents: &[Arc<Document>]) -> FxHashMap<&str, Vec<(usize, Bag)>> {
    let readable: Vec<usize> = (0..documents.len()).filter(|&at| !documents[at].broken).collect();
    let bags: Vec<Bag> = readable.par_iter().map(|&at| Bag::of(&documents[at])).collect();
    let mut by_kind: FxHashMap<&str, Vec<(usize, Bag)>> = FxHashMap::default();
    for (at, bag) in readable.into_iter().zip(bags) {
        by_kind.entry(&documents[at].kind).or_default().push((at, bag));
    }
    by_kind
}

fn alike(old: &[(usize, Bag)], new: &[(usize, Bag)]) -> Vec<(f64, usize, usize)> {
    let bounded = old.len().saturating_mul(new.len()) <= MOST_COMPARISONS;
    let mut equal: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, (_, bag)) in new.iter().enumerate() {
        equal.entry(bag.fingerprint()).or_default().push(at);
    }
    let compare = |(place, bag): &(usize, Bag)| {
        let same = equal.get(&bag.fingerprint()).map_or(&[][..], Vec::as_slice);
        let others: Vec<usize> = if bounded { (0..new.len()).collect() } else { same.to_vec() };
        let pairs = others.into_iter().map(|at| (bag.likeness(&new[at].1), *place, new[at].0));
        pairs.filter(|(likeness, ..)| *likeness >= ALIKE).collect::<Vec<_>>()
    };
    old.par_iter().flat_map_iter(compare).collect()
}

fn one_to_one(pairs: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    let (mut gone, mut came) = (FxHashSet::default(), FxHashSet::default());
    let mut joined = Vec::new();
    for (_, old, new) in pairs {
        if !gone.contains(&old) && !came.contains(&new) {
            gone.insert(old);
            came.insert(new);
            joined.push((old, new));
        }
    }
    joined
}

/// The words of a document, hashed and sorted, so that many can be compared with many.
struct Bag(Vec<u64>);

impl Bag {
    /// The words of the title, the statement and the rest; of a long text its first ones.
    fn of(document: &Document) -> Self {
        let written = [written_title(document).unwrap_or_default(), &document.statement.value];
        let rest = other_words(document);
        let words =
            written.into_iter().flat_map(str::split_whitespace).chain(rest.iter().map(String::as_str));
        let mut bag: Vec<u64> = words.take(MOST_WORDS).map(|word| FxBuildHasher.hash_one(word)).collect();
        bag.sort_unstable();
        Self(bag)
    }

    /// How alike two texts are, 0 to 1: twice the words that both hold over all their words
    /// (Sørensen and Dice). Two texts without words are not alike.
    #[expect(clippy::cast_precision_loss, reason = "counts of words")]
    fn likeness(&self, other: &Self) -> f64 {
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * self.shared(other) as f64 / all as f64 }
    }

    /// The words as one number, by which equal texts are found.
    fn fingerprint(&self) -> u64 {
        FxBuildHasher.hash_one(&self.0)
    }

    fn shared(&self, other: &Self) -> usize {
        let (mut ours, mut theirs, mut shared) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(ours), other.0.get(theirs)) {
            shared += usize::from(a == b);
            ours += usize::from(a <= b);
            theirs += usize::from(b <= a);
        }
        shared
    }
}
