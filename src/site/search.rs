//! The search of the site: data for its script, in two steps.
//!
//! `search/titles.js` holds what the first keystroke needs: ids, titles, owners
//! and where the pages are. `search/text-N.js` are the parts of one sorted word
//! list over all texts, each with the documents that hold its words; a reader
//! loads only the part that a word falls into, whatever the number of documents.
//! Both are scripts and not bare data, so that they load from a disk as well.

mod list;
mod words;

use crate::escape;
use list::Part;
use rustc_hash::FxHashMap;
use serde::Serialize;

/// What is to be found of one document.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its kind, as the site names it.
    pub kind: &'a str,
    /// Its status, as the site names it; empty for none.
    pub status: &'a str,
    /// Its owner's title or name; empty for none.
    pub owner: &'a str,
    /// Its page, relative to the site's root, with `.html` and unescaped.
    pub address: &'a str,
}

/// A file of the site: its path below the root and its content.
pub type Script = (String, String);

/// The data of the search over `entries`; hits in texts come in their order. `text` is what the one at
/// a place says beside its title: asked for once, so that no more than a few texts are held at a time.
pub fn scripts(entries: &[Entry], text: impl Fn(usize) -> String + Sync) -> Vec<Script> {
    let whole = |at: usize| format!("{}\n{}", entries[at].title, text(at));
    let parts = list::parts(entries.len(), whole);
    let titles = titles(entries, &parts);
    let text = |(n, part): (usize, &Part)| {
        let call = format!("rhumbSearch.text({n},{});\n", escape::script(&part.lines));
        (format!("search/text-{n}.js"), call)
    };
    std::iter::once(("search/titles.js".to_owned(), titles))
        .chain(parts.iter().enumerate().map(text))
        .collect()
}

/// What the first keystroke loads. Columns have a line for each document, since
/// like compresses best beside like.
#[derive(Serialize, Default)]
struct Titles<'a> {
    kinds: Vec<&'a str>,
    statuses: Vec<&'a str>,
    owners: Vec<&'a str>,
    folders: Vec<&'a str>,
    /// The first word of each part of the word list.
    parts: Vec<&'a str>,
    id: String,
    title: String,
    /// The next four are places in the lists above.
    kind: String,
    status: String,
    owner: String,
    folder: String,
    /// The page in its folder, see `short_stem`.
    stem: String,
}

fn titles(entries: &[Entry], parts: &[Part]) -> String {
    let mut titles =
        Titles { parts: parts.iter().map(|part| part.first.as_str()).collect(), ..Titles::default() };
    let mut places = Places::default();
    for entry in entries {
        let page = entry.address.strip_suffix(".html").unwrap_or(entry.address);
        let (folder, stem) = page.split_at(page.rfind('/').map_or(0, |at| at + 1));
        titles.kind += &places.of(entry.kind, 0, &mut titles.kinds);
        titles.status += &places.of(entry.status, 1, &mut titles.statuses);
        titles.owner += &places.of(entry.owner, 2, &mut titles.owners);
        titles.folder += &places.of(folder, 3, &mut titles.folders);
        titles.id += &line(entry.id);
        titles.title += &line(entry.title);
        titles.stem += &line(&short_stem(entry, stem));
    }
    format!("rhumbSearch.titles({});\n", escape::script(&titles))
}

/// Where values stand in their lists, as lines; new ones are added.
#[derive(Default)]
struct Places<'a>(FxHashMap<(usize, &'a str), usize>);

impl<'a> Places<'a> {
    fn of(&mut self, value: &'a str, list: usize, values: &mut Vec<&'a str>) -> String {
        let place = *self.0.entry((list, value)).or_insert_with(|| {
            values.push(value);
            values.len() - 1
        });
        format!("{place}\n")
    }
}

fn line(text: &str) -> String {
    format!("{}\n", one_line(text))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page's stem, shortened: nothing where it is the id; a number where it is
/// that many of the first words of id and title; else itself after `=`.
fn short_stem(entry: &Entry, stem: &str) -> String {
    if stem == one_line(entry.id) {
        return String::new();
    }
    let derived = in_words(&format!("{} {}", one_line(entry.id), one_line(entry.title)));
    let whole_words = derived.strip_prefix(stem).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    if whole_words && !stem.is_empty() {
        return stem.split('-').count().to_string();
    }
    format!("={stem}")
}

/// Lower case, and a hyphen for whatever is no Latin letter or digit.
fn in_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.to_lowercase().chars() {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            words.push(c);
        } else if !words.ends_with('-') {
            words.push('-');
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRY: Entry = Entry {
        id: "reliable",
        title: "Water without interruption",
        kind: "Objective",
        status: "active",
        owner: "Network",
        address: "objectives/reliable.html",
    };

    #[test]
    fn two_documents_make_two_scripts() {
        let pipes = Entry {
            id: "OBJ-2",
            title: "Pipes\t& <mains>",
            status: "",
            address: "objectives/obj-2-pipes.html",
            ..ENTRY
        };
        assert_eq!(
            scripts(&[ENTRY, pipes], |at| ["Nobody waits.", "Nobody digs twice."][at].to_owned()),
            [
                (
                    "search/titles.js".to_owned(),
                    "rhumbSearch.titles({\"kinds\":[\"Objective\"],\"statuses\":[\"active\",\"\"],\
                     \"owners\":[\"Network\"],\"folders\":[\"objectives/\"],\"parts\":[\"digs\"],\
                     \"id\":\"reliable\\nOBJ-2\\n\",\
                     \"title\":\"Water without interruption\\nPipes \\u0026 \\u003cmains\\u003e\\n\",\
                     \"kind\":\"0\\n0\\n\",\"status\":\"0\\n1\\n\",\"owner\":\"0\\n0\\n\",\"folder\":\"0\\n0\\n\",\
                     \"stem\":\"\\n3\\n\"});\n"
                        .to_owned()
                ),
                (
                    "search/text-0.js".to_owned(),
                    "rhumbSearch.text(0,\"digs 1\\ninterruption 0\\nmains 1\\nnobody 0 1\\npipes 1\\n\
                     twice 1\\nwaits 0\\nwater 0\\nwithout 0\");\n"
                        .to_owned()
                ),
            ]
        );
    }

    #[test]
    fn stems_that_follow_from_id_and_title_are_short() {
        assert_eq!(short_stem(&ENTRY, "reliable"), "");
        assert_eq!(short_stem(&ENTRY, "reliable-water"), "2");
        assert_eq!(short_stem(&ENTRY, "reliable-wat"), "=reliable-wat");
        assert_eq!(short_stem(&ENTRY, "Verlässlich"), "=Verlässlich");
    }

    #[test]
    fn nothing_to_find_is_no_trouble() {
        assert_eq!(scripts(&[], |_| String::new()).len(), 1);
    }
}
