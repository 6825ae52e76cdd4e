//! A page as an HTML parser reads it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements without a closing tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "wbr"];

/// An element's name and attributes.
pub type Element = (String, BTreeMap<String, String>);

/// What a page holds.
#[derive(Debug, Default)]
pub struct Page {
    /// Its elements in order.
    pub elements: Vec<Element>,
    /// What the parser found wrong, and tags that close nothing or are never closed.
    pub errors: Vec<String>,
    open: Vec<String>,
}

impl Page {
    /// Reads a page.
    pub fn read(bytes: &[u8]) -> Self {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(std::str::from_utf8(bytes).unwrap()));
        let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(Sink(RefCell::default()), options);
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        let mut page = tokenizer.sink.0.into_inner();
        page.errors.extend(page.open.iter().map(|name| format!("<{name}> is never closed")));
        page
    }

    /// The values of an attribute, in order.
    pub fn all<'p>(&'p self, attribute: &'p str) -> impl Iterator<Item = &'p str> {
        self.elements.iter().filter_map(|(_, attributes)| attributes.get(attribute)).map(String::as_str)
    }

    /// How many elements have this name.
    pub fn count(&self, name: &str) -> usize {
        self.elements.iter().filter(|(element, _)| element == name).count()
    }

    fn take(&mut self, tag: Tag) {
        let name = tag.name.to_string();
        match tag.kind {
            TagKind::EndTag if self.open.last() == Some(&name) => drop(self.open.pop()),
            TagKind::EndTag => self.errors.push(format!("</{name}> inside {:?}", self.open.last())),
            TagKind::StartTag => {
                if !tag.self_closing && !VOID.contains(&name.as_str()) {
                    self.open.push(name.clone());
                }
                let attributes =
                    tag.attrs.into_iter().map(|a| (a.name.local.to_string(), a.value.to_string()));
                self.elements.push((name, attributes.collect()));
            }
        }
    }
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => self.0.borrow_mut().take(tag),
            Token::ParseError(error) => self.0.borrow_mut().errors.push(format!("line {line}: {error}")),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}
