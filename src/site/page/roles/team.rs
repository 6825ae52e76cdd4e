//! What only a team shows: how it contributes, what acts on it, what it said.

use rustc_hash::FxHashSet;
use serde::Serialize;

use super::said::of_five;
use crate::document::Pulse;
use crate::settings::Role;
use crate::site::press::Sheet;
use crate::site::view::{Asked, Branch, Html, Look, Person, Reference, Sight, Tie};
use crate::strategy::{NodeId, Party};

/// A team's own.
#[derive(Debug, Serialize)]
pub struct Team {
    /// How it contributes, in its own words, as HTML.
    pub contributes: Option<Html>,
    /// Who leads it.
    pub lead: Option<Person>,
    /// One tree from the vision to its own work and to what it gives people or money to.
    pub tree: Vec<Branch>,
    /// That work, as far as no line leads from it to the vision.
    pub no_line: Vec<Reference>,
    /// What is asked of it.
    pub asked: Asked,
    /// The systems in force that steer towards something on that tree.
    pub systems: Vec<Reference>,
    /// How its answers to how things are went.
    pub pulse: Vec<PulseLine>,
    /// Its check-ins, newest first.
    pub check_ins: Vec<CheckInLine>,
}

/// One question of the pulse, over time.
#[derive(Debug, Serialize)]
pub struct PulseLine {
    /// What is asked.
    pub name: String,
    /// The latest answer, of 5.
    pub latest: String,
    /// How the answers went; nothing for a single one.
    pub trend: Option<Html>,
}

/// A check-in of a team.
#[derive(Debug, Serialize)]
pub struct CheckInLine {
    /// The check-in.
    pub look: Look,
    /// What it is about.
    pub about: Vec<Reference>,
    /// How aligned the team felt, of 5.
    pub alignment: Option<String>,
    /// How it felt, of 5.
    pub mood: Option<String>,
}

impl Team {
    /// What the page of a team shows.
    pub fn of(sheet: &Sheet<'_>, node: NodeId) -> Self {
        let fields = &sheet.press.strategy.document(node).fields;
        let Sight { linked, tree, no_line } = sheet.sight(work(sheet, node), Some(node));
        Self {
            contributes: fields.contributes.as_deref().map(|text| Html(sheet.phrase(node, text))),
            lead: fields.lead.as_ref().map(|lead| sheet.person(&Party::Text(lead.clone()))),
            tree,
            no_line,
            asked: sheet.asked_of(&Party::Team(node)),
            systems: systems(sheet, &linked),
            pulse: pulse(sheet, node),
            check_ins: check_ins_by(sheet, node),
        }
    }
}

/// What a team owns and what draws on it, as far as it is not over, in the order of documents.
fn work(sheet: &Sheet<'_>, team: NodeId) -> Vec<NodeId> {
    let strategy = sheet.press.strategy;
    let owned = strategy.owned(team).iter().copied();
    let drawing = sheet.press.index.incoming(team).iter().filter(|(tie, _)| *tie == Tie::Resources);
    sheet.press.open_work(owned.chain(drawing.map(|&(_, node)| node)))
}

/// The systems that steer towards something between `work` and the vision.
fn systems(sheet: &Sheet<'_>, work: &[NodeId]) -> Vec<Reference> {
    let (strategy, alignment) = (sheet.press.strategy, &sheet.press.analysis.alignment);
    let on_line: FxHashSet<NodeId> = work.iter().flat_map(|&node| alignment.chain(node)).collect();
    let acts = |system: &NodeId| strategy.supports(*system).iter().any(|to| on_line.contains(&to.to));
    sheet.references(alignment.live(Role::System).filter(acts))
}

/// One of a pulse's answers.
type Answer = fn(Pulse) -> Option<f64>;

fn pulse(sheet: &Sheet<'_>, team: NodeId) -> Vec<PulseLine> {
    let strategy = sheet.press.strategy;
    let mut own = sheet.press.index.check_ins_by(team).to_vec();
    own.sort_by_key(|&node| (strategy.document(node).fields.date, node));
    let line = |(key, answer): (&str, Answer)| {
        let answers: Vec<f64> =
            own.iter().filter_map(|&node| answer(strategy.document(node).fields.pulse)).collect();
        Some(PulseLine {
            name: sheet.press.language.word(key).to_owned(),
            latest: of_five(sheet, answers.last().copied())?,
            trend: sheet.answers_trend(&answers),
        })
    };
    let asked: [(&str, Answer); 2] =
        [("felt_alignment", |pulse| pulse.alignment), ("mood", |pulse| pulse.mood)];
    asked.into_iter().filter_map(line).collect()
}

fn check_ins_by(sheet: &Sheet<'_>, team: NodeId) -> Vec<CheckInLine> {
    let strategy = sheet.press.strategy;
    let own = sheet.press.index.check_ins_by(team).to_vec();
    let line = |(node, look): (NodeId, Look)| CheckInLine {
        look,
        about: sheet.references(strategy.about(node).iter().copied()),
        alignment: of_five(sheet, strategy.document(node).fields.pulse.alignment),
        mood: of_five(sheet, strategy.document(node).fields.pulse.mood),
    };
    sheet.dated_with_ids(own).into_iter().map(line).collect()
}
