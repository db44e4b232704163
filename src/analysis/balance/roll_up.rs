//! The priorities of a place added up by weight, once by the weights of the file and once with half for each side.

use super::PriorityStanding;
use super::status::Favour;
use serde::Serialize;

/// Shares of the weight by which way the priorities point; together 1 where there is any priority.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct RollUp {
    /// Met, on track, improving or better than the benchmark.
    pub right: f64,
    /// Steady or similar to the benchmark.
    pub neither: f64,
    /// Some indicators right, some wrong.
    pub mixed: f64,
    /// Worse, worsening, off track or missed.
    pub wrong: f64,
    /// Not known.
    pub unknown: f64,
}

impl RollUp {
    /// Adds up the priorities by the share of weight that each has.
    pub(super) fn of<'a>(shares: impl Iterator<Item = (&'a PriorityStanding, f64)>) -> Self {
        let mut found = Self::default();
        for (standing, share) in shares {
            *match standing.status.favour() {
                Favour::Right => &mut found.right,
                Favour::Neither => &mut found.neither,
                Favour::Mixed => &mut found.mixed,
                Favour::Wrong => &mut found.wrong,
                Favour::Unknown => &mut found.unknown,
            } += share;
        }
        found
    }
}

/// Each weight's share of all. A weight that is no number above zero counts nothing; if none counts, all count
/// the same.
pub(super) fn shares(weights: &[f64]) -> Vec<f64> {
    let counted = |weight: f64| if weight.is_finite() && weight > 0.0 { weight } else { 0.0 };
    let largest = weights.iter().copied().map(counted).fold(0.0, f64::max);
    if largest <= 0.0 {
        return vec![1.0 / weights.len() as f64; weights.len()];
    }
    // By the largest first, so that the sum of very large weights stays a number.
    let total: f64 = weights.iter().map(|&weight| counted(weight) / largest).sum();
    weights.iter().map(|&weight| counted(weight) / largest / total).collect()
}

/// National half, local half, every priority of a side the same; a side alone has all.
pub(super) fn halves(national: usize, local: usize) -> (f64, f64) {
    let half = if national == 0 || local == 0 { 1.0 } else { 0.5 };
    let each = |count: usize| if count == 0 { 0.0 } else { half / count as f64 };
    (each(national), each(local))
}
