//! The files that belong to others and are not part of the project.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// A file of the folder `shared` beside the project, or of the one that `PLACECARD_SHARED` names. Tests that need one
/// are ignored by default and stand in modules called `needs_shared`, by which `.ci/run` finds them.
///
/// # Panics
/// Where the file is not there: a test that was asked for and cannot run has failed.
pub fn shared(path: &str) -> PathBuf {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let file = std::env::var_os("PLACECARD_SHARED").map_or_else(beside, PathBuf::from).join(path);
    assert!(file.exists(), "{} is not there; PLACECARD_SHARED may name another folder", file.display());
    file
}

/// The rows of a table, each as a map from column name to cell.
pub fn rows(path: &Path) -> Vec<HashMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}
