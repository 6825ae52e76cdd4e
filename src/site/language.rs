//! The site's own words, numbers and dates: one table per language.

use indexmap::IndexMap;
use jiff::civil::Date;

/// Between a number and its unit: they never break apart.
const TIED: char = '\u{a0}';
/// For what has no value.
const DASH: &str = "\u{2013}";
const MINUS: char = '\u{2212}';
/// Around what keeps its own order within text that is read from the right: else a sign stands behind
/// its number and a unit before it.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The words of one language. Every language has the same keys.
#[derive(Debug)]
pub struct Language {
    words: IndexMap<String, String>,
    from_the_right: bool,
    english: bool,
}

const TABLES: [(&str, &str); 2] =
    [("en", include_str!("language/en.toml")), ("de", include_str!("language/de.toml"))];
/// Languages that are read from the right.
const FROM_THE_RIGHT: [&str; 10] = ["ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi", "ckb"];
/// Scripts that are, whatever language is written in them.
const SCRIPTS_FROM_THE_RIGHT: [&str; 6] = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];

impl Language {
    /// The words for a language tag such as `de` or `de-AT`; English where there are none.
    pub fn of(tag: &str) -> Self {
        let table = TABLES.iter().find(|(name, _)| *name == primary(tag)).unwrap_or(&TABLES[0]).1;
        Self { words: read(table), from_the_right: is_from_the_right(tag), english: primary(tag) == "en" }
    }

    /// Every word by its key.
    pub const fn words(&self) -> &IndexMap<String, String> {
        &self.words
    }

    /// The words at `key`; the key itself where the table lacks it.
    pub fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words at `key`, where the table has them.
    pub fn known(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The words at `key` with `{name}` replaced by its value.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.word(key), values.iter().copied())
    }

    /// `key_one` or `key_other`, with `{count}` replaced.
    pub fn count(&self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.fill(&format!("{key}_{form}"), &[("count", &self.integer(count))])
    }

    /// Whether its words are English because it is, not for want of others.
    pub const fn is_english(&self) -> bool {
        self.english
    }

    /// `12 Nov 2026`.
    pub fn date(&self, date: Date) -> String {
        let month = self.word("months").split(' ').nth(usize::from(date.month().unsigned_abs()) - 1);
        let (day, year) = (date.day().to_string(), date.year().to_string());
        let date = self.fill("date", &[("day", &day), ("month", month.unwrap_or_default()), ("year", &year)]);
        self.apart(date)
    }

    /// `text` in its own order, whatever surrounds it.
    fn apart(&self, text: String) -> String {
        let [first, last] = ISOLATE;
        if self.from_the_right { format!("{first}{text}{last}") } else { text }
    }

    /// `November 2026`, for what happened in a month.
    pub fn month(&self, date: Date) -> String {
        let month = self.word("months_whole").split(' ').nth(usize::from(date.month().unsigned_abs()) - 1);
        format!("{} {}", month.unwrap_or_default(), date.year())
    }

    /// A whole number, thousands parted.
    pub fn integer(&self, number: usize) -> String {
        self.parted(&number.to_string())
    }

    /// A number with at most two digits after the point, thousands parted.
    pub fn amount(&self, number: f64) -> String {
        let text = format!("{:.2}", number.abs());
        self.signed_text(number < 0.0, text.trim_end_matches('0').trim_end_matches('.'))
    }

    /// An amount with its unit.
    pub fn quantity(&self, number: f64, unit: &str) -> String {
        match unit {
            "" => self.amount(number),
            unit => self.apart(format!("{}{TIED}{unit}", self.amount(number))),
        }
    }

    /// Index points: one digit after the point.
    pub fn points(&self, number: f64) -> String {
        let points = self.bare_points(number);
        if number < 0.0 { self.apart(points) } else { points }
    }

    fn bare_points(&self, number: f64) -> String {
        self.signed_text(number < 0.0, &format!("{:.1}", number.abs()))
    }

    /// Index points with a sign.
    pub fn change(&self, number: f64) -> String {
        let points = self.bare_points(number);
        let is_plain = points.starts_with(MINUS) || points.chars().all(|c| !c.is_ascii_digit() || c == '0');
        self.apart(if is_plain { points } else { format!("+{points}") })
    }

    /// A share as whole per cent; only what is whole is shown as 0 or 100.
    pub fn percent(&self, share: f64) -> String {
        let shown = match (100.0 * share).round() {
            100.0 if share < 1.0 => 99.0,
            0.0 if share > 0.0 => 1.0,
            whole => whole,
        };
        self.apart(format!("{}{TIED}%", self.amount(shown)))
    }

    /// A dash where there is no value.
    pub fn or_dash(text: Option<String>) -> String {
        text.unwrap_or_else(|| DASH.to_owned())
    }

    fn signed_text(&self, negative: bool, digits: &str) -> String {
        let (whole, rest) =
            digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let mut text = if negative && !zero { MINUS.to_string() } else { String::new() };
        text.push_str(&self.parted(whole));
        if let Some(rest) = rest {
            text.push_str(self.word("decimal_point"));
            text.push_str(rest);
        }
        text
    }

    fn parted(&self, digits: &str) -> String {
        let mut parted = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                parted.push_str(self.word("thousands"));
            }
            parted.push(digit);
        }
        parted
    }
}

