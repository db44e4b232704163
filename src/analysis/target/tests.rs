use super::super::sample::{BURY, ENGLAND, SYSTEM, Sample, series, series_of};
use super::super::{Analysis, Options};
use super::*;
use crate::model::{
    AreaId, Baseline, ColumnValues, Header, IndicatorId, Parts, PeriodKind, PlainDate, Polarity, Priority,
    PriorityLevel,
};
use jiff::civil::date;

pub(super) fn target(value: f64, by: Option<&str>, from: Option<(&str, f64)>) -> Target {
    let period = |label| super::super::sample::period(label);
    Target {
        indicator: IndicatorId::at(0),
        area: None,
        value,
        by: by.map(|label| PlainDate::parse(label).unwrap()),
        from: from.map(|(label, value)| Baseline { period: period(label), value }),
    }
}

pub(super) fn priority(area: AreaId, targets: Vec<Target>) -> Priority {
    Priority {
        id: format!("priority-{}", area.index()),
        title: "Priority".to_owned(),
        level: PriorityLevel::Place,
        area,
        owner: None,
        weight: 1.0,
        how: None,
        under: None,
        indicators: vec![IndicatorId::at(0)],
        targets,
        source: None,
        ..Priority::default()
    }
}

/// How a target of Bury's stands, lower being better unless the sample says otherwise.
fn judged_of(sample: Sample, bury: Series, target: Target) -> TargetJudgement {
    let scorecard = with_priorities(sample.with(BURY, bury), vec![priority(BURY, vec![target])]);
    let found = Analysis::of(&scorecard);
    found.get(IndicatorId::at(0), None, BURY).unwrap().targets[0]
}

/// Calendar years without limits.
fn years(values: &[(&str, f64)]) -> Series {
    series(&values.iter().map(|(label, value)| (*label, Some(*value))).collect::<Vec<_>>())
}

/// Calendar years from 2018.
fn from_2018(values: &[f64]) -> Series {
    let labels: Vec<String> = (2018..).take(values.len()).map(|year: i32| year.to_string()).collect();
    years(&labels.iter().map(String::as_str).zip(values.iter().copied()).collect::<Vec<_>>())
}

fn judged(values: &[f64], target: Target) -> TargetJudgement {
    judged_of(Sample::default(), from_2018(values), target)
}

fn flagged(mut series: Series, at: &[usize], flag: Flag) -> Series {
    series.change(|it| {
        it.flags = (0..it.values.len()).map(|index| at.contains(&index).then_some(flag)).collect();
    });
    series
}

pub(super) fn higher_is_better() -> Sample {
    let mut sample = Sample::default();
    sample.indicator.polarity = Polarity::HigherIsBetter;
    sample
}

pub(super) fn with_priorities(sample: Sample, priorities: Vec<Priority>) -> Scorecard {
    let plain = sample.scorecard();
    Scorecard::new(Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas: plain.areas().map(|(_, area)| area.clone()).collect(),
        indicators: plain.indicators().map(|(_, indicator)| indicator.clone()).collect(),
        series: plain.all_series().to_vec(),
        priorities,
        ..Parts::default()
    })
    .unwrap()
}

/// 20 in 2018, one less each year to 14 in 2024.
const FALLING: [f64; 7] = [20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0];

fn reached(found: &TargetJudgement) -> Option<String> {
    found.reached.map(|period| period.to_string())
}

#[test]
fn a_target_is_met_when_it_is_reached_or_passed() {
    for value in [14.0, 15.0] {
        assert_eq!(judged(&FALLING, target(value, Some("2030"), None)).status, TargetStatus::Met);
    }
    let dateless = judged(&FALLING, target(14.0, None, None));
    assert_eq!((dateless.status, dateless.reason), (TargetStatus::Met, None), "whatever its date");
    let sum = judged(&[0.1, 0.1, 0.1 + 0.2], target(0.3, Some("2030"), None));
    assert_eq!(sum.status, TargetStatus::Met, "equality counts, whatever the last bit says");
}

