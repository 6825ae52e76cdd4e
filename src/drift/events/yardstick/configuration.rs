//! What `rhumb.toml` measures by: the base's own against the head's.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use super::{Bend, Bent};
use crate::check;
use crate::diagnostic::Level;
use crate::drift::event::Place;
use crate::drift::events;
use crate::drift::side::{Comparison, Side};
use crate::drift::undo::Undo;
use crate::measure::MEASURES;
use crate::settings::{Accept, Settings};
use crate::text::{DocPath, Span, Spanned};

/// The two configurations.
struct Ruler<'s> {
    base: &'s Side,
    head: &'s Side,
    now: &'s Settings,
}

pub fn bends<'s>(comparison: &Comparison<'s>) -> Vec<Bend<'s>> {
    bends_to(comparison, &comparison.head.settings)
}

/// The same to what `rhumb.toml` meant on the way, places aside.
pub fn bends_to<'s>(comparison: &Comparison<'s>, now: &'s Settings) -> Vec<Bend<'s>> {
    let ruler = Ruler { base: comparison.base, head: comparison.head, now };
    let parts = [
        ruler.rules(),
        ruler.events(),
        ruler.weights(),
        ruler.leeway(),
        ruler.cadence(),
        ruler.terms(),
        ruler.kinds(),
        ruler.words(),
        ruler.scope(),
        ruler.acceptances(),
    ];
    parts.into_iter().flatten().collect()
}

