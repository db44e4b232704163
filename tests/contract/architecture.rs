//! The rooms of the house and which of them each may use. `ARCHITECTURE.md` says why.

use std::collections::{BTreeMap, BTreeSet};
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
    ("export", &["model", "analysis", "words", "widgets", "charts", "pages"]),
    ("cli", &["model", "format", "edit", "import", "analysis", "words", "charts", "pages", "export"]),
    (
        "app",
        &["model", "format", "edit", "import", "analysis", "words", "charts", "pages", "widgets", "export"],
    ),
];

/// The steps of an import, each with those that it may use.
const STEPS_OF_IMPORT: &[(&str, &[&str])] = &[
    ("gazetteer", &[]),
    ("source", &[]),
    ("table", &["source", "gazetteer"]),
    ("layout", &["source", "table", "gazetteer"]),
    ("gather", &["source", "table", "layout", "gazetteer"]),
    ("merge", &["table"]),
    ("shapes", &[]),
    ("draft", &["table", "layout", "gather", "merge", "gazetteer"]),
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

/// The rooms that a source file names after `house`, which is `crate::`, in code as in lists of imports.
fn rooms_used(text: &str, house: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for piece in text.split(house).skip(1) {
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

/// What uses a room of `house` that it may not.
fn wrong_uses(folder: &Path, rooms: &[(&str, &[&str])], house: &str) -> Vec<String> {
    let names: BTreeSet<&str> = rooms.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for (room, may_use) in rooms {
        for path in sources(&folder.join(room)) {
            for used in rooms_used(&fs::read_to_string(&path).unwrap(), house) {
                let other = names.contains(used.as_str()) && used != *room;
                if other && !may_use.contains(&used.as_str()) {
                    wrong.push(format!("{} uses {used}", path.strip_prefix(folder).unwrap().display()));
                }
            }
        }
    }
    wrong
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let wrong = wrong_uses(&root, ROOMS, "crate::");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_steps_of_an_import_go_one_way() {
    let import = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/import");
    let wrong = wrong_uses(&import, STEPS_OF_IMPORT, "crate::import::");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for path in fs::read_dir(&import).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            STEPS_OF_IMPORT.iter().any(|(step, _)| *step == name),
            "import/{name} is no step of the table"
        );
        let text = fs::read_to_string(path.join("mod.rs")).unwrap();
        assert!(!text.contains("use super::"), "import/{name}/mod.rs names another step past this test");
    }
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

#[test]
fn only_the_window_needs_the_framework_of_windows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources(&root) {
        let text = fs::read_to_string(&path).unwrap();
        let allowed = path.starts_with(root.join("app")) || !text.contains("eframe");
        assert!(allowed, "{} draws with egui alone, so that it can draw without a window", path.display());
    }
}

/// A build for fuzzing compiles the rooms from their source: a feature that it does not ask for, and the window's crates
/// happen to ask for, is missed only there.
#[test]
fn fuzzing_builds_with_the_crates_that_the_program_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fuzzing = fs::read_to_string(root.join("fuzz/Cargo.toml")).unwrap();
    let program = crates(&fs::read_to_string(root.join("Cargo.toml")).unwrap());
    let (mut shared, mut only_drawn) = (0, 0);
    for (name, asked) in crates(&fuzzing) {
        let Some(in_program) = program.get(&name) else { continue };
        if asked.contains(", optional = true") {
            only_drawn += 1;
            continue;
        }
        assert_eq!(&asked, in_program, "{name} in fuzz/Cargo.toml");
        shared += 1;
    }
    assert!(shared > 10 && only_drawn > 1, "{shared} and {only_drawn} crates found");
    let house = fs::read_to_string(root.join("fuzz/src/lib.rs")).unwrap();
    let compiled = ROOMS.iter().map(|(room, _)| *room).filter(|room| house.contains(&format!("src/{room}/")));
    let texts: Vec<String> = compiled
        .flat_map(|room| sources(&root.join("src").join(room)))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let used = |name: &str| {
        let path = format!("{}::", name.replace('-', "_"));
        texts.iter().any(|text| text.contains(&path))
    };
    let fuzzed = crates(&fuzzing);
    for name in program.keys().filter(|name| used(name)) {
        assert!(fuzzed.contains_key(name), "fuzz/Cargo.toml is without {name}, which its rooms use");
    }
}

/// The lines that name the crates that a manifest depends on everywhere, by name.
fn crates(manifest: &str) -> BTreeMap<String, String> {
    manifest
        .lines()
        .skip_while(|line| *line != "[dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, asked)| (name.to_owned(), asked.to_owned()))
        .collect()
}

/// Whether a line of code has an apostrophe that is not one of print. Characters in quotation marks of their own and
/// lifetimes are no apostrophes.
fn has_straight_apostrophe(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    (1..letters.len().saturating_sub(1)).any(|at| {
        let (before, after) = (letters[at - 1], letters[at + 1]);
        let is_quoted = at >= 2 && letters[at - 2] == '\'' || letters.get(at + 2) == Some(&'\'');
        let within = before.is_lowercase() && after.is_lowercase();
        let at_the_end =
            before == 's' && after == ' ' && letters.get(at + 2).is_some_and(|letter| letter.is_alphabetic());
        letters[at] == '\'' && !is_quoted && (within || at_the_end)
    })
}

#[test]
fn sentences_have_the_apostrophes_of_print() {
    assert!(
        has_straight_apostrophe("give the area's name.") && has_straight_apostrophe("its peers' figures")
    );
    assert!(!has_straight_apostrophe("b'n' | b'N' => Kind<'a>") && !has_straight_apostrophe("'s' if x"));
    for file in sources(Path::new("src")) {
        let name = file.to_string_lossy();
        if name.ends_with("tests.rs") || name.contains("/tests/") || name.ends_with("fixture.rs") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for line in
            code.lines().map(str::trim).filter(|line| !line.starts_with("//") && !line.contains("reason ="))
        {
            assert!(!has_straight_apostrophe(line), "{}: {line}", file.display());
        }
    }
}
