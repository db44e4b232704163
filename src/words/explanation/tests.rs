use super::*;
use crate::analysis::Analysis;
use crate::analysis::sample::{BURY, ENGLAND, Sample, series, years_to};
use crate::model::{IndicatorId, Intervention, fixture};

/// Bury with 7 of 100, England with 20, both in 2023.
fn steps(counted: bool) -> Vec<Step> {
    let mut bury = series(&[("2022", Some(8.0)), ("2023", Some(7.0))]);
    if counted {
        bury.change(|it| it.numerators = vec![None, Some(7.0)]);
        bury.change(|it| it.denominators = vec![None, Some(100.0)]);
    }
    let sample = Sample::default().with(BURY, bury).with(ENGLAND, series(&[("2023", Some(20.0))]));
    let scorecard = sample.scorecard();
    let analysis = Analysis::of(&scorecard);
    explain(&scorecard, analysis.get(IndicatorId::at(0), None, BURY).unwrap())
}

fn step(counted: bool, about: &str) -> Step {
    steps(counted).into_iter().find(|step| step.about == about).unwrap()
}

fn number(entries: &[Entry], name: &str) -> Option<f64> {
    let found = entries.iter().find(|entry| entry.name == name).unwrap();
    if let Amount::Number(number) = found.value { Some(number) } else { None }
}

#[test]
fn an_interval_shows_its_counts_and_both_limits() {
    let figure = step(true, "Figure");
    assert_eq!(
        (number(&figure.inputs, "count"), number(&figure.inputs, "denominator")),
        (Some(7.0), Some(100.0))
    );
    let interval = step(true, "Interval");
    assert_eq!(interval.method, Some("exact Poisson limits for fewer than ten events"));
    assert!((number(&interval.figures, "lower 95% limit").unwrap() - 2.814).abs() < 1e-3);
    assert!(number(&interval.figures, "lower 99.8% limit").unwrap() < 2.814);
    assert!(interval.source.is_some() && interval.reason.is_none());
}

#[test]
fn before_and_after_a_start_shows_which_periods_count() {
    let mut sample = Sample::default().with(BURY, years_to(2023, &[9.0, 9.0, 9.0, 8.0, 7.0, 7.0, 7.0], None));
    sample.interventions.push(Intervention {
        start: PlainDate::parse("2020"),
        aims: vec![IndicatorId::at(0)],
        ..fixture::intervention("tried", &[BURY])
    });
    let scorecard = sample.scorecard();
    let analysis = Analysis::of(&scorecard);
    let steps = explain(&scorecard, analysis.get(IndicatorId::at(0), None, BURY).unwrap());
    let found = steps.iter().find(|step| step.about == "Before and after").unwrap();
    for (name, value) in [
        ("after is what begins on or after", "2021-01-01"),
        ("before", "2017, 2018, 2019"),
        ("after", "2021, 2022, 2023"),
    ] {
        assert!(found.inputs.contains(&Entry::word(name, Some(value))), "{:?}", found.inputs);
    }
    assert_eq!(number(&found.figures, "change"), Some(-2.0));
}

#[test]
fn a_comparison_shows_where_the_benchmark_lies() {
    let found = step(true, "Against the benchmark");
    assert_eq!(found.result, "better");
    assert_eq!(number(&found.inputs, "its value"), Some(20.0));
    assert!(found.figures.contains(&Entry::word("the benchmark lies", Some("above the upper limit"))));
}

#[test]
fn what_could_not_be_done_says_why_and_cites_nothing() {
    for about in ["Interval", "Against the benchmark", "Fifth of the spread", "Gap to the best tenth"] {
        let found = step(false, about);
        assert!(found.reason.as_deref().is_some_and(|reason| reason.ends_with('.')), "{about}");
        assert_eq!((found.method, found.source), (None, None), "{about}");
    }
}

