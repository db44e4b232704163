//! Kinds of changes as the board reads them: many of one kind are one line, and nothing is said that was not looked at.

use super::diff::{between, west_yorkshire};
use serde_json::{Value, json};
use std::collections::HashMap;

const LEEDS: &str = "E08000035";
const SYSTEM: &str = "E54000054";

fn kinds(file: &Value) -> HashMap<String, String> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    file["areas"].as_array().unwrap().iter().map(|it| (text(&it["code"]), text(&it["kind"]))).collect()
}

/// The rows of the blocks that are such.
fn rows<'a>(
    file: &'a mut Value,
    is_such: impl Fn(&Value) -> bool + 'a,
) -> impl Iterator<Item = &'a mut Value> {
    let blocks = file["data"].as_array_mut().unwrap().iter_mut().filter(move |it| is_such(it));
    blocks.flat_map(|block| block["rows"].as_array_mut().unwrap())
}

/// Makes the latest figure of a row so many times as large, with what was counted.
fn times(row: &mut Value, by: f64) {
    for column in ["values", "numerators"] {
        let last = row.get_mut(column).and_then(Value::as_array_mut).and_then(|it| it.last_mut());
        if let Some((last, value)) = last.and_then(|last| last.as_f64().map(|value| (last, value))) {
            *last = json!((value * by * 1e3).round() / 1e3);
        }
    }
}

fn first(all: &str) -> &str {
    let from = all.split("What matters first\n- ").nth(1).unwrap_or_else(|| panic!("{all}"));
    from.lines().next().unwrap()
}

#[test]
fn neighbourhoods_that_are_judged_otherwise_are_one_line_of_each_place() {
    let before = west_yorkshire();
    let mut after = before.clone();
    let kinds = kinds(&before);
    let of = |block: &Value| block["indicator"] == "children-low-income" && block.get("breakdown").is_none();
    let is_neighbourhood = |row: &&mut Value| kinds[row["area"].as_str().unwrap()] == "neighbourhood";
    for row in rows(&mut after, of).filter(is_neighbourhood).take(20) {
        times(row, 2.0);
    }
    let (headline, all) = between(&before, &after);
    assert!(
        headline.contains("; of neighbourhoods, ") && headline.contains(" judgements are worse"),
        "{headline}"
    );
    assert!(headline.contains("of places, no judgement is worse or better"), "{headline}");
    assert!(
        first(&all).contains(" neighbourhoods of ")
            && first(&all).contains(" are judged worse than before ("),
        "{all}"
    );
}

#[test]
fn whole_kinds_of_figures_that_are_withdrawn_are_one_line_among_the_first() {
    let before = west_yorkshire();
    let kinds = kinds(&before);
    for (whom, is_gone) in [
        ("of neighbourhoods", &(|area: &str| kinds[area] == "neighbourhood") as &dyn Fn(&str) -> bool),
        ("of West Yorkshire as a whole", &|area: &str| area == SYSTEM),
    ] {
        let mut after = before.clone();
        for block in after["data"].as_array_mut().unwrap() {
            let is_of_group = block.get("breakdown").is_some();
            let rows = block["rows"].as_array_mut().unwrap();
            rows.retain(|row| is_of_group || !is_gone(row["area"].as_str().unwrap()));
        }
        let (headline, all) = between(&before, &after);
        let told = first(&all);
        assert!(
            told.starts_with("All ") && told.contains(&format!(" figures {whom} were withdrawn")),
            "{told}"
        );
        assert!(
            headline.contains("; no judgement that could be compared is worse or better; ")
                && headline.contains("could not be compared (withdrawn)"),
            "{headline}"
        );
        let lines = all.split("Withdrawn figures\n").nth(1).unwrap();
        assert_eq!(lines.lines().take_while(|line| line.starts_with("- ")).count(), 1, "{lines}");
    }
}

