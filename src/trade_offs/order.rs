//! What follows from preferences: the order of terms that they state.

use std::collections::VecDeque;

use indexmap::IndexSet;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;

use crate::document::TradeOff;

/// Terms, and which preferences lead from one to the other.
pub struct Order<'t> {
    terms: IndexSet<&'t str>,
    /// For each term what stands under it: the other term and the preference that says so.
    under: Vec<Vec<(usize, usize)>>,
    /// For each preference its terms.
    ends: Vec<(usize, usize)>,
    /// For each term its group: those that stand over one another share one.
    group: Vec<usize>,
}

impl<'t> Order<'t> {
    /// The order that `preferences` state.
    pub fn of(preferences: &[&'t TradeOff]) -> Self {
        let mut terms = IndexSet::new();
        let mut number = |term: &'t str| terms.insert_full(term).0;
        let ends: Vec<_> = preferences.iter().map(|p| (number(&p.over), number(&p.under))).collect();
        let mut under = vec![Vec::new(); terms.len()];
        for (preference, &(from, to)) in ends.iter().enumerate() {
            under[from].push((to, preference));
        }
        let group = groups(terms.len(), &ends);
        Self { terms, under, ends, group }
    }

    /// The preferences that put something above itself.
    pub fn circular(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.ends.len()).filter(|&preference| self.is_circular(preference))
    }

    /// Of each group of circular preferences the shortest way round from its first one.
    pub fn circles(&self) -> Vec<Vec<usize>> {
        let mut seen = IndexSet::new();
        let firsts = self.circular().filter(|&preference| seen.insert(self.group[self.ends[preference].0]));
        firsts.map(|first| self.circle(first)).collect()
    }

    /// The shortest row of preferences, none of them circular, that leads from one of `over` to one
    /// of `under`.
    pub fn way(&self, over: &IndexSet<&str>, under: &IndexSet<&str>) -> Option<Vec<usize>> {
        let numbers = |terms: &IndexSet<&str>| -> Vec<usize> {
            terms.iter().filter_map(|&term| self.terms.get_index_of(term)).collect()
        };
        let to = numbers(under);
        self.search(&numbers(over), |term| to.contains(&term), |preference| !self.is_circular(preference))
    }

    fn is_circular(&self, preference: usize) -> bool {
        let (from, to) = self.ends[preference];
        self.group[from] == self.group[to]
    }

    fn circle(&self, first: usize) -> Vec<usize> {
        let (start, next) = self.ends[first];
        if start == next {
            return vec![first];
        }
        let rest = self.search(&[next], |term| term == start, |preference| self.is_circular(preference));
        std::iter::once(first).chain(rest.unwrap_or_default()).collect()
    }

    /// The shortest row of preferences that `follow` allows, from one of `starts` to an end.
    fn search(
        &self,
        starts: &[usize],
        is_end: impl Fn(usize) -> bool,
        follow: impl Fn(usize) -> bool,
    ) -> Option<Vec<usize>> {
        let mut came_by: FxHashMap<usize, Option<usize>> =
            starts.iter().map(|&start| (start, None)).collect();
        let mut queue = VecDeque::from(starts.to_vec());
        while let Some(term) = queue.pop_front() {
            for &(next, preference) in self.under[term].iter().filter(|(_, preference)| follow(*preference)) {
                if is_end(next) {
                    return Some(self.row(&came_by, preference));
                }
                came_by.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    Some(preference)
                });
            }
        }
        None
    }

    /// The row of preferences that ends with `last`.
    fn row(&self, came_by: &FxHashMap<usize, Option<usize>>, last: usize) -> Vec<usize> {
        let before = |&preference: &usize| came_by[&self.ends[preference].0];
        let mut row: Vec<usize> = std::iter::successors(Some(last), before).collect();
        row.reverse();
        row
    }
}

fn groups(terms: usize, ends: &[(usize, usize)]) -> Vec<usize> {
    let mut graph = DiGraph::<(), (), usize>::default();
    let vertices: Vec<_> = (0..terms).map(|_| graph.add_node(())).collect();
    for &(from, to) in ends {
        graph.add_edge(vertices[from], vertices[to], ());
    }
    let mut group = vec![0; terms];
    for (number, members) in kosaraju_scc(&graph).into_iter().enumerate() {
        for member in members {
            group[member.index()] = number;
        }
    }
    group
}
