//! "Did you mean", for many wrong names among many right ones.

use rustc_hash::FxHashMap;

use crate::diagnostic::nearest;

/// How many comparisons of names are worth about a second.
const MOST: usize = 2_000_000;

/// Names that somebody may have meant. A wrong name is looked for once; where very many different
/// ones are wrong, the last go without a suggestion, so that checking ends in bounded time.
pub struct Suggestions<'a> {
    names: Vec<&'a str>,
    found: FxHashMap<String, Option<&'a str>>,
    left: usize,
}

impl<'a> Suggestions<'a> {
    /// Suggestions among `names`.
    pub fn new(names: impl Iterator<Item = &'a str>) -> Self {
        Self { names: names.collect(), found: FxHashMap::default(), left: MOST }
    }

    /// The name that `word` probably meant.
    pub fn nearest(&mut self, word: &str) -> Option<&'a str> {
        if let Some(&found) = self.found.get(word) {
            return found;
        }
        self.left = self.left.checked_sub(self.names.len())?;
        let found = nearest(word, self.names.iter().copied());
        self.found.insert(word.to_owned(), found);
        found
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
        suggestions.left = 1;
        assert_eq!(suggestions.nearest("afordable"), None);
        assert_eq!(suggestions.nearest("relaible"), Some("reliable"), "it was found before");
    }
}
