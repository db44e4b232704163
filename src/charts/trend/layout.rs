//! Where the parts of a trend chart go: the plot, the ticks at its left and foot, the names at its right.

use super::names::named_in_plot;
use super::{ChartLine, LineRole, TrendChart};
use crate::charts::canvas::{GAP, WIDEST_NAMES, measured, text_height};
use crate::charts::moments;
use crate::charts::time_frame::TimeFrame;
use crate::widgets::fonts;
use egui::{FontId, Rect, Ui};

/// The parts of a trend chart, in points.
pub(super) struct TrendLayout {
    /// The plot itself; grid, lines and shades are within it.
    pub(super) plot: Rect,
    /// Height of one line of small text.
    pub(super) text_height: f32,
    /// The widest a name at the right may be; `None` leaves no room for any.
    pub(super) name_limit: Option<f32>,
}

impl TrendLayout {
    pub(super) fn new(ui: &Ui, whole: Rect, spec: &TrendChart) -> Self {
        let width = |text: &str, font: FontId| measured(ui.painter(), text, font).x;
        let text_height = text_height(ui);
        // A chart too narrow for a name would be all name: then its value alone stands there.
        let name_limit = whole.width() * WIDEST_NAMES;
        let name_width = |line: &ChartLine| {
            let label = line.end_label.as_deref().filter(|_| !named_in_plot(spec, line))?;
            let full = width(label, font_of(line.role));
            Some(if full <= name_limit { full } else { width(line.end_value()?, font_of(line.role)) })
        };
        let projected = projected_name(spec).into_iter().chain(projected_limits(spec).map(|(text, _)| text));
        let projected =
            projected.map(|text| width(text, fonts::small())).filter(|width| *width <= name_limit);
        let names = spec.lines.iter().filter_map(name_width).chain(projected).fold(0.0, f32::max);
        let fits = names > 0.0 && names <= name_limit;
        let right = if fits { names + GAP } else { 0.0 };
        let strip = moments::of_trend(spec).strip(text_height);
        let plot = TimeFrame::from(spec).plot_area(ui, whole, right, strip);
        Self { plot, text_height, name_limit: fits.then_some(name_limit) }
    }
}

/// What stands at the right of a projection that the chart shows.
pub(super) fn projected_name(spec: &TrendChart) -> Option<&str> {
    let projection = spec.target.as_ref()?.projection.as_ref()?;
    projection.line.is_some().then_some(projection.label.as_str())
}

/// What stands beside the limits of a projection, and at which values, where the chart is large enough to name other places
/// too.
pub(super) fn projected_limits(spec: &TrendChart) -> impl Iterator<Item = (&str, f64)> {
    let projection = spec.target.as_ref().and_then(|target| target.projection.as_ref());
    let shown = projection.filter(|found| spec.numbered && found.line.is_some());
    let limits = shown.and_then(|found| found.limits.as_ref());
    limits.into_iter().flat_map(|limits| limits.labels.iter().map(String::as_str).zip(limits.values))
}

/// The type of a line's name: what is in focus is stronger.
pub(super) fn font_of(role: LineRole) -> FontId {
    if role == LineRole::Focus { fonts::strong() } else { fonts::small() }
}
