//! What a trend chart shows: one place in focus, the others beside it, everything already in words.

mod ahead;
mod benchmark;
mod build;
mod context;
mod draw;
mod groups;
mod hover;
mod layout;
mod lines;
mod names;
mod pick;
mod scale;
mod target;

use super::after_title;
use super::remarks::{Commented, Remark, remark_told};
use super::ticks::Tick;
use super::time_ticks::TimeAxis;
use crate::analysis::Judgement;
use crate::model::{AreaId, BreakdownId, Period};
use crate::words::date;

pub use build::trend_chart;
pub(crate) use build::x_range_of;
pub(crate) use context::{marks, spans};
pub use draw::{TrendInput, TrendResponse, trend, trend_size_on_paper};
pub use groups::groups_chart;
pub(crate) use scale::axis_range;

/// How many observations make a line worth a chart.
pub(crate) const POINTS_FOR_A_LINE: u32 = 3;
/// Over no more than this share of its width a name is led from the end of its line to the margin of a chart.
const MOST_LED: f64 = 0.15;

/// Whose line it is, which decides how it is drawn; what there is no room for is left out from the first of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineRole {
    /// Another area of the same kind or another group of people, drawn faint unless it has a name.
    Other,
    /// The same, being the highest or the lowest of all.
    Extreme,
    /// The region.
    Region,
    /// What the place is compared with that is none of the areas it lies in: its statistical neighbours, or the best place.
    Peers,
    /// Everyone in the area of the group of people in focus.
    Whole,
    /// What it lies in: the Integrated Care System, or the place of a neighbourhood.
    System,
    /// The nation.
    Nation,
    /// Another area that the reader has picked.
    Pinned,
    /// The area the chart is about.
    Focus,
}

impl LineRole {
    /// Whether it is one of the many around the few that the chart is about.
    pub fn is_background(self) -> bool {
        matches!(self, Self::Other | Self::Extreme)
    }
}

/// What stands beside the line in focus.
#[derive(Clone, Copy, Debug)]
pub struct TrendOptions<'a> {
    /// What is known about the line in focus: the title is its finding, and what it is compared with is drawn.
    pub judgement: Option<&'a Judgement>,
    /// Whether the chart fills a page: then the system is beside it, more lines have names, and what happened has numbers
    /// that a list explains.
    pub full: bool,
    /// Another area that the reader has picked.
    pub pinned: Option<AreaId>,
    /// What it lies in, to be seen beside it in place of other areas of its kind.
    pub within: Option<AreaId>,
}

impl<'a> TrendOptions<'a> {
    /// For a card: the nation, and the other places in grey, the highest and the lowest of them with their names.
    pub fn card(judgement: Option<&'a Judgement>) -> Self {
        Self { judgement, full: false, pinned: None, within: None }
    }

    /// For a chart over the full width.
    pub fn full(judgement: Option<&'a Judgement>) -> Self {
        Self { judgement, full: true, pinned: None, within: None }
    }

    /// For a card of a neighbourhood: the nation and what it lies in, without the others.
    pub fn within(judgement: Option<&'a Judgement>, within: Option<AreaId>) -> Self {
        Self { within, ..Self::card(judgement) }
    }

    /// With another area that the reader has picked.
    #[must_use]
    pub fn with_pinned(self, pinned: Option<AreaId>) -> Self {
        Self { pinned, ..self }
    }
}

/// A trend chart, ready to be drawn any number of times.
#[derive(Clone, Debug, PartialEq)]
pub struct TrendChart {
    /// The finding, in about ten words.
    pub title: String,
    /// Whose figures, their unit and periods, and what is drawn that has no name at its end.
    pub subtitle: String,
    /// The lines in the order they are drawn: the one in focus last.
    pub lines: Vec<ChartLine>,
    /// Whether the lines are groups of people in one area.
    pub of_groups: bool,
    /// What figures are compared with where it is one value.
    pub level: Option<Level>,
    /// The published 95 % limits of the line in focus, one run for each unbroken stretch.
    pub band: Vec<Vec<BandPoint>>,
    /// What began or changed at a moment, in order of time, lettered from A.
    pub marks: Vec<TimeMark>,
    /// Comments on points of the line in focus, in order of time.
    pub remarks: Vec<Remark>,
    /// Whether the marks carry their letters: only where a list beside the chart explains them.
    pub lettered: bool,
    /// Stretches of low reliability.
    pub spans: Vec<TimeSpan>,
    /// The value to reach.
    pub target: Option<TargetLine>,
    /// Every period shown by any line, oldest first.
    pub periods: Vec<PeriodMark>,
    /// Decimal years shown.
    pub x_range: [f64; 2],
    /// Values shown.
    pub y_range: [f64; 2],
    /// At most five round numbers within `y_range`.
    pub y_ticks: Vec<Tick>,
    /// The periods along the foot.
    pub axis: TimeAxis,
    /// Where the figures are from.
    pub source: String,
    /// The chart in one or two sentences, for screen readers.
    pub summary: String,
}

