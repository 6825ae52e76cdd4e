//! The templates: ours, and the user's own, which stand before ours of the same name.
//!
//! A template gets no more than the data it is handed: it reads no file and runs for a bounded time.

use minijinja::value::{Kwargs, Serde, ValueKind};
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, Value, escape_formatter};
use thiserror::Error as ThisError;

use crate::escape;
use crate::site::language::{self, Language};
use crate::text::DocPath;

/// The folder below the strategy root that holds the user's own templates.
pub const FOLDER: &str = "templates";
/// Steps that every page may take, and more for each document, since some pages list them all.
const FUEL: u64 = 5_000_000;
const FUEL_A_DOCUMENT: u64 = 2_000;

macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $name)))),*]
    };
}

/// Our templates by name.
static OURS: &[(&str, &str)] = embedded![
    "404.html",
    "allocation.html",
    "base.html",
    "budget.html",
    "check-in.html",
    "decision.html",
    "document.html",
    "drift-index.html",
    "drift.html",
    "findings.html",
    "home.html",
    "initiative.html",
    "key-result.html",
    "list.html",
    "map.html",
    "measures.html",
    "objective.html",
    "parts.html",
    "person.html",
    "question.html",
    "redirect.html",
    "scenario.html",
    "search.html",
    "sections/capacities.html",
    "sections/confidence.html",
    "sections/event.html",
    "sections/favors.html",
    "sections/key-results.html",
    "sections/landings.html",
    "sections/looks.html",
    "sections/problems.html",
    "sections/pushes.html",
    "sections/rewards.html",
    "sections/since.html",
    "sections/suspects.html",
    "sections/work.html",
    "system.html",
    "team.html",
    "trade-offs.html",
    "vision.html",
];

/// Whether a file of this name in the user's folder is a template of the site: it takes the place of
/// ours, or lies in `own/` to be included. A repository may keep other things under `templates/`.
pub fn is_template(name: &str) -> bool {
    name.starts_with("own/") || OURS.iter().any(|(ours, _)| *ours == name)
}

/// Why a template could not be used.
#[derive(Debug, ThisError)]
#[error("`{file}`{}: {message}", line.map_or(String::new(), |line| format!(" line {line}")))]
pub struct TemplateError {
    /// The file, from the strategy root; one of ours where the user has none of that name.
    pub file: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
}

impl TemplateError {
    /// A file that is no text.
    pub fn no_text(file: &DocPath) -> Self {
        Self { file: file.to_string(), line: None, message: "is not written in UTF-8".to_owned() }
    }
}

/// All templates, ready to be filled.
pub struct Templates {
    environment: Environment<'static>,
    /// The names of the user's own.
    own: Vec<String>,
}

impl Templates {
    /// Our templates, with those of the user in `own` by name and text before them.
    ///
    /// # Errors
    /// A template of the user's that is none.
    pub fn new(own: &[(&str, &str)], language: &Language, documents: usize) -> Result<Self, TemplateError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_fuel(Some(FUEL + FUEL_A_DOCUMENT * documents as u64));
        environment.set_formatter(format);
        environment.set_auto_escape_callback(|name| match name.ends_with(".txt") {
            true => AutoEscape::None,
            false => AutoEscape::Html,
        });
        environment.add_filter("fill", fill);
        environment.add_global("t", Value::from(Serde(language.words())));
        let own_names = own.iter().map(|(name, _)| (*name).to_owned()).collect();
        let mut templates = Self { environment, own: own_names };
        for (name, text) in OURS {
            templates.add(name, text)?;
            // An own template may build on the one that it stands before.
            templates.add(&format!("rhumb/{name}"), text)?;
        }
        own.iter().try_for_each(|(name, text)| templates.add(name, text))?;
        Ok(templates)
    }

    fn add(&mut self, name: &str, text: &str) -> Result<(), TemplateError> {
        let added = self.environment.add_template_owned(name.to_owned(), text.to_owned());
        added.map_err(|error| self.explain(name, &error))
    }

    /// Makes `value` known to all templates as `name`.
    pub fn share(&mut self, name: &'static str, value: Value) {
        self.environment.add_global(name, value);
    }

    /// Fills the template called `name`.
    ///
    /// # Errors
    /// A template that fails on these data, with its file and line.
    pub fn render(&self, name: &str, data: Value) -> Result<String, TemplateError> {
        let template = self.environment.get_template(name);
        template.and_then(|template| template.render(data)).map_err(|error| self.explain(name, &error))
    }

    fn explain(&self, name: &str, error: &Error) -> TemplateError {
        let mut innermost = error;
        let mut next = std::error::Error::source(error);
        while let Some(inner) = next.and_then(|source| source.downcast_ref::<Error>()) {
            innermost = inner;
            next = std::error::Error::source(inner);
        }
        let name = innermost.name().unwrap_or(name);
        let is_own = self.own.iter().any(|own| own == name);
        let file = if is_own { format!("{FOLDER}/{name}") } else { format!("rhumb's own {name}") };
        let detail = innermost.detail().map_or(String::new(), |detail| format!(" ({detail})"));
        TemplateError { file, line: innermost.line(), message: format!("{}{detail}", innermost.kind()) }
    }
}

/// Writes a value: text escaped in the one way that all of the site is, nothing for no value.
fn format(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::None => Ok(()),
        ValueKind::String if !value.is_safe() && matches!(state.auto_escape(), AutoEscape::Html) => {
            Ok(out.write_str(&escape::text(value.as_str().unwrap_or_default()))?)
        }
        _ => escape_formatter(out, state, value),
    }
}

/// `{{ t.some_words|fill(name=value) }}`: a sentence with its places filled, markup kept where it is
/// ours, everything else escaped.
fn fill(text: &str, values: Kwargs) -> Result<Value, Error> {
    let mut filled: Vec<(String, String)> = Vec::new();
    for name in values.args().map(str::to_owned).collect::<Vec<_>>() {
        let value: Value = values.get(&name)?;
        let text = value.to_string();
        filled.push((name, if value.is_safe() { text } else { escape::text(&text).into_owned() }));
    }
    let pairs = filled.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Ok(Value::from_safe_string(language::fill(&escape::text(text), pairs)))
}

#[cfg(test)]
mod tests;
