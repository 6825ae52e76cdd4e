//! Findings as pages show them.

use serde::Serialize;

use super::{Html, Person, Reference};
use crate::check::Finding;
use crate::diagnostic::Level;
use crate::escape;
use crate::site::charts::Tone;
use crate::site::language::Language;
use crate::site::press::Sheet;
use crate::tree;

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    /// The rule that found it.
    pub rule: &'static str,
    /// Its level, as a word of the language.
    pub level: String,
    /// The class of its level.
    pub tone: &'static str,
    /// What is wrong, as HTML.
    pub message: Html,
    /// What to do about it, as HTML.
    pub help: Option<Html>,
    /// The document; nothing for a file that is none.
    pub document: Option<Reference>,
    /// Whom it is asked of.
    pub owners: Vec<Person>,
    /// The file and line.
    pub place: String,
    /// The line on the forge.
    pub address: Option<String>,
    /// Why it is allowed, where it is.
    pub allowed: Option<String>,
}

/// The class of a level.
pub fn tone(level: Level) -> &'static str {
    match level {
        Level::Error => Tone::Bad.class(),
        Level::Warning => Tone::Warn.class(),
        Level::Note | Level::Off => Tone::Calm.class(),
    }
}

/// A message with what stands between backticks as code, a link where `named` knows its address, and
/// elsewhere with dates and amounts as people read them. It is English: where the page is not, that is said, so that
/// it is read out and set as English.
fn readable(message: &str, language: &Language, named: impl Fn(&str) -> Option<String>) -> Html {
    let parts: Vec<&str> = message.split('`').collect();
    let last = parts.len() - 1;
    let mut html = String::new();
    for (at, part) in parts.iter().enumerate() {
        match at % 2 {
            1 if at < last => html.push_str(&code(part, named(part))),
            1 => html.push_str(&format!("`{}", escape::text(part))),
            _ => html.push_str(&escape::text(&in_its_way(part, language))),
        }
    }
    if language.is_english() || html.is_empty() {
        return Html(html);
    }
    Html(format!("<span lang=\"en\" dir=\"ltr\">{html}</span>"))
}

fn code(name: &str, address: Option<String>) -> String {
    let code = format!("<code>{}</code>", escape::text(name));
    match address {
        Some(address) => format!("<a href=\"{}\">{code}</a>", escape::text(&address)),
        None => code,
    }
}

/// `text` with each word that is a date, `2026-11-24`, or an amount, `-12\u{202f}000`, in the language's way.
fn in_its_way(text: &str, language: &Language) -> String {
    let word = |word: &str| {
        let bare = word.trim_end_matches([',', ';', '.', ':', ')']);
        let date = tree::date(bare).map(|date| language.date(date));
        let number = || Some(language.amount(tree::number(&bare.replace("\u{202f}", ""))?));
        let is_large = bare.contains('\u{202f}') || bare.starts_with('-');
        let read = date.or_else(|| if is_large { number() } else { None });
        read.map_or_else(|| word.to_owned(), |read| read + &word[bare.len()..])
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

impl Sheet<'_> {
    /// A message of a finding, a reading or an event; ids of documents in it lead to their pages.
    pub fn message(&self, message: &str) -> Html {
        let press = self.press;
        let elsewhere = |name: &str| {
            let page = press.places.page(press.strategy.find(name)?);
            (page != self.at).then(|| self.to(page))
        };
        readable(message, &press.language, elsewhere)
    }

    /// A finding as this page shows it.
    pub fn problem(&self, finding: &Finding) -> Problem {
        let (press, diagnostic) = (self.press, &finding.diagnostic);
        let node = press.strategy.lookup().by_path(&diagnostic.path);
        let source =
            node.map_or(&press.analysis.version.configuration, |node| &press.strategy.document(node).source);
        let line = source.position(diagnostic.span.start).line;
        let path = diagnostic.path.as_str();
        Problem {
            rule: diagnostic.rule,
            level: press.language.word(finding.level.word()).to_owned(),
            tone: tone(finding.level),
            message: self.message(&diagnostic.message),
            help: diagnostic.help.as_deref().map(|help| self.message(help)),
            document: node.map(|node| self.reference(node)),
            owners: node.map_or_else(Vec::new, |node| self.answering(node)),
            place: format!("{path}:{line}"),
            address: press.source(path, node, Some(line)),
            allowed: finding.allowed.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_messages_are_code_and_nothing_else_is_markup() {
        let page = |name: &str| (name == "water").then(|| "water.html".to_owned());
        let readable = |message| readable(message, &Language::of("en"), page).0;
        assert_eq!(readable("`a<b` is `c"), "<code>a&lt;b</code> is `c");
        assert_eq!(readable("`water` and water"), "<a href=\"water.html\"><code>water</code></a> and water");
        assert_eq!(readable("takes 12\u{202f}000 EUR, -2 % of it"), "takes 12,000 EUR, \u{2212}2 % of it");
        assert_eq!(
            readable("due on 2026-11-24, not `2026-11-24` or 2026-11-24-network"),
            "due on 24 Nov 2026, not <code>2026-11-24</code> or 2026-11-24-network"
        );
    }
}
