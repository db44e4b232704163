//! Our statistics against the figures of `PHEindicatormethods`, which carries out the Fingertips methods in R.
//!
//! Each file in `tests/golden` says on its first line which function of which version gave it. Figures agree to a
//! billionth, except the limits of a rate's funnel, which that package finds by bisection.

use crate::close::{both_close, close};
use placecard::analysis::statistics::{
    AgeBand, Bounds, Mean, Reference, Significance, Standardised, directly_standardised,
    expected_events_limits, indirectly_standardised, mean_limits, poisson, proportion_limits,
    proportion_significance, quantile_group, significance_of_events, wilson,
};
use serde_json::Value;

const TIGHT: f64 = 1e-9;
/// The bisection stops at 1e-7 of its unit, which is more than that of small limits.
const BISECTED: f64 = 1e-4;

/// The lines of a golden file as cells, without its two headings.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = format!("tests/golden/{name}");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().skip(2).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn number(cell: &str) -> Option<f64> {
    cell.parse().ok()
}

fn check(found: Option<Bounds>, lower: &str, upper: &str, relative: f64, what: &dyn std::fmt::Debug) {
    let limits = (found.map(|found| found.lower), found.map(|found| found.upper));
    let agree =
        both_close(limits.0, number(lower), relative) && both_close(limits.1, number(upper), relative);
    assert!(agree, "{what:?}: {found:?}");
}

#[test]
fn wilson_agrees_with_phe_proportion() {
    let cases = rows("wilson.csv");
    assert_eq!(cases.len(), 200);
    for row in cases {
        let (count, of) = (number(&row[0]).unwrap(), number(&row[1]).unwrap());
        let limits = |confidence| wilson(count, of, confidence).and_then(|found| found.scaled(100.0));
        check(limits(0.95), &row[3], &row[4], TIGHT, &row);
        check(limits(0.998), &row[5], &row[6], TIGHT, &row);
    }
}

#[test]
fn poisson_agrees_with_phe_rate() {
    let cases = rows("rates.csv");
    assert_eq!(cases.len(), 200);
    for row in cases {
        let (count, of) = (number(&row[0]).unwrap(), number(&row[1]).unwrap());
        let limits = |confidence| poisson(count, confidence).and_then(|found| found.scaled(1e5 / of));
        check(limits(0.95), &row[3], &row[4], TIGHT, &row);
        check(limits(0.998), &row[5], &row[6], TIGHT, &row);
        assert_eq!(row[7] == "exact", count < 10.0, "{row:?}");
    }
}

#[test]
fn the_mean_agrees_with_phe_mean() {
    let cases = rows("mean.csv");
    assert_eq!(cases.len(), 60);
    for row in cases {
        let (count, mean) = (row[0].parse().unwrap(), number(&row[1]).unwrap());
        let error = number(&row[2]).map(|deviation| deviation / (count as f64).sqrt());
        let limits = |confidence| mean_limits(mean, error?, count, confidence);
        check(limits(0.95), &row[3], &row[4], TIGHT, &row);
        check(limits(0.998), &row[5], &row[6], TIGHT, &row);
        if !row[7].is_empty() {
            let values: Vec<f64> = row[7].split(' ').map(|cell| cell.parse().unwrap()).collect();
            let found = Mean::of(&values).unwrap();
            assert!(close(found.mean, mean, TIGHT), "{row:?}");
            check(found.limits(0.95), &row[3], &row[4], TIGHT, &row);
        }
    }
}

#[test]
fn quantiles_agree_with_phe_quantile() {
    let cases = rows("quantiles.csv");
    assert_eq!(cases.len(), 160);
    let mut ascending: Vec<f64> = cases.iter().map(|row| number(&row[0]).unwrap()).collect();
    ascending.sort_by(f64::total_cmp);
    // Inverted is counted from the top, and a value on a limit still belongs to the lower number.
    let descending: Vec<f64> = ascending.iter().rev().map(|value| -value).collect();
    for row in cases {
        let value = number(&row[0]).unwrap();
        for (groups, plain, inverted) in [(10, &row[1], &row[2]), (5, &row[3], &row[4])] {
            assert_eq!(quantile_group(&ascending, groups, value), plain.parse().ok(), "{row:?}");
            assert_eq!(quantile_group(&descending, groups, -value), inverted.parse().ok(), "{row:?}");
        }
    }
}

