//! One indicator and one series, for tests that hold a method against the figures of a published tool.

#![allow(clippy::unwrap_used, reason = "a test or a benchmark that fails to set up has failed")]
#![allow(dead_code, unreachable_pub, reason = "each test file uses its own part")]

use placecard::model::{
    AreaId, ColumnValues, Indicator, IndicatorId, MeasureKind, Observation, Period, PeriodKind, Polarity,
    Series, fixture,
};

pub fn indicator(kind: MeasureKind, polarity: Polarity, period: PeriodKind) -> Indicator {
    fixture::indicator("indicator", kind, polarity, period)
}

/// Values of consecutive periods, and nothing else.
pub fn series(periods: impl Iterator<Item = Period>, values: Vec<Option<f64>>) -> Series {
    Series {
        indicator: IndicatorId::at(0),
        breakdown: None,
        area: AreaId::at(0),
        periods: periods.take(values.len()).collect(),
        columns: ColumnValues { values, ..ColumnValues::default() }.into(),
    }
}

/// Months from April 2019.
pub fn months() -> impl Iterator<Item = Period> {
    consecutive(Period::parse(PeriodKind::Month, "2019-04").unwrap())
}

/// Financial years up to and including 2023/24, this many.
pub fn years(count: usize) -> impl Iterator<Item = Period> {
    let last = Period::parse(PeriodKind::FinancialYear, "2023/24").unwrap();
    consecutive(last.later(1 - i32::try_from(count).unwrap()).unwrap())
}

fn consecutive(first: Period) -> impl Iterator<Item = Period> {
    (0..).map_while(move |steps| first.later(steps))
}

/// A series of five annual figures with everything a trend test may need; missing numbers as `None`.
pub fn five(values: &[Option<f64>], limits: [&[Option<f64>]; 2], counts: [&[Option<f64>]; 2]) -> Series {
    let mut five = series(years(values.len()), values.to_vec());
    five.change(|it| (it.lower, it.upper) = (limits[0].to_vec(), limits[1].to_vec()));
    five.change(|it| (it.numerators, it.denominators) = (counts[0].to_vec(), counts[1].to_vec()));
    five
}

pub fn latest(series: &Series) -> Option<Observation> {
    series.latest()
}

/// Equal within a relative tolerance of 1e-9.
pub fn assert_close(ours: f64, theirs: f64, what: &str) {
    assert_within(ours, theirs, 1e-9 * theirs.abs().max(1e-300), what);
}

pub fn assert_within(ours: f64, theirs: f64, tolerance: f64, what: &str) {
    assert!((ours - theirs).abs() <= tolerance, "{what}: {ours} is not {theirs}");
}

/// The rows of a small table without quotes: comments and the header left out.
pub fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    rows.skip(1).map(|line| line.split(',').collect())
}

/// Numbers between spaces, `_` being none.
pub fn numbers(cell: &str) -> Vec<Option<f64>> {
    cell.split_whitespace().map(|number| (number != "_").then(|| number.parse().unwrap())).collect()
}

pub fn polarity(word: &str) -> Polarity {
    match word {
        "higher" | "increase" => Polarity::HigherIsBetter,
        "lower" | "decrease" => Polarity::LowerIsBetter,
        "neutral" => Polarity::Neutral,
        other => panic!("{other} is no polarity"),
    }
}