#[test]
fn what_was_met_by_its_date_and_lost_since_is_not_missed() {
    let baseline = Some(("2018", 20.0));
    let lost = judged(&[20.0, 14.0, 11.0, 9.5, 9.0, 11.0, 12.0], target(10.0, Some("2022"), baseline));
    assert_eq!((lost.status, reached(&lost)), (TargetStatus::MetSinceLost, Some("2022".to_owned())));
    let late = judged(&[20.0, 14.0, 13.0, 12.0, 11.0, 10.5, 9.0], target(10.0, Some("2022"), baseline));
    assert_eq!((late.status, reached(&late)), (TargetStatus::MetLate, Some("2024".to_owned())));
    let kept = judged(&[20.0, 14.0, 13.0, 12.0, 10.0, 9.0, 9.0], target(10.0, Some("2022"), baseline));
    assert_eq!((kept.status, reached(&kept)), (TargetStatus::Met, None));
    let never = judged(&FALLING, target(5.0, Some("2022"), Some(("2023", 15.0))));
    assert_eq!((never.status, never.path), (TargetStatus::Missed, Err(NoPath::AfterDate)));
}

#[test]
fn what_counts_as_reached_is_comparable_and_after_the_baseline() {
    let by_2022 = |from| target(10.0, Some("2022"), from);
    let before = judged(&[9.0, 20.0, 20.0, 20.0, 20.0, 20.0], by_2022(Some(("2019", 20.0))));
    assert_eq!(before.status, TargetStatus::Missed, "9 was before the baseline");
    let values = [9.0, 9.0, 9.0, 20.0, 20.0, 20.0];
    let changed = flagged(from_2018(&values), &[3], Flag::Break);
    assert_eq!(judged_of(Sample::default(), changed, by_2022(None)).status, TargetStatus::Missed);
    let closed = flagged(from_2018(&values), &[0, 1, 2], Flag::Disrupted);
    assert_eq!(judged_of(Sample::default(), closed, by_2022(None)).status, TargetStatus::Missed);
    assert_eq!(judged(&values, by_2022(None)).status, TargetStatus::MetSinceLost);
    // The first figure is from after the date: that it was not reached in time is not known.
    let later = judged_of(Sample::default(), years(&[("2023", 9.0), ("2024", 9.0)]), by_2022(None));
    assert_eq!(later.status, TargetStatus::Met);
}

#[test]
fn the_deadline_is_the_last_full_period_by_the_date() {
    let of = |kind, labels: [&str; 3], values: [f64; 3], sample: Sample, goal, by| {
        let mut sample = sample;
        sample.indicator.period = kind;
        let given: Vec<_> = labels.into_iter().zip(values.map(Some)).collect();
        judged_of(sample, series_of(kind, &given), target(goal, Some(by), None))
    };
    let academic = ["2025/26", "2026/27", "2027/28"];
    let found = of(PeriodKind::AcademicYear, academic, [70.0, 72.0, 74.5], higher_is_better(), 75.0, "2028");
    assert_eq!(
        (found.status, found.deadline.unwrap().to_string().as_str()),
        (TargetStatus::Missed, "2027/28")
    );
    let financial = ["2027/28", "2028/29", "2029/30"];
    for by in ["2030", "2029/30"] {
        let found = of(PeriodKind::FinancialYear, financial, [12.0, 10.0, 6.0], Sample::default(), 5.0, by);
        assert_eq!(found.status, TargetStatus::Missed, "{by}");
    }
    for by in ["2024-06", "2025-03"] {
        assert_eq!(judged(&FALLING, target(5.0, Some(by), None)).status, TargetStatus::Missed, "{by}");
    }
    assert_eq!(judged(&FALLING, target(5.0, Some("2025-12"), None)).status, TargetStatus::OffTrack);
}

#[test]
fn a_date_that_is_past_without_its_figure_is_not_known_yet() {
    let scorecard = |published| {
        let plain = with_priorities(
            Sample::default().with(BURY, from_2018(&FALLING)),
            vec![priority(BURY, vec![target(5.0, Some("2025"), None), target(14.0, Some("2025"), None)])],
        );
        let header = Header { published, ..Header::default() };
        Scorecard::new(Parts {
            header,
            system: Some(SYSTEM),
            national: Some(ENGLAND),
            areas: plain.areas().map(|(_, area)| area.clone()).collect(),
            indicators: plain.indicators().map(|(_, indicator)| indicator.clone()).collect(),
            series: plain.all_series().to_vec(),
            priorities: plain.priorities().map(|(_, priority)| priority.clone()).collect(),
            ..Parts::default()
        })
        .unwrap()
    };
    let status = |published, options: &Options| {
        let found = Analysis::with(&scorecard(published), options);
        found
            .get(IndicatorId::at(0), None, BURY)
            .unwrap()
            .targets
            .iter()
            .map(|it| it.status)
            .collect::<Vec<_>>()
    };
    let on = |today| Options { today: Some(today), ..Options::default() };
    let (open, past) = (date(2025, 12, 31), date(2026, 1, 1));
    assert_eq!(
        status(None, &on(past)),
        [TargetStatus::NotKnownYet, TargetStatus::Met],
        "14 is reached already"
    );
    assert_eq!(status(None, &on(open)), [TargetStatus::OffTrack, TargetStatus::Met]);
    assert_eq!(
        status(Some(open), &on(past))[0],
        TargetStatus::OffTrack,
        "an edition is judged as at its day"
    );
    assert_eq!(status(Some(past), &Options::default())[0], TargetStatus::NotKnownYet);
    assert_eq!(status(None, &Options::default())[0], TargetStatus::OffTrack, "as at its newest figure");
    let as_at = Options { as_at: Some("2023".to_owned()), ..on(past) };
    assert_eq!(status(Some(past), &as_at)[0], TargetStatus::OffTrack, "in 2023 the date was ahead");
}

