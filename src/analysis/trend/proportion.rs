//! χ² for trend in proportions (METHODS, "Movement", 1: proportions with counts).
//!
//! Cochran's and Armitage's χ² with one degree of freedom, N(NΣr·t − RΣn·t)² / (R(N − R)(NΣn·t² − (Σn·t)²)),
//! t = 1..5, written around the means so that large counts lose no digits. The direction is the sign of the
//! unweighted slope of the log odds, as in Fingertips.

use super::slope::{points, steady, time};
use super::{POINTS, Tested};
use crate::analysis::statistics::slope_through;

/// Tests five counts out of their denominators, oldest first, each above 0 and below its denominator.
///
/// `values` are the proportions in the unit of the indicator; the slope that is told goes through them, weighted by the
/// denominators. `None` where the numbers are too far apart for a result.
pub fn of_counts(
    values: [f64; POINTS],
    counts: [f64; POINTS],
    denominators: [f64; POINTS],
) -> Option<Tested> {
    let odds = |at: usize| (counts[at] / (denominators[at] - counts[at])).ln();
    let log_odds: [f64; POINTS] = std::array::from_fn(odds);
    let logits = points(log_odds, [1.0; POINTS]);
    let direction = slope_through(&logits)?;
    let largest = denominators.into_iter().fold(0.0, f64::max);
    Tested {
        statistic: statistic(counts, denominators),
        direction,
        steady: steady(&logits, direction, slope_through),
        slope: slope_through(&points(values, denominators.map(|denominator| denominator / largest)))?,
    }
    .finite()
}

fn statistic(counts: [f64; POINTS], denominators: [f64; POINTS]) -> f64 {
    let sum = |term: &dyn Fn(usize) -> f64| (0..POINTS).map(term).sum::<f64>();
    let total = sum(&|at| denominators[at]);
    let share = sum(&|at| counts[at]) / total;
    let rest = sum(&|at| denominators[at] - counts[at]) / total;
    let mean_time = sum(&|at| denominators[at] * time(at)) / total;
    let moved = sum(&|at| (counts[at] - denominators[at] * share) * (time(at) - mean_time));
    let spread = sum(&|at| denominators[at] * (time(at) - mean_time).powi(2));
    moved / (share * rest) * (moved / spread)
}
