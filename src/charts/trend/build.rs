//! Puts a trend chart together from the scorecard.

use super::context::{self, Beside};
use super::{BandPoint, ChartLine, ChartPoint, LineRole, MarkKind, PeriodMark, TrendChart, TrendOptions};
use super::{benchmark, scale, target};
use crate::analysis::Judgement;
use crate::analysis::target::in_force;
use crate::charts::ticks::{self, on_axis};
use crate::charts::time_ticks::TimeAxis;
use crate::model::{
    Against, AreaId, Benchmark, BreakdownId, Flag, Indicator, IndicatorId, MeasureKind, Observation, Period,
    Scorecard, Series,
};
use crate::words::{
    FromTo, indicator_headline, of_group, remark, sentence_case, short_group_name, source_line, subject,
    unit_line, without_full_stop,
};
use crate::words::{date, number};

/// Of more lines than these on a full chart, only the highest and the lowest have names.
const MOST_NAMED: usize = 12;

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
    let title = match options.judgement {
        Some(judgement) => indicator_headline(scorecard, judgement),
        None => subject(scorecard, scorecard.indicator(indicator), breakdown, area),
    };
    let beside = context::beside(scorecard, focus, options);
    Some(assemble(Drawing { scorecard, focus, beside, options, title, of_groups: false }))
}

/// What a chart is put together from.
pub(super) struct Drawing<'a> {
    pub(super) scorecard: &'a Scorecard,
    /// It has a figure.
    pub(super) focus: &'a Series,
    pub(super) beside: Vec<Beside<'a>>,
    pub(super) options: TrendOptions<'a>,
    pub(super) title: String,
    pub(super) of_groups: bool,
}

pub(super) fn assemble(drawing: Drawing<'_>) -> TrendChart {
    let Drawing { scorecard, focus, ref beside, options, of_groups, .. } = drawing;
    let about = scorecard.indicator(focus.indicator);
    let nation = beside.iter().find(|line| line.role == LineRole::Nation).map(|line| line.series);
    let periods = periods(focus, beside);
    let decimals = decimals(about, focus, nation);
    let written = |value| number::signed_by_unit(about, number::fixed(value, decimals));
    let lines = lines(&drawing, &periods, &written);
    let band = if of_groups { Vec::new() } else { band(focus) };
    let marked: Vec<PeriodMark> = periods.iter().map(|period| PeriodMark::of(*period)).collect();
    let mut x_range = x_range_of(&marked);
    let in_force =
        focus.breakdown.is_none().then(|| in_force(scorecard, focus.indicator, focus.area)).flatten();
    let target =
        in_force.map(|held| target::line(scorecard, held, focus, options.judgement, decimals, &mut x_range));
    let level = benchmark::level(scorecard, options.judgement, x_range[1], &written);
    let y_range = scale::y_range(&lines, &band, target.as_ref(), level.as_ref(), decimals);
    let mut chart = TrendChart {
        subtitle: subtitle(&drawing, &periods, &lines, &band),
        title: drawing.title,
        level,
        of_groups,
        band,
        marks: context::marks(scorecard, focus, x_range, options.full),
        remarks: Vec::new(),
        lettered: options.full,
        spans: context::spans(focus, nation),
        target,
        axis: TimeAxis::of(periods.first(), x_range[1]).telling(told_from(scorecard, options.judgement)),
        source: periods
            .first()
            .zip(periods.last())
            .map_or_else(String::new, |(first, last)| source_line(about, *first, *last)),
        periods: marked,
        x_range,
        y_range,
        y_ticks: ticks::ticks(y_range[0], y_range[1], ticks::MOST_TICKS, decimals),
        summary: String::new(),
        lines,
    };
    // A number of people is read by its height above the foot as well.
    let is_cut = about.measure.kind == MeasureKind::Count && y_range[0] > 0.0;
    let cut = is_cut.then(|| "the axis does not begin at 0".to_owned());
    let left_out = (!options.full && !of_groups)
        .then(|| context::starts_left_out(scorecard, focus, x_range, &chart.marks))
        .flatten();
    for told in [cut, left_out].into_iter().flatten() {
        chart.subtitle = format!("{} · {told}", chart.subtitle);
    }
    chart.summary = summary(&chart, about, options.judgement.is_none(), &periods);
    chart
}

