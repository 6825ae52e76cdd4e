//! The page of somebody who owns or leads something and is no team of the strategy.

use indexmap::IndexMap;
use serde::Serialize;

use crate::settings::Role;
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Asked, Branch, Look, Reference, Sight};
use crate::strategy::{NodeId, Party};
use crate::text::DocPath;

/// The most documents of a kind, and the most check-ins, that are shown.
const MOST: usize = 50;

/// What somebody has, by kind.
#[derive(Debug, Serialize)]
pub struct Belongings {
    /// What the kind is called.
    pub kind: String,
    /// The documents.
    pub documents: Vec<Reference>,
    /// How many more there are.
    pub more: usize,
}

/// What people who are no team own and said, by name.
#[derive(Debug, Default)]
pub struct People {
    owned: IndexMap<String, Vec<NodeId>>,
    led: IndexMap<String, Vec<NodeId>>,
    check_ins: IndexMap<String, Vec<NodeId>>,
}

impl People {
    /// All of them.
    pub fn of(press: &Press<'_>) -> Self {
        let mut people = Self::default();
        for node in press.strategy.ids() {
            for owner in press.strategy.owners(node) {
                add(&mut people.owned, owner, node);
            }
            if let Some(by) = press.strategy.by(node) {
                add(&mut people.check_ins, by, node);
            }
        }
        for team in press.strategy.with_role(Role::Team) {
            if let Some(lead) = &press.strategy.document(team).fields.lead {
                people.led.entry(lead.clone()).or_default().push(team);
            }
        }
        people
    }

    /// Prints the page of `name`.
    ///
    /// # Errors
    /// A template that fails.
    pub fn print(&self, press: &Press<'_>, name: &str, at: &DocPath) -> Result<Printed, TemplateError> {
        #[derive(Serialize)]
        struct Data<'a> {
            name: &'a str,
            led: Vec<Reference>,
            tree: Vec<Branch>,
            no_line: Vec<Reference>,
            asked: Asked,
            belongings: Vec<Belongings>,
            check_ins: Vec<Look>,
        }
        let sheet = press.sheet(at);
        let led = self.led.get(name).map_or(&[][..], Vec::as_slice);
        let of_teams = led.iter().flat_map(|&team| press.strategy.owned(team));
        let owned = self.owned.get(name).into_iter().flatten().chain(of_teams).copied();
        let Sight { tree, no_line, .. } = sheet.sight(press.open_work(owned), None);
        let said = self.check_ins.get(name).cloned().unwrap_or_default();
        let data = Data {
            name,
            led: sheet.references(led.iter().copied()),
            tree,
            no_line,
            asked: sheet.asked_of(&Party::Text(name.to_owned())),
            belongings: self.belongings(&sheet, name),
            check_ins: sheet.dated(said).into_iter().take(MOST).collect(),
        };
        let description = press.language.fill("belongs_to", &[("name", name)]);
        sheet.print("person.html", sheet.frame("owner", name, &description), data)
    }

    /// What `name` owns, by kind.
    fn belongings(&self, sheet: &Sheet<'_>, name: &str) -> Vec<Belongings> {
        let press = sheet.press;
        let mut kinds: IndexMap<&str, Vec<NodeId>> = IndexMap::new();
        for &node in self.owned.get(name).into_iter().flatten() {
            kinds.entry(&press.strategy.document(node).kind).or_default().push(node);
        }
        let declared = &press.strategy.settings.kinds;
        kinds.sort_by_key(|kind, _| declared.get_index_of(*kind).unwrap_or(usize::MAX));
        let of_kind = |(kind, nodes): (&str, Vec<NodeId>)| Belongings {
            kind: press.kind_word(kind, true),
            more: nodes.len().saturating_sub(MOST),
            documents: sheet.references(nodes.into_iter().take(MOST)),
        };
        kinds.into_iter().map(of_kind).collect()
    }
}

fn add(by_name: &mut IndexMap<String, Vec<NodeId>>, party: &Party, node: NodeId) {
    if let Party::Text(name) = party {
        by_name.entry(name.clone()).or_default().push(node);
    }
}
