//! What all pages are made from, and how one is printed.

use minijinja::value::Serde;
use minijinja::{Value, context};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

use crate::analysis::Analysis;
use crate::check::Finding;
use crate::chronicle::{Landing, LandingId};
use crate::document::Mention;
use crate::drift::Event;
use crate::escape;
use crate::settings::{Kind, Role};
use crate::site::address;
use crate::site::charts::Direction;
use crate::site::forge::Forge;
use crate::site::frame::{self, Built, Frame, MenuItem, Setting};
use crate::site::index::Index;
use crate::site::language::{Language, is_from_the_right};
use crate::site::markdown::{self, Link, Prose};
use crate::site::past::{Leg, Past};
use crate::site::places::Places;
use crate::site::templates::{TemplateError, Templates};
use crate::site::view::{Revision, Standing};
use crate::strategy::{Destination, NodeId, Strategy, Target};
use crate::text::DocPath;

/// Everything that the pages of one site have in common.
pub struct Press<'a> {
    pub analysis: &'a Analysis,
    pub strategy: &'a Strategy,
    /// What is wrong with the strategy.
    pub findings: &'a [Finding],
    pub language: Language,
    /// The side from which the language is read.
    pub direction: Direction,
    pub forge: Option<Forge>,
    /// The commit that is built, or that the work tree stands on.
    commit: Option<String>,
    pub places: Places,
    /// Where the site will stand, with a closing slash.
    pub base_url: Option<String>,
    /// How each document stands.
    standings: Vec<Option<Standing>>,
    pub index: Index<'a>,
    pub past: &'a Past,
    /// The numbers of the events since the last release, by the document that each stands at.
    events: FxHashMap<&'a str, Vec<usize>>,
    /// The number of each landing by its commit's id.
    landings: FxHashMap<&'a str, LandingId>,
    pub menu: Vec<MenuItem>,
    pub built: Built,
    templates: Templates,
}

/// A page on its way: what is said on it is said from its address.
#[derive(Clone, Copy)]
pub struct Sheet<'p> {
    pub press: &'p Press<'p>,
    pub at: &'p DocPath,
}

/// A page, printed.
pub type Printed = (DocPath, String);

impl<'a> Press<'a> {
    /// Gathers what all pages need. `own` are the user's templates by name and text.
    ///
    /// # Errors
    /// A template of the user's that is none.
    pub fn new(
        analysis: &'a Analysis,
        findings: &'a [Finding],
        past: &'a Past,
        places: Places,
        own: &[(&str, &str)],
        setting: &Setting,
    ) -> Result<Self, TemplateError> {
        let strategy = &*analysis.strategy;
        let site = &strategy.settings.site;
        let language = Language::of(&site.language);
        let templates = Templates::new(own, &language, strategy.documents.len())?;
        let forge = Forge::of(site, &setting.prefix);
        let mut press = Self {
            analysis,
            strategy,
            findings,
            direction: match is_from_the_right(&site.language) {
                true => Direction::RightToLeft,
                false => Direction::LeftToRight,
            },
            forge,
            commit: setting.commit.as_ref().map(|commit| commit.id.to_string()),
            places,
            base_url: setting.base_url.clone().or_else(|| site.base_url.clone()),
            standings: Vec::new(),
            index: Index::of(analysis, findings),
            past,
            events: events(past),
            landings: landings(analysis),
            menu: Vec::new(),
            built: Built::default(),
            language,
            templates,
        };
        press.standings =
            strategy.ids().collect::<Vec<_>>().into_par_iter().map(|n| Standing::of(&press, n)).collect();
        press.menu = frame::menu(&press);
        press.built = Built::of(&press, setting);
        let shared = Value::from(Serde(frame::Shared::of(&press, setting)));
        press.templates.share("site", shared);
        Ok(press)
    }

