//! The manual's page about templates: it names every template and all that each of them gets, and
//! nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde_json::Value;
use walkdir::WalkDir;

use crate::program::{rhumb, says};
use crate::site::strategy;

/// What a field's type says that there is; text and HTML are both strings here.
#[derive(Debug)]
enum Kind {
    Text,
    Number,
    Truth,
    Value(String),
    List(Box<Kind>),
    Pair(Box<(Kind, Kind)>),
    Maybe(Box<Kind>),
}

type Fields = IndexMap<String, Kind>;

/// The tables of the page by the heading above them.
struct Tables(IndexMap<String, Fields>);

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn manual() -> String {
    fs::read_to_string(here().join("docs/templates.md")).unwrap()
}

/// The names of rhumb's own templates.
fn templates() -> BTreeSet<String> {
    let folder = here().join("templates");
    let files = WalkDir::new(&folder).into_iter().map(|entry| entry.unwrap().into_path());
    let names = files.filter(|path| path.is_file());
    names.map(|path| path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned()).collect()
}

impl Kind {
    fn read(text: &str) -> Self {
        if let Some(kind) = text.strip_suffix(" or nothing") {
            return Self::Maybe(Box::new(Self::read(kind)));
        }
        if let Some(kind) = text.strip_prefix("list of ") {
            return Self::List(Box::new(Self::read(kind)));
        }
        if let Some((first, second)) = text.strip_prefix("pair of ").and_then(|two| two.split_once(" and ")) {
            return Self::Pair(Box::new((Self::read(first), Self::read(second))));
        }
        match text {
            "text" | "HTML" => Self::Text,
            "number" => Self::Number,
            "yes or no" => Self::Truth,
            link => {
                let name = link.strip_prefix('[').and_then(|rest| rest.split_once(']'));
                Self::Value(name.unwrap_or_else(|| panic!("{link:?} is no type")).0.to_owned())
            }
        }
    }
}

impl Tables {
    fn read(markdown: &str) -> Self {
        let mut tables: IndexMap<String, Fields> = IndexMap::new();
        for line in markdown.lines() {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            if let Some(name) = line.strip_prefix("### ") {
                tables.insert(name.to_owned(), Fields::new());
            } else if let ([name, kind, _], Some((_, fields))) = (cells.as_slice(), tables.last_mut())
                && let Some(name) = name.strip_prefix('`')
            {
                fields.insert(name.trim_end_matches('`').to_owned(), Kind::read(kind));
            }
        }
        Self(tables)
    }

    /// Holds `value` against the table called `name`.
    fn hold(&self, name: &str, value: &Value, seen: &mut BTreeSet<String>) {
        let table = self.0.get(name).unwrap_or_else(|| panic!("there is no section {name}"));
        let there: BTreeSet<&String> = value.as_object().unwrap_or_else(|| panic!("{name}")).keys().collect();
        assert_eq!(there, table.keys().collect(), "{name}");
        seen.insert(name.to_owned());
        for (field, kind) in table {
            self.hold_kind(&format!("{name}: {field}"), kind, &value[field], seen);
        }
    }

    fn hold_kind(&self, at: &str, kind: &Kind, value: &Value, seen: &mut BTreeSet<String>) {
        match (kind, value) {
            (Kind::Maybe(_), Value::Null)
            | (Kind::Text, Value::String(_))
            | (Kind::Number, Value::Number(_))
            | (Kind::Truth, Value::Bool(_)) => {}
            (Kind::Maybe(kind), value) => self.hold_kind(at, kind, value, seen),
            (Kind::List(kind), Value::Array(items)) => {
                items.iter().for_each(|item| self.hold_kind(at, kind, item, seen));
            }
            (Kind::Pair(kinds), Value::Array(items)) if items.len() == 2 => {
                self.hold_kind(at, &kinds.0, &items[0], seen);
                self.hold_kind(at, &kinds.1, &items[1], seen);
            }
            (Kind::Value(name), Value::Object(_)) => self.hold(name, value, seen),
            _ => panic!("{at} is {kind:?} and there is {value}"),
        }
    }
}

/// What every page of the site of `folder` got, with the name of its template.
fn handed_out(folder: &Path, arguments: &[&str]) -> Vec<(String, Value)> {
    for name in templates().iter().filter(|name| !name.contains('/')) {
        let dump =
            format!("{{{{ {{'template': '{name}', 'site': site, 'page': page, 'data': data}}|tojson }}}}");
        fs::create_dir_all(folder.join("templates")).unwrap();
        fs::write(folder.join("templates").join(name), dump).unwrap();
    }
    let run = rhumb(folder, &[&["build", "--out", "dump", "--as-of", "2026-11-24"], arguments].concat());
    assert!(run.code < 2, "{}", run.err);
    let files = WalkDir::new(folder.join("dump")).into_iter().map(|entry| entry.unwrap().into_path());
    let pages = files.filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    let read = |path: PathBuf| {
        let page: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        (page["template"].as_str().unwrap().to_owned(), page)
    };
    pages.map(read).collect()
}

