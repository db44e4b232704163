//! Difference in differences: the change in the adopter less the mean change of the places that did not adopt.

use super::mean;
use super::sides::BeforeAfter;
use crate::analysis::finite;
use crate::analysis::sampling::Z_95;
use crate::model::AreaId;

/// The places that did not adopt, over the periods of the adopter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparators {
    /// Those with figures in all of these periods, in the order of the file.
    pub areas: Vec<AreaId>,
    /// The mean of their changes.
    pub mean_change: Option<f64>,
    /// The lowest of their changes.
    pub lowest: Option<f64>,
    /// The highest of their changes.
    pub highest: Option<f64>,
    /// The standard error of the mean, where every figure has limits.
    pub standard_error: Option<f64>,
    /// Why there is none: one plain English sentence.
    pub reason: Option<String>,
}

/// The change in the adopter less that of the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// The difference in differences, in the value's unit.
    pub difference: f64,
    /// Its 95 % limits, from the limits of every figure in it.
    pub limits: Option<(f64, f64)>,
}

/// What the places that did not adopt have in common.
pub(super) fn comparators(moved: Vec<(AreaId, BeforeAfter)>) -> Comparators {
    // Added up by size, so that the order of the areas cannot change the last bit.
    let mut changes: Vec<f64> = moved.iter().map(|(_, found)| found.change).collect();
    changes.sort_by(f64::total_cmp);
    let Some(mean_change) = mean(&changes) else {
        let reason = "None of the places that did not adopt it has figures for the same periods.";
        return Comparators { reason: Some(reason.to_owned()), ..Comparators::default() };
    };
    let errors: Option<Vec<f64>> = moved.iter().map(|(_, found)| found.standard_error).collect();
    let standard_error = errors.and_then(|mut errors| {
        errors.sort_by(f64::total_cmp);
        let count = errors.len() as f64;
        finite(errors.iter().map(|error| (error / count).powi(2)).sum::<f64>().sqrt())
    });
    Comparators {
        areas: moved.into_iter().map(|(area, _)| area).collect(),
        mean_change: Some(mean_change),
        lowest: changes.first().copied(),
        highest: changes.last().copied(),
        standard_error,
        reason: None,
    }
}

/// The difference in differences; `None` where there is nothing to compare with.
pub(super) fn between(adopter: &BeforeAfter, others: &Comparators) -> Option<Contrast> {
    let difference = finite(adopter.change - others.mean_change?)?;
    let error = adopter.standard_error.zip(others.standard_error).map(|(one, other)| one.hypot(other));
    Some(Contrast { difference, limits: error.and_then(|error| around(difference, error)) })
}

/// 95 % limits around a difference.
pub(super) fn around(difference: f64, error: f64) -> Option<(f64, f64)> {
    Some((finite(difference - Z_95 * error)?, finite(difference + Z_95 * error)?))
}
