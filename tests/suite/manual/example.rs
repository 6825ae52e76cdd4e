//! The strategies that the manual shows, laid out as real files and landings.

use std::collections::BTreeSet;
use std::fs;

use jiff::civil::Date;
use rhumb::repository::{Draft, record};
use serde_json::Value;
use tempfile::TempDir;

use super::page::{Fence, File, Page};
use crate::git::landing;
use crate::program::rhumb;

const SETTINGS: (&str, &str) = ("rhumb.toml", "[strategy]\nname = \"Example\"\n");
/// The day as of which every example is read.
const TODAY: Date = Date::constant(2026, 6, 30);

/// A strategy in a folder of its own.
pub struct Example {
    folder: TempDir,
}

impl Example {
    /// The files of one section: those with a date as landings, the others in the work tree.
    pub fn of(page: &Page, section: &str) -> Self {
        let example = Self { folder: tempfile::tempdir().unwrap() };
        let files = files(page, section);
        let days: BTreeSet<Date> = files.iter().filter_map(|file| file.landed).collect();
        let landed: Vec<Draft> = days
            .into_iter()
            .map(|day| {
                let files = files.iter().filter(|file| file.landed == Some(day));
                let files = files.map(|file| (file.path, file.text)).chain([SETTINGS]);
                landing("Land", day, &files.collect::<Vec<_>>())
            })
            .collect();
        if !landed.is_empty() {
            record(example.folder.path(), &landed).unwrap();
        }
        example.write(SETTINGS.0, SETTINGS.1);
        example.write_undated(&files);
        example
    }

    /// A strategy of one file, its settings.
    pub fn of_settings(settings: &str) -> Self {
        let example = Self { folder: tempfile::tempdir().unwrap() };
        example.write(SETTINGS.0, settings);
        example
    }

    /// Lays the page's Instead over it.
    pub fn mend(&self, page: &Page) {
        self.write_undated(&files(page, "Instead"));
    }

    /// The rules that `rhumb check` finds broken.
    pub fn rules(&self) -> BTreeSet<String> {
        let report = self.json(&["check", "--format", "json"]);
        let diagnostics = report["diagnostics"].as_array().unwrap().iter();
        diagnostics.map(|found| found["rule"].as_str().unwrap().to_owned()).collect()
    }

    /// What `rhumb` prints as JSON, as of today.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let printed = self.text(arguments);
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"))
    }

    /// What `rhumb` prints, as of today.
    pub fn text(&self, arguments: &[&str]) -> String {
        let today = TODAY.to_string();
        rhumb(self.folder.path(), &[arguments, &["--as-of", &today]].concat()).out
    }

    fn write_undated(&self, files: &[File<'_>]) {
        files.iter().filter(|file| file.landed.is_none()).for_each(|file| self.write(file.path, file.text));
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn files<'a>(page: &'a Page, section: &str) -> Vec<File<'a>> {
    page.sections[section].iter().filter_map(Fence::file).collect()
}
