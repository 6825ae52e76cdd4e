//! Histories of a strategy: landings that add, edit, rewrite, rename and remove documents.

use std::collections::BTreeMap;

use jiff::civil::Date;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use rhumb::repository::Draft;
use rhumb::text::DocPath;

use super::arbitrary::{any_day, any_id, any_sheet, form, sketch};
use super::{Form, Rules, Sheet, day};
use crate::git::landing;

/// The strategy as one landing left it.
#[derive(Clone, Debug, Default)]
pub struct Moment {
    pub day: Date,
    pub sheets: Vec<Sheet>,
    pub reaffirms: Vec<String>,
    pub editorial: Vec<String>,
}

/// A history.
#[derive(Clone, Debug)]
pub struct Past {
    pub rules: Rules,
    pub moments: Vec<Moment>,
}

/// What a landing does to the document with an id.
#[derive(Clone, Debug)]
enum Edit {
    /// Adds it, or puts another in its place.
    Put(Box<Sheet>),
    Remove,
    Rename,
    Rewrite(Form),
    /// Takes one field from another document.
    Take(Field, Box<Sheet>),
}

#[derive(Clone, Copy, Debug)]
enum Field {
    Kind,
    Title,
    Statement,
    Status,
    Supports,
    Favors,
    Numbers,
    Due,
    Reviewed,
    About,
}

impl Moment {
    /// The document with an id.
    pub fn sheet(&self, id: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    fn then(&self, day: Date, edits: Vec<(String, Edit)>, trailers: (Vec<String>, Vec<String>)) -> Self {
        let mut sheets: BTreeMap<String, Sheet> =
            self.sheets.iter().map(|s| (s.id.clone(), s.clone())).collect();
        for (id, edit) in edits {
            let old = sheets.remove(&id);
            if let Some(new) = edit.of(old, &id) {
                sheets.insert(new.id.clone(), new);
            }
        }
        Self { day, sheets: sheets.into_values().collect(), reaffirms: trailers.0, editorial: trailers.1 }
    }

    fn files(&self) -> BTreeMap<String, String> {
        self.sheets.iter().map(|sheet| (sheet.path(), sheet.text())).collect()
    }

    /// What leads from the files before to those after.
    fn draft(&self, before: &BTreeMap<String, String>, after: &BTreeMap<String, String>) -> Draft {
        let is_new = |(path, text): &(&String, &String)| before.get(*path) != Some(text);
        let files: Vec<(&str, &str)> =
            after.iter().filter(is_new).map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let gone = before.keys().filter(|path| !after.contains_key(*path));
        let removed = gone.map(|path| DocPath::new(path).unwrap()).collect();
        Draft { removed, ..landing(&self.message(), self.day, &files) }
    }

    fn message(&self) -> String {
        let trailer = |key: &str, ids: &[String]| match ids {
            [] => String::new(),
            ids => format!("{key}: {}\n", ids.join(", ")),
        };
        format!("Steer\n\n{}{}", trailer("Reaffirms", &self.reaffirms), trailer("Editorial", &self.editorial))
    }
}

impl Edit {
    fn of(self, old: Option<Sheet>, id: &str) -> Option<Sheet> {
        let with_id = |sheet: Sheet, id: String| Sheet { id, ..sheet };
        match self {
            Self::Put(sheet) => Some(with_id(*sheet, id.to_owned())),
            Self::Remove => None,
            Self::Rename => old.map(|sheet| with_id(sheet, format!("{id}-renamed"))),
            Self::Rewrite(form) => old.map(|sheet| Sheet { form, ..sheet }),
            Self::Take(field, from) => old.map(|sheet| field.taken(sheet, *from)),
        }
    }
}

impl Field {
    fn taken(self, sheet: Sheet, from: Sheet) -> Sheet {
        let Sheet { kind, title, statement, status, supports, favors, due, reviewed, about, .. } = from;
        let (weight, target, baseline, unit) = (from.weight, from.target, from.baseline, from.unit);
        let taken = match self {
            Self::Kind => Sheet { kind, ..sheet },
            Self::Title => Sheet { title, ..sheet },
            Self::Statement => Sheet { statement, ..sheet },
            Self::Status => Sheet { status, ..sheet },
            Self::Supports => Sheet { supports, ..sheet },
            Self::Favors => Sheet { favors, ..sheet },
            Self::Numbers => Sheet { weight, target, baseline, unit, ..sheet },
            Self::Due => Sheet { due, ..sheet },
            Self::Reviewed => Sheet { reviewed, ..sheet },
            Self::About => Sheet { about, ..sheet },
        };
        taken.fitted()
    }
}

impl Past {
    /// The landings as they are to be recorded.
    pub fn drafts(&self) -> Vec<Draft> {
        let mut before = BTreeMap::from([("rhumb.toml".to_owned(), String::new())]);
        let draft = |moment: &Moment| {
            let mut after = moment.files();
            after.insert("rhumb.toml".to_owned(), self.rules.text());
            let draft = moment.draft(&before, &after);
            before = after;
            draft
        };
        self.moments.iter().map(draft).collect()
    }
}

/// Any history of up to six landings.
pub fn past() -> impl Strategy<Value = Past> {
    let landings = vec((0..40_i64, vec((any_id(), edit()), 0..6), trailer(), trailer()), 0..6);
    (sketch(), landings).prop_map(|(sketch, landings)| {
        let mut moments =
            vec![Moment { day: day(0), sheets: sketch.sheets, reaffirms: Vec::new(), editorial: Vec::new() }];
        for (number, (days, edits, reaffirms, editorial)) in landings.into_iter().enumerate() {
            // Mostly onwards; a landing may carry an earlier day than the one before.
            let day = day(30 * i64::try_from(number).unwrap() + days);
            let next = moments[number].then(day, edits, (reaffirms, editorial));
            moments.push(next);
        }
        Past { rules: sketch.rules, moments }
    })
}

fn trailer() -> impl Strategy<Value = Vec<String>> {
    let ids = vec(any_id(), 1..3);
    weighted(0.3, prop_oneof![5 => ids, 1 => Just(vec!["*".to_owned()])]).prop_map(Option::unwrap_or_default)
}

fn edit() -> impl Strategy<Value = Edit> {
    use Field::{About, Due, Favors, Kind, Numbers, Reviewed, Statement, Status, Supports, Title};
    let fields = vec![Kind, Title, Statement, Status, Supports, Favors, Numbers, Due, Reviewed, About];
    let donor = || any_sheet().prop_map(Box::new);
    let reviewed =
        (donor(), any_day()).prop_map(|(sheet, day)| Box::new(Sheet { reviewed: Some(day), ..*sheet }));
    prop_oneof![
        2 => donor().prop_map(Edit::Put),
        1 => Just(Edit::Remove),
        1 => Just(Edit::Rename),
        2 => form().prop_map(Edit::Rewrite),
        6 => (select(fields), donor()).prop_map(|(field, from)| Edit::Take(field, from)),
        1 => reviewed.prop_map(|from| Edit::Take(Reviewed, from)),
    ]
}
