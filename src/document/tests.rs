use super::*;

fn parse_with(settings: &str, path: &str, text: impl AsRef<[u8]>) -> Document {
    let (settings, problems) = Settings::read(&DocPath::new("rhumb.toml").unwrap(), settings);
    assert_eq!(problems, []);
    Document::parse(&DocPath::new(path).unwrap(), text.as_ref(), &settings)
}

fn parse(path: &str, text: impl AsRef<[u8]>) -> Document {
    parse_with("[resources.people]\n[resources.money]\n", path, text)
}

/// Each problem as `rule line:column message`.
fn problems(document: &Document) -> Vec<String> {
    let place = |problem: &Diagnostic| document.source.position(problem.span.start);
    let said = |p: &Diagnostic| format!("{} {}:{} {}", p.rule, place(p).line, place(p).column, p.message);
    document.problems.iter().map(said).collect()
}

#[test]
fn a_document_is_read_whole() {
    let text = "---
title: Leak sensors
owner: network
supports: {reliable: 3, cheap: 1}
start: 2026-01-01
resources: {money: 120_000, people: {platform: 3, field: 1}}
allow: {orphan-work: \"exploration, until March\"}
---
# Leak *sensors* on mains

Sensors find a leak
before a **customer** does, see [the vision](../vision.md#why) and [[reliable|ours]].

- [x] Choose
- [ ] Fit

![A map](../assets/map.svg)
";
    let document = parse("initiatives/leak-sensors.md", text);
    assert_eq!(problems(&document), Vec::<String>::new());
    assert_eq!((document.id.value.as_str(), document.title.value.as_str()), ("leak-sensors", "Leak sensors"));
    assert_eq!(
        document.statement.value,
        "Sensors find a leak before a customer does, see the vision and ours."
    );
    let shares: Vec<_> =
        document.fields.supports.iter().map(|s| (s.reference.text.as_str(), s.share)).collect();
    assert_eq!(shares, [("reliable", 3.0), ("cheap", 1.0)]);
    assert_eq!(document.fields.resources["people"][1].amount, 1.0);
    assert_eq!(document.progress(), Some(0.5));
    let mentions: Vec<_> =
        document.body.mentions.iter().map(|m| (m.target.as_str(), m.text.as_str())).collect();
    assert_eq!(
        mentions,
        [("../vision.md", "the vision"), ("reliable", "ours"), ("../assets/map.svg", "A map")]
    );
    assert_eq!(document.body.mentions[0].fragment.as_deref(), Some("why"));
    let place = document.field_span("supports");
    assert_eq!(document.source.slice(place), "{reliable: 3, cheap: 1}");
}

#[test]
fn nothing_written_has_a_default() {
    let document = parse("objectives/most-reliable_service.md", "");
    assert_eq!(document.title.value, "Most reliable service");
    assert_eq!((document.status, document.role), (Status::Active, Some(Role::Objective)));
    let folder = parse("notes/2026/README.md", "# Notes\n\n> quoted\n\nThe first.\n");
    assert_eq!((folder.id.value.as_str(), folder.title.value.as_str()), ("2026", "Notes"));
    assert_eq!((folder.kind.as_str(), folder.statement.value.as_str()), (PAGE, "The first."));
}

#[test]
fn toml_marks_carriage_returns_and_byte_order_marks_are_as_good() {
    let yaml = parse("teams/a.md", "\u{feff}---\r\ntitle: A\r\n---\r\nText.\r\n");
    let toml = parse("teams/a.md", "+++\ntitle = \"A\"\n+++\nText.\n");
    for document in [yaml, toml] {
        assert_eq!((document.title.value.as_str(), document.statement.value.as_str()), ("A", "Text."));
        assert!(document.problems.is_empty());
    }
}

#[test]
fn a_line_at_the_start_is_no_front_matter_unless_it_means_to() {
    assert!(!parse("a.md", "---\n\nJust a line above prose.\n").broken);
    let unclosed = parse("teams/a.md", "---\ntitle: A\n\nText.\n");
    assert_eq!(problems(&unclosed), ["invalid-front-matter 1:1 the front matter is never closed"]);
    let list = parse("teams/a.md", "---\n- a\n---\nText.\n");
    assert_eq!(
        problems(&list),
        ["invalid-front-matter 2:1 the front matter is a list, not keys with values"]
    );
    assert_eq!(list.statement.value, "Text.");
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_kept() {
    let latin = parse("teams/a.md", b"---\ntitle: Gr\xf6\xdfe\n---\n");
    assert_eq!(problems(&latin), ["invalid-encoding 2:10 byte 14 (0xf6) is no UTF-8"]);
    let twice = parse("teams/a.md", "---\ntitle: A\ntitle: B\n---\n");
    assert_eq!(problems(&twice), ["invalid-front-matter 3:1 the key `title` stands twice"]);
    let large = parse_with("[limits]\ndocument = 4\n", "teams/a.md", "12345");
    assert_eq!(problems(&large), ["too-large 1:1 5 bytes are more than a document may have (4)"]);
    assert!(latin.broken && twice.broken && large.broken);
}

#[test]
fn ill_formed_fields_are_named_with_their_place() {
    let text = "---
kind: objective
weight: heavy
due: 2025-30-01
supports: [vision]
favors: [speed]
sponser: me
baseline: 3
allow: {orphan-work: }
---
";
    assert_eq!(
        problems(&parse("x.md", text)),
        [
            "invalid-field 3:9 `weight` is `heavy`, not a number, at least 0",
            "invalid-field 4:6 `due` is `2025-30-01`, not a date of the calendar, YYYY-MM-DD",
            "invalid-field 6:10 `favors` is `speed`, not a trade-off `X over Y`",
            "unknown-field 7:1 `sponser` is not a field of this kind (`objective`)",
            "unknown-field 8:1 `baseline` is not a field of this kind (`objective`)",
            "invalid-field 9:9 `allow` of `orphan-work` gives no reason",
        ]
    );
    let spent = parse("initiatives/x.md", "---\nresources: {money: 1e300, people: -1}\n---\n");
    assert_eq!(
        problems(&spent),
        [
            "invalid-field 2:20 `resources` is `1e300`: more than can be reckoned with",
            "invalid-field 2:35 `resources` is `-1`, not a number, at least 0",
        ]
    );
    let kind = parse("x.md", "---\nkind: objektive\n---\n");
    assert_eq!(problems(&kind), ["unknown-kind 2:7 there is no kind `objektive`"]);
    assert_eq!(kind.problems[0].help.as_deref(), Some("did you mean `objective`?"));
}

#[test]
fn ids_are_compared_after_normalisation_and_kept_simple() {
    let composed = parse("teams/gro\u{308}\u{df}e.md", "");
    assert_eq!((composed.id.value.as_str(), composed.problems.len()), ("gr\u{f6}\u{df}e", 0));
    let blank = parse("teams/a b.md", "");
    assert_eq!(
        problems(&blank),
        ["invalid-id 1:1 the id `a b` holds ` `: an id has letters, digits, `-`, `_` and `.`"]
    );
    let number = parse("teams/x.md", "---\nid: 1559\n---\n");
    assert_eq!(number.id.value, "1559");
}

const GOALS: &str = r##"
[strategy]
preset = "none"
kind = "level"
none = ["NULL", "N/A"]
[kinds.goal]
role = "objective"
match = ["2026/*.md"]
metadata = "table"
id = "path"
aliases = ["slug"]
[kinds.goal.fields]
title = "What and why"
supports = "Roadmap"
owner = ["Point of contact", "Owner"]
status = { field = "tags", pattern = "#phase/(.+)" }
[kinds.goal.status]
"in flight" = "active"
completed = "done"
"##;

#[test]
fn a_table_serves_as_front_matter() {
    let text = "# Self types

| Metadata | |
| :-- | :-- |
| Owner | @ada |
| What and why | Let `self` be \\| anything |
| Roadmap | Rust for Linux |
| Roadmap | [Beyond](./beyond.md) |
| slug | self-types |
| tags | #phase/Completed |
| Zulip | N/A |

## Summary
";
    let document = parse_with(GOALS, "2026/self.md", text);
    assert_eq!((document.id.value.as_str(), document.status), ("2026/self", Status::Done));
    assert_eq!(document.title.value, "Let `self` be | anything");
    let supports: Vec<_> = document.fields.supports.iter().map(|s| s.reference.text.as_str()).collect();
    assert_eq!(supports, ["Rust for Linux", "./beyond.md"]);
    assert_eq!(document.fields.owner[0].text, "@ada");
    assert_eq!(document.aliases, ["self-types"]);
    assert_eq!(problems(&document), ["unknown-field 11:3 `Zulip` is not a field of this kind (`goal`)"]);
    assert!(document.field("Zulip").unwrap().value.is_null());
    assert_eq!(document.body.metadata_table.map(|span| document.source.position(span.start).line), Some(3));
}

#[test]
fn a_field_of_theirs_with_a_name_of_ours_is_theirs() {
    let settings = r##"
[kinds.task]
role = "initiative"
folder = "tasks"
id = "short_code"
aliases = ["id", "was"]
[kinds.task.fields]
status = { field = "tags", pattern = "#phase/(.+)" }
"##;
    let text = "---\nid: fit-sensors\nshort_code: T-1\nwas: [t1, t-one]\nstatus: finished\ntags: ['#phase/done']\n---\n";
    let task = parse_with(settings, "tasks/a.md", text);
    assert_eq!((task.id.value.as_str(), task.status), ("T-1", Status::Done));
    assert_eq!(task.aliases, ["fit-sensors", "t1", "t-one"]);
    assert_eq!(problems(&task), ["unknown-field 5:1 `status` is not a field of this kind (`task`)"]);
    assert_eq!(task.problems[0].help.as_deref(), Some("rhumb.toml takes it from another field"));
    let older = parse_with(settings, "tasks/a.md", "---\nid: fit-sensors\n---\n");
    assert_eq!(older.id.value, "fit-sensors");
}

#[test]
fn hostile_texts_end() {
    for text in [
        "[".repeat(50_000),
        "> ".repeat(50_000),
        "- ".repeat(20_000),
        "*a_ ".repeat(20_000),
        "![".repeat(20_000),
    ] {
        parse("teams/a.md", &text);
    }
}
