//! `rhumb init` and `rhumb new`: what they make checks clean and takes nobody's place.

use std::fs;

use crate::program::{Run, rhumb, says};

#[test]
fn a_new_strategy_checks_clean_in_every_vocabulary() {
    let folder = tempfile::tempdir().unwrap();
    for preset in ["okr", "v2mom", "ogsm", "hoshin", "eos"] {
        let made = says(folder.path(), 0, &["init", preset, "--preset", preset]);
        assert!(made.starts_with("rhumb.toml\n.github/workflows/alignment.yml\n"), "{made}");
        assert_eq!(says(folder.path(), 0, &["-C", preset, "check", "--deny", "note"]), "", "{preset}");
        assert!(made.lines().all(|path| folder.path().join(preset).join(path).is_file()), "{made}");
    }
}

#[test]
fn a_strategy_that_is_there_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rhumb.toml"), "[strategy]\nname = \"Ours\"\n").unwrap();
    let run = rhumb(folder.path(), &["init"]);
    assert_eq!((run.code, run.err.contains("rhumb.toml` exists already")), (2, true), "{}", run.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else was written");
}

#[test]
fn a_new_document_prints_its_path_and_keeps_the_strategy_clean() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    says(at, 0, &["init"]);
    let sensors =
        ["new", "initiative", "leak-sensors", "--supports", "first-objective", "--owner", "first-team"];
    assert_eq!(says(at, 0, &sensors), "initiatives/leak-sensors.md\n");
    let question = ["new", "question", "--title", "Will the north basin last?", "--supports", "leak-sensors"];
    assert_eq!(says(at, 0, &question), "questions/will-the-north-basin-last.md\n");
    let check_in = says(at, 0, &["new", "check-in", "--supports", "leak-sensors"]);
    assert!(check_in.starts_with("check-ins/") && check_in.ends_with("-2.md\n"), "{check_in}");
    assert_eq!(says(at, 0, &["check", "--deny", "note"]), "");
}

#[test]
fn a_new_document_takes_nobodys_place_and_names_only_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    says(at, 0, &["init"]);
    let fails = |arguments: &[&str], says: &str, help: &str| {
        let Run { code, out, err } = rhumb(at, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.starts_with(&format!("error: {says}")) && err.contains(help), "{arguments:?}: {err}");
    };
    fails(&["new", "initative", "x"], "there is no kind `initative`", "did you mean `initiative`?");
    fails(&["new", "team"], "a new team needs an id or a title", "--title");
    fails(&["new", "team", "first-goal/x"], "the id `first-goal/x` holds `/`", "letters");
    fails(
        &["new", "team", "first-objective"],
        "the id `first-objective` is taken",
        "objectives/first-objective.md",
    );
    fails(&["new", "team", "x", "--supports", "visoin"], "there is no document `visoin`", "`vision`");
    fails(
        &["new", "team", "x", "--supports", "first-team"],
        "`first-team` is of the role `team`",
        "vision, objective",
    );
    fails(&["new", "vision", "x", "--supports", "vision"], "a vision supports nothing", "leave");
}
