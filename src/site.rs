//! Floor 11: an analysis becomes a website: pages as path and bytes in memory, then written.
//!
//! [`wanted`] says which files of the strategy the site needs beside its documents, [`render`] makes
//! the [`Site`], which writes itself. Nothing here knows of the command line, of Git or of the clock.

pub mod address;
mod asset;
pub mod charts;
mod concern;
pub mod forge;
pub mod frame;
mod index;
pub mod language;
mod lean;
pub mod markdown;
pub mod output;
pub mod page;
mod past;
mod picture;
mod places;
mod press;
pub mod search;
pub mod templates;
pub mod theme;
pub mod view;

use std::collections::BTreeSet;

use rayon::prelude::*;
use thiserror::Error;

use crate::analysis::Analysis;
use crate::check::Finding;
use crate::repository::File;
use crate::settings::Role;
use crate::text::DocPath;

pub use frame::Setting;
pub use output::{OutputError, Site, Summary};
pub use page::open_data::schema;
pub use past::{AimShift, Leg, LegEnd, Part, Past};
pub use templates::TemplateError;

use forge::Forge;
use places::Places;
use press::{Press, Printed};

/// Our scripts, which are the same on every site.
const SCRIPTS: [(&str, &str); 4] = [
    ("assets/map.js", include_str!("site/assets/map.js")),
    ("assets/search.js", include_str!("site/assets/search.js")),
    ("assets/site.js", include_str!("site/assets/site.js")),
    ("assets/tables.js", include_str!("site/assets/tables.js")),
];
/// Our styles beside the one that every page has, which takes the theme.
const STYLES: [(&str, &str); 2] = [
    ("assets/figures.css", include_str!("site/assets/figures.css")),
    ("assets/search.css", include_str!("site/assets/search.css")),
];
/// What others wrote, which is published as it is.
const VENDORED: [(&str, &[u8]); 2] = [
    ("assets/vendor/minisearch.js", include_bytes!("site/assets/vendor/minisearch.js")),
    ("assets/vendor/minisearch.txt", include_bytes!("site/assets/vendor/minisearch.txt")),
];

/// Those of them that a site without a search does without.
const SEARCH: [&str; 4] =
    ["assets/search.css", "assets/search.js", "assets/vendor/minisearch.js", "assets/vendor/minisearch.txt"];

/// The files below the strategy root that the site needs beside documents: what pages link to or
/// show, and the user's templates.
pub fn wanted(analysis: &Analysis) -> BTreeSet<DocPath> {
    let mut wanted = asset::mentioned(&analysis.strategy);
    let files = analysis.version.files.iter();
    wanted.extend(files.filter(|path| template_name(path).is_some()).cloned());
    wanted
}

/// The name of a template by the path of its file; nothing for other files.
fn template_name(path: &DocPath) -> Option<&str> {
    let name = path.as_str().strip_prefix(templates::FOLDER)?.strip_prefix('/')?;
    templates::is_template(name).then_some(name)
}

/// A site, and what it had to do without.
#[derive(Debug)]
pub struct Rendered {
    /// The site.
    pub site: Site,
    /// What it lacks that documents or `rhumb.toml` ask for, a sentence each.
    pub remarks: Vec<String>,
}

/// Why a site could not be made. [`help`](Self::help) says what to try.
#[derive(Debug, Error)]
pub enum SiteError {
    /// A template fails; nothing is published.
    #[error(transparent)]
    Template(#[from] TemplateError),
    /// The theme of `rhumb.toml` cannot be used.
    #[error("the theme in `rhumb.toml` cannot be used")]
    Theme(#[from] theme::Problem),
}

impl SiteError {
    /// What to try.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Template(_) => "mend the template, or remove it so that rhumb's own is used",
            Self::Theme(_) => "mend the colour in `[site.theme]` or `[site.theme_dark]`",
        }
    }
}

/// Makes the site of a strategy. `findings` are what is wrong with it, `files` what [`wanted`] asked
/// for, as far as it could be read, `past` what history adds.
///
/// # Errors
/// A template that fails, a theme that cannot be used; nothing is published then.
pub fn render(
    analysis: &Analysis,
    findings: &[Finding],
    files: &[File],
    past: &Past,
    setting: &Setting,
) -> Result<Rendered, SiteError> {
    let own = own_templates(files)?;
    let (assets, left_out): (Vec<&File>, Vec<&File>) = files
        .iter()
        .filter(|file| template_name(&file.path).is_none())
        .partition(|file| asset::is_quiet(&file.path, &file.bytes));
    let places = Places::of(&analysis.strategy, past, &assets);
    let remarks = remarks(analysis, &assets, &left_out, setting);
    let press = Press::new(analysis, findings, past, places, &own, setting)?;
    let mut site = Site::default();
    let is_wanted = |path: &str| setting.search || !SEARCH.contains(&path);
    for (path, text) in SCRIPTS.into_iter().filter(|(path, _)| is_wanted(path)) {
        site.insert_own(path, lean::script(text).into_bytes());
    }
    for (path, text) in STYLES.into_iter().filter(|(path, _)| is_wanted(path)) {
        site.insert_own(path, lean::stylesheet(text).into_bytes());
    }
    for (path, bytes) in VENDORED.into_iter().filter(|(path, _)| is_wanted(path)) {
        site.insert_own(path, bytes);
    }
    site.insert_own("assets/style.css", lean::stylesheet(&style(analysis)?).into_bytes());
    for file in assets {
        if let Some(place) = press.places.file(&file.path) {
            site.insert(place.clone(), file.bytes.to_vec());
        }
    }
    let mut pages = pages(&press)?;
    if setting.search {
        pages.push(page::search::search(&press, &press.places.own().search)?);
    }
    let (allocation, csv) = page::allocation::allocation(&press, &press.places.own().allocation)?;
    pages.push(allocation);
    site.insert_own("allocation.csv", csv.into_bytes());
    for (path, text) in open_data(&press, past, &pages) {
        site.insert_own(path, text.into_bytes());
    }
    for (path, text) in pages {
        site.insert(path, text.into_bytes());
    }
    if setting.search {
        for (path, text) in page::search::data(&press) {
            site.insert_own(&path, text.into_bytes());
        }
    }
    // Tells static hosts that otherwise leave out names with an underscore to take all.
    site.insert_own(".nojekyll", b"");
    Ok(Rendered { site, remarks })
}

