//! What is live, what carries, what reaches the vision, what flows (measures.md, Terms).

use super::{Edge, Oracle};
use crate::sketch::Sheet;

impl<'s> Oracle<'s> {
    pub fn find(&self, id: &str) -> Option<&'s Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    pub fn is_live(&self, sheet: &Sheet) -> bool {
        let active = sheet.status.is_none_or(|status| status == "active");
        active && sheet.start.is_none_or(|start| start <= self.day)
    }

    pub fn live(&self, kind: &str) -> Vec<&'s Sheet> {
        self.sheets.iter().filter(|sheet| sheet.kind == kind && self.is_live(sheet)).collect()
    }

    pub(super) fn carrying_edges(&self) -> Vec<Edge<'s>> {
        let edges = self.sheets.iter().flat_map(|from| {
            let mut named: Vec<&str> = Vec::new();
            from.shares().for_each(|(id, _)| {
                if !named.contains(&id) {
                    named.push(id)
                }
            });
            named
                .into_iter()
                .filter_map(move |id| Some(Edge { from, to: self.find(id)?, share: part(from, id) }))
        });
        edges.filter(|edge| self.carries(edge)).collect()
    }

    fn carries(&self, edge: &Edge<'_>) -> bool {
        let fits = may_support(edge.from.kind).contains(&edge.to.kind);
        let circular = self.names(edge.to, &edge.from.id, &mut Vec::new());
        self.is_live(edge.from) && self.is_live(edge.to) && fits && !circular
    }

    /// Whether `from` is `id`, or names it, or names what does.
    fn names(&self, from: &'s Sheet, id: &str, seen: &mut Vec<&'s str>) -> bool {
        if from.id == id {
            return true;
        }
        if seen.contains(&from.id.as_str()) {
            return false;
        }
        seen.push(&from.id);
        from.shares().filter_map(|(next, _)| self.find(next)).any(|next| self.names(next, id, seen))
    }

    pub(super) fn carrying_from(&self, from: &Sheet) -> impl Iterator<Item = &Edge<'s>> {
        self.carrying.iter().filter(move |edge| edge.from.id == from.id)
    }

    pub fn reach(&self, sheet: &Sheet) -> f64 {
        if !self.is_live(sheet) {
            return 0.0;
        }
        match sheet.kind {
            "vision" => 1.0,
            _ => self.carrying_from(sheet).map(|edge| edge.share * self.reach(edge.to)).sum(),
        }
    }

    /// Whether carrying supports lead from one to the other.
    pub fn leads(&self, from: &Sheet, to: &Sheet) -> bool {
        from.id == to.id || self.carrying_from(from).any(|edge| self.leads(edge.to, to))
    }

    pub fn committed(&self) -> Vec<&'s Sheet> {
        self.live("initiative").into_iter().filter(|work| !work.explores).collect()
    }

    /// The types that committed initiatives hold; where they hold nothing, the one by which each
    /// counts 1.
    pub fn types(&self) -> Vec<&'static str> {
        let mut types: Vec<&'static str> = Vec::new();
        for (sort, _) in self.committed().iter().flat_map(|work| &work.resources) {
            let total: f64 = self.committed().iter().map(|work| held(work, sort)).sum();
            if total > 0.0 && !types.contains(sort) {
                types.push(sort);
            }
        }
        if types.is_empty() { vec!["initiatives"] } else { types }
    }

    pub fn amount(&self, work: &Sheet, sort: &str) -> f64 {
        if sort == "initiatives" { 1.0 } else { held(work, sort) }
    }

    pub fn flow(&self, sheet: &Sheet, sort: &str) -> f64 {
        let committed = self.committed().iter().any(|work| work.id == sheet.id);
        let own = if committed { self.amount(sheet, sort) } else { 0.0 };
        let into = self.carrying.iter().filter(|edge| edge.to.id == sheet.id);
        own + into.map(|edge| edge.share * self.flow(edge.from, sort)).sum::<f64>()
    }
}

/// The part of `from` that is for `id`.
fn part(from: &Sheet, id: &str) -> f64 {
    let all: f64 = from.shares().map(|(_, share)| share).sum();
    let own: f64 = from.shares().filter(|(name, _)| *name == id).map(|(_, share)| share).sum();
    if all > 0.0 { own / all } else { 0.0 }
}

fn held(work: &Sheet, sort: &str) -> f64 {
    let of_type = work.resources.iter().filter(|(name, _)| *name == sort);
    of_type.flat_map(|(_, amounts)| amounts).map(|(_, amount)| amount).sum()
}

/// model.md, Roles.
fn may_support(kind: &str) -> &'static [&'static str] {
    match kind {
        "objective" | "team" | "system" | "budget" => &["vision", "objective"],
        "key-result" => &["objective"],
        "initiative" => &["vision", "objective", "key-result", "initiative"],
        "decision" => &["vision", "objective", "initiative"],
        _ => &[],
    }
}
