//! Two editions and what they came from: every change of either is in the merge or in a conflict.

use crate::edits::{HANDS, edited, read, value};
use crate::random_edits::{edit, items};
use jiff::civil::{Date, date};
use placecard::edit::{Choice, Clash, Conflict, Key, Merged, compare, merge};
use placecard::format::Document;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const TODAY: Date = date(2026, 11, 20);

/// The single facts of a document by where they are, told apart by ids and periods.
type Facts = BTreeMap<String, String>;

fn facts(text: &str) -> Facts {
    let mut facts = Facts::new();
    for (name, field) in value(text).as_object().unwrap() {
        gather(name, name, field, &mut facts);
    }
    facts
}

/// The fields that tell the items of a list apart; none for a list that is one fact.
fn keys(list: &str) -> Option<&'static [&'static str]> {
    Some(match list {
        "areas" => &["/code"],
        "boundaries" | "data/rows" => &["/area"],
        "data" => &["/indicator", "/breakdown/by", "/breakdown/group"],
        "spreads" => &["/indicator", "/kind", "/of"],
        "priorities/targets" => &["/indicator", "/area"],
        "indicators"
        | "groupings"
        | "groupings/groups"
        | "priorities"
        | "interventions"
        | "commentary"
        | "views"
        | "actions"
        | "frameworks"
        | "frameworks/outcomes" => &["/id"],
        "priorities/indicators"
        | "interventions/areas"
        | "interventions/aims"
        | "interventions/watch"
        | "indicators/published_as"
        | "indicators/groups"
        | "areas/members"
        | "frameworks/outcomes/indicators" => &[""],
        _ => return None,
    })
}

fn gather(place: &str, list: &str, value: &Value, facts: &mut Facts) {
    match (value, keys(list)) {
        (Value::Array(all), Some(keys)) => {
            let mut passed = BTreeMap::new();
            for item in all {
                let part = |pointer: &&str| item.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
                let key = keys.iter().map(part).collect::<Vec<_>>().join("|");
                // Figures are told apart by area and period, whichever block of theirs they are in.
                let nth = passed.entry(key.clone()).and_modify(|nth| *nth += 1).or_insert(0);
                let place =
                    if list == "data" { format!("{place}/{key}") } else { format!("{place}/{key}#{nth}") };
                if list == "data" {
                    block(&place, item, facts);
                    continue;
                }
                facts.insert(place.clone(), "is there".to_owned());
                if item.is_object() {
                    gather(&place, list, item, facts);
                }
            }
        }
        (Value::Object(fields), _) => {
            for (name, field) in fields {
                gather(&format!("{place}/{name}"), &format!("{list}/{name}"), field, facts);
            }
        }
        // As numbers, so that 1.0 is 1.
        (Value::Number(number), _) => drop(facts.insert(place.to_owned(), format!("{:?}", number.as_f64()))),
        (value, _) => drop(facts.insert(place.to_owned(), value.to_string())),
    }
}

/// The facts of a block: its figures by area, column and period. A missing figure is no fact, nor is it one that there
/// is a block or a row, since figures may come in several.
fn block(place: &str, block: &Value, facts: &mut Facts) {
    for row in items(block, "rows") {
        let area = row["area"].as_str().unwrap();
        for (name, _) in row.as_object().unwrap() {
            for (figure, period) in items(row, name).iter().zip(items(block, "periods")) {
                let place = format!("{place}/rows/{area}#0/{name}/{}", period.as_str().unwrap());
                if !figure.is_null() {
                    gather(&place, "", figure, facts);
                }
            }
        }
    }
}

fn path(conflict: &Conflict) -> String {
    let mut path: Vec<String> = Vec::new();
    let mut in_list = false;
    let mut list: Vec<&str> = Vec::new();
    for key in &conflict.place.0 {
        let Key { parts, nth } = key;
        if parts.is_empty() {
            path.extend(conflict.period.clone());
        } else if in_list {
            let key = parts.join("|");
            path.push(if list == ["data"] { key } else { format!("{key}#{nth}") });
            in_list = false;
        } else {
            list.push(&parts[0]);
            in_list = keys(&list.join("/")).is_some();
            path.push(parts[0].clone());
        }
    }
    path.join("/")
}

