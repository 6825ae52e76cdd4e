//! What only the documents of some roles show.

use serde::Serialize;

use crate::document::Fields;
use crate::measure::Split;
use crate::measure::indicator::Heading;
use crate::settings::Role;
use crate::site::press::Sheet;
use crate::site::view::{
    Branch, Capacity, Change, Confidence, Favored, Html, KeyResult, Look, Person, Reference, Rewarded,
    WorkTable,
};
use crate::strategy::{NodeId, Party};

/// What templates get beside `document`; what a role does not have is empty.
#[derive(Debug, Default, Serialize)]
pub struct Parts {
    /// The key results of an objective, or the page's own.
    pub key_results: Vec<KeyResult>,
    /// What check-ins said.
    pub confidence: Option<Confidence>,
    /// The work that leads to it.
    pub work: WorkTable,
    /// The systems and decisions that push for or against it.
    pub pushes: Vec<Rewarded>,
    /// What it prefers.
    pub favors: Vec<Favored>,
    /// What it rewards.
    pub rewards: Vec<Rewarded>,
    /// What was intended for it and what flows to it, by resource type.
    pub splits: Vec<SplitView>,
    /// The check-ins about it, newest first.
    pub check_ins: Vec<Look>,
    /// The decisions about it.
    pub decisions: Vec<Look>,
    /// The questions about it.
    pub questions: Vec<Look>,
    /// The objectives of a vision.
    pub objectives: Vec<Reference>,
    /// An initiative's progress, resources and what it waits for.
    pub initiative: Option<Initiative>,
    /// How a team contributes.
    pub team: Option<Team>,
    /// Where a team's or budget's capacity goes.
    pub capacities: Vec<Capacity>,
    /// What a check-in says.
    pub check_in: Option<CheckIn>,
    /// What a question asks.
    pub question: Option<Question>,
    /// What a scenario changes.
    pub scenario: Option<Scenario>,
    /// What a decision, question or check-in is about.
    pub about: Vec<Reference>,
}

/// What was intended for an aim, and what flows to it.
#[derive(Debug, Serialize)]
pub struct SplitView {
    /// The resource type.
    pub sort: String,
    /// The share that its weight intends.
    pub intended: String,
    /// The share that flows to it.
    pub actual: String,
    /// What flows through it, in the type's unit.
    pub flow: String,
}

/// An initiative's own.
#[derive(Debug, Serialize)]
pub struct Initiative {
    /// How far it is, and how far one would expect it to be.
    pub bar: Html,
    /// How far it is.
    pub progress: Option<String>,
    /// How far one would expect it to be.
    pub expected: Option<String>,
    /// The part of it that leads to the vision.
    pub reach: String,
    /// What pace and reach say together, as a sentence.
    pub pace: Option<String>,
    /// Ticked tasks of all.
    pub tasks: Option<String>,
    /// What it holds, by type and provider.
    pub holdings: Vec<HoldingView>,
}

/// What an initiative holds from one provider.
#[derive(Debug, Serialize)]
pub struct HoldingView {
    /// The resource type.
    pub sort: String,
    /// The team or budget; nobody where none is said.
    pub provider: Option<Reference>,
    /// How much, with its unit.
    pub amount: String,
}

/// A team's own.
#[derive(Debug, Serialize)]
pub struct Team {
    /// How it contributes, in its own words, as HTML.
    pub contributes: Option<Html>,
    /// Who leads it.
    pub lead: Option<Person>,
    /// One tree from the vision to its own work.
    pub tree: Vec<Branch>,
    /// Its own work that no line leads from to the vision.
    pub no_line: Vec<Reference>,
    /// Its check-ins, newest first.
    pub check_ins: Vec<CheckInLine>,
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

/// A check-in's own.
#[derive(Debug, Serialize)]
pub struct CheckIn {
    /// Who checked in.
    pub by: Option<Person>,
    /// Its day.
    pub date: Option<String>,
    /// How sure they are, as a share of 100.
    pub confidence: Option<String>,
    /// How aligned they feel, of 5.
    pub alignment: Option<String>,
    /// How they feel, of 5.
    pub mood: Option<String>,
    /// The objectives that they take for the most important, first one first.
    pub priorities: Vec<Reference>,
}

/// A question's own.
#[derive(Debug, Serialize)]
pub struct Question {
    /// What is expected.
    pub hypothesis: Option<Html>,
    /// What speaks for it.
    pub evidence: Option<Html>,
    /// The answer.
    pub answer: Option<Html>,
    /// When it was answered.
    pub answered: Option<String>,
}

/// A scenario's own.
#[derive(Debug, Serialize)]
pub struct Scenario {
    /// What sets it off.
    pub trigger: Option<String>,
    /// What it changes.
    pub changes: Vec<Change>,
}

/// The template of a role's documents.
pub const fn template(role: Role) -> &'static str {
    match role {
        Role::Vision => "vision.html",
        Role::Objective => "objective.html",
        Role::KeyResult => "key-result.html",
        Role::Initiative => "initiative.html",
        Role::Team => "team.html",
        Role::Budget => "budget.html",
        Role::System => "system.html",
        Role::CheckIn => "check-in.html",
        Role::Decision => "decision.html",
        Role::Question => "question.html",
        Role::Scenario => "scenario.html",
    }
}