impl<'s> Ruler<'s> {
    fn before(&self) -> &'s Settings {
        &self.base.settings
    }

    const fn now(&self) -> &'s Settings {
        self.now
    }

    /// Where the head says it, else where the base did, else the head's first line.
    fn place<T>(&self, old: Option<&Spanned<T>>, new: Option<&Spanned<T>>) -> Place<'s> {
        match (new, old) {
            (None, Some(old)) => Place::settings(self.base, old.span),
            (new, _) => Place::settings(self.head, new.map_or(Span::default(), |new| new.span)),
        }
    }

    fn bend(&self, way: Bent, message: String, undo: Undo<'s>) -> Bend<'s> {
        Bend { way, place: Place::settings(self.head, Span::default()), message, undo }
    }

    fn rules(&self) -> Vec<Bend<'s>> {
        self.levels("rule", &self.before().rules, &self.now().rules, |id, settings| {
            check::rule(id).map(|rule| check::level(rule.id, settings))
        })
    }

    fn events(&self) -> Vec<Bend<'s>> {
        self.levels("event", &self.before().drift, &self.now().drift, |id, settings| {
            events::find(id).map(|kind| kind.level_in(settings))
        })
    }

    /// The levels that differ among those that either side sets.
    fn levels(
        &self,
        noun: &str,
        old: &IndexMap<String, Spanned<Level>>,
        new: &IndexMap<String, Spanned<Level>>,
        level: fn(&str, &Settings) -> Option<Level>,
    ) -> Vec<Bend<'s>> {
        let set: IndexSet<&String> = old.keys().chain(new.keys()).collect();
        let bend = |id: &String| {
            let (before, now) = (level(id, self.before())?, level(id, self.now())?);
            let way = match now.cmp(&before) {
                Ordering::Less => Bent::Relaxed,
                Ordering::Equal => return None,
                Ordering::Greater => Bent::Tightened,
            };
            let message = format!("The {noun} `{id}` counts as `{now}` instead of `{before}`");
            Some(Bend { way, place: self.place(old.get(id), new.get(id)), message, undo: Undo::nothing() })
        };
        set.into_iter().filter_map(bend).collect()
    }

    fn weights(&self) -> Vec<Bend<'s>> {
        let weight =
            |settings: &Settings, id: &str| settings.measures.get(id).map_or(1.0, |weight| weight.value);
        let bend = |id: &'static str| {
            let (old, new) = (weight(self.before(), id), weight(self.now(), id));
            (old != new).then(|| Bend {
                way: Bent::Relaxed,
                place: self.place(self.before().measures.get(id), self.now().measures.get(id)),
                message: format!("The measure `{id}` weighs {new} instead of {old}"),
                undo: Undo::configure(move |settings| {
                    settings.measures.insert(id.to_owned(), Spanned::new(old, Span::default()));
                }),
            })
        };
        MEASURES.iter().filter_map(|measure| bend(measure.id)).collect()
    }

    fn leeway(&self) -> Vec<Bend<'s>> {
        let (old, new) = (self.before().leeway, self.now().leeway);
        if old == new {
            return Vec::new();
        }
        let message =
            format!("The band of leeway is {} to {} instead of {} to {}", new.min, new.max, old.min, old.max);
        vec![self.bend(Bent::Relaxed, message, Undo::nothing())]
    }

    fn cadence(&self) -> Vec<Bend<'s>> {
        let (old, new) = (self.before().cadence, self.now().cadence);
        if old == new {
            return Vec::new();
        }
        let message = format!("Check-ins are promised {} instead of {}", new.every(), old.every());
        vec![self.bend(Bent::Relaxed, message, Undo::configure(move |settings| settings.cadence = old))]
    }

    fn terms(&self) -> Vec<Bend<'s>> {
        let (old, new) = (&self.before().terms, &self.now().terms);
        let terms: IndexSet<&'s String> = old.keys().chain(new.keys()).collect();
        let differing = terms.into_iter().filter(|term| old.get(*term) != new.get(*term));
        differing
            .map(|term| {
                let serves = |served: Option<&String>| {
                    served.map_or_else(|| "nothing".to_owned(), |served| format!("“{served}”"))
                };
                let message =
                    format!("“{term}” serves {} instead of {}", serves(new.get(term)), serves(old.get(term)));
                let before = old.get(term);
                let undo = Undo::configure(move |settings| match before {
                    Some(served) => drop(settings.terms.insert(term.clone(), served.clone())),
                    None => drop(settings.terms.shift_remove(term)),
                });
                self.bend(Bent::Relaxed, message, undo)
            })
            .collect()
    }

    fn kinds(&self) -> Vec<Bend<'s>> {
        let (old, new) = (&self.before().kinds, &self.now().kinds);
        let names: IndexSet<&String> = old.keys().chain(new.keys()).collect();
        let said = |name: &String| match (old.get(name), new.get(name)) {
            (Some(old), Some(new)) if old.reads_like(new) => None,
            (Some(_), Some(_)) => Some(format!("Documents of the kind `{name}` are read otherwise")),
            (None, _) => Some(format!("There is a new kind of document, `{name}`")),
            (_, None) => Some(format!("There is no kind of document `{name}` any more")),
        };
        let messages = names.into_iter().filter_map(said);
        messages.map(|message| self.bend(Bent::Relaxed, message, Undo::nothing())).collect()
    }

    /// Which field names a document's kind, and which words mean nothing.
    fn words(&self) -> Vec<Bend<'s>> {
        let (old, new) = (self.before(), self.now());
        let changed = [
            (old.kind_field != new.kind_field, "Another field than before names the kind of a document"),
            (old.none_words != new.none_words, "Other words than before mean “no value”"),
        ];
        let messages = changed.into_iter().filter(|(differs, _)| *differs);
        messages.map(|(_, said)| self.bend(Bent::Relaxed, said.to_owned(), Undo::nothing())).collect()
    }

    /// Which files are documents at all.
    fn scope(&self) -> Vec<Bend<'s>> {
        let sides = [self.base, self.head];
        let files: BTreeSet<&DocPath> =
            sides.iter().flat_map(|side| side.analysis.version.files.iter()).collect();
        let only = |here: &Settings, there: &Settings| -> Vec<&str> {
            let paths = files.iter().map(|path| path.as_str());
            paths.filter(|path| here.is_document(path) && !there.is_document(path)).collect()
        };
        let (out, into) = (only(self.before(), self.now()), only(self.now(), self.before()));
        let bend = |paths: Vec<&str>, way, said: &str| {
            (!paths.is_empty()).then(|| self.bend(way, format!("{} {said}", named(&paths)), Undo::nothing()))
        };
        let left_out = bend(out, Bent::Relaxed, "no longer read as documents");
        let taken_in = bend(into, Bent::Tightened, "read as documents now");
        left_out.into_iter().chain(taken_in).collect()
    }

    fn acceptances(&self) -> Vec<Bend<'s>> {
        let only_in = |here: &'s [Accept], there: &'s [Accept]| {
            here.iter().filter(move |accept| !there.iter().any(|other| accept.is_like(other)))
        };
        let (old, new) = (&self.before().accept[..], &self.now().accept[..]);
        let bend = |way, side, accept: &Accept, said: &str| Bend {
            way,
            place: Place::settings(side, accept.span),
            message: format!("`{}` of `{}` {said}", accept.event, accept.document),
            undo: Undo::nothing(),
        };
        let added = only_in(new, old)
            .map(|a| bend(Bent::Relaxed, self.head, a, &format!("is accepted: {}", a.reason)));
        let gone = only_in(old, new).map(|a| bend(Bent::Tightened, self.base, a, "is no longer accepted"));
        added.chain(gone).collect()
    }
}

/// How many files, and the first of them.
fn named(paths: &[&str]) -> String {
    match paths {
        [only] => format!("`{only}` is"),
        [first, ..] => format!("{} files, `{first}` the first of them, are", paths.len()),
        [] => String::new(),
    }
}
