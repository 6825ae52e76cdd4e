//! The first minute with rhumb: the example organisation, whole.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use walkdir::WalkDir;

use crate::git::git;
use crate::program::{rhumb, says};

#[test]
fn the_demo_unpacks_checks_builds_compares_and_says_what_to_open() {
    let folder = tempfile::tempdir().unwrap();
    let said = says(folder.path(), 0, &["demo"]);
    for part in [
        "The example organisation is in `rhumb-demo`.",
        "$ rhumb check --as-of 2026-11-18",
        "$ rhumb build --as-of 2026-11-18",
        "Alignment 72.0 -> 92.0 ",
        "What to open next\n\n  rhumb-demo/site/index.html",
    ] {
        assert!(said.contains(part), "{part:?} is missing in\n{said}");
    }
    let demo = folder.path().join("rhumb-demo");
    assert!(demo.join("site/index.html").is_file());
    assert_eq!(git(&demo, &["status", "--porcelain"]), "", "the site is ignored, the rest as committed");
    assert_eq!(git(&demo, &["rev-list", "--count", "HEAD"]), "61");
    assert_eq!(git(&demo, &["tag"]).lines().count(), 6);
}

#[test]
fn the_demo_is_the_same_everywhere_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["demo", "one", "--quiet"]);
    says(folder.path(), 0, &["demo", "two", "--quiet"]);
    let head = |name: &str| git(&folder.path().join(name), &["rev-parse", "HEAD", "v2026.3^{tree}"]);
    assert_eq!(head("one"), head("two"));
    fs::create_dir(folder.path().join("here")).unwrap();
    says(&folder.path().join("here"), 0, &["demo", ".", "--quiet"]);
    assert_eq!(head("here"), head("one"));
    let again = rhumb(folder.path(), &["demo", "one"]);
    assert_eq!((again.code, again.out.as_str()), (2, ""));
    assert!(again.err.starts_with("error: `one` holds something already"), "{}", again.err);
}

/// The pages of the demo's site and of a preview of it, made once, by `site/` or `preview/` and address.
static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["demo", "demo", "--quiet"]);
    let demo = folder.path().join("demo");
    says(&demo, 0, &["build", "--against", "v2026.2", "--out", "preview", "--as-of", "2026-11-24"]);
    let files = ["site", "preview"].into_iter().flat_map(|site| WalkDir::new(demo.join(site)));
    let pages = files.map(|entry| entry.unwrap().into_path());
    let pages = pages.filter(|path| path.extension().is_some_and(|ending| ending == "html"));
    let named = |path: &PathBuf| path.strip_prefix(&demo).unwrap().to_str().unwrap().to_owned();
    pages.map(|path| (named(&path), fs::read_to_string(&path).unwrap())).collect()
});

fn page(path: &str) -> &'static str {
    PAGES.get(&format!("site/{path}")).unwrap_or_else(|| panic!("no {path}"))
}

#[test]
fn a_page_that_moved_leads_on_from_where_it_was() {
    for (old, new) in [
        ("initiatives/fibre-pilot.html", "listening-mains.html"),
        ("initiatives/school-pipes.html", "closed/school-pipes.html"),
    ] {
        let page = page(old);
        assert!(page.contains(&format!("http-equiv=\"refresh\" content=\"0; url={new}\"")), "{old}: {page}");
        assert!(page.contains(&format!("<a href=\"{new}\">")), "{old}: {page}");
    }
}

#[test]
fn a_file_that_was_renamed_again_and_again_leads_on_and_keeps_its_first_promise() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    git(root, &["init", "--quiet"]);
    let land = |files: &[(&str, &str)]| {
        for (path, text) in files {
            fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
            fs::write(root.join(path), text).unwrap();
        }
        git(root, &["add", "--all"]);
        git(root, &["commit", "--quiet", "--message", "Land"]);
    };
    let said = |due: &str, what: &str| {
        format!(
            "---\nsupports: vision\ndue: {due}\n---\n# Pipes\n\nNobody digs the same street up {what} in one year.\n"
        )
    };
    let first = said("2026-12-31", "twice");
    land(&[
        ("rhumb.toml", "[strategy]\nname = \"S\"\n"),
        ("vision.md", "# V\n"),
        ("objectives/a.md", &first),
    ]);
    git(root, &["mv", "objectives/a.md", "objectives/b.md"]);
    land(&[]);
    fs::remove_file(root.join("objectives/b.md")).unwrap();
    land(&[("objectives/c.md", &said("2027-12-31", "thrice"))]);
    fs::write(root.join("objectives/d.md"), "# Pipes\n\nThese are others, which take nobody's place.\n")
        .unwrap();
    says(root, 0, &["build"]);
    for old in ["a", "b"] {
        let page = fs::read_to_string(root.join(format!("site/objectives/{old}.html"))).unwrap();
        assert!(page.contains("content=\"0; url=c.html\""), "{old}: {page}");
    }
    let page = fs::read_to_string(root.join("site/objectives/c.html")).unwrap();
    assert!(page.contains("<li>Due 31 Dec 2027, at first 31 Dec 2026</li>"), "{page}");
}