#[test]
fn before_the_deadline_the_pace_decides() {
    let found = judged(&FALLING, target(5.0, Some("2030"), None));
    assert_eq!((found.status, found.certain), (TargetStatus::OffTrack, Some(true)));
    assert!((found.needed_pace.unwrap() + 1.5).abs() < 1e-12);
    assert!((found.pace.unwrap().slope.slope + 1.0).abs() < 1e-12);
    assert_eq!(found.pace.unwrap().since.to_string(), "2020", "the latest five");
    assert!((found.projected.unwrap().value - 8.0).abs() < 1e-9);
    assert_eq!(found.arrives.map(|period| period.to_string()), Some("2033".to_owned()));
    let there = judged(&FALLING, target(8.0, Some("2030"), None));
    assert_eq!((there.status, there.certain), (TargetStatus::OnTrack, Some(true)));
    // What goes the wrong way, and what does not move: even the better limit stays away.
    let rising: Vec<f64> = FALLING.iter().rev().copied().collect();
    assert_eq!(
        judged(&rising, target(10.0, Some("2030"), Some(("2018", 20.0)))).status,
        TargetStatus::OffTrack
    );
    assert_eq!(judged(&[9.0; 7], target(8.0, Some("2030"), None)).status, TargetStatus::OffTrack);
    let index = judged_of(
        higher_is_better(),
        from_2018(&[-2.0, -1.0, 0.0, 1.0, 2.0, 3.0, 4.0]),
        target(6.0, Some("2026"), Some(("2018", -2.0))),
    );
    assert_eq!((index.status, index.certain), (TargetStatus::OnTrack, Some(true)));
}

#[test]
fn by_scatter_the_limits_leave_open_what_the_pace_alone_would_say() {
    // 12, 10, 12, 9, 10.5: slope −0.4, residual squares 5.2, se = √(5.2/3/10), t = 3.1824.
    let scattered = [12.0, 10.0, 12.0, 9.0, 10.5];
    let half = 3.182_446_305 * (5.2_f64 / 30.0).sqrt();
    let found = judged(&scattered, target(10.0, Some("2024"), None));
    let slope = found.pace.unwrap().slope;
    assert!((slope.slope + 0.4).abs() < 1e-9 && (slope.upper - slope.slope - half).abs() < 1e-6, "{slope:?}");
    assert_eq!((found.status, found.certain), (TargetStatus::OnTrack, Some(false)));
    assert_eq!(found.arrives, None, "it is not sure to go there at all");
    let uncertain = judged(&scattered, target(9.0, Some("2024"), None));
    assert_eq!((uncertain.status, uncertain.certain), (TargetStatus::Uncertain, Some(false)));
    let far = judged(&scattered, target(3.0, Some("2024"), None));
    assert_eq!((far.status, far.certain), (TargetStatus::OffTrack, Some(true)));
}

#[test]
fn with_intervals_the_pace_is_weighted_by_them() {
    let mut sample = Sample::default();
    sample.indicator.measure.kind = MeasureKind::Proportion;
    let mut bury = from_2018(&FALLING);
    bury.change(|it| it.numerators = FALLING.iter().map(|value| Some(value * 100.0)).collect());
    bury.change(|it| it.denominators = vec![Some(10_000.0); 7]);
    let found = |goal| judged_of(sample.clone(), bury.clone(), target(goal, Some("2028"), None));
    assert!(found(10.0).pace.unwrap().weighted);
    assert_eq!((found(10.0).status, found(10.0).certain), (TargetStatus::OnTrack, Some(false)));
    // The better limit of four years on is about 9.1.
    assert_eq!(found(9.0).status, TargetStatus::OffTrack);
    assert_eq!(found(9.2).status, TargetStatus::Uncertain);
}

