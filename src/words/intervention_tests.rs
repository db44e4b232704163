use super::*;
use crate::analysis::{InterventionRole, Lately, LatelyWay, WatchSign, interventions};
use crate::model::fixture::area;
use crate::model::{AreaKind, Confidence, Flag, Intervention, PlainDate, Series};
use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS, SYSTEM, Sample};

/// Six academic years from 2015/16 of England, Bury and the first of the other places; the last three after the start.
fn judged(start: &str, bury: &[f64], others: &[[f64; 2]]) -> (Scorecard, InterventionJudgement) {
    let tried = Intervention {
        id: "team".to_owned(),
        title: "Team Around the School".to_owned(),
        areas: vec![BURY],
        start: PlainDate::parse(start),
        aims: vec![SUSPENSIONS],
        confidence: Confidence::Documented,
        ..Intervention::default()
    };
    let series = |area, values: &[f64]| -> Series {
        let values: Vec<_> = values.iter().copied().map(Some).collect();
        sample::series(SUSPENSIONS, None, area, &values)
    };
    let stepped = |[before, after]: [f64; 2]| [before, before, before, after, after, after];
    let mut builder = Sample::new()
        .with_series(series(ENGLAND, &stepped([5.0, 6.0])))
        .with_series(series(BURY, bury))
        .with_intervention(tried);
    let first = builder.parts.areas.len();
    for (at, other) in others.iter().enumerate() {
        let code = format!("E0900000{at}");
        builder.parts.areas.push(area(&code, &code, AreaKind::Place, Some(SYSTEM)));
        builder = builder.with_series(series(AreaId::at(first + at), &stepped(*other)));
    }
    let scorecard = builder.build();
    let found = interventions(&scorecard).remove(0);
    (scorecard, found)
}

const RISING: [f64; 6] = [6.0, 6.0, 6.0, 10.1, 10.1, 10.1];
const OTHERS: [[f64; 2]; 4] = [[5.0, 10.2], [5.0, 9.2], [5.0, 11.2], [5.0, 10.2]];

#[test]
fn what_moved_stands_beside_the_places_with_no_start() {
    let (scorecard, found) = judged("2018-09", &RISING, &OTHERS);
    assert_eq!(
        intervention_sentence(&scorecard, &found, 0),
        "Suspensions in Bury: higher by 4.1 per 100 pupils on average in 2018/19 to 2020/21 than in 2015/16 to 2017/18, \
         after and before Team Around the School began (September 2018). In four of the five places with no start in \
         this file, those with comparable figures for all these years: higher by 5.2. Difference: −1.1 (95% limits −4.0 to +1.8), which may be chance."
    );
    assert_eq!(intervention_reason(&scorecard, &found), None);
    let steep = [5.0, 5.0, 5.0, 14.0, 14.0, 14.0];
    let (scorecard, found) = judged("2018-09", &steep, &OTHERS);
    let said = intervention_sentence(&scorecard, &found, 0);
    assert!(said.ends_with(" A clear difference for the worse: +3.8 (95% limits +0.9 to +6.7)."), "{said}");
    let (scorecard, found) = judged("2018-09", &[4.0, 5.0, 6.0, 6.0, 6.0, 6.0], &OTHERS);
    let said = intervention_sentence(&scorecard, &found, 0);
    assert!(said.ends_with(". They were already moving apart before the start."), "{said}");
}

#[test]
fn years_after_an_end_are_told_only_where_there_are_any() {
    let (scorecard, found) = judged("2018-09", &RISING, &OTHERS);
    let said = |end: &str| {
        let change = found.change.clone().unwrap();
        let change = BeforeAfter { past_the_end: true, ..change };
        let tried = Intervention { end: PlainDate::parse(end), ..Intervention::default() };
        at_the_end(scorecard.indicator(SUSPENSIONS), &tried, &change).unwrap()
    };
    assert_eq!(said("2020-07"), "It ended in July 2020, and the years after that are among them.");
    assert_eq!(said("2020-09"), "It ended in September 2020, before 2020/21 was over, which is among them.");
    assert_eq!(said("2021-07"), "It ended in July 2021, before 2020/21 was over, which is among them.");
}

#[test]
fn what_is_printed_of_both_changes_and_their_difference_adds_up() {
    let close = [6.0, 6.0, 6.0, 12.26, 12.26, 12.26];
    let others = [[5.0, 9.64]; 4];
    let (scorecard, found) = judged("2018-09", &close, &others);
    let said = intervention_sentence(&scorecard, &found, 0);
    assert!(said.contains("higher by 6.26 per") && said.contains("higher by 4.64."), "{said}");
    assert!(said.contains(": +1.62 ("), "{said}");
}

#[test]
fn what_is_left_out_of_both_sides_and_of_the_places_is_said() {
    let within = without(6..8);
    assert_eq!(
        within,
        "Suspensions in Bury: no different on average in 2020/21 to 2024/25 (2021/22 and 2022/23 left out) than in \
         2015/16 to 2017/18, after and before Team Around the School began (2019). Of the start only the year is \
         known, so the first year that counts as after it is 2020/21. In four of the six places with no start in \
         this file, those with comparable figures for all these years: no different. Difference: 0.0 (95% limits \
         0.0 to 0.0), which may be chance."
    );
    // So it is of what does not count at an end.
    let at_an_end = without(5..7);
    assert!(
        at_an_end
            .contains(" in 2022/23 to 2024/25 (2020/21 and 2021/22 left out) than in 2015/16 to 2017/18, "),
        "{at_an_end}"
    );
}

