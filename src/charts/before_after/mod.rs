//! One indicator before and after a start: the place that began, beside the mean of those that did not, or the nation.

mod draw;
mod scale;

pub use draw::before_after;
pub use scale::{DifferenceScale, difference_scale};

use super::ticks::{self, Tick, on_axis};
use super::trend::{TimeSpan, axis_range, spans};
use crate::analysis::{BeforeAfter, InterventionJudgement, Side, is_closely_known};
use crate::model::{AreaId, Flag, Observation, Period, Scorecard, Series, decimal_year};
use crate::words::{date, number};

/// So many periods before those that count are shown too.
const EARLIER: i32 = 3;
/// A small chart has at most so many ticks.
const MOST_TICKS: usize = 4;

/// The chart, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct BeforeAfterChart {
    /// The place that began.
    pub place: ComparedLine,
    /// The mean of the places that did not begin, or the nation.
    pub beside: Option<ComparedLine>,
    /// Whether that is the nation.
    pub is_nation: bool,
    /// The start, from and to, decimal years: the same where more than its year is known.
    pub start: [f64; 2],
    /// Stretches that are left out.
    pub spans: Vec<TimeSpan>,
    pub x_range: [f64; 2],
    pub y_range: [f64; 2],
    pub y_ticks: Vec<Tick>,
    /// The first period, the one of the start and the last, each at its middle.
    pub periods: Vec<(f64, String)>,
    /// What it shows, row by row: period, place, the others.
    pub figures: Vec<[String; 3]>,
}

/// A line of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ComparedLine {
    pub name: String,
    /// Decimal year and value, one run for each stretch that may be joined.
    pub runs: Vec<Vec<[f64; 2]>>,
    /// The points that are left out.
    pub left_out: Vec<[f64; 2]>,
    /// The means before and after, each with the years from and to which it is of.
    pub means: Vec<([f64; 2], f64)>,
}

impl ComparedLine {
    /// Where it ends.
    pub fn end(&self) -> Option<[f64; 2]> {
        self.runs.last()?.last().copied()
    }

    fn values(&self) -> impl Iterator<Item = f64> + '_ {
        let points = self.runs.iter().flatten().map(|point| point[1]);
        points.chain(self.means.iter().map(|(_, mean)| *mean))
    }
}

/// The chart of one indicator of one start; `None` without a before and after.
pub fn before_after_chart(scorecard: &Scorecard, judged: &InterventionJudgement) -> Option<BeforeAfterChart> {
    let change = judged.change.as_ref().ok()?;
    let series = scorecard.series(judged.indicator, None, judged.area)?;
    let first = change.before.periods.first()?.later(-EARLIER);
    let shown: Vec<Observation> =
        series.observations().filter(|point| first.is_none_or(|first| point.period >= first)).collect();
    let place = own_line(scorecard, series, &shown, change);
    let (beside, is_nation) = beside(scorecard, judged, &shown, change);
    let tried = scorecard.intervention(judged.intervention);
    let start = tried.start.as_ref()?;
    let from = decimal_year(start.first_day());
    let to = if is_closely_known(start) { from } else { decimal_year(start.last_day()) };
    let (first, last) = (shown.first()?.period, shown.last()?.period);
    let x_range = [decimal_year(first.start()), decimal_year(last.end())];
    let values = || place.values().chain(beside.iter().flat_map(ComparedLine::values)).filter_map(on_axis);
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let decimals = number::decimals(scorecard.indicator(judged.indicator), high.abs().max(low.abs()));
    let y_range = axis_range(low, high, decimals);
    let begun = shown.iter().map(|point| point.period).find(|period| decimal_year(period.end()) > from);
    let mut periods: Vec<Period> = [Some(first), begun, Some(last)].into_iter().flatten().collect();
    periods.dedup();
    let spans = { spans(series, None).into_iter() }
        .filter(|span| span.to > x_range[0] && span.from < x_range[1])
        .map(|span| TimeSpan { from: span.from.max(x_range[0]), to: span.to.min(x_range[1]), ..span })
        .collect();
    Some(BeforeAfterChart {
        figures: figures(scorecard, judged, &shown, beside.as_ref()),
        place,
        beside,
        is_nation,
        start: [from, to],
        spans,
        x_range,
        y_range,
        y_ticks: ticks::ticks(y_range[0], y_range[1], MOST_TICKS, decimals),
        periods: periods
            .into_iter()
            .map(|period| (period.midpoint(), date::period_on_axis(period)))
            .collect(),
    })
}

