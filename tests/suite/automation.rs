//! The scripts that forges run, run here: with a forge that is a few lines, and with Git itself.

mod forge;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::git::git;
use crate::worked;
use forge::Forge;

const REPORT: &str = "Alignment 61.3 -> 61.3, @everyone\n<!-- rhumb:drift -->\n";

fn script(name: &str) -> Command {
    let mut command = Command::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("automation").join(name));
    command.env("GIT_CONFIG_GLOBAL", "/dev/null");
    command
}

/// A folder of `files`, among them programs for `PATH` in `bin`.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn comment(forge: &Forge, kind: &str, number: &str, report: &str) -> Output {
    let folder = folder(&[("comment.md", report)]);
    script("comment")
        .args([kind, number, folder.path().join("comment.md").to_str().unwrap()])
        .env("RHUMB_API", &forge.address)
        .env("RHUMB_PROJECT", "northwind/strategy")
        .env("RHUMB_TOKEN", "secret")
        .env("RHUMB_AUTHOR", "bot")
        .output()
        .unwrap()
}

#[test]
fn the_first_report_becomes_a_comment() {
    let forge = Forge::new(&[("GET /repos/northwind/strategy/issues/7/comments", "[]")]);
    assert!(comment(&forge, "github", "7", REPORT).status.success());
    assert_eq!(
        forge.heard(),
        [
            "GET /repos/northwind/strategy/issues/7/comments?per_page=100&page=1 ",
            r#"POST /repos/northwind/strategy/issues/7/comments {"body": "Alignment 61.3 -> 61.3, @everyone\n<!-- rhumb:drift -->\n"}"#,
        ]
    );
}

#[test]
fn a_later_report_takes_the_place_of_the_first_and_of_nobody_elses() {
    let forge = Forge::new(&[(
        "GET /repos/northwind/strategy/issues/7/comments",
        r#"[{"id": 1, "user": {"login": "mallory"}, "body": "<!-- rhumb:drift --> mine"},
            {"id": 2, "user": {"login": "bot"}, "body": "deployed"},
            {"id": 3, "user": {"login": "bot"}, "body": "old <!-- rhumb:drift -->"}]"#,
    )]);
    assert!(comment(&forge, "forgejo", "7", REPORT).status.success());
    let said = forge.heard().pop().unwrap();
    assert!(said.starts_with("PATCH /repos/northwind/strategy/issues/comments/3 {"), "{said}");
}

