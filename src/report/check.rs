//! What `check` found, in its formats.

mod excerpt;
mod github;
mod gitlab;
mod json;
mod junit;
mod sarif;
mod text;

use rustc_hash::FxHashMap;

pub use github::github;
pub use gitlab::gitlab;
pub use json::{Diagnostics, json};
pub use junit::junit;
pub use sarif::sarif;
pub use text::text;

use super::number;
use crate::analysis::Version;
use crate::check::Finding;
use crate::diagnostic::Level;
use crate::text::{DocPath, Position, Source, Span};

/// Findings with the sources that they stand in.
pub struct CheckReport<'a> {
    /// The findings in their order, those that are allowed included.
    pub findings: &'a [Finding],
    /// Where the strategy stands below the repository's top, `""` there: what forges call the files.
    pub prefix: &'a str,
    sources: FxHashMap<&'a DocPath, &'a Source>,
}

/// Where something begins and ends; the end is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its first character.
    pub start: Position,
    /// One past its last.
    pub end: Position,
}

impl<'a> CheckReport<'a> {
    /// The report of `findings` in what was read.
    pub fn new(findings: &'a [Finding], version: &'a Version, prefix: &'a str) -> Self {
        let documents = version.documents.iter().map(|document| &*document.source);
        let sources = documents.chain([&*version.configuration]);
        Self { findings, prefix, sources: sources.map(|source| (source.path(), source)).collect() }
    }

    /// The findings that nobody allowed.
    pub fn counting(&self) -> impl Iterator<Item = &'a Finding> + use<'a> {
        self.findings.iter().filter(|finding| finding.counts())
    }

    /// How many findings of a level count.
    pub fn count(&self, level: Level) -> usize {
        self.counting().filter(|finding| finding.level == level).count()
    }

    /// The findings in words: `2 errors, 1 warning`; nothing where there are none.
    pub fn summary(&self) -> Option<String> {
        let levels = [Level::Error, Level::Warning, Level::Note].into_iter();
        let counts: Vec<String> = levels
            .map(|level| (self.count(level), level))
            .filter(|&(count, _)| count > 0)
            .map(|(count, level)| number::count(count, level.word()))
            .collect();
        (!counts.is_empty()).then(|| counts.join(", "))
    }

    /// The findings that count, each with what names it across revisions: equal ones are numbered.
    fn fingerprinted(&self) -> impl Iterator<Item = (&'a Finding, String)> + use<'a> {
        let mut seen: FxHashMap<u64, u32> = FxHashMap::default();
        self.counting().map(move |finding| {
            let hash = hash(&finding.identity());
            let number = seen.entry(hash).or_default();
            *number += 1;
            (finding, format!("{hash:016x}-{number}"))
        })
    }

    fn source(&self, path: &DocPath) -> Option<&'a Source> {
        self.sources.get(path).copied()
    }

    /// The lines and columns of a span; the file's beginning where its text was not read.
    fn place(&self, path: &DocPath, span: Span) -> Place {
        let beginning = Position { line: 1, column: 1 };
        let position = |offset| self.source(path).map_or(beginning, |source| source.position(offset));
        Place { start: position(span.start), end: position(span.end) }
    }

    /// A file's path from the repository's top.
    fn path_from_top(&self, path: &DocPath) -> String {
        match self.prefix {
            "" => path.as_str().to_owned(),
            prefix => format!("{prefix}/{path}"),
        }
    }
}

/// FNV-1a: a hash that is the same on every machine and in every version.
fn hash(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