/// Every line, the one in focus last. On a full chart the others have names as long as they are not too many.
fn lines(drawing: &Drawing<'_>, periods: &[Period], written: &dyn Fn(f64) -> String) -> Vec<ChartLine> {
    let others = drawing.beside.iter().filter(|line| line.role.is_background()).count();
    let all_named = drawing.options.full && others <= MOST_NAMED;
    let beside = drawing.beside.iter().map(|line| {
        let named = all_named || line.role != LineRole::Other;
        let named = named && !benchmark::is_best_of_few(drawing.options.judgement, line.series);
        let told = benchmark::judged_against(drawing.scorecard, drawing.options.judgement, line.series)
            .filter(|_| line.is_benchmark);
        ChartLine {
            is_benchmark: line.is_benchmark,
            ..chart_line(drawing, (line.role, line.series, told), periods, written, named)
        }
    });
    let focus = chart_line(drawing, (LineRole::Focus, drawing.focus, None), periods, written, true);
    beside.chain([focus]).collect()
}

/// The period from which the titles of the figure count.
fn told_from(scorecard: &Scorecard, judgement: Option<&Judgement>) -> Option<Period> {
    FromTo::of(scorecard, judgement?)?.here.0.map(|from| from.period)
}

/// Whose figures, their unit, when, and what has no name at its end: grey lines, the band.
fn subtitle(
    drawing: &Drawing<'_>,
    periods: &[Period],
    lines: &[ChartLine],
    band: &[Vec<BandPoint>],
) -> String {
    let (scorecard, focus) = (drawing.scorecard, drawing.focus);
    let about = scorecard.indicator(focus.indicator);
    // A card stands on the page of its place, and its axis says when.
    let is_card = !drawing.options.full && !drawing.of_groups;
    let whose = if drawing.of_groups {
        Some(drawing.title.clone())
    } else if drawing.options.full {
        Some(subject(scorecard, about, focus.breakdown, focus.area))
    } else {
        let of_group =
            || format!("{}{}", scorecard.area(focus.area).name, of_group(scorecard, focus.breakdown));
        focus.breakdown.map(|_| of_group())
    };
    let unit = Some(about.measure.unit.clone()).filter(|unit| !unit.is_empty());
    let when = periods.first().zip(periods.last()).filter(|_| !is_card);
    let when = when.map(|(first, last)| date::span_in_words(*first, *last));
    let unnamed = lines.iter().any(|line| line.role == LineRole::Other && line.end_label.is_none());
    let grey = unnamed
        .then(|| if drawing.of_groups { "other groups in grey" } else { "other places in grey" }.to_owned());
    // What has limits only up to a period must not read as if all of it had.
    let end = band.iter().flatten().map(|point| point.x).fold(f64::NEG_INFINITY, f64::max);
    let until = periods
        .iter()
        .rev()
        .find(|period| period.midpoint() <= end)
        .filter(|until| Some(*until) != periods.last());
    let until = until.map(|until| format!(" up to {}", date::period_in_words(*until))).unwrap_or_default();
    let band = (!band.is_empty()).then(|| format!("band: 95% interval{until}"));
    let told = [whose, unit, when, grey, band].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    if is_card { sentence_case(&told) } else { told }
}

