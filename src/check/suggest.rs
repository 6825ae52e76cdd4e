//! "Did you mean", for many wrong names among many right ones.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::diagnostic::{ALIKE, nearest};

/// How many close comparisons of names are worth about a second.
const MOST: usize = 200_000;
/// How many looks at a name's letters are worth a close comparison.
const LOOKS: usize = 100;

/// Names that somebody may have meant. A wrong name is looked for once; where very many different
/// ones are wrong, the last go without a suggestion, so that checking ends in bounded time.
pub struct Suggestions<'a> {
    names: Vec<(&'a str, Letters)>,
    found: FxHashMap<String, Option<&'a str>>,
    left: usize,
}

impl<'a> Suggestions<'a> {
    /// Suggestions among `names`.
    pub fn new(names: impl Iterator<Item = &'a str>) -> Self {
        let names = names.map(|name| (name, Letters::of(name))).collect();
        Self { names, found: FxHashMap::default(), left: MOST }
    }

    /// The name that `word` probably meant.
    pub fn nearest(&mut self, word: &str) -> Option<&'a str> {
        if let Some(&found) = self.found.get(word) {
            return found;
        }
        self.left = self.left.checked_sub(self.names.len() / LOOKS + 1)?;
        let letters = Letters::of(word);
        let close = self.names.iter().filter(|(_, other)| letters.may_be_near(other)).take(self.left);
        let close: Vec<&str> = close.map(|(name, _)| *name).collect();
        self.left -= close.len();
        let found = nearest(word, close);
        self.found.insert(word.to_owned(), found);
        found
    }
}

/// What of a name's last part can be compared at a glance.
struct Letters {
    /// Of each group of bytes how many, 255 at most.
    bytes: [u8; 32],
    chars: usize,
    head: [char; 4],
    /// What the name without its digits hashes to.
    spelling: u64,
}

impl Letters {
    fn of(name: &str) -> Self {
        let last = name.rsplit('/').next().unwrap_or(name).to_lowercase();
        let mut bytes = [0_u8; 32];
        for byte in last.bytes() {
            let count = &mut bytes[usize::from(byte % 32)];
            *count = count.saturating_add(1);
        }
        let mut head = ['\0'; 4];
        head.iter_mut().zip(last.chars()).for_each(|(place, c)| *place = c);
        let spelling = FxBuildHasher.hash_one(last.replace(|c: char| c.is_ascii_digit(), ""));
        Self { bytes, chars: last.chars().count().max(1), head, spelling }
    }

    /// Whether `nearest` may take one for the other: Jaro's likeness is at most a third of what is
    /// shared of one, of the other, and 1, and Winkler adds a tenth of the rest for each letter that
    /// both begin with. Another number alone is another name.
    #[expect(clippy::cast_precision_loss, reason = "counts of letters")]
    fn may_be_near(&self, other: &Self) -> bool {
        if self.spelling == other.spelling && self.bytes != other.bytes {
            return false;
        }
        let shared: usize = self.bytes.iter().zip(&other.bytes).map(|(a, b)| usize::from(*a.min(b))).sum();
        let shared = shared.min(self.chars).min(other.chars) as f64;
        let jaro = (shared / self.chars as f64 + shared / other.chars as f64 + 1.0) / 3.0;
        let begun = self.head.iter().zip(&other.head).take_while(|(a, b)| a == b).count();
        jaro + 0.1 * begun as f64 * (1.0 - jaro) >= ALIKE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_until_it_costs_too_much() {
        let names = ["reliable", "affordable"];
        let mut suggestions = Suggestions::new(names.into_iter());
        assert_eq!(suggestions.nearest("relaible"), Some("reliable"));
        assert_eq!(suggestions.nearest("vision"), None);
        suggestions.left = 0;
        assert_eq!(suggestions.nearest("afordable"), None);
        assert_eq!(suggestions.nearest("relaible"), Some("reliable"), "it was found before");
    }

    #[test]
    fn a_glance_at_the_letters_rules_out_no_near_name() {
        let words =
            ["reliable", "relaible", "reliability", "RELIABLE", "größe", "grösse", "e", "a/b", "x/ab"];
        for word in words {
            for name in words.into_iter().filter(|name| nearest(word, [*name]).is_some()) {
                assert!(Letters::of(word).may_be_near(&Letters::of(name)), "{word} and {name}");
            }
        }
    }
}
