//! Built sites in a browser, where there is one. `README.md` says what is looked at.
//!
//! A binary of its own: nothing else takes the machine's time from the browser meanwhile, and the
//! output of its runner is seen as it comes.

mod strategy;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The names that Chromium goes by, the lightest first.
const BROWSERS: [&str; 4] = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// Repositories that nobody wrote for rhumb: the mapping in `examples` that reads each, and its bundle.
const REAL: [(&str, &str); 2] =
    [("rust-project-goals", "rust-project-goals.bundle"), ("metis", "metis-strategy.bundle")];

#[test]
fn sites_meet_their_numbers() {
    let (Some(browser), Some(_)) = (BROWSERS.iter().find_map(program), program(&"npm")) else {
        say("not tested: there is no Chromium, or no Node, to look at sites with");
        return;
    };
    install();
    let mut playwright = here("npx");
    playwright.args(["playwright", "test"]).env("CHROMIUM", browser).env("RHUMB_SITES", sites());
    assert!(playwright.status().unwrap().success(), "what the browser saw is told above");
}

/// Where a program of that name lies.
fn program(name: &&str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn here(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser"));
    command
}

/// Installs what the lock file names, unless that is what is there.
fn install() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let changed = |path: &str| fs::metadata(folder.join(path)).and_then(|file| file.modified()).ok();
    if changed("node_modules/.package-lock.json") < changed("package-lock.json") {
        let status =
            here("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]).status();
        assert!(status.unwrap().success(), "npm ci");
    }
}

/// Builds the sites anew and answers their folders, separated as in `PATH`.
fn sites() -> OsString {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sites");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut sites = vec![example(&folder), large(&folder)];
    sites.extend(REAL.iter().filter_map(|(name, bundle)| real(&folder, name, bundle)));
    env::join_paths(sites).unwrap()
}

/// The example organisation, as `rhumb demo` makes it.
fn example(folder: &Path) -> PathBuf {
    rhumb(&["demo", utf8(&folder.join("demo"))]);
    let site = folder.join("example-org");
    fs::rename(folder.join("demo/site"), &site).unwrap();
    site
}

/// A strategy of a thousand documents.
fn large(folder: &Path) -> PathBuf {
    let (source, site) = (folder.join("thousand"), folder.join("a-thousand-documents"));
    strategy::write(&source);
    rhumb(&["build", "-C", utf8(&source), "--out", utf8(&site)]);
    site
}

fn rhumb(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_rhumb")).args(arguments).output().unwrap();
    // Exit code 1 is what the strategy deserves; the site is built all the same.
    let built = matches!(output.status.code(), Some(0 | 1));
    assert!(built, "rhumb {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Says something past the test runner, which would keep it to itself.
fn say(text: &str) {
    let mut aloud = stderr();
    writeln!(aloud, "{text}").unwrap();
}

fn utf8(path: &Path) -> &str {
    path.to_str().expect("the project lies under a path of UTF-8")
}

/// A real repository out of its bundle, read through its mapping; nothing where the bundle is missing, which is said aloud.
fn real(folder: &Path, name: &str, bundle: &str) -> Option<PathBuf> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bundle = project.join("../shared/data").join(bundle);
    if !bundle.exists() {
        say(&format!("not tested: {} is missing", bundle.display()));
        return None;
    }
    let (clone, site) = (folder.join("clones").join(name), folder.join(name));
    let status = Command::new("git")
        .args(["-c", "init.defaultBranch=main", "clone", "--quiet"])
        .args([&bundle, &clone])
        .status();
    assert!(status.unwrap().success(), "git clone");
    let mapping = project.join("examples").join(name).join("rhumb.toml");
    rhumb(&["build", "-C", utf8(&clone), "--config", utf8(&mapping), "--out", utf8(&site)]);
    Some(site)
}
