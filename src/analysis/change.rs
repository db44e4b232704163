//! How a value has moved, in plain description (METHODS, "Movement": beside the test, and where no test is possible).
//! Nothing here is a finding.

use super::benchmark::benchmark_series;
use super::judgement::{Change, Interval, Judgement};
use super::movement::{Lately, LatelyWay, MovementBy, MovementVerdict, last_tested};
use super::running::before_in_run;
use super::trend::CRITICAL;
use crate::model::{Flag, Indicator, Observation, Period, Scorecard, Series};
use std::cmp::Ordering;

/// Without an interval, a change of at most this share of the distance between the outer fifths of the national spread
/// is little.
const LITTLE_OF_SPREAD: f64 = 0.1;
/// Without either, a change of at most this share of the first value is little.
const LITTLE_OF_VALUE: f64 = 0.02;

/// The change of `series` up to `latest`, one of its observations.
///
/// - `from_previous`: less the period directly before. Runs of years are published once a year, so the period
///   before `2021-23` is `2020-22` although the two share two years; where they are published without overlap it
///   is `2018-20`.
/// - `from_first`: less the first observation after the last change of method; `None` where that is `latest`.
/// - `run`: consecutive steps in one direction of the figures as they are shown. A missing period, a change of method, a figure
///   that reads the same or one of low reliability ends it. It is 0 between overlapping periods: most of the figures behind two of them are the same, so
///   that one odd year would look like several years running.
///
/// A disrupted period is in none of these: its figure is not comparable. `interval` is that of `latest`, `spread` the
/// distance between the outer fifths of the national spread in its period.
pub(super) fn up_to(
    about: &Indicator,
    series: &Series,
    latest: Observation,
    interval: Option<Interval>,
    spread: Option<f64>,
) -> Change {
    let first = first(series, latest);
    Change {
        from_previous: previous(about, series, latest).and_then(|before| difference(latest, before)),
        from_first: first.and_then(|first| difference(latest, first)),
        run: run(about, series, latest),
        little: first.is_some_and(|first| is_little(latest.value, first.value, interval, spread)),
    }
}

/// Whether a value has changed little since the first: that lies within the interval of the latest value or, without
/// one, near it in terms of the national spread or of the value itself.
fn is_little(latest: f64, first: f64, interval: Option<Interval>, spread: Option<f64>) -> bool {
    let change = (latest - first).abs();
    match (interval, spread) {
        (Some(limits), _) => (limits.lower..=limits.upper).contains(&first),
        (None, Some(spread)) => change <= LITTLE_OF_SPREAD * spread,
        (None, None) => change <= LITTLE_OF_VALUE * first.abs(),
    }
}

/// Steps without a change from which figures are said to stand still: one alone is often a matter of rounding.
const STANDS_STILL: usize = 2;

/// What the latest figures of `series` did against its movement, which is `rising` or else falling: stood still, or went the
/// other way by more than little. `interval` and `spread` as for [`up_to`].
pub(super) fn lately(
    about: &Indicator,
    series: &Series,
    latest: Observation,
    rising: bool,
    interval: Option<Interval>,
    spread: Option<f64>,
) -> Option<Lately> {
    let still = back_while(about, series, latest, Ordering::Equal);
    if latest.index - still.index >= STANDS_STILL {
        return Some(Lately { way: LatelyWay::Still, since: still.period });
    }
    let against = if rising { Ordering::Less } else { Ordering::Greater };
    let turn = back_while(about, series, latest, against);
    let turned = turn.index < latest.index && !is_little(latest.value, turn.value, interval, spread);
    turned.then_some(Lately { way: LatelyWay::Turned, since: turn.period })
}

/// The first of the figures up to `latest` from each of which to the next it goes this way.
fn back_while(about: &Indicator, series: &Series, latest: Observation, way: Ordering) -> Observation {
    let before = |later: &Observation| {
        let goes = |earlier: &Observation| later.value.partial_cmp(&earlier.value) == Some(way);
        before_in_run(about, series, *later).filter(goes)
    };
    std::iter::successors(Some(latest), before).last().unwrap_or(latest)
}

