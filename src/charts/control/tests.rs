use super::super::Variation;
use super::*;
use crate::analysis::xmr::{Marks, latest};
use crate::analysis::{Limits, NoLimits};
use crate::model::Observation;
use crate::words::Side;
use crate::words::sample::{self, BURY, SUSPENSIONS, Sample};

const LIMITS: Limits = Limits { mean: 6.0, lower: 3.4, upper: 8.6 };

/// A chart of the values of a series, all in one group with the same limits and no rules.
fn xmr(series: &Series) -> Xmr {
    let point = |observation: Observation| XmrPoint {
        observation,
        slot: observation.period.step().unsigned_abs() as usize,
        group: 0,
        disrupted: false,
        limits: Some(LIMITS),
        marks: Marks::default(),
        variation: Some(Variation::CommonCause),
    };
    Xmr { points: series.observations().map(point).collect(), ..Xmr::default() }
}

/// Marks some points by a rule as high.
fn mark(chart: &mut Xmr, at: std::ops::Range<usize>, rule: impl Fn(&mut Marks, Side), side: Side) {
    for point in &mut chart.points[at] {
        rule(&mut point.marks, side);
        point.variation = Some(if side == Side::High { Variation::Concern } else { Variation::Improvement });
    }
}

fn run(marks: &mut Marks, side: Side) {
    marks.run = Some(side);
}

fn some(values: &[f64]) -> Vec<Option<f64>> {
    values.iter().copied().map(Some).collect()
}

/// Six unremarkable years, then seven above the mean.
fn worse() -> (Scorecard, Xmr) {
    let values = [6.2, 5.4, 5.8, 4.9, 5.5, 5.1, 6.4, 6.8, 6.3, 7.0, 6.6, 7.2, 6.9];
    let series = sample::series(SUSPENSIONS, None, BURY, &some(&values));
    let mut chart = xmr(&series);
    mark(&mut chart, 6..13, run, Side::High);
    (Sample::new().with_series(series).build(), chart)
}

/// The judgement that goes with a chart.
fn judged(scorecard: &Scorecard, chart: &Xmr, target: Option<f64>) -> Judgement {
    let series = scorecard.series(SUSPENSIONS, None, BURY).expect("a series");
    let spc = latest(chart, scorecard.indicator(SUSPENSIONS), target);
    Judgement { spc, ..sample::judgement(series) }
}

fn drawn(scorecard: &Scorecard, chart: &Xmr, target: Option<f64>) -> ControlChart {
    control_chart(scorecard, &judged(scorecard, chart, target), chart, target).expect("a chart")
}

#[test]
fn the_title_is_the_finding_at_the_latest_point() {
    let (scorecard, chart) = worse();
    let spec = drawn(&scorecard, &chart, None);
    assert_eq!(spec.title, "Suspensions in Bury: above its own average for seven years");
    assert_eq!(spec.subtitle, "Suspensions per 100 pupils · 2015/16 to 2027/28");
    assert_eq!(spec.points[12].rules, ["above its own average for seven years"]);
    assert_eq!(spec.points[12].expected.as_deref(), Some("3.4 to 8.6"));
    assert!(spec.points[0].rules.is_empty());
}

#[test]
fn labels_name_every_line_at_the_end() {
    let (scorecard, chart) = worse();
    let spec = drawn(&scorecard, &chart, Some(5.0));
    let labels: Vec<&str> = spec.ends.iter().map(|end| end.text.as_str()).collect();
    assert_eq!(labels, ["latest 6.9", "target 5", "mean 6.0", "upper limit 8.6", "lower limit 3.4"]);
    assert_eq!(spec.end_of(EndKind::Target), Some(5.0));
    assert_eq!(spec.end_of(EndKind::Upper), Some(8.6));
    assert!(spec.y_range[1] >= 8.6 && spec.y_range[0] <= 3.4);
}

#[test]
fn limits_beyond_what_can_be_are_drawn_to_that_bound() {
    let (mut scorecard, mut chart) = (worse().0, worse().1);
    for point in &mut chart.points {
        point.limits = Some(Limits { lower: -1.2, ..LIMITS });
    }
    let spec = drawn(&scorecard, &chart, None);
    assert_eq!((spec.stretches[0].lower, spec.stretches[0].upper), (0.0, 8.6));
    assert_eq!(spec.points[0].expected.as_deref(), Some("0.0 to 8.6"));
    assert!(spec.y_range[0] >= 0.0);
    let mut sample = Sample::new();
    sample.parts.indicators[0].measure.kind = MeasureKind::Index;
    scorecard = sample.with(SUSPENSIONS, BURY, &[Some(6.0); 13]).build();
    assert!((drawn(&scorecard, &chart, None).stretches[0].lower + 1.2).abs() < 1e-12);
}

#[test]
fn a_new_group_makes_a_step_half_way_and_the_line_goes_on() {
    let (scorecard, mut chart) = worse();
    for point in &mut chart.points[6..] {
        point.group = 1;
        point.limits = Some(Limits { mean: 6.7, lower: 5.9, upper: 7.5 });
    }
    let spec = drawn(&scorecard, &chart, None);
    let [before, after] = spec.stretches[..] else { panic!("{:?}", spec.stretches) };
    assert!((before.to - after.from).abs() < 1e-9);
    assert!(before.to > spec.points[5].x && before.to < spec.points[6].x);
    assert!((after.to - spec.points[12].x).abs() < 1e-9);
    assert_eq!(spec.runs.len(), 1);
    assert_eq!(spec.ends[1].text, "mean 6.7");
}

