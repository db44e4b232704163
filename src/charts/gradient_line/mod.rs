//! How figures go from the most to the least deprived tenth: a line for an area with its limits, and one for the nation.

mod draw;

use super::ticks::{self, Tick, on_axis};

pub use draw::gradient_line;

/// Lines over tenths of deprivation, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct GradientLine {
    /// The line in focus comes last.
    pub lines: Vec<TenthLine>,
    /// Values shown.
    pub y_range: [f64; 2],
    pub y_ticks: Vec<Tick>,
    /// The chart in a sentence or two, for screen readers.
    pub summary: String,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct TenthLine {
    pub name: String,
    pub is_focus: bool,
    /// From the most deprived tenth on; tenths without a figure are not there.
    pub points: Vec<TenthPoint>,
}

/// The figure of one tenth.
#[derive(Clone, Debug, PartialEq)]
pub struct TenthPoint {
    /// 1, the most deprived, to 10.
    pub tenth: u8,
    pub value: f64,
    pub limits: Option<(f64, f64)>,
    /// With limits and of what, as it is told: `7.6% (7.2 to 8.0), three neighbourhoods`.
    pub told: String,
}

/// How many tenths there are.
pub const TENTHS: u8 = 10;

impl GradientLine {
    /// Finds a scale for these lines; what an axis cannot show is left out.
    /// Values are written with so many `decimals`.
    pub fn new(mut lines: Vec<TenthLine>, decimals: usize, summary: String) -> Self {
        for line in &mut lines {
            line.points.retain(|point| on_axis(point.value) == Some(point.value));
        }
        lines.retain(|line| !line.points.is_empty());
        lines.sort_by_key(|line| line.is_focus);
        let points = lines.iter().flat_map(|line| &line.points);
        let values = points.flat_map(|point| {
            let (lower, upper) = point.limits.unwrap_or((point.value, point.value));
            [point.value, lower, upper]
        });
        let y_range = ticks::range_of(values.filter_map(on_axis), decimals);
        let y_ticks = ticks::ticks(y_range[0], y_range[1], ticks::MOST_TICKS, decimals);
        Self { lines, y_range, y_ticks, summary }
    }

    /// What is told of one tenth, line by line, the one in focus first.
    pub fn told(&self, tenth: u8) -> Vec<String> {
        let of = |line: &TenthLine| {
            let point = line.points.iter().find(|point| point.tenth == tenth)?;
            Some(format!("{}: {}", line.name, point.told))
        };
        self.lines.iter().rev().filter_map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, is_focus: bool, values: &[(u8, f64)]) -> TenthLine {
        let point = |&(tenth, value): &(u8, f64)| TenthPoint {
            tenth,
            value,
            limits: None,
            told: format!("{value:.1}%"),
        };
        TenthLine { name: name.to_owned(), is_focus, points: values.iter().map(point).collect() }
    }

    #[test]
    fn the_line_in_focus_lies_on_top_and_is_told_first() {
        let lines =
            vec![line("Bury", true, &[(1, 7.6), (4, 3.0)]), line("England", false, &[(1, 8.6), (2, 8.1)])];
        let chart = GradientLine::new(lines, 1, String::new());
        assert_eq!(chart.lines.last().map(|line| line.name.as_str()), Some("Bury"));
        assert_eq!(chart.told(1), ["Bury: 7.6%", "England: 8.6%"]);
        assert_eq!(chart.told(2), ["England: 8.1%"]);
        assert!(chart.told(9).is_empty() && chart.y_range[0].abs() < 1e-12);
    }

    #[test]
    fn a_line_without_a_figure_is_none_and_huge_values_do_no_harm() {
        let lines = vec![line("Bury", true, &[(1, f64::NAN)]), line("England", false, &[])];
        let chart = GradientLine::new(lines, 1, String::new());
        assert!(chart.lines.is_empty() && chart.y_range.iter().all(|end| end.is_finite()));
    }
}
