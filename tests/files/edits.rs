//! Whatever is edited can be taken back to the same bytes, and what was not edited keeps its own.

use crate::random_edits::{KINDS, edit};
use jiff::civil::{Date, date};
use placecard::edit::{Difference, Edit, EditError, History, Place, State, apply, compare};
use placecard::format::Document;
use proptest::prelude::*;
use serde_json::Value;
use std::sync::LazyLock;

const FULL: &str = include_str!("../fixtures/full.scorecard");
const TODAY: Date = date(2026, 11, 20);

/// The full document in several hands: as it is, with a byte order mark and the line ends of Windows, with tabs and odd
/// numbers and escaped names, on one line, and with lists empty or left out.
pub static HANDS: LazyLock<Vec<Document>> = LazyLock::new(|| {
    // An area that nothing refers to yet, so that it may be removed.
    let areas =
        "\"areas\": [\n    {\"code\": \"E12000009\", \"name\": \"South West\", \"kind\": \"region\"},";
    let full = FULL.replacen("\"areas\": [", areas, 1);
    let odd = full
        .replace("\n  ", "\n\t")
        .replace("\"values\": [7, 8]", "\"v\\u0061lues\" :[ 7.0 ,8e0]")
        .replace("\"weight\": 1,", "\"\\u0077eight\":1.00 ,")
        .replace(
            "{\"colour\": \"#005eb8\", \"logo\": null}",
            "{ \"a\": [1.50, {\"deep\": 1e2}] ,\"b\":{ } }",
        );
    let mut value: Value = serde_json::from_str(&full).unwrap();
    let one_line = value.to_string();
    let fields = value.as_object_mut().unwrap();
    for name in ["methods", "boundaries", "spreads", "commentary"] {
        fields.remove(name);
    }
    for name in ["views", "interventions"] {
        fields[name] = Value::Array(Vec::new());
    }
    let bare = serde_json::to_string_pretty(&value).unwrap();
    let windows = format!("\u{FEFF}{}", full.replace('\n', "\r\n"));
    [full, windows, odd, one_line, bare].iter().map(|text| read(text)).collect()
});

pub fn read(text: &str) -> Document {
    Document::read(text.as_bytes(), TODAY).unwrap_or_else(|findings| panic!("{}", findings[0]))
}

/// What a document holds.
pub fn value(text: &str) -> Value {
    serde_json::from_str(text.trim_start_matches('\u{FEFF}')).unwrap()
}

/// The document after an edit and the edit that takes it back, where it may be made: one that may not be is refused
/// because of what the document would be, never because of its place.
pub fn edited(document: &Document, edit: &Edit) -> Option<(Document, Edit)> {
    match apply(document, edit, TODAY) {
        Ok(done) => Some(done),
        Err(EditError::Invalid(_)) => None,
        Err(error) => panic!("{error} {edit:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_edited_is_taken_back_to_the_same_bytes(
        hand in 0..5_usize,
        edits in prop::collection::vec(prop::collection::vec(any::<u16>(), 1..12), 1..12),
    ) {
        let first = &HANDS[hand];
        let mut history = History::of(first.text());
        let mut document = first.clone();
        let mut texts = vec![first.text().to_owned()];
        for numbers in edits {
            let edit = edit(&value(document.text()), &numbers);
            let Some((new, back)) = edited(&document, &edit) else { continue };
            let (old, again) = edited(&new, &back).unwrap();
            prop_assert_eq!(old.text(), document.text());
            prop_assert_eq!(old.scorecard(), document.scorecard());
            let (redone, _) = edited(&old, &again).unwrap();
            prop_assert_eq!(redone.text(), new.text());
            for difference in compare(document.text(), new.text()) {
                // A row is one difference, however many of its figures are others; so is an order.
                let Difference { place: other, before, after } = &difference;
                let is_order = before.is_none() && after.is_none();
                let is_meant = |place: &Place| {
                    other.is_within(place) || place.is_within(other) || is_order && place.0[0] == other.0[0]
                };
                prop_assert!(edit.steps().iter().any(|step| is_meant(step.place())), "{:?} {:?}", difference, edit);
            }
            if !back.is_empty() {
                texts.push(new.text().to_owned());
            }
            history.record(back, State::of(new.text()));
            document = new;
        }
        prop_assert_eq!(history.is_dirty(), document.text() != first.text());
        for text in texts.iter().rev().skip(1) {
            let (old, again) = edited(&document, history.next_undo().unwrap()).unwrap();
            prop_assert_eq!(old.text(), text);
            history.undone(again);
            document = old;
        }
        prop_assert!(history.next_undo().is_none() && !history.is_dirty());
        for text in &texts[1..] {
            let (new, back) = edited(&document, history.next_redo().unwrap()).unwrap();
            prop_assert_eq!(new.text(), text);
            history.redone(back);
            document = new;
        }
    }
}

#[test]
fn numbers_of_unknown_fields_keep_every_digit() {
    let numbers =
        "\"x-numbers\": [12345678901234567890123, 0.1234567890123456789012345, 1e-400, -0.0, 1.50, 1E+2],";
    let text = FULL.replacen("\"title\":", &format!("{numbers}\n  \"title\":"), 1);
    let document = read(&text);
    let views = value(&text)["views"].clone();
    let removal = Edit::remove_item(&document, "views", views[0]["id"].as_str().unwrap());
    let (edited, _) = edited(&document, &removal).unwrap();
    assert_ne!(edited.text(), text);
    assert!(edited.text().contains(numbers), "{}", edited.text());
}

#[test]
fn every_kind_of_edit_is_made_in_every_hand() {
    for (hand, document) in HANDS.iter().enumerate() {
        let value = value(document.text());
        for kind in 0..KINDS {
            let made = (0..200_u16).filter(|seed| {
                let others =
                    (1..12_u16).map(|n| seed.wrapping_mul(31).wrapping_add(n.wrapping_mul(7919)) / 3);
                let numbers: Vec<u16> = std::iter::once(kind).chain(others).collect();
                edited(document, &edit(&value, &numbers)).is_some_and(|(_, back)| !back.is_empty())
            });
            assert!(made.count() > 2, "kind {kind} in hand {hand}");
        }
    }
}
