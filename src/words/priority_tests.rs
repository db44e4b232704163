use super::*;
use crate::analysis::{NoMovement, NoTrend, balance};
use crate::model::{IndicatorId, PlainDate, Priority, PriorityLevel, Target};
use crate::words::balance_sentence;
use crate::words::priorities_title;
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, Sample};

const ABSENCE: IndicatorId = IndicatorId(1);
const NEET: IndicatorId = IndicatorId(2);

/// What is said of a priority about these: suspensions in Bury worse than England and falling, absence worse and steady,
/// NEET without figures.
fn said(indicators: &[IndicatorId], aim: Aim, targets: Vec<Target>) -> (String, Vec<String>, Vec<String>) {
    let with_limits = |indicator, area, values: [f64; 5]| {
        let values: Vec<_> = values.into_iter().map(Some).collect();
        sample::with_limits(sample::series(indicator, None, area, &values), 0.1)
    };
    let scorecard = Sample::new()
        .with_indicator(sample::indicator("absence", "Absence"))
        .with_indicator(sample::indicator("neet", "NEET"))
        .with_series(with_limits(SUSPENSIONS, ENGLAND, [5.0; 5]))
        .with_series(with_limits(SUSPENSIONS, BURY, [12.0, 11.0, 10.0, 9.0, 8.0]))
        .with_series(with_limits(ABSENCE, ENGLAND, [5.0; 5]))
        .with_series(with_limits(ABSENCE, BURY, [8.0; 5]))
        .with_priority(Priority {
            level: PriorityLevel::Place,
            area: BURY,
            indicators: indicators.to_vec(),
            aim,
            targets,
            ..Priority::default()
        })
        .build();
    let analysis = Analysis::of(&scorecard);
    let found = balance(&scorecard, &analysis, BURY);
    let standing = &found.local[0];
    (
        priority_status(&scorecard, &analysis, BURY, standing),
        priority_lines(&scorecard, &analysis, BURY, standing, &mut ToldAtLength::default()).concat(),
        priority_meanings(&scorecard, &analysis, BURY, standing),
    )
}

fn target(value: f64) -> Target {
    Target { indicator: SUSPENSIONS, area: None, value, by: PlainDate::parse("2024"), from: None }
}

#[test]
fn a_single_indicator_has_its_own_status_and_its_figure_below() {
    let (status, lines, meanings) = said(&[SUSPENSIONS], Aim::Level, vec![target(2.0)]);
    assert_eq!(status, "Off track; worse than England; getting better, also against England");
    assert_eq!(
        lines,
        [
            "Suspensions: 8.0 per 100 pupils in 2019/20.",
            "6.0 above the target of 2 for 2024.",
            "Needs to fall by 1.5 a year; has fallen by 1.0 a year since 2015/16."
        ]
    );
    assert_eq!(
        meanings,
        [
            "Off track: its pace so far does not reach the target in time, not even at the better of its 95% limits."
        ]
    );
    let (status, lines, _) = said(&[ABSENCE], Aim::Level, Vec::new());
    assert_eq!(status, "Worse than England; no clear trend over 2015/16 to 2019/20");
    assert_eq!(lines, ["Absence: 8.0 suspensions per 100 pupils in 2019/20."]);
}

#[test]
fn several_indicators_are_counted_and_each_has_its_line() {
    let (status, lines, _) = said(&[SUSPENSIONS, ABSENCE, NEET], Aim::Level, vec![target(2.0)]);
    assert_eq!(
        status,
        "1 target off track. 1 of 3 indicators worse but getting better; 1 worse and steady; 1 without figures here"
    );
    assert_eq!(
        lines,
        [
            "Suspensions: 8.0 per 100 pupils in 2019/20. Worse than England; getting better, also against England.",
            "Off track: 6.0 above the target of 2 for 2024.",
            "Needs to fall by 1.5 a year; has fallen by 1.0 a year since 2015/16.",
            "Absence: 8.0 suspensions per 100 pupils in 2019/20. Worse than England; no clear trend over 2015/16 to 2019/20.",
            "NEET: no figure for Bury."
        ]
    );
}

