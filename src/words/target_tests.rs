use super::*;
use crate::analysis::Analysis;
use crate::model::{Baseline, PlainDate, Priority};
use crate::words::sample::{self, BURY, SUSPENSIONS};

/// What is said of a target of Bury's, its figures in academic years from 2015/16.
fn said(values: &[f64], value: f64, by: Option<&str>, from: Option<(i32, f64)>) -> String {
    let target = Target {
        indicator: SUSPENSIONS,
        area: None,
        value,
        by: by.and_then(PlainDate::parse),
        from: from.map(|(year, value)| Baseline { period: sample::academic_year(year), value }),
    };
    let priority =
        Priority { area: BURY, indicators: vec![SUSPENSIONS], targets: vec![target], ..Priority::default() };
    let values: Vec<_> = values.iter().copied().map(Some).collect();
    let scorecard = sample::Sample::new().with(SUSPENSIONS, BURY, &values).with_priority(priority).build();
    let analysis = Analysis::of(&scorecard);
    let judged = analysis.get(SUSPENSIONS, None, BURY).expect("it is judged");
    target_sentence(&scorecard, &judged.targets[0], judged.latest)
}

const FALLING: [f64; 5] = [12.0, 11.0, 10.0, 9.0, 8.0];

#[test]
fn the_distance_comes_first_then_the_pace_then_what_follows() {
    assert_eq!(
        said(&FALLING, 2.0, Some("2023"), None),
        "8.0 in 2019/20, 6.0 above the target of 2 for 2023. Needs to fall by 2.0 a year; has fallen by 1.0 a year \
         since 2015/16. Off track: the pace since 2015/16 does not reach the target in time, not even at the better of \
         its 95% limits."
    );
    assert_eq!(
        said(&FALLING, 4.0, Some("2024"), Some((2015, 12.0))),
        "8.0 in 2019/20, 4.0 above the target of 4 for 2024. Needs to fall by 1.0 a year; has fallen by 1.0 a year \
         since 2015/16. On track: the pace since 2015/16 reaches the target in time, at both its 95% limits. On or \
         beyond the straight path to the target from 12.0 in 2015/16, which is at 8.0 in 2019/20."
    );
}

#[test]
fn a_pace_that_falls_short_does_not_read_like_the_one_needed() {
    let short = said(&[12.24, 11.18, 10.12, 9.06, 8.0], 4.7, Some("2023"), None);
    assert!(
        short.contains("Needs to fall by 1.10 a year; has fallen by 1.06 a year since 2015/16."),
        "{short}"
    );
    assert!(short.contains("Off track:"), "{short}");
}

#[test]
fn where_the_limits_leave_it_open_they_are_said() {
    assert_eq!(
        said(&[12.0, 10.0, 12.0, 9.0, 10.5], 9.0, Some("2022"), None),
        "10.5 in 2019/20, 1.5 above the target of 9 for 2022. Needs to fall by 0.8 a year; has fallen by 0.4 a year \
         since 2015/16 (95% limits: a fall of 1.7 to a rise of 0.9). Uncertain (had been reached in 2018/19): the pace \
         since 2015/16 does not reach the target in time; the better of its 95% limits does."
    );
    let away = said(&[8.0, 9.0, 10.0, 11.0, 12.0], 9.0, Some("2022"), None);
    assert!(away.contains("has risen by 1.0 a year since 2015/16. Off track (had been"), "{away}");
    let narrow = said(&[12.0, 11.1, 9.9, 9.1, 8.0], 5.0, Some("2023"), None);
    assert!(narrow.contains("(95% limits: a fall of 0.9 to 1.1). On track, not certain:"), "{narrow}");
}

#[test]
fn after_the_deadline_it_is_said_what_became_of_it() {
    assert_eq!(
        said(&FALLING, 4.0, Some("2020"), None),
        "Missed: 8.0 in 2019/20, 4.0 above the target of 4 for 2020."
    );
    assert_eq!(
        said(&FALLING, 8.5, Some("2018"), None),
        "Met late, in 2019/20: 8.0 in 2019/20 against a target of 8.5 by 2018."
    );
    assert_eq!(
        said(&[12.0, 7.0, 9.0, 9.5, 10.0], 8.0, Some("2018"), None),
        "Met in 2016/17, since lost: 10.0 in 2019/20, 2.0 above the target of 8 for 2018."
    );
    assert_eq!(
        said(&[12.0, 11.0, 7.0, 9.0, 10.0], 8.0, Some("2017"), None),
        "Met late, in 2017/18, since lost: 10.0 in 2019/20, 2.0 above the target of 8 for 2017."
    );
    let before_its_date = said(&[12.0, 7.0, 9.0, 9.5, 13.0], 8.0, Some("2021"), None);
    assert!(before_its_date.contains(" (had been reached in 2016/17): the pace"), "{before_its_date}");
    assert_eq!(said(&FALLING, 8.0, Some("2030"), None), "Met: 8.0 in 2019/20 against a target of 8 by 2030.");
}

#[test]
fn a_reason_stands_after_the_distance() {
    assert_eq!(
        said(&FALLING, 4.0, None, None),
        "8.0 in 2019/20, 4.0 above the target of 4. The target names no date, so all that can be said is that it is \
         not met."
    );
    assert_eq!(
        said(&FALLING[3..], 4.0, Some("2020"), None),
        "8.0 in 2016/17, 4.0 above the target of 4 for 2020. Needs to fall by 1.3 a year. A pace needs three \
         comparable figures, and there are two."
    );
}

#[test]
fn what_is_printed_of_figure_target_and_distance_adds_up() {
    let said = said(&[12.0, 11.0, 10.0, 9.0, 6.26], 4.64, Some("2030"), None);
    assert!(said.starts_with("6.26 in 2019/20, 1.62 above the target of 4.64 for 2030."), "{said}");
}

#[test]
fn a_baseline_of_no_use_is_said() {
    let late = said(&FALLING, 2.0, Some("2023"), Some((2019, 8.0)));
    let why = " Its baseline is the latest figure or a later one, so there is no path from it yet.";
    assert!(late.ends_with(why), "{late}");
    let wrong = said(&FALLING, 9.0, Some("2023"), Some((2015, 8.5)));
    let why = " The target is on the wrong side of its baseline, so there is no path between them.";
    assert!(wrong.starts_with("Met: ") && wrong.ends_with(why), "{wrong}");
}
