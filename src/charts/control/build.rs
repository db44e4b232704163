//! Puts a process-control chart together from its points.

use super::{ControlChart, ControlPoint, EndKind, EndLabel, LimitStretch, scale};
use crate::analysis::xmr::signals;
use crate::analysis::{Judgement, Xmr, XmrPoint};
use crate::charts::ticks::{self, on_axis};
use crate::charts::time_ticks::TimeAxis;
use crate::charts::trend::{PeriodMark, TargetLine, marks, spans, x_range_of};
use crate::model::{Flag, Indicator, MeasureKind, Period, Scorecard, Series};
use crate::words::{
    Reason, assurance_sentence, remark, season_sentence, season_words, sentence_case, signal_words,
    source_line, step_sentence, subject, unit_line, variation_headline, variation_sentence,
};
use crate::words::{date, number};

/// Counts below this are shown with a decimal in their mean and limits, which are no counts.
const SMALL_COUNT: f64 = 100.0;

/// The process-control chart of a judgement, drawn from `chart`; `None` where it has no point.
///
/// `target` is the value of the one in force.
pub fn control_chart(
    scorecard: &Scorecard,
    judgement: &Judgement,
    chart: &Xmr,
    target: Option<f64>,
) -> Option<ControlChart> {
    let latest = chart.points.last()?.observation;
    let series = scorecard.series(judgement.indicator, judgement.breakdown, judgement.area)?;
    let about = scorecard.indicator(judgement.indicator);
    // A target is a level, and a seasonal chart is of differences.
    let target = target.filter(|_| !chart.seasonal);
    let figures = Figures::of(about, chart);
    let stretches = scale::stretches(about, chart);
    let target = target.and_then(on_axis).map(|value| TargetLine {
        value,
        label: format!("target {}", number::target_with_sign(about, value)),
        ..TargetLine::default()
    });
    let first = chart.points.first()?.observation.index;
    let shown = &series.periods[first..=latest.index];
    let periods: Vec<PeriodMark> = shown.iter().map(|period| PeriodMark::of(*period)).collect();
    let x_range = x_range_of(&periods);
    let y_range =
        scale::y_range(chart, &stretches, target.as_ref().map(|target| target.value), figures.lines);
    let point = |at| control_point(scorecard, series, chart, at, &figures);
    let mut drawn = ControlChart {
        title: title(scorecard, judgement, chart),
        subtitle: subtitle(about, chart, shown),
        area: judgement.area,
        points: (0..chart.points.len()).map(point).collect(),
        runs: runs(series, chart),
        ends: ends(about, &figures, latest.value, &stretches, target.as_ref()),
        stretches,
        marks: marks(scorecard, series, x_range, true),
        remarks: Vec::new(),
        spans: spans(series, None),
        axis: TimeAxis::of(shown.first(), x_range[1]),
        source: source_line(about, shown[0], latest.period),
        periods,
        x_range,
        y_range,
        y_ticks: ticks::ticks(y_range[0], y_range[1], ticks::MOST_TICKS, figures.lines),
        reason: judgement.spc.reason.map(|why| why.sentence(scorecard)),
        target,
        summary: String::new(),
    };
    drawn.summary = summary(scorecard, judgement, chart, &drawn);
    Some(drawn)
}

/// The same decimals for the whole chart.
struct Figures<'a> {
    about: &'a Indicator,
    values: usize,
    lines: usize,
}

impl<'a> Figures<'a> {
    fn of(about: &'a Indicator, chart: &Xmr) -> Self {
        let size = chart.points.iter().map(|point| point.observation.value.abs()).fold(0.0, f64::max);
        let values = number::decimals(about, size);
        let small_count = about.measure.kind == MeasureKind::Count && size < SMALL_COUNT;
        Self { about, values, lines: values.max(usize::from(small_count)) }
    }

    fn value(&self, value: f64) -> String {
        number::signed_by_unit(self.about, number::fixed(value, self.values))
    }

    fn line(&self, value: f64) -> String {
        number::signed_by_unit(self.about, number::fixed(value, self.lines))
    }
}

/// The finding at the latest point, or what is shown where there is none.
fn title(scorecard: &Scorecard, judgement: &Judgement, chart: &Xmr) -> String {
    let about = scorecard.indicator(judgement.indicator);
    variation_headline(scorecard, judgement, chart)
        .unwrap_or_else(|| subject(scorecard, about, judgement.breakdown, judgement.area))
}

