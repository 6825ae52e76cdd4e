//! `rhumb new`.

use clap::Args;

use super::{Failure, Session, Verdict, today};
use crate::diagnostic::did_you_mean;
use crate::outline::{Wish, can_link, document, id_from, place};
use crate::project::create;
use crate::settings::{Kind, Role, Settings};
use crate::strategy::Strategy;
use crate::text::DocPath;

/// Starts a new document with its front matter filled in, and prints its path.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  rhumb new initiative leak-sensors --supports reliable --owner network\n  \
                        rhumb new question --title \"Will the north basin last?\"\n  rhumb new check-in"
)]
pub struct New {
    /// One of the strategy's kinds
    kind: String,
    /// Its id, which names its file [default: its title in small letters; a check-in's day]
    id: Option<String>,
    /// Its title
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// What it is for; what it is about, where its kind supports nothing
    #[arg(long, value_name = "ID")]
    supports: Vec<String>,
    /// Whom it belongs to: a team's id, or any text
    #[arg(long, value_name = "ID")]
    owner: Option<String>,
}

impl New {
    /// Runs the command.
    pub fn run(&self, session: &Session) -> Result<Verdict, Failure> {
        let project = session.project()?;
        let strategy = session.strategy(&project)?;
        let settings = &strategy.settings;
        let kind = kind(settings, &self.kind)?;
        let wish = Wish {
            id: self.id(kind, &strategy)?,
            title: self.title.clone(),
            supports: self.supports.clone(),
            owner: self.owner.iter().cloned().collect(),
        };
        self.check_links(&strategy, kind)?;
        let path = free_place(&strategy, kind, &wish.id)?;
        let outline = document(settings, kind, path, &wish, today());
        create(project.root(), std::slice::from_ref(&outline))?;
        session.print(&format!("{}\n", outline.path))?;
        Ok(Verdict::Well)
    }

    fn id(&self, kind: &Kind, strategy: &Strategy) -> Result<String, Failure> {
        let from_title = || self.title.as_deref().map(id_from).filter(|id| !id.is_empty());
        let of_the_day = || (kind.role == Role::CheckIn).then(|| free_day(strategy));
        self.id.clone().or_else(from_title).or_else(of_the_day).ok_or_else(|| {
            Failure::new(format!("a new {} needs an id or a title", kind.name))
                .help(format!("`rhumb new {} an-id`, or `--title \"A title\"`", kind.name))
        })
    }

    /// That what it is to support is there, and that its role may.
    fn check_links(&self, strategy: &Strategy, kind: &Kind) -> Result<(), Failure> {
        if !self.supports.is_empty() && !can_link(kind.role) {
            return Err(
                Failure::new(format!("a {} supports nothing", kind.role)).help("leave `--supports` out")
            );
        }
        self.supports.iter().try_for_each(|id| check_link(strategy, kind.role, id))
    }
}

fn check_link(strategy: &Strategy, role: Role, id: &str) -> Result<(), Failure> {
    let Some(node) = strategy.find(id) else {
        let help = did_you_mean(id, strategy.lookup().names());
        return Err(Failure::new(format!("there is no document `{id}`"))
            .help(help.unwrap_or_else(|| "name the id of a document".to_owned())));
    };
    let allowed = role.may_support();
    match strategy.role(node) {
        Some(target) if allowed.is_empty() || allowed.contains(&target) => Ok(()),
        target => {
            let target = target.map_or("page", Role::word);
            let words: Vec<&str> = allowed.iter().map(|role| role.word()).collect();
            Err(Failure::new(format!(
                "`{id}` is of the role `{target}`, which the role `{role}` cannot support"
            ))
            .help(format!("name one of these roles: {}", words.join(", "))))
        }
    }
}

fn kind<'s>(settings: &'s Settings, name: &str) -> Result<&'s Kind, Failure> {
    settings.kinds.get(name).ok_or_else(|| {
        let names = || settings.kinds.keys().map(String::as_str);
        let help = did_you_mean(name, names())
            .unwrap_or_else(|| format!("known: {}", names().collect::<Vec<_>>().join(", ")));
        Failure::new(format!("there is no kind `{name}`")).help(help)
    })
}

/// Today as an id; numbered where there is a check-in of today already.
fn free_day(strategy: &Strategy) -> String {
    let today = today().to_string();
    let numbered = (2..).map(|number| format!("{today}-{number}"));
    let mut names = std::iter::once(today.clone()).chain(numbered);
    names.find(|name| strategy.find(name).is_none()).unwrap_or(today)
}

/// Where it goes, if neither its id nor its place is taken and it would be read there.
fn free_place(strategy: &Strategy, kind: &Kind, id: &str) -> Result<DocPath, Failure> {
    let unusable = |c: &char| !(c.is_alphanumeric() || "-_.".contains(*c));
    if let Some(c) = id.chars().find(unusable) {
        return Err(Failure::new(format!("the id `{id}` holds `{c}`"))
            .help("an id has letters, digits, `-`, `_` and `.`"));
    }
    if let Some(node) = strategy.find(id) {
        return Err(Failure::new(format!("the id `{id}` is taken by `{}`", strategy.document(node).path()))
            .help("name another one"));
    }
    let path = place(kind, id).map_err(|error| Failure::of(&error, "name another id".to_owned()))?;
    match strategy.settings.is_document(path.as_str()) {
        true => Ok(path),
        false => Err(Failure::new(format!("`{path}` would not be read"))
            .help("look at `include` and `exclude` under `[strategy]` in `rhumb.toml`")),
    }
}
