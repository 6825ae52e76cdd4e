//! What each document, or link of one, keeps a reading from: mended alone, what would be read
//! (measures.md, At stake)?

use super::{Edge, Oracle};

/// A document that falls short, and what the reading would gain by mending it alone.
pub type Short<'s> = (&'s str, f64);

impl<'s> Oracle<'s> {
    /// What falls short in a measure.
    pub fn short(&self, measure: &str) -> Vec<Short<'s>> {
        let mut short = match measure {
            "reach" => self.short_of_reach(),
            "allocation" => self.short_of_allocation(),
            "understanding" => self.short_of_understanding(),
            "coherence" => self.short_of_coherence(),
            "currency" => counted(
                &self.carrying,
                |edge: &Edge<'s>| edge.from.id.as_str(),
                |edge| !self.is_suspect(edge.from, edge.to),
            ),
            "pursuit" => counted(&self.live("objective"), |aim| aim.id.as_str(), |aim| self.is_pursued(aim)),
            "evidence" => counted(&self.live("objective"), |aim| aim.id.as_str(), |aim| self.is_evident(aim)),
            "contribution" => {
                counted(&self.live("team"), |team| team.id.as_str(), |team| self.contributes(team))
            }
            _ => counted(&self.due(), |sheet| sheet.id.as_str(), |sheet| self.is_on_time(sheet)),
        };
        short.retain(|(_, gain)| *gain > 1e-12);
        short
    }

    fn short_of_reach(&self) -> Vec<Short<'s>> {
        let types = self.types();
        let lost = |work: &crate::sketch::Sheet, sort: &str| {
            let total: f64 = self.committed().iter().map(|other| self.amount(other, sort)).sum();
            self.amount(work, sort) * (1.0 - self.reach(work)) / total
        };
        let gain = |work: &crate::sketch::Sheet| {
            types.iter().map(|sort| lost(work, sort)).sum::<f64>() / types.len() as f64
        };
        self.committed().into_iter().map(|work| (work.id.as_str(), gain(work))).collect()
    }

    fn short_of_allocation(&self) -> Vec<Short<'s>> {
        let flowing = self.flowing();
        let distance = |id: &str, sort: &str| {
            self.distances(sort).iter().find(|(aim, _)| *aim == id).map_or(0.0, |(_, d)| *d)
        };
        let gain =
            |id: &str| flowing.iter().map(|sort| distance(id, sort)).sum::<f64>() / flowing.len() as f64;
        self.aims().into_iter().map(|aim| (aim.id.as_str(), gain(&aim.id))).collect()
    }

    fn short_of_understanding(&self) -> Vec<Short<'s>> {
        let respondents = self.respondents();
        let all = respondents.len() as f64;
        respondents.into_iter().map(|(id, reading)| (id, (1.0 - reading) / all)).collect()
    }

    fn short_of_coherence(&self) -> Vec<Short<'s>> {
        let speaking: Vec<(&str, bool)> = self
            .statements()
            .into_iter()
            .filter_map(|(id, statement)| Some((id, self.agrees(statement)?)))
            .collect();
        let named = |(id, _): &(&str, bool)| self.find(id).map_or("", |sheet| sheet.id.as_str());
        counted(&speaking, named, |(_, agrees)| *agrees)
    }
}

/// Where each of `all` counts alike, those that fall short gain one count.
fn counted<'s, T>(all: &[T], id: impl Fn(&T) -> &'s str, does: impl Fn(&T) -> bool) -> Vec<Short<'s>> {
    all.iter().filter(|one| !does(one)).map(|one| (id(one), 1.0 / all.len() as f64)).collect()
}
