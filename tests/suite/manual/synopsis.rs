//! The page of the command line names each command with the options that `-h` lists, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::manual;
use crate::program::says;

#[test]
fn every_command_is_described_with_its_options() {
    let page = fs::read_to_string(manual().join("command-line.md")).unwrap();
    let everywhere = options(&helped(&[]));
    let rows = section(&page, "For every command").lines().filter(|line| line.starts_with("| `-"));
    let named = rows.filter_map(|row| row.split(" | ").next()).collect::<String>();
    assert_eq!(options(&named), everywhere);
    for command in commands() {
        let own: BTreeSet<_> = options(&helped(&[&command])).difference(&everywhere).cloned().collect();
        let synopsis = section(&page, &command).split('`').nth(1).unwrap();
        assert!(synopsis.starts_with(&format!("rhumb {command}")), "{synopsis}");
        assert_eq!(options(synopsis), own, "{command}");
    }
}

fn helped(command: &[&str]) -> String {
    says(Path::new("."), 0, &[command, &["-h"]].concat())
}

/// The commands that `rhumb -h` lists, but for `help` itself.
fn commands() -> Vec<String> {
    let help = helped(&[]);
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let names = listed.map_while(|line| line.split_whitespace().next());
    names.filter(|name| *name != "help").map(str::to_owned).collect()
}

/// The long options that a text names, its examples aside.
fn options(text: &str) -> BTreeSet<String> {
    let text = text.split("\nExample").next().unwrap();
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|word| word.len() > 2 && word.starts_with("--")).map(str::to_owned).collect()
}

/// What stands under a heading of level 2.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let sections = page.split("\n## ").filter_map(|section| section.split_once('\n'));
    sections.into_iter().find(|(title, _)| *title == heading).map(|(_, text)| text).unwrap_or_default()
}
