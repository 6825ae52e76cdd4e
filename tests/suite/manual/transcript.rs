//! The commands that the manual shows: ```` ```console ```` with lines `$ rhumb ...`, each followed
//! by what it prints where the page says so. A line `...` stands for any lines.

use std::path::Path;
use std::process::Command;

use super::page::{Fence, Page};

/// The word that stands for lines left out.
const LEFT_OUT: &str = "...";

/// One command as shown.
pub struct Shown<'a> {
    /// What stands behind `$ rhumb `.
    pub command: &'a str,
    /// What the page says it prints, by line.
    pub output: Vec<&'a str>,
}

/// The console fences of a page, in order.
pub fn fences(page: &Page) -> impl Iterator<Item = &Fence> {
    page.sections.values().flatten().filter(|fence| fence.info.split(',').next() == Some("console"))
}

/// The commands of one fence.
pub fn commands(fence: &Fence) -> Vec<Shown<'_>> {
    let mut shown: Vec<Shown<'_>> = Vec::new();
    for line in fence.text.lines() {
        match (line.strip_prefix("$ rhumb "), shown.last_mut()) {
            (Some(command), _) => shown.push(Shown::new(command)),
            (None, Some(last)) => last.output.push(line),
            (None, None) => panic!("`{line}` stands before any command"),
        }
    }
    shown
}

impl<'a> Shown<'a> {
    /// A command that may print anything.
    pub const fn new(command: &'a str) -> Self {
        Self { command, output: Vec::new() }
    }

    /// Runs it in `folder` and holds what it prints against what is shown.
    pub fn run(&self, folder: &Path, expected_code: i32) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rhumb"));
        let output = command.args(words(self.command)).current_dir(folder).output().unwrap();
        let (printed, said) =
            (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(expected_code), "{}: {printed}{said}", self.command);
        let lines: Vec<_> = printed.lines().collect();
        assert!(self.output.is_empty() || matches(&self.output, &lines), "{}:\n{printed}", self.command);
    }
}

/// Whether `lines` are those shown, with `...` for any lines.
fn matches(shown: &[&str], lines: &[&str]) -> bool {
    match (shown.split_first(), lines.split_first()) {
        (None, _) => lines.is_empty(),
        (Some((&LEFT_OUT, rest)), _) => (0..=lines.len()).any(|skipped| matches(rest, &lines[skipped..])),
        (Some((first, shown)), Some((line, lines))) => first == line && matches(shown, lines),
        (Some(_), None) => false,
    }
}

/// The words of a command line, those in double quotes kept together.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}
