//! Drift that is meant: `[[accept]]` in the head's `rhumb.toml`.

use jiff::civil::Date;

use super::event::Event;
use super::side::Side;
use crate::check::{self, Finding};
use crate::diagnostic::{Diagnostic, Level};
use crate::settings::Accept;

/// The rule under which entries that accept nothing are reported.
const RULE: &str = "unused-accept";

/// Marks the events that the head accepts, each with what follows from it, and reports entries that
/// match none or are past their day. An entry that the base had already and that matches nothing has
/// done its work: it is a note.
pub fn accept(events: &mut [Event], base: &Side, head: &Side) -> Vec<Finding> {
    let today = head.analysis.date();
    let (mut fresh, mut old) = (Vec::new(), Vec::new());
    for entry in &head.settings.accept {
        let expired = entry.until.is_some_and(|until| until < today);
        let matched = mark(events, entry, expired);
        let Some((message, help)) = complaint(entry, today, matched) else { continue };
        let was_there = base.settings.accept.iter().any(|other| entry.is_like(other));
        let told = if was_there && !matched { &mut old } else { &mut fresh };
        told.push(Diagnostic::new(RULE, head.configuration.path(), entry.span, message).help(help));
    }
    let judged = |problems| check::judge(problems, head.strategy());
    let mut findings: Vec<Finding> = judged(old);
    findings.iter_mut().for_each(|finding| finding.level = Level::Note);
    findings.splice(0..0, judged(fresh));
    findings
}

/// Gives the entry's reason to what it matches; returns whether it matches anything.
fn mark(events: &mut [Event], entry: &Accept, expired: bool) -> bool {
    let mut matched = false;
    for event in events {
        if event.kind.id == entry.event && event.stands_at(&entry.document) {
            matched = true;
            if !expired {
                excuse(event, &entry.reason);
            }
        } else {
            matched |= mark(&mut event.consequences, entry, expired);
        }
    }
    matched
}

/// Accepts an event and what follows from it. The first reason stands.
fn excuse(event: &mut Event, reason: &str) {
    event.accepted.get_or_insert_with(|| reason.to_owned());
    event.consequences.iter_mut().for_each(|consequence| excuse(consequence, reason));
}

fn complaint(entry: &Accept, today: Date, matched: bool) -> Option<(String, &'static str)> {
    let what = format!("`{}` of `{}`", entry.event, entry.document);
    match entry.until.filter(|&until| until < today) {
        Some(until) => Some((
            format!("the acceptance of {what} expired on {until}"),
            "remove the entry, or move its `until` to a later day",
        )),
        None if matched => None,
        None => Some((
            format!("{what} is accepted and did not happen"),
            "name the event and the document as the report does, or remove the entry",
        )),
    }
}
