//! Funnel limits and significance: the cases of `PHEindicatormethods`.

use super::{agree, cases, number};
use placecard::analysis::statistics::{
    Bounds, Significance, expected_events_limits, proportion_limits, proportion_significance,
    significance_of_events,
};
use serde_json::Value;

/// The package's own figures are rounded to six decimals.
const ROUNDED: f64 = 1e-6;
/// It finds the limits of rates and ratios by bisection.
const BISECTED: f64 = 1e-4;
const TOO_FEW: &str = "Not applicable for events less than 10 for dsrs";

#[test]
#[ignore = "needs ../shared"]
fn limits() {
    for (id, input, expected) in cases("funnel_limits") {
        for (confidence, step) in [(0.95, "2s"), (0.998, "3s")] {
            let limit = |side: &str, what: &str| &expected[format!("{side}_{step}_{what}")];
            if input["statistic"] == "proportion" {
                let found =
                    proportion_limits(number(&input["average"]), number(&input["population"]), confidence)
                        .and_then(|found| found.scaled(100.0))
                        .unwrap();
                agree(Some(found.lower), limit("lower", "limit"), ROUNDED, &id);
                agree(Some(found.upper), limit("upper", "limit"), ROUNDED, &id);
                continue;
            }
            let events = number(if input["statistic"] == "rate" {
                &input["events"]
            } else {
                &input["observed_events"]
            });
            let found = expected_events_limits(events, confidence).unwrap();
            if input["statistic"] == "rate" {
                rate(found, &input, &limit, &id);
            } else {
                ratio(found, events, &limit, &id);
            }
        }
    }
}

/// The populations on the limits, and the rates there.
fn rate<'a>(found: Bounds, input: &Value, limit: &dyn Fn(&str, &str) -> &'a Value, id: &str) {
    let (average, years) = (number(&input["average"]), number(&input["years_of_data"]));
    for (side, expected_events) in [("lower", found.upper), ("upper", found.lower)] {
        let population = expected_events / average;
        agree(Some(population / years), limit(side, "population_1_year"), BISECTED, id);
        let rate = number(&input["events"]) / population * number(&input["multiplier"]);
        agree(Some(rate), limit(side, "limit"), BISECTED, id);
    }
}

/// The expected events on the limits, the relative difference of the observed from them, and the ratios.
fn ratio<'a>(found: Bounds, events: f64, limit: &dyn Fn(&str, &str) -> &'a Value, id: &str) {
    for (side, expected_events) in [("lower", found.upper), ("upper", found.lower)] {
        agree(Some(expected_events), limit(side, "exp_events"), BISECTED, id);
        agree(Some((events - expected_events) / expected_events), limit(side, "count"), BISECTED, id);
        agree(Some(events / expected_events * 100.0), limit(side, "isr"), BISECTED, id);
    }
}

fn word(found: Significance) -> &'static str {
    match found {
        Significance::Low998 => "Low (0.001)",
        Significance::Low95 => "Low (0.025)",
        Significance::NotSignificant => "Not significant",
        Significance::High95 => "High (0.025)",
        Significance::High998 => "High (0.001)",
    }
}

#[test]
#[ignore = "needs ../shared"]
fn significance() {
    for (id, input, expected) in cases("funnel_significance") {
        let rows = input["rows"].as_array().unwrap();
        let total = |name: &str| rows.iter().map(|row| number(&row[name])).sum::<f64>();
        for (at, row) in rows.iter().enumerate() {
            let found = match input["statistic"].as_str().unwrap() {
                "proportion" => {
                    let average = total("numerator") / total("denominator");
                    word(
                        proportion_significance(
                            number(&row["numerator"]),
                            number(&row["denominator"]),
                            average,
                        )
                        .unwrap(),
                    )
                }
                "ratio" => {
                    word(significance_of_events(number(&row["obs"]), number(&row["expected"])).unwrap())
                }
                _ => of_rate(&input, row, rows),
            };
            assert_eq!(found, expected[at], "{id}, row {at}: {row}");
        }
    }
}

/// The expected events of a rate are those that the average rate makes in as many people as the row's own rate and
/// count stand for; of a standardised rate that is not the population itself.
fn of_rate(input: &Value, row: &Value, rows: &[Value]) -> &'static str {
    let people = |row: &Value| match row["rate"].as_f64() {
        Some(rate) if rate > 0.0 => number(&row["count"]) / rate * number(&input["multiplier"]),
        // A standardised rate of no events stands for no people in particular, and is left out.
        _ if input["rate_type"] == "dsr" => 0.0,
        _ => number(&row["pop"]),
    };
    let events = number(&row["count"]);
    if input["rate_type"] == "dsr" && events < 10.0 {
        return TOO_FEW;
    }
    let average =
        rows.iter().map(|row| number(&row["count"])).sum::<f64>() / rows.iter().map(people).sum::<f64>();
    word(significance_of_events(events, average * people(row)).unwrap())
}