fn own_line(
    scorecard: &Scorecard,
    series: &Series,
    shown: &[Observation],
    change: &BeforeAfter,
) -> ComparedLine {
    let place = |point: &Observation| Some([point.period.midpoint(), on_axis(point.value)?]);
    let is_shown = |point: &&Observation| shown.iter().any(|other| other.index == point.index);
    let runs =
        series.unbroken_runs().into_iter().map(|run| run.iter().filter(is_shown).filter_map(place).collect());
    let disrupted = shown.iter().filter(|point| series.flag(point.index) == Some(Flag::Disrupted));
    ComparedLine {
        name: scorecard.area(series.area).name.clone(),
        runs: runs.filter(|run: &Vec<[f64; 2]>| !run.is_empty()).collect(),
        left_out: disrupted.filter_map(place).collect(),
        means: means(change, [change.before.mean, change.after.mean]),
    }
}

/// The mean of each side over the years from the first to the last of its periods.
fn means(change: &BeforeAfter, [before, after]: [f64; 2]) -> Vec<([f64; 2], f64)> {
    let years = |side: &Side| {
        let (first, last) = (side.periods.iter().min()?, side.periods.iter().max()?);
        Some([decimal_year(first.start()), decimal_year(last.end())])
    };
    let sides = [(years(&change.before), before), (years(&change.after), after)];
    sides.into_iter().filter_map(|(years, mean)| Some((years?, on_axis(mean)?))).collect()
}

/// The others over the same periods, and whether they are the nation.
fn beside(
    scorecard: &Scorecard,
    judged: &InterventionJudgement,
    shown: &[Observation],
    change: &BeforeAfter,
) -> (Option<ComparedLine>, bool) {
    let of = |areas: &[AreaId], name: &str, sides: [f64; 2]| ComparedLine {
        name: name.to_owned(),
        runs: mean_runs(scorecard, judged, areas, shown),
        left_out: Vec::new(),
        means: means(change, sides),
    };
    if let (Ok(others), Ok(_)) = (&judged.comparators, &judged.contrast) {
        let sides = [others.mean_before, others.mean_before + others.mean_change];
        return (Some(of(&others.areas, "elsewhere", sides)), false);
    }
    let nation = scorecard.national();
    let has_change = judged.nation.is_some();
    let line = has_change.then(|| ComparedLine {
        means: Vec::new(),
        ..of(&[nation], &scorecard.area(nation).name, [0.0, 0.0])
    });
    (line, has_change)
}

/// The mean of some areas in each period for which all of them have a figure, joined where they are joined.
fn mean_runs(
    scorecard: &Scorecard,
    judged: &InterventionJudgement,
    areas: &[AreaId],
    shown: &[Observation],
) -> Vec<Vec<[f64; 2]>> {
    let all: Option<Vec<&Series>> =
        areas.iter().map(|area| scorecard.series(judged.indicator, None, *area)).collect();
    let Some(all) = all.filter(|all| !all.is_empty()) else { return Vec::new() };
    let mean = |period: Period| {
        let share = all.len() as f64;
        all.iter().map(|series| Some(series.at(period)?.value / share)).sum::<Option<f64>>().and_then(on_axis)
    };
    let mut runs: Vec<Vec<[f64; 2]>> = Vec::new();
    let mut previous: Option<Period> = None;
    for point in shown {
        let Some(value) = mean(point.period) else { continue };
        let joins = previous.is_some_and(|previous| point.period.steps_after(previous) == 1);
        let at = [point.period.midpoint(), value];
        match runs.last_mut() {
            Some(run) if joins => run.push(at),
            _ => runs.push(vec![at]),
        }
        previous = Some(point.period);
    }
    runs
}

fn figures(
    scorecard: &Scorecard,
    judged: &InterventionJudgement,
    shown: &[Observation],
    beside: Option<&ComparedLine>,
) -> Vec<[String; 3]> {
    let about = scorecard.indicator(judged.indicator);
    // Both have the middles of the same periods.
    let is_of = |point: &&[f64; 2], period: Period| point[0].total_cmp(&period.midpoint()).is_eq();
    let others = |period: Period| {
        let mut points = beside.into_iter().flat_map(|line| line.runs.iter().flatten());
        let found = points.find(|point| is_of(point, period));
        found.map_or(number::MISSING.to_owned(), |point| number::value(about, point[1]))
    };
    let row = |point: &Observation| {
        [date::period_in_words(point.period), number::value(about, point.value), others(point.period)]
    };
    shown.iter().map(row).collect()
}