    /// The page at `at`, still blank.
    pub const fn sheet<'p>(&'p self, at: &'p DocPath) -> Sheet<'p> {
        Sheet { press: self, at }
    }

    /// The ways from release to release, oldest first, each with its page.
    pub fn legs(&self) -> impl DoubleEndedIterator<Item = (&'a Leg, &DocPath)> {
        self.past.legs.iter().zip(self.places.legs())
    }

    /// The way that "since" means, with its page.
    pub fn newest_leg(&self) -> Option<(&'a Leg, &DocPath)> {
        self.legs().nth(self.past.newest()?)
    }

    /// What happened to the document with this id on that way.
    pub fn events_since(&self, id: &str) -> Vec<&'a Event> {
        let events = self.past.newest().map_or(&[][..], |at| &self.past.legs[at].drift.events);
        self.events.get(id).into_iter().flatten().map(|&at| &events[at]).collect()
    }

    /// A document's last landing.
    pub fn last_landing(&self, node: NodeId) -> Option<&Landing> {
        let chronicle = self.analysis.chronicle()?;
        let touched = &chronicle.life(self.strategy.id(node))?.touched;
        Some(chronicle.landing(*touched.last()?))
    }

    /// A file on the forge, at a line where it is known that the same stands there: in the commit that
    /// is built, or where the work tree has not changed the document. Else as it stands on the branch.
    pub fn source(&self, path: &str, node: Option<NodeId>, line: Option<usize>) -> Option<String> {
        let forge = self.forge.as_ref()?;
        let committed = self.analysis.version.commit.is_some()
            || node
                .and_then(|node| self.last_landing(node))
                .is_some_and(|landing| landing.revision.is_some());
        match self.commit.as_deref().filter(|_| committed) {
            Some(id) => forge.file(id, path, line),
            None => forge.newest(path),
        }
    }

    /// A commit by its id, with what history says of it.
    pub fn revision(&self, id: &str) -> Revision {
        let known = self.landings.get(id).and_then(|&at| Some(self.analysis.chronicle()?.landing(at)));
        match known {
            Some(landing) => Revision::of(self, landing),
            None => Revision::new(self, Some(id), self.analysis.date(), "", ""),
        }
    }

    /// How a document stands; nothing where it simply is in force.
    pub fn standing(&self, node: NodeId) -> Option<&Standing> {
        self.standings.get(node.index())?.as_ref()
    }

    /// What a kind is called: one of them, or all.
    pub fn kind_word(&self, name: &str, several: bool) -> String {
        capitalised(&self.kind_noun(name, several))
    }

    /// What the documents of a role are called, by the kinds of which there are any.
    pub fn role_word(&self, role: Role) -> String {
        let kinds = self.strategy.settings.kinds.iter().filter(|(_, kind)| kind.role == role);
        let used = kinds.filter(|(name, _)| self.index.kinds.contains(name.as_str()));
        let used: Vec<String> = used.map(|(name, _)| self.kind_word(name, true)).collect();
        if used.is_empty() { self.kind_word(role.word(), true) } else { used.join(", ") }
    }

    /// The same as it stands within a sentence.
    pub fn kind_noun(&self, name: &str, several: bool) -> String {
        let form = if several { "kinds" } else { "kind" };
        let declared = self.strategy.settings.kinds.get(name);
        let is_ours = declared.is_none_or(|kind| kind.plural == Kind::new(name, kind.role).plural);
        if let Some(ours) = self.language.known(&format!("{form}_{name}")).filter(|_| is_ours) {
            return ours.to_owned();
        }
        let theirs = declared.map_or(name, |kind| if several { &kind.plural } else { &kind.name });
        theirs.replace(['-', '_'], " ")
    }
}

impl<'p> Sheet<'p> {
    /// The address of `path`, from this page.
    pub fn to(&self, path: &DocPath) -> String {
        address::link(self.at, path, None)
    }