#[test]
fn the_target_that_the_sign_is_of_is_told_first() {
    let absence = Target { indicator: ABSENCE, ..target(2.0) };
    let met = target(20.0);
    for targets in [vec![met.clone(), absence.clone()], vec![absence, met]] {
        let (status, ..) = said(&[SUSPENSIONS, ABSENCE], Aim::Level, targets);
        assert!(status.starts_with("1 of 2 targets off track; 1 "), "{status}");
    }
}

#[test]
fn what_an_earlier_priority_told_is_named_and_not_told_again() {
    let named = |title: &str, indicators: &[IndicatorId]| Priority {
        id: title.to_owned(),
        title: title.to_owned(),
        level: PriorityLevel::Place,
        area: BURY,
        indicators: indicators.to_vec(),
        targets: vec![target(2.0)],
        ..Priority::default()
    };
    let scorecard = Sample::new()
        .with_indicator(sample::indicator("absence", "Absence"))
        .with(SUSPENSIONS, BURY, &[12.0, 11.0, 10.0, 9.0, 8.0].map(Some))
        .with(ABSENCE, BURY, &[8.0; 5].map(Some))
        .with_priority(named("Fewer suspensions", &[SUSPENSIONS]))
        .with_priority(named("In school every day", &[SUSPENSIONS, ABSENCE]))
        .build();
    let analysis = Analysis::of(&scorecard);
    let mut told = ToldAtLength::default();
    let found = balance(&scorecard, &analysis, BURY);
    let mut lines = |at: usize| priority_lines(&scorecard, &analysis, BURY, &found.local[at], &mut told);
    assert!(lines(0).concat().len() > 1);
    let second = lines(1);
    assert_eq!(
        second[0],
        ["Suspensions: 8.0 per 100 pupils in 2019/20; off track; as under Fewer suspensions."]
    );
    assert!(second[1][0].starts_with("Absence: 8.0 suspensions per 100 pupils in 2019/20. "), "{second:?}");
}

#[test]
fn a_target_of_another_priority_is_told_as_one() {
    let named = |title: &str, targets: Vec<Target>| Priority {
        id: title.to_owned(),
        title: title.to_owned(),
        level: PriorityLevel::Place,
        area: BURY,
        indicators: vec![SUSPENSIONS],
        targets,
        ..Priority::default()
    };
    let scorecard = Sample::new()
        .with(SUSPENSIONS, BURY, &[12.0, 11.0, 10.0, 9.0, 8.0].map(Some))
        .with_priority(named("Fewer suspensions", vec![target(2.25)]))
        .with_priority(named("In school", Vec::new()))
        .build();
    let analysis = Analysis::of(&scorecard);
    let found = balance(&scorecard, &analysis, BURY);
    let told = |title: &str| {
        let standing =
            found.local.iter().find(|one| scorecard.priority(one.priority).title == title).unwrap();
        let status = priority_status(&scorecard, &analysis, BURY, standing);
        let brief = priority_in_brief(&scorecard, &analysis, BURY, standing);
        let lines = priority_lines(&scorecard, &analysis, BURY, standing, &mut ToldAtLength::default());
        (status, brief.figure.unwrap() + " " + &brief.first + " " + &brief.rest, lines.concat())
    };
    let (own, brief, lines) = told("Fewer suspensions");
    assert!(own.starts_with("Off track; ") && !brief.contains("target of"), "{own} {brief}");
    // A target is written as it was set, and what stands beside it adds up.
    assert!(
        brief.starts_with("8.00 5.75 points to go to 2.25 by 2024")
            || brief.starts_with("8.00 5.75 to go to 2.25 by 2024"),
        "{brief}"
    );
    assert_eq!(
        lines[..2],
        ["Suspensions: 8.00 per 100 pupils in 2019/20.", "5.75 above the target of 2.25 for 2024."]
    );
    let (other, brief, lines) = told("In school");
    let whose = "the target of “Fewer suspensions”";
    assert!(other.starts_with(&format!("Off track ({whose}); ")), "{other}");
    assert!(brief.ends_with(&format!(" ({whose})")), "{brief}");
    assert!(lines.contains(&format!("This is {whose}.")), "{lines:?}");
}

