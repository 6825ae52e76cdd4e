//! The page of trade-offs: the order that the strategy prefers, and what rewards it or the opposite.

use indexmap::IndexSet;
use serde::Serialize;

use crate::site::charts::{Caption, Frame, preferences};
use crate::site::press::{Press, Printed, Sheet};
use crate::site::templates::TemplateError;
use crate::site::view::{Favored, Html, Rewarded};
use crate::text::DocPath;
use crate::trade_offs::{Statement, Verdict};

/// The most terms that are drawn, and the most rows of a table.
const TERMS: usize = 24;
const ROWS: usize = 100;

/// What the template gets, as `trade_offs`.
#[derive(Debug, Serialize)]
pub struct TradeOffsPage {
    /// The order of preference as a picture; nothing where it would hold too much.
    pub chart: Option<Html>,
    /// What visions and objectives prefer.
    pub favored: Vec<Favored>,
    /// What systems and decisions reward, conflicts first.
    pub rewarded: Vec<Rewarded>,
    /// How many agree, conflict, are silent.
    pub counts: Vec<VerdictCount>,
    /// Which term serves which.
    pub terms: Vec<Term>,
}

/// How many statements have a verdict.
#[derive(Debug, Serialize)]
pub struct VerdictCount {
    /// The number with the verdict's word.
    pub text: String,
    /// The class of the verdict.
    pub tone: &'static str,
}

/// A term and the broader one that it serves.
#[derive(Debug, Serialize)]
pub struct Term {
    /// The term.
    pub term: String,
    /// The broader one.
    pub broader: String,
}

/// Prints the page.
///
/// # Errors
/// A template that fails.
pub fn trade_offs(press: &Press<'_>, at: &DocPath) -> Result<Printed, TemplateError> {
    #[derive(Serialize)]
    struct Data {
        trade_offs: TradeOffsPage,
    }
    let sheet = press.sheet(at);
    let trade_offs = &press.analysis.trade_offs;
    let mut statements: Vec<&Statement> = trade_offs.statements.iter().collect();
    statements.sort_by_key(|statement| rank(statement.verdict));
    let page = TradeOffsPage {
        chart: chart(&sheet),
        favored: (0..trade_offs.preferences.len()).take(ROWS).filter_map(|at| sheet.favored(at)).collect(),
        rewarded: statements.iter().take(ROWS).map(|statement| sheet.rewarded(statement)).collect(),
        counts: counts(press),
        terms: press.strategy.settings.terms.iter().map(term).collect(),
    };
    let title = press.language.word("trade_offs");
    let frame = sheet.frame("trade-offs", title, press.language.word("trade_offs_description"));
    sheet.print("trade-offs.html", frame, Data { trade_offs: page })
}

fn term((term, broader): (&String, &String)) -> Term {
    Term { term: term.clone(), broader: broader.clone() }
}

const fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Conflicts => 0,
        Verdict::Agrees => 1,
        Verdict::Silent => 2,
    }
}

fn counts(press: &Press<'_>) -> Vec<VerdictCount> {
    let statements = &press.analysis.trade_offs.statements;
    let words = [
        (Verdict::Conflicts, "conflicting", "bad"),
        (Verdict::Agrees, "agreeing", "good"),
        (Verdict::Silent, "silent_count", "calm"),
    ];
    let count = |verdict: Verdict| statements.iter().filter(|statement| statement.verdict == verdict).count();
    let text = |verdict, key| press.language.count(key, count(verdict));
    let words = words.into_iter().filter(|(verdict, ..)| count(*verdict) > 0);
    words.map(|(verdict, key, tone)| VerdictCount { text: text(verdict, key), tone }).collect()
}

fn chart(sheet: &Sheet<'_>) -> Option<Html> {
    let press = sheet.press;
    let all = &press.analysis.trade_offs.preferences;
    let stated: Vec<_> = all
        .iter()
        .map(|preference| (preference.trade_off(press.strategy), preference.contradictory))
        .collect();
    let terms: IndexSet<&str> =
        stated.iter().flat_map(|(said, _)| [said.over.as_str(), said.under.as_str()]).collect();
    let place = |term: &str| terms.get_index_of(term).unwrap_or(usize::MAX);
    let lines: Vec<preferences::Preference> = stated
        .iter()
        .map(|&(said, contradictory)| preferences::Preference {
            over: place(&said.over),
            under: place(&said.under),
            contradictory,
        })
        .collect();
    let caption = Caption {
        id: "preferences",
        title: press.language.word("trade_offs"),
        description: press.language.word("chart_table_below"),
    };
    let frame = Frame { caption: Some(caption), direction: press.direction };
    let terms: Vec<&str> = terms.into_iter().collect();
    (!terms.is_empty() && terms.len() <= TERMS).then(|| Html(preferences::draw(&terms, &lines, &frame)))
}
