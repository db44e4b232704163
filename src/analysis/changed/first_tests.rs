//! What matters first where no judgement is worse or better.

use super::tests::{BEFORE, editions_of, of, worse_and_better};
use super::*;
use crate::analysis::sample::{BOLTON, BURY, ENGLAND, Sample, years_to};
use crate::model::fixture::{priority, target};
use crate::model::{IndicatorId, Parts, PlainDate, Polarity, PriorityLevel, Target};

const WORSE: [f64; 5] = [12.0, 12.1, 11.9, 12.1, 12.0];

fn kinds(older: Parts, newer: Parts) -> Vec<&'static str> {
    let (found, files) = editions_of(older, newer);
    let kind = |first: First<'_>| match first {
        First::Judgement(change) => match change.way() {
            Way::Worse => "worse",
            Way::Better => "better",
            Way::Neither => "neither",
        },
        First::TakenOut(_) => "taken out",
        First::Otherwise(..) => "otherwise",
        First::Target(_) => "target",
        First::PrioritiesGone(_) => "priorities gone",
        First::PrioritiesNew(_) => "priorities new",
        First::Against(_) => "against another",
        First::Cause(_) => "one cause",
        First::Step(step) if step.is_revision() => "revision",
        First::Step(_) => "move",
        First::Scopes(_) => "whose groups",
        First::Alike(_) => "others",
        First::SignOff => "sign-off",
    };
    found.first(files.each_ref()).into_iter().map(kind).collect()
}

#[test]
fn a_revision_beyond_its_limits_is_told_first_though_it_changes_no_judgement() {
    let revised = |value: f64| {
        let mut parts = of(2023, &WORSE);
        parts.series[1].change(|it| it.values[4] = Some(value));
        parts.series[1].change(|it| (it.lower[4], it.upper[4]) = (Some(value - 0.5), Some(value + 0.5)));
        parts
    };
    assert_eq!(kinds(of(2023, &WORSE), revised(12.4)), Vec::<&str>::new());
    assert_eq!(kinds(of(2023, &WORSE), revised(12.6)), ["revision"]);
    let (found, _) = editions_of(of(2023, &WORSE), revised(12.6));
    assert!(matches!(found.large_revisions[0].beside, Beside::Limits { limits: [11.5, 12.5], .. }));
}

#[test]
fn without_limits_a_revision_is_measured_by_the_steps_before() {
    let with = |value: f64| {
        let values = [10.0, 10.1, 9.9, 10.1, value];
        Sample::default().with(BURY, years_to(2023, &values, None)).parts()
    };
    let large = |value: f64| editions_of(with(10.0), with(value)).0.large_revisions;
    assert_eq!(large(10.1), []);
    assert!(matches!(large(14.0)[..], [LargeStep { beside: Beside::Steps { .. }, others: 0, .. }]));
}

#[test]
fn what_stood_worse_and_is_withdrawn_is_told_first_also_where_the_older_figure_is_judged_alike() {
    let mut newer = of(2023, &WORSE);
    newer.series[1].change(|it| (it.values[4], it.lower[4], it.upper[4]) = (None, None, None));
    let (found, _) = editions_of(of(2023, &WORSE), newer.clone());
    assert_eq!(
        (worse_and_better(&found), found.judgements.counts(Whom::Places).uncompared.withdrawn > 0),
        ([0, 0], true)
    );
    assert_eq!(found.judgements.places[0].because(), [Because::Withdrawn]);
    assert_eq!(kinds(of(2023, &WORSE), newer), ["neither"]);
}

#[test]
fn a_place_that_was_taken_out_is_one_change_with_what_stood_on_it() {
    let both = || {
        let england = years_to(2023, &[10.0; 5], Some(0.1));
        let of = |values: &[f64]| years_to(2023, values, Some(0.5));
        Sample::default().with(ENGLAND, england).with(BURY, of(&BEFORE)).with(BOLTON, of(&WORSE)).parts()
    };
    let mut newer = both();
    newer.areas[BOLTON.index()].code = "E08000099".to_owned();
    newer.series.retain(|it| it.area != BOLTON);
    let (found, _) = editions_of(both(), newer.clone());
    let [gone] = &found.taken_out[..] else { panic!("{:?}", found.taken_out) };
    assert_eq!((gone.figures, gone.stood.worse), (5, 1));
    assert_eq!(found.judgements.counts(Whom::Places).uncompared.withdrawn, gone.stood.judgements);
    assert_eq!(kinds(both(), newer), ["taken out"]);
}

