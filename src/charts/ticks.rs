//! The axis of values: what it can reach, and round numbers along it.

use crate::words::number;

/// A chart has at most this many ticks on its vertical axis.
pub const MOST_TICKS: usize = 5;

/// No axis reaches further: the difference of two larger numbers might not be finite.
const FURTHEST: f64 = 1e300;

/// A value as an axis can show it; `None` for what is no number, as when sums of huge values overflow.
pub fn on_axis(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-FURTHEST, FURTHEST))
}

/// An axis spans at least so many of the steps in which its figures are written: else a difference that no figure shows would go from
/// its one end to the other.
const LEAST_STEPS: f64 = 5.0;

/// The least step in which figures with so many decimals differ.
fn grain(decimals: usize) -> f64 {
    10_f64.powi(-i32::try_from(decimals).unwrap_or(i32::MAX))
}

/// These two ends as far apart as figures with so many decimals need, and around the same middle; what is never below nought stays
/// above it.
pub fn wide_enough([low, high]: [f64; 2], decimals: usize) -> [f64; 2] {
    let least = LEAST_STEPS * grain(decimals);
    if high - low >= least {
        return [low, high];
    }
    let (middle, floor) = (f64::midpoint(low, high), if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY });
    let from = (middle - least / 2.0).max(floor);
    [from, from + least]
}

/// The range of an axis for these values, which are written with so many decimals: from nought where they come near it, with a little
/// room at the ends.
pub fn range_of(values: impl Iterator<Item = f64>, decimals: usize) -> [f64; 2] {
    let nothing = (f64::INFINITY, f64::NEG_INFINITY);
    let (low, high) = values.fold(nothing, |(low, high), value| (low.min(value), high.max(value)));
    if low > high {
        return [0.0, 1.0];
    }
    let [low, high] = wide_enough([low, high], decimals);
    let room = ((high - low) * 0.05).max(high.abs().max(low.abs()) * 1e-6).max(1e-9);
    let from = if low >= 0.0 && low < 0.5 * high { 0.0 } else { low - room };
    [from, high + room]
}

/// One tick of the vertical axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where it stands.
    pub value: f64,
    /// What is written beside it.
    pub label: String,
}

/// Round ticks inside `low..=high`, at most `most` of them, steps of 1, 2 or 5 times a power of ten, or of 25 and more
/// where no decimals come of it. No step is finer than figures with so many `decimals` are.
pub fn ticks(low: f64, high: f64, most: usize, decimals: usize) -> Vec<Tick> {
    let step = step(low, high, most);
    let step = if step > 0.0 { step.max(grain(decimals)) } else { step };
    if step <= 0.0 {
        return Vec::new();
    }
    let decimals = decimals_of(step);
    let first = (low / step - 1e-9).ceil() as i64;
    let last = (high / step + 1e-9).floor() as i64;
    let tick = |count: i64| {
        let value = count as f64 * step;
        // Zero is zero: `0.0` would only pretend to more.
        let decimals = if count == 0 { 0 } else { decimals };
        Tick { value, label: number::fixed(value, decimals) }
    };
    (first..=last).map(tick).collect()
}

/// The step of [`ticks`]; 0 where the range is empty or not finite.
pub fn step(low: f64, high: f64, most: usize) -> f64 {
    let span = high - low;
    if !span.is_finite() || span <= 0.0 || most < 2 {
        return 0.0;
    }
    let magnitude = 10_f64.powf((span / most as f64).log10().floor());
    let count = |step: f64| (high / step + 1e-9).floor() - (low / step - 1e-9).ceil() + 1.0;
    // Quarters are round only where they are whole: `7.5, 5.0, 2.5, 0` mixes two ways of writing.
    let is_round = |round: f64| !matches!(round, 2.5 | 25.0) || (round * magnitude).fract() == 0.0;
    let steps = [1.0, 2.0, 2.5, 5.0, 10.0, 20.0, 25.0, 50.0, 100.0].into_iter();
    let mut steps = steps.filter(|round| is_round(*round)).map(|round| round * magnitude);
    steps.find(|&step| count(step) <= most as f64).unwrap_or(magnitude * 100.0)
}

fn decimals_of(step: f64) -> usize {
    (0..8)
        .find(|&places| {
            let scaled = step * 10_f64.powi(places);
            (scaled - scaled.round()).abs() < 1e-6 * scaled
        })
        .unwrap_or(8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(low: f64, high: f64) -> Vec<String> {
        ticks(low, high, 5, 1).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(labels(0.0, 20.0), ["0", "5", "10", "15", "20"]);
        assert_eq!(labels(0.0, 0.3), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(labels(0.0, 9.0), ["0", "2", "4", "6", "8"]);
        assert_eq!(labels(0.0, 1.1), ["0", "0.5", "1.0"]);
        assert_eq!(labels(54.0, 73.0), ["55", "60", "65", "70"]);
        assert_eq!(labels(-3.0, 3.0), ["−2", "0", "2"]);
        assert_eq!(labels(0.0, 4_100.0), ["0", "1,000", "2,000", "3,000", "4,000"]);
    }

    #[test]
    fn no_axis_is_finer_than_its_figures() {
        let [low, high] = wide_enough([8.761, 8.779], 1);
        assert!(low < 8.6 && high > 8.9 && high - low < 0.6, "{low} to {high}");
        let written: Vec<String> = ticks(low, high, 5, 1).into_iter().map(|tick| tick.label).collect();
        assert_eq!(written, ["8.6", "8.7", "8.8", "8.9", "9.0"]);
        let whole: Vec<String> = ticks(3.2, 4.4, 5, 0).into_iter().map(|tick| tick.label).collect();
        assert_eq!(whole, ["4"], "counts have no halves");
        let bits = |range: [f64; 2]| range.map(f64::to_bits);
        assert_eq!(
            bits(wide_enough([0.0, 0.0], 1)),
            bits([0.0, 0.5]),
            "what is never below nought stays above it"
        );
        assert_eq!(bits(wide_enough([3.0, 9.0], 0)), bits([3.0, 9.0]));
        assert_eq!(range_of([8.761, 8.779].into_iter(), 1).map(|end| end > 8.6), [false, true]);
    }

    #[test]
    fn no_range_no_ticks() {
        assert!(ticks(1.0, 1.0, 5, 1).is_empty());
        assert!(ticks(f64::NAN, 1.0, 5, 1).is_empty());
        assert!(ticks(0.0, f64::INFINITY, 5, 1).is_empty());
    }

    #[test]
    fn any_range_has_at_most_the_number_asked_for() {
        for exponent in -4..8 {
            for high in [1.1, 1.7, 2.4, 3.9, 6.2, 9.8] {
                let high = high * 10_f64.powi(exponent);
                let found = ticks(0.0, high, 5, 9).len();
                assert!((2..=5).contains(&found), "{found} ticks up to {high}");
            }
        }
    }
}
