use super::super::sample::{Sample, period, series, series_of};
use super::*;
use crate::model::{Flag, PeriodKind};

const LABELS: [&str; 6] = ["2018", "2019", "2020", "2021", "2022", "2023"];

fn about(kind: MeasureKind, polarity: Polarity) -> Indicator {
    let mut indicator = Sample::default().indicator;
    indicator.measure.kind = kind;
    indicator.polarity = polarity;
    indicator
}

/// Figures up to 2023, with limits this far either side.
fn with_limits(values: &[Option<f64>], margin: f64) -> Series {
    let labels = &LABELS[LABELS.len() - values.len()..];
    let mut found = series(&labels.iter().copied().zip(values.iter().copied()).collect::<Vec<_>>());
    found.change(|it| it.lower = values.iter().map(|value| value.map(|value| value - margin)).collect());
    found.change(|it| it.upper = values.iter().map(|value| value.map(|value| value + margin)).collect());
    found
}

fn rising() -> Series {
    with_limits(&[1.0, 2.0, 3.0, 4.0, 5.0].map(Some), 0.5)
}

fn trend(series: &Series) -> Trend {
    recent(&about(MeasureKind::Rate, Polarity::LowerIsBetter), series, series.latest())
}

fn reason(series: &Series) -> NoTrend {
    let found = trend(series);
    assert_eq!((found.verdict, found.points(), found.slope), (TrendVerdict::NotCalculated, 0, None));
    found.reason.unwrap()
}

#[test]
fn a_steady_rise_is_called_and_its_slope_is_per_year() {
    let found = trend(&rising());
    assert_eq!((found.verdict, found.method), (TrendVerdict::Increasing, Some(TrendMethod::ChiSquaredSlope)));
    assert!((found.slope.unwrap() - 1.0).abs() < 1e-12);
    // Slope 1, se 1 ÷ 3.92 each, sum of squared times 10.
    assert!((found.statistic.unwrap() - 10.0 * 3.92 * 3.92).abs() < 1e-9);
}

#[test]
fn polarity_turns_a_direction_into_a_judgement() {
    let judged = |polarity, falls: bool| {
        let mut values = [1.0, 2.0, 3.0, 4.0, 5.0].map(Some);
        if falls {
            values.reverse();
        }
        let series = with_limits(&values, 0.5);
        recent(&about(MeasureKind::Mean, polarity), &series, series.latest()).judgement
    };
    assert_eq!(judged(Polarity::LowerIsBetter, false), TrendJudgement::GettingWorse);
    assert_eq!(judged(Polarity::LowerIsBetter, true), TrendJudgement::GettingBetter);
    assert_eq!(judged(Polarity::HigherIsBetter, false), TrendJudgement::GettingBetter);
    assert_eq!(judged(Polarity::HigherIsBetter, true), TrendJudgement::GettingWorse);
    assert_eq!(judged(Polarity::Neutral, true), TrendJudgement::NoJudgement);
}

#[test]
fn one_point_alone_makes_no_trend() {
    // χ² is far above the threshold, yet without the last point the slope is no longer upwards.
    let found = trend(&with_limits(&[5.0, 4.9, 4.8, 4.7, 9.0].map(Some), 0.1));
    assert!(found.statistic.unwrap() > CRITICAL);
    assert_eq!(
        (found.verdict, found.judgement, found.reason),
        (TrendVerdict::NoChange, TrendJudgement::NoChange, None)
    );
}

#[test]
fn figures_that_are_all_equal_have_not_changed() {
    let found = trend(&with_limits(&[Some(4.0); 5], 0.5));
    assert_eq!((found.verdict, found.statistic, found.slope), (TrendVerdict::NoChange, Some(0.0), Some(0.0)));
}

#[test]
fn counts_of_a_proportion_are_tested_before_its_intervals() {
    let mut bury = rising();
    bury.change(|it| it.numerators = [10.0, 20.0, 30.0, 40.0, 50.0].map(Some).to_vec());
    bury.change(|it| it.denominators = vec![Some(1000.0); 5]);
    let proportion = about(MeasureKind::Proportion, Polarity::Neutral);
    let found = recent(&proportion, &bury, bury.latest());
    assert_eq!(found.method, Some(TrendMethod::ChiSquaredProportion));
    assert!((found.slope.unwrap() - 1.0).abs() < 1e-12);
    bury.change(|it| it.denominators[2] = None);
    assert_eq!(recent(&proportion, &bury, bury.latest()).method, Some(TrendMethod::ChiSquaredSlope));
}

#[test]
fn counts_that_cannot_be_tested_say_which() {
    let proportion = about(MeasureKind::Proportion, Polarity::Neutral);
    let why = |count: f64, denominator: f64| {
        let mut bury = rising();
        bury.change(|it| it.numerators = [10.0, 20.0, count, 40.0, 50.0].map(Some).to_vec());
        bury.change(|it| it.denominators = [100.0, 100.0, denominator, 100.0, 100.0].map(Some).to_vec());
        let value = if denominator > 0.0 { 100.0 * count / denominator } else { 0.0 };
        bury.change(|it| it.values = [10.0, 20.0, value, 40.0, 50.0].map(Some).to_vec());
        recent(&proportion, &bury, bury.latest()).reason.unwrap()
    };
    let in_2021 = period("2021");
    assert_eq!(why(30.0, 30.0), NoTrend::FullCount(in_2021));
    assert_eq!(why(0.0, 30.0), NoTrend::ZeroCount(in_2021));
    assert_eq!(why(0.0, 0.0), NoTrend::EmptyDenominator(in_2021));
}

