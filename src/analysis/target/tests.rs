use super::super::Analysis;
use super::super::sample::{BOLTON, BURY, ENGLAND, SYSTEM, Sample, series};
use super::*;
use crate::model::{
    AreaId, Baseline, IndicatorId, Parts, PlainDate, Polarity, Priority, PriorityId, PriorityLevel,
};

fn target(value: f64, by: Option<&str>, from: Option<(&str, f64)>) -> Target {
    let period = |label| super::super::sample::period(label);
    Target {
        indicator: IndicatorId::at(0),
        area: None,
        value,
        by: by.map(|label| PlainDate::parse(label).unwrap()),
        from: from.map(|(label, value)| Baseline { period: period(label), value }),
    }
}

fn priority(area: AreaId, targets: Vec<Target>) -> Priority {
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

/// The targets in Bury, lower being better unless said.
fn judged_with(sample: Sample, values: &[(&str, f64)], margin: f64, priority: Priority) -> TargetJudgement {
    let given: Vec<_> = values.iter().map(|(label, value)| (*label, Some(*value))).collect();
    let mut bury = series(&given);
    bury.change(|it| it.lower = values.iter().map(|(_, value)| Some(value - margin)).collect());
    bury.change(|it| it.upper = values.iter().map(|(_, value)| Some(value + margin)).collect());
    let scorecard = with_priorities(sample.with(BURY, bury), vec![priority]);
    let found = Analysis::of(&scorecard);
    found.get(IndicatorId::at(0), None, BURY).unwrap().targets[0]
}

fn judged(values: &[(&str, f64)], target: Target) -> TargetJudgement {
    judged_with(Sample::default(), values, 0.1, priority(BURY, vec![target]))
}

fn with_priorities(sample: Sample, priorities: Vec<Priority>) -> Scorecard {
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

const FALLING: [(&str, f64); 5] =
    [("2019", 12.0), ("2020", 11.0), ("2021", 10.0), ("2022", 9.0), ("2023", 8.0)];
const LEVEL: [(&str, f64); 5] = [("2019", 8.0), ("2020", 8.0), ("2021", 8.0), ("2022", 8.0), ("2023", 8.0)];

#[test]
fn a_target_is_met_when_it_is_reached_or_passed() {
    for value in [8.0, 9.0] {
        assert_eq!(judged(&LEVEL, target(value, Some("2030"), None)).status, TargetStatus::Met);
    }
    let found = judged(&LEVEL, target(8.0, None, None));
    assert_eq!((found.status, found.reason), (TargetStatus::Met, None), "whatever its date");
}

#[test]
fn on_the_path_or_beyond_it_is_on_track() {
    // From 12 at the end of 2019 to 4 at the end of 2027: 8 at the end of 2023.
    let status = |baseline| judged(&LEVEL, target(4.0, Some("2027"), Some(("2019", baseline))));
    let found = status(12.0);
    assert_eq!((found.status, found.expected_now), (TargetStatus::OnTrack, Some(8.0)));
    assert_eq!(status(11.9).status, TargetStatus::OffTrack);
    assert_eq!(status(12.1).status, TargetStatus::OnTrack);
    assert_eq!((found.projected, found.arrives), (Some(8.0), None), "it stays as it is");
}

#[test]
fn a_significant_trend_is_projected_to_the_date_and_to_the_target() {
    let found = judged(&FALLING, target(4.5, Some("2026"), Some(("2019", 13.0))));
    assert!((found.projected.unwrap() - 5.0).abs() < 1e-9);
    assert_eq!(found.arrives.map(|period| period.to_string()), Some("2027".to_owned()));
    assert_eq!(found.status, TargetStatus::OnTrack, "the path is judged, not the projection");
    let exactly = judged(&FALLING, target(4.0, Some("2027"), None));
    assert_eq!(exactly.arrives.map(|period| period.to_string()), Some("2027".to_owned()));
    assert_eq!(exactly.status, TargetStatus::OnTrack);
    let away = judged_with(
        higher_is_better(),
        &FALLING,
        0.1,
        priority(BURY, vec![target(20.0, Some("2030"), None)]),
    );
    assert_eq!((away.status, away.arrives), (TargetStatus::OffTrack, None));
    assert!((away.projected.unwrap() - 1.0).abs() < 1e-9);
}

fn higher_is_better() -> Sample {
    let mut sample = Sample::default();
    sample.indicator.polarity = Polarity::HigherIsBetter;
    sample
}

#[test]
fn a_rate_is_never_projected_below_nothing() {
    let found = judged(&FALLING, target(1.0, Some("2050"), None));
    assert_eq!((found.projected, found.status), (Some(0.0), TargetStatus::OnTrack));
}

#[test]
fn without_a_baseline_a_trend_too_slow_is_off_track() {
    assert_eq!(judged(&FALLING, target(4.0, Some("2026"), None)).status, TargetStatus::OffTrack);
}

#[test]
fn without_a_baseline_and_a_trend_nothing_can_be_said() {
    let found = judged(&LEVEL, target(4.0, Some("2027"), None));
    assert_eq!((found.status, found.projected), (TargetStatus::NotCalculated, Some(8.0)));
    let no_way = |path, heading| Some(NoStatus::NoWayAhead(path, heading));
    assert_eq!(found.reason, no_way(NoPath::NoBaseline, NoHeading::NoChange));
    let short = judged(&LEVEL[3..], target(4.0, Some("2027"), None));
    let too_few = NoHeading::NoTrend(NoTrend::TooFew(2));
    assert_eq!(short.reason, no_way(NoPath::NoBaseline, too_few));
    let later = judged(&LEVEL, target(4.0, Some("2027"), Some(("2024", 9.0))));
    assert_eq!(later.reason, no_way(NoPath::LateBaseline, NoHeading::NoChange));
}

#[test]
fn a_date_has_passed_once_the_figure_of_its_period_is_there() {
    let status = |by| judged(&LEVEL, target(4.0, Some(by), Some(("2019", 12.0)))).status;
    assert_eq!(status("2023"), TargetStatus::Missed);
    assert_eq!(status("2023-06"), TargetStatus::Missed);
    assert_eq!(status("2024-01-01"), TargetStatus::OffTrack);
    let missed = judged(&FALLING, target(4.0, Some("2022"), Some(("2019", 12.0))));
    assert_eq!(
        (missed.status, missed.expected_now, missed.projected),
        (TargetStatus::Missed, Some(4.0), None)
    );
    assert_eq!(
        missed.arrives.map(|period| period.to_string()),
        Some("2027".to_owned()),
        "late, but on its way"
    );
}

#[test]
fn what_cannot_be_judged_says_why() {
    let dateless = judged(&LEVEL, target(4.0, None, None));
    assert_eq!(dateless.reason, Some(NoStatus::NoDate));
    let mut neutral = Sample::default();
    neutral.indicator.polarity = Polarity::Neutral;
    let found = judged_with(neutral, &LEVEL, 0.1, priority(BURY, vec![target(4.0, Some("2030"), None)]));
    assert_eq!(found.reason, Some(NoStatus::Neutral));
    let empty = judged(&[], target(4.0, Some("2030"), None));
    assert_eq!(empty.reason, Some(NoStatus::NoFigure));
}

#[test]
fn a_target_holds_where_its_priority_does_and_within() {
    let only_bolton = Target { area: Some(BOLTON), ..target(3.0, None, None) };
    let priorities = vec![
        priority(ENGLAND, vec![target(1.0, None, None)]),
        priority(SYSTEM, vec![target(2.0, None, None), only_bolton]),
        priority(BURY, vec![target(4.0, None, None)]),
    ];
    let sample = [ENGLAND, SYSTEM, BURY, BOLTON]
        .into_iter()
        .fold(Sample::default(), |sample, area| sample.with(area, series(&[("2023", Some(9.0))])));
    let scorecard = with_priorities(sample, priorities);
    let found = Analysis::of(&scorecard);
    let values = |area| {
        let judgement = found.get(IndicatorId::at(0), None, area).unwrap();
        judgement.targets.iter().map(|judged| (judged.target.position, judged.value)).collect::<Vec<_>>()
    };
    assert_eq!(values(ENGLAND), [(0, 1.0)]);
    assert_eq!(values(SYSTEM), [(0, 1.0), (0, 2.0)]);
    assert_eq!(values(BURY), [(0, 1.0), (0, 2.0), (0, 4.0)]);
    assert_eq!(values(BOLTON), [(0, 1.0), (0, 2.0), (1, 3.0)]);
}

#[test]
fn a_number_for_the_whole_country_is_no_target_for_a_place() {
    let mut sample = Sample::default();
    sample.indicator.measure.kind = MeasureKind::Count;
    let found = judged_with(sample, &LEVEL, 0.1, priority(ENGLAND, vec![target(4.0, Some("2030"), None)]));
    assert_eq!(found.reason, Some(NoStatus::OfTheWhole(ENGLAND)));
}

/// The value of the target in force in Bury among these, by the area they are set for.
fn value_in_force(polarity: Polarity, targets: &[(AreaId, f64, Option<&str>)]) -> Option<f64> {
    let mut sample = Sample::default().with(BURY, series(&[("2023", Some(9.0))]));
    sample.indicator.polarity = polarity;
    let set = |(at, (area, value, by)): (usize, &(AreaId, f64, Option<&str>))| Priority {
        id: format!("priority-{at}"),
        ..priority(*area, vec![target(*value, *by, None)])
    };
    let priorities = targets.iter().enumerate().map(set).collect();
    let scorecard = with_priorities(sample, priorities);
    let found = in_force(&scorecard, IndicatorId::at(0), BURY).map(|found| found.target(&scorecard).value);
    let analysis = Analysis::of(&scorecard);
    let judged = analysis.get(IndicatorId::at(0), None, BURY).unwrap();
    assert_eq!(found, judged.target_in_force().map(|judged| judged.value), "one answer for all");
    found
}

#[test]
fn the_target_in_force_is_of_the_nearest_area() {
    let lower = Polarity::LowerIsBetter;
    let all = [(ENGLAND, 1.0, Some("2040")), (SYSTEM, 2.0, Some("2035")), (BURY, 3.0, None)];
    assert_eq!(value_in_force(lower, &all), Some(3.0));
    assert_eq!(value_in_force(lower, &all[..2]), Some(2.0));
    assert_eq!(value_in_force(lower, &all[..1]), Some(1.0));
    assert_eq!(value_in_force(lower, &[]), None);
    assert_eq!(value_in_force(lower, &[(BOLTON, 3.0, None)]), None);
}

#[test]
fn of_several_in_one_area_the_latest_date_is_in_force_and_then_the_stricter() {
    let lower = Polarity::LowerIsBetter;
    let dated = [(BURY, 3.0, None), (BURY, 5.0, Some("2030")), (BURY, 4.0, Some("2028"))];
    assert_eq!(value_in_force(lower, &dated), Some(5.0));
    let equal = [(BURY, 5.0, Some("2030")), (BURY, 4.0, Some("2030"))];
    assert_eq!(value_in_force(lower, &equal), Some(4.0));
    assert_eq!(value_in_force(Polarity::HigherIsBetter, &equal), Some(5.0));
    assert_eq!(value_in_force(Polarity::Neutral, &equal), Some(5.0), "neither is stricter: the first");
}

#[test]
fn a_priority_has_a_target_in_force_of_its_own() {
    let only_bury = Target { area: Some(BURY), ..target(3.0, None, None) };
    let priorities = vec![
        priority(ENGLAND, vec![target(1.0, Some("2030"), None), only_bury]),
        priority(BURY, vec![target(4.0, None, None)]),
    ];
    let scorecard = with_priorities(Sample::default(), priorities);
    let value = |priority: usize, area| {
        let found = in_force_of(&scorecard, PriorityId::at(priority), IndicatorId::at(0), area);
        found.map(|found| found.target(&scorecard).value)
    };
    assert_eq!((value(0, BURY), value(0, BOLTON)), (Some(3.0), Some(1.0)));
    assert_eq!((value(1, BURY), value(1, BOLTON)), (Some(4.0), None));
}
