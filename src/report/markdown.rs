//! Text that others wrote, in Markdown that a forge shows: the one place where it is escaped.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use crate::text::visible;

/// Parts what a forge would otherwise take for a mention, a reference or an address; itself unseen.
const JOINER: char = '\u{200d}';

/// A title in quotation marks, or a name that our own prose puts between backticks.
static QUOTED: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new("“[^”]*”|`[A-Za-z0-9][A-Za-z0-9._/-]*`").ok());

/// `text` so that Markdown shows it as it is, on one line, in a table or out of it: no mark-up, no
/// HTML, no mention of a person or an issue, no address, nothing that acts on a reader's screen.
pub fn escaped(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len() + 8);
    let mut before = None;
    let mut letters = shown.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            '.' if out.ends_with("www") || out.ends_with("WWW") => out.extend([JOINER, c]),
            c => out.push(c),
        }
        if begins_reference(before, c, letters.peek().copied()) {
            out.push(JOINER);
        }
        before = Some(c);
    }
    out
}

/// Whether `c`, between its neighbours, may begin what some forge takes for more than text: `@team`,
/// `#1`, `GH-1`, `!1`, `%1`, `&1`, `$1`, `~label`, `:tada:`, `https://`.
fn begins_reference(before: Option<char>, c: char, after: Option<char>) -> bool {
    let after = |wanted: fn(char) -> bool| after.is_some_and(wanted);
    match c {
        '@' | '#' => true,
        '-' => before.is_some_and(char::is_alphabetic) && after(char::is_numeric),
        '!' | '%' | '&' | '$' | '~' => after(|next| next.is_alphanumeric() || next == '"'),
        ':' => after(|next| next.is_alphanumeric() || "/+-_\"".contains(next)),
        _ => false,
    }
}

/// [`escaped`], no longer than `most` characters of the text.
pub fn clipped(text: &str, most: usize) -> String {
    escaped(&cut(text, most))
}

/// A sentence of ours with words of others in it, as [`clipped`], but that a name between backticks is
/// code. Titles stand in quotation marks and stay as they are.
pub fn sentence(text: &str, most: usize) -> String {
    let text = cut(text, most);
    let mut out = String::new();
    let mut done = 0;
    for quoted in QUOTED.iter().flat_map(|pattern| pattern.find_iter(&text)) {
        if quoted.as_str().starts_with('`') {
            out += &escaped(&text[done..quoted.start()]);
            out += quoted.as_str();
            done = quoted.end();
        }
    }
    out + &escaped(&text[done..])
}

/// `text` as code, so that it can be copied as it is; not for a table.
pub fn code(text: &str) -> String {
    let shown = visible(text);
    let runs = shown.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(1 + runs.max().unwrap_or(0));
    let pad = if shown.starts_with('`') || shown.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{shown}{pad}{fence}")
}

fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser, html};

    use super::*;

    fn rendered(markdown: &str) -> String {
        let mut out = String::new();
        html::push_html(
            &mut out,
            Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION),
        );
        out
    }

    #[test]
    fn what_others_wrote_stays_text() {
        for hostile in [
            "@team, see #12 and GH-3, gh-4, org/repo#5, !6 %7 &8 $9 ~bug %\"8.0\" :tada: :+1:",
            "</details><script>alert(1)</script>",
            "a | b\n| - |\n```\n~~~",
            "[x](https://evil.example) ![y](z) **b** _i_ `c` <b>",
            "www.evil.example https://evil.example a@b.example",
            "\u{1b}[31m\u{202e}x $x^2$ \\| [^1] &lt;",
        ] {
            let shown = rendered(&format!("- {}", escaped(hostile)));
            let text = shown.replace(['\n', JOINER], "").replace("&quot;", "\"");
            let text = text.trim_start_matches("<ul><li>").trim_end_matches("</li></ul>");
            let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
            assert_eq!(text, visible(hostile), "{shown}");
            for acting in ["@t", "#1", "#5", "://", "GH-3", "gh-4", "!6", "%7", "$9", "~b", ":t", ":+"] {
                assert!(!shown.contains(acting), "{acting}: {shown}");
            }
        }
    }

    #[test]
    fn names_are_code_and_titles_are_not() {
        let said = "“Call `x` @you” is `known.md` instead of `@all` or ``` or `a b`";
        assert_eq!(
            rendered(&sentence(said, 300)).replace(JOINER, ""),
            "<p>“Call `x` @you” is <code>known.md</code> instead of `@all` or ``` or `a b`</p>\n"
        );
    }

    #[test]
    fn code_holds_any_backticks() {
        for path in ["a/b.md:4", "`", "a``b`", "```@all\n"] {
            let shown = rendered(&format!("see {}.", code(path)));
            assert_eq!(shown, format!("<p>see <code>{}</code>.</p>\n", visible(path)));
        }
    }

    #[test]
    fn long_texts_are_clipped_before_they_are_escaped() {
        assert_eq!(clipped("**äöü", 3), "\\*\\*ä…");
    }
}
