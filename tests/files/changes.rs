//! Whatever somebody changes in a file is told of: nothing is said to be the same that is not.

use crate::edits::{HANDS, edited, value};
use crate::random_edits::{KINDS, edit};
use placecard::analysis::Analysis;
use placecard::analysis::changed::{Changed, Edition, changed};
use placecard::format::Document;
use placecard::words::changed_told;
use proptest::prelude::*;

fn between(files: [&Document; 2]) -> (Changed, Vec<String>) {
    let scorecards = files.map(|file| file.scorecard().as_ref());
    let analyses = scorecards.map(Analysis::of);
    let editions = [0, 1].map(|at| Edition { scorecard: scorecards[at], analysis: &analyses[at] });
    let found = changed(editions);
    let told = changed_told(&found, editions).sentences();
    (found, told)
}

/// What the scorecards hold, but for the order in which their lists stand, which is no change of what they say.
fn is_same(files: [&Document; 2]) -> bool {
    files[0].scorecard() == files[1].scorecard()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_edit_is_told_of(hand in 0..5_usize, kind in 0..KINDS, more in prop::collection::vec(any::<u16>(), 8)) {
        let before = &HANDS[hand];
        let numbers: Vec<u16> = std::iter::once(kind).chain(more).collect();
        let Some((after, _)) = edited(before, &edit(&value(before.text()), &numbers)) else { return Ok(()) };
        let (found, told) = between([before, &after]);
        if is_same([before, &after]) {
            prop_assert!(found.is_empty() && found.is_same, "{:?}", told);
            prop_assert_eq!(told, vec!["Nothing changed.".to_owned()]);
        } else {
            prop_assert!(!found.is_empty(), "{:?} {:?}", numbers, edit(&value(before.text()), &numbers));
            prop_assert!(told.len() > 2, "{:?}", told);
        }
        let (back, _) = between([&after, before]);
        prop_assert_eq!(found.is_empty(), back.is_empty());
    }
}