fn standardised() -> Value {
    serde_json::from_str(&std::fs::read_to_string("tests/golden/standardised.json").unwrap()).unwrap()
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

/// Checks value and limits at both confidences against the five figures of the file.
fn check_standardised(found: [Option<Standardised>; 2], expected: &Value, area: usize) {
    let figures = [
        found[0].map(|found| found.value),
        found[0].map(|found| found.limits.lower),
        found[0].map(|found| found.limits.upper),
        found[1].map(|found| found.limits.lower),
        found[1].map(|found| found.limits.upper),
    ];
    for (at, found) in figures.into_iter().enumerate() {
        assert!(both_close(found, expected[at].as_f64(), TIGHT), "area {area}: {figures:?}, {expected}");
    }
}

#[test]
fn direct_standardisation_agrees_with_calculate_dsr() {
    let file = standardised();
    let standard = numbers(&file["standard"]);
    for (at, area) in file["areas"].as_array().unwrap().iter().enumerate() {
        let (events, people) = (numbers(&area["events"]), numbers(&area["population"]));
        let band = |band: usize| AgeBand {
            events: events[band],
            variance: events[band],
            population: people[band],
            standard: standard[band],
        };
        let bands: Vec<AgeBand> = (0..events.len()).map(band).collect();
        let found = [0.95, 0.998].map(|confidence| directly_standardised(&bands, 1e5, confidence));
        check_standardised(found, &area["direct"], at);
    }
}

#[test]
fn indirect_standardisation_agrees_with_calculate_is_ratio_and_rate() {
    let file = standardised();
    let events = numbers(&file["reference_events"]);
    let people = numbers(&file["reference_population"]);
    for (at, area) in file["areas"].as_array().unwrap().iter().enumerate() {
        let here = numbers(&area["population"]);
        let band = |band: usize| Reference {
            population: here[band],
            reference_events: events[band],
            reference_population: people[band],
        };
        let bands: Vec<Reference> = (0..here.len()).map(band).collect();
        let observed = numbers(&area["events"]).iter().sum();
        let expected = Reference::expected(&bands).unwrap();
        assert!(close(expected, area["expected"].as_f64().unwrap(), TIGHT), "area {at}");
        let of = |unit| [0.95, 0.998].map(|c| indirectly_standardised(observed, expected, unit, c));
        check_standardised(of(Reference::crude_rate(&bands).unwrap() * 1e5), &area["indirect_rate"], at);
        check_standardised(of(100.0), &area["indirect_ratio"], at);
    }
}

#[test]
fn funnel_limits_of_proportions_agree() {
    for row in rows("funnel_proportion.csv") {
        let (population, average) = (number(&row[0]).unwrap(), number(&row[5]).unwrap() / 100.0);
        let limits =
            |confidence| proportion_limits(average, population, confidence).and_then(|it| it.scaled(100.0));
        check(limits(0.95), &row[1], &row[2], TIGHT, &row);
        check(limits(0.998), &row[3], &row[4], TIGHT, &row);
    }
}

#[test]
fn funnel_limits_of_rates_agree_as_far_as_they_are_bisected() {
    for row in rows("funnel_rate.csv") {
        let (events, average) = (number(&row[0]).unwrap(), number(&row[5]).unwrap());
        let limits = |confidence| {
            let expected = expected_events_limits(events, confidence)?;
            // The more events were expected, the lower a rate of so few lies on the funnel's limit.
            Some(Bounds {
                lower: events / expected.upper * average,
                upper: events / expected.lower * average,
            })
        };
        check(limits(0.95), &row[1], &row[2], BISECTED, &row);
        check(limits(0.998), &row[3], &row[4], BISECTED, &row);
    }
}

fn word(found: Option<Significance>) -> &'static str {
    match found.unwrap() {
        Significance::Low998 => "low-998",
        Significance::Low95 => "low-95",
        Significance::NotSignificant => "none",
        Significance::High95 => "high-95",
        Significance::High998 => "high-998",
    }
}

#[test]
fn funnel_significance_agrees() {
    let cases = rows("funnel_significance.csv");
    assert_eq!(cases.len(), 150);
    let figure = |row: &[String], at: usize| number(&row[at]).unwrap();
    let total = |at: usize| cases.iter().map(|row| figure(row, at)).sum::<f64>();
    let (average, rate) = (total(0) / total(1), total(3) / total(4));
    for row in &cases {
        let of_proportion = proportion_significance(figure(row, 0), figure(row, 1), average);
        assert_eq!(word(of_proportion), row[2], "{row:?}");
        let events = figure(row, 3);
        let of_rate = significance_of_events(events, rate * figure(row, 4));
        assert_eq!(word(of_rate), row[6], "{row:?}");
        // These standardised rates are the crude ones, so they differ only in asking for ten events.
        let expected = if events < 10.0 { "too-few" } else { word(of_rate) };
        assert_eq!(expected, row[7], "{row:?}");
    }
}
