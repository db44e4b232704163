//! Puts a trend chart together from the scorecard.

use super::context::{self, Beside};
use super::{BandPoint, ChartLine, ChartPoint, LineRole, MarkKind, PeriodMark, TrendChart, TrendOptions};
use super::{scale, target};
use crate::analysis::target::in_force;
use crate::charts::ticks::{self, on_axis};
use crate::model::{AreaId, BreakdownId, Indicator, IndicatorId, Observation, Period, Scorecard, Series};
use crate::words::{date, number};
use crate::words::{indicator_headline, remark, sentence_case, subject, unit_line, without_full_stop};

/// The trend of one indicator in one area, with others beside it; `None` where the area has no figure.
pub fn trend_chart(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    area: AreaId,
    options: TrendOptions<'_>,
) -> Option<TrendChart> {
    let focus = scorecard.series(indicator, breakdown, area)?;
    focus.latest()?;
    let about = scorecard.indicator(indicator);
    let beside = context::beside(scorecard, focus, options.beside);
    let nation = beside.iter().find(|(role, _)| *role == LineRole::Nation).map(|(_, series)| *series);
    let periods = periods(focus, &beside);
    let decimals = decimals(about, focus, nation);
    let written = |value| number::signed_by_unit(about, number::fixed(value, decimals));
    let line = |role, series| chart_line(scorecard, role, series, &periods, &written, options.name_others);
    let mut lines: Vec<ChartLine> = beside.iter().map(|&(role, series)| line(role, series)).collect();
    lines.push(line(LineRole::Focus, focus));
    let band = band(focus);
    let marked: Vec<PeriodMark> = periods.iter().map(|period| PeriodMark::of(*period)).collect();
    let mut x_range = x_range_of(&marked);
    let in_force = breakdown.is_none().then(|| in_force(scorecard, indicator, area)).flatten();
    let target =
        in_force.map(|held| target::line(scorecard, held, focus, options.judgement, decimals, &mut x_range));
    let y_range = scale::y_range(&lines, &band, target.as_ref());
    let title = match options.judgement {
        Some(judgement) => indicator_headline(scorecard, judgement),
        None => subject(scorecard, about, breakdown, area),
    };
    let grey = !options.name_others && beside.iter().any(|(role, _)| *role == LineRole::Other);
    let mut chart = TrendChart {
        subtitle: format!("{}{}", unit_line(about), if grey { "; other places in grey" } else { "" }),
        title,
        band,
        marks: context::marks(scorecard, focus, x_range),
        numbered: options.name_others,
        spans: context::spans(focus, nation),
        target,
        periods: marked,
        x_range,
        y_range,
        y_ticks: ticks::ticks(y_range[0], y_range[1], ticks::MOST_TICKS),
        summary: String::new(),
        lines,
    };
    chart.summary = summary(&chart, about, options.judgement.is_none(), &periods);
    Some(chart)
}

/// Every period of any line, oldest first.
fn periods(focus: &Series, beside: &[Beside<'_>]) -> Vec<Period> {
    let all = beside.iter().map(|(_, series)| *series).chain([focus]);
    let mut periods: Vec<Period> = all.flat_map(Series::observations).map(|o| o.period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// The same decimals for the whole chart, from the larger of the place's and the nation's latest value.
fn decimals(about: &Indicator, focus: &Series, nation: Option<&Series>) -> usize {
    let latest = [Some(focus), nation].into_iter().flatten().filter_map(Series::latest);
    number::decimals(about, latest.map(|o| o.value.abs()).fold(0.0, f64::max))
}

/// Decimal years from the first period to the last; half a year around a single one.
pub(crate) fn x_range_of(periods: &[PeriodMark]) -> [f64; 2] {
    let first = periods.first().map_or(0.0, |period| period.x);
    let last = periods.last().map_or(1.0, |period| period.x);
    if last > first { [first, last] } else { [first - 0.5, last + 0.5] }
}

fn chart_line(
    scorecard: &Scorecard,
    role: LineRole,
    series: &Series,
    periods: &[Period],
    written: &dyn Fn(f64) -> String,
    name_others: bool,
) -> ChartLine {
    let label = scorecard.area(series.area).name.clone();
    let point = |o: Observation| Some([o.period.midpoint(), on_axis(o.value)?]);
    let runs = series.unbroken_runs().into_iter().map(|run| run.into_iter().filter_map(point).collect());
    let latest = series.latest();
    let end_label = latest
        .filter(|_| role != LineRole::Other || name_others)
        .map(|latest| format!("{label} {}", written(latest.value)));
    let points = (0..series.len()).filter_map(|index| {
        let period = periods.binary_search(&series.periods[index]).ok()?;
        Some(chart_point(series, index, period, written))
    });
    ChartLine {
        area: series.area,
        role,
        runs: runs.collect(),
        end: latest.and_then(point),
        end_label,
        points: points.collect(),
        label,
    }
}

fn chart_point(series: &Series, index: usize, period: usize, written: &dyn Fn(f64) -> String) -> ChartPoint {
    let value = series.value(index);
    let text = value.map_or_else(|| number::MISSING.to_owned(), written);
    let limits = series.interval(index).filter(|_| value.is_some());
    let interval = limits.map(|(lower, upper)| format!("{} to {}", written(lower), written(upper)));
    let note = remark(series, index);
    ChartPoint { period, value, text, interval, note }
}

fn band(focus: &Series) -> Vec<Vec<BandPoint>> {
    let mut runs = Vec::new();
    for run in focus.unbroken_runs() {
        let point = |o: &Observation| {
            let (lower, upper) = focus.interval(o.index)?;
            Some(BandPoint { x: o.period.midpoint(), lower: on_axis(lower)?, upper: on_axis(upper)? })
        };
        for stretch in run.split(|o| focus.interval(o.index).is_none()) {
            let points: Vec<BandPoint> = stretch.iter().filter_map(point).collect();
            if points.len() > 1 {
                runs.push(points);
            }
        }
    }
    runs
}

/// The chart in short sentences. A title that is a finding has said the unit.
fn summary(chart: &TrendChart, about: &Indicator, with_unit: bool, periods: &[Period]) -> String {
    let mut text = chart.title.clone();
    if with_unit {
        text = format!("{text}. {}", unit_line(about));
    }
    let told = chart.lines.iter().rev().filter(|line| line.role != LineRole::Other);
    for line in told {
        let mut values = line.points.iter().filter(|point| point.value.is_some());
        let Some(first) = values.next() else { continue };
        let last = values.next_back().unwrap_or(first);
        let at = |point: &ChartPoint| {
            format!("{} in {}", point.text, date::period_in_words(periods[point.period]))
        };
        if first.period == last.period {
            text = format!("{text}. {}: {}", line.label, at(first));
        } else {
            text = format!("{text}. {}: from {} to {}", line.label, at(first), at(last));
        }
    }
    for changed in chart.marks.iter().filter(|mark| mark.kind == MarkKind::Break) {
        text = format!("{text}. {}", without_full_stop(&changed.label));
    }
    if let Some(target) = &chart.target {
        text = format!("{text}. {}", sentence_case(&target.label));
        if let Some(projection) = &target.projection {
            text = format!("{text}, {}", projection.in_full());
        }
    }
    text.push('.');
    text
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
