use super::*;
use crate::text::DocPath;

fn strategy(files: &[(&str, &str)]) -> Strategy {
    let path = |name: &str| DocPath::new(name).unwrap();
    let (settings, _) = Settings::read(&path("rhumb.toml"), "");
    let documents = files
        .iter()
        .map(|(name, text)| Arc::new(Document::parse(&path(name), text.as_bytes(), &settings)))
        .collect();
    let mut paths: BTreeSet<DocPath> = files.iter().map(|(name, _)| path(name)).collect();
    paths.insert(path("assets/map.svg"));
    Strategy::resolve(documents, Arc::new(paths), Arc::new(settings))
}

/// Each support of a document as `id share`, with `!` where it is not allowed and `@` on a cycle.
fn supports(strategy: &Strategy, id: &str) -> Vec<String> {
    let node = strategy.find(id).unwrap();
    let said = |s: &Support| {
        let marks = [(s.allowed, ""), (!s.cyclic, "")].map(|(fine, _)| fine);
        format!(
            "{} {:.2}{}{}",
            strategy.id(s.to),
            s.share,
            if marks[0] { "" } else { "!" },
            if marks[1] { "" } else { "@" }
        )
    };
    strategy.supports(node).iter().map(said).collect()
}

#[test]
fn a_link_names_a_document_in_five_ways() {
    let strategy = strategy(&[
        ("vision.md", "# Water, always\n"),
        ("objectives/a.md", "---\nsupports: vision\n---\n"),
        ("objectives/b.md", "---\nsupports: [../vision.md]\n---\n"),
        ("objectives/c.md", "---\nsupports: ['[the vision](/vision.md)', '[[a]]']\n---\n"),
        ("objectives/d.md", "---\nsupports: \"Water, always\"\n---\n"),
        ("objectives/e.md", "---\nsupports: \"a, b, nowhere\"\n---\n"),
    ]);
    assert_eq!(supports(&strategy, "a"), ["vision 1.00"]);
    assert_eq!(supports(&strategy, "b"), ["vision 1.00"]);
    assert_eq!(supports(&strategy, "c"), ["vision 0.50", "a 0.50"]);
    assert_eq!(supports(&strategy, "d"), ["vision 1.00"]);
    assert_eq!(supports(&strategy, "e"), ["a 0.33", "b 0.33"], "what a broken link should carry is lost");
    let e = strategy.find("e").unwrap();
    assert_eq!(strategy.links(e).iter().filter(|link| link.target == Target::Nothing).count(), 1);
}

#[test]
fn a_name_given_twice_counts_once_and_roles_decide() {
    let strategy = strategy(&[
        ("vision.md", ""),
        ("objectives/a.md", "---\nsupports: {vision: 1, vision.md: 2, field: 1}\n---\n"),
        ("teams/field.md", ""),
    ]);
    assert_eq!(supports(&strategy, "a"), ["vision 0.75", "field 0.25!"]);
}

#[test]
fn cycles_are_found_once_with_their_way() {
    let strategy = strategy(&[
        ("vision.md", ""),
        ("objectives/a.md", "---\nsupports: [b, vision]\n---\n"),
        ("objectives/b.md", "---\nsupports: [c, e]\n---\n"),
        ("objectives/c.md", "---\nsupports: [a]\n---\n"),
        ("objectives/d.md", "---\nsupports: [d]\n---\n"),
        ("objectives/e.md", "---\nsupports: [b]\n---\n"),
    ]);
    let ids = |nodes: &[NodeId]| nodes.iter().map(|&node| strategy.id(node)).collect::<Vec<_>>().join(" ");
    let cycles: Vec<_> =
        strategy.cycles().iter().map(|cycle| (ids(&cycle.way), ids(&cycle.others))).collect();
    assert_eq!(cycles, [("a b c".to_owned(), "e".to_owned()), ("d".to_owned(), String::new())]);
    assert_eq!(supports(&strategy, "a"), ["b 0.50@", "vision 0.50"]);
}

#[test]
fn the_first_of_an_id_takes_part_and_titles_must_be_unique() {
    let strategy = strategy(&[
        ("objectives/a.md", "---\ntitle: Same\n---\n"),
        ("objectives/z.md", "---\nid: a\ntitle: Same\n---\n"),
        ("teams/t.md", "---\nsupports: [a, Same]\n---\n"),
    ]);
    let z = strategy.ids().nth(1).unwrap();
    assert_eq!((strategy.duplicate_of(z), strategy.role(z)), (Some(NodeId(0)), None));
    let t = strategy.find("t").unwrap();
    assert_eq!(strategy.links(t)[1].target, Target::Several(vec![NodeId(0), NodeId(1)]));
}

#[test]
fn mentions_lead_to_documents_headings_and_files() {
    let text = "[v](../vision.md#Why) [[vision#why]] [x](../vision.md#not) ![m](../assets/map.svg) \
                [n](gone.md) [[gone]] [w](https://example.org) [s](#here)\n\n# Here\n";
    let strategy = strategy(&[("vision.md", "# V\n## Why\n"), ("objectives/a.md", text)]);
    let (a, vision) = (strategy.find("a").unwrap(), strategy.find("vision").unwrap());
    let why = || Destination::Document(vision, Some("why".into()));
    let expected = [
        why(),
        why(),
        Destination::Missing(Miss::Heading(vision)),
        Destination::File(DocPath::new("assets/map.svg").unwrap()),
        Destination::Missing(Miss::File),
        Destination::Missing(Miss::Id),
        Destination::External,
        Destination::Document(a, Some("here".into())),
    ];
    assert_eq!(strategy.mentions(a), expected);
    assert_eq!(strategy.mentioned_by(vision), [a]);
}

#[test]
fn owners_are_teams_or_texts_and_resources_have_providers() {
    let strategy = strategy(&[
        ("teams/field.md", ""),
        (
            "initiatives/a.md",
            "---\nowner: [field, Ada]\nresources: {people: {field: 2, gone: 1}, money: 5}\n---\n",
        ),
    ]);
    let (a, field) = (strategy.find("a").unwrap(), strategy.find("field").unwrap());
    assert_eq!(strategy.owners(a), [Party::Team(field), Party::Text("Ada".into())]);
    assert_eq!(strategy.owned(field), [a]);
    assert_eq!(
        (strategy.amount(a, "people"), strategy.amount(a, "money"), strategy.amount(a, "x")),
        (3.0, 5.0, 0.0)
    );
    assert_eq!(strategy.holdings(a)[0].amounts, [(Some(field), 2.0), (None, 1.0)]);
}
