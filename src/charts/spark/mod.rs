//! Small trend lines without axes, as points between 0 and 1, cheap to paint by the hundred.

pub mod draw;

use super::ticks::on_axis;
use crate::model::{Observation, Series};

/// What a sparkline's points are scaled to: decimal years and values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SparkScale {
    /// First and last moment.
    pub x: [f64; 2],
    /// Lowest and highest value.
    pub y: [f64; 2],
}

impl SparkScale {
    /// The scale on which all these series, and a target where there is one, fit exactly.
    pub fn of<'a>(series: impl IntoIterator<Item = &'a Series>, target: Option<f64>) -> Self {
        let nothing = [f64::INFINITY, f64::NEG_INFINITY];
        let widen = |range: [f64; 2], value: f64| {
            on_axis(value).map_or(range, |value| [range[0].min(value), range[1].max(value)])
        };
        let mut scale = Self { x: nothing, y: target.into_iter().fold(nothing, widen) };
        for observation in series.into_iter().flat_map(Series::observations) {
            scale.x = widen(scale.x, observation.period.midpoint());
            scale.y = widen(scale.y, observation.value);
        }
        scale
    }

    /// Left to right and bottom to top, 0 to 1; a scale without extent puts everything in the middle.
    pub(super) fn place(self, x: f64, y: f64) -> [f32; 2] {
        let share = |range: [f64; 2], value: f64| {
            let extent = range[1] - range[0];
            if extent > 0.0 { ((value - range[0]) / extent).clamp(0.0, 1.0) as f32 } else { 0.5 }
        };
        [share(self.x, x), share(self.y, y)]
    }
}

/// A trend line in the unit square, upwards is more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sparkline {
    /// One run for each stretch that may be joined.
    pub runs: Vec<Vec<[f32; 2]>>,
    /// The latest point.
    pub last: Option<[f32; 2]>,
    /// A second series, mostly the nation, drawn dashed.
    pub beside: Vec<Vec<[f32; 2]>>,
}

/// The sparkline of one series on a scale, with another where there is one, mostly of what it is compared with.
pub(super) fn sparkline(series: &Series, beside: Option<&Series>, scale: &SparkScale) -> Sparkline {
    let last = series.latest().map(|latest| scale.place(latest.period.midpoint(), latest.value));
    let beside = beside.map_or_else(Vec::new, |other| runs(other, *scale));
    Sparkline { runs: runs(series, *scale), last, beside }
}

/// The same on the scale on which both fit exactly.
pub fn sparkline_beside(series: &Series, beside: Option<&Series>) -> Sparkline {
    sparkline(series, beside, &SparkScale::of(beside.into_iter().chain([series]), None))
}

fn runs(series: &Series, scale: SparkScale) -> Vec<Vec<[f32; 2]>> {
    let place = |o: Observation| scale.place(o.period.midpoint(), o.value);
    series.unbroken_runs().into_iter().map(|run| run.into_iter().map(place).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::sample::{self, BURY, ENGLAND, SUSPENSIONS};

    #[test]
    fn two_series_share_one_scale() {
        let bury = sample::series(SUSPENSIONS, None, BURY, &[Some(2.0), Some(4.0), None, Some(6.0)]);
        let england = sample::series(SUSPENSIONS, None, ENGLAND, &[Some(10.0), Some(8.0)]);
        let line = sparkline_beside(&bury, Some(&england));
        assert_eq!(line.runs.len(), 2);
        assert_eq!(line.last, Some([1.0, 0.5]));
        assert_eq!(line.beside[0].first(), Some(&[0.0, 1.0]));
        let all = line.runs.iter().chain(&line.beside).flatten().flatten();
        assert!(all.into_iter().all(|share| (0.0..=1.0).contains(share)));
    }

    #[test]
    fn a_flat_line_and_no_line_at_all_stay_in_the_square() {
        let flat = sample::series(SUSPENSIONS, None, BURY, &[Some(2.0), Some(2.0)]);
        assert_eq!(sparkline_beside(&flat, None).last, Some([1.0, 0.5]));
        let none = sample::series(SUSPENSIONS, None, BURY, &[None]);
        assert_eq!(sparkline_beside(&none, None), Sparkline::default());
    }
}
