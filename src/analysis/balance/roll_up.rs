//! The priorities of a place added up, as counts and by weight: once by the weights of the file and once with half for
//! each side.

use super::PriorityStanding;
use super::status::Stand;
use crate::analysis::MovementVerdict;
use serde::Serialize;
use std::ops::AddAssign;

/// What stands where and moves which way: two bars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Bars<T> {
    /// Where they stand.
    pub stand: Stands<T>,
    /// Which way they move.
    pub way: Ways<T>,
}

/// Counts or shares by where priorities stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Stands<T> {
    pub better: T,
    pub similar: T,
    pub worse: T,
    pub not_compared: T,
}

/// Counts or shares by which way priorities move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Ways<T> {
    pub improving: T,
    pub steady: T,
    pub worsening: T,
    pub unknown: T,
}

impl<T: Default + AddAssign + Copy> Bars<T> {
    /// Adds up priorities, each for as much as it counts.
    pub(super) fn of<'a>(priorities: impl Iterator<Item = (&'a PriorityStanding, T)>) -> Self {
        let mut found = Self::default();
        for (standing, much) in priorities {
            *match standing.stand {
                Stand::Better => &mut found.stand.better,
                Stand::Similar => &mut found.stand.similar,
                Stand::Worse => &mut found.stand.worse,
                Stand::NotCompared => &mut found.stand.not_compared,
            } += much;
            *match standing.way {
                MovementVerdict::Improving => &mut found.way.improving,
                MovementVerdict::Steady => &mut found.way.steady,
                MovementVerdict::Worsening => &mut found.way.worsening,
                MovementVerdict::Unknown => &mut found.way.unknown,
            } += much;
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
