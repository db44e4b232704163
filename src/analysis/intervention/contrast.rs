//! Difference in differences: the change in the adopter less the mean change of the places that did not adopt.

use super::mean;
use super::sides::BeforeAfter;
use crate::analysis::finite;
use crate::analysis::statistics::Z_95;
use crate::model::AreaId;

/// The places that did not adopt, over the periods of the adopter.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparators {
    /// Those with figures in all of these periods, in the order of the file.
    pub areas: Vec<AreaId>,
    /// The mean of their changes.
    pub mean_change: f64,
    /// The lowest of their changes.
    pub lowest: f64,
    /// The highest of their changes.
    pub highest: f64,
    /// The standard error of the mean, where every figure has limits.
    pub standard_error: Option<f64>,
}

/// Why the change is not set beside that of other places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoContrast {
    /// There is no change in the adopter to set beside others.
    NoChange,
    /// Only places are set beside other places.
    NotAPlace,
    /// Every place of the file adopted it.
    AllAdopted,
    /// None of the others has figures for the same periods.
    NoFigures,
    /// The changes are too large to compare.
    TooLarge,
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
pub(super) fn comparators(moved: Vec<(AreaId, BeforeAfter)>) -> Result<Comparators, NoContrast> {
    // Added up by size, so that the order of the areas cannot change the last bit.
    let mut changes: Vec<f64> = moved.iter().map(|(_, found)| found.change).collect();
    changes.sort_by(f64::total_cmp);
    let (Some(&lowest), Some(&highest)) = (changes.first(), changes.last()) else {
        return Err(NoContrast::NoFigures);
    };
    let errors: Option<Vec<f64>> = moved.iter().map(|(_, found)| found.standard_error).collect();
    let standard_error = errors.and_then(|mut errors| {
        errors.sort_by(f64::total_cmp);
        let count = errors.len() as f64;
        finite(errors.iter().map(|error| (error / count).powi(2)).sum::<f64>().sqrt())
    });
    Ok(Comparators {
        areas: moved.into_iter().map(|(area, _)| area).collect(),
        mean_change: mean(&changes).ok_or(NoContrast::TooLarge)?,
        lowest,
        highest,
        standard_error,
    })
}

/// The difference in differences.
pub(super) fn between(adopter: &BeforeAfter, others: &Comparators) -> Result<Contrast, NoContrast> {
    let difference = finite(adopter.change - others.mean_change).ok_or(NoContrast::TooLarge)?;
    let error = adopter.standard_error.zip(others.standard_error).map(|(one, other)| one.hypot(other));
    Ok(Contrast { difference, limits: error.and_then(|error| around(difference, error)) })
}

/// 95 % limits around a difference.
pub(super) fn around(difference: f64, error: f64) -> Option<(f64, f64)> {
    Some((finite(difference - Z_95 * error)?, finite(difference + Z_95 * error)?))
}
