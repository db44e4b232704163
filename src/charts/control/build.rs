//! Puts a process-control chart together from its points.

use super::{ControlChart, ControlPoint, EndKind, EndLabel, LimitStretch, points, scale};
use crate::analysis::{Spc, Xmr, XmrPoint};
use crate::charts::ticks::{self, on_axis};
use crate::charts::trend::{PeriodMark, TargetLine, marks, spans, x_range_of};
use crate::model::{
    AreaId, BreakdownId, Indicator, IndicatorId, MeasureKind, Observation, Scorecard, Series,
};
use crate::words::number;
use crate::words::{
    Reason, assurance_sentence, of_group, remark, sentence_case, unit_line, variation_headline,
    variation_sentence,
};

/// Counts below this are shown with a decimal in their mean and limits, which are no counts.
const SMALL_COUNT: f64 = 100.0;

/// The process-control chart of one indicator in one area; `None` where it has no point.
///
/// `target` is the value of the one in force.
pub fn control_chart(
    scorecard: &Scorecard,
    indicator: IndicatorId,
    breakdown: Option<BreakdownId>,
    area: AreaId,
    chart: &Xmr,
    spc: &Spc,
    target: Option<f64>,
) -> Option<ControlChart> {
    let latest = chart.points.last()?.observation;
    let series = scorecard.series(indicator, breakdown, area)?;
    let about = scorecard.indicator(indicator);
    let figures = Figures::of(about, chart);
    let stretches = scale::stretches(about, chart);
    let target = target.and_then(on_axis).map(|value| TargetLine {
        value,
        label: format!("target {}", number::plain(about, value)),
        ..TargetLine::default()
    });
    let first = chart.points.first()?.observation.index;
    let periods: Vec<PeriodMark> = series.periods[first..=latest.index]
        .iter()
        .map(|period| PeriodMark { x: period.midpoint(), label: period.to_string() })
        .collect();
    let x_range = x_range_of(&periods);
    let y_range = scale::y_range(chart, &stretches, target.as_ref().map(|target| target.value));
    let point = |at| control_point(about, series, chart, at, &figures);
    let mut drawn = ControlChart {
        title: title(scorecard, about, area, chart, spc),
        subtitle: subtitle(scorecard, about, breakdown, area, spc.variation.is_some()),
        area,
        points: (0..chart.points.len()).map(point).collect(),
        runs: runs(series, chart),
        ends: ends(about, &figures, latest.value, &stretches, target.as_ref()),
        stretches,
        marks: marks(scorecard, series, x_range),
        spans: spans(series, None),
        periods,
        x_range,
        y_range,
        y_ticks: ticks::ticks(y_range[0], y_range[1], ticks::MOST_TICKS),
        reason: spc.reason.filter(|_| spc.variation.is_none()).map(|why| why.sentence(scorecard)),
        target,
        summary: String::new(),
    };
    drawn.summary = summary(&drawn, about, spc);
    Some(drawn)
}

/// The same decimals for the whole chart.
struct Figures {
    values: usize,
    lines: usize,
}

impl Figures {
    fn of(about: &Indicator, chart: &Xmr) -> Self {
        let size = chart.points.iter().map(|point| point.observation.value.abs()).fold(0.0, f64::max);
        let values = number::decimals(about, size);
        let small_count = about.measure.kind == MeasureKind::Count && size < SMALL_COUNT;
        Self { values, lines: values.max(usize::from(small_count)) }
    }

    fn value(&self, value: f64) -> String {
        number::fixed(value, self.values)
    }

    fn line(&self, value: f64) -> String {
        number::fixed(value, self.lines)
    }
}

/// The finding at the latest point, or what is shown where there is none.
fn title(scorecard: &Scorecard, about: &Indicator, area: AreaId, chart: &Xmr, spc: &Spc) -> String {
    let Some(variation) = spc.variation else {
        return format!("{} in {}", about.short, scorecard.area(area).name);
    };
    let at = chart.points.len().checked_sub(1);
    let highest = spc.rules.first().zip(at).and_then(|(rule, at)| {
        let (side, count) = points::finding(chart, at, rule)?;
        Some((rule, side, count))
    });
    variation_headline(variation, highest)
}

