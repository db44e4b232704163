//! Our comparison against the publisher's own on a whole file of published figures: hospital admissions of children
//! for injuries, 2010/11 to 2023/24, as Fingertips publishes them.

use crate::shared::{rows, shared};
use placecard::analysis::overlap;
use placecard::model::{Polarity, Verdict};
use std::collections::HashMap;

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
#[ignore = "needs ../shared"]
fn our_comparison_is_the_publishers_on_every_row_with_limits() {
    let rows = published();
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
#[ignore = "needs ../shared"]
fn what_the_publisher_did_not_compare_could_not_be_compared() {
    for row in published().iter().filter(|row| row.verdict == "Not compared") {
        assert!(row.value.is_none() || row.code == "E92000001", "{} {:?}", row.code, row.group);
    }
}

fn published() -> Vec<Row> {
    let path = shared("data/raw/fingertips_90284_la_hospital_admissions_2324.csv");
    let row = |cells: HashMap<String, String>| Row {
        code: cells["Area Code"].clone(),
        group: (cells["Sex"].clone(), cells["Time period"].clone()),
        whole_population: cells["Category"].is_empty(),
        value: cells["Value"].parse().ok(),
        limits: cells["Lower CI 95.0 limit"].parse().ok().zip(cells["Upper CI 95.0 limit"].parse().ok()),
        verdict: cells["Compared to England value or percentiles"].clone(),
    };
    rows(&path).into_iter().map(row).collect()
}