impl Parts {
    /// What a document of `role` shows.
    pub fn of(sheet: &Sheet<'_>, node: NodeId, role: Role) -> Self {
        let strategy = sheet.press.strategy;
        let about = sheet.references(strategy.about(node).iter().copied());
        let base = Self { about, ..Self::default() };
        match role {
            Role::Vision => Self::vision(sheet, node, base),
            Role::Objective => Self::objective(sheet, node, base),
            Role::KeyResult => Self {
                key_results: vec![sheet.key_result(node)],
                confidence: sheet.confidence(node),
                work: sheet.work_table(sheet.press.work_on(node)),
                ..base
            },
            Role::Initiative => Self {
                initiative: Some(initiative(sheet, node)),
                confidence: sheet.confidence(node),
                check_ins: sheet.looks(node, Role::CheckIn),
                decisions: sheet.looks(node, Role::Decision),
                questions: sheet.looks(node, Role::Question),
                ..base
            },
            Role::Team => Self { team: Some(team(sheet, node)), capacities: sheet.capacities(node), ..base },
            Role::Budget => Self { capacities: sheet.capacities(node), ..base },
            Role::System | Role::Decision => Self { rewards: sheet.rewards(node), ..base },
            Role::CheckIn => Self { check_in: Some(check_in(sheet, node)), ..base },
            Role::Question => Self { question: Some(question(sheet, node)), ..base },
            Role::Scenario => Self { scenario: Some(scenario(sheet, node)), ..base },
        }
    }

    fn vision(sheet: &Sheet<'_>, node: NodeId, base: Self) -> Self {
        let strategy = sheet.press.strategy;
        let below = strategy.supporters(node).iter().map(|support| support.from);
        let objectives = below.filter(|&node| strategy.role(node) == Some(Role::Objective));
        Self {
            objectives: sheet.references(objectives),
            favors: sheet.favors(node),
            pushes: sheet.pushes(node),
            ..base
        }
    }

    fn objective(sheet: &Sheet<'_>, node: NodeId, base: Self) -> Self {
        let strategy = sheet.press.strategy;
        let below = strategy.supporters(node).iter().map(|support| support.from);
        let key_results = below.filter(|&node| strategy.role(node) == Some(Role::KeyResult));
        Self {
            key_results: key_results.map(|key_result| sheet.key_result(key_result)).collect(),
            confidence: sheet.confidence(node),
            work: sheet.work_table(sheet.press.work_on(node)),
            pushes: sheet.pushes(node),
            favors: sheet.favors(node),
            splits: splits(sheet, node),
            check_ins: sheet.looks(node, Role::CheckIn),
            decisions: sheet.looks(node, Role::Decision),
            questions: sheet.looks(node, Role::Question),
            ..base
        }
    }
}

fn splits(sheet: &Sheet<'_>, node: NodeId) -> Vec<SplitView> {
    let press = sheet.press;
    let of_aim = |split: &Split| {
        let (_, intended, actual) = split.aims.iter().find(|(aim, ..)| *aim == node)?;
        let flow = press.analysis.alignment.flow(node, &split.sort);
        Some(SplitView {
            sort: press.sort_word(&split.sort),
            intended: press.language.percent(*intended),
            actual: press.language.percent(*actual),
            flow: press.language.quantity(flow, press.unit(&split.sort)),
        })
    };
    press.index.splits.iter().filter_map(of_aim).collect()
}

