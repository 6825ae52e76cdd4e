//! What pages ask for again and again, looked up once for all of them: no page costs more in a
//! larger strategy.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::Analysis;
use crate::check::Finding;
use crate::chronicle::Suspect;
use crate::measure::indicator::Heading;
use crate::measure::{self, Split};
use crate::settings::Role;
use crate::site::concern::{Allowed, Concern, allowed, asked_of, concerns};
use crate::site::view::Tie;
use crate::strategy::{LinkField, NodeId, Party, Strategy, Target};
use crate::text::DocPath;

/// What a live initiative draws: the initiative, the resource type, the amount.
pub type Draw<'a> = (NodeId, &'a str, f64);

/// Answers by document.
pub struct Index<'a> {
    findings: FxHashMap<&'a DocPath, Vec<&'a Finding>>,
    suspects: FxHashMap<NodeId, Vec<Suspect>>,
    given: FxHashMap<NodeId, Vec<Draw<'a>>>,
    check_ins: FxHashMap<NodeId, Vec<NodeId>>,
    incoming: FxHashMap<NodeId, Vec<(Tie, NodeId)>>,
    asked: FxHashMap<Party, Vec<usize>>,
    /// The kinds of which there are documents.
    pub kinds: FxHashSet<&'a str>,
    /// What needs a look, dearest first.
    pub concerns: Vec<Concern<'a>>,
    /// The reasons for which shortfalls are allowed, by measure and document.
    pub allowed: Allowed<'a>,
    /// How fast each initiative is, and where to.
    pub pace: FxHashMap<NodeId, Heading>,
    /// The live objectives that support a vision, in the order of documents.
    pub aims: Vec<NodeId>,
    /// Their summed weights.
    pub weights: f64,
    /// What was intended for each aim, and what flows to it.
    pub splits: Vec<Split>,
}

impl<'a> Index<'a> {
    /// Looks everything up.
    pub fn of(analysis: &'a Analysis, findings: &'a [Finding]) -> Self {
        let strategy = &*analysis.strategy;
        let mut aims = analysis.alignment.aims();
        aims.sort_unstable();
        let allowed = allowed(analysis, findings);
        let concerns = concerns(analysis, findings, &allowed);
        let pace = analysis.indicators.pace.iter().map(|pace| (pace.initiative, pace.heading));
        Self {
            findings: grouped(findings.iter().map(|finding| (&finding.diagnostic.path, finding))),
            suspects: grouped(suspects(analysis)),
            given: grouped(given(analysis)),
            check_ins: grouped(check_ins(strategy)),
            incoming: grouped(incoming(strategy)),
            asked: grouped(asked(strategy, &concerns)),
            kinds: strategy.documents.iter().map(|document| document.kind.as_str()).collect(),
            concerns,
            allowed,
            pace: pace.collect(),
            weights: aims.iter().filter_map(|&aim| strategy.document(aim).fields.weight).sum(),
            aims,
            splits: measure::splits(&analysis.alignment),
        }
    }

    /// What is wrong in a file.
    pub fn findings_in(&self, path: &DocPath) -> &[&'a Finding] {
        self.findings.get(path).map_or(&[], Vec::as_slice)
    }

    /// The suspect supports from and to a document.
    pub fn suspects(&self, node: NodeId) -> &[Suspect] {
        self.suspects.get(&node).map_or(&[], Vec::as_slice)
    }

    /// What live initiatives draw from a team or budget.
    pub fn given_by(&self, provider: NodeId) -> &[Draw<'a>] {
        self.given.get(&provider).map_or(&[], Vec::as_slice)
    }

    /// The check-ins of a team.
    pub fn check_ins_by(&self, team: NodeId) -> &[NodeId] {
        self.check_ins.get(&team).map_or(&[], Vec::as_slice)
    }

    /// The places of what is asked of a team or person among all that needs a look.
    pub fn asked_of(&self, party: &Party) -> &[usize] {
        self.asked.get(party).map_or(&[], Vec::as_slice)
    }

    /// The links to a document whose other end the strategy does not look up, each once.
    pub fn incoming(&self, node: NodeId) -> &[(Tie, NodeId)] {
        self.incoming.get(&node).map_or(&[], Vec::as_slice)
    }
}

/// Values by key, in their order.
fn grouped<K: std::hash::Hash + Eq, V>(pairs: impl IntoIterator<Item = (K, V)>) -> FxHashMap<K, Vec<V>> {
    let mut groups: FxHashMap<K, Vec<V>> = FxHashMap::default();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

fn suspects(analysis: &Analysis) -> impl Iterator<Item = (NodeId, Suspect)> {
    let all = analysis.chronicle().map_or_else(Vec::new, |chronicle| chronicle.suspects(&analysis.alignment));
    all.into_iter().flat_map(|suspect| [(suspect.support.from, suspect), (suspect.support.to, suspect)])
}

fn given(analysis: &Analysis) -> impl Iterator<Item = (NodeId, Draw<'_>)> {
    let drawn = |work: NodeId| {
        analysis.strategy.holdings(work).iter().flat_map(move |holding| {
            let amounts = holding.amounts.iter().filter(|(_, amount)| *amount > 0.0);
            amounts.filter_map(move |&(provider, amount)| {
                Some((provider?, (work, holding.sort.as_str(), amount)))
            })
        })
    };
    analysis.alignment.live(Role::Initiative).flat_map(drawn)
}

fn check_ins(strategy: &Strategy) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
    strategy.with_role(Role::CheckIn).filter_map(|node| match strategy.by(node) {
        Some(Party::Team(team)) => Some((*team, node)),
        _ => None,
    })
}

fn asked(strategy: &Strategy, concerns: &[Concern<'_>]) -> impl Iterator<Item = (Party, usize)> {
    let of = |(at, concern): (usize, &Concern<'_>)| {
        asked_of(strategy, concern.document).into_iter().map(move |party| (party, at))
    };
    concerns.iter().enumerate().flat_map(of)
}

fn incoming(strategy: &Strategy) -> Vec<(NodeId, (Tie, NodeId))> {
    let mut incoming = Vec::new();
    for from in strategy.ids() {
        let links = strategy.links(from).iter();
        let mut own: Vec<(NodeId, (Tie, NodeId))> = links
            .filter_map(|link| match (&link.target, tie(link.field)) {
                (Target::Document(to), Some(tie)) => Some((*to, (tie, from))),
                _ => None,
            })
            .collect();
        own.sort_unstable();
        own.dedup();
        incoming.append(&mut own);
    }
    incoming
}

const fn tie(field: LinkField) -> Option<Tie> {
    match field {
        LinkField::Resources => Some(Tie::Resources),
        LinkField::Priorities => Some(Tie::Priorities),
        LinkField::Changes => Some(Tie::Changes),
        LinkField::Supports | LinkField::About | LinkField::DependsOn => None,
    }
}