#[test]
fn pages_say_what_changed_word_by_word() {
    for (path, said) in [
        ("initiatives/listening-mains.html", "<p>Due <del>31 Dec 2026</del> <ins>31 Dec 2027</ins></p>"),
        (
            "objectives/reliable.html",
            "planned work <del>included.</del> <ins>included, and no repair is done twice.</ins>",
        ),
        (
            "drift/v2025.3..v2026.1.html",
            "\u{2026} kitchen since September, at our expense. \
             <ins>The work itself: New service pipes for 37 schools.</ins>",
        ),
        ("drift/v2026.2..v2026.3.html", "<li>Removed: Customers who can name us</li>"),
    ] {
        assert!(page(path).contains(said), "{path}: {said}");
    }
}

#[test]
fn a_teams_page_leads_from_the_vision_to_what_it_works_on_and_says_what_steers_that() {
    let page = page("teams/network.html");
    let (_, contribution) = page.split_once("<h2 id=\"contribution\">").unwrap();
    let (tree, steering) = contribution.split_once("<h2 id=\"systems\">").unwrap();
    let places: Vec<usize> =
        ["vision.html", "safe.html", "lead-pipes-replaced.html", "lead-service-pipes.html"]
            .map(|step| tree.find(&format!("/{step}\"")).unwrap_or_else(|| panic!("{step}")))
            .into();
    assert!(places.is_sorted(), "{places:?}");
    let (systems, _) = steering.split_once("<h2").unwrap();
    assert!(systems.contains("Rule for buying</a> <span class=\"status bad\">conflicts</span>"), "{systems}");
}

#[test]
fn what_was_promised_at_first_stands_beside_what_is_promised_now() {
    let lowered = page("key-results/lead-pipes-replaced.html");
    assert!(lowered.contains("2,100<br><small>at first 3,200</small>"), "the target");
    assert!(lowered.contains("<small>40\u{a0}% of the first goal</small>"), "the way");
    let slipped = page("objectives/reliable.html");
    assert!(slipped.contains("<small>76\u{a0}% expected</small><br><small>at first 94\u{a0}%</small>"));
    assert!(slipped.contains("<line class=\"tick first\""));
}

#[test]
fn what_is_asked_of_a_team_stands_on_its_page_and_what_was_allowed_is_not_asked() {
    let digital = page("teams/digital.html");
    let asked = digital.split_once("<h2 id=\"looks\">").unwrap().1.split_once("</ol>").unwrap().0;
    assert!(asked.contains("archive-scans.html") && asked.contains("never looked at"), "{asked}");
    assert!(!asked.contains("nothing of it leads to the vision"), "that is allowed: {asked}");
    let ingrid = page("people/Ingrid Halvorsen.html");
    assert!(ingrid.contains("Leads <a href=\"../teams/network.html\">Network</a>"), "{ingrid}");
    assert!(ingrid.contains("../initiatives/trunk-main-renewal.html"), "what her team works on");
    assert!(page("measures.html").contains("nothing of it leads to the vision <small>allowed: Saves what"));
    assert!(!digital.contains("No line to the vision</span> <a href=\"../initiatives/smart-meters.html\""));
    assert!(page("initiatives/smart-meters.html").contains("Nothing of it counts while it is not in force."));
}

#[test]
fn a_preview_says_on_each_page_that_it_differs_and_how() {
    let page = |path: &str| &PAGES[&format!("preview/{path}")];
    for (differs, changes) in [
        ("index.html", "drift/preview.html"),
        ("objectives/reliable.html", "../drift/preview.html"),
        ("initiatives/visitor-centre.html", "../drift/preview.html"),
    ] {
        let said = format!("A preview: this page differs from v2026.2. <a href=\"{changes}\">");
        assert!(page(differs).contains(&said), "{differs}");
    }
    for same in ["vision.html", "all.html", "drift/preview.html"] {
        assert!(!page(same).contains("A preview:"), "{same}");
    }
    assert!(page("drift/preview.html").contains("<h1>Drift: v2026.2 to this preview</h1>"));
}