/// 44 of 222.8 are 19.7487 %, and of 222.75 they are 19.753 %: by their rounding they agree with 19.8.
#[test]
fn shares_are_tested_by_their_counts_and_paces_need_counts_that_agree_with_the_value() {
    let proportion = about(MeasureKind::Proportion, Polarity::Neutral);
    let of = |value: f64, limits: bool| {
        let mut bury = with_limits(&[10.0, 20.0, value, 40.0, 50.0].map(Some), 0.5);
        if !limits {
            bury.change(|it| (it.lower, it.upper) = (Vec::new(), Vec::new()));
        }
        bury.change(|it| it.numerators = [10.0, 20.0, 44.0, 40.0, 50.0].map(Some).to_vec());
        bury.change(|it| it.denominators = [100.0, 100.0, 222.8, 100.0, 100.0].map(Some).to_vec());
        let found = recent(&proportion, &bury, bury.latest());
        let slope = tested_points(&proportion, &bury, bury.latest())
            .and_then(|points| slope_of(&proportion, &bury, &points));
        (found.method, found.reason, slope.is_ok())
    };
    assert_eq!(of(19.8, false), (Some(TrendMethod::ChiSquaredProportion), None, true));
    let by_counts = (Some(TrendMethod::ChiSquaredProportion), None);
    assert_eq!(of(19.9, false), (by_counts.0, by_counts.1, false), "no interval follows from these counts");
    assert_eq!(of(19.9, true), (by_counts.0, by_counts.1, true), "published limits do without them");
}

#[test]
fn a_gap_or_a_change_of_method_among_the_five_is_named() {
    let gap = with_limits(&[Some(1.0), Some(2.0), None, Some(4.0), Some(5.0), Some(6.0)], 0.5);
    assert_eq!(reason(&gap), NoTrend::NoFigureFor(period("2020")));
    let mut skipped = series(&[
        ("2016", Some(1.0)),
        ("2017", Some(2.0)),
        ("2019", Some(3.0)),
        ("2020", Some(4.0)),
        ("2021", Some(5.0)),
    ]);
    assert_eq!(reason(&skipped), NoTrend::NoFigureFor(period("2018")));
    skipped = rising();
    skipped.change(|it| it.flags = vec![None, None, None, Some(Flag::Break), None]);
    assert_eq!(reason(&skipped), NoTrend::MethodChanged(period("2022")));
    skipped.change(|it| it.flags = vec![Some(Flag::Break), None, None, None, None]);
    assert_eq!(trend(&skipped).verdict, TrendVerdict::Increasing, "all five are by the new method");
}

#[test]
fn a_disrupted_year_among_the_five_is_named() {
    let mut bury = rising();
    bury.change(|it| it.flags = vec![None, Some(Flag::Disrupted), None, None, None]);
    assert_eq!(reason(&bury), NoTrend::Disrupted(period("2020")));
    let mut older = with_limits(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0].map(Some), 0.5);
    older.change(|it| it.flags = vec![Some(Flag::Disrupted), None, None, None, None, None]);
    assert_eq!(trend(&older).verdict, TrendVerdict::Increasing);
}

#[test]
fn a_span_says_how_many_years_a_run_covers_where_its_label_does_not() {
    let labels: Vec<String> =
        (2006..).take(13).map(|year: i32| format!("{year}-{:02}", year - 1997)).collect();
    let given: Vec<_> = labels.iter().map(|label| (label.as_str(), Some(1.0))).collect();
    let mut bury = series_of(PeriodKind::Years, &given);
    bury.change(|it| (it.lower, it.upper) = (vec![Some(0.5); 13], vec![Some(1.5); 13]));
    let first = |span| {
        let about = about(MeasureKind::Rate, Polarity::Neutral);
        let about = Indicator { period: PeriodKind::Years, span, ..about };
        tested_points(&about, &bury, bury.latest()).map(|points| points[0].period.to_string())
    };
    assert_eq!(first(Some(3)).as_deref(), Ok("2006-09"));
    assert_eq!(first(None), Err(NoTrend::TooFewRuns(4)), "2018-21 as four calendar years");
}

#[test]
fn an_older_gap_does_no_harm() {
    let mut bury = with_limits(&[9.0, 1.0, 2.0, 3.0, 4.0, 5.0].map(Some), 0.5);
    bury.change(|it| it.values[0] = None);
    assert_eq!(trend(&bury).verdict, TrendVerdict::Increasing);
}

#[test]
fn what_is_missing_is_the_reason() {
    assert_eq!(reason(&series(&[("2023", Some(1.0))])), NoTrend::TooFew(1));
    assert_eq!(reason(&series(&[])), NoTrend::NoFigure);
    let mut bury = rising();
    bury.change(|it| it.lower[1] = None);
    assert_eq!(reason(&bury), NoTrend::NoInterval(period("2020")));
    let narrow = with_limits(&[1.0, 2.0, 3.0, 4.0, 5.0].map(Some), 0.0);
    assert_eq!(reason(&narrow), NoTrend::NoWidth(period("2019")));
}

#[test]
fn only_annual_figures_are_tested() {
    let why = |kind, label| {
        let series = series_of(kind, &[(label, Some(1.0))]);
        let indicator = Indicator { period: kind, ..about(MeasureKind::Rate, Polarity::Neutral) };
        recent(&indicator, &series, series.latest()).reason.unwrap()
    };
    for (kind, label) in [(PeriodKind::Month, "2023-04"), (PeriodKind::Quarter, "2023 Q1")] {
        assert_eq!(why(kind, label), NoTrend::NotAnnual(kind));
    }
    assert_eq!(why(PeriodKind::Years, "2021-23"), NoTrend::TooFewRuns(3));
}