    /// The page that lists documents of the same kind.
    pub fn list_of(&self, node: NodeId) -> Option<String> {
        let kind = &self.press.strategy.document(node).kind;
        self.press.places.kind(kind).map(|page| self.to(page))
    }

    /// The address of a page of our own by its name, from this page.
    pub fn own(&self, name: &str) -> String {
        self.at.relative(name)
    }

    /// The body of a document, its links leading from this page.
    pub fn prose(&self, node: NodeId) -> Prose {
        let document = self.press.strategy.document(node);
        let mentions = &document.body.mentions;
        let destinations = self.press.strategy.mentions(node);
        let resolve = |mention: &Mention| {
            let at = mentions.binary_search_by_key(&mention.span.start, |other| other.span.start).ok()?;
            self.destination(destinations.get(at)?)
        };
        markdown::prose(document, &self.press.language, &resolve)
    }

    /// What a document means in one breath, as a paragraph: as its body begins, else in plain words
    /// from further below; nothing where it says nothing.
    pub fn statement(&self, node: NodeId) -> String {
        let first = self.prose(node).statement;
        let said = &self.press.strategy.document(node).statement.value;
        if !first.is_empty() || said.is_empty() {
            return first;
        }
        format!("<p class=\"statement\">{}</p>\n", escape::text(said))
    }

    /// A text of a document's field, its links leading from this page.
    pub fn phrase(&self, node: NodeId, text: &str) -> String {
        let path = self.press.strategy.document(node).path();
        let resolve = |mention: &Mention| match self.press.strategy.lookup().find(&mention.target, path) {
            Target::Document(found) => self.destination(&Destination::Document(found, None)),
            _ => None,
        };
        markdown::phrase(text, path, &self.press.language, &resolve)
    }

    fn destination(&self, destination: &Destination) -> Option<Link> {
        let press = self.press;
        match destination {
            Destination::Document(node, fragment) => {
                let document = press.strategy.document(*node);
                let anchor = fragment.as_deref().and_then(|fragment| markdown::anchor(document, fragment));
                Some(Link {
                    address: address::link(self.at, press.places.page(*node), anchor.as_deref()),
                    words: document.title.value.clone(),
                    size: None,
                })
            }
            Destination::File(path) => {
                let on_forge = || press.forge.as_ref()?.newest(path.as_str());
                let address = press.places.file(path).map(|file| self.to(file)).or_else(on_forge)?;
                Some(Link { address, words: path.file_name().to_owned(), size: press.places.size(path) })
            }
            Destination::External | Destination::Missing(_) => None,
        }
    }

    /// Prints the page with the template called `template`. Every field of `data` is known to it by
    /// its own name, all of them together as `data`, and the frame as `page`.
    ///
    /// # Errors
    /// A template that fails.
    pub fn print(
        &self,
        template: &str,
        frame: Frame,
        data: impl Serialize,
    ) -> Result<Printed, TemplateError> {
        let data = Value::from(Serde(data));
        let data = context! { page => Value::from(Serde(frame)), data => data.clone(), ..data };
        let mut text = self.press.templates.render(template, data)?;
        // All pages are held until the last one is printed.
        text.shrink_to_fit();
        Ok((self.at.clone(), text))
    }
}

fn events(past: &Past) -> FxHashMap<&str, Vec<usize>> {
    let mut by_document: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let newest = past.newest().map_or(&[][..], |at| &past.legs[at].drift.events);
    for (at, event) in newest.iter().enumerate() {
        if let Some(id) = &event.document {
            by_document.entry(id).or_default().push(at);
        }
    }
    by_document
}

fn landings(analysis: &Analysis) -> FxHashMap<&str, LandingId> {
    let all = analysis.chronicle().map_or(&[][..], |chronicle| &chronicle.landings);
    all.iter().enumerate().filter_map(|(at, landing)| Some((landing.revision.as_deref()?, at))).collect()
}

/// `text` with its first letter large.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
