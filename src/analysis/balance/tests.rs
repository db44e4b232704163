use super::status::{of_indicator, of_priority};
use super::*;
use crate::analysis::sample::{self, BOLTON, BURY, ENGLAND, SYSTEM, Sample, series};
use crate::analysis::{TargetJudgement, TargetRef, TargetStatus, TrendJudgement, TrendVerdict, Variation};
use crate::model::{AreaKind, IndicatorId, Parts, Polarity, Target, Verdict};

fn priority(id: &str, level: PriorityLevel, area: AreaId, indicators: &[usize]) -> Priority {
    Priority {
        id: id.to_owned(),
        title: id.to_owned(),
        level,
        area,
        owner: None,
        weight: 1.0,
        how: None,
        under: None,
        indicators: indicators.iter().map(|&at| IndicatorId::at(at)).collect(),
        targets: Vec::new(),
        source: None,
        ..Priority::default()
    }
}

/// Two indicators: suspensions fell in Bury, absence rose there; the third has no figures.
fn scorecard(priorities: Vec<Priority>) -> Scorecard {
    let indicator = |id: &str| {
        let mut indicator = Sample::default().indicator;
        indicator.id = id.to_owned();
        indicator
    };
    let moved = |at: usize, from: f64, to: f64| {
        let mut series = series(&[("2022", Some(from)), ("2023", Some(to))]);
        series.indicator = IndicatorId::at(at);
        series
    };
    Scorecard::new(Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas: vec![
            sample::area("E92000001", "England", AreaKind::Nation, None),
            sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            sample::area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
            sample::area("E08000001", "Bolton", AreaKind::Place, Some(SYSTEM)),
        ],
        indicators: ["suspensions", "absence", "neet"].into_iter().map(indicator).collect(),
        series: vec![moved(0, 9.0, 8.0), moved(1, 20.0, 22.0)],
        priorities,
        ..Parts::default()
    })
    .unwrap()
}

fn of_bury(priorities: Vec<Priority>) -> Balance {
    let scorecard = scorecard(priorities);
    balance(&scorecard, &Analysis::of(&scorecard), BURY)
}

const NATIONAL: PriorityLevel = PriorityLevel::National;
const SYSTEMS: PriorityLevel = PriorityLevel::System;
const PLACES: PriorityLevel = PriorityLevel::Place;

#[test]
fn the_two_ways_of_weighing_stand_side_by_side() {
    let mut heavy = priority("n1", NATIONAL, ENGLAND, &[0]);
    heavy.weight = 6.0;
    let found = of_bury(vec![
        heavy,
        priority("n2", NATIONAL, ENGLAND, &[1]),
        priority("s1", SYSTEMS, SYSTEM, &[]),
        priority("b1", PLACES, BURY, &[0, 1]),
        priority("elsewhere", PLACES, BOLTON, &[0]),
    ]);
    assert_eq!((found.national.len(), found.local.len()), (2, 2));
    let statuses: Vec<_> = found.national.iter().chain(&found.local).map(|s| s.status).collect();
    let (improving, worsening) = (PriorityStatus::Improving, PriorityStatus::Worsening);
    assert_eq!(statuses, [improving, worsening, PriorityStatus::NotKnown, PriorityStatus::Mixed]);
    let by_ninths = [6.0, 0.0, 1.0, 1.0, 1.0].map(|weight| weight / 9.0);
    let w = found.as_weighted;
    let weighted = [w.right, w.neither, w.mixed, w.wrong, w.unknown];
    assert!(weighted.iter().zip(by_ninths).all(|(a, b)| (a - b).abs() < 1e-12), "{weighted:?}");
    let h = found.as_halves;
    let halves = [h.right, h.neither, h.mixed, h.wrong, h.unknown];
    let by_quarters = [0.25, 0.0, 0.25, 0.25, 0.25];
    assert!(halves.iter().zip(by_quarters).all(|(a, b)| (a - b).abs() < 1e-12), "{halves:?}");
}

#[test]
fn crowding_out_is_measured_on_three_scales() {
    let found = of_bury(vec![
        priority("n1", NATIONAL, ENGLAND, &[0]),
        priority("n2", NATIONAL, ENGLAND, &[0, 1]),
        priority("n3", NATIONAL, ENGLAND, &[2]),
        priority("b1", PLACES, BURY, &[1]),
    ]);
    let (national, local) = (found.national_share, found.local_share);
    assert_eq!((national.weight, local.weight), (Some(0.75), Some(0.25)));
    assert_eq!((national.measured, local.measured), (2, 1));
    assert_eq!((national.improving, national.improving_share), (1, Some(1.0)));
    assert_eq!((local.improving, local.improving_share), (0, Some(0.0)));
    assert_eq!((national.priorities, national.judged, national.going_right), (3, 2, 1));
    assert!(!found.has_too_many_national());
}

