use std::sync::Arc;

use jiff::ToSpan;

use super::*;
use crate::document::Document;
use crate::settings::Settings;
use crate::strategy::Strategy;
use crate::text::DocPath;

const START: Date = Date::constant(2026, 1, 1);

/// A history of landings, a day apart.
struct History {
    settings: Arc<Settings>,
    chronicler: Chronicler,
}

impl History {
    fn new() -> Self {
        let (settings, _) = Settings::read(&DocPath::new("rhumb.toml").unwrap(), "");
        Self { settings: Arc::new(settings), chronicler: Chronicler::default() }
    }

    /// Lands files; a text of `-` removes one. `trailers` are `Reaffirms` and `Editorial`.
    fn land(&mut self, files: &[(&str, &str)], trailers: (&[&str], &[&str])) -> &mut Self {
        let number = self.chronicler.chronicle().landings.len();
        let owned = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect();
        let landing = Landing {
            revision: Some(format!("{number:040}")),
            date: START + i64::try_from(number).unwrap().days(),
            author: "Ada".into(),
            summary: "A landing".into(),
            reaffirms: owned(trailers.0),
            editorial: owned(trailers.1),
        };
        let change = |&(name, text): &(&str, &str)| {
            let path = DocPath::new(name).unwrap();
            let document =
                (text != "-").then(|| Arc::new(Document::parse(&path, text.as_bytes(), &self.settings)));
            (path, document)
        };
        let changes = files.iter().map(change).collect();
        self.chronicler.land(landing, changes);
        self
    }

    fn suspects(&self) -> Vec<String> {
        let documents = self.chronicler.documents().cloned().collect();
        let strategy = Strategy::resolve(documents, Arc::default(), Arc::clone(&self.settings));
        let alignment = Alignment::at(Arc::new(strategy), Date::constant(2026, 6, 1));
        let id = |node| alignment.strategy.id(node).to_owned();
        let suspects = self.chronicler.chronicle().suspects(&alignment);
        suspects
            .iter()
            .map(|s| format!("{} -> {} at {}", id(s.support.from), id(s.support.to), s.changed))
            .collect()
    }

    fn life(&self, id: &str) -> (LandingId, LandingId, LandingId, bool) {
        let life = self.chronicler.chronicle().life(id).unwrap();
        (life.first, life.changed, life.affirmed, life.present)
    }
}

const VISION: (&str, &str) = ("vision.md", "Water.\n");
const OBJECTIVE: (&str, &str) =
    ("objectives/a.md", "---\nsupports: [vision]\nweight: 1\n---\nAll the day.\n");
const WORK: (&str, &str) = ("initiatives/w.md", "---\nsupports: [a]\n---\nWork.\n");

fn landed() -> History {
    let mut history = History::new();
    history.land(&[VISION, OBJECTIVE, WORK], (&[], &[]));
    history
}

#[test]
fn a_change_of_meaning_makes_links_suspect_until_they_are_looked_at() {
    let mut history = landed();
    assert_eq!(history.suspects(), Vec::<String>::new());
    let heavier = ("objectives/a.md", "---\nsupports: [vision]\nweight: 2\n---\nAll the day.\n");
    history.land(&[heavier], (&[], &[]));
    assert_eq!(history.suspects(), ["w -> a at 1"]);
    let reworded = ("initiatives/w.md", "---\nsupports: [a]\n---\nOther work.\n");
    history.land(&[reworded], (&[], &[]));
    assert_eq!(history.suspects(), Vec::<String>::new());
}

#[test]
fn wrapping_order_and_moves_change_nothing() {
    let mut history = landed();
    let rewrapped = ("objectives/a.md", "---\nweight: 1.0\nsupports: {vision: 3}\n---\nAll\nthe *day*.\n");
    history.land(&[rewrapped], (&[], &[]));
    let moved = [("objectives/a.md", "-"), ("objectives/deep/a.md", OBJECTIVE.1)];
    history.land(&moved, (&[], &[]));
    assert_eq!((history.suspects(), history.life("a")), (vec![], (0, 0, 0, true)));
}

#[test]
fn trailers_and_reviews_acknowledge() {
    let changed = ("vision.md", "Water, always.\n");
    let suspects = |trailers: (&[&str], &[&str])| {
        let mut history = landed();
        history.land(&[changed], trailers);
        history.suspects()
    };
    assert_eq!(suspects((&[], &[])), ["a -> vision at 1"]);
    assert_eq!(suspects((&["a"], &[])), Vec::<String>::new());
    assert_eq!(suspects((&["*"], &[])), Vec::<String>::new());
    assert_eq!(suspects((&[], &["vision"])), Vec::<String>::new());
    let mut history = landed();
    history.land(&[changed], (&[], &[]));
    let reviewed =
        ("objectives/a.md", "---\nsupports: [vision]\nweight: 1\nreviewed: 2026-01-02\n---\nAll the day.\n");
    history.land(&[reviewed], (&[], &[]));
    assert_eq!(history.suspects(), Vec::<String>::new());
}

#[test]
fn what_comes_back_has_landed_anew_and_began_when_it_first_came() {
    let mut history = landed();
    history.land(&[("objectives/a.md", "-")], (&[], &[]));
    assert_eq!(history.life("a"), (0, 0, 0, false));
    history.land(&[OBJECTIVE], (&[], &[]));
    assert_eq!(history.life("a"), (0, 2, 2, true));
    assert_eq!(history.suspects(), ["w -> a at 2"]);
    assert_eq!(history.chronicler.chronicle().course_changes, [1, 2]);
}

#[test]
fn a_life_can_be_put_back() {
    let mut history = landed();
    let base = history.chronicler.chronicle().clone();
    history.land(&[("vision.md", "Other.\n")], (&[], &[]));
    let head = history.chronicler.chronicle();
    assert_eq!(head.with_life_of("vision", &base).life("vision"), base.life("vision"));
    assert_eq!(head.with_life_of("vision", &Chronicle::default()).life("vision"), None);
}
