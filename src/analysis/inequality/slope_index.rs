//! The slope and the relative index of inequality, as the Office for Health Improvement and Disparities works them
//! out (METHODS, "Inequality"; `phe_sii` of `PHEindicatormethods` 2.1.0).
//!
//! Groups stand in order from most to least deprived. With a the share of the people and b the midpoint of the
//! cumulative share, a line is fitted to the values by least squares with weights a. The slope index is the fitted
//! value at b = 1, the least deprived end, less that at b = 0; the relative index is their ratio. Both coefficients
//! are linear in the values, Σ cᵢ yᵢ, so their variances are Σ cᵢ² seᵢ²; the package draws 100,000 samples to find
//! what this gives exactly.
//!
//! For a rate the line is fitted to the logarithm and for a proportion to the logit. The limits then turn the line
//! about its value at b = 0.5.

use super::super::sampling::standard_error;
use super::super::statistics::z;

/// Fewer groups than these make no slope worth the name.
pub const FEWEST_GROUPS: usize = 5;

/// One group of people, of equal deprivation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RankedGroup {
    /// Its place in the order from most to least deprived. Groups next to each other with the same rank are
    /// equally deprived and share one midpoint.
    pub rank: usize,
    /// How many people it has, or any number in proportion to it.
    pub population: f64,
    /// Its value; a proportion as a share between 0 and 1.
    pub value: f64,
    /// The 95 % limits of the value.
    pub limits: Option<(f64, f64)>,
}

/// What the line is fitted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlopeForm {
    /// The values themselves: means, scores, indices.
    Linear,
    /// Their logarithm: rates.
    Log,
    /// Their logit: proportions.
    Logit,
}

/// The two indices with the fit they come from, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlopeIndex {
    /// The value at the least deprived end less that at the most deprived end.
    pub slope: f64,
    /// The fitted value at the most deprived end.
    pub intercept: f64,
    /// The value at the least deprived end over that at the most deprived end; `None` from nothing.
    pub relative: Option<f64>,
    /// Limits of the slope, where every group has limits.
    pub slope_limits: Option<(f64, f64)>,
    /// Limits of the relative index, where they can be had.
    pub relative_limits: Option<(f64, f64)>,
}

/// Why there is no slope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSlope {
    /// Fewer than five ranks.
    TooFewGroups,
    /// A group has no people, or not a number of them.
    NoPopulation,
    /// A value or a limit has no logarithm or no logit.
    OutOfRange,
    /// The numbers are too large or too small to work with.
    NotFinite,
}

impl SlopeForm {
    fn forward(self, value: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Log => value.ln(),
            Self::Logit => (value / (1.0 - value)).ln(),
        }
    }

    fn back(self, fitted: f64) -> f64 {
        match self {
            Self::Linear => fitted,
            Self::Log => fitted.exp(),
            Self::Logit => 1.0 / (1.0 + (-fitted).exp()),
        }
    }

    /// Whether a value lies where this form has an answer.
    pub fn takes(self, value: f64) -> bool {
        match self {
            Self::Linear => value.is_finite(),
            Self::Log => value > 0.0 && value.is_finite(),
            Self::Logit => value > 0.0 && value < 1.0,
        }
    }
}

/// The slope index of `groups`, which stand in order from most to least deprived, at a confidence such as 0.95.
///
/// # Errors
/// Why no line can be fitted.
pub fn slope_index(groups: &[RankedGroup], form: SlopeForm, confidence: f64) -> Result<SlopeIndex, NoSlope> {
    let ranks = groups.chunk_by(|a, b| a.rank == b.rank).count();
    if ranks < FEWEST_GROUPS {
        return Err(NoSlope::TooFewGroups);
    }
    if groups.iter().any(|group| !(group.population > 0.0 && group.population.is_finite())) {
        return Err(NoSlope::NoPopulation);
    }
    let given = |group: &RankedGroup| group.limits.map(|(l, u)| [group.value, l, u]);
    let limits_given = groups.iter().all(|group| group.limits.is_some());
    let numbers = groups.iter().flat_map(|group| given(group).unwrap_or([group.value; 3]));
    if numbers.into_iter().any(|number| !form.takes(number)) {
        return Err(NoSlope::OutOfRange);
    }
    let fit = Fit::of(groups, form);
    let z = z(confidence).ok_or(NoSlope::NotFinite)?;
    let errors: Option<Vec<f64>> = limits_given.then(|| {
        let on_scale = |(lower, upper)| standard_error((form.forward(lower), form.forward(upper)));
        groups.iter().filter_map(|group| group.limits.map(on_scale)).collect()
    });
    let found = match form {
        SlopeForm::Linear => fit.linear(errors.as_deref(), z),
        SlopeForm::Log | SlopeForm::Logit => fit.curved(form, errors.as_deref(), z),
    };
    if found.slope.is_finite() && found.intercept.is_finite() { Ok(found) } else { Err(NoSlope::NotFinite) }
}

