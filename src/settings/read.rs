//! From the text of `rhumb.toml` to [`Settings`]: every unknown or ill-formed part is reported, and
//! the rest still counts.

mod kinds;
mod section;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use indexmap::IndexMap;

use self::section::Section;
use super::{Accept, Cadence, Leeway, Limits, Settings, Site, presets};
use crate::diagnostic::{Diagnostic, Level, did_you_mean};
use crate::text::{DocPath, Span, Spanned};
use crate::tree::{self, Node};

const RULE: &str = "invalid-config";
const TABLES: [&str; 12] = [
    "strategy",
    "site",
    "check-ins",
    "resources",
    "leeway",
    "terms",
    "measures",
    "rules",
    "drift",
    "kinds",
    "accept",
    "limits",
];
/// However much `rhumb.toml` asks for, no file over this many bytes is read.
const MOST_BYTES: f64 = (64 << 20) as f64;

impl Settings {
    /// Reads the text of the configuration at `path`. What is wrong is reported as `invalid-config`
    /// beside the best settings there are; an empty text gives the defaults.
    pub fn read(path: &DocPath, text: &str) -> (Self, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let root = tree::parse_toml(text).unwrap_or_else(|error| {
            problems.push(Diagnostic::new(RULE, path, error.span, error.message));
            Node::empty_map()
        });
        let mut top = Section::new(path, &root, "rhumb.toml", &mut problems);
        top.known(&TABLES);
        let settings = read(&mut top);
        (settings, problems)
    }
}

fn read(top: &mut Section<'_>) -> Settings {
    let mut settings = Settings {
        path: top.path().clone(),
        name: "Strategy".into(),
        include: glob_set(&["**/*.md".to_owned()]),
        exclude: GlobSet::empty(),
        kind_field: "kind".into(),
        none_words: Default::default(),
        kinds: IndexMap::new(),
        releases: GlobSet::empty(),
        site: Site::default(),
        cadence: Cadence::days(30),
        resources: IndexMap::new(),
        leeway: Leeway::default(),
        terms: IndexMap::new(),
        measures: IndexMap::new(),
        rules: IndexMap::new(),
        drift: IndexMap::new(),
        accept: Vec::new(),
        limits: Limits::default(),
    };
    let preset = top.table("strategy", |section| strategy(section, &mut settings)).flatten();
    kinds::from_preset(preset.unwrap_or(presets::PRESETS[0].1), &mut settings.kinds);
    top.table("kinds", |section| kinds::declare(section, &mut settings.kinds));
    top.table("site", |section| settings.site = site(section));
    settings.releases = glob_set(std::slice::from_ref(&settings.site.releases));
    top.table("check-ins", |section| settings.cadence = check_ins(section));
    top.table("resources", |section| settings.resources = resources(section));
    top.table("leeway", |section| settings.leeway = leeway(section));
    top.table("terms", |section| settings.terms = terms(section));
    top.table("measures", |section| settings.measures = weights(section));
    top.table("rules", |section| settings.rules = levels(section));
    top.table("drift", |section| settings.drift = levels(section));
    top.table("limits", |section| settings.limits = limits(section));
    top.tables("accept", |section| settings.accept.extend(accept(section)));
    settings
}

