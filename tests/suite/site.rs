//! Built sites: whole, linked, safe, and the same every time.

pub mod html;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use rhumb::analysis::Analysis;
use rhumb::escape;
use rhumb::project::Project;
use rhumb::repository::Snapshot;
use rhumb::site::{self, Past, Rendered, Setting, SiteError};
use rhumb::text::DocPath;

use crate::{folders, git};
use html::Page;

/// The site of the strategy in `folder`.
fn rendered(folder: &Path) -> Result<Rendered, SiteError> {
    configured(folder, None)
}

/// The site of the repository in `folder`, read with a configuration of ours.
fn configured(folder: &Path, configuration: Option<&Path>) -> Result<Rendered, SiteError> {
    let project = Project::open(folder, configuration).unwrap();
    let origin = project.work_tree().unwrap();
    let configuration = project.configuration(&origin).unwrap().unwrap();
    let version = project.read(&origin, &configuration).unwrap();
    let analysis = Analysis::of(version, Date::constant(2026, 11, 23));
    let wanted = site::wanted(&analysis);
    let read = |path: &DocPath| wanted.contains(path);
    let files = Snapshot::read(&origin, origin.list().unwrap(), 1 << 20, read).unwrap().files;
    let setting = Setting { search: true, ..Setting::default() };
    site::render(&analysis, &analysis.findings(&[]), &files, &Past::default(), &setting)
}

fn example() -> Rendered {
    rendered(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-org")).unwrap()
}

/// A strategy of these files.
pub fn strategy(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn text(rendered: &Rendered, path: &str) -> String {
    String::from_utf8(rendered.site.get(path).unwrap_or_else(|| panic!("no {path}")).to_vec()).unwrap()
}

fn pages(rendered: &Rendered) -> BTreeMap<&DocPath, Page> {
    let pages = rendered.site.files().filter(|(path, _)| path.as_str().ends_with(".html"));
    pages.map(|(path, bytes)| (path, Page::read(bytes))).collect()
}

/// Every internal link of every page that leads nowhere, as `page: link`.
fn dead_links(rendered: &Rendered) -> Vec<String> {
    let files: BTreeSet<String> = rendered.site.files().map(|(path, _)| encoded(path.as_str())).collect();
    let pages = pages(rendered);
    let ids: BTreeMap<String, BTreeSet<String>> = pages
        .iter()
        .map(|(path, page)| (encoded(path.as_str()), page.all("id").map(encoded).collect()))
        .collect();
    let leads = |from: &str, link: &str| {
        let (file, fragment) =
            link.split_once('#').map_or((link, None), |(file, fragment)| (file, Some(fragment)));
        let target = match file {
            "" => from.to_owned(),
            file => {
                DocPath::new(from).unwrap().join(file).map_or_else(|_| String::new(), |path| path.to_string())
            }
        };
        let named = ids.get(&target).is_none_or(|ids| fragment.is_none_or(|fragment| ids.contains(fragment)));
        files.contains(&target) && named
    };
    let mut dead = Vec::new();
    for (path, page) in &pages {
        let from = encoded(path.as_str());
        let links = page.all("href").chain(page.all("src")).filter(|link| !is_elsewhere(link));
        dead.extend(links.filter(|link| !leads(&from, link)).map(|link| format!("{path}: {link}")));
    }
    dead
}

fn encoded(path: &str) -> String {
    escape::path(path).into_owned()
}

fn is_elsewhere(link: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:", "data:"].iter().any(|scheme| link.starts_with(scheme))
}

/// What no page may be: ill-formed, without one title, with a name twice.
fn faults(rendered: &Rendered) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, page) in pages(rendered) {
        let ids: Vec<&str> = page.all("id").collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        if ids.len() != distinct.len() {
            faults.push(format!("{path}: an id stands twice: {ids:?}"));
        }
        if page.count("h1") != 1 || page.count("main") != 1 {
            faults.push(format!("{path}: {} h1, {} main", page.count("h1"), page.count("main")));
        }
        faults.extend(page.errors.iter().map(|error| format!("{path}: {error}")));
    }
    faults
}

#[test]
fn the_example_is_whole_and_linked() {
    let example = example();
    assert_eq!(faults(&example), Vec::<String>::new());
    assert_eq!(dead_links(&example), Vec::<String>::new());
    for path in ["index.html", "404.html", "findings.html", "objectives/reliable.html", "assets/network.svg"]
    {
        assert!(example.site.get(path).is_some(), "{path}");
    }
}

