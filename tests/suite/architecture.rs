//! The table of contents in `src/lib.rs` is true: a module names only modules on lower floors.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use walkdir::WalkDir;

/// Each module with its floor, as `src/lib.rs` lists them.
fn floors(sources: &Path) -> BTreeMap<String, u32> {
    let mut floor = 0;
    let mut floors = BTreeMap::new();
    for line in fs::read_to_string(sources.join("lib.rs")).unwrap().lines() {
        if let Some((number, _)) = line.strip_prefix("// ").and_then(|comment| comment.split_once(':')) {
            floor = number.parse().unwrap();
        } else if let Some(module) = line.strip_prefix("pub mod ") {
            floors.insert(module.trim_end_matches(';').to_owned(), floor);
        }
    }
    floors
}

/// The modules that a source names by `crate::`, its tests aside.
fn named(source: &str) -> impl Iterator<Item = &str> {
    let code = source.split("#[cfg(test)]").next().unwrap_or("");
    let paths = code.split("crate::").skip(1);
    paths.filter_map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next())
}

#[test]
fn modules_name_only_lower_floors() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let floors = floors(&sources);
    let mut wrong = Vec::new();
    for entry in WalkDir::new(&sources).into_iter().map(Result::unwrap) {
        let path = entry.path().strip_prefix(&sources).unwrap();
        let Some(module) = path.components().next().and_then(|part| part.as_os_str().to_str()) else {
            continue;
        };
        let module = module.trim_end_matches(".rs");
        let is_test = path.to_str().unwrap().contains("tests");
        let (Some(own), true, false) = (floors.get(module), entry.file_type().is_file(), is_test) else {
            continue;
        };
        let Ok(source) = fs::read_to_string(entry.path()) else { continue };
        for name in named(&source).filter(|&name| name != module) {
            if floors.get(name).is_some_and(|floor| floor >= own) {
                wrong.push(format!("{} names {name}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_has_a_floor_and_a_row_in_the_picture() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let floors = floors(&top.join("src"));
    let picture = fs::read_to_string(top.join("ARCHITECTURE.md")).unwrap();
    let missing: Vec<&String> = floors
        .iter()
        .filter(|(name, floor)| !picture.contains(&format!("| {floor} | `{name}` |")))
        .map(|(n, _)| n)
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
}
