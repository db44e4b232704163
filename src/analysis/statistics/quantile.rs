//! Quantiles by Hyndman and Fan's type 7, the one R and Fingertips use.

/// The quantile of `ascending` at `probability`: straight between the two values around position (n − 1)p.
/// `None` where there are no values.
pub fn quantile(ascending: &[f64], probability: f64) -> Option<f64> {
    // (n − 1)p may fall short of a whole number by the last bit, and would then mix in the value below it.
    const LAST_BITS: f64 = 4.0 * f64::EPSILON;
    let position = probability.clamp(0.0, 1.0) * ascending.len().checked_sub(1)? as f64;
    let slack = LAST_BITS * position.max(1.0);
    let below = (position + slack).floor();
    let share = position - below;
    let (at, value) = (below as usize, *ascending.get(below as usize)?);
    match ascending.get(at + 1) {
        // Weighed rather than stepped: the distance between two values may be too large to write.
        Some(above) if share > slack => Some(between(value, *above, share)),
        _ => Some(value),
    }
}

fn between(value: f64, above: f64, share: f64) -> f64 {
    let step = above - value;
    if step.is_finite() { value + share * step } else { (1.0 - share) * value + share * above }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_straight_between_two_values() {
        let ten: Vec<f64> = (1..=10).map(f64::from).collect();
        // Position 9 × 0.25 = 2.25: a quarter of the way from the third value to the fourth.
        assert_eq!(quantile(&ten, 0.25), Some(3.25));
        assert_eq!(quantile(&ten, 0.0), Some(1.0));
        assert_eq!(quantile(&ten, 1.0), Some(10.0));
        // Position 5 × 0.2 = 1 exactly: the second value itself.
        assert_eq!(quantile(&[2.0, 3.0, 5.0, 7.0, 11.0, 13.0], 0.2), Some(3.0));
    }

    #[test]
    fn a_quantile_of_one_value_is_that_value_and_of_none_is_none() {
        assert_eq!(quantile(&[4.0], 0.8), Some(4.0));
        assert_eq!(quantile(&[], 0.5), None);
    }

    #[test]
    fn the_widest_values_still_have_quantiles_between_them() {
        assert_eq!(quantile(&[f64::MIN, f64::MAX], 0.5), Some(0.0));
    }
}