#[test]
fn real_repositories_are_whole_and_linked() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for (name, bundle) in
        [("metis", "metis-strategy.bundle"), ("rust-project-goals", "rust-project-goals.bundle")]
    {
        let Some(folder) = git::bundle(bundle) else { continue };
        let configuration = examples.join(name).join("rhumb.toml");
        let site = configured(folder.path(), Some(&configuration)).unwrap();
        assert_eq!(faults(&site), Vec::<String>::new(), "{name}");
        assert_eq!(dead_links(&site), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let (one, two) = (example(), example());
    assert!(one.site.files().eq(two.site.files()));
}

#[test]
fn a_broken_document_has_a_page_that_says_what_is_wrong() {
    let folder = strategy(&[
        ("rhumb.toml", "[strategy]\nname = \"S\"\n"),
        ("vision.md", "# V\n\nThere.\n"),
        ("objectives/o.md", "---\ntitle: [\n---\n# O\n\nText that stays.\n"),
        ("objectives/p.md", "---\nsupports: [vision, nowhere]\n---\n# P\n"),
    ]);
    let rendered = rendered(folder.path()).unwrap();
    let page = text(&rendered, "objectives/o.html");
    assert!(page.contains("invalid-front-matter") && page.contains("Text that stays."), "{page}");
    assert!(text(&rendered, "objectives/p.html").contains("dangling-link"));
    assert!(text(&rendered, "findings.html").contains("objectives/o.html"));
    assert_eq!((faults(&rendered), dead_links(&rendered)), (vec![], vec![]));
}

#[test]
fn no_content_becomes_code() {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}{% raw %}";
    let document = format!(
        "---\ntitle: |\n  {evil}\nowner: |\n  {evil}\ntags: ['{t}']\nnovel: '{t}'\nsupports: ['{t}']\n---\n# {evil}\n\n\
         {evil} [x](javascript:alert(1)) [[javascript:alert(1)|y]] ![z](data:text/html,x)\n\n<iframe src=//evil></iframe>\n",
        t = evil.replace('\'', "''"),
    );
    let settings = format!("[strategy]\nname = '''{evil}'''\n[site]\nrepository = \"javascript:alert(1)\"\n");
    let folder = strategy(&[
        ("rhumb.toml", &settings),
        ("objectives/o.md", &document),
        ("visions/javascript:alert(1).md", "![](../evil.svg) [data](../evil.html)\n"),
        ("evil.svg", "<svg onload=\"alert(1)\"/>"),
        ("evil.html", "<script>alert(1)</script>"),
    ]);
    let rendered = rendered(folder.path()).unwrap();
    assert_eq!(rendered.remarks[0], "`evil.svg` is left out: a browser could run it");
    assert!(rendered.site.get("evil.html").is_none());
    for (path, page) in pages(&rendered) {
        for (name, attributes) in &page.elements {
            let ours = attributes.get("src").is_some_and(|src| src.ends_with("assets/site.js"));
            assert!(name != "script" || ours, "{path}: {attributes:?}");
            assert!(
                !["iframe", "object", "embed", "style", "base"].contains(&name.as_str()),
                "{path}: {name}"
            );
            for (attribute, value) in attributes {
                assert!(!attribute.starts_with("on"), "{path}: {attribute}={value}");
                assert!(attribute != "style" && attribute != "srcdoc", "{path}: {attribute}={value}");
                let leads = ["href", "src", "action"].contains(&attribute.as_str());
                let acts = value.trim_start().to_lowercase();
                assert!(
                    !leads || !(acts.starts_with("javascript:") || acts.starts_with("//")),
                    "{path}: {value}"
                );
            }
        }
    }
    assert!(!text(&rendered, "objectives/o.html").contains("49"));
    assert_eq!((faults(&rendered), dead_links(&rendered)), (vec![], vec![]));
}

#[test]
fn a_users_template_stands_before_ours_and_a_broken_one_publishes_nothing() {
    let files = |template: &'static str| {
        [
            ("rhumb.toml", "[strategy]\nname = \"S\"\n"),
            ("vision.md", "# V\n\nThere.\n"),
            ("templates/vision.html", template),
        ]
    };
    let own = strategy(&files(
        "{% extends 'rhumb/vision.html' %}{% block then %}<p>Ours: {{ document.title }}</p>{% endblock %}",
    ));
    assert!(text(&rendered(own.path()).unwrap(), "vision.html").contains("<p>Ours: V</p>"));
    let broken = strategy(&files(
        "{% extends 'rhumb/vision.html' %}\n{% block then %}{{ document.titel }}{% endblock %}",
    ));
    let error = rendered(broken.path()).unwrap_err().to_string();
    assert!(error.starts_with("`templates/vision.html` line 2: undefined value"), "{error}");
}

#[test]
fn what_rhumb_toml_asks_for_in_vain_is_said() {
    let site = |lines: &str| {
        let configuration = format!("[strategy]\nname = \"S\"\n[site]\n{lines}");
        rendered(strategy(&[("rhumb.toml", &configuration), ("mark.svg", "<svg/>")]).path()).unwrap().remarks
    };
    assert_eq!(
        site("logo = \"mark.svg\"\nrepository = \"https://git.x.org/a/b\"\nforge = \"gitea\""),
        [""; 0]
    );
    assert_eq!(
        site("logo = \"logo.svg\"\nrepository = \"https://git.x.org/a/b\""),
        [
            "there is no logo: `[site] logo` names `logo.svg`, which is no picture below `rhumb.toml`",
            "pages do not link to their sources: `[site] repository` is `https://git.x.org/a/b`, which has to be an \
             address that a browser opens, on a forge that its host or `[site] forge` names",
        ]
    );
}

#[test]
fn every_language_fills_every_template() {
    let folder = tempfile::tempdir().unwrap();
    folders::copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("example-org"), folder.path());
    let configuration = folder.path().join("rhumb.toml");
    let written = fs::read_to_string(&configuration).unwrap();
    for (language, direction) in [("de-AT", "ltr"), ("ar", "rtl")] {
        fs::write(&configuration, written.replace("[site]", &format!("[site]\nlanguage = \"{language}\"")))
            .unwrap();
        let rendered = rendered(folder.path()).unwrap();
        let home = text(&rendered, "index.html");
        assert!(home.contains(&format!("<html lang=\"{language}\" dir=\"{direction}\">")));
        assert_eq!((faults(&rendered), dead_links(&rendered)), (vec![], vec![]));
    }
}
