//! Need and reach over the same groups by deprivation, each with its own average as 100, and reach per need under each group.

mod draw;

use super::ticks::{self, Tick, on_axis};

pub use draw::reach;

/// Two lines over groups of people, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachChart {
    /// The names of need and of reach.
    pub names: [String; 2],
    /// From most to least deprived.
    pub groups: Vec<ReachPoint>,
    pub range: [f64; 2],
    pub ticks: Vec<Tick>,
    /// The chart in a sentence or two, for screen readers.
    pub summary: String,
}

/// One group.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachPoint {
    /// Under the axis: `1`.
    pub name: String,
    /// Need and reach, 100 being the average.
    pub relative: [f64; 2],
    /// Reach per need, as written.
    pub per_need: String,
    /// What is told of it at the pointer.
    pub told: String,
}

impl ReachChart {
    /// Finds a scale; what an axis cannot show is left out.
    pub fn new(names: [String; 2], groups: Vec<ReachPoint>, summary: String) -> Self {
        let can_show = |point: &ReachPoint| point.relative.iter().all(|it| on_axis(*it) == Some(*it));
        let groups: Vec<ReachPoint> = groups.into_iter().filter(can_show).collect();
        let values = groups.iter().flat_map(|point| point.relative).chain([100.0]);
        let range = ticks::range_of(values, 0);
        let ticks = ticks::ticks(range[0], range[1], ticks::MOST_TICKS, 0);
        Self { names, groups, range, ticks, summary }
    }
}
