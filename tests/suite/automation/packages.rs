//! Builds that are published, and how they come to where they are used.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{files, folder, make_executable, script};

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

/// What `package` left in `folder` for a platform, built by a `cargo` that builds nothing.
fn packed(folder: &Path, target: &str) -> String {
    const CARGO: &str = "#!/bin/sh\n[ \"$1\" != metadata ] || { echo '{\"packages\": [{\"version\": \"9.9.9\"}]}'; exit; }\n\
                         mkdir -p \"$CARGO_TARGET_DIR/$TARGET/release\" && touch \"$CARGO_TARGET_DIR/$TARGET/release/rhumb\"\n";
    let tools = super::folder(&[("cargo", CARGO)]);
    make_executable(&tools.path().join("cargo"));
    let status = script("package")
        .args([target, folder.to_str().unwrap()])
        .env("PATH", format!("{}:{}", tools.path().display(), std::env::var("PATH").unwrap()))
        .env("CARGO_TARGET_DIR", tools.path().join("target"))
        .env("TARGET", target)
        .status()
        .unwrap();
    assert!(status.success());
    let list = Command::new("sh").args(["-c", "tar -tzf *.tar.gz"]).current_dir(folder).output().unwrap();
    String::from_utf8(list.stdout).unwrap()
}

#[test]
fn a_package_lies_where_binstall_looks_for_it() {
    let manifest: toml_edit::DocumentMut = include_str!("../../../Cargo.toml").parse().unwrap();
    let binstall = &manifest["package"]["metadata"]["binstall"];
    let target = "x86_64-unknown-linux-gnu";
    let named = |key: &str| {
        let values = [
            ("name", "rhumb"),
            ("version", "9.9.9"),
            ("target", target),
            ("bin", "rhumb"),
            ("binary-ext", ""),
        ];
        let template = binstall[key].as_str().unwrap().to_owned();
        values.iter().fold(template, |text, (name, value)| text.replace(&format!("{{ {name} }}"), value))
    };
    let folder = tempfile::tempdir().unwrap();
    let held = packed(folder.path(), target);
    let archive = named("pkg-url").rsplit('/').next().unwrap().to_owned();
    assert_eq!(files(&folder), [archive.clone(), format!("{archive}.sha256")]);
    for file in [&*named("bin-dir"), &format!("rhumb-9.9.9-{target}/LICENSE-MIT")] {
        assert!(held.lines().any(|line| line == file), "{file}: {held}");
    }
}
