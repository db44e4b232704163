use super::*;
use crate::analysis::newest::Newest;
use crate::analysis::sample::{self, BOLTON, BURY, ENGLAND, SYSTEM, Sample, series};
use crate::analysis::{AttentionBox, Gap, Level, LevelBy, LevelVerdict, TargetStatus};
use crate::model::{Aim, AreaKind, IndicatorId, Parts, Polarity, Series, Target, Verdict};

pub(super) fn priority(id: &str, level: PriorityLevel, area: AreaId, indicators: &[usize]) -> Priority {
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

/// A figure of Bury over the years from 2019, ± 0.1; England is at 5 all the time.
const FALLING: [f64; 5] = [12.0, 11.0, 10.0, 9.0, 8.0];
const RISING: [f64; 5] = [1.0, 2.0, 3.0, 4.0, 4.5];
const STEADY: [f64; 5] = [8.0; 5];

/// Suspensions are worse than England and improve, absence is better and worsens, exclusions are worse and steady; the
/// last has no figures.
pub(super) fn scorecard(priorities: Vec<Priority>) -> Scorecard {
    let indicator = |id: &str| {
        let mut indicator = Sample::default().indicator;
        indicator.id = id.to_owned();
        indicator
    };
    let figures = |at: usize, area: AreaId, values: [f64; 5]| {
        let labels = ["2019", "2020", "2021", "2022", "2023"];
        let given: Vec<_> = labels.into_iter().zip(values.map(Some)).collect();
        let mut series = Series { indicator: IndicatorId::at(at), area, ..series(&given) };
        series.change(|it| it.lower = values.map(|value| Some(value - 0.1)).to_vec());
        series.change(|it| it.upper = values.map(|value| Some(value + 0.1)).to_vec());
        series
    };
    let both = |(at, values): (usize, [f64; 5])| [figures(at, BURY, values), figures(at, ENGLAND, [5.0; 5])];
    Scorecard::new(Parts {
        system: Some(SYSTEM),
        national: Some(ENGLAND),
        areas: vec![
            sample::area("E92000001", "England", AreaKind::Nation, None),
            sample::area("E54000057", "Greater Manchester", AreaKind::System, Some(ENGLAND)),
            sample::area("E08000002", "Bury", AreaKind::Place, Some(SYSTEM)),
            sample::area("E08000001", "Bolton", AreaKind::Place, Some(SYSTEM)),
        ],
        indicators: ["suspensions", "absence", "exclusions", "neet"].into_iter().map(indicator).collect(),
        series: [FALLING, RISING, STEADY].into_iter().enumerate().flat_map(both).collect(),
        priorities,
        ..Parts::default()
    })
    .unwrap()
}

fn of_bury(priorities: Vec<Priority>) -> Balance {
    let scorecard = scorecard(priorities);
    balance(&scorecard, &Analysis::of(&scorecard), BURY)
}

pub(super) const NATIONAL: PriorityLevel = PriorityLevel::National;
pub(super) const SYSTEMS: PriorityLevel = PriorityLevel::System;
pub(super) const PLACES: PriorityLevel = PriorityLevel::Place;
pub(super) const SUSPENSIONS: usize = 0;
pub(super) const ABSENCE: usize = 1;
pub(super) const EXCLUSIONS: usize = 2;
pub(super) const NEET: usize = 3;

/// The standing of a priority of Bury's with these indicators.
fn standing(indicators: &[usize]) -> PriorityStanding {
    of_bury(vec![priority("b", PLACES, BURY, indicators)]).local.remove(0)
}

#[test]
fn nothing_worse_is_shown_as_good_because_it_moves_and_what_stands_still_is_not_hidden() {
    use MovementVerdict::{Improving, Steady, Unknown, Worsening};
    let of = |indicators: &[usize]| {
        let found = standing(indicators);
        (found.stand, found.way, found.mark)
    };
    let worse = Some(Verdict::Worse);
    assert_eq!(of(&[SUSPENSIONS]), (Stand::Worse, Improving, worse));
    assert_eq!(of(&[ABSENCE]), (Stand::Better, Worsening, worse));
    assert_eq!(of(&[EXCLUSIONS]), (Stand::Worse, Steady, worse));
    assert_eq!(of(&[NEET]), (Stand::NotCompared, Unknown, None));
    assert_eq!(
        of(&[SUSPENSIONS, EXCLUSIONS, NEET]),
        (Stand::Worse, Steady, worse),
        "the worst of those measured"
    );
}

#[test]
fn a_priority_has_the_status_that_its_indicators_share() {
    let status = |indicators: &[usize]| standing(indicators).status();
    assert_eq!(status(&[SUSPENSIONS]), Status::Box(AttentionBox::WorseImproving));
    assert_eq!(status(&[ABSENCE]), Status::Box(AttentionBox::Worsening));
    assert_eq!(status(&[EXCLUSIONS]), Status::Box(AttentionBox::WorseNotMoving));
    assert_eq!(status(&[NEET]), Status::Plain(PlainStatus::NoFigure));
    assert_eq!(status(&[]), Status::Plain(PlainStatus::NoIndicator));
    assert_eq!(status(&[SUSPENSIONS, EXCLUSIONS]), Status::Plain(PlainStatus::Mixed));
    let of = |level: Option<LevelVerdict>, target| {
        let level = level.map(|verdict| Level { verdict, by: LevelBy::Test });
        let (indicator, way) = (IndicatorId::at(0), MovementVerdict::Unknown);
        IndicatorStanding { indicator, measured: true, old: false, target, level, way }.status()
    };
    let similar = Some(LevelVerdict::Similar);
    assert_eq!(of(similar, Some(TargetStatus::OffTrack)), Status::Target(TargetStatus::OffTrack));
    let not_worse = Status::Plain(PlainStatus::NotWorse);
    assert_eq!(of(similar, Some(TargetStatus::NotCalculated)), not_worse);
    assert_eq!(of(None, None), Status::Plain(PlainStatus::NotKnown));
    assert_eq!(serde_json::to_value(not_worse).unwrap(), "not-worse");
}

#[test]
fn the_mark_of_one_indicator_is_better_only_where_nothing_of_it_is_worse() {
    use LevelVerdict::{Better, Similar, Worse};
    use MovementVerdict::{Improving, Steady, Unknown, Worsening};
    let of = |level, way, target| {
        status::worst(&[IndicatorStanding {
            indicator: IndicatorId::at(0),
            measured: true,
            old: false,
            target,
            level,
            way,
        }])
    };
    let mark = |level: Option<LevelVerdict>, way, target| {
        of(level.map(|verdict| Level { verdict, by: LevelBy::Test }), way, target).2
    };
    assert_eq!(mark(Some(Worse), Improving, None), Some(Verdict::Worse));
    assert_eq!(mark(Some(Similar), Improving, None), Some(Verdict::Better));
    assert_eq!(mark(Some(Better), Steady, None), Some(Verdict::Better));
    assert_eq!(mark(Some(Similar), Unknown, None), Some(Verdict::Similar));
    assert_eq!(mark(Some(Better), Worsening, Some(TargetStatus::Met)), Some(Verdict::Worse));
    assert_eq!(mark(None, Unknown, Some(TargetStatus::OffTrack)), Some(Verdict::Worse));
    assert_eq!(mark(Some(Similar), Steady, Some(TargetStatus::MetSinceLost)), Some(Verdict::Worse));
    assert_eq!(mark(Some(Similar), Steady, Some(TargetStatus::OnTrack)), Some(Verdict::Better));
    assert_eq!(mark(None, Unknown, Some(TargetStatus::Uncertain)), Some(Verdict::Similar));
    assert_eq!(mark(None, Unknown, None), None);
    let by_fifth = Some(Level { verdict: Worse, by: LevelBy::Fifth(5) });
    assert_eq!(of(by_fifth, Unknown, None), (Stand::NotCompared, Unknown, None), "a fifth is no test");
}

#[test]
fn a_priority_about_a_gap_is_judged_by_the_movement_of_the_gap() {
    let scorecard = scorecard(Vec::new());
    let analysis = Analysis::of(&scorecard);
    let id = IndicatorId::at(SUSPENSIONS);
    let mut judgement = analysis.get(id, None, BURY).unwrap().clone();
    let mut of = |gap| {
        judgement.movement.gap = gap;
        let one = IndicatorStanding::of(
            id,
            Aim::Gap,
            Polarity::LowerIsBetter,
            Some(&judgement),
            &Newest::default(),
        );
        status::worst(&[one])
    };
    let not_compared = Stand::NotCompared;
    assert_eq!(of(Some(Gap::Narrowing)), (not_compared, MovementVerdict::Improving, Some(Verdict::Better)));
    assert_eq!(of(Some(Gap::Widening)), (not_compared, MovementVerdict::Worsening, Some(Verdict::Worse)));
    assert_eq!(of(Some(Gap::AsBenchmark)), (not_compared, MovementVerdict::Steady, Some(Verdict::Similar)));
    assert_eq!(of(None), (not_compared, MovementVerdict::Unknown, None), "whatever its level");
}

#[test]
fn the_two_ways_of_weighing_stand_side_by_side() {
    let mut heavy = priority("n1", NATIONAL, ENGLAND, &[SUSPENSIONS]);
    heavy.weight = 6.0;
    let found = of_bury(vec![
        heavy,
        priority("n2", NATIONAL, ENGLAND, &[ABSENCE]),
        priority("s1", SYSTEMS, SYSTEM, &[]),
        priority("b1", PLACES, BURY, &[EXCLUSIONS]),
        priority("elsewhere", PLACES, BOLTON, &[SUSPENSIONS]),
    ]);
    assert_eq!((found.national.len(), found.local.len()), (2, 2));
    let near = |bars: Bars<f64>, stand: [f64; 4], way: [f64; 4]| {
        let found = [
            [bars.stand.better, bars.stand.similar, bars.stand.worse, bars.stand.not_compared],
            [bars.way.improving, bars.way.steady, bars.way.worsening, bars.way.unknown],
        ];
        let pairs = found.iter().flatten().zip([stand, way].concat()).collect::<Vec<_>>();
        assert!(pairs.iter().all(|(a, b)| (**a - b).abs() < 1e-12), "{bars:?}");
    };
    let ninths = |all: [f64; 4]| all.map(|weight| weight / 9.0);
    near(found.as_weighted, ninths([1.0, 0.0, 7.0, 1.0]), ninths([6.0, 1.0, 1.0, 1.0]));
    near(found.as_halves, [0.25, 0.0, 0.5, 0.25], [0.25, 0.25, 0.25, 0.25]);
    let national = found.national_share.priorities;
    assert_eq!((national.stand.better, national.stand.worse, national.way.improving), (1, 1, 1));
}

#[test]
fn crowding_out_is_measured_on_three_scales_and_what_serves_several_counts_once() {
    let found = of_bury(vec![
        priority("n1", NATIONAL, ENGLAND, &[SUSPENSIONS]),
        priority("n2", NATIONAL, ENGLAND, &[SUSPENSIONS, ABSENCE]),
        priority("n3", NATIONAL, ENGLAND, &[NEET]),
        priority("b1", PLACES, BURY, &[ABSENCE]),
    ]);
    let (national, local) = (found.national_share, found.local_share);
    assert_eq!((national.weight, local.weight), (Some(0.75), Some(0.25)));
    assert_eq!((national.measured, local.measured), (2, 1));
    assert_eq!((national.improving, local.improving), (1, 0));
    assert_eq!(
        found.serve_several,
        [SUSPENSIONS, ABSENCE].map(|of| (IndicatorId::at(of), 2)),
        "whichever way they move"
    );
    assert!(!found.has_too_many_national());
}

#[test]
fn what_local_priorities_lack_is_named() {
    let aim = || Target { indicator: IndicatorId::at(0), area: None, value: 5.0, by: None, from: None };
    let mut targeted = priority("full", PLACES, BURY, &[SUSPENSIONS]);
    targeted.targets.push(aim());
    let priorities = |targeted: Priority| {
        vec![
            priority("n1", NATIONAL, ENGLAND, &[]),
            priority("none", SYSTEMS, SYSTEM, &[]),
            priority("dark", PLACES, BURY, &[NEET]),
            priority("aimless", PLACES, BURY, &[ABSENCE]),
            priority("inherits", PLACES, BURY, &[SUSPENSIONS]),
            targeted,
        ]
    };
    let found = of_bury(priorities(targeted));
    let ids = |at: &[usize]| at.iter().map(|&at| PriorityId::at(at)).collect::<Vec<_>>();
    assert_eq!(found.without_indicator, ids(&[1]));
    assert_eq!(found.without_data, ids(&[2]));
    assert_eq!(found.without_target, ids(&[2, 3]), "a target in force is one, whoever set it");
}

#[test]
fn more_than_ten_national_priorities_are_too_many() {
    let many = |count: usize| {
        of_bury((0..count).map(|at| priority(&format!("n{at}"), NATIONAL, ENGLAND, &[])).collect())
    };
    assert!(!many(10).has_too_many_national());
    assert!(many(11).has_too_many_national());
    assert_eq!(many(11).local_share, SideShare::default());
    assert!((many(11).as_halves.stand.not_compared - 1.0).abs() < 1e-12);
}

#[test]
fn weights_that_are_no_weights_count_nothing() {
    assert_eq!(roll_up::shares(&[0.0, -3.0]), [0.5, 0.5]);
    assert_eq!(roll_up::shares(&[f64::NAN, 2.0]), [0.0, 1.0]);
    assert_eq!(roll_up::shares(&[f64::MAX, f64::MAX]), [0.5, 0.5]);
    assert!(roll_up::shares(&[]).is_empty());
}