/// Whether a fact is at a place or within it.
fn is_within(fact: &str, place: &str) -> bool {
    fact.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Two editions made of one by some edits each. The second may be written anew by another program.
fn editions(base: &Document, edits: &[Vec<Vec<u16>>; 2], anew: u8) -> [Document; 2] {
    let mut both = edits.each_ref().map(|edits| {
        let mut document = base.clone();
        for numbers in edits {
            let edit = edit(&value(document.text()), numbers);
            if let Some((new, _)) = edited(&document, &edit) {
                document = new;
            }
        }
        document
    });
    let content = value(both[1].text());
    match anew {
        0 => both[1] = read(&content.to_string()),
        1 => both[1] = read(&serde_json::to_string_pretty(&content).unwrap()),
        _ => {}
    }
    both
}

fn edits() -> impl Strategy<Value = [Vec<Vec<u16>>; 2]> {
    let edits = || prop::collection::vec(prop::collection::vec(any::<u16>(), 1..12), 1..5);
    [edits(), edits()]
}

fn text_of(ours: &Document, merged: &Merged, choices: &[Choice]) -> Option<String> {
    let edit = merged.edit("merge", choices);
    edited(ours, &edit).map(|(document, _)| document.text().to_owned())
}

/// Holds a merge against what each single fact should have become, worked out one by one.
fn nothing_is_lost(
    base: &Document,
    ours: &Document,
    theirs: &Document,
    merged: &Merged,
) -> Result<(), TestCaseError> {
    let text = text_of(ours, merged, &[]).expect("what fits together is valid");
    let [was, here, there, now] = [base.text(), ours.text(), theirs.text(), &text].map(facts);
    let about: Vec<(String, &Conflict)> = merged
        .conflicts
        .iter()
        .filter(|conflict| conflict.clash != Clash::Order)
        .map(|conflict| (path(conflict), conflict))
        .collect();
    let all: BTreeSet<&String> = [&was, &here, &there].into_iter().flat_map(Facts::keys).collect();
    for fact in all {
        let [was, here, there, now] = [&was, &here, &there, &now].map(|facts| facts.get(fact));
        let is_told = about.iter().any(|(place, _)| is_within(fact, place));
        let is_right = if was == there {
            now == here
        } else if was == here || here == there {
            now == there || is_told && now == here
        } else {
            now == here && is_told
        };
        prop_assert!(is_right, "{fact}: {was:?} {here:?} {there:?} {now:?} {about:?}");
    }
    prop_assert!(now.keys().all(|fact| here.contains_key(fact) || there.contains_key(fact)));
    for (place, conflict) in &about {
        let changed = |one: &Facts, other: &Facts| {
            let both = one.iter().chain(other).filter(|(fact, _)| is_within(fact, place));
            both.into_iter().any(|(fact, _)| one.get(fact) != other.get(fact))
        };
        // A period without a figure makes a block another one, and is no fact.
        let differs = |edition: &Document| !compare(base.text(), edition.text()).is_empty();
        prop_assert!(changed(&was, &there) || differs(theirs), "{conflict} of no change");
        prop_assert!(
            matches!(conflict.clash, Clash::Invalid(_)) || changed(&was, &here) || differs(ours),
            "{conflict} of one change"
        );
    }
    Ok(())
}

/// A thousand pairs of editions, or more where more are asked for.
fn thousand() -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: asked.cases.max(1000), failure_persistence: None, ..asked }
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn two_editions_merge_or_list_what_both_changed(hand in 0..5_usize, edits in edits(), anew in 0..6_u8) {
        let base = &HANDS[hand];
        let [ours, theirs] = editions(base, &edits, anew);
        let merged = merge(base, &ours, &theirs, TODAY);
        nothing_is_lost(base, &ours, &theirs, &merged)?;
        prop_assert!(merge(base, &ours, base, TODAY).is_empty());
        prop_assert!(merge(base, &theirs, &theirs, TODAY).is_empty());
        let all = text_of(base, &merge(base, base, &theirs, TODAY), &[]).unwrap();
        prop_assert!(compare(&all, theirs.text()).is_empty());
        // All of theirs, where that is a document at all.
        if let Some(text) = text_of(&ours, &merged, &vec![Choice::Theirs; merged.conflicts.len()]) {
            let again = merge(&theirs, &read(&text), &theirs, TODAY);
            prop_assert!(again.is_empty());
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn editions_that_do_not_touch_merge_alike_from_either_side(hand in 0..5_usize, edits in edits()) {
        let base = &HANDS[hand];
        let [ours, theirs] = editions(base, &edits, 9);
        let one = merge(base, &ours, &theirs, TODAY);
        let other = merge(base, &theirs, &ours, TODAY);
        prop_assert_eq!(one.conflicts.is_empty(), other.conflicts.is_empty());
        if one.conflicts.is_empty() {
            let [one, other] = [text_of(&ours, &one, &[]), text_of(&theirs, &other, &[])].map(Option::unwrap);
            prop_assert!(compare(&one, &other).is_empty(), "{:?}", compare(&one, &other));
        }
    }
}

#[test]
fn every_way_in_which_two_changes_clash_comes_up_among_these() {
    let (mut clashes, mut merged_whole) = (BTreeSet::new(), 0);
    let mut runner = TestRunner::deterministic();
    for hand in (0..5).cycle().take(600) {
        let base = &HANDS[hand];
        let edits = edits().new_tree(&mut runner).unwrap().current();
        let [ours, theirs] = editions(base, &edits, 9);
        let merged = merge(base, &ours, &theirs, TODAY);
        clashes.extend(
            merged
                .conflicts
                .iter()
                .map(|conflict| format!("{:?}", conflict.clash).split('(').next().unwrap().to_owned()),
        );
        merged_whole += u32::from(merged.len() > 1 && merged.conflicts.is_empty());
    }
    let all = ["Changed", "Invalid", "Order", "RemovedHere", "RemovedThere"];
    assert_eq!(clashes.iter().map(String::as_str).collect::<Vec<_>>(), all);
    assert!(merged_whole > 200, "{merged_whole}");
}
