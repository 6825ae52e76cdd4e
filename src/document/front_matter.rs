//! Parting a file into front matter and body.

use super::metadata::Raw;
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};
use crate::tree::{self, Node, TreeError};

const RULE: &str = "invalid-front-matter";

/// A file in two parts.
pub struct Split {
    /// What the front matter says, or why it cannot be read.
    pub metadata: Result<Vec<Raw>, Box<Diagnostic>>,
    /// Where the body stands.
    pub body: Span,
}

type Parser = fn(&str) -> Result<Node, TreeError>;

/// Parts `source`; of a front matter over `most` bytes nothing is read.
pub fn split(source: &Source, most: usize) -> Split {
    let text = source.text();
    let fences: [(&str, Parser); 2] = [("---", tree::parse_yaml), ("+++", tree::parse_toml)];
    for (fence, parse) in fences {
        let Some(start) = opening(text, fence) else { continue };
        return match closing(text, start, fence) {
            Some(close) if close.start - start > most => too_large(source, close, most),
            Some(close) => Split {
                metadata: read(source, Span::new(start, close.start), parse),
                body: Span::new(close.end, text.len()),
            },
            None if looks_like_metadata(&text[start..]) => unclosed(source, fence),
            None => plain(text),
        };
    }
    belated(source).unwrap_or_else(|| plain(text))
}

const fn plain(text: &str) -> Split {
    Split { metadata: Ok(Vec::new()), body: Span::new(0, text.len()) }
}

/// Where the text after an opening fence begins.
fn opening(text: &str, fence: &str) -> Option<usize> {
    let line = text.split_inclusive('\n').next()?;
    (line.ends_with('\n') && line.trim_end() == fence).then_some(line.len())
}

/// The closing fence's line.
fn closing(text: &str, start: usize, fence: &str) -> Option<Span> {
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some(Span::new(at, at + line.len()));
        }
        at += line.len();
    }
    None
}

/// Whether a text behind a fence was meant as metadata, not as prose under a line.
fn looks_like_metadata(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let key: &str = first.split([':', '=']).next().unwrap_or("");
    key.len() < first.len() && !key.is_empty() && !key.trim().contains(char::is_whitespace)
}

fn read(source: &Source, span: Span, parse: Parser) -> Result<Vec<Raw>, Box<Diagnostic>> {
    let problem = |error: TreeError| {
        let at = error.span.shifted(span.start);
        let problem = Diagnostic::new(RULE, source.path(), at, error.message);
        Box::new(match error.first {
            Some(first) => problem.related(source.path(), first.shifted(span.start), "first here"),
            None => problem,
        })
    };
    let root = parse(source.slice(span)).map_err(problem)?.shifted(span.start);
    match root.value {
        tree::Value::Map(entries) => Ok(entries.into_iter().map(|(key, value)| Raw { key, value }).collect()),
        _ => {
            let message = format!("the front matter is {}, not keys with values", root.noun());
            let problem = Diagnostic::new(RULE, source.path(), root.span, message);
            Err(Box::new(problem.help("write it as lines of `key: value`")))
        }
    }
}

/// Front matter that blank lines keep from the first line, where it would be read.
fn belated(source: &Source) -> Option<Split> {
    let text = source.text();
    let blank = text.split_inclusive('\n').take_while(|line| line.trim().is_empty());
    let at = blank.map(str::len).sum();
    let start = at + opening(&text[at..], "---")?;
    let close = closing(text, start, "---").filter(|_| at > 0)?;
    looks_like_metadata(&text[start..close.start]).then(|| {
        let problem = Diagnostic::new(
            RULE,
            source.path(),
            Span::new(at, at + 3),
            "the front matter stands below blank lines",
        )
        .help("front matter starts on the first line: remove the blank lines before it");
        Split { metadata: Err(Box::new(problem)), body: Span::new(close.end, text.len()) }
    })
}

fn unclosed(source: &Source, fence: &str) -> Split {
    let problem =
        Diagnostic::new(RULE, source.path(), Span::new(0, fence.len()), "the front matter is never closed")
            .help(format!("add a line `{fence}` after its last key"));
    Split { metadata: Err(Box::new(problem)), body: Span::new(0, source.text().len()) }
}

fn too_large(source: &Source, close: Span, most: usize) -> Split {
    let message = format!("the front matter has more than {most} bytes");
    let problem = Diagnostic::new("too-large", source.path(), Span::new(0, 3), message)
        .help("shorten it, or raise `front_matter` in `[limits]` of rhumb.toml");
    Split { metadata: Err(Box::new(problem)), body: Span::new(close.end, source.text().len()) }
}