/// In which unit and when, and as a difference from what; the title has said whose.
fn subtitle(about: &Indicator, chart: &Xmr, shown: &[Period]) -> String {
    let basis = season_words(about, chart).map(|basis| format!("difference from {basis}"));
    let when = shown.first().zip(shown.last()).map(|(first, last)| date::span_in_words(*first, *last));
    [Some(unit_line(about)), when, basis].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn control_point(
    scorecard: &Scorecard,
    series: &Series,
    chart: &Xmr,
    at: usize,
    figures: &Figures<'_>,
) -> ControlPoint {
    let point = &chart.points[at];
    let observation = point.observation;
    let about = scorecard.indicator(series.indicator);
    let note = remark(scorecard, series, observation.index);
    ControlPoint {
        period: observation.index - chart.points[0].observation.index,
        x: observation.period.midpoint(),
        value: observation.value,
        text: figures.value(observation.value),
        variation: point.variation,
        hollow: point.disrupted,
        rules: signals(chart, at, about.polarity).iter().map(|signal| signal_words(about, signal)).collect(),
        expected: expected(about, chart, point, figures),
        note,
    }
}

/// The range to be expected, as far as the measure can reach: `3.9 to 8.5`.
fn expected(about: &Indicator, chart: &Xmr, point: &XmrPoint, figures: &Figures<'_>) -> Option<String> {
    let (lower, upper) = scale::bounded(about, chart, point.limits?);
    Some(format!("{} to {}", figures.line(lower), figures.line(upper)))
}

/// The line is broken at gaps and where the method changed, not where a new group starts: the process went on.
fn runs(series: &Series, chart: &Xmr) -> Vec<Vec<[f64; 2]>> {
    let joins = |a: &XmrPoint, b: &XmrPoint| {
        let changed = series.flag(b.observation.index) == Some(Flag::Break);
        !changed && b.follows(a)
    };
    let at =
        |point: &XmrPoint| Some([point.observation.period.midpoint(), on_axis(point.observation.value)?]);
    chart.points.chunk_by(joins).map(|run| run.iter().filter_map(at).collect()).collect()
}

fn ends(
    about: &Indicator,
    figures: &Figures<'_>,
    latest: f64,
    stretches: &[LimitStretch],
    target: Option<&TargetLine>,
) -> Vec<EndLabel> {
    let label = |kind, name: &str, value: String| EndLabel { kind, text: format!("{name} {value}"), value };
    let mut ends = vec![label(EndKind::Latest, "latest", figures.value(latest))];
    if let Some(target) = target {
        let value = number::target_with_sign(about, target.value);
        ends.push(EndLabel { kind: EndKind::Target, text: target.label.clone(), value });
    }
    if let Some(last) = stretches.last() {
        ends.push(label(EndKind::Mean, "mean", figures.line(last.mean)));
        ends.push(label(EndKind::Upper, "upper limit", figures.line(last.upper)));
        ends.push(label(EndKind::Lower, "lower limit", figures.line(last.lower)));
    }
    ends
}

fn summary(scorecard: &Scorecard, judgement: &Judgement, chart: &Xmr, drawn: &ControlChart) -> String {
    let about = scorecard.indicator(judgement.indicator);
    // What the title has found comes with its meaning below.
    let subject = subject(scorecard, about, judgement.breakdown, judgement.area);
    let mut sentences = vec![subject, drawn.subtitle.clone()];
    let latest = drawn.points.last().zip(chart.points.last());
    sentences.extend(latest.map(|(drawn, point)| {
        format!("{} in {}", drawn.text, date::period_in_words(point.observation.period))
    }));
    if drawn.ends.len() > 1 {
        let named = drawn.ends.iter().filter(|end| end.kind != EndKind::Latest);
        let named: Vec<&str> = named.map(|end| end.text.as_str()).collect();
        sentences.push(sentence_case(&named.join(", ")));
    }
    sentences.push(variation_sentence(scorecard, judgement, chart));
    sentences.extend(season_sentence(scorecard, judgement, chart));
    let target = drawn.target.as_ref().map(|target| target.value);
    let judged = judgement.spc.assurance.zip(target);
    sentences.extend(judged.map(|(found, target)| assurance_sentence(about, found, target)));
    sentences.extend(step_sentence(about, chart));
    sentences.extend(drawn.reason.clone());
    sentences.retain(|sentence| !sentence.is_empty());
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