/// Every period of any line, oldest first.
fn periods(focus: &Series, beside: &[Beside<'_>]) -> Vec<Period> {
    let all = beside.iter().map(|line| line.series).chain([focus]);
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

/// A line, whose name stands at its latest figure or at the one that is `told`.
fn chart_line(
    drawing: &Drawing<'_>,
    (role, series, told): (LineRole, &Series, Option<Observation>),
    periods: &[Period],
    written: &dyn Fn(f64) -> String,
    named: bool,
) -> ChartLine {
    let label = label(drawing, role, series);
    let point = |o: Observation| Some([o.period.midpoint(), on_axis(o.value)?]);
    let drawn = |runs: Vec<Vec<Observation>>| -> Vec<Vec<[f64; 2]>> {
        runs.into_iter().map(|run| run.into_iter().filter_map(point).collect()).collect()
    };
    let runs = drawn(series.unbroken_runs());
    let led = if runs.iter().all(|run| run.len() < 2) { drawn(led(series)) } else { Vec::new() };
    let latest = told.or(series.latest());
    // Beside a value of the place's own period that of another says when it was, and where others are newer all do.
    let own = drawing.focus.latest().map(|own| own.period);
    let is_old = own.as_ref() != periods.last();
    let end_value = latest.map(|latest| match own {
        Some(own) if is_old || own != latest.period => {
            format!("{} in {}", written(latest.value), date::period_on_axis(latest.period))
        }
        _ => written(latest.value),
    });
    let end_label = end_value.as_ref().filter(|_| named).map(|value| format!("{label} {value}"));
    let points = (0..series.len()).filter_map(|index| {
        let period = periods.binary_search(&series.periods[index]).ok()?;
        let note = remark(drawing.scorecard, series, index);
        Some(ChartPoint { note, ..chart_point(series, index, period, written) })
    });
    ChartLine {
        area: series.area,
        breakdown: series.breakdown,
        role,
        is_benchmark: false,
        runs,
        led,
        end: latest.and_then(point),
        end_value,
        end_label,
        points: points.collect(),
        label,
    }
}

/// The figures of one method after the other, where there are several of it.
fn led(series: &Series) -> Vec<Vec<Observation>> {
    let figures: Vec<Observation> = series.observations().collect();
    let of_one_method = |before: &Observation, after: &Observation| {
        (before.index + 1..=after.index).all(|at| series.flag(at) != Some(Flag::Break))
    };
    let stretches = figures.chunk_by(of_one_method).filter(|stretch| stretch.len() > 1);
    stretches.map(<[Observation]>::to_vec).collect()
}

/// What a line is called: its area, or in a chart of groups its group.
fn label(drawing: &Drawing<'_>, role: LineRole, series: &Series) -> String {
    let name = &drawing.scorecard.area(series.area).name;
    // What is compared with may be a place as well: the best of few.
    let is_peers =
        role == LineRole::Peers && drawing.scorecard.against() == Against::Benchmark(Benchmark::Peers);
    match series.breakdown {
        Some(group) if drawing.of_groups => {
            sentence_case(&short_group_name(drawing.scorecard.breakdown(group)))
        }
        None if drawing.of_groups => "Everyone".to_owned(),
        _ if role == LineRole::Whole => format!("{name} as a whole"),
        // By their full name they would be called after the place, at more length than a chart has room for.
        _ if is_peers && drawing.options.full => "Statistical neighbours".to_owned(),
        _ if is_peers => "Neighbours".to_owned(),
        _ => name.clone(),
    }
}

fn chart_point(series: &Series, index: usize, period: usize, written: &dyn Fn(f64) -> String) -> ChartPoint {
    let value = series.value(index);
    let text = value.map_or_else(|| number::MISSING.to_owned(), written);
    let limits = series.interval(index).filter(|_| value.is_some());
    let interval = limits.map(|(lower, upper)| format!("{} to {}", written(lower), written(upper)));
    ChartPoint { period, value, text, interval, note: None }
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
    if let Some(ends) = ends(chart, periods) {
        text = format!("{text}. {ends}");
    }
    if let Some(level) = &chart.level {
        text = format!("{text}. {}", sentence_case(&level.label));
    }
    for changed in chart.marks.iter().filter(|mark| mark.kind != MarkKind::Intervention) {
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

/// The first and the last figure of every line that is told, which is no movement: a test may be of fewer years. Where all lines
/// run over the same time, that is said once.
fn ends(chart: &TrendChart, periods: &[Period]) -> Option<String> {
    let ends = |line: &ChartLine| {
        let mut values = line.points.iter().filter(|point| point.value.is_some());
        let first = values.next()?;
        Some((line.label.clone(), first.clone(), values.next_back().cloned()))
    };
    let told = chart.lines.iter().rev().filter(|line| line.is_told(chart.of_groups));
    let told: Vec<(String, ChartPoint, Option<ChartPoint>)> = told.filter_map(ends).collect();
    let (_, first, last) = told.first()?;
    let when = |point: &ChartPoint| date::period_in_words(periods[point.period]);
    let span =
        |first: &ChartPoint, last: &Option<ChartPoint>| (first.period, last.as_ref().map(|it| it.period));
    let is_one_time = told.iter().all(|(_, from, to)| span(from, to) == span(first, last));
    let (over, after) = match last {
        Some(last) if is_one_time => (format!(" from {} to {}", when(first), when(last)), false),
        _ => (String::new(), true),
    };
    let at = |point: &ChartPoint| {
        if after { format!("{} in {}", point.text, when(point)) } else { point.text.clone() }
    };
    let line = |(label, first, last): &(String, ChartPoint, Option<ChartPoint>)| match last {
        Some(last) => format!("{label} from {} to {}", at(first), at(last)),
        None => format!("{label} {}", at(first)),
    };
    let lines: Vec<String> = told.iter().map(line).collect();
    Some(format!("Drawn{over}: {}", lines.join("; ")))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