#[test]
fn a_pace_leaves_out_what_is_disrupted_and_what_is_before_a_change_of_method() {
    let values = [20.0, 19.0, 18.0, 3.0, 16.0, 15.0, 14.0];
    let pace = |series| judged_of(Sample::default(), series, target(5.0, Some("2030"), None));
    let closed = pace(flagged(from_2018(&values), &[3], Flag::Disrupted)).pace.unwrap();
    assert!((closed.slope.slope + 1.0).abs() < 1e-12, "{closed:?}");
    assert_eq!(closed.since.to_string(), "2020");
    let changed = pace(flagged(from_2018(&values), &[4], Flag::Break)).pace.unwrap();
    assert_eq!(changed.since.to_string(), "2022");
    let new = pace(flagged(from_2018(&values), &[5], Flag::Break));
    assert_eq!(new.reason, Some(NoStatus::NoPace(NoPace::TooFew(2))));
    assert_eq!(new.status, TargetStatus::NotCalculated);
}

#[test]
fn months_have_a_pace_of_two_years_and_overlapping_years_of_those_apart() {
    let mut sample = higher_is_better();
    sample.indicator.period = PeriodKind::Month;
    let first = Period::parse(PeriodKind::Month, "2022-01").unwrap();
    let month = |at: i32| first.later(at).unwrap().to_string();
    // A year of 90, then two of 70 and 71 in turn.
    let labels: Vec<String> = (0..36).map(month).collect();
    let value = |at: usize| if at < 12 { 90.0 } else { 70.0 + (at % 2) as f64 };
    let given: Vec<_> =
        labels.iter().enumerate().map(|(at, label)| (label.as_str(), Some(value(at)))).collect();
    let found = judged_of(sample, series_of(PeriodKind::Month, &given), target(95.0, Some("2030"), None));
    assert_eq!(found.pace.unwrap().since.to_string(), "2023-01");
    assert!(found.pace.unwrap().slope.slope.abs() < 0.01);
    let mut sample = Sample::default();
    sample.indicator.period = PeriodKind::Years;
    let runs: Vec<(String, Option<f64>)> = (2005..2024)
        .map(|last| (format!("{}-{:02}", last - 2, last % 100), Some(f64::from(2100 - last))))
        .collect();
    let given: Vec<_> = runs.iter().map(|(label, value)| (label.as_str(), *value)).collect();
    let found = judged_of(sample, series_of(PeriodKind::Years, &given), target(5.0, Some("2030"), None));
    let pace = found.pace.unwrap();
    assert_eq!((pace.since.to_string().as_str(), pace.weighted), ("2009-11", false));
    assert!((pace.slope.slope + 1.0).abs() < 1e-9, "a step is a year: {pace:?}");
}

#[test]
fn no_pace_leads_where_no_value_can_be() {
    let mut percent = Sample::default();
    percent.indicator.measure.kind = MeasureKind::Proportion;
    let projected = |sample: Sample, values: &[f64], goal| {
        judged_of(sample, from_2018(values), target(goal, Some("2050"), None)).projected.unwrap().value
    };
    assert!(projected(percent.clone(), &FALLING, 1.0).abs() < 1e-12);
    percent.indicator.polarity = Polarity::HigherIsBetter;
    assert!((projected(percent.clone(), &[70.0, 80.0, 90.0], 99.5) - 100.0).abs() < 1e-12);
    let beyond = projected(percent, &[102.0, 103.0, 104.0], 110.0);
    assert!((beyond - 104.0).abs() < 1e-12, "not below what it is already: {beyond}");
    assert!(projected(Sample::default(), &FALLING, 1.0).abs() < 1e-12, "no rate is below nothing");
}