/// What is said where these of ten years are not comparable in Bury.
fn without(disrupted: std::ops::Range<usize>) -> String {
    let tried = Intervention {
        title: "Team Around the School".to_owned(),
        areas: vec![BURY],
        start: PlainDate::parse("2019"),
        aims: vec![SUSPENSIONS],
        ..Intervention::default()
    };
    let series = |area, count: usize| {
        let values: Vec<_> = (0..count).map(|_| Some(5.0)).collect();
        sample::series(SUSPENSIONS, None, area, &values)
    };
    let bury = sample::flagged(series(BURY, 10), disrupted, Flag::Disrupted, "closed");
    let mut builder = Sample::new().with_series(bury).with_intervention(tried);
    let first = builder.parts.areas.len();
    for at in 0..5 {
        let code = format!("E0900000{at}");
        builder.parts.areas.push(area(&code, &code, AreaKind::Place, Some(SYSTEM)));
        let count = if at == 4 { 9 } else { 10 };
        builder = builder.with_series(series(AreaId::at(first + at), count));
    }
    let scorecard = builder.build();
    intervention_sentence(&scorecard, &interventions(&scorecard)[0], 0)
}

#[test]
fn with_too_few_places_the_nation_stands_beside_it_untested() {
    let (scorecard, found) = judged("2018-09", &RISING, &OTHERS[..1]);
    assert_eq!(
        intervention_sentence(&scorecard, &found, 0),
        "Suspensions in Bury: higher by 4.1 per 100 pupils on average in 2018/19 to 2020/21 than in 2015/16 to 2017/18, \
         after and before Team Around the School began (September 2018). In England: higher by 1.0. Not tested: only \
         one place without a start in this file can be compared with, and four are needed."
    );
    assert_eq!(
        intervention_reason(&scorecard, &found).as_deref(),
        Some("Only one place without a start in this file can be compared with, and four are needed.")
    );
}

#[test]
fn who_improved_from_a_similar_start_is_told_with_what_it_began() {
    let (scorecard, _) = judged("2018-09", &RISING, &OTHERS);
    let series = scorecard.series(SUSPENSIONS, None, BURY).expect("a series");
    let points: Vec<_> = series.observations().collect();
    let mut asked = WorthAsking {
        indicator: SUSPENSIONS,
        place: BURY,
        moved: [points[5], points[0]],
        lately: None,
        pace: -1.25,
        own_start: points[4],
        own_pace: 0.5,
        alike: (0.1, 3),
        started: scorecard.interventions().map(|(id, _)| id).collect(),
    };
    assert_eq!(
        worth_asking_sentence(&scorecard, &asked, sample::BOLTON),
        "Suspensions in Bury: fell from 10.1 in 2020/21 to 6.0 per 100 pupils in 2015/16 (tested). By a line fitted through all of \
         these years: Bury a fall of 1.2 a year; Bolton, from a similar start of 10.1, a rise of 0.5 a year. These two paces differ by more than \
         chance. Average of such lines of the three other \
         places from such a start: a rise of 0.1 a year (not tested). Bury began Team Around the School (September 2018) with this aim."
    );
    (asked.alike, asked.started) = ((0.5, 1), Vec::new());
    let said = worth_asking_sentence(&scorecard, &asked, sample::BOLTON);
    assert!(
        said.ends_with(
            "a rise of 0.5 a year. These two paces differ by more than chance. This file has nothing with this aim that Bury began."
        ),
        "{said}"
    );
    asked.lately = Some(Lately { way: LatelyWay::Turned, since: points[3].period });
    let said = worth_asking_sentence(&scorecard, &asked, sample::BOLTON);
    assert!(
        said.contains("in 2015/16 (tested), though down 4.1 since 2018/19 (not tested). By a line"),
        "{said}"
    );
}

#[test]
fn one_change_is_told_with_the_decimals_of_what_stands_beside_it() {
    let (scorecard, found) = judged("2018-09", &RISING, &OTHERS);
    let usual = tried_decimals(&scorecard, &found);
    let [plain, more] = [0, usual + 1].map(|least| intervention_sentence(&scorecard, &found, least));
    let by = |said: &str| said.split("by ").nth(1).and_then(|rest| rest.split(' ').next().map(str::len));
    assert_eq!(by(&plain).map(|length| length + 1), by(&more), "{plain} {more}");
}

#[test]
fn with_nothing_to_judge_it_says_why() {
    let (scorecard, found) = judged("2019-09", &RISING, &OTHERS);
    assert_eq!(
        intervention_sentence(&scorecard, &found, 0),
        "There are only two figures wholly after September 2019; three are needed on each side."
    );
    assert_eq!(origin_sentence(&scorecard, &found), None);
    assert_eq!((found.role, found.sign), (InterventionRole::Aim, None::<WatchSign>));
}
