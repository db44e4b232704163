//! How far two figures go together in order: Spearman's rank correlation, and the same at one level of a third.
//!
//! Ranks of equal values are averaged (Spearman 1904; Kendall and Gibbons 1990, chapter 3). Limits come by Fisher's
//! transformation, tanh(atanh r ± z·se), with the standard error of Bonett and Wright (2000) for ranks,
//! se = √((1 + r²/2)/(n − 3)). The partial coefficient is the usual one of three coefficients,
//! (r₁₂ − r₁₃r₂₃)/√((1 − r₁₃²)(1 − r₂₃²)), with n − 4 in place of n − 3 for the one figure that is held.

use crate::analysis::statistics::Z_95;

/// Of fewer pairs than this no correlation is given: its limits would reach from nearly one end to the other.
pub const FEWEST_PAIRS: usize = 10;

/// How far two figures go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// From −1, in opposite order, to 1, in the same order.
    pub coefficient: f64,
    /// 95 % limits; `None` where the order is exactly the same or the opposite, which leaves nothing to tell chance by.
    pub limits: Option<(f64, f64)>,
    /// Of how many pairs.
    pub pairs: usize,
}

/// What the test finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Higher with higher.
    Same,
    /// Higher with lower.
    Opposite,
    /// None that can be told from chance.
    NotClear,
}

/// Why there is no correlation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCorrelation {
    /// Fewer than ten pairs: so many.
    TooFew(usize),
    /// All figures of one of them are alike: the first, the second, or what is held.
    AllAlike(usize),
    /// One of the two goes exactly with what is held, so that nothing is left of it.
    NothingLeft(usize),
}

impl Correlation {
    /// What the test finds: a link where the limits leave out 0.
    pub fn link(&self) -> Link {
        let (lower, upper) = self.limits.unwrap_or((self.coefficient, self.coefficient));
        match () {
            () if lower > 0.0 => Link::Same,
            () if upper < 0.0 => Link::Opposite,
            () => Link::NotClear,
        }
    }
}

/// Spearman's rank correlation of these pairs.
///
/// # Errors
/// Why there is none.
pub fn rank_correlation(pairs: &[[f64; 2]]) -> Result<Correlation, NoCorrelation> {
    enough(pairs.len())?;
    let [first, second] = [0, 1].map(|at| centred_ranks(pairs.iter().map(|pair| pair[at])));
    let coefficient = product_moment((&first, 0), (&second, 1))?;
    Ok(with_limits(coefficient, pairs.len(), 3))
}

/// The same of the first two of three figures, at one level of the third.
///
/// # Errors
/// Why there is none.
pub fn partial_rank_correlation(triples: &[[f64; 3]]) -> Result<Correlation, NoCorrelation> {
    enough(triples.len())?;
    let [first, second, held] = [0, 1, 2].map(|at| centred_ranks(triples.iter().map(|triple| triple[at])));
    let both = product_moment((&first, 0), (&second, 1))?;
    let [of_first, of_second] =
        [product_moment((&first, 0), (&held, 2))?, product_moment((&second, 1), (&held, 2))?];
    for (at, with_held) in [of_first, of_second].into_iter().enumerate() {
        if is_exact(with_held) {
            return Err(NoCorrelation::NothingLeft(at));
        }
    }
    let left = (1.0 - of_first * of_first) * (1.0 - of_second * of_second);
    let coefficient = ((both - of_first * of_second) / left.sqrt()).clamp(-1.0, 1.0);
    Ok(with_limits(coefficient, triples.len(), 4))
}

fn enough(pairs: usize) -> Result<(), NoCorrelation> {
    if pairs < FEWEST_PAIRS { Err(NoCorrelation::TooFew(pairs)) } else { Ok(()) }
}

/// The ranks of these values, equal ones sharing the mean of theirs, less the mean of all ranks.
fn centred_ranks(values: impl Iterator<Item = f64>) -> Vec<f64> {
    // With 0 added, −0 is 0.
    let values: Vec<f64> = values.map(|value| value + 0.0).collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_unstable_by(|&a, &b| values[a].total_cmp(&values[b]));
    let middle = f64::midpoint(values.len() as f64, 1.0);
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|&a, &b| values[a].total_cmp(&values[b]).is_eq()) {
        let rank = before as f64 + f64::midpoint(tied.len() as f64, 1.0);
        for &at in tied {
            ranks[at] = rank - middle;
        }
        before += tied.len();
    }
    ranks
}

/// Pearson's coefficient of two lists about their means, each with which figure it is of.
fn product_moment(one: (&[f64], usize), other: (&[f64], usize)) -> Result<f64, NoCorrelation> {
    let sum = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let [own, its] = [one, other].map(|(ranks, at)| (sum(ranks, ranks), at));
    for (squares, at) in [own, its] {
        if squares <= 0.0 {
            return Err(NoCorrelation::AllAlike(at));
        }
    }
    Ok((sum(one.0, other.0) / (own.0 * its.0).sqrt()).clamp(-1.0, 1.0))
}

/// Whether the order is exactly the same or the opposite, but for the last bits of the sums.
fn is_exact(coefficient: f64) -> bool {
    const LAST_BITS: f64 = 1e-12;
    1.0 - coefficient.abs() < LAST_BITS
}

