//! Whatever somebody changes in a file is told of: nothing is said to be the same that is not.

use crate::edits::{HANDS, edited, read, value};
use crate::random_edits::{KINDS, edit};
use placecard::analysis::Analysis;
use placecard::analysis::changed::{Changed, Edition, changed};
use placecard::format::Document;
use placecard::model::Written;
use placecard::words::changed_told;
use proptest::prelude::*;
use serde_json::Value;

pub fn between(files: [&Document; 2]) -> (Changed, Vec<String>) {
    let scorecards = files.map(|file| file.scorecard().as_ref());
    let analyses = scorecards.map(Analysis::of);
    let editions = [0, 1].map(|at| Edition { scorecard: scorecards[at], analysis: &analyses[at] });
    let found = changed(editions);
    let told = changed_told(&found, editions, &Written::default()).sentences();
    (found, told)
}

/// What a file says by fields that the format knows, whatever the order of its lists of which no reader sees it and however numbers are
/// written.
fn said(document: &Document) -> Value {
    let mut said = plain(value(document.text()));
    said["data"] = figures(document).into();
    for list in said.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        list.sort_unstable_by_key(Value::to_string);
    }
    said
}

/// A document whose text is not judged by its code: a default that is written out is no change of what it says.
fn without_approval(document: &Document) -> Document {
    let mut value = value(document.text());
    value.as_object_mut().unwrap().remove("approved");
    read(&value.to_string())
}

/// Every figure with what stands beside it, whatever the blocks and rows that it stands in; a period without anything says nothing.
fn figures(document: &Document) -> Vec<String> {
    let scorecard = document.scorecard();
    let mut found = Vec::new();
    for series in scorecard.given_series() {
        let group = series.breakdown.map(|id| scorecard.breakdown(id));
        let of = (&scorecard.indicator(series.indicator).id, &scorecard.area(series.area).code, group);
        for (at, period) in series.periods.iter().enumerate() {
            let numbers = [
                series.value(at),
                series.lower(at),
                series.upper(at),
                series.numerator(at),
                series.denominator(at),
            ];
            let words = (series.flag(at), series.note(at), series.published_verdict(at));
            if numbers.iter().any(Option::is_some) || words != (None, None, None) {
                found.push(format!("{of:?} {period} {numbers:?} {words:?}"));
            }
        }
    }
    found.sort_unstable();
    found
}

fn plain(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let known =
                |(name, _): &(String, Value)| !["x", "colour", "house_style"].contains(&name.as_str());
            let in_any_order = |(name, value): (String, Value)| match (name.as_str(), plain(value)) {
                ("members" | "published_as", Value::Array(mut items)) => {
                    items.sort_unstable_by_key(Value::to_string);
                    (name, Value::Array(items))
                }
                (_, value) => (name, value),
            };
            fields.into_iter().filter(known).map(in_any_order).collect()
        }
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Number(number) => number.as_f64().unwrap().into(),
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_edit_is_told_of(hand in 0..5_usize, kind in 0..KINDS, more in prop::collection::vec(any::<u16>(), 8)) {
        let before = &HANDS[hand];
        let numbers: Vec<u16> = std::iter::once(kind).chain(more).collect();
        let Some((after, _)) = edited(before, &edit(&value(before.text()), &numbers)) else { return Ok(()) };
        let (found, told) = between([before, &after]);
        if said(before) == said(&after) || without_approval(before).scorecard() == without_approval(&after).scorecard() {
            prop_assert!(told[0].starts_with("Nothing changed") || told.len() == 3, "{:?}", told);
        } else {
            prop_assert!(!found.is_empty() && told.len() > 2, "{:?} {:?}", edit(&value(before.text()), &numbers), told);
        }
        let (back, _) = between([&after, before]);
        prop_assert_eq!(found.is_empty(), back.is_empty());
    }
}