/// Whether a language is read from the right: its script says so where the tag names one (`az-Arab`).
pub fn is_from_the_right(tag: &str) -> bool {
    let script = tag.split(['-', '_']).nth(1).filter(|part| part.len() == 4).map(str::to_lowercase);
    match script {
        Some(script) => SCRIPTS_FROM_THE_RIGHT.contains(&script.as_str()),
        None => FROM_THE_RIGHT.contains(&primary(tag).as_str()),
    }
}

/// `text` with `{name}` replaced by its value.
pub fn fill<'a>(text: &str, values: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let values: Vec<_> = values.into_iter().collect();
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled + rest
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or("").to_lowercase()
}

fn read(table: &str) -> IndexMap<String, String> {
    toml_edit::de::from_str(table).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_the_same_keys_and_places() {
        let places = |text: &str| {
            let mut places: Vec<String> =
                text.split('{').skip(1).map(|part| part.split('}').next().unwrap().to_owned()).collect();
            places.sort();
            places
        };
        let english = Language::of("en");
        assert!(!english.words.is_empty());
        for (name, table) in TABLES {
            let words = read(table);
            let keys: Vec<&String> = words.keys().collect();
            assert_eq!(keys, english.words.keys().collect::<Vec<_>>(), "{name}");
            for (key, word) in &words {
                assert_eq!(places(word), places(english.word(key)), "{name} {key}");
            }
        }
    }

    #[test]
    fn numbers_and_dates_read_as_people_write_them() {
        let (en, de) = (Language::of("en-GB"), Language::of("de-AT"));
        assert_eq!((en.amount(-1_234_567.5), de.amount(1234.25)), ("−1,234,567.5".into(), "1.234,25".into()));
        assert_eq!((en.amount(-0.001), en.quantity(3.0, "FTE")), ("0".into(), "3\u{a0}FTE".into()));
        assert_eq!((en.percent(0.9999), en.percent(1.0)), ("99\u{a0}%".into(), "100\u{a0}%".into()));
        assert_eq!(
            (en.change(1.25), en.change(-9.69), en.change(-0.01)),
            ("+1.2".into(), "−9.7".into(), "0.0".into())
        );
        let day = Date::constant(2026, 3, 1);
        assert_eq!(
            (en.date(day), de.date(day), en.month(day)),
            ("1 Mar 2026".into(), "1. März 2026".into(), "March 2026".into())
        );
        assert_eq!(
            (en.count("documents", 1), en.count("documents", 1200)),
            ("1 document".into(), "1,200 documents".into())
        );
    }

    #[test]
    fn what_is_read_from_the_left_keeps_its_order_in_a_text_read_from_the_right() {
        let he = Language::of("he");
        assert_eq!(
            (he.change(1.25), he.points(-0.5)),
            ("\u{2068}+1.2\u{2069}".into(), "\u{2068}−0.5\u{2069}".into())
        );
        assert_eq!(he.quantity(3.0, "FTE"), "\u{2068}3\u{a0}FTE\u{2069}");
        assert_eq!((he.percent(1.0), he.amount(3.0)), ("\u{2068}100\u{a0}%\u{2069}".into(), "3".into()));
    }

    #[test]
    fn the_script_says_from_where_a_language_is_read() {
        let read = ["ar", "az-Arab", "fa-IR", "ckb", "he_IL"].map(is_from_the_right);
        assert_eq!(read, [true; 5]);
        assert_eq!(["az", "ar-Latn", "de-AT", "zh-Hant"].map(is_from_the_right), [false; 4]);
    }

    #[test]
    fn sentences_are_filled_once() {
        assert_eq!(fill("{a} and {b}{c}", [("a", "{b}"), ("b", "2")]), "{b} and 2");
        assert_eq!(fill("open {a", [("a", "1")]), "open 1");
    }
}
