//! Trends, process control and targets against the cases that ship with the field's own tools, and against the trends
//! that were published with a real file.

use super::cases;
use crate::single_series::{self, assert_close, assert_within, five, indicator};
use placecard::analysis::trend::{of_counts, of_intervals, recent};
use placecard::analysis::xmr::{self, Marks, Options, Side};
use placecard::analysis::{Assurance, Limits, TrendJudgement, TrendVerdict};
use placecard::model::{MeasureKind, PeriodKind, Polarity, SpcRules};
use serde_json::Value;

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn numbers(value: &Value) -> Vec<Option<f64>> {
    value.as_array().map(|list| list.iter().map(Value::as_f64).collect()).unwrap_or_default()
}

fn all<const N: usize>(numbers: &[Option<f64>]) -> Option<[f64; N]> {
    numbers.iter().copied().collect::<Option<Vec<_>>>()?.try_into().ok()
}

#[test]
#[ignore = "needs ../shared"]
fn the_recent_trend_agrees_with_the_cases_of_fingertips() {
    let mut with_statistic = 0;
    for case in cases("third-party/fingertips_trend") {
        let (name, input, expected) = (text(&case["id"]), &case["input"], &case["expected"]);
        let [counts, denominators, lower, upper] =
            ["count", "denominator", "lower", "upper"].map(|key| numbers(&input[key]));
        let mut values = numbers(&input["value"]);
        if values.is_empty() {
            let percent = |(count, of): (&Option<f64>, &Option<f64>)| Some(100.0 * (*count)? / (*of)?);
            values = counts.iter().zip(&denominators).map(percent).collect();
        }
        let proportion = text(&input["method"]) == "proportion";
        let kind = if proportion { MeasureKind::Proportion } else { MeasureKind::Rate };
        let polarity = match text(&input["polarity"]) {
            "High is good" => Polarity::HigherIsBetter,
            "Low is good" => Polarity::LowerIsBetter,
            _ => Polarity::Neutral,
        };
        let series = five(&values, [&lower, &upper], [&counts, &denominators]);
        let about = indicator(kind, polarity, PeriodKind::FinancialYear);
        let found = recent(&about, &series, series.latest());
        let result = text(expected.get("result").unwrap_or(&expected["marker"]));
        // Without intervals FingertipsNext drops every point and finds no change; here nothing is calculated.
        let result = if lower.iter().any(Option::is_some) || proportion { result } else { "Cannot" };
        assert_eq!(found.verdict, verdict(result), "{name}: {:?}", found.reason);
        assert_eq!(found.reason.is_some(), found.verdict == TrendVerdict::NotCalculated, "{name}");
        if result.contains("Getting") {
            let better = result.ends_with("Better");
            let judged = if better { TrendJudgement::GettingBetter } else { TrendJudgement::GettingWorse };
            assert_eq!(found.judgement, judged, "{name}");
        }
        if let (Some(theirs), Some(ours)) = (expected["chi2"].as_f64(), found.statistic) {
            assert_close(ours, theirs, name);
            let direction = if proportion {
                of_counts(all(&values).unwrap(), all(&counts).unwrap(), all(&denominators).unwrap())
            } else {
                let (lower, upper): ([f64; 5], [f64; 5]) = (all(&lower).unwrap(), all(&upper).unwrap());
                of_intervals(all(&values).unwrap(), std::array::from_fn(|at| upper[at] - lower[at]))
            };
            let key = if proportion { "logit_ols_slope" } else { "slope" };
            assert_close(direction.unwrap().direction, expected[key].as_f64().unwrap(), name);
            let left_out = numbers(&expected["leave_one_out_slopes"]);
            let rises = |slope: &Option<f64>| slope.unwrap() >= 0.0;
            let steady = left_out.iter().all(|slope| rises(slope) == (direction.unwrap().direction >= 0.0));
            assert_eq!(direction.unwrap().steady, steady, "{name}");
            with_statistic += 1;
        }
    }
    // Nothing is calculated for the eighth, where every count equals its denominator.
    assert_eq!(with_statistic, 7);
}

fn verdict(words: &str) -> TrendVerdict {
    if words.starts_with("Cannot") {
        TrendVerdict::NotCalculated
    } else if words.starts_with("Increasing") {
        TrendVerdict::Increasing
    } else if words.starts_with("Decreasing") {
        TrendVerdict::Decreasing
    } else {
        TrendVerdict::NoChange
    }
}

