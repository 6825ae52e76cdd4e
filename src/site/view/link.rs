//! Documents, people and commits as pages name them.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::chronicle::Landing;
use crate::site::concern::answering;
use crate::site::press::{Press, Sheet};
use crate::site::view::Standing;
use crate::strategy::{NodeId, Party};

/// Markup of ours, which templates write as it is.
#[derive(Clone, Debug, Default)]
pub struct Html(pub String);

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        minijinja::Value::from_safe_string(self.0.clone()).serialize(serializer)
    }
}

/// A document as other pages link to it.
#[derive(Clone, Debug, Serialize)]
pub struct Reference {
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its id.
    pub id: String,
    /// What its kind is called.
    pub kind: String,
    /// How it stands; nothing where it simply is in force.
    pub standing: Option<Standing>,
}

/// Somebody: a team of the strategy, or a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The team's title, or the name.
    pub name: String,
    /// The page.
    pub address: Option<String>,
}

/// A commit.
#[derive(Clone, Debug, Serialize)]
pub struct Revision {
    /// The first digits of its id; empty for the work tree.
    pub short: String,
    /// Its page on the forge.
    pub address: Option<String>,
    /// Its day.
    pub date: String,
    /// The same as `YYYY-MM-DD`.
    pub day: String,
    /// Who wrote it.
    pub author: String,
    /// The first line of its message.
    pub summary: String,
}

impl Revision {
    /// A landing as pages name it.
    pub fn of(press: &Press<'_>, landing: &Landing) -> Self {
        Self::new(press, landing.revision.as_deref(), landing.date, &landing.author, &landing.summary)
    }

    /// A commit, or the work tree, as pages name it.
    pub fn new(press: &Press<'_>, id: Option<&str>, date: Date, author: &str, summary: &str) -> Self {
        Self {
            short: id.map_or_else(String::new, |id| id.chars().take(7).collect()),
            address: id.and_then(|id| press.forge.as_ref()?.commit(id)),
            date: press.language.date(date),
            day: date.to_string(),
            author: author.to_owned(),
            summary: id.map_or_else(|| press.language.word("work_tree"), |_| summary).to_owned(),
        }
    }
}

impl Sheet<'_> {
    /// A document as this page links to it.
    pub fn reference(&self, node: NodeId) -> Reference {
        let press = self.press;
        let document = press.strategy.document(node);
        Reference {
            address: self.to(press.places.page(node)),
            title: document.title.value.clone(),
            id: document.id.value.clone(),
            kind: press.kind_word(&document.kind, false),
            standing: press.standing(node).cloned(),
        }
    }

    /// Several documents.
    pub fn references(&self, nodes: impl IntoIterator<Item = NodeId>) -> Vec<Reference> {
        nodes.into_iter().map(|node| self.reference(node)).collect()
    }

    /// Somebody as this page links to them.
    pub fn person(&self, party: &Party) -> Person {
        let press = self.press;
        match party {
            Party::Team(team) => Person {
                name: press.strategy.title(*team).to_owned(),
                address: Some(self.to(press.places.page(*team))),
            },
            Party::Text(name) => {
                Person { name: name.clone(), address: press.places.person(name).map(|page| self.to(page)) }
            }
        }
    }

    /// Whom a document belongs to.
    pub fn owners(&self, node: NodeId) -> Vec<Person> {
        self.press.strategy.owners(node).iter().map(|party| self.person(party)).collect()
    }

    /// Who answers for a document: its owners, else who checked in.
    pub fn answering(&self, node: NodeId) -> Vec<Person> {
        answering(self.press.strategy, node).map(|party| self.person(party)).collect()
    }
}
