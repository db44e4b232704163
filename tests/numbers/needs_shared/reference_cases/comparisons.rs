//! Comparisons with a benchmark: the cases of Fingertips' own tests.

use super::{cases, numbers};
use placecard::analysis::overlap;
use placecard::analysis::statistics::quantile;
use placecard::model::{Polarity, Verdict, Word};
use serde_json::Value;

fn polarity(input: &Value) -> Polarity {
    match input["polarity"].as_str().unwrap() {
        "low_is_good" => Polarity::LowerIsBetter,
        "high_is_good" => Polarity::HigherIsBetter,
        _ => Polarity::Neutral,
    }
}

/// The verdict of an overlap in Fingertips' words; `none` where anything is missing.
fn verdict(input: &Value, lower: &str, upper: &str) -> Option<Verdict> {
    let (lower, upper) = (input[lower].as_f64()?, input[upper].as_f64()?);
    Some(overlap(lower, upper, input["benchmark"].as_f64()?, polarity(input)))
}

fn word(found: Option<Verdict>, strong: bool) -> &'static str {
    match found {
        Some(Verdict::Better) if strong => "best",
        Some(Verdict::Worse) if strong => "worst",
        Some(Verdict::Similar) => "same",
        Some(found) => found.as_str(),
        None => "none",
    }
}

#[test]
#[ignore = "needs ../shared"]
fn against_a_benchmark() {
    let mut left_out = 0;
    for (id, input, expected) in cases("benchmark_compare") {
        let found = match input["method"].as_str().unwrap() {
            "overlap_95" => word(verdict(&input, "lower95", "upper95"), false),
            "overlap_95_998" => {
                let found = verdict(&input, "lower95", "upper95");
                word(found, found == verdict(&input, "lower998", "upper998"))
            }
            "quintile_bounds" => {
                fifths(&input, &expected, &id);
                continue;
            }
            // The benchmark's own interval is left out of account, there is no funnel, and fifths go by limits rather
            // than by rank: none of these is a method of ours.
            "double_overlap_95" | "spc_dsr" | "spc_proportion" | "quintile_category" => {
                left_out += 1;
                continue;
            }
            method => panic!("{id}: an unknown method {method}"),
        };
        let expected = expected.as_str().unwrap().replace("similar", "same");
        assert_eq!(found, expected, "{id}: {input}");
    }
    assert_eq!(left_out, 32, "cases of methods that Placecard does not have");
}

fn fifths(input: &Value, expected: &Value, id: &str) {
    let values = numbers(&input["values"]);
    for (at, expected) in numbers(expected).into_iter().enumerate() {
        let found = quantile(&values, at as f64 / 5.0).unwrap();
        assert!((found - expected).abs() < 1e-9, "{id}: {found} {expected}");
    }
}
