//! Where each document and file stands on the site: one function gives every name (safety.md, Paths).
//!
//! Addresses mirror the sources. A name that some file system cannot hold is mended, and of two that
//! some file system would merge the later one gets a number.

use rustc_hash::FxHashMap;

use crate::escape;
use crate::text::{DocPath, nfc};

/// The most bytes of a name that file systems hold.
const LONGEST: usize = 255;
/// What a number behind a name may take of them.
const ROOM: usize = 12;

/// Gives out addresses, none twice. What is asked for first gets the plain name.
#[derive(Debug, Default)]
pub struct Addresses {
    /// Names in the spelling that all file systems agree on, and what stands there.
    taken: FxHashMap<String, Place>,
}

#[derive(Debug)]
enum Place {
    /// A file, and the number that the next of its name gets.
    File(usize),
    /// A folder, as it is spelt.
    Folder(String),
}

impl Addresses {
    /// The address of a page or file of our own: as it is.
    pub fn own(&mut self, path: &str) -> DocPath {
        self.give(path)
    }

    /// The address of a document's page: `.html` for the ending; a folder's `README` or `index` is
    /// the folder's `index.html`, where that is free.
    pub fn page(&mut self, document: &DocPath) -> DocPath {
        match folder_index(document).filter(|index| self.is_free(index)) {
            Some(index) => self.give(&index),
            None => self.give(&joined(document.folder(), &format!("{}.html", document.stem()))),
        }
    }

    /// The address that a document's page had; nothing where something else stands there.
    pub fn old_page(&mut self, document: &DocPath) -> Option<DocPath> {
        let own = || joined(document.folder(), &format!("{}.html", document.stem()));
        let wanted = folder_index(document).unwrap_or_else(own);
        self.is_free(&wanted).then(|| self.give(&wanted))
    }

    /// The address of another file of the strategy.
    pub fn file(&mut self, path: &DocPath) -> DocPath {
        self.give(path.as_str())
    }

    fn is_free(&self, wanted: &str) -> bool {
        !self.taken.contains_key(&folded(wanted))
    }

    fn give(&mut self, wanted: &str) -> DocPath {
        let mut parts: Vec<&str> = wanted.split('/').filter(|part| !part.is_empty()).collect();
        let name = parts.pop().unwrap_or("_");
        let folder = parts.into_iter().fold(String::new(), |folder, part| self.folder(&folder, part));
        let path = self.free(&folder, &portable(name));
        self.taken.insert(folded(&path), Place::File(2));
        DocPath::new(&path).unwrap_or_else(|_| unreachable!("portable names are not empty, `.` or `..`"))
    }

    /// The folder `name` in `folder`, in the spelling first met.
    fn folder(&mut self, folder: &str, name: &str) -> String {
        let name = portable(name);
        let path = joined(folder, &name);
        match self.taken.get(&folded(&path)) {
            Some(Place::Folder(spelt)) => spelt.clone(),
            _ => {
                let path = self.free(folder, &name);
                self.taken.insert(folded(&path), Place::Folder(path.clone()));
                path
            }
        }
    }

    /// `name` in `folder`, with a number where the name is taken.
    fn free(&mut self, folder: &str, name: &str) -> String {
        let plain = joined(folder, name);
        let key = folded(&plain);
        let mut number = match self.taken.get(&key) {
            None => return plain,
            Some(Place::File(next)) => *next,
            Some(Place::Folder(_)) => 2,
        };
        let (stem, ending) = parted(name);
        let path = loop {
            let path = joined(folder, &format!("{stem}-{number}{ending}"));
            number += 1;
            if !self.taken.contains_key(&folded(&path)) {
                break path;
            }
        };
        if let Some(Place::File(next)) = self.taken.get_mut(&key) {
            *next = number;
        }
        path
    }
}

/// The page of a folder, where the document is its `README` or `index`; at the top that is the home page.
fn folder_index(document: &DocPath) -> Option<String> {
    let is_index = matches!(document.stem().to_lowercase().as_str(), "readme" | "index");
    (is_index && !document.folder().is_empty()).then(|| joined(document.folder(), "index.html"))
}

