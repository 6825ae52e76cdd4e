//! Events get their weight: level, points, what flows through, who depends on them, who landed them.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashSet;

use indexmap::IndexMap;

use super::consequence::Told;
use super::event::{Event, EventKind, Sighting};
use super::events::bend_messages;
use super::explanation::{Explanations, steered};
use super::matching::Twin;
use super::points;
use super::side::{Comparison, Side};
use super::undo::Step;
use crate::chronicle::{Chronicle, Configured, LandingId};
use crate::diagnostic::Level;
use crate::strategy::NodeId;

/// What says whether a document is live.
const LIFE: [&str; 2] = ["status", "start"];

/// Weighs all events, and puts them in order: by level, points, what flows through, document, name.
pub fn all(comparison: &Comparison<'_>, told: Vec<Told<'_>>, explanations: &Explanations) -> Vec<Event> {
    let scales = Scales { comparison, explanations, known: known(comparison.base), bends: OnceCell::new() };
    let points = points::of_all(comparison, &told);
    let mut events: Vec<Event> = told.into_iter().map(|told| scales.event(told, None)).collect();
    events.iter_mut().zip(points).for_each(|(event, points)| event.points = points);
    events.sort_by(in_order);
    events
}

/// The commits that the base's history holds.
fn known(base: &Side) -> HashSet<&str> {
    let landings = base.analysis.chronicle().map_or(&[][..], |chronicle| &chronicle.landings);
    landings.iter().filter_map(|landing| landing.revision.as_deref()).collect()
}

/// What is needed to weigh an event.
struct Scales<'c, 's> {
    comparison: &'c Comparison<'s>,
    explanations: &'c Explanations,
    known: HashSet<&'c str>,
    bends: OnceCell<Vec<(LandingId, HashSet<String>)>>,
}

impl Scales<'_, '_> {
    /// `landing` is that of the cause, for what follows from one and no edit of its own brought.
    fn event(&self, told: Told<'_>, landing: Option<&str>) -> Event {
        let Told { kind, sighting, consequences } = told;
        let comparison = self.comparison;
        let brought = self.landing(kind, &sighting);
        let explained_by = self.explanations.of_event(comparison, kind, &sighting, brought);
        let level = kind.level_in(&comparison.head.strategy().settings);
        let document = sighting.place.twin.map(|twin| comparison.document(twin));
        let landing = brought.and_then(|own| self.revision(own)).or_else(|| landing.map(str::to_owned));
        let follow = |told| self.event(told, landing.as_deref());
        let mut consequences: Vec<Event> = consequences.into_iter().map(follow).collect();
        consequences.sort_by(in_order);
        Event {
            kind,
            level: match explained_by {
                _ if sighting.unread => level.max(Level::Warning),
                Some(_) => level.dropped(),
                None => level,
            },
            document: document.map(|document| document.id.value.clone()),
            title: document.map(|document| document.title.value.clone()),
            path: sighting.place.source.path().clone(),
            line: sighting.place.source.position(sighting.place.span.start).line,
            points: None,
            flow: sighting.place.twin.map_or_else(IndexMap::new, |twin| self.flow(twin)),
            dependents: sighting.place.twin.map_or(0, |twin| self.dependents(twin)),
            landing,
            accepted: None,
            undecided: explained_by.is_none() && steered(comparison, kind, &sighting).is_some(),
            explained_by: explained_by.map(str::to_owned),
            message: sighting.message,
            words: sighting.words,
            consequences,
        }
    }

    /// The side where a document stands, and its number there.
    fn standing(&self, twin: Twin) -> (&Side, NodeId) {
        match twin {
            Twin::Both(_, node) | Twin::New(node) => (self.comparison.head, node),
            Twin::Gone(node) => (self.comparison.base, node),
        }
    }

    fn flow(&self, twin: Twin) -> IndexMap<String, f64> {
        let (side, node) = self.standing(twin);
        let alignment = side.alignment();
        alignment.types().iter().map(|sort| (sort.clone(), alignment.flow(node, sort))).collect()
    }

    fn dependents(&self, twin: Twin) -> usize {
        let (side, node) = self.standing(twin);
        side.alignment().dependents(node)
    }

