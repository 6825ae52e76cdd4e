//! Text that others wrote, in Markdown that a forge shows: the one place where it is escaped.

use std::borrow::Cow;

use crate::text::visible;

/// Parts what a forge would otherwise take for a mention, a reference or an address; itself unseen.
const JOINER: char = '\u{200d}';

/// `text` so that Markdown shows it as it is, on one line, in a table or out of it: no mark-up, no
/// HTML, no mention of a person or an issue, no address, nothing that acts on a reader's screen.
pub fn escaped(text: &str) -> String {
    let shown = visible(text);
    let mut out = String::with_capacity(shown.len() + 8);
    let mut letters = shown.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => out.extend(['\\', c]),
            '@' | '#' => out.extend([c, JOINER]),
            ':' if letters.peek() == Some(&'/') => out.extend([c, JOINER]),
            '.' if out.ends_with("www") || out.ends_with("WWW") => out.extend([JOINER, c]),
            c => out.push(c),
        }
    }
    out
}

/// [`escaped`], no longer than `most` characters of the text.
pub fn clipped(text: &str, most: usize) -> String {
    let end = text.char_indices().nth(most).map(|(at, _)| at);
    let text: Cow<'_, str> = match end {
        Some(end) => format!("{}…", &text[..end]).into(),
        None => text.into(),
    };
    escaped(&text)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Options, Parser, html};

    use super::*;

    fn rendered(markdown: &str) -> String {
        let mut out = String::new();
        html::push_html(&mut out, Parser::new_ext(markdown, Options::all()));
        out
    }

    #[test]
    fn what_others_wrote_stays_text() {
        for hostile in [
            "@team, see #12 and GH-3",
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
            assert!(!shown.contains("@t") && !shown.contains("#1") && !shown.contains("://"), "{shown}");
        }
    }

    #[test]
    fn long_texts_are_clipped_before_they_are_escaped() {
        assert_eq!(clipped("**äöü", 3), "\\*\\*ä…");
    }
}