#[test]
fn words_are_those_of_the_pages_and_rules_those_of_the_judgement() {
    let trend = step(true, "Recent trend");
    assert_eq!(number(&trend.figures, "a trend is above"), Some(crate::analysis::trend::CRITICAL));
    let control = step(true, "Process control");
    assert_eq!(control.result, "no limits");
    assert_eq!(control.reason.as_deref(), Some("Control limits need at least 13 points; there are 2."));
}

#[test]
fn every_judgement_has_its_step() {
    let about: Vec<&str> = steps(true).iter().map(|step| step.about).collect();
    assert_eq!(
        about,
        [
            "Figure",
            "Interval",
            "Against the benchmark",
            "Fifth of the spread",
            "Gap to the best tenth",
            "Recent trend",
            "Movement",
            "Movement against the benchmark",
            "Process control",
            "Gradient over deprivation",
            "Neighbourhoods hidden in the average",
        ]
    );
}

#[test]
fn a_difference_of_two_intervals_shows_both_standard_errors() {
    use crate::model::Benchmark;
    let limits = |mut made: crate::model::Series, value: f64| {
        made.change(|it| it.lower = vec![Some(value - 1.96)]);
        made.change(|it| it.upper = vec![Some(value + 1.96)]);
        made
    };
    let bury = limits(series(&[("2023", Some(7.0))]), 7.0);
    let system = limits(series(&[("2023", Some(9.0))]), 9.0);
    let mut sample = Sample::default().with(BURY, bury).with(crate::analysis::sample::SYSTEM, system);
    sample.methods.benchmark = Benchmark::System;
    let scorecard = sample.scorecard();
    let analysis = Analysis::of(&scorecard);
    let steps = explain(&scorecard, analysis.get(IndicatorId::at(0), None, BURY).unwrap());
    let found = steps.into_iter().find(|step| step.about == "Against the benchmark").unwrap();
    assert_eq!(found.result, "similar");
    assert!((number(&found.figures, "standard error of the benchmark").unwrap() - 1.0).abs() < 1e-4);
    assert!((number(&found.figures, "different from").unwrap() - 2.7718).abs() < 1e-4);
}

/// Bury and England over this many years to 2023, each with its limits where it has any.
fn beside(bury: &[f64], half: Option<f64>) -> Vec<Step> {
    let of = |values: &[f64]| years_to(2023, values, half);
    let sample = Sample::default().with(BURY, of(bury)).with(ENGLAND, of(&vec![4.0; bury.len()]));
    let scorecard = sample.scorecard();
    let analysis = Analysis::of(&scorecard);
    explain(&scorecard, analysis.get(IndicatorId::at(0), None, BURY).unwrap())
}

#[test]
fn a_movement_names_its_test_and_the_gap_both_slopes() {
    let steps = beside(&[5.0, 6.0, 7.0, 8.0, 9.0], Some(0.98));
    let [movement, gap] = ["Movement", "Movement against the benchmark"]
        .map(|about| steps.iter().find(|it| it.about == about).unwrap());
    assert_eq!((movement.method, movement.result.as_str()), (Some("the recent trend"), "Getting worse"));
    assert!(movement.figures.contains(&Entry::word("since", Some("2019"))));
    // Slopes 1 and 0, each with a standard error of 0.5 ÷ √10.
    let z = 1.0 / (2.0 * 0.025_f64).sqrt();
    assert!((number(&gap.figures, "z of the difference").unwrap() - z).abs() < 1e-9);
    assert_eq!(gap.result, "the gap to England is widening");
}

#[test]
fn without_limits_the_explanation_has_kendalls_s_and_its_probability() {
    let steps = beside(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], None);
    for about in ["Movement", "Movement against the benchmark"] {
        let step = steps.iter().find(|step| step.about == about).unwrap();
        assert_eq!(number(&step.figures, "S"), Some(28.0), "{about}");
        assert!((number(&step.figures, "exact two-sided p").unwrap() - 2.0 / 40_320.0).abs() < 1e-15);
        assert!(step.source.is_some_and(|source| source.contains("Kendall 1975")), "{about}");
    }
}