#[test]
fn gitlab_is_asked_whom_the_token_speaks_for() {
    let forge = Forge::new(&[
        ("GET /user", r#"{"username": "project_5_bot"}"#),
        (
            "GET /projects/northwind%2Fstrategy/merge_requests/7/notes",
            r#"[{"id": 4, "author": {"username": "project_5_bot"}, "body": "<!-- rhumb:drift -->"}]"#,
        ),
    ]);
    assert!(comment(&forge, "gitlab", "7", REPORT).status.success());
    let said = forge.heard().pop().unwrap();
    assert!(said.starts_with("PUT /projects/northwind%2Fstrategy/merge_requests/7/notes/4 {"), "{said}");
}

#[test]
fn what_is_no_report_is_not_sent() {
    let forge = Forge::new(&[]);
    let long = format!("{REPORT}{}", "x".repeat(65_000));
    for (number, report) in [("7", "no mark"), ("7", long.as_str()), ("7/../8", REPORT), ("", REPORT)] {
        let output = comment(&forge, "github", number, report);
        assert_eq!(output.status.code(), Some(1), "{number}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("Traceback"));
    }
    assert_eq!(forge.heard(), Vec::<String>::new());
}

/// A forge's repository: a branch `main`, pull request 7 with its head and its merge. Answers that head.
fn proposed(origin: &Path) -> String {
    git(origin, &["init", "--quiet"]);
    git(origin, &["commit", "--quiet", "--allow-empty", "-m", "Begin"]);
    git(origin, &["checkout", "--quiet", "-b", "change"]);
    git(origin, &["commit", "--quiet", "--allow-empty", "-m", "Propose"]);
    let head = git(origin, &["rev-parse", "HEAD"]);
    git(origin, &["checkout", "--quiet", "main"]);
    git(origin, &["commit", "--quiet", "--allow-empty", "-m", "Meanwhile"]);
    git(origin, &["update-ref", "refs/pull/7/head", &head]);
    git(origin, &["merge", "--quiet", "--no-ff", "-m", "Merge", "change"]);
    git(origin, &["update-ref", "refs/pull/7/merge", "HEAD"]);
    git(origin, &["reset", "--quiet", "--hard", "HEAD^1"]);
    head
}

/// What `find` prints in a clone of `origin`, where `gh` answers `number`.
fn found(origin: &Path, number: &str, head: &str) -> String {
    let folder = folder(&[("bin/gh", &format!("#!/bin/sh\necho \"$@\" >&2\necho '{number}'\n"))]);
    let gh = folder.path().join("bin/gh");
    make_executable(&gh);
    git(folder.path(), &["clone", "--quiet", origin.to_str().unwrap(), "clone"]);
    let path = format!("{}:{}", gh.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let output = script("github/pull-request/find")
        .current_dir(folder.path().join("clone"))
        .env("PATH", path)
        .env("GITHUB_REPOSITORY", "northwind/strategy")
        .envs([("HEAD_OWNER", "mallory"), ("HEAD_BRANCH", "$(touch x)"), ("HEAD_SHA", head)])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn make_executable(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_run_finds_its_pull_request_while_it_has_not_moved_on() {
    let origin = tempfile::tempdir().unwrap();
    let head = proposed(origin.path());
    let merge = git(origin.path(), &["rev-parse", "refs/pull/7/merge"]);
    assert_eq!(found(origin.path(), "7", &head), format!("number=7\nrevision={merge}\n"));
    assert_eq!(found(origin.path(), "7", &merge), "");
    assert_eq!(found(origin.path(), "", &head), "");
}

#[test]
fn a_pull_request_is_merged_as_it_would_land() {
    let origin = tempfile::tempdir().unwrap();
    let head = proposed(origin.path());
    let folder = tempfile::tempdir().unwrap();
    let status = script("merged")
        .args([
            origin.path().to_str().unwrap(),
            "main",
            "7",
            folder.path().join("strategy").to_str().unwrap(),
        ])
        .status()
        .unwrap();
    assert!(status.success());
    let landed = git(origin.path(), &["rev-parse", "main"]);
    let parents = git(&folder.path().join("strategy"), &["log", "-1", "--format=%P"]);
    assert_eq!(parents, format!("{landed} {head}"));
}

#[test]
#[cfg(target_os = "linux")]
fn a_published_build_is_installed_if_it_is_the_one_that_was_published() {
    let releases = folder(&[("v9.9.9/rhumb-9.9.9-PLATFORM/rhumb", "#!/bin/sh\necho rhumb 9.9.9\n")]);
    let published = releases.path().join("v9.9.9");
    let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let name = format!("rhumb-9.9.9-{platform}");
    make_executable(&published.join("rhumb-9.9.9-PLATFORM/rhumb"));
    fs::rename(published.join("rhumb-9.9.9-PLATFORM"), published.join(&name)).unwrap();
    let pack = format!("tar -czf {name}.tar.gz {name} && sha256sum {name}.tar.gz >{name}.tar.gz.sha256");
    assert!(Command::new("sh").args(["-c", &pack]).current_dir(&published).status().unwrap().success());

    let root = tempfile::tempdir().unwrap();
    let install = || {
        script("install")
            .arg(root.path())
            .env("RHUMB_VERSION", "v9.9.9")
            .env("RHUMB_RELEASES", format!("file://{}", releases.path().display()))
            .output()
            .unwrap()
    };
    assert_eq!(String::from_utf8_lossy(&install().stdout), "rhumb 9.9.9\n");
    fs::write(published.join(format!("{name}.tar.gz")), "something else").unwrap();
    assert!(!install().status.success());
}

/// `review` or `release` of the worked example, and the folder that it was given.
fn on_the_worked_example(name: &str, revisions: &[&str], environment: &[(&str, &str)]) -> (Output, TempDir) {
    let (repository, folder) = (worked::repository(), tempfile::tempdir().unwrap());
    let rhumb = Path::new(env!("CARGO_BIN_EXE_rhumb")).parent().unwrap();
    let output = script(name)
        .args(revisions)
        .arg(folder.path())
        .current_dir(repository.path())
        .env("PATH", format!("{}:{}", rhumb.display(), std::env::var("PATH").unwrap()))
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    (output, folder)
}

fn files(folder: &TempDir) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_review_leaves_its_reports_and_its_gates_decide() {
    let review = |environment: &[_]| on_the_worked_example("review", &["v1", "v2"], environment);
    let (output, folder) = review(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(files(&folder), ["comment.md", "drift.html", "site"]);
    let comment = fs::read_to_string(folder.path().join("comment.md")).unwrap();
    assert!(
        comment.contains("Alignment 83.5 -> 61.3 (-22.2: -12.5 by time, -9.7 by edits), v1..v2"),
        "{comment}"
    );
    assert!(comment.contains("<!-- rhumb"), "{comment}");

    for gate in [("RHUMB_DRIFT_DENY", "error"), ("RHUMB_MAX_DROP", "9")] {
        assert_eq!(review(&[gate]).0.status.code(), Some(1), "{gate:?}");
    }
    assert_eq!(review(&[("RHUMB_MAX_DROP", "10")]).0.status.code(), Some(0));
    assert_eq!(on_the_worked_example("review", &["v0", "v2"], &[]).0.status.code(), Some(2));
    assert_eq!(on_the_worked_example("review", &["0000000", "v2"], &[]).0.status.code(), Some(0));
}

#[test]
fn a_review_speaks_the_forges_language() {
    let (output, _) = on_the_worked_example("review", &["v1", "v2"], &[("RHUMB_FORMAT", "github")]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("::error file=systems/crew-bonus.md,line="), "{said}");
    let (_, folder) = on_the_worked_example("review", &["v1", "v2"], &[("RHUMB_FORMAT", "gitlab")]);
    assert_eq!(files(&folder), ["code-quality.json", "comment.md", "drift.html", "junit.xml", "site"]);
}

#[test]
fn a_release_is_compared_with_the_one_before() {
    let (output, folder) = on_the_worked_example("release", &["v2"], &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(files(&folder), ["drift.html", "notes.md", "site"]);
    let (output, folder) = on_the_worked_example("release", &["v1"], &[]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).lines().last(),
        Some("v1 is the first release: there is nothing to compare it with")
    );
    assert_eq!(files(&folder), ["site"]);
}

#[test]
fn a_container_without_rhumb_says_what_to_set() {
    for template in ["gitlab/alignment.yml", "forgejo/alignment.yml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("automation").join(template);
        let template = fs::read_to_string(path).unwrap();
        let line = template.lines().find(|line| line.contains("command -v rhumb-review")).unwrap();
        let check = line.trim().trim_start_matches("- ").trim_start_matches("run: ");
        let output = Command::new("/bin/sh").args(["-c", check]).env("PATH", "/nowhere").output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("set RHUMB_IMAGE to the container"));
    }
}
