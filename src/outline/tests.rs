use super::*;

const TODAY: Date = Date::constant(2026, 6, 30);

fn outlined(settings: &str, kind: &str, wish: &Wish) -> String {
    let (settings, _) = Settings::read(&DocPath::new("rhumb.toml").unwrap(), settings);
    let kind = &settings.kinds[kind];
    let outline = document(&settings, kind, place(kind, &wish.id).unwrap(), wish, TODAY);
    format!("{}\n{}", outline.path, outline.text)
}

#[test]
fn what_is_known_is_filled_in_and_the_rest_left_open() {
    let wish = Wish {
        id: "leak-sensors".into(),
        title: Some("Leak sensors: the mains".into()),
        supports: vec!["reliable".into()],
        owner: vec!["network".into()],
    };
    let expected = "initiatives/leak-sensors.md
---
title: \"Leak sensors: the mains\"
owner: network
supports: [reliable]
start: 2026-06-30
due:
resources:
---
Say in one sentence what is done, and what will be different afterwards.
";
    assert_eq!(outlined("", "initiative", &wish), expected);
}

#[test]
fn links_and_owners_go_where_the_role_has_them() {
    let wish = Wish {
        id: "june".into(),
        supports: vec!["reliable".into()],
        owner: vec!["network".into()],
        ..Wish::default()
    };
    let expected = "check-ins/june.md
---
by: network
about: [reliable]
date: 2026-06-30
confidence:
pulse:
priorities:
---
Say what has changed since the last look.
";
    assert_eq!(outlined("", "check-in", &wish), expected);
}

#[test]
fn an_organisation_finds_its_own_words_and_places() {
    let settings = "[strategy]
preset = \"none\"
kind = \"level\"
[kinds.goal]
role = \"objective\"
match = [\"2026/**/*.md\"]
id = \"short\"
[kinds.goal.fields]
title = \"What and why\"
supports = [\"Roadmap\", \"Themes\"]
[kinds.bet]
role = \"initiative\"
match = [\"**/bet-*.md\"]
";
    let wish = Wish { id: "rfl".into(), title: Some("Rust for Linux".into()), ..Wish::default() };
    let expected = "2026/rfl.md
---
short: rfl
What and why: Rust for Linux
Roadmap:
weight:
due:
---
Say in one sentence where we mean to be.
";
    assert_eq!(outlined(settings, "goal", &wish), expected);
    assert!(outlined(settings, "bet", &wish).starts_with("rfl.md\n---\nlevel: bet\ntitle: Rust for Linux\n"));
}

#[test]
fn ids_come_from_titles() {
    assert_eq!(id_from("Will the north basin last?"), "will-the-north-basin-last");
    assert_eq!(id_from("  Größe & Gewicht – 100 %"), "größe-gewicht-100");
    assert_eq!(id_from("?"), "");
}