#[test]
fn of_a_gap_only_the_gap_is_told() {
    let (status, lines, _) = said(&[SUSPENSIONS], Aim::Gap, Vec::new());
    assert_eq!(status, "Gap to England narrowing");
    assert_eq!(lines, ["Suspensions: 8.0 per 100 pupils in 2019/20."]);
    let (status, ..) = said(&[SUSPENSIONS, ABSENCE], Aim::Gap, Vec::new());
    assert_eq!(status, "Gap to England: 1 of 2 narrowing; 1 not clearly widening or narrowing");
}

#[test]
fn what_is_not_there_is_said() {
    assert_eq!(said(&[], Aim::Level, Vec::new()).0, "No indicator in this file");
    let (status, lines, _) = said(&[NEET], Aim::Level, Vec::new());
    assert_eq!(
        (status.as_str(), &lines[..]),
        ("No figures for Bury yet", &["NEET: no figure for Bury.".to_owned()][..])
    );
}

#[test]
fn why_a_movement_is_not_tested_is_told_in_a_few_words() {
    let few = NoMovement::TooFewYears(NoTrend::NoInterval(sample::academic_year(2019)), 4);
    assert_eq!(no_movement_in_brief(&few), "four of the eight years needed are comparable");
    assert_eq!(no_movement_in_brief(&NoMovement::NoTrend(NoTrend::TooFew(3))), "only three years of figures");
}

#[test]
fn how_priorities_stand_against_targets_and_against_england_are_two_answers() {
    let named = |title: &str| Priority {
        id: title.to_owned(),
        title: title.to_owned(),
        level: PriorityLevel::Place,
        area: BURY,
        indicators: vec![SUSPENSIONS],
        targets: vec![target(2.0)],
        ..Priority::default()
    };
    let with_limits = |area, values: &[f64]| {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        sample::with_limits(sample::series(SUSPENSIONS, None, area, &values), 0.1)
    };
    let scorecard = Sample::new()
        .with_series(with_limits(BURY, &[12.0, 11.9, 12.1, 11.9, 12.0]))
        .with_series(with_limits(sample::ENGLAND, &[13.0; 5]))
        .with_priority(named("Fewer suspensions"))
        .with_priority(named("In school every day"))
        .build();
    let found = balance(&scorecard, &Analysis::of(&scorecard), BURY);
    assert_eq!(
        priorities_title(&scorecard, &found),
        "Both priorities with a target that can be judged in Bury are off track (two share a target)"
    );
    assert_eq!(
        balance_sentence(&scorecard, &found),
        "Neither of the two local priorities tested against England is worse; neither of the two tested for a trend gets \
         better or worse"
    );
}

#[test]
fn an_old_figure_leads_no_priorities_and_says_of_when_it_is() {
    let named = |title: &str, indicator, value| Priority {
        id: title.to_owned(),
        title: title.to_owned(),
        level: PriorityLevel::Place,
        area: BURY,
        indicators: vec![indicator],
        targets: vec![Target { indicator, ..target(value) }],
        ..Priority::default()
    };
    let with_limits = |indicator, values: &[f64]| {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        sample::with_limits(sample::series(indicator, None, BURY, &values), 0.1)
    };
    let scorecard = Sample::new()
        .with_indicator(sample::indicator("absence", "Absence"))
        .with_series(with_limits(SUSPENSIONS, &[12.0, 11.9, 12.1, 11.9, 12.0]))
        .with_series(with_limits(ABSENCE, &[5.0, 5.1, 5.0, 5.1, 5.0, 5.1, 5.0, 5.1, 5.0]))
        .with_priority(named("Old", SUSPENSIONS, 2.0))
        .with_priority(named("New", ABSENCE, 20.0))
        .build();
    let analysis = Analysis::of(&scorecard);
    let found = balance(&scorecard, &analysis, BURY);
    let [old, new] = &found.local[..] else { panic!("two priorities") };
    assert!(old.order() > new.order());
    assert!(priorities_title(&scorecard, &found).ends_with("; one more has no recent figure"));
    let brief = priority_in_brief(&scorecard, &analysis, BURY, old);
    assert_eq!(brief.figure.as_deref(), Some("12.0 in 2019/20"));
    assert_eq!(brief.first, "No recent figure.");
    let status = priority_status(&scorecard, &analysis, BURY, old);
    assert!(status.starts_with("No recent figure; in 2019/20 "), "{status}");
}