#[test]
fn a_target_is_easier_or_harder_by_the_direction_that_is_good() {
    let with = |value: f64, by: &str, polarity: Polarity| {
        let mut parts = of(2023, &WORSE);
        parts.indicators[0].polarity = polarity;
        let mut set = priority("p", PriorityLevel::Place, BURY, &[IndicatorId::at(0)]);
        set.targets = vec![Target { by: PlainDate::parse(by), ..target(IndicatorId::at(0), value) }];
        parts.priorities = vec![set];
        parts
    };
    let moved = |polarity: Polarity, value: f64, by: &str| {
        let (found, files) = editions_of(with(5.0, "2028", polarity), with(value, by, polarity));
        found.plans.targets[0].goalposts(files.each_ref())
    };
    let (lower, higher) = (Polarity::LowerIsBetter, Polarity::HigherIsBetter);
    assert_eq!(moved(lower, 6.0, "2030"), Some(Goalposts::Easier));
    assert_eq!(moved(lower, 4.0, "2028"), Some(Goalposts::Harder));
    assert_eq!(moved(higher, 4.0, "2028"), Some(Goalposts::Easier));
    assert_eq!(moved(higher, 5.0, "2027"), Some(Goalposts::Harder));
    assert_eq!(moved(lower, 6.0, "2027"), None, "one is easier and the other harder");
    assert_eq!(moved(Polarity::Neutral, 6.0, "2030"), None);
}

#[test]
fn an_indicator_whose_direction_turned_is_counted_and_told_first() {
    let mut newer = of(2023, &WORSE);
    newer.indicators[0].polarity = Polarity::HigherIsBetter;
    let (found, _) = editions_of(of(2023, &WORSE), newer.clone());
    assert!(
        found.judgements.counts(Whom::Places).uncompared.otherwise_measured > 0
            && worse_and_better(&found) == [0, 0]
    );
    assert_eq!(kinds(of(2023, &WORSE), newer), ["otherwise"]);
}

#[test]
fn a_movement_for_the_worse_that_is_not_told_any_more_is_counted_and_told_first() {
    let rising = || of(2023, &[10.0, 10.6, 11.3, 12.0, 12.6, 13.3, 14.0]);
    let mut newer = rising();
    // Without its beginning nothing can be told of where it moves; its level stays what it was.
    newer.series[1].change(|it| it.values[..3].fill(None));
    newer.series[1].change(|it| it.lower[..3].fill(None));
    newer.series[1].change(|it| it.upper[..3].fill(None));
    let (found, _) = editions_of(rising(), newer.clone());
    let counts = found.judgements.counts(Whom::Places);
    assert_eq!((worse_and_better(&found), counts.worst_gone, counts.found_worse), ([0, 0], 1, 0));
    assert_eq!(kinds(rising(), newer.clone()), ["neither"]);
    let (found, _) = editions_of(newer.clone(), rising());
    let counts = found.judgements.counts(Whom::Places);
    assert_eq!((counts.worst_gone, counts.found_worse), (0, 1));
    assert_eq!(kinds(newer, rising()), ["neither"]);
}

#[test]
fn priorities_are_told_first_with_targets_off_track_and_many_of_them_at_once() {
    let with = |count: usize, value: f64| {
        let mut parts = of(2023, &WORSE);
        let one = |at: usize| {
            let mut set = priority(&format!("p{at}"), PriorityLevel::Place, BURY, &[IndicatorId::at(0)]);
            set.targets = vec![Target { by: PlainDate::parse("2022"), ..target(IndicatorId::at(0), value) }];
            set
        };
        parts.priorities = (0..count).map(one).collect();
        parts
    };
    let none = || of(2023, &WORSE);
    assert_eq!(kinds(none(), with(1, 5.0)), ["priorities new"]);
    assert_eq!(kinds(none(), with(1, 15.0)), Vec::<&str>::new(), "its target is met");
    assert_eq!(kinds(with(1, 5.0), none()), ["priorities gone"]);
    assert_eq!(kinds(with(9, 5.0), none()), ["priorities gone"]);
    let (found, _) = editions_of(with(1, 5.0), none());
    assert_eq!(found.judgements.counts(Whom::Places).worst_gone, 1);
}