/// The address of `to`, and of a place in it, as a link on the page `from` writes it.
pub fn link(from: &DocPath, to: &DocPath, fragment: Option<&str>) -> String {
    let fragment = fragment.map(|fragment| format!("#{}", escape::path(fragment)));
    match fragment {
        Some(fragment) if from == to => fragment,
        fragment => {
            let relative = from.relative(to.as_str());
            format!("{}{}", escape::path(&relative), fragment.unwrap_or_default())
        }
    }
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The spelling under which file systems may merge names: without case, composed.
fn folded(path: &str) -> String {
    nfc(&path.to_lowercase()).into_owned()
}

/// A name that every file system holds.
fn portable(name: &str) -> String {
    let mut name: String = name.chars().map(|c| if is_held(c) { c } else { '_' }).collect();
    if name.ends_with(['.', ' ']) {
        name.push('_');
    }
    let first = name.find('.').unwrap_or(name.len());
    if is_device(&name[..first]) {
        name.insert(first, '_');
    }
    shortened(&name)
}

fn is_held(c: char) -> bool {
    !c.is_control() && !"<>:\"|?*\\".contains(c)
}

/// Whether Windows keeps the name, whatever its endings, for a device.
fn is_device(stem: &str) -> bool {
    let name = stem.trim_end().to_ascii_uppercase();
    let numbered = |prefix: &str| {
        let number = name.strip_prefix(prefix).map(|rest| rest.chars().collect::<Vec<_>>());
        matches!(number.as_deref(), Some(['1'..='9' | '¹' | '²' | '³']))
    };
    matches!(name.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// `name` cut between characters where it has too many bytes; its ending stays.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST - ROOM {
        return name.to_owned();
    }
    let (stem, ending) = parted(name);
    let ending = if ending.len() > LONGEST / 2 { "" } else { ending };
    let most = LONGEST - ROOM - ending.len();
    let end = stem.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= most).last();
    format!("{}{ending}", &stem[..end.unwrap_or(0)])
}

/// A name and its ending, with the dot.
fn parted(name: &str) -> (&str, &str) {
    match name.rfind('.') {
        Some(at) if at > 0 => name.split_at(at),
        _ => (name, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> DocPath {
        DocPath::new(text).unwrap()
    }

    fn pages(own: &[&str], documents: &[&str]) -> Vec<String> {
        let mut addresses = Addresses::default();
        own.iter().for_each(|path| drop(addresses.own(path)));
        documents.iter().map(|document| addresses.page(&path(document)).to_string()).collect()
    }

    #[test]
    fn addresses_mirror_the_sources() {
        assert_eq!(
            pages(
                &[],
                &["objectives/reliable.md", "teams/README.md", "a/index.md", "Ziele/Größe 1.markdown"]
            ),
            ["objectives/reliable.html", "teams/index.html", "a/index.html", "Ziele/Größe 1.html"]
        );
    }

    #[test]
    fn our_own_pages_come_first() {
        assert_eq!(
            pages(
                &["index.html", "teams/index.html", "drift/index.html"],
                &["index.md", "README.md", "teams/README.md", "drift.md", "drift/index.md"]
            ),
            ["index-2.html", "README.html", "teams/README.html", "drift.html", "drift/index-2.html"]
        );
    }

    #[test]
    fn what_some_file_system_merges_is_told_apart() {
        assert_eq!(
            pages(&[], &["a.md", "A.md", "a.markdown", "a-2.md", "Teams/x.md", "teams/X.md", "teams/y.md"]),
            [
                "a.html",
                "A-2.html",
                "a-3.html",
                "a-2-2.html",
                "Teams/x.html",
                "Teams/X-2.html",
                "Teams/y.html"
            ]
        );
        let composed = pages(&[], &["\u{e9}.md", "e\u{301}.md"]);
        assert_eq!(composed, ["\u{e9}.html", "e\u{301}-2.html"]);
    }

    #[test]
    fn what_some_file_system_cannot_hold_is_mended() {
        assert_eq!(
            pages(&[], &["con.md", "nul.tar.md", "aux/LPT1/x.md", "dots. ./a:b?.md", "COM10.md"]),
            ["con_.html", "nul_.tar.html", "aux_/LPT1_/x.html", "dots. ._/a_b_.html", "COM10.html"]
        );
        let long = format!("{}.md", "ü".repeat(200));
        let named = pages(&[], &[&long, &long]);
        assert!(named[0] != named[1] && named.iter().all(|name| name.len() <= LONGEST), "{named:?}");
    }

    #[test]
    fn a_folder_and_a_file_of_one_name_both_stand() {
        let mut addresses = Addresses::default();
        let file = addresses.file(&path("Data"));
        let inside = addresses.file(&path("data/x.csv"));
        assert_eq!((file.as_str(), inside.as_str()), ("Data", "data-2/x.csv"));
    }

    #[test]
    fn links_are_relative_and_cannot_be_taken_for_schemes() {
        assert_eq!(link(&path("a/b.html"), &path("c d/e.html"), Some("h-ü")), "../c%20d/e.html#h-%C3%BC");
        assert_eq!(link(&path("a.html"), &path("a.html"), Some("main")), "#main");
        assert_eq!(link(&path("a.html"), &path("javascript:x.html"), None), "javascript%3Ax.html");
    }
}
