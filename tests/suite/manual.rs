//! The manual: its pages have their form, its links lead somewhere, and what it says holds.

mod console;
mod example;
mod page;
mod synopsis;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use rhumb::measure::MEASURES;
use walkdir::WalkDir;

use example::Example;
pub use page::Side;
use page::{Fence, Page};

/// The reference pages by folder, with the sections that each has, in order.
const REFERENCE: [(&str, &[&str]); 4] = [
    ("rules", &["What it finds", "Why it matters", "Example", "Instead"]),
    ("events", &["What it says", "When it matters", "Example", "What to do"]),
    ("measures", &["Formula", "Example", "Weakness", "How it can be gamed"]),
    ("indicators", &["Formula", "Example", "Weakness", "How it can be gamed"]),
];
/// Rules whose example no page can hold: bytes that are no text, sizes, names that not every file
/// system can hold, and what only a comparison of two revisions shows.
const IN_WORDS: [&str; 4] = ["colliding-path", "invalid-encoding", "too-large", "unused-accept"];

fn manual() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn pages() -> BTreeMap<PathBuf, Page> {
    let files = WalkDir::new(manual()).into_iter().map(|entry| entry.unwrap().into_path());
    let pages = files.filter(|file| file.extension().is_some_and(|ending| ending == "md"));
    pages.map(|file| (file.clone(), Page::read(&fs::read_to_string(file).unwrap()))).collect()
}

pub fn reference(folder: &str) -> impl Iterator<Item = (String, Page)> {
    let folder = manual().join(folder);
    let within = pages().into_iter().filter(move |(path, _)| path.parent() == Some(&folder));
    within.map(|(path, page)| (path.file_stem().unwrap().to_str().unwrap().to_owned(), page))
}

#[test]
fn the_table_of_contents_names_every_page_once() {
    let pages = pages();
    let contents = manual().join("SUMMARY.md");
    let named: Vec<_> = pages[&contents].links.iter().map(|link| manual().join(link)).collect();
    let written: BTreeSet<_> = pages.into_keys().filter(|page| *page != contents).collect();
    assert_eq!(named.iter().cloned().collect::<BTreeSet<_>>(), written);
    assert_eq!(named.len(), written.len());
}

#[test]
fn every_link_leads_to_a_page_and_a_heading() {
    let pages = pages();
    for (path, page) in &pages {
        for link in page.links.iter().filter(|link| !link.starts_with("https://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let target = match file {
                "" => path.clone(),
                file => path.parent().unwrap().join(file).canonicalize().unwrap_or_default(),
            };
            let found =
                pages.get(&target).is_some_and(|page| heading.is_empty() || page.anchors.contains(heading));
            assert!(found, "{}: {link}", path.display());
        }
    }
}

#[test]
fn every_reference_page_has_its_sections() {
    for (folder, sections) in REFERENCE {
        for (name, page) in reference(folder) {
            assert_eq!(page.title, name, "{folder}");
            assert_eq!(page.sections.keys().collect::<Vec<_>>(), sections, "{folder}/{name}");
        }
    }
}

#[test]
fn every_reference_page_shows_whole_files() {
    for (folder, _) in REFERENCE {
        for (name, page) in reference(folder) {
            let shown = files(&page, "Example") > 0;
            assert_eq!(shown, folder != "rules" || !IN_WORDS.contains(&name.as_str()), "{folder}/{name}");
            assert_eq!(shown && folder == "rules", files(&page, "Instead") > 0, "{folder}/{name}");
        }
    }
}

/// How many files a section shows: each once a day, none of them empty, the two sides of an event apart.
fn files(page: &Page, section: &str) -> usize {
    let fences = page.sections.get(section).into_iter().flatten();
    let files: Vec<_> = fences.filter_map(Fence::file).collect();
    let places: BTreeSet<_> = files.iter().map(|file| (file.landed, file.path)).collect();
    assert_eq!(places.len(), files.len(), "{}", page.title);
    assert!(files.iter().all(|file| !file.text.trim().is_empty()), "{}", page.title);
    let sided = files.iter().filter(|file| file.side().is_some()).count();
    assert_eq!(
        sided,
        if page.sections.contains_key("What to do") { files.len() } else { 0 },
        "{}",
        page.title
    );
    files.len()
}

#[test]
fn every_example_breaks_its_rule_alone_and_is_mended() {
    for (name, page) in reference("rules").filter(|(name, _)| !IN_WORDS.contains(&name.as_str())) {
        let example = Example::of(&page, "Example");
        assert_eq!(example.rules(), BTreeSet::from([name.clone()]), "{name}");
        example.mend(&page);
        assert_eq!(example.rules(), BTreeSet::new(), "{name}, mended");
    }
}

#[test]
fn every_measure_reads_as_its_example_says() {
    for (name, page) in reference("measures") {
        let report = Example::of(&page, "Example").json(&["measure", "--format", "json"]);
        assert_eq!(report["measures"][&name]["reading"].as_f64(), page.reading, "{name}");
    }
}

#[test]
fn every_indicator_prints_as_its_example_says() {
    for (name, page) in reference("indicators") {
        let printed = Example::of(&page, "Example").text(&["measure"]);
        let shown = page.sections["Example"].iter().find(|fence| fence.info == "text").unwrap();
        assert!(shown.text.starts_with(&name), "{name}");
        assert!(
            shown.text.lines().all(|line| printed.lines().any(|it| it.trim() == line)),
            "{name}:\n{printed}"
        );
    }
}

#[test]
fn the_documents_that_explain_the_roles_make_a_sound_strategy() {
    let page = &pages()[&manual().join("writing-documents.md")];
    assert_eq!(Example::of(page, "Roles and kinds").rules(), BTreeSet::new());
}

#[test]
fn every_piece_of_settings_can_be_read() {
    for (path, page) in pages() {
        for fence in page.sections.values().flatten().filter(|fence| fence.info == "toml") {
            let rules = Example::of_settings(&fence.text).rules();
            assert_eq!(
                rules,
                BTreeSet::from(["empty-strategy".to_owned()]),
                "{}: {}",
                path.display(),
                fence.text
            );
        }
    }
}

#[test]
fn every_measure_asks_one_question_everywhere() {
    let overview = fs::read_to_string(manual().join("measures.md")).unwrap();
    for measure in MEASURES {
        let (id, question) = (measure.id, measure.question);
        assert!(overview.contains(&format!("| [{id}](measures/{id}.md) | {question} |")), "{id}");
        assert_eq!(measure.page.lines().nth(2), Some(question), "{id}");
    }
}
