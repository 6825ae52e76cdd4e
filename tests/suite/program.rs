//! The binary as a shell runs it: hermetic, with its own home and no configuration of Git's.

use std::path::Path;
use std::process::Command;

/// What a run left: exit code, standard output, standard error.
#[derive(Debug)]
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs `rhumb ARGUMENTS` in `folder`.
pub fn rhumb(folder: &Path, arguments: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_rhumb"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs([("HOME", "/nonexistent"), ("GIT_CONFIG_NOSYSTEM", "1"), ("TZ", "Pacific/Auckland")])
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs it and returns standard output; it has to end with `code`.
pub fn says(folder: &Path, code: i32, arguments: &[&str]) -> String {
    let run = rhumb(folder, arguments);
    assert_eq!(run.code, code, "rhumb {arguments:?}: {}", run.err);
    run.out
}
