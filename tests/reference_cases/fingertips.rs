//! Our comparison against the publisher's own on a whole file of published figures: hospital admissions of children
//! for injuries, 2010/11 to 2023/24, as Fingertips publishes them.

use super::shared;
use placecard::analysis::overlap;
use placecard::model::{Polarity, Verdict};
use std::collections::HashMap;
use std::path::Path;

/// One published row.
struct Row {
    code: String,
    /// Sex and period, for which England has one figure.
    group: (String, String),
    whole_population: bool,
    value: Option<f64>,
    limits: Option<(f64, f64)>,
    verdict: String,
}

#[test]
fn our_comparison_is_the_publishers_on_every_row_with_limits() {
    let Some(path) = shared("data/raw/fingertips_90284_la_hospital_admissions_2324.csv") else { return };
    let rows = rows(&path);
    let england: HashMap<&(String, String), f64> = rows
        .iter()
        .filter(|row| row.code == "E92000001" && row.whole_population)
        .filter_map(|row| Some((&row.group, row.value?)))
        .collect();
    let (mut compared, mut differing, mut by_verdict) = (0, Vec::new(), HashMap::new());
    for row in rows.iter().filter(|row| row.verdict != "Not compared") {
        let (lower, upper) = row.limits.unwrap();
        let found = overlap(lower, upper, england[&row.group], Polarity::LowerIsBetter);
        let word = match found {
            Verdict::Better => "Better",
            Verdict::Worse => "Worse",
            _ => "Similar",
        };
        compared += 1;
        *by_verdict.entry(word).or_insert(0) += 1;
        if word != row.verdict {
            differing.push(format!("{} {:?}: {word}, published {}", row.code, row.group, row.verdict));
        }
    }
    assert!(differing.is_empty(), "{} of {compared} differ: {differing:#?}", differing.len());
    assert_eq!(compared, 6749);
    assert_eq!([by_verdict["Better"], by_verdict["Similar"], by_verdict["Worse"]], [2582, 1968, 2199]);
}

/// Rows that are not compared are England's own, or have no value.
#[test]
fn what_the_publisher_did_not_compare_could_not_be_compared() {
    let Some(path) = shared("data/raw/fingertips_90284_la_hospital_admissions_2324.csv") else { return };
    for row in rows(&path).iter().filter(|row| row.verdict == "Not compared") {
        assert!(row.value.is_none() || row.code == "E92000001", "{} {:?}", row.code, row.group);
    }
}

fn rows(path: &Path) -> Vec<Row> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(cells);
    let heading = lines.next().unwrap();
    let column = |name: &str| heading.iter().position(|cell| cell == name).unwrap();
    let [code, sex, period, category, value, lower, upper, verdict] = [
        "Area Code",
        "Sex",
        "Time period",
        "Category",
        "Value",
        "Lower CI 95.0 limit",
        "Upper CI 95.0 limit",
        "Compared to England value or percentiles",
    ]
    .map(column);
    let row = |cells: Vec<String>| Row {
        code: cells[code].clone(),
        group: (cells[sex].clone(), cells[period].clone()),
        whole_population: cells[category].is_empty(),
        value: cells[value].parse().ok(),
        limits: cells[lower].parse().ok().zip(cells[upper].parse().ok()),
        verdict: cells[verdict].clone(),
    };
    lines.map(row).collect()
}

/// The cells of a line; a comma within quotation marks parts nothing, and this file doubles none of them.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.trim_end_matches('\r').chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            _ => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}
