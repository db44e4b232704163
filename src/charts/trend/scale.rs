//! How much of the vertical axis a trend chart shows.

use super::{BandPoint, ChartLine, Level, TargetLine};
use crate::charts::ticks::{self, MOST_TICKS};

/// Lines start at zero when the smallest value is below this share of the largest.
const ZERO_WHEN_BELOW: f64 = 0.4;

/// The lowest and highest value shown, with a little air above and, away from zero, below.
pub(super) fn y_range(
    lines: &[ChartLine],
    band: &[Vec<BandPoint>],
    target: Option<&TargetLine>,
    level: Option<&Level>,
    decimals: usize,
) -> [f64; 2] {
    let points = lines.iter().flat_map(|line| line.runs.iter().flatten()).map(|point| point[1]);
    let ways = target.into_iter().flat_map(|target| {
        let projection = target.projection.as_ref().and_then(|projection| projection.line);
        target.path.into_iter().chain(projection).flatten().map(|point| point[1])
    });
    let points = points.chain(ways).chain(level.map(|level| level.value));
    let ahead = target.and_then(|target| target.projection.as_ref().filter(|found| found.line.is_some()));
    let ahead = ahead.and_then(|projection| projection.limits.as_ref()).map(|limits| limits.values);
    let target = target.map(|target| target.value);
    let mut low = points.clone().chain(target).fold(f64::INFINITY, f64::min);
    let mut high = points.chain(target).fold(f64::NEG_INFINITY, f64::max);
    if !low.is_finite() || !high.is_finite() {
        return [0.0, 1.0];
    }
    // Wide limits of a small place may not flatten every line: they count up to half the spread of the values.
    let reach = (high - low).max(high.abs() * 0.05) / 2.0;
    let (lowest, highest) = (low - reach, high + reach);
    let limits = band.iter().flatten().map(|limits| [limits.lower, limits.upper]);
    for [lower, upper] in limits.chain(ahead) {
        low = low.min(lower.max(lowest));
        high = high.max(upper.min(highest));
    }
    padded(low, high, decimals)
}

/// The axis for values from `low` to `high`, which are written with so many decimals, with a little air around them.
pub(crate) fn axis_range(low: f64, high: f64, decimals: usize) -> [f64; 2] {
    if low.is_finite() && high.is_finite() { padded(low, high, decimals) } else { [0.0, 1.0] }
}

/// What is never below zero is not shown below zero.
fn padded(mut low: f64, mut high: f64, decimals: usize) -> [f64; 2] {
    let least = if low >= 0.0 { 0.0 } else { f64::NEG_INFINITY };
    if high <= low {
        let half = if low == 0.0 { 1.0 } else { low.abs() * 0.1 };
        (low, high) = (low - half, high + half);
    }
    let [low, high] = ticks::wide_enough([low, high], decimals);
    if low >= 0.0 && low < ZERO_WHEN_BELOW * high {
        return [0.0, up_to_tick(0.0, high * 1.03)];
    }
    let air = (high - low) * 0.08;
    let low = (low - air).max(least);
    [low, up_to_tick(low, high + air)]
}

/// Up to the next tick where that is near, so that the highest line has a line of the grid above it.
fn up_to_tick(low: f64, high: f64) -> f64 {
    let step = ticks::step(low, high, MOST_TICKS);
    if step <= 0.0 {
        return high;
    }
    let next = (high / step).ceil() * step;
    // The longer axis may need coarser ticks; then it stays as it is.
    let same = (ticks::step(low, next, MOST_TICKS) - step).abs() < step * 1e-6;
    if same && next - high < step * 0.4 { next } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::trend::LineRole;
    use crate::words::sample::BURY;

    fn range(values: &[f64], target: Option<f64>) -> [f64; 2] {
        let runs = vec![values.iter().map(|&value| [2020.0, value]).collect()];
        let line = ChartLine {
            label: String::new(),
            area: BURY,
            breakdown: None,
            is_benchmark: false,
            role: LineRole::Focus,
            runs,
            led: Vec::new(),
            end: None,
            end_value: None,
            end_label: None,
            points: Vec::new(),
        };
        let target = target.map(|value| TargetLine { value, ..TargetLine::default() });
        y_range(&[line], &[], target.as_ref(), None, 1)
    }

    #[test]
    fn low_values_pull_the_axis_down_to_zero() {
        assert_eq!(range(&[3.0, 12.0], None)[0].to_bits(), 0.0_f64.to_bits());
        assert!(range(&[60.0, 70.0], None)[0] > 55.0);
        assert!(range(&[-2.0, 3.0], None)[0] < -2.0);
    }

    #[test]
    fn a_target_is_always_in_view() {
        assert!(range(&[60.0, 70.0], Some(75.0))[1] > 75.0);
    }

    #[test]
    fn one_value_still_makes_an_axis() {
        let [low, high] = range(&[5.0], None);
        assert!(low < 5.0 && 5.0 < high);
        assert!(range(&[0.0], None)[0] < range(&[0.0], None)[1]);
        assert_eq!(
            range(&[0.0, 0.0], None)[0].to_bits(),
            0.0_f64.to_bits(),
            "what never is below zero stays above"
        );
        assert!(range(&[], None)[0] < range(&[], None)[1]);
    }
}
