//! Bytes to the rooms of the program that read and judge files, for every fuzz target.
//!
//! They are compiled here from their source, without the window: the whole program
//! would take a quarter of an hour to build for fuzzing.

#[path = "../../src/analysis/mod.rs"]
pub mod analysis;
#[path = "../../src/charts/mod.rs"]
pub mod charts;
#[path = "../../src/edit/mod.rs"]
pub mod edit;
pub mod editing;
#[path = "../../src/format/mod.rs"]
pub mod format;
#[path = "../../src/import/mod.rs"]
pub mod import;
#[path = "../../src/model/mod.rs"]
pub mod model;
pub mod page;
#[path = "../../src/pages/mod.rs"]
pub mod pages;
#[path = "../../tests/support/random_edits.rs"]
mod random_edits;
pub mod scorecard;
#[path = "../../src/widgets/mod.rs"]
pub mod widgets;
#[path = "../../src/words/mod.rs"]
pub mod words;

// So that what is shared with the tests of the project finds the program under its own name.
extern crate self as placecard;

use format::Document;
use import::{Choice, Draft, Imported, Layout, Question, Setup, Subject};
use jiff::civil::{Date, date};
use model::Progress;
use std::path::PathBuf;
use std::sync::LazyLock;

/// One file for each process, written anew for each input; in memory where the system has a place for that.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let memory = PathBuf::from("/dev/shm");
    let folder = if memory.is_dir() { memory } else { std::env::temp_dir() };
    folder.join(format!("placecard-fuzz-{}", std::process::id()))
});

const TODAY: Date = date(2026, 11, 22);

/// Imports bytes as a file, of this layout or of the one it seems to have, into a new scorecard and then once more into
/// that one, which must change nothing.
pub fn import(bytes: &[u8], layout: Option<Layout>) {
    std::fs::write(&*FILE, bytes).expect("the file can be written");
    let choice = Choice { files: vec![FILE.clone()], layout, ..Choice::default() };
    let Some(first) = imported(&choice, None) else { return };
    for file in &first.report.files {
        let skipped: u64 = file.skipped.iter().map(|skipped| skipped.lines.count()).sum();
        assert_eq!(file.rows, file.taken + file.repeated + file.not_chosen + skipped, "{file:?}");
    }
    let figures = first.report.new;
    let again = imported(&choice, Some(first.document)).expect("what was imported once is imported again");
    assert_eq!((again.report.new, again.report.revisions.len()), (0, 0), "{:?}", again.report);
    assert_eq!(again.report.unchanged, figures);
}

/// Imports with every question answered; a refusal has to be a sentence.
fn imported(choice: &Choice, base: Option<Document>) -> Option<Imported> {
    let gathered = match import::gather(choice, &Progress::default()) {
        Ok(gathered) => gathered,
        Err(error) => {
            assert!(error.sentence().ends_with('.'), "{error}");
            return None;
        }
    };
    let mut draft = Draft::new(gathered, base, Setup::default());
    while let Some(question) = draft.open_questions().first() {
        draft.answer(&question.subject, &answer(question)).expect("a choice that was offered is taken");
    }
    match draft.finish(TODAY) {
        Ok(done) => Some(done),
        Err(error) => {
            assert!(error.sentence().ends_with('.'), "{error}");
            None
        }
    }
}

fn answer(question: &Question) -> String {
    match &question.subject {
        Subject::Nation => "E92000001 England".to_owned(),
        Subject::System => "E54000001 A system".to_owned(),
        _ => question.choices.first().cloned().unwrap_or_else(|| "1".to_owned()),
    }
}
