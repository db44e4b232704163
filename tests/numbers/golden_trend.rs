//! The recent trend against the figures of base R.

use crate::single_series::{self, assert_close, five, indicator, numbers, rows};
use placecard::analysis::trend::{Tested, of_counts, of_intervals, recent};
use placecard::analysis::{Trend, TrendMethod, TrendVerdict};
use placecard::model::{MeasureKind, PeriodKind, Polarity};

const CASES: &str = include_str!("../golden/trend.csv");

fn five_of(cell: &str) -> [f64; 5] {
    let numbers: Vec<f64> = numbers(cell).into_iter().flatten().collect();
    numbers.try_into().unwrap()
}

fn check(name: &str, tested: Tested, trend: &Trend, method: TrendMethod, expected: &[&str]) {
    let number = |at: usize| expected[at].parse::<f64>().unwrap();
    assert_close(tested.statistic, number(0), name);
    assert_close(tested.direction, number(1), name);
    assert_eq!(tested.steady, expected[2] == "true", "{name}");
    let verdict = match expected[3] {
        "increasing" => TrendVerdict::Increasing,
        "decreasing" => TrendVerdict::Decreasing,
        _ => TrendVerdict::NoChange,
    };
    assert_eq!((trend.verdict, trend.method, trend.points()), (verdict, Some(method), 5), "{name}");
    assert_eq!(trend.statistic, Some(tested.statistic), "{name}");
    assert_eq!(trend.slope, Some(tested.slope), "{name}");
}

#[test]
fn proportions_with_counts_and_all_else_agree_with_base_r() {
    let mut count = 0;
    for row in rows(CASES) {
        let [name, counts, denominators, values, lower, upper] = row[..6] else { panic!("a short row") };
        let limits = [&numbers(lower)[..], &numbers(upper)[..]];
        let series = five(&numbers(values), limits, [&numbers(counts)[..], &numbers(denominators)[..]]);
        let trend = |kind| {
            recent(
                &indicator(kind, Polarity::Neutral, PeriodKind::FinancialYear),
                &series,
                single_series::latest(&series),
            )
        };
        let tested = of_counts(five_of(values), five_of(counts), five_of(denominators)).unwrap();
        let found = trend(MeasureKind::Proportion);
        check(name, tested, &found, TrendMethod::ChiSquaredProportion, &row[6..10]);
        let (low, high) = (five_of(lower), five_of(upper));
        let widths = std::array::from_fn(|at| high[at] - low[at]);
        let tested = of_intervals(five_of(values), widths).unwrap();
        check(name, tested, &trend(MeasureKind::Rate), TrendMethod::ChiSquaredSlope, &row[10..14]);
        count += 1;
    }
    assert_eq!(count, 114);
}
