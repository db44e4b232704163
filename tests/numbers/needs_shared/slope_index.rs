//! The slope and the relative index of inequality: the cases of `PHEindicatormethods`.

use crate::slope_index::{Answer, Asked, Limits};
use placecard::analysis::RankedGroup;
use serde_json::Value;

#[test]
#[ignore = "needs ../shared"]
fn the_packages_own_cases_give_the_same_indices() {
    let cases = super::cases("third-party/sii");
    let with_limits = cases.iter().filter(|case| check_case(case) > 0).count();
    assert_eq!((cases.len(), with_limits), (44, 42));
}

/// Checks a case; gives how many confidences it had limits for.
fn check_case(case: &Value) -> usize {
    let (input, expected) = (&case["input"], &case["expected"]);
    let number = |value: &Value| value.as_f64().unwrap();
    let column = |name: &str| -> Vec<f64> { input[name].as_array().unwrap().iter().map(number).collect() };
    let (populations, values) = (column("population"), column("value"));
    let (lower, upper) = (column("lower"), column("upper"));
    let groups: Vec<RankedGroup> = (0..values.len())
        .map(|rank| RankedGroup {
            rank,
            population: populations[rank],
            value: values[rank],
            limits: Some((lower[rank], upper[rank])),
        })
        .collect();
    let asked = Asked {
        kind: input["value_type"].as_i64().unwrap(),
        transformed: input["transform"].as_bool().unwrap(),
        multiplier: number(&input["multiplier"]),
    };
    // Where the package drew nothing for a case, its limits are null.
    let drawn = expected["ci_simulated"].as_array().unwrap().iter();
    let limits: Vec<Limits> = drawn
        .filter(|limits| limits["sii_lower"].is_number())
        .map(|limits| Limits {
            confidence: number(&limits["confidence"]),
            slope: [number(&limits["sii_lower"]), number(&limits["sii_upper"])],
            relative: limits["rii_lower"].as_f64().zip(limits["rii_upper"].as_f64()).map(|(l, u)| [l, u]),
        })
        .collect();
    let answer = Answer(["sii", "rii", "intercept"].map(|name| expected[name].as_f64()));
    asked.check(case["id"].as_str().unwrap(), &groups, &answer, &limits);
    limits.len()
}
