//! Moving the decimal point, to the last digit.

/// A number times ten to a power: 0.145 by two places is 14.5, where multiplying gives 14.499999999999998.
pub(super) fn shifted(number: f64, places: i32) -> f64 {
    format!("{number}e{places}").parse().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stay_as_they_are() {
        for (number, places, moved) in [
            (0.145, 2, 14.5),
            (1_234_567.0, -3, 1234.567),
            (0.123, 2, 12.3),
            (-5.2, 6, -5_200_000.0),
            (1e-9, 2, 1e-7),
            (0.0, 2, 0.0_f64),
        ] {
            assert_eq!(shifted(number, places).to_bits(), moved.to_bits(), "{number}");
        }
    }
}
