//! The page of findings: what is wrong, by level and rule, each with its mend.

use indexmap::IndexMap;
use serde::Serialize;

use crate::check::{self, Counts, Finding};
use crate::settings::Accept;
use crate::site::press::{Press, Printed, Sheet, capitalised};
use crate::site::templates::TemplateError;
use crate::site::view::{Problem, Reference, tone};
use crate::text::DocPath;

/// The most findings of one rule that are shown.
const MOST: usize = 40;
/// The most findings on the page.
const ALL: usize = 120;

/// What the template gets, as `findings`.
#[derive(Debug, Serialize)]
pub struct Findings {
    /// How many count, by level: the level's word, its class, the number.
    pub counts: Vec<LevelCount>,
    /// What counts, worst level first.
    pub groups: Vec<RuleGroup>,
    /// What a document allows, with its reason.
    pub allowed: Vec<Problem>,
    /// The drift events that `rhumb.toml` accepts.
    pub accepted: Vec<AcceptedEvent>,
}

/// A drift event that is meant.
#[derive(Debug, Serialize)]
pub struct AcceptedEvent {
    /// The event's name.
    pub event: String,
    /// The document; nothing where there is none of that id any more.
    pub document: Option<Reference>,
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// The last day on which that counts.
    pub until: Option<String>,
}

/// How many findings have a level.
#[derive(Debug, Serialize)]
pub struct LevelCount {
    /// The number with the level's word.
    pub text: String,
    /// The class of the level.
    pub tone: &'static str,
}

/// What one rule found.
#[derive(Debug, Serialize)]
pub struct RuleGroup {
    /// The rule.
    pub rule: &'static str,
    /// What it finds.
    pub summary: String,
    /// The level's word.
    pub level: String,
    /// The class of the level.
    pub tone: &'static str,
    /// The findings.
    pub problems: Vec<Problem>,
    /// How many more there are.
    pub more: usize,
}

/// Prints the page.
///
/// # Errors
/// A template that fails.
pub fn findings(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        findings: Findings,
    }
    let sheet = press.sheet(at);
    let title = press.language.word("findings");
    let findings = Findings {
        counts: counts(press),
        groups: groups(&sheet),
        accepted: press.strategy.settings.accept.iter().map(|accept| accepted(&sheet, accept)).collect(),
        allowed: press.findings.iter().filter(|f| !f.counts()).take(ALL).map(|f| sheet.problem(f)).collect(),
    };
    sheet.print("findings.html", sheet.frame("findings", title, title), Data { findings })
}

fn accepted(sheet: &Sheet<'_>, accept: &Accept) -> AcceptedEvent {
    let press = sheet.press;
    AcceptedEvent {
        event: accept.event.clone(),
        document: press.strategy.find(&accept.document).map(|node| sheet.reference(node)),
        id: accept.document.clone(),
        reason: accept.reason.clone(),
        until: accept.until.map(|until| press.language.date(until)),
    }
}

fn counts(press: &Press<'_>) -> Vec<LevelCount> {
    use crate::diagnostic::Level;
    let counts = Counts::of(press.findings);
    let by_level = [
        ("errors", counts.errors, Level::Error),
        ("warnings", counts.warnings, Level::Warning),
        ("notes", counts.notes, Level::Note),
    ];
    by_level
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(key, count, level)| LevelCount { text: press.language.count(key, count), tone: tone(level) })
        .collect()
}

fn groups(sheet: &Sheet<'_>) -> Vec<RuleGroup> {
    let counting = sheet.press.findings.iter().filter(|finding| finding.counts());
    let mut by_rule: IndexMap<&str, Vec<&Finding>> = IndexMap::new();
    for finding in counting {
        by_rule.entry(finding.diagnostic.rule).or_default().push(finding);
    }
    by_rule.sort_by(|a, found_a, b, found_b| found_b[0].level.cmp(&found_a[0].level).then(a.cmp(b)));
    let mut room = ALL;
    let group = |(_, found): (&str, Vec<&Finding>)| {
        let shown = found.len().min(MOST).min(room);
        room -= shown;
        RuleGroup {
            rule: found[0].diagnostic.rule,
            summary: check::rule(found[0].diagnostic.rule)
                .map_or_else(String::new, |rule| capitalised(rule.summary)),
            level: sheet.press.language.word(found[0].level.word()).to_owned(),
            tone: tone(found[0].level),
            problems: found[..shown].iter().map(|finding| sheet.problem(finding)).collect(),
            more: found.len() - shown,
        }
    };
    by_rule.into_iter().map(group).collect()
}
