//! The strategies that the manual shows, laid out as real repositories.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use git2::{IndexAddOption, Repository, Signature, Time};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::Value;
use tempfile::TempDir;

use super::page::{Fence, File, Page, Side};

const SETTINGS: &str = "[strategy]\nname = \"Example\"\n";
/// The day on which the base of a drift lands.
const BASE: Date = Date::constant(2026, 3, 31);
/// The day as of which every example is read.
const TODAY: Date = Date::constant(2026, 6, 30);

/// A strategy in a folder of its own.
pub struct Example {
    folder: TempDir,
}

impl Example {
    /// The files of the page's Example: those with a date as landings, the others in the work tree.
    pub fn of(page: &Page) -> Self {
        let example = Self { folder: tempfile::tempdir().unwrap() };
        example.write("rhumb.toml", SETTINGS);
        let files = files(page, "Example");
        for date in files.iter().filter_map(|file| file.landed).collect::<BTreeSet<_>>() {
            files
                .iter()
                .filter(|file| file.landed == Some(date))
                .for_each(|file| example.write(file.path, file.text));
            example.land(date);
        }
        example.write_undated(&files);
        example
    }

    /// The two sides of an event's example as revisions, `base` and `head`.
    pub fn of_event(page: &Page) -> Self {
        let example = Self { folder: tempfile::tempdir().unwrap() };
        example.write("rhumb.toml", SETTINGS);
        let files = files(page, "Example");
        let side = |side: Side, landed: Option<Date>| {
            let sided = files.iter().filter_map(|file| Some((file, file.side()?)));
            let wanted =
                sided.filter(move |(file, (on, _))| [side, Side::Both].contains(on) && file.landed == landed);
            wanted.map(|(file, (_, path))| (path, file.text)).collect::<Vec<_>>()
        };
        for date in files.iter().filter_map(|file| file.landed).collect::<BTreeSet<_>>() {
            side(Side::Base, Some(date)).into_iter().for_each(|(path, text)| example.write(path, text));
            example.land(date);
        }
        side(Side::Base, None).into_iter().for_each(|(path, text)| example.write(path, text));
        example.land(BASE);
        side(Side::Base, None)
            .into_iter()
            .for_each(|(path, _)| fs::remove_file(example.path().join(path)).unwrap());
        example.write("rhumb.toml", SETTINGS);
        side(Side::Head, None).into_iter().for_each(|(path, text)| example.write(path, text));
        example.land(TODAY);
        example
    }

    /// Lays the page's Instead over it.
    pub fn mend(&self, page: &Page) {
        self.write_undated(&files(page, "Instead"));
    }

    /// What `rhumb` prints as JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_ne!(output.status.code(), Some(2), "{said}");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {said}"))
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rhumb"));
        command.arg("-C").arg(self.path()).args(arguments).output().unwrap()
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write_undated(&self, files: &[File<'_>]) {
        files.iter().filter(|file| file.landed.is_none()).for_each(|file| self.write(file.path, file.text));
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn land(&self, date: Date) {
        let repository = Repository::init(self.path()).unwrap();
        let mut index = repository.index().unwrap();
        index.clear().unwrap();
        index.add_all(["*"], IndexAddOption::DEFAULT, None).unwrap();
        index.write().unwrap();
        let tree = repository.find_tree(index.write_tree().unwrap()).unwrap();
        let seconds = date.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp().as_second();
        let author = Signature::new("Ada", "ada@example.org", &Time::new(seconds, 0)).unwrap();
        let parent = repository.head().ok().map(|head| head.peel_to_commit().unwrap());
        let parents: Vec<_> = parent.iter().collect();
        let message = format!("As of {date}");
        repository.commit(Some("HEAD"), &author, &author, &message, &tree, &parents).unwrap();
    }
}

fn files<'a>(page: &'a Page, section: &str) -> Vec<File<'a>> {
    page.sections[section].iter().filter_map(Fence::file).collect()
}