/// A value that figures are compared with, as a level over the time for which they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// The value.
    pub value: f64,
    /// From and to, decimal years.
    pub x: [f64; 2],
    /// `best tenth 4.1`.
    pub label: String,
}

/// One line of a trend chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartLine {
    /// The area's name.
    pub label: String,
    /// The area, to be picked when it is clicked.
    pub area: AreaId,
    /// The group of people; `None` is everyone.
    pub breakdown: Option<BreakdownId>,
    /// How it is drawn.
    pub role: LineRole,
    /// Whether figures are compared with it, so that it is dashed.
    pub is_benchmark: bool,
    /// Decimal year and value, one run for each stretch that may be joined.
    pub runs: Vec<Vec<[f64; 2]>>,
    /// Where it has nothing but loose dots, those between which the eye is led: one row for each stretch without a change of method,
    /// across which nothing is joined.
    pub led: Vec<Vec<[f64; 2]>>,
    /// The latest point.
    pub end: Option<[f64; 2]>,
    /// The latest value as written, with its period where that is not the one of the line in focus.
    pub end_value: Option<String>,
    /// What stands at its end, such as `Bury 12.2`; `None` for a line that gets no name.
    pub end_label: Option<String>,
    /// What is told about each period, oldest first; missing values with a reason are among them.
    pub points: Vec<ChartPoint>,
}

/// One period of one line, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartPoint {
    /// Position in [`TrendChart::periods`].
    pub period: usize,
    /// The value; `None` is missing.
    pub value: Option<f64>,
    /// The value as written, or an en dash.
    pub text: String,
    /// `11.9 to 12.5`, where the file has limits.
    pub interval: Option<String>,
    /// The flag and the publisher's note, in words.
    pub note: Option<String>,
}

/// The published limits at one moment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BandPoint {
    /// Decimal year.
    pub x: f64,
    /// Lower limit.
    pub lower: f64,
    /// Upper limit.
    pub upper: f64,
}

/// Something that began or changed at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeMark {
    /// Decimal year.
    pub x: f64,
    /// A for the earliest that has one: comments have the numbers. `None` for those before the latest few, each of which would take
    /// a line of the key: they have a line in the chart, and share one in the key.
    pub letter: Option<char>,
    /// What it is.
    pub kind: MarkKind,
    /// What it is in words, such as `Team Around the School, from September 2022`.
    pub label: String,
    /// The same as short as it stands at the mark itself.
    pub name: String,
}

/// What a vertical mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// An intervention began.
    Intervention,
    /// The method of the figures changed, or the boundary moved.
    Break,
    /// One area took over from others, whose figures come before.
    Succession,
}

/// A shaded stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeSpan {
    /// First decimal year.
    pub from: f64,
    /// Last decimal year.
    pub to: f64,
    /// `Covid` or `low reliability`.
    pub label: String,
}

/// A value to reach.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TargetLine {
    /// The value.
    pub value: f64,
    /// `target 75 by 2028`.
    pub label: String,
    /// The target at its date, decimal year and value, where the chart shows that.
    pub at: Option<[f64; 2]>,
    /// Whether its date lies beyond the chart.
    pub is_beyond: bool,
    /// The straight path to it within the chart, decimal year and value, from the baseline on.
    pub path: Option<[[f64; 2]; 2]>,
    /// Where the latest value leads by the target's date.
    pub projection: Option<Projection>,
}

/// Where the recent trend leads by a target's date or, without one, where the latest value would stay.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// From the latest point to the target's date; `None` where that lies too far ahead to be shown.
    pub line: Option<[[f64; 2]; 2]>,
    /// `projected 9.0` or, without a trend, `if nothing changes 12.2`; with the date where there is no line.
    pub label: String,
    /// The same with the unit, for those who do not see the chart.
    pub told: String,
    /// Where the limits of the pace lead, unless they are one value.
    pub limits: Option<ProjectionLimits>,
}

/// Where the limits of the pace lead by a target's date.
#[derive(Clone, Debug, PartialEq)]
pub struct ProjectionLimits {
    /// Lower and upper limit.
    pub values: [f64; 2],
    /// The same as written.
    pub texts: [String; 2],
    /// What stands beside their ends: `95% limit 7.2`.
    pub labels: [String; 2],
}

impl TimeMark {
    /// What it is, after its letter where it has one, as its key says it: `A  Team Around the School, from September 2022`.
    pub fn in_key(&self) -> String {
        match self.letter {
            Some(letter) => format!("{letter}  {}", self.label),
            None => self.label.clone(),
        }
    }
}

