use super::super::fixture::{FIRST, PAIR, SECOND, Two};
use super::super::rank_correlation::Link;
use super::*;
use crate::analysis::sample::{self, BURY};

/// Both rise, by steps that are in opposite order.
fn rising() -> Two {
    let rise = |steps: &mut dyn Iterator<Item = f64>| {
        let mut level = 1.0;
        let mut values = vec![level];
        for step in steps {
            level += step;
            values.push(level);
        }
        values
    };
    let first = rise(&mut (1..=12).map(f64::from));
    let second = rise(&mut (1..=12).rev().map(f64::from));
    Two::new().with(FIRST, BURY, sample::years_to(2020, &first, None)).with(
        SECOND,
        BURY,
        sample::years_to(2021, &second, None),
    )
}

fn paired(scorecard: &Scorecard) -> PairedOwn<'_> {
    let analysis = Analysis::of(scorecard);
    PairedOwn::of(scorecard, &analysis, PAIR, BURY).unwrap_or_else(|why| panic!("{why:?}"))
}

#[test]
fn of_two_that_both_rise_the_changes_are_correlated_and_not_the_levels() {
    let scorecard = rising().scorecard();
    let found = paired(&scorecard).at(1).unwrap();
    assert_eq!(found.points.len(), 13);
    let changes = found.changes.unwrap();
    assert_eq!((changes.pairs, changes.link()), (12, Link::Opposite));
    assert!((changes.coefficient + 1.0).abs() < 1e-12, "the levels would give +1");
}

#[test]
fn no_change_is_taken_over_a_gap_or_where_the_method_changed() {
    let mut two = rising();
    two.series[0].change(|it| {
        it.flags = vec![None; 13];
        it.flags[12] = Some(Flag::Break);
    });
    let found = paired(&two.scorecard()).at(1).unwrap();
    assert_eq!(found.changes.unwrap().pairs, 11);
    let mut two = rising();
    two.series[1].change(|it| {
        it.flags = vec![None; 13];
        it.flags[6] = Some(Flag::Disrupted);
    });
    let found = paired(&two.scorecard()).at(1).unwrap();
    assert_eq!((found.points.len(), found.unreliable, found.changes.unwrap().pairs), (12, 1, 10));
    let alone: Vec<usize> = (0..12).filter(|at| !found.points[*at].follows).collect();
    assert_eq!(alone, [0, 6], "no line goes over the year that is left out");
    let years = [("2011", Some(1.0)), ("2013", Some(2.0)), ("2015", Some(3.0)), ("2019", Some(4.0))];
    let both =
        Two::new().with(FIRST, BURY, sample::series(&years)).with(SECOND, BURY, sample::series(&years));
    let found: Vec<bool> =
        paired(&both.scorecard()).at(0).unwrap().points.iter().map(|point| point.follows).collect();
    assert_eq!(found, [false, true, true, false], "a survey of every second year lacks none");
}

#[test]
fn runs_of_years_that_overlap_are_taken_as_far_apart_as_they_are_long() {
    let mut two = rising();
    two.indicators[1].period = crate::model::PeriodKind::Years;
    let labels: Vec<String> =
        (2008..=2020).map(|year| format!("{}-{:02}", year - 1, (year + 1) % 100)).collect();
    let given: Vec<_> = labels.iter().map(|label| (label.as_str(), Some(label.len() as f64))).collect();
    let series = sample::series_of(crate::model::PeriodKind::Years, &given);
    two.series.pop();
    let scorecard = two.with(SECOND, BURY, series).scorecard();
    let found = paired(&scorecard).at(0).unwrap();
    assert_eq!(found.points.len(), 12, "2008-10 with 2010, from the end of the run");
    assert_eq!(found.changes.unwrap_err(), NoChanges::Changes(NoCorrelation::TooFew(3)));
}

#[test]
fn what_has_no_figure_or_none_so_far_apart_says_so() {
    let scorecard = rising().scorecard();
    assert_eq!(paired(&scorecard).lags().unwrap(), (0..=10).collect::<Vec<u8>>());
    let mut two = rising();
    two.series.pop();
    let scorecard = two.scorecard();
    let found = PairedOwn::of(&scorecard, &Analysis::of(&scorecard), PAIR, BURY).err();
    assert_eq!(found, Some(NoOwnPairs::NoFigures(SECOND)));
    let two = Two::new().both(BURY, 1.0, 2.0);
    assert_eq!(paired(&two.scorecard()).at(1).unwrap_err(), NoOwnPairs::TooFew(0));
}

#[test]
fn one_figure_is_one_point_and_a_point_or_two_are_none() {
    let mut two = Two::new().with(SECOND, BURY, sample::series(&[("2025", Some(7.0))]));
    two.indicators[0].period = crate::model::PeriodKind::Years;
    let runs = [("2014-19", Some(1.0)), ("2015-20", Some(2.0)), ("2016-21", Some(3.0))];
    let runs = sample::series_of(crate::model::PeriodKind::Years, &runs);
    let scorecard = two.with(FIRST, BURY, runs).scorecard();
    assert_eq!(paired(&scorecard).lags(), Err(NoOwnPairs::TooFew(1)));
    let years = || sample::years_to(2020, &[1.0, 2.0, 3.0], None);
    let both = || Two::new().with(FIRST, BURY, years()).with(SECOND, BURY, years());
    assert_eq!(paired(&both().scorecard()).lags(), Ok(vec![0]));
    let mut two = both();
    two.series[1].change(|it| it.flags = vec![None, Some(Flag::Disrupted), None]);
    let marked = NoOwnPairs::Unreliable { marked: 1, of: 3 };
    assert_eq!(paired(&two.scorecard()).lags(), Err(marked));
}
