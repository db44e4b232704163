//! Bytes to the importer, for every fuzz target.
//!
//! The rooms of the program that read files are compiled here from their source, without the window: the whole program
//! would take a quarter of an hour to build for fuzzing.

#[path = "../../src/file/mod.rs"]
pub mod file;
#[path = "../../src/import/mod.rs"]
pub mod import;
#[path = "../../src/model/mod.rs"]
pub mod model;

use import::{Choice, Draft, Layout, Progress, Setup};
use std::path::PathBuf;
use std::sync::LazyLock;

/// One file for each process, written anew for each input; in memory where the system has a place for that.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    folder.join(format!("placecard-fuzz-{}", std::process::id()))
});

/// Imports bytes as a file, of this layout or of the one it seems to have, as far as a finished draft.
pub fn import(bytes: &[u8], layout: Option<Layout>) {
    std::fs::write(&*FILE, bytes).expect("the file can be written");
    let choice = Choice { files: vec![FILE.clone()], layout, ..Choice::default() };
    match import::gather(&choice, &Progress::default()) {
        Ok(gathered) => {
            let mut draft = Draft::new(gathered, None, Setup::default());
            draft.accept_suggestions();
            let _ = draft.questions();
        }
        Err(error) => assert!(error.sentence().ends_with('.'), "{error}"),
    }
}
