use super::*;
use crate::analysis::balance;
use crate::model::{
    FrameworkOutcome, IndicatorId, PlainDate, Priority, PriorityId, PriorityLevel, Scorecard, Target,
};
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

const ABSENCE: IndicatorId = IndicatorId(1);
const NEET: IndicatorId = IndicatorId(2);
/// Five years to 2019/20, each ± 0.1.
const FALLING: [f64; 5] = [12.0, 11.0, 10.0, 9.0, 8.0];
const STEADY: [f64; 5] = [8.0; 5];

fn target(indicator: IndicatorId, value: f64, by: Option<&str>) -> Target {
    Target { indicator, area: None, value, by: by.and_then(PlainDate::parse), from: None }
}

/// Suspensions in Bury fall from 12 to 8 and absence stays at 8, both worse than England with 5; NEET has no figures. One
/// national priority for each of these targets, and these more.
fn scorecard(targets: &[Target], more: Vec<Priority>) -> (Scorecard, Analysis) {
    let with_limits = |indicator, area, values: [f64; 5]| {
        sample::with_limits(sample::series(indicator, None, area, &values.map(Some)), 0.1)
    };
    let mut builder = Sample::new()
        .with_indicator(sample::indicator("absence", "Absence"))
        .with_indicator(sample::indicator("neet", "NEET"))
        .with_series(with_limits(SUSPENSIONS, ENGLAND, [5.0; 5]))
        .with_series(with_limits(SUSPENSIONS, BURY, FALLING))
        .with_series(with_limits(ABSENCE, ENGLAND, [5.0; 5]))
        .with_series(with_limits(ABSENCE, BURY, STEADY));
    for (at, target) in targets.iter().enumerate() {
        builder = builder.with_priority(Priority {
            id: format!("target-{at}"),
            title: format!("Target {at}"),
            level: PriorityLevel::National,
            area: ENGLAND,
            targets: vec![target.clone()],
            ..Priority::default()
        });
    }
    for priority in more {
        builder = builder.with_priority(priority);
    }
    let scorecard = builder.build();
    let analysis = Analysis::of(&scorecard);
    (scorecard, analysis)
}

fn local(id: &str, indicators: &[IndicatorId]) -> Priority {
    Priority {
        id: id.to_owned(),
        title: id.to_owned(),
        level: PriorityLevel::Place,
        area: BURY,
        weight: 1.0,
        indicators: indicators.to_vec(),
        ..Priority::default()
    }
}

fn title(targets: &[Target], more: Vec<Priority>) -> String {
    let (scorecard, analysis) = scorecard(targets, more);
    targets_title(&scorecard, &analysis, &balance(&scorecard, &analysis, BURY))
}

#[test]
fn the_title_counts_targets_and_not_the_priorities_that_share_them() {
    // From 8 in 2019/20 one a year leads to 4 by 2023/24, four periods on.
    let on_track = target(SUSPENSIONS, 5.0, Some("2024"));
    let off_track = target(ABSENCE, 5.0, Some("2024"));
    let by =
        |targets: &[&Target]| title(&targets.iter().map(|it| (*it).clone()).collect::<Vec<_>>(), Vec::new());
    assert_eq!(by(&[&on_track]), "Bury’s only target is on track");
    assert_eq!(by(&[&off_track, &off_track]), "Bury’s only target is off track");
    assert_eq!(by(&[&on_track, &off_track]), "One of Bury’s two targets is on track; one is off track");
    let met = target(ABSENCE, 9.0, Some("2024"));
    assert_eq!(by(&[&on_track, &met]), "Both of Bury’s targets are met or on track");
    // A pace of just one a year with limits on both sides of what is needed.
    let just = target(SUSPENSIONS, 4.0, Some("2024"));
    assert_eq!(by(&[&just]), "Bury’s only target is on track, and not for certain");
    assert_eq!(
        by(&[&target(SUSPENSIONS, 3.99, Some("2024"))]),
        "Whether Bury’s only target will be met is uncertain"
    );
    let undated = target(ABSENCE, 5.0, None);
    assert_eq!(by(&[&on_track, &undated]), "Bury’s only target is on track; one more cannot be judged");
}

#[test]
fn without_targets_the_title_says_how_they_stand_and_move() {
    let title = |more| title(&[], more);
    assert_eq!(title(Vec::new()), "This file has no priorities for Bury");
    assert_eq!(title(vec![local("a", &[])]), "Bury’s only priority has no figures yet");
    assert_eq!(
        title(vec![local("a", &[]), local("b", &[NEET])]),
        "None of Bury’s two priorities has figures yet"
    );
    assert_eq!(
        title(vec![local("a", &[SUSPENSIONS]), local("b", &[ABSENCE]), local("c", &[])]),
        "Both priorities of Bury tested against England are worse; of two tested for a trend one gets better"
    );
    // Of several of which one could be tested, which one a number is of is no riddle.
    assert_eq!(
        title(vec![local("a", &[SUSPENSIONS]), local("b", &[]), local("c", &[])]),
        "Of Bury’s three priorities one could be tested against England, and is worse; it gets better"
    );
    assert_eq!(
        title(vec![local("b", &[ABSENCE]), local("c", &[NEET])]),
        "Of Bury’s two priorities one could be tested against England, and is worse; it shows no clear trend"
    );
    assert_eq!(
        title(vec![local("a", &[SUSPENSIONS])]),
        "The one priority of Bury tested against England is worse; it gets better"
    );
}

