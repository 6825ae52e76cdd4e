//! Floor 2: `rhumb.toml` and what it means: kinds, words, weights and levels, globs compiled.
//!
//! What was written keeps its place, so that whoever finds a name unknown later can point at it.
//! Which rules and events exist is not known here.

mod cadence;
mod kind;
mod presets;
mod read;

use std::collections::HashSet;

use globset::GlobSet;
use indexmap::IndexMap;
use jiff::civil::Date;

pub use cadence::Cadence;
pub use kind::{FieldSource, IdSource, Kind, Metadata, Role, Status};
pub use presets::PRESETS;

use crate::diagnostic::Level;
use crate::text::{DocPath, Span, Spanned};

/// The configuration file's name; it marks the strategy root.
pub const FILE_NAME: &str = "rhumb.toml";
/// A `rhumb.toml` with more bytes is not read.
pub const LARGEST_CONFIGURATION: u64 = 1 << 20;

/// What `rhumb.toml` means. Read with [`Settings::read`].
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file it was read from, for diagnostics.
    pub path: DocPath,
    /// The organisation's or strategy's name.
    pub name: String,
    /// Which files are documents.
    pub include: GlobSet,
    /// Which are not, whatever `include` says.
    pub exclude: GlobSet,
    /// The field that names a document's kind.
    pub kind_field: String,
    /// Words that mean "no value", folded to lower case.
    pub none_words: HashSet<String>,
    /// The kinds by name, in order: presets first, then as declared.
    pub kinds: IndexMap<String, Kind>,
    /// The site.
    pub site: Site,
    /// Which tags are releases.
    pub releases: GlobSet,
    /// How often a check-in is due where a document says nothing.
    pub cadence: Cadence,
    /// Resource types with their units, in order.
    pub resources: IndexMap<String, Option<String>>,
    /// How much capacity may stay unallocated.
    pub leeway: Leeway,
    /// A term to the broader one that it serves, both folded to lower case.
    pub terms: IndexMap<String, String>,
    /// Weights of measures in the index, as written.
    pub measures: IndexMap<String, Spanned<f64>>,
    /// Levels of rules, as written.
    pub rules: IndexMap<String, Spanned<Level>>,
    /// Levels of drift events, as written.
    pub drift: IndexMap<String, Spanned<Level>>,
    /// Drift that is meant.
    pub accept: Vec<Accept>,
    /// How much of one file is read.
    pub limits: Limits,
}

/// `[site]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// Where the site will stand, with a closing slash.
    pub base_url: Option<String>,
    /// The repository's page on its forge, without a closing slash.
    pub repository: Option<String>,
    /// Which forge `repository` is on, where its host does not tell.
    pub forge: Option<String>,
    /// The branch that edits go to.
    pub branch: String,
    /// Which tags are releases, a glob.
    pub releases: String,
    /// The language of the site's own words.
    pub language: String,
    /// A picture, from the strategy root.
    pub logo: Option<String>,
    /// CSS variables of the theme: name to colour.
    pub theme: IndexMap<String, String>,
    /// The same for dark.
    pub theme_dark: IndexMap<String, String>,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            base_url: None,
            repository: None,
            forge: None,
            branch: "main".into(),
            releases: "v*".into(),
            language: "en".into(),
            logo: None,
            theme: IndexMap::new(),
            theme_dark: IndexMap::new(),
        }
    }
}

/// `[leeway]`: the band of capacity that may stay unallocated, as shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leeway {
    /// Below it there is no room for autonomy.
    pub min: f64,
    /// Above it means lie idle.
    pub max: f64,
}

impl Default for Leeway {
    fn default() -> Self {
        Self { min: 0.05, max: 0.20 }
    }
}

/// One `[[accept]]`: a drift event that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// The event's name.
    pub event: String,
    /// The document's id.
    pub document: String,
    /// Why.
    pub reason: String,
    /// The last day on which it counts.
    pub until: Option<Date>,
    /// Where it was written.
    pub span: Span,
}

impl Accept {
    /// Whether both accept the same event for as long.
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.event, &self.document, self.until) == (&other.event, &other.document, other.until)
    }
}

/// `[limits]`: how many bytes are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of one document.
    pub document: usize,
    /// Of one front matter.
    pub front_matter: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { document: 8 << 20, front_matter: 1 << 20 }
    }
}

impl Settings {
    /// The kind that a file is of when it does not say: the first whose globs match it, else the
    /// one with the deepest folder that holds it.
    pub fn kind_of_path(&self, path: &DocPath) -> Option<&Kind> {
        let by_glob = self.kinds.values().find(|kind| kind.globs.is_match(path.as_str()));
        by_glob.or_else(|| {
            let holding = self.kinds.values().filter(|kind| kind.holds(path));
            holding.max_by_key(|kind| kind.folder.as_ref().map_or(0, String::len))
        })
    }

    /// Whether the file at `path` is a document.
    pub fn is_document(&self, path: &str) -> bool {
        self.include.is_match(path) && !self.exclude.is_match(path)
    }

    /// The unit of a resource type; the type itself where it has none.
    pub fn unit<'s>(&'s self, sort: &'s str) -> &'s str {
        self.resources.get(sort).and_then(Option::as_deref).unwrap_or(sort)
    }

    /// Whether a tag is a release.
    pub fn is_release(&self, tag: &str) -> bool {
        self.releases.is_match(tag)
    }

    /// Whether `word` means "no value".
    pub fn is_none_word(&self, word: &str) -> bool {
        !self.none_words.is_empty() && self.none_words.contains(&word.trim().to_lowercase())
    }
}