#[test]
fn a_gap_and_a_change_of_method_break_the_line() {
    let mut values = some(&[6.0; 13]);
    values[4] = None;
    let series =
        sample::flagged(sample::series(SUSPENSIONS, None, BURY, &values), 8..9, Flag::Break, "counted anew");
    let chart = xmr(&series);
    let spec = drawn(&Sample::new().with_series(series).build(), &chart, None);
    assert_eq!(spec.runs.iter().map(Vec::len).collect::<Vec<_>>(), [4, 3, 5]);
    assert_eq!((spec.periods.len(), spec.points.len()), (13, 12));
    assert_eq!(spec.period_of(&spec.points[4]), "2020/21");
    assert_eq!(spec.points[7].note.as_deref(), Some("method changed: counted anew"));
    assert_eq!(spec.marks.len(), 1);
}

#[test]
fn a_turning_point_takes_the_trend_at_its_right() {
    let values = [7.0, 6.7, 6.4, 6.1, 5.8, 5.5, 5.2, 5.6, 5.9, 6.2, 6.5, 6.8, 7.1];
    let series = sample::series(SUSPENSIONS, None, BURY, &some(&values));
    let mut chart = xmr(&series);
    mark(&mut chart, 0..6, |marks, side| marks.trend = Some(side), Side::Low);
    mark(&mut chart, 6..13, |marks, side| marks.trend = Some(side), Side::High);
    let spec = drawn(&Sample::new().with_series(series).build(), &chart, None);
    assert_eq!(spec.points[5].rules, ["falling for seven years"]);
    assert_eq!(spec.points[6].rules, ["rising for seven years"]);
    assert_eq!(spec.points[12].rules, ["rising for seven years"]);
}

#[test]
fn points_beyond_and_near_the_limits_say_which() {
    let values = [6.0, 5.9, 6.1, 6.0, 6.2, 5.8, 6.0, 6.1, 5.9, 6.0, 8.2, 8.3, 9.1];
    let series = sample::series(SUSPENSIONS, None, BURY, &some(&values));
    let mut chart = xmr(&series);
    mark(&mut chart, 10..12, |marks, side| marks.two_of_three = Some(side), Side::High);
    mark(&mut chart, 12..13, |marks, side| marks.outside = Some(side), Side::High);
    let spec = drawn(&Sample::new().with_series(series).build(), &chart, None);
    assert_eq!(spec.title, "Suspensions in Bury: above the upper limit in 2027/28");
    assert_eq!(spec.points[11].rules, ["two of three points near the upper limit"]);
}

#[test]
fn a_disrupted_point_is_hollow() {
    let (scorecard, mut chart) = worse();
    chart.points[3].disrupted = true;
    let hollow: Vec<bool> = drawn(&scorecard, &chart, None).points.iter().map(|point| point.hollow).collect();
    assert_eq!(hollow.iter().position(|hollow| *hollow), Some(3));
    assert_eq!(hollow.iter().filter(|hollow| **hollow).count(), 1);
}

#[test]
fn a_seasonal_chart_is_of_differences_and_has_no_target() {
    let (scorecard, mut chart) = worse();
    chart.seasonal = true;
    for point in &mut chart.points {
        point.limits = Some(Limits { lower: -1.2, ..LIMITS });
    }
    let spec = drawn(&scorecard, &chart, Some(5.0));
    assert_eq!((spec.target, spec.stretches[0].lower), (None, -1.2));
    assert!(spec.subtitle.ends_with(" · difference from the same year a year before"), "{}", spec.subtitle);
}

#[test]
fn without_limits_it_is_a_run_chart_that_says_why() {
    let series = sample::series(SUSPENSIONS, None, BURY, &some(&[6.0, 6.5, 7.0]));
    let mut chart = xmr(&series);
    chart.reason =
        Some(NoLimits::TooFewPoints { points: 3, needed: 13, left_out: 0, seasonal: false, since: None });
    for point in &mut chart.points {
        (point.limits, point.variation) = (None, None);
    }
    let spec = drawn(&Sample::new().with_series(series).build(), &chart, None);
    assert_eq!(
        (spec.title.as_str(), spec.subtitle.as_str()),
        ("Suspensions in Bury", "Suspensions per 100 pupils · 2015/16 to 2017/18")
    );
    assert_eq!(spec.reason.as_deref(), Some("Control limits need at least 13 points; there are 3."));
    assert!(spec.stretches.is_empty() && spec.ends.len() == 1);
    assert!(
        spec.summary.ends_with("Control limits need at least 13 points; there are 3."),
        "{}",
        spec.summary
    );
}

#[test]
fn the_summary_reads_the_chart_out() {
    let (scorecard, chart) = worse();
    let spec = drawn(&scorecard, &chart, Some(3.0));
    assert_eq!(
        spec.summary,
        "Suspensions in Bury. Suspensions per 100 pupils · 2015/16 to 2027/28. 6.9 in 2027/28. \
         Target 3, mean 6.0, upper limit 8.6, lower limit 3.4. Concern: above its own average for seven years, and lower \
         is better. The limits do not reach the target of 3."
    );
}

#[test]
fn counts_keep_a_decimal_in_their_limits_and_no_points_make_no_chart() {
    let mut sample = Sample::new();
    sample.parts.indicators[0].measure.kind = MeasureKind::Count;
    let series = sample::series(SUSPENSIONS, None, BURY, &some(&[6.0; 13]));
    let chart = xmr(&series);
    let scorecard = sample.with_series(series).build();
    let spec = drawn(&scorecard, &chart, None);
    assert_eq!((spec.ends[0].text.as_str(), spec.ends[2].text.as_str()), ("latest 6", "upper limit 8.6"));
    let nothing = control_chart(&scorecard, &judged(&scorecard, &chart, None), &Xmr::default(), None);
    assert!(nothing.is_none());
}
