//! The manual's pages of events: each example yields the event that its page explains.

use jiff::civil::Date;
use rhumb::drift::EVENTS;

use super::sides::{Files, Landing, all, drift};
use crate::manual::{Side, reference};

/// The days on which the two sides of an example land, where it names none.
const BASE: Date = Date::constant(2026, 3, 31);
const HEAD: Date = Date::constant(2026, 6, 30);

/// The landings of a page's example, oldest first: those with a day of their own, base and head.
fn landings(name: &str) -> Vec<Landing> {
    let (_, page) = reference("events").find(|(event, _)| event == name).unwrap();
    let shown: Vec<_> = page.sections["Example"].iter().filter_map(|fence| fence.file()).collect();
    let mut days: Vec<Date> = shown.iter().filter_map(|file| file.landed).collect();
    days.extend([BASE, HEAD]);
    days.sort();
    days.dedup();
    let mut files = Files::new();
    let mut landings = Vec::new();
    for day in days {
        for file in &shown {
            let (side, path) = file.side().unwrap();
            let lands = file.landed.unwrap_or(if side == Side::Head { HEAD } else { BASE });
            if lands == day {
                files.insert(path.to_owned(), file.text.to_owned());
            }
        }
        let stays = |path: &String| {
            let here = shown.iter().filter_map(|file| file.side()).filter(|(_, at)| at == path);
            day < HEAD || here.clone().any(|(side, _)| side != Side::Base)
        };
        files.retain(|path, _| stays(path));
        landings.push((day, files.clone()));
    }
    landings
}

#[test]
fn each_event_has_an_example_that_yields_it() {
    for kind in EVENTS {
        let drift = drift(&landings(kind.id));
        let found = all(&drift.events);
        let told = found.iter().any(|event| event.kind.id == kind.id);
        let names: Vec<_> = found.iter().map(|event| (event.kind.id, &event.message)).collect();
        assert!(told, "{}: {names:?}", kind.id);
    }
}

#[test]
fn each_event_is_listed_once_and_as_its_page_says() {
    let mut names: Vec<&str> = EVENTS.iter().map(|kind| kind.id).collect();
    names.sort_unstable();
    names.dedup();
    let pages: Vec<String> = reference("events").map(|(name, _)| name).collect();
    assert_eq!(names, pages);
    for kind in EVENTS {
        let said = format!("{}, {}, {}", kind.group, kind.direction.word(), kind.level);
        assert_eq!(kind.page.lines().nth(2), Some(said.as_str()), "{}", kind.id);
    }
}
