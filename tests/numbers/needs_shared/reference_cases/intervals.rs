//! Intervals, means, standardised figures and quantiles: the cases of `PHEindicatormethods`.

use super::{agree, cases, given, number, numbers};
use placecard::analysis::statistics::{
    AgeBand, Bounds, Mean, Reference, byar, directly_standardised, indirectly_standardised, poisson,
    quantile_group, wilson,
};
use serde_json::Value;

/// Printed with 15 figures.
const TIGHT: f64 = 1e-9;

fn agree_limits(found: Option<Bounds>, expected: &Value, id: &str) {
    agree(found.map(|found| found.lower), &expected["lower"], TIGHT, id);
    agree(found.map(|found| found.upper), &expected["upper"], TIGHT, id);
}

#[test]
#[ignore = "needs ../shared"]
fn wilson_of_proportions() {
    for (id, input, expected) in cases("wilson") {
        let found = wilson(given(&input["x"]), given(&input["n"]), number(&input["confidence"]));
        agree_limits(found.and_then(|it| it.scaled(number(&input["multiplier"]))), &expected, &id);
    }
}

#[test]
#[ignore = "needs ../shared"]
fn byar_and_exact_limits_of_rates() {
    for (id, input, expected) in cases("rates_byars_exact") {
        let (events, confidence) = (given(&input["x"]), number(&input["confidence"]));
        if input["kind"] == "byars_count_only" {
            let found = byar(events, confidence).unwrap();
            if expected["lower"].is_null() {
                // The package leaves out a lower limit below nought; ours is nought.
                assert!(found.lower.abs() < TIGHT, "{id}: {found:?}");
                agree(Some(found.upper), &expected["upper"], TIGHT, &id);
            } else {
                agree_limits(Some(found), &expected, &id);
            }
            continue;
        }
        let scale = number(&input["multiplier"]) / given(&input["n"]);
        agree_limits(poisson(events, confidence).and_then(|found| found.scaled(scale)), &expected, &id);
    }
}

#[test]
#[ignore = "needs ../shared"]
fn students_t_of_means() {
    for (id, input, expected) in cases("mean_ci") {
        let found = Mean::of(&numbers(&input["values"])).unwrap();
        agree(Some(found.mean), &expected["mean"], TIGHT, &id);
        agree(found.standard_deviation, &expected["stdev"], TIGHT, &id);
        agree_limits(found.limits(number(&input["confidence"])), &expected, &id);
    }
}

#[test]
#[ignore = "needs ../shared"]
fn directly_standardised_rates() {
    for (id, input, expected) in cases("dsr") {
        let bands = if input["kind"] == "non_independent" { repeated(&input) } else { bands(&input) };
        let found = directly_standardised(&bands, number(&input["multiplier"]), number(&input["confidence"]));
        agree(found.map(|found| found.value), &expected["value"], TIGHT, &id);
        agree_limits(found.map(|found| found.limits), &expected, &id);
    }
}

/// Counts by age; the package takes a missing one for none.
fn counts(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|count| count.as_f64().unwrap_or(0.0)).collect()
}

/// Age bands in which each person has one event.
fn bands(input: &Value) -> Vec<AgeBand> {
    let column = |name: &str| numbers(&input[name]);
    let (events, people, standard) = (counts(&input["count"]), column("pop"), column("stdpop"));
    let band = |at: usize| AgeBand {
        events: events[at],
        variance: events[at],
        population: people[at],
        standard: standard[at],
    };
    (0..events.len()).map(band).collect()
}

/// Age bands in which some people have several events: the rows give how many people have how many.
fn repeated(input: &Value) -> Vec<AgeBand> {
    let mut found: Vec<(String, AgeBand)> = Vec::new();
    for row in input["rows"].as_array().unwrap() {
        let (persons, each) = (row["persons"].as_f64().unwrap_or(0.0), number(&row["freq"]));
        let age = row["ageband"].to_string();
        if found.iter().all(|(known, _)| *known != age) {
            let (population, standard) = (number(&row["pop"]), number(&row["stdpop"]));
            found.push((age.clone(), AgeBand { events: 0.0, variance: 0.0, population, standard }));
        }
        let (_, band) = found.iter_mut().find(|(known, _)| *known == age).unwrap();
        band.events += persons * each;
        band.variance += persons * each * each;
    }
    found.into_iter().map(|(_, band)| band).collect()
}

#[test]
#[ignore = "needs ../shared"]
fn indirectly_standardised_ratios_and_rates() {
    for (id, input, expected) in cases("isr") {
        let column = |name: &str| numbers(&input[name]);
        let (people, events, reference) = (column("pop"), column("refcount"), column("refpop"));
        let band = |at: usize| Reference {
            population: people[at],
            reference_events: events[at],
            reference_population: reference[at],
        };
        let bands: Vec<Reference> = (0..people.len()).map(band).collect();
        let (observed, count) = (counts(&input["count"]).iter().sum(), Reference::expected(&bands));
        agree(count, &expected["expected"], TIGHT, &id);
        let mut unit = number(&input["multiplier_or_refvalue"]);
        if input["kind"] == "rate" {
            unit *= Reference::crude_rate(&bands).unwrap();
            agree(Some(unit), &expected["ref_rate"], TIGHT, &id);
        }
        let found = indirectly_standardised(observed, count.unwrap(), unit, number(&input["confidence"]));
        agree(found.map(|found| found.value), &expected["value"], TIGHT, &id);
        agree_limits(found.map(|found| found.limits), &expected, &id);
    }
}

#[test]
#[ignore = "needs ../shared"]
fn quantiles() {
    for (id, input, expected) in cases("quantile_phe") {
        let inverted = input["invert"] == true;
        let values: Vec<Option<f64>> =
            input["values"].as_array().unwrap().iter().map(Value::as_f64).collect();
        let sign = if inverted { -1.0 } else { 1.0 };
        let mut ascending: Vec<f64> = values.iter().flatten().map(|value| sign * value).collect();
        ascending.sort_by(f64::total_cmp);
        let groups = input["nquantiles"].as_u64().unwrap() as usize;
        for (at, value) in values.into_iter().enumerate() {
            let found = value.and_then(|value| quantile_group(&ascending, groups, sign * value));
            assert_eq!(found.map(|group| group as u64), expected[at].as_u64(), "{id}, value {at}");
        }
    }
}