impl ProjectionLimits {
    /// `7.2 to 10.8`.
    pub fn text(&self) -> String {
        let [lower, upper] = &self.texts;
        format!("{lower} to {upper}")
    }
}

impl Projection {
    /// With unit and limits, where there are any: `projected 9.0 per 100 pupils (95% limits: 7.2 to 10.8)`.
    pub fn in_full(&self) -> String {
        let limits = self.limits.as_ref().map(|limits| format!(" (95% limits: {})", limits.text()));
        format!("{}{}", self.told, limits.unwrap_or_default())
    }
}

/// One period on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodMark {
    /// The middle of the period, a decimal year.
    pub x: f64,
    /// The period in words.
    pub label: String,
}

impl PeriodMark {
    /// The mark of a period at its middle.
    pub(crate) fn of(period: Period) -> Self {
        Self { x: period.midpoint(), label: date::period_in_words(period) }
    }
}

impl TrendChart {
    /// What it says line by line: its title, its unit, then all else.
    pub fn sentences(&self) -> Vec<String> {
        vec![self.title.clone(), self.subtitle.clone(), after_title(&self.title, &self.summary).to_owned()]
    }

    /// The line in focus.
    pub fn focus(&self) -> Option<&ChartLine> {
        self.lines.last().filter(|line| line.role == LineRole::Focus)
    }

    /// The line that the reader has picked.
    pub fn pinned(&self) -> Option<usize> {
        self.lines.iter().position(|line| line.role == LineRole::Pinned)
    }

    /// Whether there is a line to be seen at all; with single points, a bar chart tells more.
    pub fn has_trend(&self) -> bool {
        self.focus().is_some_and(|line| line.runs.iter().any(|run| run.len() > 1))
    }

    /// Whether a line ends before the chart does, so that its name belongs to its end and not to the margin. Those that end with
    /// the line in focus shortly before it, because what that is compared with has newer figures, are led over to the margin.
    pub fn stops_early(&self, line: &ChartLine) -> bool {
        let Some(([x, _], last)) = line.end.zip(self.periods.last()) else { return false };
        let [from, to] = self.x_range;
        let ends_with_focus = self.focus().and_then(|focus| focus.end).is_some_and(|[own, _]| x >= own);
        x < last.x
            && !(ends_with_focus && (last.x - x <= MOST_LED * (to - from) || self.is_judged_before_its_end()))
    }

    /// Whether what the line in focus is compared with goes on after the figure that it is named at.
    fn is_judged_before_its_end(&self) -> bool {
        let last_of = |line: &ChartLine| {
            let last = line.points.iter().rev().find(|point| point.value.is_some())?;
            Some(self.periods.get(last.period)?.x)
        };
        let mut compared = self.lines.iter().filter(|line| line.is_benchmark);
        compared.any(|line| last_of(line).zip(line.end).is_some_and(|(last, [x, _])| x < last))
    }

    /// The period whose middle is nearest to a decimal year.
    pub fn nearest_period(&self, x: f64) -> Option<usize> {
        let after = self.periods.partition_point(|period| period.x < x);
        let distance = |&at: &usize| (self.periods[at].x - x).abs();
        [after.checked_sub(1), Some(after)]
            .into_iter()
            .flatten()
            .filter(|&at| at < self.periods.len())
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
    }
}

impl Commented for TrendChart {
    /// Comments are on figures of everyone in the area in focus.
    fn point(&self, area: AreaId, period: Period) -> Option<Remark> {
        let focus = self.focus().filter(|focus| focus.breakdown.is_none() && focus.area == area)?;
        let x = period.midpoint();
        let point = self.periods.iter().position(|period| period.x.to_bits() == x.to_bits())?;
        let value = focus.at(point)?.value?;
        Some(Remark::of(point, [x, value], self.periods[point].label.clone()))
    }

    fn remark(&mut self, remarks: Vec<Remark>) {
        self.summary += &remark_told(&remarks);
        self.remarks = remarks;
    }
}

impl ChartLine {
    /// Whether its figures are told wherever those of the chart are: not those of the many around, groups of people aside
    /// that have names.
    pub fn is_told(&self, of_groups: bool) -> bool {
        !self.role.is_background() || (of_groups && self.end_label.is_some())
    }

    /// Whether the reader can pick it, or put it back.
    pub fn can_be_picked(&self) -> bool {
        self.role.is_background() || self.role == LineRole::Pinned
    }

    /// What is told about one period.
    pub fn at(&self, period: usize) -> Option<&ChartPoint> {
        let at = self.points.binary_search_by_key(&period, |point| point.period).ok()?;
        self.points.get(at)
    }
}
