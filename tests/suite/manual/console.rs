//! The commands that the manual shows, run again. A fence `console` holds lines `$ rhumb ...`, each with
//! what it prints behind it where the page shows that; a line `...` stands for any lines. Its commands
//! run in the example organisation's repository, those of `console empty` in a folder of their own, and
//! those of `console fails` find something: exit code 1.

use std::fs;
use std::path::Path;

use super::pages;
use crate::expect::assert_expected;
use crate::program::rhumb;

const PROMPT: &str = "$ rhumb ";
const FENCE: &str = "```";

#[test]
fn every_command_prints_what_the_manual_shows() {
    let example = tempfile::tempdir().unwrap();
    rhumb::example::unpack(example.path()).unwrap();
    for path in pages().into_keys() {
        let page = fs::read_to_string(&path).unwrap();
        assert_expected(&path, &rerun(&page, example.path()));
    }
}

/// The page with everything that its commands print as it is printed now.
fn rerun(page: &str, example: &Path) -> String {
    let parts = page.split(FENCE).enumerate().map(|(at, part)| match part.split_once('\n') {
        Some((info, shown)) if at % 2 == 1 && info.starts_with("console") => {
            format!("{info}\n{}", commands(info, shown, example))
        }
        _ => part.to_owned(),
    });
    parts.collect::<Vec<_>>().join(FENCE)
}

/// The commands of one fence, each with what it prints.
fn commands(info: &str, shown: &str, example: &Path) -> String {
    let empty = tempfile::tempdir().unwrap();
    let folder = if info.contains("empty") { empty.path() } else { example };
    let commands = shown.split(PROMPT).skip(1).map(|shown| {
        let (line, output) = shown.split_once('\n').unwrap();
        let run = rhumb(folder, &words(line));
        let printed = run.out + &run.err;
        assert_eq!(run.code, i32::from(info.contains("fails")), "{line}: {printed}");
        let holds = output.is_empty() || matches(&lines(output), &lines(&printed));
        format!("{PROMPT}{line}\n{}", if holds { output } else { &printed })
    });
    commands.collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// Whether `printed` are the lines shown, with `...` for any of them.
fn matches(shown: &[&str], printed: &[&str]) -> bool {
    match (shown.split_first(), printed.split_first()) {
        (Some((&"...", shown)), _) => (0..=printed.len()).any(|skipped| matches(shown, &printed[skipped..])),
        (Some((line, shown)), Some((first, printed))) => line == first && matches(shown, printed),
        (shown, printed) => shown.is_none() && printed.is_none(),
    }
}

/// The words of a command line, those in double quotes kept together.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    words.collect()
}