#[test]
fn a_path_leads_from_a_baseline_that_is_behind() {
    // From 20 in 2018 to 8 in 2030: 14 in 2024.
    let path = |from| judged(&FALLING, target(8.0, Some("2030"), Some(from))).path;
    assert_eq!(path(("2018", 20.0)), Ok(14.0));
    assert_eq!(path(("2024", 14.0)), Err(NoPath::LateBaseline));
    assert_eq!(path(("2026", 20.0)), Err(NoPath::LateBaseline));
    assert_eq!(path(("2018", 7.0)), Err(NoPath::WrongSide));
    assert_eq!(path(("2018", 8.0)), Ok(8.0), "to hold a value is a path too");
    assert_eq!(judged(&FALLING, target(8.0, Some("2030"), None)).path, Err(NoPath::NoBaseline));
    let equals = judged(&FALLING, target(5.0, Some("2030"), Some(("2024", 14.0))));
    assert_eq!(equals.status, TargetStatus::OffTrack, "judged by its pace all the same");
    let wrong =
        judged(&[20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0], target(30.0, Some("2030"), Some(("2018", 20.0))));
    assert_eq!((wrong.status, wrong.path), (TargetStatus::Met, Err(NoPath::WrongSide)));
    let rising_from_nothing = judged_of(
        higher_is_better(),
        from_2018(&[0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0]),
        target(10.0, Some("2030"), Some(("2018", 0.0))),
    );
    assert_eq!((rising_from_nothing.status, rising_from_nothing.path), (TargetStatus::OnTrack, Ok(5.0)));
}

#[test]
fn no_path_crosses_a_change_of_method() {
    let values = [20.0, 19.0, 18.0, 9.0, 9.0, 9.0, 9.0];
    let changed = |at| flagged(from_2018(&values), &[at], Flag::Break);
    let judged = |at, goal| {
        judged_of(Sample::default(), changed(at), target(goal, Some("2030"), Some(("2018", 20.0))))
    };
    let period = super::super::sample::period;
    assert_eq!(judged(3, 10.0).path, Err(NoPath::MethodChanged(period("2021"))));
    let latest = judged(6, 5.0);
    assert_eq!(latest.path, Err(NoPath::MethodChanged(period("2024"))));
    assert_eq!(latest.reason, Some(NoStatus::NoPace(NoPace::TooFew(1))), "nothing is said across it");
    assert!(judged(0, 10.0).path.is_ok(), "a change at the baseline itself does no harm");
}

#[test]
fn what_cannot_be_judged_says_why() {
    let dateless = judged(&FALLING, target(4.0, None, None));
    assert_eq!(dateless.reason, Some(NoStatus::NoDate));
    let mut neutral = Sample::default();
    neutral.indicator.polarity = Polarity::Neutral;
    let by_2030 = || target(5.0, Some("2030"), Some(("2018", 20.0)));
    let found = judged_of(neutral, from_2018(&FALLING), by_2030());
    assert_eq!((found.reason, found.path), (Some(NoStatus::Neutral), Err(NoPath::NotJudged)));
    assert_eq!(judged(&[], by_2030()).reason, Some(NoStatus::NoFigure));
    let empty = Series { columns: ColumnValues::default().into(), ..from_2018(&[]) };
    assert_eq!(judged_of(Sample::default(), empty, by_2030()).reason, Some(NoStatus::NoFigure));
}

#[test]
fn a_target_that_no_share_can_be_is_not_judged() {
    let judged = |polarity, goal| {
        let mut sample = Sample::default();
        sample.indicator.measure.kind = MeasureKind::Proportion;
        sample.indicator.polarity = polarity;
        judged_of(sample, from_2018(&FALLING), target(goal, Some("2030"), None))
    };
    for (polarity, goal) in [(Polarity::LowerIsBetter, 150.0), (Polarity::HigherIsBetter, -1.0)] {
        let found = judged(polarity, goal);
        assert_eq!((found.status, found.reason), (TargetStatus::NotCalculated, Some(NoStatus::Impossible)));
        assert!(!found.is_possible());
    }
    assert_eq!(judged(Polarity::LowerIsBetter, 100.0).status, TargetStatus::Met);
}

#[test]
fn a_number_for_the_whole_country_is_no_target_for_a_place() {
    let mut sample = Sample::default();
    sample.indicator.measure.kind = MeasureKind::Count;
    let priorities = vec![priority(ENGLAND, vec![target(14.0, Some("2030"), None)])];
    let scorecard = with_priorities(sample.with(BURY, from_2018(&FALLING)), priorities);
    let found = Analysis::of(&scorecard).get(IndicatorId::at(0), None, BURY).unwrap().targets[0];
    assert_eq!(found.reason, Some(NoStatus::OfTheWhole(ENGLAND)));
}
