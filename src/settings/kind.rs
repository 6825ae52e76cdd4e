//! Roles, which are fixed, and kinds, which are an organisation's own words for them.

use std::fmt;

use globset::GlobSet;
use indexmap::IndexMap;
use regex::Regex;
use serde::Serialize;

use crate::text::DocPath;

/// What a document is to the alignment. Measures and rules speak of roles only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The destination.
    Vision,
    /// Where we mean to be.
    Objective,
    /// How we would know.
    KeyResult,
    /// The work.
    Initiative,
    /// Who does it.
    Team,
    /// What steers daily work.
    System,
    /// What there is to spend.
    Budget,
    /// A small dated look.
    CheckIn,
    /// A choice made.
    Decision,
    /// What we do not know.
    Question,
    /// What if.
    Scenario,
}

impl Role {
    /// All roles, from the destination down.
    pub const ALL: [Self; 11] = [
        Self::Vision,
        Self::Objective,
        Self::KeyResult,
        Self::Initiative,
        Self::Team,
        Self::System,
        Self::Budget,
        Self::CheckIn,
        Self::Decision,
        Self::Question,
        Self::Scenario,
    ];

    /// The role's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Vision => "vision",
            Self::Objective => "objective",
            Self::KeyResult => "key-result",
            Self::Initiative => "initiative",
            Self::Team => "team",
            Self::System => "system",
            Self::Budget => "budget",
            Self::CheckIn => "check-in",
            Self::Decision => "decision",
            Self::Question => "question",
            Self::Scenario => "scenario",
        }
    }

    /// The role that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The roles that a document of this role may support (model.md, Roles).
    pub const fn may_support(self) -> &'static [Self] {
        use Role::{Initiative, KeyResult, Objective, Vision};
        match self {
            Self::Objective | Self::Team | Self::System | Self::Budget => &[Vision, Objective],
            Self::KeyResult => &[Objective],
            Self::Initiative => &[Vision, Objective, KeyResult, Initiative],
            Self::Decision => &[Vision, Objective, Initiative],
            Self::Vision | Self::CheckIn | Self::Question | Self::Scenario => &[],
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Where a document stands in its life. Only active ones are live.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Not agreed yet.
    Draft,
    /// In force.
    #[default]
    Active,
    /// Halted, to be taken up again.
    Paused,
    /// Reached.
    Done,
    /// Given up.
    Dropped,
}

impl Status {
    /// All statuses, in the order of a life.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Active, Self::Paused, Self::Done, Self::Dropped];

    /// The status's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// The status that `word` names, compared without case and surrounding blanks.
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Whether it is over: done or dropped.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// One of an organisation's kinds of document.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// Its name for several.
    pub plural: String,
    /// What its documents are to the alignment.
    pub role: Role,
    /// The folder that holds them.
    pub folder: Option<String>,
    /// Globs that match them, beside or instead of a folder.
    pub globs: GlobSet,
    /// The globs as written.
    pub patterns: Vec<String>,
    /// Where their metadata stands.
    pub metadata: Metadata,
    /// What names them.
    pub id: IdSource,
    /// Fields whose value also names them in links.
    pub aliases: Vec<String>,
    /// Our field names to theirs.
    pub fields: IndexMap<String, FieldSource>,
    /// Their status words, folded to lower case, to ours.
    pub status: IndexMap<String, Status>,
}

impl Kind {
    /// A kind that stands in the folder of its plural, with nothing mapped.
    pub fn new(name: &str, role: Role) -> Self {
        Self {
            name: name.to_owned(),
            plural: format!("{name}s"),
            role,
            folder: None,
            globs: GlobSet::empty(),
            patterns: Vec::new(),
            metadata: Metadata::FrontMatter,
            id: IdSource::Stem,
            aliases: Vec::new(),
            fields: IndexMap::new(),
            status: IndexMap::new(),
        }
    }

    /// Whether the kind's folder holds the file.
    pub fn holds(&self, path: &DocPath) -> bool {
        let rest = self.folder.as_deref().and_then(|folder| path.as_str().strip_prefix(folder));
        rest.is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether two kinds read documents alike: everything but their display name.
    pub fn reads_like(&self, other: &Self) -> bool {
        self.role == other.role
            && self.folder == other.folder
            && self.patterns == other.patterns
            && self.metadata == other.metadata
            && self.id == other.id
            && self.aliases == other.aliases
            && self.status == other.status
            && self.fields.len() == other.fields.len()
            && self.fields.iter().all(|(name, source)| other.fields.get(name).is_some_and(|o| o.same(source)))
    }
}

/// Where a document's metadata stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metadata {
    /// Between `---` or `+++` lines at the file's start.
    FrontMatter,
    /// In the first two-column table whose head row starts with "Metadata".
    Table,
}

/// What names a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdSource {
    /// The file's name without its extension.
    Stem,
    /// The file's path without its extension.
    Path,
    /// The value of a field.
    Field(String),
}

/// Where one of our fields stands in their documents.
#[derive(Clone, Debug)]
pub struct FieldSource {
    /// Their names for the field, as the years brought them.
    pub names: Vec<String>,
    /// Where given, the value is the first group of this pattern, searched in their field's values.
    pub pattern: Option<Regex>,
}

impl FieldSource {
    fn same(&self, other: &Self) -> bool {
        let text = |source: &Self| source.pattern.as_ref().map(|p| p.as_str().to_owned());
        self.names == other.names && text(self) == text(other)
    }
}
