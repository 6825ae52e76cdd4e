//! Drift that is meant: `[[accept]]` in the head's `rhumb.toml`.

use jiff::civil::Date;

use super::event::Event;
use super::side::Side;
use crate::check::{self, Finding};
use crate::diagnostic::Diagnostic;
use crate::settings::Accept;

/// The rule under which entries that accept nothing are reported.
const RULE: &str = "unused-accept";

/// Marks the events that `head` accepts, each with what follows from it, and reports entries that
/// match none or are past their day.
pub fn accept(events: &mut [Event], head: &Side) -> Vec<Finding> {
    let today = head.analysis.date();
    let problems = head.settings.accept.iter().filter_map(|entry| {
        let expired = entry.until.is_some_and(|until| until < today);
        let matched = mark(events, entry, expired);
        let said = complaint(entry, today, matched)?;
        let path = head.configuration.path();
        Some(Diagnostic::new(RULE, path, entry.span, said.0).help(said.1))
    });
    check::judge(problems.collect(), head.strategy())
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
            "remove the entry once its pull request has landed",
        )),
    }
}
