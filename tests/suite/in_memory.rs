//! Strategies that were never written to a disk.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rhumb::analysis::{Analysis, Version};
use rhumb::document::Document;
use rhumb::settings::Settings;
use rhumb::text::{DocPath, Source};

/// Files (path and text) as rhumb reads them on a day, without a history. `rules` is the text of
/// `rhumb.toml`.
pub fn analysis(rules: &str, files: &[(String, String)], as_of: Date) -> Analysis {
    let toml = DocPath::new("rhumb.toml").unwrap();
    let (settings, problems) = Settings::read(&toml, rules);
    assert!(problems.is_empty(), "{problems:?}");
    let path = |path: &str| DocPath::new(path).unwrap();
    let parse = |(at, text): &(String, String)| Document::parse(&path(at), text.as_bytes(), &settings);
    let version = Version {
        configuration: Arc::new(Source::new(toml, rules.to_owned())),
        documents: files.iter().map(parse).map(Arc::new).collect(),
        files: Arc::new(files.iter().map(|(at, _)| path(at)).collect::<BTreeSet<_>>()),
        settings: Arc::new(settings),
        problems,
        skipped: Vec::new(),
        commit: None,
        chronicle: None,
    };
    Analysis::of(version, as_of)
}
