//! The nine measures, each as its row of the table says.

use jiff::ToSpan;

use super::{Oracle, mean, share};
use crate::sketch::Sheet;

impl<'s> Oracle<'s> {
    pub fn reach_reading(&self) -> Option<f64> {
        let committed = self.committed();
        let total = |sort: &str| committed.iter().map(|work| self.amount(work, sort)).sum::<f64>();
        let led =
            |sort: &str| committed.iter().map(|work| self.amount(work, sort) * self.reach(work)).sum::<f64>();
        let types = if committed.is_empty() { Vec::new() } else { self.types() };
        mean(&types.iter().map(|sort| led(sort) / total(sort)).collect::<Vec<_>>())
    }

    pub fn allocation(&self) -> Option<f64> {
        let aims = self.aims();
        let weights: f64 = aims.iter().filter_map(|aim| aim.weight).sum();
        if aims.len() < 2 || weights == 0.0 {
            return None;
        }
        let per_type: Vec<f64> = self
            .flowing()
            .iter()
            .map(|sort| 1.0 - self.distances(sort).iter().map(|(_, d)| d).sum::<f64>())
            .collect();
        mean(&per_type)
    }

    /// The types of which something flows through aims to visions.
    pub fn flowing(&self) -> Vec<&'static str> {
        let arrives = |sort: &&str| self.aims().iter().any(|aim| self.arriving(aim, sort) > 0.0);
        self.types().into_iter().filter(arrives).collect()
    }

    /// Half the distance between what is intended for each aim and what it gets.
    pub fn distances(&self, sort: &str) -> Vec<(&'s str, f64)> {
        let aims = self.aims();
        let weights: f64 = aims.iter().filter_map(|aim| aim.weight).sum();
        let all: f64 = aims.iter().map(|aim| self.arriving(aim, sort)).sum();
        let distance = |aim: &Sheet| aim.weight.unwrap_or(0.0) / weights - self.arriving(aim, sort) / all;
        aims.iter().map(|aim| (aim.id.as_str(), distance(aim).abs() / 2.0)).collect()
    }

    fn arriving(&self, aim: &Sheet, sort: &str) -> f64 {
        self.flow(aim, sort) * self.to_visions(aim).sum::<f64>()
    }

    fn to_visions(&self, aim: &Sheet) -> impl Iterator<Item = f64> {
        self.carrying_from(aim).filter(|edge| edge.to.kind == "vision").map(|edge| edge.share)
    }

    pub fn aims(&self) -> Vec<&'s Sheet> {
        let is_aim = |sheet: &&Sheet| self.to_visions(sheet).next().is_some();
        self.live("objective").into_iter().filter(is_aim).collect()
    }

    pub fn pursuit(&self) -> Option<f64> {
        share(&self.live("objective"), |aim| self.is_pursued(aim))
    }

    pub fn is_pursued(&self, aim: &Sheet) -> bool {
        self.live("initiative").iter().any(|work| self.leads(work, aim))
    }

    pub fn evidence(&self) -> Option<f64> {
        share(&self.live("objective"), |aim| self.is_evident(aim))
    }

    pub fn is_evident(&self, aim: &Sheet) -> bool {
        self.live("key-result").iter().any(|result| result.target.is_some() && self.leads(result, aim))
    }

    pub fn understanding(&self) -> Option<f64> {
        mean(&self.respondents().into_iter().map(|(_, reading)| reading).collect::<Vec<_>>())
    }

    /// The check-ins that speak for a respondent, with what they read.
    pub fn respondents(&self) -> Vec<(&'s str, f64)> {
        let (top, k) = self.top();
        let speaks = |look: &&Sheet| {
            let by = |other: &&Sheet| look.by.is_some() && other.by == look.by && other.id != look.id;
            let newer = |other: &&Sheet| (other.date, &other.id) > (look.date, &look.id);
            !self.asked().iter().any(|other| by(other) && newer(other))
        };
        let reading = |look: &Sheet| {
            let first: Vec<&String> = look.priorities.iter().take(k).collect();
            let named = top.iter().filter(|aim| first.contains(&&aim.id)).count();
            (named as f64 / k as f64).min(1.0)
        };
        let latest = self.asked().into_iter().filter(speaks);
        if k == 0 { Vec::new() } else { latest.map(|look| (look.id.as_str(), reading(look))).collect() }
    }

    fn asked(&self) -> Vec<&'s Sheet> {
        let looks = self.live("check-in").into_iter();
        let since = self.day.saturating_sub(90.days());
        looks
            .filter(|look| look.date.is_some_and(|date| since < date && date <= self.day))
            .filter(|look| !look.priorities.is_empty())
            .collect()
    }

    fn top(&self) -> (Vec<&'s Sheet>, usize) {
        let mut weighted = self.aims();
        weighted.retain(|aim| aim.weight.is_some_and(|weight| weight > 0.0));
        weighted.sort_by(|a, b| b.weight.partial_cmp(&a.weight).unwrap());
        let k = weighted.len().min(3);
        let least = k.checked_sub(1).and_then(|last| weighted[last].weight);
        weighted.retain(|aim| aim.weight >= least);
        (weighted, k)
    }

    pub fn contribution(&self) -> Option<f64> {
        share(&self.live("team"), |team| self.contributes(team))
    }

    pub fn contributes(&self, team: &Sheet) -> bool {
        let work = ["initiative", "objective", "key-result"].into_iter().flat_map(|kind| self.live(kind));
        let mut owned = work.filter(|sheet| sheet.owner.contains(&team.id));
        team.contributes.is_some() && owned.any(|sheet| self.reach(sheet) > 0.0)
    }

    pub fn currency(&self) -> Option<f64> {
        if self.past.is_empty() {
            return None;
        }
        share(&self.carrying, |edge| !self.is_suspect(edge.from, edge.to))
    }

    pub fn cadence(&self) -> Option<f64> {
        if self.live("check-in").is_empty() {
            return None;
        }
        share(&self.due(), |sheet| self.is_on_time(sheet))
    }

    /// The objectives and initiatives whose first check-in has come due.
    pub fn due(&self) -> Vec<&'s Sheet> {
        let watched = [self.live("objective"), self.live("initiative")].concat();
        let seen = |sheet: &Sheet| self.looks(sheet).any(|date| date <= self.day);
        let begun = |sheet: &Sheet| sheet.start.or_else(|| self.landed(&sheet.id));
        let come =
            |sheet: &Sheet| begun(sheet).is_none_or(|day| self.day >= self.a_cadence_after(day, sheet));
        watched.into_iter().filter(|sheet| seen(sheet) || come(sheet)).collect()
    }

    pub fn is_on_time(&self, sheet: &Sheet) -> bool {
        let since = self.a_cadence_ago(sheet);
        self.looks(sheet).any(|date| since < date && date <= self.day)
    }

    /// The dates of check-ins about `sheet`.
    fn looks(&self, sheet: &Sheet) -> impl Iterator<Item = jiff::civil::Date> {
        let about = self.live("check-in").into_iter().filter(|look| look.about.contains(&sheet.id));
        about.filter_map(|look| look.date)
    }
}
