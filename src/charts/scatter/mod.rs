//! Two figures of the same areas, or of the same periods of one area, as points: one across, one up.

mod draw;

use super::ticks::{self, Tick, on_axis};

pub use draw::{ScatterResponse, scatter};

/// Across there is room for more ticks than up.
const MOST_ACROSS: usize = 7;

/// Points, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterChart {
    /// Across, then up.
    pub axes: [ScatterAxis; 2],
    /// By the figure across, the lowest first; in the order of time where they are joined.
    pub dots: Vec<ScatterDot>,
    /// Whether those that follow each other are joined.
    pub is_joined: bool,
    /// What a filled and a hollow dot are.
    pub key: ScatterKey,
    /// The chart in a sentence or two, for screen readers.
    pub summary: String,
}

/// What a filled and a hollow dot are, of those there are; neither where all are hollow and none could stand out.
pub type ScatterKey = [Option<String>; 2];

/// An axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterAxis {
    /// What is measured on it, when and in what.
    pub label: String,
    pub range: [f64; 2],
    pub ticks: Vec<Tick>,
}

/// A point.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterDot {
    pub at: [f64; 2],
    /// Whether it stands out.
    pub is_focus: bool,
    /// Whether, where dots are joined, a line leads to it from the one before: not over what is left out between them.
    pub follows: bool,
    /// What is written beside it; of a few only.
    pub label: Option<String>,
    /// What is told of it at the pointer and to screen readers.
    pub told: String,
}

/// The range of an axis; where all are alike, with so much room around them that the scale is not finer than they are.
fn range_of(values: impl Iterator<Item = f64> + Clone, decimals: usize) -> [f64; 2] {
    let [from, to] = ticks::range_of(values.clone(), decimals);
    let size = from.abs().max(to.abs());
    if to - from > 1e-3 * size {
        return [from, to];
    }
    ticks::range_of(values.flat_map(|value| [value - 0.1 * size, value + 0.1 * size]), decimals)
}

impl ScatterChart {
    /// Finds scales for these points, each axis with what is measured on it and how many decimals that is written with, and puts them in order unless they are joined. `kept` is what is known of each beside;
    /// it comes back in their order, without those of points that no axis can show.
    pub fn new<T>(
        labels: [(String, usize); 2],
        dots: Vec<(ScatterDot, T)>,
        is_joined: bool,
        (key, summary): (ScatterKey, String),
    ) -> (Self, Vec<T>) {
        let mut dots = dots;
        dots.retain(|(dot, _)| dot.at.iter().all(|value| on_axis(*value) == Some(*value)));
        if !is_joined {
            dots.sort_by(|(a, _), (b, _)| a.at[0].total_cmp(&b.at[0]).then(a.at[1].total_cmp(&b.at[1])));
        }
        let mut at = 0;
        let axes = labels.map(|(label, decimals)| {
            let range = range_of(dots.iter().map(|(dot, _)| dot.at[at]), decimals);
            let most = if at == 0 { MOST_ACROSS } else { ticks::MOST_TICKS };
            at += 1;
            ScatterAxis { label, range, ticks: ticks::ticks(range[0], range[1], most, decimals) }
        });
        let (dots, kept) = dots.into_iter().unzip();
        (Self { axes, dots, is_joined, key, summary }, kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(at: [f64; 2]) -> (ScatterDot, usize) {
        (ScatterDot { at, is_focus: false, follows: false, label: None, told: String::new() }, at[0] as usize)
    }

    fn chart(dots: &[[f64; 2]], is_joined: bool) -> (ScatterChart, Vec<usize>) {
        let labels = ["across", "up"].map(|label| (label.to_owned(), 1));
        ScatterChart::new(
            labels,
            dots.iter().map(|at| dot(*at)).collect(),
            is_joined,
            (ScatterKey::default(), String::new()),
        )
    }

    #[test]
    fn the_keys_go_through_them_by_the_figure_across_or_in_the_order_of_time() {
        let (by_figure, kept) = chart(&[[3.0, 1.0], [1.0, 2.0], [2.0, 9.0]], false);
        assert_eq!(kept, [1, 2, 3]);
        assert!(by_figure.axes[0].range[0].abs() < 1e-12);
        let (by_time, kept) = chart(&[[3.0, 1.0], [1.0, 2.0], [2.0, 9.0]], true);
        assert_eq!((kept, by_time.dots[0].at[0]), (vec![3, 1, 2], 3.0));
    }

    #[test]
    fn what_no_axis_can_show_is_left_out_with_what_is_known_of_it() {
        let (chart, kept) = chart(&[[1.0, f64::NAN], [2.0, 5.0], [f64::MAX, 1.0]], false);
        assert_eq!((chart.dots.len(), kept), (1, vec![2]));
        assert!(chart.axes.iter().all(|axis| axis.range.iter().all(|end| end.is_finite())));
    }
}
