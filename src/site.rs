//! Floor 11: an analysis becomes a website: pages as path and bytes in memory, then written.
//!
//! [`wanted`] says which files of the strategy the site needs beside its documents, [`render`] makes
//! the [`Site`], which writes itself. Nothing here knows of the command line, of Git or of the clock.

pub mod address;
mod asset;
pub mod charts;
pub mod escape;
pub mod forge;
pub mod frame;
mod index;
pub mod language;
pub mod markdown;
pub mod output;
pub mod page;
mod places;
mod press;
pub mod search;
pub mod templates;
pub mod view;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::check::Finding;
use crate::repository::File;
use crate::text::DocPath;

pub use frame::Setting;
pub use output::{OutputError, Site, Summary};
pub use templates::TemplateError;

use places::Places;
use press::{Press, Printed};

/// Scripts and styles, which are the same on every site.
const ASSETS: [(&str, &[u8]); 5] = [
    ("assets/app.js", include_bytes!("site/assets/app.js")),
    ("assets/search.js", include_bytes!("site/assets/search.js")),
    ("assets/style.css", include_bytes!("site/assets/style.css")),
    ("assets/theme.js", include_bytes!("site/assets/theme.js")),
    ("assets/vendor/minisearch.js", include_bytes!("site/assets/vendor/minisearch.js")),
];

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
    path.as_str().strip_prefix(templates::FOLDER)?.strip_prefix('/')
}

/// Makes the site of a strategy. `findings` are what is wrong with it, `files` what [`wanted`] asked
/// for, as far as it could be read.
///
/// # Errors
/// A template that fails; nothing is published then.
pub fn render(
    analysis: &Analysis,
    findings: &[Finding],
    files: &[File],
    setting: &Setting,
) -> Result<Site, TemplateError> {
    let own = own_templates(files);
    let assets: Vec<&File> = files.iter().filter(|file| is_asset(file)).collect();
    let places = Places::of(&analysis.strategy, assets.iter().map(|file| &file.path));
    let press = Press::new(analysis, findings, places, &own, setting)?;
    let mut site = Site::default();
    for (path, bytes) in ASSETS {
        site.insert_own(path, bytes);
    }
    for file in assets {
        if let Some(place) = press.places.file(&file.path) {
            site.insert(place.clone(), file.bytes.to_vec());
        }
    }
    for (path, text) in pages(&press)? {
        site.insert(path, text.into_bytes());
    }
    // Tells static hosts that otherwise leave out names with an underscore to take all.
    site.insert_own(".nojekyll", b"");
    Ok(site)
}

fn own_templates(files: &[File]) -> Vec<(&str, &str)> {
    let own = files.iter().filter_map(|file| Some((template_name(&file.path)?, &file.bytes)));
    own.filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?))).collect()
}

fn is_asset(file: &File) -> bool {
    template_name(&file.path).is_none() && asset::is_quiet(&file.path, &file.bytes)
}

/// Prints all pages.
fn pages(press: &Press<'_>) -> Result<Vec<Printed>, TemplateError> {
    let nodes: Vec<_> = press.strategy.ids().collect();
    let document = |node| page::document::document(&press.sheet(press.places.page(node)), node);
    let mut pages: Vec<Printed> = nodes.into_par_iter().map(document).collect::<Result<_, _>>()?;
    for (name, first) in press.places.kinds() {
        pages.extend(page::list::kind(press, name, first)?);
    }
    let own = press.places.own();
    pages.extend(page::list::all(press, &own.all)?);
    pages.push(page::home::home(press, &own.home)?);
    pages.push(page::findings::findings(press, &own.findings)?);
    pages.push(page::measures::measures(press, &own.measures)?);
    pages.push(page::missing::missing(press, &own.missing)?);
    Ok(pages)
}
