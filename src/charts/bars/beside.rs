//! One figure beside what it is compared with.

use super::compare::{bar, subtitle, without_intervals};
use super::{Bar, BarChart, BarRole};
use crate::analysis::Judgement;
use crate::charts::Mark;
use crate::model::Scorecard;
use crate::words::{benchmark_name, number, sentence_case, source_line};

/// A figure beside what it is compared with alone, each with its limits; `None` without a figure.
pub fn beside_benchmark(scorecard: &Scorecard, judgement: &Judgement) -> Option<BarChart> {
    let Judgement { indicator: id, breakdown, area, .. } = *judgement;
    let about = scorecard.indicator(id);
    let latest = judgement.latest?;
    let other = judgement.benchmark.area.filter(|other| *other != area);
    let largest = judgement.benchmark.value.map_or(0.0, f64::abs).max(latest.value.abs());
    let decimals = number::decimals(about, largest);
    let of = |area, role| bar(scorecard, id, breakdown, area, latest.period, role, decimals);
    let own = Bar { mark: Mark::of(scorecard, judgement), ..of(area, BarRole::Focus) };
    let beside = other.map(|other| of(other, BarRole::Nation)).filter(|bar| bar.value.is_some());
    let written = |value| number::signed_by_unit(about, number::fixed(value, decimals));
    // What is no area, or has no figure of this period, is a line.
    let line = judgement.benchmark.value.filter(|_| beside.is_none()).map(|value| {
        (value, format!("{} {}", sentence_case(&benchmark_name(scorecard, judgement)), written(value)))
    });
    let bars: Vec<Bar> = std::iter::once(own).chain(beside).collect();
    let chart = BarChart {
        title: about.short.clone(),
        subtitle: subtitle(scorecard, about, breakdown, latest.period),
        references: line.into_iter().collect(),
        notes: without_intervals(scorecard, id, &bars, latest.period).into_iter().collect(),
        source: source_line(about, latest.period, latest.period),
        bars,
        ..BarChart::default()
    };
    Some(chart.summarise())
}
