//! The recent trends that Fingertips published with indicator 90284 (hospital admissions of children for injuries),
//! row by row. The file lies beside the project; without it the test says so and passes.
//!
//! Two things set the published words apart from ours, and the test holds every row to one of them:
//!
//! - The file calls every trend by the opposite of what its own figures do. England's rate falls each year but one from
//!   2019/20 to 2023/24, 94 to 73 per 10,000, and is called "increasing and getting worse": the words fit the same figures
//!   read from the latest to the earliest. Whether there is a trend at all agrees in every row.
//! - Fingertips tests the latest five figures there are; where one of the latest five years has no figure it goes
//!   further back. METHODS asks for five years in a row, so ours is not calculated.

#![allow(clippy::unwrap_used, reason = "a test that fails to set up has failed")]

mod single_series;

use placecard::analysis::trend::{of_intervals, recent};
use placecard::analysis::{Trend, TrendVerdict};
use placecard::model::{MeasureKind, Period, PeriodKind, Polarity, Series};
use single_series::{indicator, series, shared};
use std::collections::BTreeMap;

const FILE: &str = "data/raw/fingertips_90284_la_hospital_admissions_2324.csv";

/// Value and limits of a year, and the trend published with it.
type Row = (Option<[f64; 3]>, String);

/// One line of a file with quoted cells.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().unwrap().push(other),
        }
    }
    cells
}

/// The rows of each area, sex and group by year; those that stand twice in the file, for two kinds of area, once.
fn published(text: &str) -> BTreeMap<[String; 4], BTreeMap<Period, Row>> {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let header = cells(lines.next().unwrap());
    let at = |name: &str| header.iter().position(|cell| cell == name).unwrap();
    let key = ["Area Code", "Sex", "Category Type", "Category"].map(at);
    let numbers = ["Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit"].map(at);
    let (period, trend) = (at("Time period"), at("Recent Trend"));
    let mut found: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for row in lines.map(cells) {
        let year = Period::parse(PeriodKind::FinancialYear, &row[period]).unwrap();
        let three: Vec<f64> = numbers.iter().filter_map(|at| row[*at].parse().ok()).collect();
        let cell: Row = (three.try_into().ok(), row[trend].clone());
        let before = found.entry(key.map(|at| row[at].clone())).or_default().insert(year, cell.clone());
        assert!(before.is_none_or(|before| before == cell), "a row stands twice and differs");
    }
    found
}

fn as_series(rows: &BTreeMap<Period, Row>) -> Series {
    let column = |at: usize| rows.values().map(|(three, _)| three.map(|three| three[at])).collect::<Vec<_>>();
    let mut built = series(rows.keys().copied(), column(0));
    (built.lower, built.upper) = (column(1), column(2));
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
                let reason = ours.reason.as_deref().unwrap_or_default();
                assert!(reason.contains("five years in a row"), "{name}: {reason}");
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
fn every_published_trend_is_ours_or_differs_for_a_known_cause() {
    let Some(text) = shared(FILE) else { return };
    let about = indicator(MeasureKind::Rate, Polarity::LowerIsBetter, PeriodKind::FinancialYear);
    let mut tally = Tally::default();
    for (key, rows) in published(&text) {
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
