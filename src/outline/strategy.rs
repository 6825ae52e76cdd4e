//! A whole strategy to begin with: one document of each kind, linked so that it checks clean.

use jiff::ToSpan;
use jiff::civil::Date;

use super::yaml::{FrontMatter, Value};
use super::{Outline, place, prompt, written_name};
use crate::settings::{FILE_NAME, Kind, Role, Settings};
use crate::text::{DocPath, PathError};

/// Where the workflow for pull requests goes.
pub const WORKFLOW_PATH: &str = ".github/workflows/alignment.yml";
const WORKFLOW: &str = include_str!("../../automation/github/workflows/alignment.yml");

/// The files of a new strategy called `name`, in the words of `preset`, begun `today`.
///
/// # Errors
/// None that a preset of ours brings about: its folders make paths.
pub fn strategy(preset: &str, name: &str, today: Date) -> Result<Vec<Outline>, PathError> {
    let configuration = Outline { path: DocPath::new(FILE_NAME)?, text: configuration(preset, name) };
    let (settings, _) = Settings::read(&configuration.path, &configuration.text);
    let workflow = Outline { path: DocPath::new(WORKFLOW_PATH)?, text: WORKFLOW.to_owned() };
    let first = First { settings: &settings, today };
    let documents = settings.kinds.values().map(|kind| first.document(kind));
    let mut files = documents.collect::<Result<Vec<_>, _>>()?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files.splice(0..0, [configuration, workflow]);
    Ok(files)
}

fn configuration(preset: &str, name: &str) -> String {
    let name = toml_edit::Value::from(name);
    let preset = if preset == "okr" { String::new() } else { format!("preset = \"{preset}\"\n") };
    format!(
        "[strategy]\nname = {}\n{preset}exclude = [\"README.md\"]\n\n[check-ins]\ncadence = \"30 days\"\n\n\
         [resources.people]\nunit = \"FTE\"\n\n[resources.money]\nunit = \"EUR\"\n",
        name.to_string().trim()
    )
}

/// Makes the first document of each kind.
struct First<'s> {
    settings: &'s Settings,
    today: Date,
}

impl First<'_> {
    fn document(&self, kind: &Kind) -> Result<Outline, PathError> {
        let mut front = FrontMatter::default();
        let which = if kind.role == Role::Vision { "Our" } else { "Our first" };
        // A check-in is written with its hyphen; a key result is not.
        let name = if kind.role == Role::CheckIn { kind.name.clone() } else { kind.name.replace('-', " ") };
        let title = format!("{which} {name}");
        front.add(written_name(kind, "title"), Value::Text(title));
        for (field, value) in self.fields(kind) {
            front.add(written_name(kind, field), value);
        }
        let path = place(kind, &self.id(kind))?;
        Ok(Outline { path, text: format!("{front}{}\n", prompt(kind.role)) })
    }

    /// What the first document of a kind is called: a vision as its one file, a check-in by its day.
    fn id(&self, kind: &Kind) -> String {
        let own_file = kind.patterns.iter().find_map(|pattern| pattern.strip_suffix(".md"));
        match (own_file, kind.role) {
            (Some(stem), _) if !stem.contains(['*', '/']) => stem.to_owned(),
            (_, Role::CheckIn) => self.today.to_string(),
            _ => format!("first-{}", kind.name),
        }
    }

    /// The ids of the first documents of a role, in the order of kinds.
    fn of(&self, role: Role) -> Vec<String> {
        let kinds = self.settings.kinds.values().filter(|kind| kind.role == role);
        kinds.map(|kind| self.id(kind)).collect()
    }

    fn one_of(&self, role: Role) -> Value {
        Value::List(self.of(role).into_iter().take(1).collect())
    }

    fn fields(&self, kind: &Kind) -> Vec<(&'static str, Value)> {
        let in_a_year = Value::Text(self.today.saturating_add(1.year()).to_string());
        let today = Value::Text(self.today.to_string());
        match kind.role {
            Role::Vision => vec![("favors", Value::written("[quality over speed]"))],
            Role::Objective => self.objective(kind, in_a_year),
            Role::KeyResult => vec![
                // The last of the objectives' kinds leads to all others.
                (
                    "supports",
                    Value::List(self.of(Role::Objective).into_iter().next_back().into_iter().collect()),
                ),
                ("baseline", Value::written("0")),
                ("target", Value::written("10")),
                ("current", Value::written("0")),
            ],
            Role::Initiative => vec![
                ("owner", Value::Text(self.of(Role::Team).concat())),
                ("supports", self.one_of(Role::KeyResult)),
                ("start", today),
                ("due", in_a_year),
                ("resources", Value::Written(format!("{{people: {{{}: 2}}}}", self.of(Role::Team).concat()))),
            ],
            Role::Team => vec![
                ("contributes", Value::Text("We do the work that the first goal asks for.".to_owned())),
                ("capacity", Value::written("{people: 5}")),
            ],
            Role::System => vec![
                ("type", Value::written("process")),
                ("supports", self.one_of(Role::Vision)),
                ("rewards", Value::written("[quality over speed]")),
            ],
            Role::Budget => vec![("capacity", Value::written("{money: 100000}"))],
            Role::CheckIn => vec![
                ("date", today),
                ("about", Value::List([self.of(Role::Objective), self.of(Role::Initiative)].concat())),
                ("confidence", Value::written("on-track")),
            ],
            Role::Decision => vec![("date", today), ("about", self.one_of(Role::Objective))],
            Role::Question => vec![("about", self.one_of(Role::Initiative))],
            Role::Scenario => vec![("trigger", Value::written("competitor"))],
        }
    }

    /// The first kind of objective supports the vision and has all the weight; each other kind supports
    /// the one before.
    fn objective(&self, kind: &Kind, due: Value) -> Vec<(&'static str, Value)> {
        let objectives = self.of(Role::Objective);
        let at = objectives.iter().position(|id| *id == self.id(kind)).unwrap_or(0);
        match at.checked_sub(1).and_then(|before| objectives.get(before)) {
            Some(before) => vec![("supports", Value::List(vec![before.clone()])), ("due", due)],
            None => {
                vec![("supports", self.one_of(Role::Vision)), ("weight", Value::written("100")), ("due", due)]
            }
        }
    }
}