fn subtitle(
    scorecard: &Scorecard,
    about: &Indicator,
    breakdown: Option<BreakdownId>,
    area: AreaId,
    title_is_finding: bool,
) -> String {
    let name = format!("{} in {}", about.short, scorecard.area(area).name);
    let mut text = match (title_is_finding, about.measure.unit.as_str()) {
        (true, "") => name,
        (true, unit) => format!("{name}, {unit}"),
        (false, _) => unit_line(about, &name),
    };
    text.push_str(&of_group(scorecard, breakdown));
    text
}

fn control_point(
    about: &Indicator,
    series: &Series,
    chart: &Xmr,
    at: usize,
    figures: &Figures,
) -> ControlPoint {
    let point = &chart.points[at];
    let observation = point.observation;
    let note = remark(series, observation.index);
    ControlPoint {
        period: observation.index - chart.points[0].observation.index,
        x: observation.period.midpoint(),
        value: observation.value,
        text: figures.value(observation.value),
        variation: point.variation,
        rules: points::rules_in_words(chart, at),
        expected: expected(about, point, figures),
        note,
    }
}

/// The range to be expected, without a limit that the measure cannot reach: `3.9 to 8.5`, `up to 8.5`.
fn expected(about: &Indicator, point: &XmrPoint, figures: &Figures) -> Option<String> {
    let limits = point.limits?;
    let (lower, upper) = scale::possible(about, limits);
    Some(match (lower.map(|limit| figures.line(limit)), upper.map(|limit| figures.line(limit))) {
        (Some(lower), Some(upper)) => format!("{lower} to {upper}"),
        (None, Some(upper)) => format!("up to {upper}"),
        (Some(lower), None) => format!("{lower} or more"),
        (None, None) => return None,
    })
}

/// The line is broken where the series is, not where a new group starts: the process went on.
fn runs(series: &Series, chart: &Xmr) -> Vec<Vec<[f64; 2]>> {
    let last = chart.points.last().map(|point| point.observation.period);
    let shown = |run: Vec<Observation>| -> Vec<[f64; 2]> {
        let within = run.into_iter().filter(|o| last.is_none_or(|last| o.period <= last));
        within.filter_map(|o| Some([o.period.midpoint(), on_axis(o.value)?])).collect()
    };
    series.unbroken_runs().into_iter().map(shown).filter(|run| !run.is_empty()).collect()
}

fn ends(
    about: &Indicator,
    figures: &Figures,
    latest: f64,
    stretches: &[LimitStretch],
    target: Option<&TargetLine>,
) -> Vec<EndLabel> {
    let label = |kind, name: &str, value: String| EndLabel { kind, text: format!("{name} {value}"), value };
    let mut ends = vec![label(EndKind::Latest, "latest", figures.value(latest))];
    if let Some(target) = target {
        let value = number::plain(about, target.value);
        ends.push(EndLabel { kind: EndKind::Target, text: target.label.clone(), value });
    }
    if let Some(last) = stretches.last() {
        ends.push(label(EndKind::Mean, "mean", figures.line(last.mean)));
        ends.extend(last.upper.map(|limit| label(EndKind::Upper, "upper limit", figures.line(limit))));
        ends.extend(last.lower.map(|limit| label(EndKind::Lower, "lower limit", figures.line(limit))));
    }
    ends
}

fn summary(drawn: &ControlChart, about: &Indicator, spc: &Spc) -> String {
    let mut sentences = vec![drawn.title.clone(), drawn.subtitle.clone()];
    sentences
        .extend(drawn.points.last().map(|point| format!("{} in {}", point.text, drawn.period_of(point))));
    if drawn.ends.len() > 1 {
        let named = drawn.ends.iter().filter(|end| end.kind != EndKind::Latest);
        let named: Vec<&str> = named.map(|end| end.text.as_str()).collect();
        sentences.push(sentence_case(&named.join(", ")));
    }
    if let Some(variation) = spc.variation {
        sentences.push(variation_sentence(variation, about.polarity).to_owned());
    }
    let target = drawn.target.as_ref().map(|target| target.value);
    sentences
        .extend(spc.assurance.zip(target).map(|(found, target)| assurance_sentence(about, found, target)));
    sentences.extend(drawn.reason.clone());
    let mut text: Vec<&str> = Vec::with_capacity(sentences.len());
    for sentence in &sentences {
        let sentence = sentence.trim_end_matches('.');
        if !text.contains(&sentence) {
            text.push(sentence);
        }
    }
    format!("{}.", text.join(". "))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