/// The first figure of a longer record that a tested movement does not tell of, where it says otherwise: what has risen since the
/// first figure of its test lies below one before that, by more than little, or the other way round.
pub fn longer_record(scorecard: &Scorecard, judgement: &Judgement) -> Option<Observation> {
    let movement = &judgement.movement;
    let moved = matches!(movement.verdict, MovementVerdict::Improving | MovementVerdict::Worsening);
    let by_trend = movement.by.is_some_and(|by| by != MovementBy::ProcessControl);
    let (rising, since) = (movement.rising?, movement.since.filter(|_| moved && by_trend)?);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let latest = judgement.latest?;
    let first = first(series, latest).filter(|first| first.period < since)?;
    let against = if rising { latest.value < first.value } else { latest.value > first.value };
    let little = is_little(latest.value, first.value, judgement.interval, judgement.spread_width);
    (against && !little).then_some(first)
}

/// A test that found no trend between figures that lie apart by more than little.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trendless {
    /// The first and the last figure of the test.
    pub ends: [Observation; 2],
    pub why: NoClearTrend,
}

/// Why a test calls no trend what rises or falls from its first figure to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoClearTrend {
    /// Too many pairs of figures go the other way, or are equal: the Mann–Kendall test.
    BackAndForth,
    /// The slope is no larger than chance may make it.
    MayBeChance,
    /// Without one of its figures the slope would have the other sign.
    OneFigure,
}

/// Why a tested movement is no clear trend although its ends lie apart; `None` where they do not, where a trend was found, and
/// of process control, which has a chart of its own.
pub fn trendless(scorecard: &Scorecard, judgement: &Judgement) -> Option<Trendless> {
    let movement = &judgement.movement;
    let why = match movement.by.filter(|_| movement.verdict == MovementVerdict::Steady)? {
        MovementBy::ProcessControl => return None,
        MovementBy::MannKendall => NoClearTrend::BackAndForth,
        MovementBy::RecentTrend if judgement.trend.statistic.is_some_and(|found| found > CRITICAL) => {
            NoClearTrend::OneFigure
        }
        MovementBy::RecentTrend => NoClearTrend::MayBeChance,
    };
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let ends = [series.at(movement.since?)?, last_tested(scorecard, judgement)?];
    let interval = judgement.interval.filter(|_| Some(ends[1]) == judgement.latest);
    let little = is_little(ends[1].value, ends[0].value, interval, judgement.spread_width);
    (!little).then_some(Trendless { ends, why })
}

/// The present run of a series, in plain description.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Steps in one direction: 4 is up four periods running, −3 down three.
    pub steps: i32,
    /// Where it starts.
    pub first: Observation,
    /// Where it has come to.
    pub last: Observation,
    /// By how much the benchmark has changed over the same periods.
    pub benchmark: Option<f64>,
}

/// The run that a judgement counts, with its first and last value and the benchmark's change beside it; `None` where
/// there is none.
pub fn present_run(scorecard: &Scorecard, judgement: &Judgement) -> Option<Run> {
    let (steps, last) = (judgement.change.run, judgement.latest?);
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let index = last.index.checked_sub(steps.unsigned_abs() as usize).filter(|_| steps != 0)?;
    let first = Observation { index, period: series.periods[index], value: series.value(index)? };
    let beside = benchmark_series(scorecard, judgement);
    let shown = |at: Observation| scorecard.indicator(judgement.indicator).measure.as_shown(at.value);
    let benchmark = beside
        .and_then(|beside| super::finite(shown(beside.at(last.period)?) - shown(beside.at(first.period)?)));
    Some(Run { steps, first, last, benchmark })
}

/// The observation of the period directly before, unless the method changed in between or one of the two is disrupted.
pub(super) fn previous(about: &Indicator, series: &Series, later: Observation) -> Option<Observation> {
    let index = later.index.checked_sub(1)?;
    let stops = [series.flag(later.index), series.flag(index)].contains(&Some(Flag::Disrupted));
    if stops || series.flag(later.index) == Some(Flag::Break) {
        return None;
    }
    let period = series.periods[index];
    let value = series.value(index)?;
    about.follows(later.period, period).then_some(Observation { index, period, value })
}