/// `[strategy]`; returns the preset's text where one is named.
fn strategy(section: &mut Section<'_>, settings: &mut Settings) -> Option<&'static str> {
    section.known(&["name", "include", "exclude", "preset", "kind", "none"]);
    if let Some(name) = section.text("name") {
        settings.name = name.value;
    }
    if let Some(globs) = section.globs("include") {
        settings.include = globs;
    }
    if let Some(globs) = section.globs("exclude") {
        settings.exclude = globs;
    }
    if let Some(field) = section.text("kind") {
        settings.kind_field = field.value;
    }
    let none = section.texts("none").unwrap_or_default();
    settings.none_words = none.iter().map(|word| word.value.trim().to_lowercase()).collect();
    let preset = section.text("preset")?;
    let text = presets::text(&preset.value);
    if text.is_none() {
        let names = presets::PRESETS.map(|(name, _)| name);
        section.unknown(
            preset.span,
            &format!("there is no preset `{}`", preset.value),
            &preset.value,
            &names,
        );
    }
    text
}

fn site(section: &mut Section<'_>) -> Site {
    section.known(&[
        "base_url",
        "repository",
        "forge",
        "branch",
        "releases",
        "language",
        "logo",
        "theme",
        "theme_dark",
    ]);
    let defaults = Site::default();
    let mut word = |key: &str| section.text(key).map(|text| text.value);
    let mut site = Site {
        base_url: word("base_url").map(|url| format!("{}/", url.trim_end_matches('/'))),
        repository: word("repository").map(|url| url.trim_end_matches('/').to_owned()),
        forge: word("forge"),
        branch: word("branch").unwrap_or(defaults.branch),
        releases: word("releases").unwrap_or(defaults.releases),
        language: word("language").unwrap_or(defaults.language),
        logo: word("logo"),
        ..Site::default()
    };
    for key in ["base_url", "repository"] {
        section.web_address(key);
    }
    section.glob("releases");
    section.language_tag("language");
    section.one_of("forge", &["github", "gitlab", "gitea", "forgejo", "bitbucket"]);
    section.table("theme", |colours| site.theme = words(colours));
    section.table("theme_dark", |colours| site.theme_dark = words(colours));
    site
}

fn words(section: &mut Section<'_>) -> IndexMap<String, String> {
    let keys = section.keys();
    keys.into_iter().filter_map(|key| section.text(&key.value).map(|text| (key.value, text.value))).collect()
}

fn check_ins(section: &mut Section<'_>) -> Cadence {
    section.known(&["cadence"]);
    let default = Cadence::days(30);
    let Some(text) = section.text("cadence") else { return default };
    Cadence::parse(&text.value).unwrap_or_else(|| {
        section.problem(
            text.span,
            format!("`{}` is no cadence", text.value),
            "write it as `30 days`, `2 weeks`, `1 month`",
        );
        default
    })
}

fn resources(section: &mut Section<'_>) -> IndexMap<String, Option<String>> {
    let mut resources = IndexMap::new();
    for key in section.keys() {
        let unit = section.table(&key.value, |resource| {
            resource.known(&["unit"]);
            resource.text("unit").map(|text| text.value)
        });
        resources.insert(key.value, unit.flatten());
    }
    resources
}

fn leeway(section: &mut Section<'_>) -> Leeway {
    section.known(&["min", "max"]);
    let default = Leeway::default();
    let mut share = |key: &str, default| section.number(key, 0.0, 1.0).unwrap_or(default);
    let band = Leeway { min: share("min", default.min), max: share("max", default.max) };
    if band.min <= band.max {
        return band;
    }
    section.problem(section.span(), "the leeway's `min` is over its `max`", "swap the two");
    default
}

fn terms(section: &mut Section<'_>) -> IndexMap<String, String> {
    words(section).into_iter().map(|(term, serves)| (fold(&term), fold(&serves))).collect()
}

fn fold(term: &str) -> String {
    crate::text::fold_blanks(term).to_lowercase()
}

fn weights(section: &mut Section<'_>) -> IndexMap<String, Spanned<f64>> {
    let keys = section.keys();
    let weight = |key: Spanned<String>| {
        section.number(&key.value, 0.0, 1e6).map(|weight| (key.value, Spanned::new(weight, key.span)))
    };
    keys.into_iter().filter_map(weight).collect()
}

fn levels(section: &mut Section<'_>) -> IndexMap<String, Spanned<Level>> {
    let mut levels = IndexMap::new();
    for key in section.keys() {
        let Some(word) = section.text(&key.value) else { continue };
        match Level::from_word(&word.value) {
            Some(level) => drop(levels.insert(key.value, Spanned::new(level, key.span))),
            None => {
                let names = Level::ALL.map(Level::word);
                section.unknown(word.span, &format!("`{}` is no level", word.value), &word.value, &names);
            }
        }
    }
    levels
}

fn limits(section: &mut Section<'_>) -> Limits {
    section.known(&["document", "front_matter"]);
    let default = Limits::default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to 1..64 MiB")]
    let mut bytes = |key: &str, default| section.number(key, 1.0, MOST_BYTES).map_or(default, |n| n as usize);
    Limits {
        document: bytes("document", default.document),
        front_matter: bytes("front_matter", default.front_matter),
    }
}

fn accept(section: &mut Section<'_>) -> Option<Accept> {
    section.known(&["event", "document", "reason", "until"]);
    let until = section.date("until");
    let mut required = |key: &str| match section.text(key) {
        Some(text) if !text.value.trim().is_empty() => Some(text.value),
        _ => {
            section.problem(
                section.span(),
                format!("an `[[accept]]` without `{key}`"),
                &format!("add `{key} = \"...\"`"),
            );
            None
        }
    };
    let (event, document, reason) = (required("event"), required("document"), required("reason"));
    Some(Accept { event: event?, document: document?, reason: reason?, until, span: section.span() })
}

/// Compiles globs; those that do not compile are left out (the caller reports them).
fn glob_set(patterns: &[String]) -> GlobSet {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        if let Ok(glob) = compile(pattern) {
            builder.add(glob);
        }
    }
    builder.build().unwrap_or_else(|_| GlobSet::empty())
}

fn compile(pattern: &str) -> Result<globset::Glob, globset::Error> {
    GlobBuilder::new(pattern).literal_separator(true).build()
}

fn unknown_name(word: &str, known: &[&str]) -> String {
    did_you_mean(word, known.iter().copied()).unwrap_or_else(|| format!("known: {}", known.join(", ")))
}

/// The place of a key's whole entry when it has no better one.
fn entry_span(key: &Spanned<String>, node: &Node) -> Span {
    if node.span == Span::default() { key.span } else { node.span }
}

#[cfg(test)]
mod tests;
