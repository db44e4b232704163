//! What a bar chart shows: areas or groups of people side by side, with a reference to hold them against.

mod beside;
mod compare;
mod deprivation;
mod draw;
mod earlier;
mod layout;
mod rows;

use super::remarks::{Commented, Remark, remark_told};
use super::ticks::{self, on_axis};
use super::{Mark, after_title};
use crate::model::{AreaId, BreakdownId, Period};
use crate::words::date;

pub use beside::beside_benchmark;
pub use compare::{BarOrder, Compared, compare_chart};
pub use deprivation::gradient_chart;
pub use draw::{BarsResponse, bars};
pub use earlier::earlier_periods;
pub use layout::bars_height;

/// Dots have an axis from nought where the lowest is no more than this share of the highest.
const FROM_NOUGHT: f64 = 0.4;

/// A chart of horizontal bars, or of dots with intervals where there are limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarChart {
    /// The finding or what is compared, in about ten words.
    pub title: String,
    /// The unit, the group of people and the period.
    pub subtitle: String,
    /// The bars from top to bottom.
    pub bars: Vec<Bar>,
    /// What to hold them against, each with its name: `England 11.3`. The nation comes first.
    pub references: Vec<(f64, String)>,
    /// How many decimals its figures are written with: its axis has no more.
    pub decimals: usize,
    /// The period of its figures, where they are places side by side.
    pub period: Option<Period>,
    /// What the hollow dots are that stand beside the values: `2018/19`, `England`.
    pub beside: Option<String>,
    /// What is to be known of it: what a gap is, why no intervals are drawn.
    pub notes: Vec<String>,
    /// Where the figures are from.
    pub source: String,
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
    /// Another value to see it beside, as written too: an earlier one, or the nation’s of the same group.
    pub beside: Option<(f64, String)>,
    /// How it is drawn.
    pub role: BarRole,
    /// How it stands, where that was judged.
    pub mark: Mark,
    /// The numbers of the comments on it, as they stand beside them.
    pub numbers: Vec<usize>,
}

#[cfg(test)]
impl Bar {
    /// A bar like many, of a place, for tests.
    fn of(label: &str, value: Option<f64>) -> Self {
        Self {
            label: label.to_owned(),
            area: crate::words::sample::BURY,
            breakdown: None,
            value,
            lower: None,
            upper: None,
            text: value.map_or_else(|| "suppressed".to_owned(), |value| format!("{value:.1}")),
            beside: None,
            role: BarRole::Other,
            mark: Mark::None,
            numbers: Vec::new(),
        }
    }
}

/// Whose bar it is, which decides how it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BarRole {
    /// What the chart is about.
    Focus,
    /// The nation, or the same group in the nation.
    Nation,
    /// The Integrated Care System.
    System,
    /// Another area that the reader has picked.
    Pinned,
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
        let of_bar = |bar: &Bar| {
            let beside = bar.beside.as_ref().map(|(value, _)| *value);
            [bar.value, bar.lower, bar.upper, beside].into_iter().flatten().collect::<Vec<_>>()
        };
        let values = self.bars.iter().flat_map(of_bar).chain(self.references.iter().map(|(value, _)| *value));
        let nothing = (f64::INFINITY, f64::NEG_INFINITY);
        let (low, high) =
            values.filter_map(on_axis).fold(nothing, |(low, high), value| (low.min(value), high.max(value)));
        if self.has_intervals() && low.is_finite() && low > FROM_NOUGHT * high {
            let [low, high] = ticks::wide_enough([low, high], self.decimals);
            let room = (high - low) * 0.05;
            return [low - room, high + room];
        }
        // A bar may reach the end; an interval or a dot that did would look cut off.
        let has_axis = self.has_intervals() || self.beside.is_some();
        let high = if has_axis { high + high.abs() * 0.03 } else { high };
        let (low, high) = (low.min(0.0), high.max(0.0));
        if high > low { [low, high] } else { [0.0, 1.0] }
    }

    /// What it says line by line: its title, then all else.
    pub fn sentences(&self) -> Vec<String> {
        // Unit and period stand in the summary too.
        let summary = after_title(&self.title, &self.summary).to_owned();
        [self.title.clone(), summary, self.source.clone()]
            .into_iter()
            .filter(|said| !said.is_empty())
            .collect()
    }

    fn summarise(mut self) -> Self {
        let beside = self.beside.as_deref().unwrap_or_default();
        let told = self.bars.iter().map(|bar| {
            let other = bar.beside.as_ref().map(|(_, text)| format!(", {beside} {text}"));
            format!("{}: {}{}", bar.label, bar.text, other.unwrap_or_default())
        });
        let told: Vec<String> = told.collect();
        if self.range()[0] > 0.0 {
            self.notes.push("The axis does not start at 0.".to_owned());
        }
        let held: Vec<&str> = self.references.iter().map(|(_, label)| label.as_str()).collect();
        let held =
            if held.is_empty() { String::new() } else { format!(" Held against {}.", held.join(" and ")) };
        let told = format!("{}. {}: {}.{held}", self.title, self.subtitle, told.join("; "));
        let said: Vec<&str> = std::iter::once(&told).chain(&self.notes).map(String::as_str).collect();
        self.summary = said.join(" ");
        self
    }
}

impl Commented for BarChart {
    fn point(&self, area: AreaId, period: Period) -> Option<Remark> {
        if self.period != Some(period) {
            return None;
        }
        let of_area = |bar: &Bar| bar.area == area && bar.breakdown.is_none();
        let point = self.bars.iter().position(of_area)?;
        let value = self.bars[point].value?;
        Some(Remark::of(point, [value, 0.0], date::period_in_words(period)))
    }

    fn remark(&mut self, remarks: Vec<Remark>) {
        self.summary += &remark_told(&remarks);
        for remark in remarks {
            self.bars[remark.point].numbers = remark.numbers;
        }
    }
}