/// What the site lacks that documents or `rhumb.toml` ask for.
fn remarks(analysis: &Analysis, assets: &[&File], left_out: &[&File], setting: &Setting) -> Vec<String> {
    let site = &analysis.version.settings.site;
    let mut remarks: Vec<String> =
        left_out.iter().map(|file| format!("`{}` is left out: a browser could run it", file.path)).collect();
    let is_there = |logo: &str| {
        let path = DocPath::new(logo).ok();
        assets.iter().chain(left_out).any(|file| Some(&file.path) == path.as_ref())
    };
    if let Some(logo) = site.logo.as_deref().filter(|logo| !is_there(logo)) {
        remarks.push(format!(
            "there is no logo: `[site] logo` names `{logo}`, which is no picture below `rhumb.toml`"
        ));
    }
    if let Some(repository) = site.repository.as_deref()
        && Forge::of(site, &setting.prefix).is_none_or(|forge| !forge.is_known())
    {
        remarks.push(format!(
            "pages do not link to their sources: `[site] repository` is `{repository}`, which has to be an address \
             that a browser opens, on a forge that its host or `[site] forge` names"
        ));
    }
    remarks
}

/// The stylesheet with the colours of `rhumb.toml`.
fn style(analysis: &Analysis) -> Result<String, theme::Problem> {
    let site = &analysis.version.settings.site;
    let (style, problems) = theme::stylesheet(&site.theme, &site.theme_dark);
    problems.into_iter().next().map_or(Ok(style), Err)
}

fn own_templates(files: &[File]) -> Result<Vec<(&str, &str)>, TemplateError> {
    let own = files.iter().filter_map(|file| Some((template_name(&file.path)?, file)));
    own.map(|(name, file)| match std::str::from_utf8(&file.bytes) {
        Ok(text) => Ok((name, text)),
        Err(_) => Err(TemplateError::no_text(&file.path)),
    })
    .collect()
}

/// What is published for programs.
fn open_data(press: &Press<'_>, past: &Past, pages: &[Printed]) -> Vec<(&'static str, String)> {
    use page::open_data::{feed, release_feed, robots, site_map, strategy};
    let mut files =
        vec![("strategy.json", strategy(press)), ("robots.txt", robots(press.base_url.as_deref()))];
    files.extend(past.json.clone().map(|json| ("history.json", json)));
    if let Some(base) = &press.base_url {
        files.push(("sitemap.xml", site_map(base, pages)));
        files.push(("check-ins.xml", feed(press, base, Role::CheckIn, "check-ins.xml")));
        files.push(("decisions.xml", feed(press, base, Role::Decision, "decisions.xml")));
        files.push(("releases.xml", release_feed(press, base, "releases.xml")));
    }
    files
}

/// Prints all pages.
fn pages(press: &Press<'_>) -> Result<Vec<Printed>, TemplateError> {
    let nodes: Vec<_> = press.strategy.ids().collect();
    let document = |node| page::document::document(&press.sheet(press.places.page(node)), node);
    let mut pages: Vec<Printed> = nodes.into_par_iter().map(document).collect::<Result<_, _>>()?;
    for (name, first) in press.places.kinds() {
        pages.extend(page::list::kind(press, name, first)?);
    }
    let people = page::person::People::of(press);
    for (name, at) in press.places.people() {
        pages.push(people.print(press, name, at)?);
    }
    let own = press.places.own();
    pages.extend(page::map::map(press, &own.map)?);
    for (leg, at) in press.legs() {
        pages.push(page::drift::leg(press, leg, at)?);
    }
    if let Some((leg, at)) = press.past.preview.as_ref().zip(press.places.preview()) {
        pages.push(page::drift::leg(press, leg, at)?);
    }
    if !press.past.legs.is_empty() {
        pages.push(page::drift::index(press, &own.drift)?);
    }
    pages.push(page::trade_offs::trade_offs(press, &own.trade_offs)?);
    pages.extend(page::list::all(press, &own.all)?);
    pages.push(page::home::home(press, &own.home)?);
    pages.push(page::findings::findings(press, &own.findings)?);
    pages.push(page::measures::measures(press, &own.measures)?);
    pages.push(page::missing::missing(press, &own.missing)?);
    pages.extend(page::redirect::redirects(press)?);
    Ok(pages)
}