/// Limits by Fisher's transformation with so many degrees of freedom taken off.
fn with_limits(coefficient: f64, pairs: usize, taken: usize) -> Correlation {
    let error = ((1.0 + coefficient * coefficient / 2.0) / (pairs - taken) as f64).sqrt();
    let at = coefficient.atanh();
    let limits = ((at - Z_95 * error).tanh(), (at + Z_95 * error).tanh());
    Correlation { coefficient, limits: (!is_exact(coefficient)).then_some(limits), pairs }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(first: &[f64], second: &[f64]) -> Vec<[f64; 2]> {
        first.iter().zip(second).map(|(a, b)| [*a, *b]).collect()
    }

    fn is_near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
    }

    /// The ten pupils of IQ and hours of television of the textbooks, whose coefficient is −29/165.
    const IQ: [f64; 10] = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
    const HOURS: [f64; 10] = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];

    #[test]
    fn without_ties_it_is_one_less_six_times_the_squares() {
        let found = rank_correlation(&pairs(&IQ, &HOURS)).unwrap();
        is_near(found.coefficient, -29.0 / 165.0);
        // atanh(−0.17576) = −0.17761; se = √((1 + 0.015445)/7) = 0.38087; ± 1.95996 · 0.38087.
        let (lower, upper) = found.limits.unwrap();
        assert!((lower - -0.727_8).abs() < 5e-4 && (upper - 0.514_5).abs() < 5e-4, "{lower} {upper}");
        assert_eq!((found.link(), found.pairs), (Link::NotClear, 10));
    }

    #[test]
    fn equal_values_share_the_mean_of_their_ranks() {
        // Ranks 1.5 1.5 3 4 5.5 5.5 7 8 9.5 9.5 and 2 1 3.5 3.5 5 6 7.5 7.5 9.5 9.5: eight differ by a half, Σd² = 2. Three
        // ties of two on either side, each of which takes a half off: Σx² = Σy² = 82.5 − 1.5 = 81.
        // ρ = (81 + 81 − 2)/(2·81).
        let first = [1.0, 1.0, 2.0, 3.0, 4.0, 4.0, 5.0, 6.0, 7.0, 7.0];
        let second = [2.0, 1.0, 3.0, 3.0, 4.0, 5.0, 6.0, 6.0, 8.0, 8.0];
        let found = rank_correlation(&pairs(&first, &second)).unwrap();
        is_near(found.coefficient, 160.0 / 162.0);
        assert_eq!(found.link(), Link::Same);
    }

    #[test]
    fn neither_the_order_of_the_pairs_nor_a_rising_scale_changes_it() {
        let mut mixed = pairs(&IQ, &HOURS);
        let first = rank_correlation(&mixed).unwrap();
        mixed.rotate_left(3);
        mixed.swap(0, 7);
        for pair in &mut mixed {
            pair[1] = pair[1].exp();
        }
        is_near(rank_correlation(&mixed).unwrap().coefficient, first.coefficient);
        for pair in &mut mixed {
            pair[0] = -pair[0];
        }
        is_near(rank_correlation(&mixed).unwrap().coefficient, -first.coefficient);
    }

    #[test]
    fn exactly_the_same_order_has_no_limits_and_is_a_link() {
        let found = rank_correlation(&pairs(&IQ, &IQ)).unwrap();
        is_near(found.coefficient, 1.0);
        assert_eq!((found.limits, found.link()), (None, Link::Same));
    }

    #[test]
    fn at_one_level_of_a_third_what_it_explains_is_gone() {
        // The second is the third but for one exchange, and so is the first at another place.
        let held: Vec<f64> = (0..12).map(f64::from).collect();
        let (mut first, mut second) = (held.clone(), held.clone());
        first.swap(0, 5);
        second.swap(6, 11);
        let triples: Vec<[f64; 3]> = (0..12).map(|at| [first[at], second[at], held[at]]).collect();
        let partial = partial_rank_correlation(&triples).unwrap();
        // Σd² of one exchange over five places is 50: r₁₃ = r₂₃ = 1 − 6·50/1716, r₁₂ = 1 − 6·100/1716.
        let (with_held, both) = (1.0 - 300.0 / 1716.0, 1.0 - 600.0 / 1716.0);
        is_near(partial.coefficient, (both - with_held * with_held) / (1.0 - with_held * with_held));
        let r = partial.coefficient;
        let half = Z_95 * ((1.0 + r * r / 2.0) / 8.0_f64).sqrt();
        is_near(partial.limits.unwrap().1, (r.atanh() + half).tanh());
        assert_eq!(partial.link(), Link::NotClear);
    }

    #[test]
    fn what_cannot_be_told_says_why() {
        assert_eq!(rank_correlation(&pairs(&IQ[..9], &HOURS)).unwrap_err(), NoCorrelation::TooFew(9));
        assert_eq!(rank_correlation(&pairs(&IQ, &[1.0; 10])).unwrap_err(), NoCorrelation::AllAlike(1));
        let same: Vec<[f64; 3]> = IQ.iter().zip(HOURS).map(|(iq, hours)| [*iq, hours, hours]).collect();
        assert_eq!(partial_rank_correlation(&same).unwrap_err(), NoCorrelation::NothingLeft(1));
        let level: Vec<[f64; 3]> = IQ.iter().zip(HOURS).map(|(iq, hours)| [*iq, hours, 3.0]).collect();
        assert_eq!(partial_rank_correlation(&level).unwrap_err(), NoCorrelation::AllAlike(2));
    }
}
