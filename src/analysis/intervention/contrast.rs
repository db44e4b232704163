//! Difference in differences: the change in the adopter less the mean change of the places that did not start it, with
//! limits by how far those places' own changes lie apart.
//!
//! The limits of the single figures are no limits of this: they leave out all that moves one place and not another, and
//! call a quarter of made-up starts significant. Conley and Taber, Inference with "difference in differences" with a small
//! number of policy changes, Review of Economics and Statistics 93 (2011), take the spread of those without the change.

use super::sides::BeforeAfter;
use crate::analysis::finite;
use crate::analysis::statistics::{Apart, CONFIDENCE_95, apart};
use crate::model::AreaId;

/// Fewer places than these are not tested against.
pub const FEWEST_COMPARATORS: usize = 4;

/// Rounding of a few means, relative to the figures: closer than this is equal.
const ROUNDING: f64 = 1e-12;

/// The places that did not start it, over the periods of the adopter.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparators {
    /// Those with figures in all of these periods, in the order of the file.
    pub areas: Vec<AreaId>,
    /// How many more there are, without them.
    pub without_figures: usize,
    /// The mean of their means before.
    pub mean_before: f64,
    /// The mean of their changes.
    pub mean_change: f64,
    /// Their changes, lowest first.
    changes: Vec<f64>,
    /// The slopes of their figures before, lowest first.
    slopes: Vec<f64>,
}

/// Why the change is not set beside that of other places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoContrast {
    /// There is no change in the adopter to set beside others.
    NoChange,
    /// Only places are set beside other places.
    NotAPlace,
    /// Every place of the file started it or plans to.
    AllAdopted,
    /// None of the others has figures for the same periods.
    NoFigures,
    /// Only so many of the others have them, and four are needed.
    TooFew(usize),
    /// The changes are too large to compare.
    TooLarge,
}

/// The adopter against the places that did not start it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contrast {
    /// The difference in differences, in the value's unit, with its 95 % limits.
    pub change: Apart,
    /// How much faster it moved before the start, in the value's unit per period, with its 95 % limits.
    pub before: Apart,
}

/// What the places that did not start it have in common: those of all `of` that have figures.
pub(super) fn comparators(moved: Vec<(AreaId, BeforeAfter)>, of: usize) -> Result<Comparators, NoContrast> {
    if moved.is_empty() {
        return Err(NoContrast::NoFigures);
    }
    // Added up by size, so that the order of the areas cannot change the last bit.
    let sorted = |of: fn(&BeforeAfter) -> f64| {
        let mut all: Vec<f64> = moved.iter().map(|(_, found)| of(found)).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (changes, slopes) = (sorted(|found| found.change), sorted(|found| found.slope_before));
    let mean_of = |values: &[f64]| super::mean(values).ok_or(NoContrast::TooLarge);
    let (mean_before, mean_change) = (mean_of(&sorted(|found| found.before.mean))?, mean_of(&changes)?);
    let without_figures = of - moved.len();
    let areas = moved.into_iter().map(|(area, _)| area).collect();
    Ok(Comparators { areas, without_figures, mean_before, mean_change, changes, slopes })
}

/// The difference in differences, tested.
pub(super) fn between(adopter: &BeforeAfter, others: &Comparators) -> Result<Contrast, NoContrast> {
    if others.areas.len() < FEWEST_COMPARATORS {
        return Err(NoContrast::TooFew(others.areas.len()));
    }
    let rounding = ROUNDING * adopter.before.mean.abs().max(adopter.after.mean.abs());
    let tested = |figure: f64, others: &[f64]| {
        let mut found = apart(figure, others, CONFIDENCE_95).ok_or(NoContrast::TooLarge)?;
        // Where all others moved exactly alike, the last bits would pass for a difference.
        found.limits.lower -= rounding;
        found.limits.upper += rounding;
        finite(found.difference).map(|_| found).ok_or(NoContrast::TooLarge)
    };
    Ok(Contrast {
        change: tested(adopter.change, &others.changes)?,
        before: tested(adopter.slope_before, &others.slopes)?,
    })
}