/// The share of the people in each group and the midpoint of the cumulative share, equal ranks at one midpoint.
fn shares_and_midpoints(groups: &[RankedGroup]) -> (Vec<f64>, Vec<f64>) {
    // By the largest first, so that the sum of very large populations stays a number.
    let largest = groups.iter().map(|group| group.population).fold(0.0, f64::max);
    let total: f64 = groups.iter().map(|group| group.population / largest).sum();
    let shares: Vec<f64> = groups.iter().map(|group| group.population / largest / total).collect();
    let mut midpoints = Vec::with_capacity(groups.len());
    let mut before = 0.0;
    for tied in groups.chunk_by(|a, b| a.rank == b.rank) {
        let from = midpoints.len();
        let share: f64 = shares[from..from + tied.len()].iter().sum();
        midpoints.extend(std::iter::repeat_n(before + share / 2.0, tied.len()));
        before += share;
    }
    (shares, midpoints)
}

/// A weighted straight line on the scale it was fitted on, with the coefficients that make it from the values.
struct Fit {
    intercept: f64,
    slope: f64,
    of_intercept: Vec<f64>,
    of_slope: Vec<f64>,
}

impl Fit {
    fn of(groups: &[RankedGroup], form: SlopeForm) -> Self {
        let (shares, midpoints) = shares_and_midpoints(groups);
        let mean = dot(&shares, &midpoints);
        let spread: f64 = shares.iter().zip(&midpoints).map(|(a, b)| a * (b - mean) * (b - mean)).sum();
        let of_slope: Vec<f64> =
            shares.iter().zip(&midpoints).map(|(a, b)| a * (b - mean) / spread).collect();
        let of_intercept: Vec<f64> = shares.iter().zip(&of_slope).map(|(a, c)| a - mean * c).collect();
        let values: Vec<f64> = groups.iter().map(|group| form.forward(group.value)).collect();
        let slope = dot(&of_slope, &values);
        Self { intercept: dot(&of_intercept, &values), slope, of_intercept, of_slope }
    }

    fn linear(&self, errors: Option<&[f64]>, z: f64) -> SlopeIndex {
        let covariance = |one: &[f64], other: &[f64], errors: &[f64]| -> f64 {
            one.iter().zip(other).zip(errors).map(|((a, b), se)| a * b * se * se).sum()
        };
        let relative_limits = |errors: &[f64]| {
            let of_intercept = covariance(&self.of_intercept, &self.of_intercept, errors);
            let of_slope = covariance(&self.of_slope, &self.of_slope, errors);
            let of_both = covariance(&self.of_intercept, &self.of_slope, errors);
            ratio_limits(self.intercept, self.slope, [of_intercept, of_slope, of_both], z)
        };
        let relative = (self.intercept + self.slope) / self.intercept;
        SlopeIndex {
            slope: self.slope,
            intercept: self.intercept,
            relative: relative.is_finite().then_some(relative),
            slope_limits: errors.and_then(|errors| self.slope_limits(errors, z)),
            relative_limits: errors.and_then(relative_limits),
        }
    }

    fn curved(&self, form: SlopeForm, errors: Option<&[f64]>, z: f64) -> SlopeIndex {
        let middle = self.intercept + self.slope / 2.0;
        let ends = |slope: f64| [form.back(middle - slope / 2.0), form.back(middle + slope / 2.0)];
        let ratio = |[most, least]: [f64; 2]| Some(least / most).filter(|ratio| ratio.is_finite());
        let limits = errors.and_then(|errors| self.slope_limits(errors, z));
        let limits = limits.map(|(lower, upper)| (ends(lower), ends(upper)));
        let [most, least] = ends(self.slope);
        SlopeIndex {
            slope: least - most,
            intercept: most,
            relative: ratio([most, least]),
            slope_limits: limits.map(|(lower, upper)| (lower[1] - lower[0], upper[1] - upper[0])),
            relative_limits: limits.and_then(|(lower, upper)| Some((ratio(lower)?, ratio(upper)?))),
        }
    }

    /// The slope ± z√(Σ cᵢ² seᵢ²), on the scale of the fit.
    fn slope_limits(&self, errors: &[f64], z: f64) -> Option<(f64, f64)> {
        let variance: f64 = self.of_slope.iter().zip(errors).map(|(c, se)| c * c * se * se).sum();
        let half = z * variance.sqrt();
        half.is_finite().then_some((self.slope - half, self.slope + half))
    }
}

/// Limits of 1 + slope/intercept: the ratios r at which slope − r·intercept is z standard errors from zero
/// (Fieller), which are the quantiles that the package finds by drawing. `None` where the intercept itself cannot
/// be told from zero.
fn ratio_limits(intercept: f64, slope: f64, variances: [f64; 3], z: f64) -> Option<(f64, f64)> {
    let [of_intercept, of_slope, of_both] = variances;
    let a = intercept * intercept - z * z * of_intercept;
    let b = intercept * slope - z * z * of_both;
    let c = slope * slope - z * z * of_slope;
    let root = (b * b - a * c).max(0.0).sqrt();
    let limits = (1.0 + (b - root) / a, 1.0 + (b + root) / a);
    (a > 0.0 && limits.0.is_finite() && limits.1.is_finite()).then_some(limits)
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
#[path = "slope_index_tests.rs"]
mod tests;