#[test]
fn what_local_priorities_lack_is_named() {
    let mut targeted = priority("full", PLACES, BURY, &[0]);
    let target = Target { indicator: IndicatorId::at(0), area: None, value: 5.0, by: None, from: None };
    targeted.targets.push(target);
    let found = of_bury(vec![
        priority("n1", NATIONAL, ENGLAND, &[]),
        priority("none", SYSTEMS, SYSTEM, &[]),
        priority("dark", PLACES, BURY, &[2]),
        priority("aimless", PLACES, BURY, &[0]),
        targeted,
    ]);
    let ids = |at: &[usize]| at.iter().map(|&at| PriorityId::at(at)).collect::<Vec<_>>();
    assert_eq!(found.without_indicator, ids(&[1]));
    assert_eq!(found.without_data, ids(&[2]));
    assert_eq!(found.without_target, ids(&[2, 3]));
}

#[test]
fn more_than_ten_national_priorities_are_too_many() {
    let many = |count: usize| {
        of_bury((0..count).map(|at| priority(&format!("n{at}"), NATIONAL, ENGLAND, &[])).collect())
    };
    assert!(!many(10).has_too_many_national());
    assert!(many(11).has_too_many_national());
    assert_eq!(many(11).local_share, SideShare { weight: None, ..SideShare::default() });
    assert!((many(11).as_halves.unknown - 1.0).abs() < 1e-12);
}

#[test]
fn weights_that_are_no_weights_count_nothing() {
    assert_eq!(roll_up::shares(&[0.0, -3.0]), [0.5, 0.5]);
    assert_eq!(roll_up::shares(&[f64::NAN, 2.0]), [0.0, 1.0]);
    assert_eq!(roll_up::shares(&[f64::MAX, f64::MAX]), [0.5, 0.5]);
    assert!(roll_up::shares(&[]).is_empty());
}

#[test]
fn a_status_comes_from_the_strongest_judgement_there_is() {
    let scorecard = scorecard(Vec::new());
    let analysis = Analysis::of(&scorecard);
    let (id, own) = (IndicatorId::at(0), PriorityId::at(0));
    let mut judgement = analysis.get(id, None, BURY).unwrap().clone();
    let status = |judgement: &_| {
        let found = of_indicator(own, id, Polarity::LowerIsBetter, Some(judgement));
        (found.status, found.basis.unwrap())
    };
    assert_eq!(status(&judgement), (PriorityStatus::Improving, Basis::Change));
    judgement.benchmark.verdict = Verdict::Worse;
    assert_eq!(status(&judgement), (PriorityStatus::Worse, Basis::Benchmark));
    judgement.spc.variation = Some(Variation::Concern);
    assert_eq!(status(&judgement), (PriorityStatus::Worsening, Basis::ProcessControl));
    judgement.trend.verdict = TrendVerdict::NoChange;
    judgement.trend.judgement = TrendJudgement::NoChange;
    assert_eq!(status(&judgement), (PriorityStatus::Steady, Basis::Trend));
    let target = |priority, status| TargetJudgement {
        target: TargetRef { priority, position: 0 },
        value: 5.0,
        status,
        expected_now: None,
        projected: None,
        arrives: None,
        reason: None,
    };
    let missed = target(PriorityId::at(1), TargetStatus::Missed);
    judgement.targets = Box::new([missed]);
    assert_eq!(status(&judgement).1, Basis::Trend, "another priority's target says nothing here");
    judgement.targets = Box::new([target(own, TargetStatus::OnTrack), missed]);
    assert_eq!(status(&judgement), (PriorityStatus::OnTrack, Basis::Target));
    let unmeasured = of_indicator(own, id, Polarity::LowerIsBetter, None);
    assert_eq!((unmeasured.status, unmeasured.measured), (PriorityStatus::NotKnown, false));
    judgement.targets = Box::default();
    judgement.trend.verdict = TrendVerdict::NotCalculated;
    judgement.spc.variation = None;
    judgement.benchmark.verdict = Verdict::NotCompared;
    let neutral = of_indicator(own, id, Polarity::Neutral, Some(&judgement));
    assert_eq!((neutral.status, neutral.measured), (PriorityStatus::NotKnown, true));
}

#[test]
fn several_indicators_make_one_status() {
    let one = |status, basis| IndicatorStanding {
        indicator: IndicatorId::at(0),
        measured: true,
        status,
        basis: Some(basis),
    };
    let (met, behind) =
        (one(PriorityStatus::Met, Basis::Target), one(PriorityStatus::OffTrack, Basis::Target));
    let worsening = one(PriorityStatus::Worsening, Basis::Trend);
    let steady = one(PriorityStatus::Steady, Basis::Trend);
    let improving = one(PriorityStatus::Improving, Basis::Change);
    assert_eq!(of_priority(&[]), (PriorityStatus::NotKnown, None));
    assert_eq!(of_priority(&[met, worsening]), (PriorityStatus::Met, Some(Basis::Target)));
    assert_eq!(of_priority(&[met, behind]).0, PriorityStatus::Mixed);
    assert_eq!(of_priority(&[steady, improving]), (PriorityStatus::Improving, Some(Basis::Change)));
    assert_eq!(of_priority(&[steady, worsening]).0, PriorityStatus::Worsening);
    assert_eq!(of_priority(&[worsening, improving]), (PriorityStatus::Mixed, Some(Basis::Change)));
}