/// The example organisation with its history, in `demo` below a folder.
fn demo() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["demo", "demo", "--quiet"]);
    folder
}

/// What the pages of the example organisation got.
static DEMO: LazyLock<Vec<(String, Value)>> =
    LazyLock::new(|| handed_out(&demo().path().join("demo"), &["--against", "v2026.2"]));

/// A strategy with more documents than one list, one map and one table hold, and with one id twice.
fn large() -> tempfile::TempDir {
    let mut files = vec![
        (
            "rhumb.toml".to_owned(),
            "[strategy]\nname = \"Large\"\n\n[resources.people]\nunit = \"FTE\"\n".to_owned(),
        ),
        ("vision.md".to_owned(), "# V\n\nThere.\n".to_owned()),
        ("objectives/o.md".to_owned(), "---\nsupports: [vision]\n---\n# O\n\nThere.\n".to_owned()),
        ("objectives/again.md".to_owned(), "---\nid: o\nsupports: [vision]\n---\n# O\n".to_owned()),
    ];
    let work = "---\nsupports: [o]\nresources: {people: 1}\n---\n# I\n";
    let initiative = |at| (format!("initiatives/i{at}.md"), work.to_owned());
    files.extend((0..200).map(initiative));
    let provider = "---\nsupports: [o]\ncapacity: {people: 1}\n---\n# T\n";
    let team = |at| (format!("teams/t{at}.md"), provider.to_owned());
    files.extend((0..30).map(team));
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    strategy(&files)
}

#[test]
fn what_a_template_gets_is_what_the_manual_says() {
    let tables = Tables::read(&manual());
    let mut seen = BTreeSet::new();
    let large = handed_out(large().path(), &[]);
    for (template, got) in DEMO.iter().chain(&large) {
        let section = if tables.0.contains_key(template) { template } else { "document.html" };
        tables.hold("site", &got["site"], &mut seen);
        tables.hold("page", &got["page"], &mut seen);
        tables.hold(section, &got["data"], &mut seen);
    }
    let never: Vec<&String> = tables.0.keys().filter(|name| !seen.contains(*name)).collect();
    assert_eq!(never, Vec::<&String>::new(), "no page has any of these");
}

#[test]
fn a_roles_template_has_what_the_manual_says_beside_the_document() {
    let manual = manual();
    let (_, section) = manual.split_once("### document.html").unwrap();
    let (table, _) = section.split_once("| name |").unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(".html` | "));
    let said: IndexMap<String, BTreeSet<&str>> = rows
        .map(|(role, names)| (format!("{role}.html"), names.split('`').skip(1).step_by(2).collect()))
        .collect();
    let is_empty = |value: &Value| {
        value.is_null()
            || value.as_array().is_some_and(Vec::is_empty)
            || value["rows"].as_array().is_some_and(Vec::is_empty)
    };
    for (template, got) in DEMO.iter().filter(|(template, _)| said.contains_key(template)) {
        let own = got["data"].as_object().unwrap().iter();
        let filled = own.filter(|(name, value)| *name != "document" && !is_empty(value));
        let unsaid: Vec<&String> =
            filled.map(|(name, _)| name).filter(|name| !said[template].contains(name.as_str())).collect();
        assert_eq!(unsaid, Vec::<&String>::new(), "{template}");
    }
    let named: BTreeSet<&str> = said.values().flatten().copied().collect();
    let fields = Tables::read(&manual).0.swap_remove("document.html").unwrap();
    let parts: BTreeSet<&str> =
        fields.keys().map(String::as_str).filter(|name| *name != "document").collect();
    assert_eq!((said.len(), named), (11, parts));
}

#[test]
fn every_template_is_named() {
    let manual = manual();
    let unnamed: Vec<String> = templates()
        .into_iter()
        .filter(|name| !manual.contains(&format!("`{name}`")) && !manual.contains(&format!("### {name}\n")))
        .collect();
    assert_eq!(unnamed, Vec::<String>::new());
}

#[test]
fn the_manuals_own_template_builds() {
    let manual = manual();
    let (_, rest) = manual.split_once("```jinja templates/decision.html\n").unwrap();
    let (template, _) = rest.split_once("```").unwrap();
    let (kept, name) = (demo(), "templates/decision.html");
    let demo = kept.path().join("demo");
    fs::create_dir_all(demo.join("templates")).unwrap();
    fs::write(demo.join(name), template).unwrap();
    says(&demo, 0, &["build", "--out", "own", "--as-of", "2026-11-24"]);
    let page = fs::read_to_string(demo.join("own/decisions/2026-09-realignment.html")).unwrap();
    let said = page.find("<p>Decided by <a href=\"../people/Margit%20Solheim.html\">Margit Solheim</a>.");
    assert!(said.unwrap() < page.find("<p>About: ").unwrap(), "{page}");
}