#[test]
#[ignore = "needs ../shared"]
fn control_limits_agree_with_the_snapshots_of_the_packages() {
    let mut compared = 0;
    for case in cases("third-party/xmr_limits") {
        let (name, expected) = (text(&case["id"]), &case["expected"]);
        let screen = case["input"]["screen_outliers"].as_bool().unwrap_or(false);
        let ours = xmr::limits(&numbers(&case["input"]["values"]), screen).unwrap();
        let lines = [
            ("mean", ours.mean, 1e-6),
            ("lpl", ours.lower, 1e-6),
            ("upl", ours.upper, 1e-6),
            // Three and two standard deviations; 3 ÷ 1.128 is 2.66 to two places.
            ("ll99", ours.lower, 5e-5),
            ("ul99", ours.upper, 5e-5),
            ("ll95", ours.near_lower(), 5e-5),
            ("ul95", ours.near_upper(), 5e-5),
        ];
        for (key, line, tolerance) in lines {
            if let Some(theirs) = expected[key].as_f64() {
                assert_within(line, theirs, tolerance, name);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 13, "three lines of three cases, four of one");
    let cases = cases("xmr_rules");
    let case = cases.iter().find(|case| text(&case["id"]) == "powerbi_i_chart").unwrap();
    let values = numbers(&case["input"]["values"]);
    let limits = xmr::limits(&values, true).unwrap();
    let marks = xmr::marks(&values, &limits, &of_package());
    assert!(marks.iter().all(|mark| *mark == Marks::default()), "all of these are common cause");
}

/// The rules that the cases are of.
fn of_package() -> Options<'static> {
    Options { rules: SpcRules::Nhsr, ..Options::default() }
}

/// Limits in which 1 lies on one side of the mean and 2.5 near the limit.
const UNIT: Limits = Limits { mean: 0.0, lower: -3.0, upper: 3.0 };

#[test]
#[ignore = "needs ../shared"]
fn the_rules_agree_with_the_package_s_own_cases() {
    for case in cases("third-party/xmr_rules") {
        let (name, input) = (text(&case["id"]), &case["input"]);
        let expected: Vec<f64> = numbers(&case["expected"]).into_iter().flatten().collect();
        let mark = |values: &[Option<f64>]| xmr::marks(values, &UNIT, &of_package());
        let side = |sign: f64| (sign != 0.0).then_some(if sign > 0.0 { Side::High } else { Side::Low });
        match text(&case["unit_function"]) {
            "seven_point_one_side_mean" => {
                let sides: Vec<_> =
                    mark(&numbers(&input["relative_to_mean"])).iter().map(|m| m.run).collect();
                let marked: Vec<bool> = back(&expected, 7);
                assert_eq!(sides.iter().map(Option::is_some).collect::<Vec<_>>(), marked, "{name}");
            }
            "seven_point_trend" => {
                let ours = mark(&numbers(&input["y"]));
                assert_eq!(
                    ours.iter().map(|m| m.trend.is_some()).collect::<Vec<_>>(),
                    back(&expected, 7),
                    "{name}"
                );
                for (mark, sign) in ours.iter().zip(&expected).filter(|(_, sign)| **sign != 0.0) {
                    assert_eq!(mark.trend, side(*sign), "{name}");
                }
            }
            "part_of_seven" => {
                // The ends of runs of seven are given: lay points so that just these runs are there.
                let ends: Vec<f64> = numbers(&input["v"]).into_iter().flatten().collect();
                let mut values = vec![Some(0.0); ends.len()];
                for (end, sign) in ends.iter().enumerate().filter(|(_, sign)| **sign != 0.0) {
                    values[end + 1 - 7..=end].fill(Some(*sign));
                }
                let marked: Vec<bool> = mark(&values).iter().map(|m| m.run.is_some()).collect();
                assert_eq!(marked, expected.iter().map(|sign| *sign != 0.0).collect::<Vec<_>>(), "{name}");
            }
            "two_in_three" | "part_of_two_in_three" => {
                let near = numbers(&input["close_to_limits"]);
                let sides = numbers(&input["relative_to_mean"]);
                let place = |(near, side): (&Option<f64>, &Option<f64>)| {
                    Some(side.unwrap() * if near.unwrap() > 0.0 { 2.5 } else { 1.0 })
                };
                let ours = mark(&near.iter().zip(&sides).map(place).collect::<Vec<_>>());
                let marked: Vec<bool> = ours.iter().map(|m| m.two_of_three.is_some()).collect();
                // The first of the two functions tells which windows count, the second which points are marked.
                let theirs = expected.iter().zip(&near).map(|(sign, near)| *sign != 0.0 && *near > Some(0.0));
                assert_eq!(marked, theirs.collect::<Vec<_>>(), "{name}");
            }
            other => panic!("{name} asks for {other}"),
        }
    }
}

/// Every position that is one of `length` up to an end.
fn back(ends: &[f64], length: usize) -> Vec<bool> {
    let part = |at: usize| ends[at..].iter().take(length).any(|end| *end != 0.0);
    (0..ends.len()).map(part).collect()
}

#[test]
#[ignore = "needs ../shared"]
fn assurance_agrees_with_the_package_s_own_cases() {
    for case in cases("third-party/xmr_icons") {
        let input = &case["input"];
        let number = |key: &str| input[key].as_f64().unwrap();
        let limits = Limits {
            mean: f64::midpoint(number("lpl"), number("upl")),
            lower: number("lpl"),
            upper: number("upl"),
        };
        let polarity = single_series::polarity(text(&input["improvement_direction"]));
        let expected = match text(&case["expected"]["assurance"]) {
            "consistent_pass" => Some(Assurance::Pass),
            "consistent_fail" => Some(Assurance::Fail),
            "inconsistent" => Some(Assurance::HitOrMiss),
            _ => None,
        };
        let found = xmr::assurance(&limits, number("target"), polarity, SpcRules::Nhsr);
        assert_eq!(found, expected, "{}", text(&case["id"]));
    }
}

/// Fingertips' targets that are a range or are compared by interval are of another kind than ours.
#[test]
#[ignore = "needs ../shared"]
fn a_single_value_meets_a_target_as_in_fingertips() {
    let mut left_out = 0;
    for case in cases("third-party/target_compare") {
        let input = &case["input"];
        if text(&input["kind"]) != "single_value" {
            left_out += 1;
            continue;
        }
        let high = text(&input["polarity"]) == "high_is_good";
        let polarity = if high { Polarity::HigherIsBetter } else { Polarity::LowerIsBetter };
        let (value, limit) = (input["value"].as_f64().unwrap(), input["limit"].as_f64().unwrap());
        let expected = text(&case["expected"]) == "better";
        assert_eq!(polarity.has_reached(value, limit), Some(expected), "{}", text(&case["id"]));
    }
    assert_eq!(left_out, 17);
}
