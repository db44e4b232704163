//! Bytes to edits of the documents of the project's tests, and to merges of what came of them.

use crate::edit::{Edit, EditError, Key, Op, Place, Slot, apply, merge};
use crate::format::Document;
use crate::random_edits;
use jiff::civil::{Date, date};
use std::sync::LazyLock;

const TODAY: Date = date(2026, 11, 22);

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let text = include_str!("../../tests/fixtures/full.scorecard");
    Document::read(text.as_bytes(), TODAY).expect("the fixture opens")
});

/// Makes two editions of a document by edits decoded from bytes, each of which is taken back to the same bytes, and
/// merges them.
pub fn edit(bytes: &[u8]) {
    let mut editions = [DOCUMENT.clone(), DOCUMENT.clone()];
    for (at, chunk) in bytes.chunks(24).take(12).enumerate() {
        let document = &mut editions[at % 2];
        let edit = decoded(document, chunk);
        if let Some((new, back)) = applied(document, &edit) {
            let (old, again) = applied(&new, &back).expect("what was edited is taken back");
            assert_eq!(old.text(), document.text());
            let (redone, _) = applied(&old, &again).expect("what was taken back is made again");
            assert_eq!(redone.text(), new.text());
            *document = new;
        }
    }
    let [ours, theirs] = editions;
    let merged = merge(&DOCUMENT, &ours, &theirs, TODAY);
    for conflict in &merged.conflicts {
        assert!(conflict.to_string().ends_with(['.', '?']), "{conflict}");
    }
    applied(&ours, &merged.edit("merge", &[])).expect("what goes together is a document");
}

/// A sensible edit, or one whose place, slot and text are whatever the bytes say.
fn decoded(document: &Document, bytes: &[u8]) -> Edit {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    if first % 4 > 0 {
        let numbers: Vec<u16> =
            rest.chunks(2).map(|pair| u16::from(pair[0]) << 8 | u16::from(*pair.last().unwrap_or(&0))).collect();
        let value = serde_json::from_str(document.text()).expect("a document is JSON");
        return random_edits::edit(&value, &numbers);
    }
    let (keys, text) = rest.split_at(rest.len().min(4));
    let place = Place(keys.iter().take_while(|key| **key < 250).map(|key| key_of(*key)).collect());
    let text = String::from_utf8_lossy(text).into_owned();
    let slot = if first % 8 == 0 { Slot::First } else { Slot::After(key_of(first / 8)) };
    let step = match first % 16 {
        0 => Op::Remove(place),
        4 => Op::Move(place, slot),
        _ => Op::Put { place, text, slot },
    };
    Edit::of("arbitrary", vec![step])
}

fn key_of(byte: u8) -> Key {
    const NAMES: [&str; 16] = [
        "areas", "priorities", "data", "views", "methods", "title", "E08000001", "moving", "board", "rows", "values",
        "weight", "targets", "indicators", "house_style", "é\"\n",
    ];
    match byte {
        0..192 => NAMES[usize::from(byte) % 16].into(),
        192..224 => Key::position(usize::from(byte) % 5),
        _ => Key::block("suspension-rate", None, usize::from(byte) % 3),
    }
}

/// The document after an edit, where it may be made; else a sentence says why not.
fn applied(document: &Document, edit: &Edit) -> Option<(Document, Edit)> {
    apply(document, edit, TODAY).map_err(|error: EditError| assert!(!error.to_string().is_empty())).ok()
}
