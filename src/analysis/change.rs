//! How a value has moved, in plain description (METHODS, "Recent trend": beside the test, and where no test is
//! possible). Nothing here is a finding.

use super::judgement::Change;
use crate::model::{Flag, Observation, Period, Series};
use std::cmp::Ordering;

/// The change of `series` up to `latest`, one of its observations.
///
/// - `from_previous`: less the period directly before. Runs of years are published once a year, so the period
///   before `2021-23` is `2020-22` although the two share two years; where they are published without overlap it
///   is `2018-20`.
/// - `from_first`: less the first observation after the last change of method; `None` where that is `latest`.
/// - `run`: consecutive steps in one direction. A missing period, a change of method or an equal value ends it.
///   It is 0 between overlapping periods: most of the figures behind two of them are the same, so that one odd
///   year would look like several years running.
pub(super) fn up_to(series: &Series, latest: Observation) -> Change {
    Change {
        from_previous: previous(series, latest).and_then(|before| difference(latest, before)),
        from_first: first(series, latest).and_then(|first| difference(latest, first)),
        run: run(series, latest),
    }
}

/// The observation of the period directly before, unless the method changed in between.
fn previous(series: &Series, later: Observation) -> Option<Observation> {
    let index = later.index.checked_sub(1)?;
    if series.flag(later.index) == Some(Flag::Break) {
        return None;
    }
    let period = series.periods[index];
    let value = series.value(index)?;
    follows(later.period, period).then_some(Observation { index, period, value })
}

/// The first observation after the last change of method, where it is an earlier one than `latest`.
pub(super) fn first(series: &Series, latest: Observation) -> Option<Observation> {
    let changed = |index: &usize| series.flag(*index) == Some(Flag::Break);
    let from = (0..=latest.index).rev().find(changed).unwrap_or(0);
    let kept = |observation: &Observation| (from..latest.index).contains(&observation.index);
    series.observations().find(kept)
}

fn run(series: &Series, latest: Observation) -> i32 {
    let mut later = latest;
    let mut direction = None;
    let mut steps = 0;
    while let Some(earlier) = previous(series, later) {
        let step = later.value.partial_cmp(&earlier.value);
        let goes_on = direction.is_none() || direction == step;
        if overlap(later.period, earlier.period) || step == Some(Ordering::Equal) || !goes_on {
            break;
        }
        direction = step;
        steps += 1;
        later = earlier;
    }
    if direction == Some(Ordering::Less) { -steps } else { steps }
}

/// Whether nothing was left out between two periods: they are one step apart, or one begins where the other ends.
fn follows(later: Period, earlier: Period) -> bool {
    later.steps_after(earlier) == 1 || later.start() == earlier.end()
}

fn overlap(later: Period, earlier: Period) -> bool {
    later.start() < earlier.end()
}

fn difference(later: Observation, earlier: Observation) -> Option<f64> {
    super::finite(later.value - earlier.value)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{series, series_of};
    use super::*;
    use crate::model::PeriodKind;

    fn change(series: &Series) -> (Option<f64>, Option<f64>, i32) {
        let found = up_to(series, series.latest().unwrap());
        (found.from_previous, found.from_first, found.run)
    }

    #[test]
    fn three_rises_in_a_row_are_a_run_of_three() {
        let bury =
            series(&[("2019", Some(8.0)), ("2020", Some(4.0)), ("2021", Some(5.0)), ("2022", Some(7.0))]);
        assert_eq!(change(&bury), (Some(2.0), Some(-1.0), 2));
    }

    #[test]
    fn falls_count_downwards() {
        let bury = series(&[("2020", Some(9.0)), ("2021", Some(6.5)), ("2022", Some(6.0))]);
        assert_eq!(change(&bury), (Some(-0.5), Some(-3.0), -2));
    }

    #[test]
    fn equal_values_end_a_run() {
        let still = series(&[("2020", Some(1.0)), ("2021", Some(3.0)), ("2022", Some(3.0))]);
        assert_eq!(change(&still), (Some(0.0), Some(2.0), 0));
        let after = series(&[("2020", Some(3.0)), ("2021", Some(3.0)), ("2022", Some(4.0))]);
        assert_eq!(change(&after), (Some(1.0), Some(1.0), 1));
    }

    #[test]
    fn a_missing_period_stops_all_but_the_change_since_the_first() {
        let missing = series(&[("2020", Some(1.0)), ("2021", None), ("2022", Some(4.0))]);
        assert_eq!(change(&missing), (None, Some(3.0), 0));
        let skipped = series(&[("2020", Some(1.0)), ("2022", Some(4.0)), ("2023", Some(5.0))]);
        assert_eq!(change(&skipped), (Some(1.0), Some(4.0), 1));
    }

    #[test]
    fn nothing_is_described_across_a_change_of_method() {
        let mut bury =
            series(&[("2020", Some(1.0)), ("2021", Some(2.0)), ("2022", Some(4.0)), ("2023", Some(5.0))]);
        bury.change(|it| it.flags = vec![None, None, Some(Flag::Break), None]);
        assert_eq!(change(&bury), (Some(1.0), Some(1.0), 1));
        bury.change(|it| it.flags = vec![None, None, None, Some(Flag::Break)]);
        assert_eq!(change(&bury), (None, None, 0));
    }

    #[test]
    fn one_observation_has_not_moved() {
        assert_eq!(change(&series(&[("2020", Some(1.0))])), (None, None, 0));
    }

    #[test]
    fn overlapping_years_are_described_but_never_running() {
        let years = |labels: [&str; 3]| {
            let values = [Some(70.0), Some(71.0), Some(72.5)];
            series_of(PeriodKind::Years, &labels.into_iter().zip(values).collect::<Vec<_>>())
        };
        assert_eq!(change(&years(["2019-21", "2020-22", "2021-23"])), (Some(1.5), Some(2.5), 0));
        assert_eq!(change(&years(["2015-17", "2018-20", "2021-23"])), (Some(1.5), Some(2.5), 2));
        assert_eq!(change(&years(["2010-12", "2011-13", "2021-23"])), (None, Some(2.5), 0));
    }

    #[test]
    fn a_difference_too_large_to_write_is_not_given() {
        let wide = series(&[("2020", Some(f64::MIN)), ("2021", Some(f64::MAX))]);
        assert_eq!(change(&wide), (None, None, 1));
    }
}
