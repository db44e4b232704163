//! Our statistics against the figures of `PHEindicatormethods`, which carries out the Fingertips methods in R.
//!
//! Each file in `tests/golden` says on its first line which function of which version gave it. Figures agree to a
//! billionth.

use crate::close::both_close;
use placecard::analysis::statistics::{Bounds, poisson, wilson};

const TIGHT: f64 = 1e-9;

/// The lines of a golden file as cells, without its two headings.
fn rows(name: &str) -> Vec<Vec<String>> {
    let path = format!("tests/golden/{name}");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().skip(2).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn number(cell: &str) -> Option<f64> {
    cell.parse().ok()
}

fn check(found: Option<Bounds>, lower: &str, upper: &str, relative: f64, what: &dyn std::fmt::Debug) {
    let limits = (found.map(|found| found.lower), found.map(|found| found.upper));
    let agree =
        both_close(limits.0, number(lower), relative) && both_close(limits.1, number(upper), relative);
    assert!(agree, "{what:?}: {found:?}");
}

#[test]
fn wilson_agrees_with_phe_proportion() {
    let cases = rows("wilson.csv");
    assert_eq!(cases.len(), 200);
    for row in cases {
        let (count, of) = (number(&row[0]).unwrap(), number(&row[1]).unwrap());
        let limits = |confidence| wilson(count, of, confidence).and_then(|found| found.scaled(100.0));
        check(limits(0.95), &row[3], &row[4], TIGHT, &row);
        check(limits(0.998), &row[5], &row[6], TIGHT, &row);
    }
}

#[test]
fn poisson_agrees_with_phe_rate() {
    let cases = rows("rates.csv");
    assert_eq!(cases.len(), 200);
    for row in cases {
        let (count, of) = (number(&row[0]).unwrap(), number(&row[1]).unwrap());
        let limits = |confidence| poisson(count, confidence).and_then(|found| found.scaled(1e5 / of));
        check(limits(0.95), &row[3], &row[4], TIGHT, &row);
        check(limits(0.998), &row[5], &row[6], TIGHT, &row);
        assert_eq!(row[7] == "exact", count < 10.0, "{row:?}");
    }
}
