use super::*;
use crate::settings::{IdSource, Metadata, Role, Status};

fn path() -> DocPath {
    DocPath::new("rhumb.toml").unwrap()
}

fn problems(text: &str) -> Vec<(String, String)> {
    let (_, problems) = Settings::read(&path(), text);
    problems
        .into_iter()
        .map(|p| (text[p.span.range()].to_owned(), p.message + "; " + &p.help.unwrap_or_default()))
        .collect()
}

#[test]
fn nothing_written_means_the_default_kinds() {
    let (settings, problems) = Settings::read(&path(), "");
    assert_eq!(problems, []);
    let kind = |file: &str| settings.kind_of_path(&DocPath::new(file).unwrap()).map(|kind| kind.name.clone());
    assert_eq!(kind("vision.md").as_deref(), Some("vision"));
    assert_eq!(kind("objectives/deep/x.md").as_deref(), Some("objective"));
    assert_eq!(kind("objectives.md"), None);
    assert!(settings.is_document("a/b.md") && !settings.is_document("a/b.txt"));
}

#[test]
fn a_kind_of_ones_own() {
    let text = r##"
[strategy]
preset = "none"
[kinds.goal]
role = "objective"
match = ["2026/*.md"]
metadata = "table"
id = "path"
[kinds.goal.fields]
title = "What and why"
status = { field = "tags", pattern = "#phase/(.+)" }
[kinds.goal.status]
"Help wanted" = "paused"
"##;
    let (settings, problems) = Settings::read(&path(), text);
    assert_eq!(problems, []);
    let goal = &settings.kinds["goal"];
    assert_eq!((goal.role, goal.metadata, &goal.id), (Role::Objective, Metadata::Table, &IdSource::Path));
    assert_eq!(goal.status["help wanted"], Status::Paused);
    assert_eq!(settings.kinds.len(), 1);
    let deep = DocPath::new("2026/x/y.md").unwrap();
    assert!(settings.kind_of_path(&deep).is_none(), "a star stays within its folder");
}

#[test]
fn every_preset_reads_clean() {
    for (name, text) in presets::PRESETS {
        let (settings, problems) = Settings::read(&path(), &format!("[strategy]\npreset = \"{name}\"\n"));
        assert_eq!((problems.len(), text.is_empty()), (0, settings.kinds.is_empty()), "{name}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place_and_mend() {
    let said = |text: &str| problems(text).remove(0);
    assert_eq!(said("[stratgy]\n").0, "stratgy");
    assert_eq!(said("[stratgy]\n").1, "`stratgy` is not known in `rhumb.toml`; did you mean `strategy`?");
    assert_eq!(
        said("[rules]\nx = \"eror\"\n"),
        ("\"eror\"".into(), "`eror` is no level; did you mean `error`?".into())
    );
    assert_eq!(
        said("[kinds.goal]\nrole = \"objektive\"\n").1,
        "`objektive` is no role; did you mean `objective`?"
    );
    assert_eq!(said("[measures]\nreach = -1\n").0, "-1");
    assert_eq!(said("[site]\nrepository = \"javascript:x\"\n").0, "\"javascript:x\"");
    for tag in ["", "d", "de_DE", "x\\\"<y", "deutsch und englisch"] {
        assert!(
            said(&format!("[site]\nlanguage = \"{tag}\"\n")).1.contains("is no tag of a language"),
            "{tag}"
        );
    }
    assert_eq!(problems("[site]\nlanguage = \"zh-Hant-TW\"\n"), []);
    assert_eq!(said("[strategy]\nname = 1\nname = 2\n").0, "name");
}
