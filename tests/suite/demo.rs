//! The first minute with rhumb: the example organisation, whole.

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
    let again = rhumb(folder.path(), &["demo", "one"]);
    assert_eq!((again.code, again.out.as_str()), (2, ""));
    assert!(again.err.starts_with("error: `one` holds something already"), "{}", again.err);
}

#[test]
fn a_page_that_moved_leads_on_from_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["demo", "demo", "--quiet"]);
    let site = folder.path().join("demo/site");
    for (old, new) in [
        ("initiatives/fibre-pilot.html", "listening-mains.html"),
        ("initiatives/school-pipes.html", "closed/school-pipes.html"),
    ] {
        let page = std::fs::read_to_string(site.join(old)).unwrap();
        assert!(page.contains(&format!("http-equiv=\"refresh\" content=\"0; url={new}\"")), "{old}: {page}");
        assert!(page.contains(&format!("<a href=\"{new}\">")), "{old}: {page}");
    }
}

#[test]
fn a_preview_says_on_each_page_that_it_differs_and_how() {
    let folder = tempfile::tempdir().unwrap();
    says(folder.path(), 0, &["demo", "demo", "--quiet"]);
    let demo = folder.path().join("demo");
    says(&demo, 0, &["build", "--against", "v2026.2", "--out", "preview", "--as-of", "2026-11-24"]);
    let page = |path: &str| std::fs::read_to_string(demo.join("preview").join(path)).unwrap();
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