/// The first comparable observation after the last change of method, where it is an earlier one than `latest` and that
/// is comparable too.
pub fn first(series: &Series, latest: Observation) -> Option<Observation> {
    let changed = |index: &usize| series.flag(*index) == Some(Flag::Break);
    let from = (0..=latest.index).rev().find(changed).unwrap_or(0);
    let disrupted = |index: usize| series.flag(index) == Some(Flag::Disrupted);
    let kept = |observation: &Observation| {
        (from..latest.index).contains(&observation.index) && !disrupted(observation.index)
    };
    series.observations().find(kept).filter(|_| !disrupted(latest.index))
}

/// The figure from which the latest one of a judgement is told. Where a trend was tested up to it, that is the first figure of
/// the test, so that what stands beside the sign of the movement is of the same periods as the sign; else the last before
/// periods that cannot be compared, else the first comparable.
pub fn told_from(
    scorecard: &Scorecard,
    judgement: &Judgement,
    series: &Series,
    latest: Observation,
) -> Option<Observation> {
    let tested = trend_tested_since(scorecard, judgement).and_then(|since| series.at(since));
    tested.or_else(|| base(series, latest))
}

/// From which period a trend was tested up to the latest figure, whatever the test found.
pub fn trend_tested_since(scorecard: &Scorecard, judgement: &Judgement) -> Option<Period> {
    let movement = &judgement.movement;
    let is_trend = matches!(movement.by, Some(MovementBy::RecentTrend | MovementBy::MannKendall));
    let is_whole = judgement.latest.is_some() && last_tested(scorecard, judgement) == judgement.latest;
    movement.since.filter(|_| is_trend && is_whole)
}

fn base(series: &Series, latest: Observation) -> Option<Observation> {
    let first = first(series, latest)?;
    let disrupted = |index: &usize| series.flag(*index) == Some(Flag::Disrupted);
    let Some(until) = (first.index..latest.index).find(disrupted) else { return Some(first) };
    let before = |at: &Observation| (first.index..until).contains(&at.index);
    series.observations().rfind(before)
}

fn run(about: &Indicator, series: &Series, latest: Observation) -> i32 {
    let mut later = latest;
    let mut direction = None;
    let mut steps = 0;
    while let Some(earlier) = before_in_run(about, series, later) {
        let step = step(about, earlier, later);
        let goes_on = direction.is_none() || direction == step;
        if about.overlap(later.period, earlier.period) || step == Some(Ordering::Equal) || !goes_on {
            break;
        }
        direction = step;
        steps += 1;
        later = earlier;
    }
    if direction == Some(Ordering::Less) { -steps } else { steps }
}

/// Which way it goes from one figure to the next, by what is shown of both: nobody sees a step between figures that read the same.
fn step(about: &Indicator, earlier: Observation, later: Observation) -> Option<Ordering> {
    about.measure.as_shown(later.value).partial_cmp(&about.measure.as_shown(earlier.value))
}

/// From which period each figure up to `last` rose, or else fell, on the one before; `None` where that is one step or none.
pub(super) fn each_since(
    about: &Indicator,
    series: &Series,
    last: Observation,
    rising: bool,
) -> Option<Period> {
    let steps = run(about, series, last);
    let several = steps.unsigned_abs() > 1 && (steps > 0) == rising;
    let first = last.index.checked_sub(steps.unsigned_abs() as usize).filter(|_| several)?;
    series.periods.get(first).copied()
}