#[test]
fn the_counts_of_a_side_add_up_and_name_the_fifth_as_no_comparison() {
    let (scorecard, analysis) =
        scorecard(&[], vec![local("a", &[SUSPENSIONS]), local("b", &[ABSENCE]), local("c", &[])]);
    let found = balance(&scorecard, &analysis, BURY);
    assert_eq!(stand_counts(&found.local), "2 worse · 1 not compared");
    assert_eq!(ways_in_brief(&found.local), "1 no clear trend · 1 getting better · 1 not tested");
    assert_eq!(
        priorities_counted(&scorecard, &found),
        "0 national and 3 local priorities · 2 of these 3 have figures for Bury"
    );
}

#[test]
fn how_many_priorities_have_figures_agrees_with_its_verb() {
    let counted = |priorities: Vec<Priority>| {
        let (scorecard, analysis) = scorecard(&[], priorities);
        priorities_counted(&scorecard, &balance(&scorecard, &analysis, BURY))
    };
    let said = |counted: String| counted.split(" · ").nth(1).unwrap().to_owned();
    assert_eq!(said(counted(vec![local("a", &[])])), "it has no figures for Bury");
    assert_eq!(said(counted(vec![local("a", &[]), local("b", &[])])), "neither has figures for Bury");
    let three = |first: &[IndicatorId]| vec![local("a", first), local("b", &[]), local("c", &[])];
    assert_eq!(said(counted(three(&[]))), "none of these 3 has figures for Bury");
    assert_eq!(said(counted(three(&[SUSPENSIONS]))), "1 of these 3 has figures for Bury");
}

#[test]
fn the_signs_of_several_are_those_of_the_worst_and_a_gap_has_no_level() {
    let gap = Priority { aim: Aim::Gap, ..local("gap", &[SUSPENSIONS]) };
    let (scorecard, analysis) = scorecard(&[], vec![local("both", &[SUSPENSIONS, ABSENCE]), gap]);
    let found = balance(&scorecard, &analysis, BURY);
    let [both, gap] = &found.local[..] else { panic!("two") };
    let judged = |one: Option<&IndicatorStanding>| analysis.get(one.unwrap().indicator, None, BURY);
    assert_eq!(
        level_words(&scorecard, both, judged(both.levelled_by())),
        "worse than England (the worst of its indicators)"
    );
    assert!(
        way_words(&scorecard, both, judged(both.moved_by())).starts_with("no clear trend"),
        "absence does not move"
    );
    assert_eq!(
        level_words(&scorecard, gap, judged(gap.moved_by())),
        "level not judged, because it is about a gap"
    );
    assert_eq!(way_words(&scorecard, gap, judged(gap.moved_by())), "gap narrowing");
}

#[test]
fn what_has_no_figure_here_says_who_has_one() {
    let with_limits = sample::series(NEET, None, ENGLAND, &[Some(6.0)]);
    let scorecard = Sample::new()
        .with_indicator(sample::indicator("absence", "Absence"))
        .with_indicator(sample::indicator("neet", "NEET"))
        .with_series(with_limits)
        .with_priority(local("Fewer without work", &[NEET]))
        .build();
    let analysis = Analysis::of(&scorecard);
    let found = balance(&scorecard, &analysis, BURY);
    assert_eq!(
        without_figure_here(&scorecard, &analysis, &found.local[0], BURY),
        "Fewer without work (England has 6.0 suspensions per 100 pupils in 2015/16)"
    );
}

#[test]
fn an_action_says_who_until_when_and_that_it_is_late() {
    let action = |due: &str, status| Action {
        id: "a".to_owned(),
        area: BURY,
        priority: Some(PriorityId::at(0)),
        text: "Clinics in all libraries".to_owned(),
        owner: Some("Public health".to_owned()),
        due: PlainDate::parse(due),
        status,
        ..Action::default()
    };
    let today = Some(jiff::civil::date(2026, 11, 5));
    let line = |due, status| action_line(&action(due, status), today);
    assert_eq!(
        line("2026-10", ActionStatus::Open),
        "Clinics in all libraries · Public health · due October 2026, overdue"
    );
    // The month it is due in is not over.
    assert_eq!(
        line("2026-11", ActionStatus::Open),
        "Clinics in all libraries · Public health · due November 2026"
    );
    assert_eq!(
        line("2026-10", ActionStatus::Done),
        "Clinics in all libraries · Public health · due October 2026 · done"
    );
}

#[test]
fn a_list_of_outcomes_says_how_many_have_an_indicator_and_which() {
    let outcome = |name: &str, indicators: &[IndicatorId]| FrameworkOutcome {
        id: name.to_owned(),
        name: name.to_owned(),
        indicators: indicators.to_vec(),
    };
    let list = |outcomes| Framework { id: "f".to_owned(), name: "List".to_owned(), source: None, outcomes };
    let (told, with, without) =
        coverage(&list(vec![outcome("Work", &[NEET]), outcome("Homes", &[]), outcome("School", &[ABSENCE])]));
    assert_eq!(told, "Two of the three outcomes have an indicator in this file");
    assert_eq!((with, without), (vec!["Work".to_owned(), "School".to_owned()], vec!["Homes".to_owned()]));
    assert_eq!(coverage(&list(Vec::new())).0, "It names no outcomes");
}

#[test]
fn names_that_end_with_s_own_things_too() {
    assert_eq!(possessive("St Helens"), "St Helens’");
    assert_eq!(possessive("Oldham"), "Oldham’s");
}
