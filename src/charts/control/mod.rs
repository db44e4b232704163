//! What a process-control chart shows: the figures, what each point means, the mean and the limits, in words.

mod build;
mod draw;
mod ends;
mod hover;
mod lines;
mod scale;

use super::after_title;
use super::remarks::{Commented, Remark, remark_told};
use super::ticks::Tick;
use super::time_ticks::TimeAxis;
use super::trend::{PeriodMark, TargetLine, TimeMark, TimeSpan};
use crate::model::{AreaId, Period};

// What is drawn of a judgement, for rooms that do not reach into the analysis.
pub use crate::analysis::{Assurance, Variation};
pub use crate::words::Side;
pub use build::control_chart;
pub use draw::control;

/// A process-control chart, ready to be drawn any number of times.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlChart {
    /// The finding, in about ten words.
    pub title: String,
    /// The unit and the periods, and as a difference from what.
    pub subtitle: String,
    /// The area, to go to when it is clicked.
    pub area: AreaId,
    /// Every point, oldest first.
    pub points: Vec<ControlPoint>,
    /// Decimal year and value, one run for each stretch that may be joined.
    pub runs: Vec<Vec<[f64; 2]>>,
    /// The mean and the limits, one stretch for each group; a re-base makes a step.
    pub stretches: Vec<LimitStretch>,
    /// What is written at the right end: the latest value, the lines of the last stretch, the target.
    pub ends: Vec<EndLabel>,
    /// The value to reach.
    pub target: Option<TargetLine>,
    /// What began or changed at a moment, in order of time, lettered from A.
    pub marks: Vec<TimeMark>,
    /// Comments on its points, in order of time.
    pub remarks: Vec<Remark>,
    /// Stretches of low reliability.
    pub spans: Vec<TimeSpan>,
    /// Every period from the first point to the last, oldest first; those without a value are among them.
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
    /// Why there are no limits, so that this is a run chart: one sentence.
    pub reason: Option<String>,
    /// The chart in a few sentences, for screen readers.
    pub summary: String,
}

/// One point of a process-control chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlPoint {
    /// Position in [`ControlChart::periods`].
    pub period: usize,
    /// Decimal year.
    pub x: f64,
    /// The value.
    pub value: f64,
    /// The value as written.
    pub text: String,
    /// What it says of variation; `None` without limits, and where it is left out.
    pub variation: Option<Variation>,
    /// Whether its period is disrupted, so that it is drawn hollow.
    pub hollow: bool,
    /// The rules that mark it, in words, highest first.
    pub rules: Vec<String>,
    /// The range to be expected, such as `3.9 to 8.5`.
    pub expected: Option<String>,
    /// The flag and the publisher's note, in words.
    pub note: Option<String>,
}

/// The mean and the limits from one moment to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LimitStretch {
    /// First decimal year.
    pub from: f64,
    /// Last decimal year.
    pub to: f64,
    /// The mean.
    pub mean: f64,
    /// The lower limit, or what the measure cannot be below.
    pub lower: f64,
    /// The upper limit, or what the measure cannot be above.
    pub upper: f64,
}

/// One label at the right end of the chart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EndLabel {
    /// What it names.
    pub kind: EndKind,
    /// `upper limit 8.5`.
    pub text: String,
    /// `8.5`, where there is no room for more.
    pub value: String,
}

/// What a label at the right end names; what does not fit is left out from the last of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EndKind {
    /// The latest value.
    Latest,
    /// The target.
    Target,
    /// The mean.
    Mean,
    /// The upper limit.
    Upper,
    /// The lower limit.
    Lower,
}

impl ControlChart {
    /// What it says line by line: its title, its unit, then all else.
    pub fn sentences(&self) -> Vec<String> {
        vec![self.title.clone(), self.subtitle.clone(), after_title(&self.title, &self.summary).to_owned()]
    }

    /// A point's period in words.
    pub fn period_of(&self, point: &ControlPoint) -> &str {
        self.periods.get(point.period).map_or("", |period| period.label.as_str())
    }

    /// The position of a value on the vertical axis that a label stands for, where it is drawn at all.
    pub fn end_of(&self, kind: EndKind) -> Option<f64> {
        let last = self.stretches.last();
        match kind {
            EndKind::Latest => self.points.last().map(|point| point.value),
            EndKind::Target => self.target.as_ref().map(|target| target.value),
            EndKind::Mean => last.map(|stretch| stretch.mean),
            EndKind::Upper => last.map(|stretch| stretch.upper),
            EndKind::Lower => last.map(|stretch| stretch.lower),
        }
    }
}

impl Commented for ControlChart {
    fn point(&self, area: AreaId, period: Period) -> Option<Remark> {
        let x = period.midpoint();
        let point = self.points.iter().position(|point| point.x.to_bits() == x.to_bits())?;
        let found = &self.points[point];
        (area == self.area).then(|| Remark::of(point, [x, found.value], self.period_of(found).to_owned()))
    }

    fn remark(&mut self, remarks: Vec<Remark>) {
        self.summary += &remark_told(&remarks);
        self.remarks = remarks;
    }
}
