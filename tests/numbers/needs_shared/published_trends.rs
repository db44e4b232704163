//! The recent trends that Fingertips published with indicator 90284 (hospital admissions of children for injuries),
//! row by row.
//!
//! Two things set the published words apart from ours, and the test holds every row to one of them:
//!
//! - The file calls every trend by the opposite of what its own figures do. England's rate falls each year but one from
//!   2019/20 to 2023/24, 94 to 73 per 10,000, and is called "increasing and getting worse": the words fit the same figures
//!   read from the latest to the earliest. Whether there is a trend at all agrees in every row.
//! - Fingertips tests the latest five figures there are; where one of the latest five years has no figure it goes
//!   further back. METHODS asks for five years in a row, so ours is not calculated.

use crate::shared::{rows, shared};
use crate::single_series::{indicator, series};
use placecard::analysis::trend::{of_intervals, recent};
use placecard::analysis::{NoTrend, Trend, TrendVerdict};
use placecard::model::{MeasureKind, Period, PeriodKind, Polarity, Series};
use std::collections::BTreeMap;

const FILE: &str = "data/raw/fingertips_90284_la_hospital_admissions_2324.csv";

/// Value and limits of a year, and the trend published with it.
type Row = (Option<[f64; 3]>, String);

/// The rows of each area, sex and group by year; a row that is in the file twice, for two kinds of area, once.
fn published() -> BTreeMap<[String; 4], BTreeMap<Period, Row>> {
    let mut found: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for row in rows(&shared(FILE)) {
        let year = Period::parse(PeriodKind::FinancialYear, &row["Time period"]).unwrap();
        let numbers = ["Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit"];
        let three: Vec<f64> = numbers.iter().filter_map(|column| row[*column].parse().ok()).collect();
        let figures: Row = (three.try_into().ok(), row["Recent Trend"].clone());
        let series = ["Area Code", "Sex", "Category Type", "Category"].map(|column| row[column].clone());
        let before = found.entry(series).or_default().insert(year, figures.clone());
        assert!(before.is_none_or(|before| before == figures), "a duplicate row differs");
    }
    found
}

fn as_series(rows: &BTreeMap<Period, Row>) -> Series {
    let column = |at: usize| rows.values().map(|(three, _)| three.map(|three| three[at])).collect::<Vec<_>>();
    let mut built = series(rows.keys().copied(), column(0));
    built.change(|it| (it.lower, it.upper) = (column(1), column(2)));
    built
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    no_change_in_both: usize,
    not_calculated_in_both: usize,
    /// A trend in both, the published direction that of the figures read backwards.
    opposite: usize,
    /// Not calculated for a gap; from the latest five figures there are, as published but for the direction.
    across_a_gap: usize,
}

impl Tally {
    fn add(&mut self, name: &str, series: &Series, published: &str, ours: &Trend) {
        let across =
            (ours.verdict == TrendVerdict::NotCalculated).then(|| latest_five_there_are(series)).flatten();
        let calculated = across.unwrap_or(ours.verdict);
        match (calculated, published) {
            (TrendVerdict::NotCalculated, "Cannot be calculated") => self.not_calculated_in_both += 1,
            _ if across.is_some() => {
                let missing = matches!(ours.reason, Some(NoTrend::TooFew(_) | NoTrend::NoFigureFor(_)));
                assert!(missing, "{name}: {:?}", ours.reason);
                assert!(is_opposite(calculated, published), "{name}: {published} across a gap");
                self.across_a_gap += 1;
            }
            (TrendVerdict::NoChange, "No significant change") => self.no_change_in_both += 1,
            _ => {
                assert!(is_opposite(calculated, published), "{name}: {published}, ours {calculated:?}");
                self.opposite += 1;
            }
        }
    }
}

/// What Fingertips tests where a year is missing.
fn latest_five_there_are(series: &Series) -> Option<TrendVerdict> {
    let given: Vec<(f64, f64)> = series
        .observations()
        .filter_map(|point| series.interval(point.index).map(|(lower, upper)| (point.value, upper - lower)))
        .collect();
    let five: [(f64, f64); 5] = given[given.len().checked_sub(5)?..].try_into().ok()?;
    of_intervals(five.map(|point| point.0), five.map(|point| point.1)).map(|tested| tested.verdict())
}

fn is_opposite(ours: TrendVerdict, published: &str) -> bool {
    matches!(
        (ours, published),
        (TrendVerdict::Decreasing, "Increasing and getting worse")
            | (TrendVerdict::Increasing, "Decreasing and getting better")
            | (TrendVerdict::NoChange, "No significant change")
    )
}

#[test]
#[ignore = "needs ../shared"]
fn every_published_trend_is_ours_or_differs_for_a_known_cause() {
    let about = indicator(MeasureKind::Rate, Polarity::LowerIsBetter, PeriodKind::FinancialYear);
    let mut tally = Tally::default();
    for (key, rows) in published() {
        let Some((_, published)) = rows.values().next_back().filter(|(_, trend)| !trend.is_empty()) else {
            continue;
        };
        let series = as_series(&rows);
        let last = series.periods.last().and_then(|period| series.at(*period));
        let ours = recent(&about, &series, last);
        tally.add(&key.join(" "), &series, published, &ours);
    }
    let expected =
        Tally { no_change_in_both: 279, not_calculated_in_both: 15, opposite: 221, across_a_gap: 16 };
    assert_eq!(tally, expected);
}
