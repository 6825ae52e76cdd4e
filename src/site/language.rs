//! The site's own words: one table per language.

use indexmap::IndexMap;

/// The words of one language. Every language has the same keys.
#[derive(Debug)]
pub struct Language {
    words: IndexMap<String, String>,
}

const TABLES: [(&str, &str); 2] =
    [("en", include_str!("language/en.toml")), ("de", include_str!("language/de.toml"))];

impl Language {
    /// The words for a language tag such as `de` or `de-AT`; English where there are none.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or("").to_lowercase();
        let table = TABLES.iter().find(|(name, _)| *name == primary).unwrap_or(&TABLES[0]).1;
        Self { words: read(table) }
    }

    /// The words at `key`; the key itself where the table lacks it.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }
}

fn read(table: &str) -> IndexMap<String, String> {
    toml_edit::de::from_str(table).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_keys() {
        let english = Language::of("en");
        assert!(!english.words.is_empty());
        for (name, table) in TABLES {
            let words = read(table);
            let keys: Vec<&String> = words.keys().collect();
            assert_eq!(keys, english.words.keys().collect::<Vec<_>>(), "{name}");
        }
    }
}
