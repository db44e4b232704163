//! What a bar chart shows: areas or groups of people side by side, with a reference to hold them against.

mod compare;
mod deprivation;
mod draw;
mod rows;

use super::after_title;
use super::ticks::on_axis;
use crate::model::{AreaId, BreakdownId, Verdict};

pub use compare::{BarOrder, compare_chart};
pub use deprivation::{deprivation_chart, gradient_chart};
pub use draw::{BarsResponse, bars};

/// A chart of horizontal bars, or of dots with intervals where the file has limits.
#[derive(Clone, Debug, PartialEq)]
pub struct BarChart {
    /// The finding or what is compared, in about ten words.
    pub title: String,
    /// The unit and the period.
    pub subtitle: String,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
    /// The value to hold them against, and its name: `England 11.3`.
    pub reference: Option<(f64, String)>,
    /// The chart in a sentence or two, for screen readers.
    pub summary: String,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Whom it is about.
    pub label: String,
    /// The area, to go to when it is clicked.
    pub area: AreaId,
    /// The group of people, where not everyone.
    pub breakdown: Option<BreakdownId>,
    /// The value; `None` is missing.
    pub value: Option<f64>,
    /// Lower 95 % limit.
    pub lower: Option<f64>,
    /// Upper 95 % limit.
    pub upper: Option<f64>,
    /// The value as written, or why there is none.
    pub text: String,
    /// How it is drawn.
    pub role: BarRole,
    /// Against the reference, where that was judged.
    pub verdict: Option<Verdict>,
}

/// Whose bar it is, which decides how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BarRole {
    /// What the chart is about.
    Focus,
    /// The same place as a whole, beside the group the chart is about.
    Whole,
    /// The nation, or the same group in the nation.
    Nation,
    /// The Integrated Care System.
    System,
    /// Any other area.
    Other,
}

impl BarChart {
    /// Whether any bar has limits, so that dots with intervals are drawn in place of bars.
    pub fn has_intervals(&self) -> bool {
        self.bars.iter().any(|bar| bar.lower.is_some() && bar.upper.is_some())
    }

    /// The lowest and highest value to be shown: bars start at zero, dots only where they come near it.
    pub fn range(&self) -> [f64; 2] {
        let of_bar = |bar: &Bar| [bar.value, bar.lower, bar.upper].into_iter().flatten().collect::<Vec<_>>();
        let values =
            self.bars.iter().flat_map(of_bar).chain(self.reference.as_ref().map(|(value, _)| *value));
        let nothing = (f64::INFINITY, f64::NEG_INFINITY);
        let (low, high) =
            values.filter_map(on_axis).fold(nothing, |(low, high), value| (low.min(value), high.max(value)));
        if self.has_intervals() && high > low && low > 0.4 * high {
            return [low - (high - low) * 0.1, high];
        }
        let (low, high) = (low.min(0.0), high.max(0.0));
        if high > low { [low, high] } else { [0.0, 1.0] }
    }

    /// What it says line by line: its title, then all else.
    pub fn sentences(&self) -> Vec<String> {
        // Unit and period stand in the summary too.
        vec![self.title.clone(), after_title(&self.title, &self.summary).to_owned()]
    }

    fn summarise(mut self) -> Self {
        let told = self.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.text));
        let told: Vec<String> = told.collect();
        let reference = self.reference.iter().map(|(_, label)| format!(" Held against {label}."));
        let reference: String = reference.collect();
        self.summary = format!("{}. {}: {}.{reference}", self.title, self.subtitle, told.join("; "));
        self
    }
}
