//! Which targets hold where, and which of them is in force.

use super::tests::{higher_is_better, priority, target, with_priorities};
use super::*;
use crate::analysis::sample::{BOLTON, BURY, ENGLAND, SYSTEM, Sample, series, series_of};
use crate::analysis::{Analysis, Assurance};
use crate::model::{IndicatorId, PeriodKind, Priority};

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
fn a_target_that_names_the_system_holds_in_its_places_as_one_of_the_system_does() {
    let named = Target { area: Some(SYSTEM), ..target(2.0, None, None) };
    let sample = [ENGLAND, SYSTEM, BURY]
        .into_iter()
        .fold(Sample::default(), |sample, area| sample.with(area, series(&[("2023", Some(9.0))])));
    let scorecard = with_priorities(sample, vec![priority(ENGLAND, vec![named])]);
    let found = |area| in_force(&scorecard, IndicatorId::at(0), area).is_some();
    assert_eq!([ENGLAND, SYSTEM, BURY].map(found), [false, true, true]);
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
fn assurance_is_of_the_target_in_force_whatever_the_order_of_the_file() {
    let mut sample = higher_is_better();
    sample.indicator.period = PeriodKind::Month;
    let first = Period::parse(PeriodKind::Month, "2024-01").unwrap();
    let labels: Vec<String> = (0..18).map(|at| first.later(at).unwrap().to_string()).collect();
    let value = |at: usize| 70.0 + (at * 7 % 3) as f64;
    let given: Vec<_> =
        labels.iter().enumerate().map(|(at, label)| (label.as_str(), Some(value(at)))).collect();
    let sample = sample.with(BURY, series_of(PeriodKind::Month, &given));
    let national = priority(ENGLAND, vec![target(95.0, Some("2030"), None)]);
    let own = priority(BURY, vec![target(60.0, Some("2025"), None)]);
    let assurance = |priorities: Vec<Priority>| {
        let found = Analysis::of(&with_priorities(sample.clone(), priorities));
        found.get(IndicatorId::at(0), None, BURY).unwrap().spc.assurance
    };
    let pass = Some(Assurance::Pass);
    assert_eq!(assurance(vec![national.clone(), own.clone()]), pass);
    assert_eq!(assurance(vec![own, national]), pass);
}