#[test]
fn another_number_of_events_per_person_makes_nothing_better_or_worse() {
    let before = west_yorkshire();
    let with = |repeats: f64| {
        let mut after = before.clone();
        let is_it = |it: &&mut Value| it["id"] == "suspension-rate";
        after["indicators"].as_array_mut().unwrap().iter_mut().find(is_it).unwrap()["measure"]["repeats"] =
            repeats.into();
        after
    };
    for (one, other) in [(1.0, 2_000.0), (2_000.0, 1.0)] {
        let (headline, all) = between(&with(one), &with(other));
        assert!(!headline.contains(" is worse,") && !headline.contains(" are worse,"), "{headline}");
        assert!(headline.contains("judged against something else or in another way"), "{headline}");
        assert!(
            !headline.contains(" is better")
                && !headline.contains(" are better")
                && !all.contains("Further judgements that are better"),
            "{all}"
        );
    }
}

#[test]
fn the_sign_off_and_a_priority_that_went_with_its_target_come_first() {
    let before = west_yorkshire();
    let mut approved = before.clone();
    approved["approved"] = json!({"by": "The board", "on": "2026-11-20"});
    let (headline, all) = between(&approved, &before);
    assert!(headline.contains(": no longer approved; "), "{headline}");
    assert!(first(&all).starts_with("Not approved; before: "), "{all}");
    let (headline, _) = between(&before, &approved);
    assert!(headline.contains(": approved now; "), "{headline}");

    let at = before["priorities"]
        .as_array()
        .unwrap()
        .iter()
        .position(|it| it["indicators"][0].is_string())
        .unwrap();
    let with = |value: f64| {
        let mut file = before.clone();
        let priority = &mut file["priorities"][at];
        let indicator = priority["indicators"][0].clone();
        priority["targets"] = json!([{"indicator": indicator, "value": value, "by": "2028"}]);
        file
    };
    let mut gone = with(75.0);
    let id = gone["priorities"].as_array_mut().unwrap().remove(at)["id"].clone();
    for other in gone["priorities"].as_array_mut().unwrap() {
        if other.get("under") == Some(&id) {
            other.as_object_mut().unwrap().remove("under");
        }
    }
    let (_, all) = between(&with(75.0), &gone);
    assert!(first(&all).contains("was taken out of the priorities with its target, 75"), "{all}");
    let (_, all) = between(&with(75.0), &with(75.0001));
    let told = first(&all);
    assert!(told.contains("75.0001") && told.contains(", 75") && !told.contains("75.0%"), "{told}");
}

#[test]
fn an_indicator_that_was_taken_out_is_one_change_and_a_namesake_is_another() {
    let before = west_yorkshire();
    let mut after = before.clone();
    remove(&mut after, "children-low-income");
    let (headline, all) = between(&before, &after);
    assert!(headline.contains("one change in indicators"), "{headline}");
    assert!(
        !all.contains("\nGroupings and frameworks\n") && !all.contains("national spread was taken out"),
        "{all}"
    );

    let text = before.to_string().replace(LEEDS, "E08000999");
    let recoded: Value = serde_json::from_str(&text).unwrap();
    let (_, all) = between(&before, &recoded);
    let areas = all.split("\nAreas\n").nth(1).unwrap_or_else(|| panic!("{all}"));
    let lines: Vec<&str> = areas.lines().take_while(|line| line.starts_with("- ")).collect();
    assert!(lines[0].contains("Leeds, a place, has the code E08000999 now, E08000035 before."), "{lines:?}");
    assert!(lines[0].ends_with(" areas lie in it.") && lines.len() == 1, "{lines:?}");
}

/// Takes an indicator out of all lists and its figures with it.
fn remove(value: &mut Value, id: &str) {
    let is_it = |it: &Value| *it == *id || it["id"] == *id || it["indicator"] == *id;
    match value {
        Value::Array(items) => {
            items.retain(|it| !is_it(it));
            for it in items {
                remove(it, id);
            }
        }
        Value::Object(fields) => {
            fields.retain(|_, it| *it != *id);
            fields.values_mut().for_each(|it| remove(it, id));
        }
        _ => {}
    }
}
