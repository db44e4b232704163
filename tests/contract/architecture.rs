//! The rooms of the house and which of them each may use. `ARCHITECTURE.md` says why.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms it may use, itself aside.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("format", &["model"]),
    ("edit", &["model", "format"]),
    ("import", &["model", "format", "edit"]),
    ("analysis", &["model"]),
    ("words", &["model", "analysis"]),
    ("widgets", &[]),
    ("charts", &["model", "analysis", "words", "widgets"]),
    ("pages", &["model", "edit", "import", "analysis", "words", "charts", "widgets"]),
    ("cli", &["model", "format", "edit", "import", "analysis", "words", "charts"]),
    ("app", &["model", "format", "edit", "import", "analysis", "words", "charts", "pages", "widgets"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

/// The rooms that a source file names after `crate::`, in code as in lists of imports.
fn rooms_used(text: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for piece in text.split("crate::").skip(1) {
        let name: String = piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        if name.is_empty() {
            let list = piece.trim_start_matches('{').split('}').next().unwrap_or("");
            used.extend(list.split(',').map(|item| item.split("::").next().unwrap_or("").trim().to_owned()));
        } else {
            used.insert(name);
        }
    }
    used
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let names: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for (room, may_use) in ROOMS {
        for path in sources(&root.join(room)) {
            for used in rooms_used(&fs::read_to_string(&path).unwrap()) {
                let other = names.contains(used.as_str()) && used != *room;
                if other && !may_use.contains(&used.as_str()) {
                    wrong.push(format!("{} uses {used}", path.strip_prefix(&root).unwrap().display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_room_is_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(root).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            assert!(ROOMS.iter().any(|(room, _)| *room == name), "src/{name} is no room of the table");
        }
    }
}

#[test]
fn no_source_file_is_longer_than_a_reader_can_hold() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 450, "{} has {lines} lines: which part wants its own name?", path.display());
    }
}

#[test]
fn only_the_command_line_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        if path.starts_with(root.join("cli")) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("println!("), "{} prints", path.display());
    }
}
