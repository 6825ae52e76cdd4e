//! Trade-offs: what the strategy prefers, and what is rewarded against it.

use super::{Oracle, share};
use crate::sketch::Sheet;

type Term = &'static str;

impl<'s> Oracle<'s> {
    pub fn coherence(&self) -> Option<f64> {
        let speaking: Vec<bool> =
            self.statements().into_iter().filter_map(|(_, statement)| self.agrees(statement)).collect();
        share(&speaking, |agrees| *agrees)
    }

    /// What live systems and decisions reward, with their ids.
    pub fn statements(&self) -> Vec<(&'s str, (Term, Term))> {
        let steering = [self.live("system"), self.live("decision")].concat();
        let of = |sheet: &'s Sheet| sheet.rewards.iter().map(|statement| (sheet.id.as_str(), *statement));
        steering.into_iter().flat_map(of).collect()
    }

    /// Whether a statement agrees or conflicts; nothing where it is silent.
    pub fn agrees(&self, (over, under): (Term, Term)) -> Option<bool> {
        let (over, under) = (self.up(over), self.up(under));
        let any = |betters: &[Term], worses: &[Term]| {
            betters.iter().any(|better| worses.iter().any(|worse| self.prefers(better, worse)))
        };
        if any(&under, &over) {
            return Some(false);
        }
        any(&over, &under).then_some(true)
    }

    /// A term and all that it serves.
    fn up(&self, term: Term) -> Vec<Term> {
        let mut up = vec![term];
        while let Some((_, broad)) =
            self.rules.terms.iter().find(|(narrow, broad)| up.contains(narrow) && !up.contains(broad))
        {
            up.push(broad);
        }
        up
    }

    fn prefers(&self, better: &str, worse: &str) -> bool {
        let all = self.favored();
        let sound: Vec<(Term, Term)> =
            all.iter().filter(|(over, under)| !leads(&all, under, over)).copied().collect();
        better != worse && leads(&sound, better, worse)
    }

    fn favored(&self) -> Vec<(Term, Term)> {
        let aims = [self.live("vision"), self.live("objective")].concat();
        aims.iter().flat_map(|sheet| sheet.favors.clone()).collect()
    }
}

/// Whether `from` is `to`, or preferences lead from one to the other.
fn leads(preferences: &[(Term, Term)], from: &str, to: &str) -> bool {
    let mut known = vec![from];
    while let Some((_, next)) =
        preferences.iter().find(|(over, under)| known.contains(over) && !known.contains(under))
    {
        known.push(next);
    }
    known.contains(&to)
}
