//! Rows of indicators: the figure, what it is compared with, how it stands and moves.

use super::others::without_empty_column;
use crate::analysis::{Analysis, Concern, Judgement, benchmark_line};
use crate::charts::spark::{Sparkline, sparkline_beside};
use crate::charts::{Arrow, Mark};
use crate::model::{AreaId, IndicatorId, MeasureKind, Scorecard};
use crate::words::{FromTo, date, gap_clause, latest_period, movement_clause, number, verdict_line};

/// One indicator of a place in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureRow {
    /// Which.
    pub indicator: IndicatorId,
    /// Its short name.
    pub name: String,
    /// Its unit, as it goes on after the name.
    pub unit: String,
    /// The period of the latest value.
    pub period: String,
    /// The latest value.
    pub value: String,
    /// What it is compared with, in the same period; an en dash without one.
    pub benchmark: String,
    /// The place's line with that of the benchmark beside it.
    pub spark: Sparkline,
    /// How it stands.
    pub mark: Mark,
    /// Which way it moves.
    pub arrow: Arrow,
    /// How much concern it is.
    pub concern: Concern,
    /// All of it in words, for the pointer and for screen readers.
    pub described: String,
}

impl FigureRow {
    /// The row of a place; `None` without a figure.
    pub(super) fn of(
        scorecard: &Scorecard,
        analysis: &Analysis,
        id: IndicatorId,
        place: AreaId,
    ) -> Option<Self> {
        let judgement = analysis.get(id, None, place)?;
        let latest = judgement.latest?;
        let about = scorecard.indicator(id);
        let series = scorecard.series(id, None, place)?;
        // A count of one area is no measure for that of another; its own first is one for its latest.
        let comparable = about.measure.kind != MeasureKind::Count || judgement.benchmark.area.is_none();
        let beside = benchmark_line(scorecard, judgement).filter(|other| comparable && other.area != place);
        let benchmark = judgement.benchmark.value.filter(|_| comparable);
        // One point is no line.
        let is_line = judgement.points > 1;
        let concern = Concern::of(scorecard, analysis, judgement);
        Some(Self {
            indicator: id,
            name: about.short.clone(),
            unit: number::unit_beside(about, &about.short).to_owned(),
            period: date::period_on_axis(latest.period),
            value: number::value(about, latest.value),
            benchmark: benchmark
                .map_or_else(|| number::MISSING.to_owned(), |value| number::value(about, value)),
            spark: if is_line { sparkline_beside(series, beside) } else { Sparkline::default() },
            mark: Mark::of(scorecard, judgement),
            arrow: if concern.stale { Arrow::None } else { Arrow::of(scorecard, judgement) },
            concern,
            described: described(scorecard, judgement),
        })
    }
}

/// The figure with its unit and period, how it stands and how it moves.
fn described(scorecard: &Scorecard, judgement: &Judgement) -> String {
    let about = scorecard.indicator(judgement.indicator);
    let figure = judgement.latest.map(|latest| {
        let value = number::with_unit_beside(about, latest.value, &about.short);
        format!("{value} in {}", latest_period(scorecard, judgement).unwrap_or_default())
    });
    let level = verdict_line(scorecard, judgement);
    let moves = [movement_clause(scorecard, judgement), gap_clause(scorecard, judgement)];
    let stands: Vec<String> = std::iter::once(level).chain(moves.into_iter().flatten()).collect();
    format!("{}: {}. {}", about.short, figure.unwrap_or_default(), stands.join(" · "))
}

/// The indicators of a strand from an earlier period to the latest, here and where they are compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FromToTable {
    /// The periods of most rows: `2018/19 to 2023/24`.
    pub periods: String,
    /// The place, and what it is compared with.
    pub heads: [String; 2],
    /// The worst first.
    pub rows: Vec<FromToRow>,
    /// Why there is no column of what is compared with.
    pub without: Option<String>,
}

/// One row of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FromToRow {
    /// The indicator.
    pub row: FigureRow,
    /// Its periods, where they are not those of most rows.
    pub periods: Option<String>,
    /// From and to, here and there.
    pub values: [(Option<String>, String); 2],
}

impl FromToTable {
    /// The worst of these rows and no more than so many, the one that a trend is shown of among them.
    pub(super) fn of(
        scorecard: &Scorecard,
        analysis: &Analysis,
        place: AreaId,
        mut heads: [String; 2],
        mut rows: Vec<FigureRow>,
        (most, charted): (usize, Option<IndicatorId>),
    ) -> Self {
        rows.sort_by(|one, other| one.concern.compare(&other.concern));
        let charted = rows.iter().position(|row| Some(row.indicator) == charted);
        if let Some(at) = charted.filter(|at| *at >= most && most > 0) {
            let row = rows.remove(at);
            rows.insert(most - 1, row);
        }
        rows.truncate(most);
        let without =
            without_empty_column(rows.iter_mut().collect(), &mut heads, (scorecard, analysis, place));
        let told: Vec<(FigureRow, Option<FromTo>)> = rows
            .into_iter()
            .map(|row| {
                let judgement = analysis.get(row.indicator, None, place);
                let found = judgement.and_then(|judgement| FromTo::of(scorecard, judgement));
                (row, found)
            })
            .collect();
        let periods_of = |found: &Option<FromTo>| {
            let (base, latest) = found.as_ref()?.here;
            let latest = date::period_in_words(latest.period);
            Some(match base {
                Some(base) => format!("{} to {latest}", date::period_in_words(base.period)),
                None => latest,
            })
        };
        let all: Vec<String> = told.iter().filter_map(|(_, found)| periods_of(found)).collect();
        let count = |periods: &String| all.iter().filter(|other| *other == periods).count();
        // The first of those that most rows have.
        let periods = all.iter().rev().max_by_key(|periods| count(periods)).cloned().unwrap_or_default();
        let rows = told
            .iter()
            .map(|(row, found)| FromToRow {
                row: row.clone(),
                periods: periods_of(found).filter(|own| *own != periods),
                values: match found {
                    Some(found) if without.is_some() => {
                        let [here, _] = found.written();
                        [here, (None, String::new())]
                    }
                    Some(found) => found.written(),
                    None => [(None, row.value.clone()), (None, row.benchmark.clone())],
                },
            })
            .collect();
        Self { periods, heads, rows, without }
    }

    /// What it says, row by row.
    pub fn sentences(&self) -> Vec<String> {
        self.rows.iter().map(FromToRow::sentence).chain(self.without.clone()).collect()
    }
}

impl FromToRow {
    /// What it says, for those who do not see it.
    pub fn sentence(&self) -> String {
        self.row.described.clone()
    }
}
