use crate::analysis::{Analysis, Judgement, Projection};
use crate::charts::trend::{TargetLine, TrendChart, TrendOptions, trend_chart};
use crate::model::{Baseline, PlainDate, Priority, PriorityLevel, Scorecard, Target};
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

fn sample(by: &str, from: Option<Baseline>) -> Sample {
    let target = Target { indicator: SUSPENSIONS, area: None, value: 5.0, by: PlainDate::parse(by), from };
    sample::suspensions().with_priority(Priority {
        id: "suspensions".to_owned(),
        title: "Fewer suspensions".to_owned(),
        level: PriorityLevel::National,
        area: ENGLAND,
        owner: None,
        weight: 1.0,
        how: None,
        under: None,
        indicators: vec![SUSPENSIONS],
        targets: vec![target],
        source: None,
        ..Priority::default()
    })
}

fn judgement(scorecard: &Scorecard, projected: Option<f64>, half: f64) -> Judgement {
    let series = scorecard.series(SUSPENSIONS, None, BURY).expect("a series");
    let found = Analysis::of(scorecard);
    let mut target = found.get(SUSPENSIONS, None, BURY).expect("it is judged").targets[0];
    target.projected = projected.map(|value| Projection { value, lower: value - half, upper: value + half });
    Judgement { targets: Box::new([target]), ..sample::judgement(series) }
}

fn chart(by: &str, from: Option<Baseline>, projected: Option<f64>) -> TrendChart {
    with_limits(by, from, projected, 0.0)
}

fn with_limits(by: &str, from: Option<Baseline>, projected: Option<f64>, half: f64) -> TrendChart {
    let scorecard = sample(by, from).build();
    let judgement = judgement(&scorecard, projected, half);
    trend_chart(&scorecard, SUSPENSIONS, None, BURY, TrendOptions::card(Some(&judgement))).expect("a chart")
}

fn target(chart: &TrendChart) -> &TargetLine {
    chart.target.as_ref().expect("a target")
}

fn last_period(chart: &TrendChart) -> f64 {
    chart.periods.last().expect("a period").x
}

#[test]
fn a_near_date_is_in_the_chart_with_the_projection() {
    let chart = chart("2026-08", None, Some(9.0));
    let projection = target(&chart).projection.as_ref().expect("a projection");
    let [from, to] = projection.line.expect("a line");
    assert!((from[0] - last_period(&chart)).abs() < 1e-9 && (from[1] - 12.2).abs() < 1e-9);
    assert!((to[0] - chart.x_range[1]).abs() < 1e-9 && (to[1] - 9.0).abs() < 1e-9);
    // A period that ends with the date has its point there: two academic years on.
    assert!((chart.x_range[1] - last_period(&chart) - 2.0).abs() < 0.01);
    assert_eq!(projection.label, "projected 9.0");
    assert!(
        chart.summary.ends_with("Target 5 by August 2026, projected 9.0 per 100 pupils."),
        "{}",
        chart.summary
    );
    assert!(!target(&chart).is_beyond);
}

#[test]
fn a_projection_that_falls_short_does_not_read_like_the_target() {
    let chart = chart("2026-08", None, Some(5.04));
    assert_eq!(target(&chart).projection.as_ref().map(|found| found.label.as_str()), Some("projected 5.04"));
}

#[test]
fn the_limits_of_the_pace_stand_beside_the_projection() {
    let limits =
        |chart: &TrendChart| target(chart).projection.as_ref().and_then(|found| found.limits.clone());
    let near = with_limits("2026-08", None, Some(9.0), 1.8);
    let found = limits(&near).expect("limits");
    assert_eq!(found.texts, ["7.2", "10.8"]);
    assert_eq!(found.labels, ["95% limit 7.2", "95% limit 10.8"]);
    assert!(near.y_range[0] <= found.values[0] && found.values[1] <= near.y_range[1]);
    let told = "Target 5 by August 2026, projected 9.0 per 100 pupils (95% limits: 7.2 to 10.8).";
    assert!(near.summary.ends_with(told), "{}", near.summary);
    assert_eq!(limits(&with_limits("2026-08", None, Some(9.0), 0.01)), None, "one value as they are written");
    // Limits that say nothing do not flatten the lines.
    assert!(with_limits("2026-08", None, Some(9.0), 1e4).y_range[1] < 40.0);
}

#[test]
fn a_target_stands_at_its_date_where_that_is_in_the_chart() {
    let near = chart("2026-08", None, Some(9.0));
    assert_eq!(target(&near).at, Some([near.x_range[1], 5.0]));
    assert_eq!(target(&chart("2040", None, Some(9.0))).at, None);
    let past = target(&chart("2020", None, None)).at.expect("a date of the past");
    assert!(past[0] < 2021.0 && (past[1] - 5.0).abs() < 1e-9);
}

#[test]
fn a_far_date_is_only_told() {
    let chart = chart("2040", None, Some(9.0));
    let projection = target(&chart).projection.as_ref().expect("a projection");
    assert_eq!((projection.line, projection.label.as_str()), (None, "projected 9.0 for 2040"));
    assert!((chart.x_range[1] - last_period(&chart)).abs() < 1e-9);
    assert!(target(&chart).is_beyond);
}

#[test]
fn a_value_that_no_trend_moves_stays_where_it_is() {
    let near = chart("2026-08", None, Some(12.2));
    assert_eq!(target(&near).projection.as_ref().map(|p| p.label.as_str()), Some("if nothing changes 12.2"));
    assert_eq!(target(&chart("2040", None, Some(12.2))).projection, None);
}

#[test]
fn the_path_leads_from_the_baseline_to_the_date() {
    let baseline = Baseline { period: sample::academic_year(2019), value: 11.0 };
    let near = chart("2026-08", Some(baseline.clone()), None);
    let [from, to] = target(&near).path.expect("a path");
    assert!((from[1] - 11.0).abs() < 1e-9 && (to[1] - 5.0).abs() < 1e-9);
    assert!((to[0] - near.x_range[1]).abs() < 1e-9);
    // A path to a far date stops where the chart does.
    let far = chart("2040", Some(baseline), None);
    let [_, to] = target(&far).path.expect("a path");
    assert!((to[0] - far.x_range[1]).abs() < 1e-9 && to[1] > 5.0);
}

#[test]
fn the_axis_holds_path_and_projection() {
    let baseline = Baseline { period: sample::academic_year(2019), value: 31.0 };
    assert!(chart("2026-08", Some(baseline), None).y_range[1] >= 31.0);
    assert!(chart("2026-08", None, Some(40.0)).y_range[1] >= 40.0);
}

#[test]
fn the_axis_goes_on_to_a_near_date_also_without_a_way_there() {
    let near = chart("2026-08", None, None);
    assert_eq!((&target(&near).path, &target(&near).projection), (&None, &None));
    assert_eq!(target(&near).at, Some([near.x_range[1], 5.0]));
    assert_eq!(near.axis.ticks.last().map(|tick| tick.label.as_str()), Some("2025/26"));
    let past = chart("2020", None, Some(9.0));
    assert_eq!((&target(&past).path, &target(&past).projection), (&None, &None));
    assert!((past.x_range[1] - last_period(&past)).abs() < 1e-9);
}