fn initiative(sheet: &Sheet<'_>, node: NodeId) -> Initiative {
    let press = sheet.press;
    let (language, document) = (&press.language, press.strategy.document(node));
    let (progress, expected) = (document.progress(), press.expected(node));
    let heading = press.index.pace.get(&node).map(|heading| match heading {
        Heading::AheadAligned => "pace_ahead_aligned",
        Heading::AheadMisaligned => "pace_ahead_misaligned",
        Heading::BehindAligned => "pace_behind_aligned",
        Heading::BehindMisaligned => "pace_behind_misaligned",
    });
    let (done, all) = document.body.tasks;
    let tasks =
        || language.fill("tasks_done", &[("done", &language.integer(done)), ("all", &language.integer(all))]);
    Initiative {
        bar: sheet.bar(node, progress, expected),
        progress: progress.map(|share| language.percent(share)),
        expected: expected.map(|share| language.percent(share)),
        reach: language.percent(press.analysis.alignment.reach(node)),
        pace: heading.map(|key| language.word(key).to_owned()),
        tasks: (all > 0).then(tasks),
        holdings: holdings(sheet, node),
    }
}

fn holdings(sheet: &Sheet<'_>, node: NodeId) -> Vec<HoldingView> {
    let press = sheet.press;
    let of_type = |holding: &crate::strategy::Holding| {
        let (sort, unit) = (press.sort_word(&holding.sort), press.unit(&holding.sort).to_owned());
        holding.amounts.clone().into_iter().map(move |(provider, amount)| HoldingView {
            sort: sort.clone(),
            provider: provider.map(|provider| sheet.reference(provider)),
            amount: press.language.quantity(amount, &unit),
        })
    };
    press.strategy.holdings(node).iter().flat_map(of_type).collect()
}

fn team(sheet: &Sheet<'_>, node: NodeId) -> Team {
    let (press, strategy) = (sheet.press, sheet.press.strategy);
    let fields = &strategy.document(node).fields;
    let is_work = |node: NodeId| {
        matches!(strategy.role(node), Some(Role::Objective | Role::KeyResult | Role::Initiative))
    };
    let is_over = |node: NodeId| strategy.document(node).status.is_closed();
    let own: Vec<NodeId> =
        strategy.owned(node).iter().copied().filter(|&node| is_work(node) && !is_over(node)).collect();
    let (linked, unlinked): (Vec<NodeId>, Vec<NodeId>) =
        own.into_iter().partition(|&node| press.analysis.alignment.reach(node) > 0.0);
    Team {
        contributes: fields.contributes.as_deref().map(|text| Html(sheet.phrase(node, text))),
        lead: fields.lead.as_ref().map(|lead| sheet.person(&Party::Text(lead.clone()))),
        tree: sheet.lines_to(&linked, node),
        no_line: sheet.references(unlinked),
        check_ins: check_ins_by(sheet, node),
    }
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

fn of_five(sheet: &Sheet<'_>, answer: Option<f64>) -> Option<String> {
    let language = &sheet.press.language;
    answer.map(|answer| language.fill("of_five", &[("answer", &language.amount(answer))]))
}

fn check_in(sheet: &Sheet<'_>, node: NodeId) -> CheckIn {
    let (press, strategy) = (sheet.press, sheet.press.strategy);
    let fields: &Fields = &strategy.document(node).fields;
    CheckIn {
        by: strategy.by(node).map(|by| sheet.person(by)),
        date: fields.date.map(|date| press.language.date(date)),
        confidence: fields.confidence.map(|confidence| press.language.percent(confidence.share())),
        alignment: of_five(sheet, fields.pulse.alignment),
        mood: of_five(sheet, fields.pulse.mood),
        priorities: sheet.references(strategy.priorities(node).iter().copied()),
    }
}

fn question(sheet: &Sheet<'_>, node: NodeId) -> Question {
    let fields = &sheet.press.strategy.document(node).fields;
    let phrase = |text: &Option<String>| text.as_deref().map(|text| Html(sheet.phrase(node, text)));
    Question {
        hypothesis: phrase(&fields.hypothesis),
        evidence: phrase(&fields.evidence),
        answer: phrase(&fields.answer),
        answered: fields.answered.map(|date| sheet.press.language.date(date)),
    }
}

fn scenario(sheet: &Sheet<'_>, node: NodeId) -> Scenario {
    let fields = &sheet.press.strategy.document(node).fields;
    Scenario {
        trigger: fields.trigger.clone(),
        changes: fields.changes.iter().map(|edit| sheet.change(node, edit)).collect(),
    }
}
