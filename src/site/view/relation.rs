//! What links to a document, grouped by how, each group with a phrase of its own.

use std::cmp::Reverse;

use indexmap::IndexMap;
use serde::Serialize;

use crate::site::press::{Press, Sheet};
use crate::site::view::Reference;
use crate::strategy::NodeId;

/// The most documents that a group shows at once, and when it is unfolded.
const MOST: usize = 8;
const MOST_UNFOLDED: usize = 40;

/// How one document is linked to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tie {
    /// It supports it.
    Supports,
    /// It is about it.
    About,
    /// It belongs to it.
    Owner,
    /// It must wait for it.
    DependsOn,
    /// The other must wait for it.
    Needs,
    /// It draws resources from it.
    Resources,
    /// It takes it for one of the most important.
    Priorities,
    /// It would change it.
    Changes,
    /// Its text links to it.
    Mentions,
}

impl Tie {
    /// Every tie, in the order in which a page shows them.
    pub const ALL: [Self; 9] = [
        Self::Supports,
        Self::Owner,
        Self::About,
        Self::DependsOn,
        Self::Needs,
        Self::Resources,
        Self::Priorities,
        Self::Changes,
        Self::Mentions,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::About => "about",
            Self::Owner => "owner",
            Self::DependsOn => "depends_on",
            Self::Needs => "needs",
            Self::Resources => "resources",
            Self::Priorities => "priorities",
            Self::Changes => "changes",
            Self::Mentions => "mentions",
        }
    }
}

/// The documents of one kind that are linked to a page's document in one way.
#[derive(Clone, Debug, Serialize)]
pub struct Relation {
    /// How: "Initiatives that support this".
    pub phrase: String,
    /// Which: the newest first, where they have dates.
    pub documents: Vec<Reference>,
    /// Those that are folded away.
    pub folded: Vec<Reference>,
    /// How many there are beside the ones shown at once.
    pub more: usize,
    /// How many there are beside the folded ones as well.
    pub beyond: usize,
    /// The page that lists all of their kind.
    pub list: Option<String>,
}

impl Press<'_> {
    /// Everything that is linked to a document, in the order of ties and then of documents; what
    /// only mentions it is left out where it is linked in another way.
    pub fn ties(&self, node: NodeId) -> Vec<(Tie, NodeId)> {
        let strategy = self.strategy;
        let tied =
            |tie: Tie, nodes: &[NodeId]| nodes.iter().map(move |&node| (tie, node)).collect::<Vec<_>>();
        let mut ties: Vec<(Tie, NodeId)> =
            strategy.supporters(node).iter().map(|support| (Tie::Supports, support.from)).collect();
        ties.extend(tied(Tie::Owner, strategy.owned(node)));
        ties.extend(tied(Tie::About, strategy.looks(node)));
        ties.extend(tied(Tie::DependsOn, strategy.dependents(node)));
        ties.extend(tied(Tie::Needs, strategy.depends_on(node)));
        ties.extend(self.index.incoming(node));
        let linked: rustc_hash::FxHashSet<NodeId> = ties.iter().map(|&(_, from)| from).collect();
        let mentions =
            strategy.mentioned_by(node).iter().filter(|from| !linked.contains(from) && **from != node);
        ties.extend(mentions.map(|&from| (Tie::Mentions, from)));
        ties
    }

    /// What a page says over the documents of a kind that are tied to its own.
    pub fn tie_phrase(&self, tie: Tie, from: NodeId, to: NodeId) -> String {
        let role = |node| self.strategy.document(node).role.map_or("page", crate::settings::Role::word);
        let base = format!("rel_{}", tie.word());
        let pair = format!("{base}_{}_{}", role(from), role(to));
        let single = format!("{base}_{}", role(from));
        let phrase = self.language.known(&pair).or_else(|| self.language.known(&single));
        let phrase = phrase.unwrap_or_else(|| self.language.word(&base));
        let kinds = self.kind_word(&self.strategy.document(from).kind, true);
        crate::site::language::fill(phrase, [("kinds", kinds.as_str())])
    }
}

impl Sheet<'_> {
    /// What is linked to a document, by phrase; ties in `shown` stand elsewhere on the page.
    pub fn relations(&self, node: NodeId, shown: &[Tie]) -> Vec<Relation> {
        let mut groups: IndexMap<String, Vec<NodeId>> = IndexMap::new();
        for (tie, from) in self.press.ties(node).into_iter().filter(|(tie, _)| !shown.contains(tie)) {
            groups.entry(self.press.tie_phrase(tie, from, node)).or_default().push(from);
        }
        groups.into_iter().map(|(phrase, nodes)| self.relation(phrase, nodes)).collect()
    }

    fn relation(&self, phrase: String, mut nodes: Vec<NodeId>) -> Relation {
        nodes.sort_by_key(|&node| Reverse(self.press.strategy.document(node).fields.date));
        let more = nodes.len().saturating_sub(MOST);
        let folded = nodes.iter().copied().skip(MOST).take(MOST_UNFOLDED - MOST);
        Relation {
            phrase,
            list: nodes.first().and_then(|&first| self.list_of(first)),
            folded: self.references(folded),
            beyond: nodes.len().saturating_sub(MOST_UNFOLDED),
            more,
            documents: self.references(nodes.into_iter().take(MOST)),
        }
    }
}