    /// The last landing after the base that brought it: to `rhumb.toml`, where it stands there, else to
    /// the documents whose edits it tells of, else to what the link leads to that it tells of.
    fn landing(&self, kind: &EventKind, sighting: &Sighting<'_>) -> Option<LandingId> {
        let chronicle = self.comparison.head.analysis.chronicle()?;
        if kind.group == "yardstick" && sighting.place.twin.is_none() {
            return self.configured(&sighting.message);
        }
        let new = |landing: &LandingId| self.is_new(chronicle, *landing);
        let target = || self.landed(chronicle, sighting.target?, &LIFE).filter(new);
        self.brought(chronicle, sighting).filter(new).max().or_else(target)
    }

    /// The landing from which on `rhumb.toml` bends the ruler as a message says.
    fn configured(&self, message: &str) -> Option<LandingId> {
        let bends = self.bends.get_or_init(|| self.bends_over_time());
        let bent = bends.iter().rev().take_while(|(_, messages)| messages.contains(message));
        bent.last().map(|(landing, _)| *landing)
    }

    /// What each landing after the base that changed `rhumb.toml` bent so far, oldest first.
    fn bends_over_time(&self) -> Vec<(LandingId, HashSet<String>)> {
        let Some(chronicle) = self.comparison.head.analysis.chronicle() else { return Vec::new() };
        let new = chronicle.configured.iter().filter(|configured| self.is_new(chronicle, configured.landing));
        let bent = |configured: &Configured| {
            (configured.landing, bend_messages(self.comparison, &configured.settings))
        };
        new.map(bent).collect()
    }

    fn revision(&self, landing: LandingId) -> Option<String> {
        self.comparison.head.analysis.chronicle()?.landing(landing).revision.clone()
    }

    /// The landings that brought it to each of its documents.
    fn brought<'a>(
        &'a self,
        chronicle: &'a Chronicle,
        sighting: &'a Sighting<'_>,
    ) -> impl Iterator<Item = LandingId> + 'a {
        let parts = |twin: Twin| match sighting.place.twin == Some(twin) {
            true => &sighting.place.parts[..],
            false => &[],
        };
        let steps = sighting.undo.0.iter().filter_map(move |step| match step {
            Step::Edit(old, new, _) => {
                let twin = Twin::Both(*old, *new);
                Some((twin, parts(twin)))
            }
            Step::Life(twin) => Some((*twin, &LIFE[..])),
            Step::Configure(_) => None,
        });
        let lives = sighting.undo.0.iter().any(|step| matches!(step, Step::Life(_)));
        let beside = sighting.brought_by.filter(|_| !lives).map(|twin| (twin, parts(twin)));
        steps.chain(beside).filter_map(|(twin, parts)| self.landed(chronicle, twin, parts))
    }

    /// The last landing that changed any of these parts of a document: without any, that changed its
    /// meaning, else that touched it.
    fn landed(&self, chronicle: &Chronicle, twin: Twin, parts: &[&str]) -> Option<LandingId> {
        let (side, node) = self.standing(twin);
        let life = chronicle.life(side.strategy().id(node))?;
        let touched = || life.touched.last().copied();
        if !life.present {
            return touched();
        }
        let changed =
            || Some(life.changed).filter(|&landing| self.is_new(chronicle, landing)).or_else(touched);
        parts.iter().map(|part| life.brought(part)).max().or_else(changed)
    }

    /// Whether a landing came after the base.
    fn is_new(&self, chronicle: &Chronicle, landing: LandingId) -> bool {
        let revision = chronicle.landing(landing).revision.as_deref();
        revision.is_none_or(|revision| !self.known.contains(revision))
    }
}

fn in_order(a: &Event, b: &Event) -> Ordering {
    let points = |event: &Event| event.points.unwrap_or(0.0);
    let flow = |event: &Event| -> f64 { event.flow.values().sum() };
    let name = |event: &Event| (event.document.clone(), event.kind.id, event.path.clone(), event.line);
    b.level
        .cmp(&a.level)
        .then_with(|| points(b).total_cmp(&points(a)))
        .then_with(|| flow(b).total_cmp(&flow(a)))
        .then_with(|| name(a).cmp(&name(b)))
        .then_with(|| a.message.cmp(&b.message))
}