fn difference(later: Observation, earlier: Observation) -> Option<f64> {
    super::finite(later.value - earlier.value)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{series, series_of};
    use super::super::spread::Fifths;
    use super::*;
    use crate::model::{Period, PeriodKind};

    fn change(series: &Series) -> (Option<f64>, Option<f64>, i32) {
        change_of(&Indicator::default(), series)
    }

    fn change_of(about: &Indicator, series: &Series) -> (Option<f64>, Option<f64>, i32) {
        let found = up_to(about, series, series.latest().unwrap(), None, None);
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
    fn figures_that_read_the_same_are_no_step() {
        let shown_alike = series(&[("2020", Some(3.0)), ("2021", Some(4.0)), ("2022", Some(4.04))]);
        assert_eq!(change(&shown_alike).2, 0);
        let after = series(&[("2020", Some(4.0)), ("2021", Some(4.04)), ("2022", Some(4.5))]);
        assert_eq!(change(&after).2, 1, "they end a run");
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
    fn years_that_share_only_one_that_their_labels_reach_into_may_run() {
        let labels = ["2013-16", "2016-19", "2019-22"];
        let values = [Some(70.0), Some(71.0), Some(72.5)];
        let series = series_of(PeriodKind::Years, &labels.into_iter().zip(values).collect::<Vec<_>>());
        let three = Indicator { span: Some(3), ..Indicator::default() };
        assert_eq!(
            change_of(&three, &series),
            (Some(1.5), Some(2.5), 2),
            "2016/17 to 2018/19, then 2019/20 to 2021/22"
        );
        assert_eq!(change(&series), (None, Some(2.5), 0), "four years of the calendar share one");
    }

    #[test]
    fn what_moves_as_a_whole_is_told_apart_from_since_when_each_figure_moved_so() {
        let first = Period::parse(PeriodKind::Year, "2014").unwrap();
        let of = |values: &[f64], rising: bool| {
            let years: Vec<String> = (2014..).take(values.len()).map(|year| year.to_string()).collect();
            let figures = years.iter().map(String::as_str).zip(values.iter().copied().map(Some));
            let series = series(&figures.collect::<Vec<_>>());
            let last = series.latest().unwrap();
            each_since(&Indicator::default(), &series, last, rising)
        };
        let rises = [4.8, 4.1, 4.2, 4.8, 5.9, 3.3, 5.8, 10.2, 12.4, 15.3];
        assert_eq!(of(&rises, true), first.later(5), "the lowest of all, and not the first of the test");
        assert_eq!(of(&rises, false), None);
        assert_eq!(of(&rises.map(|value| -value), false), first.later(5));
        assert_eq!(of(&[4.8, 5.9, 3.3, 5.8], true), None, "one step is no run");
        assert_eq!(of(&[4.8, 5.9, 5.9], true), None);
    }

    fn flagged(flags: &[Option<Flag>]) -> Series {
        let labels = ["2019", "2020", "2021", "2022", "2023"];
        let mut bury = series(&labels.map(|label| (label, label[3..].parse().ok())));
        bury.change(|it| it.flags = flags.to_vec());
        bury
    }

    #[test]
    fn a_run_never_starts_at_or_passes_a_figure_of_low_reliability() {
        let low = Some(Flag::LowReliability);
        assert_eq!(change(&flagged(&[None, low, None, None, None])), (Some(1.0), Some(-6.0), 2));
        assert_eq!(change(&flagged(&[None, None, None, None, low])).2, 0);
        assert_eq!(change(&flagged(&[None, None, None, Some(Flag::Provisional), None])).2, 3);
    }

    #[test]
    fn nothing_is_described_from_or_to_a_disrupted_period() {
        let disrupted = Some(Flag::Disrupted);
        assert_eq!(change(&flagged(&[disrupted, None, None, None, None])), (Some(1.0), Some(3.0), 3));
        assert_eq!(change(&flagged(&[None, None, None, disrupted, None])), (None, Some(-6.0), 0));
        assert_eq!(change(&flagged(&[None, None, None, None, disrupted])), (None, None, 0));
    }

    #[test]
    fn little_changed_means_within_the_interval_then_the_spread_then_the_value() {
        let method = super::super::judgement::IntervalMethod::Published;
        let limits = |lower, upper| Some(Interval { lower, upper, method });
        assert!(!is_little(78.6, 80.0, limits(78.3, 78.9), None), "1.8 % less, and outside the interval");
        assert!(is_little(78.6, 78.9, limits(78.3, 78.9), None));
        let values: Vec<f64> = (0..=100).map(f64::from).collect();
        let fifths = Fifths::of(&[], &values, crate::model::AreaKind::Place, sample_period());
        let spread = fifths.map(|fifths| fifths.distance());
        assert!(is_little(50.0, 56.0, None, spread), "a tenth of 80 less 20 is 6");
        assert!(!is_little(50.0, 56.1, None, spread));
        assert!(is_little(51.0, 50.0, None, None) && !is_little(51.1, 50.0, None, None));
    }

    fn sample_period() -> Period {
        super::super::sample::period("2023")
    }

    #[test]
    fn a_difference_too_large_to_write_is_not_given() {
        let wide = series(&[("2020", Some(f64::MIN)), ("2021", Some(f64::MAX))]);
        assert_eq!(change(&wide), (None, None, 1));
    }
}
