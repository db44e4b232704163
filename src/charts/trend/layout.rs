//! Where the parts of a trend chart go: the plot, the ticks at its left and foot, the names at its right.

use super::ahead::target_at_edge;
use super::names::named_in_plot;
use super::{ChartLine, LineRole, TrendChart};
use crate::charts::canvas::{GAP, measured, text_height};
use crate::charts::moments;
use crate::charts::time_frame::TimeFrame;
use crate::widgets::fonts;
use egui::{FontId, Rect, Ui};

/// The narrowest room that a shortened name says something in.
const LEAST_NAME: f32 = 60.0;

/// The share of a chart that the name of what it is about may take.
const MOST_FOR_OWN: f32 = 0.4;

/// The parts of a trend chart, in points.
pub(super) struct TrendLayout {
    /// The plot itself; grid, lines and shades are within it.
    pub(super) plot: Rect,
    /// Height of one line of small text.
    pub(super) text_height: f32,
    /// The widest a name at the right may be; `None` leaves no room for any.
    pub(super) name_limit: Option<f32>,
    /// Whether the target has its name there.
    pub(super) target_in_column: bool,
}

impl TrendLayout {
    pub(super) fn new(ui: &Ui, whole: Rect, spec: &TrendChart) -> Self {
        let width = |text: &str, font: FontId| measured(ui.painter(), text, font).x;
        let text_height = text_height(ui);
        let frame = TimeFrame::from(spec);
        // The name of what the chart is about is not cut where half of a small chart is left for its lines.
        let own = spec.focus().and_then(|line| line.end_label.as_deref());
        let own = own
            .map(|label| width(label, font_of(LineRole::Focus)))
            .filter(|own| *own <= whole.width() * MOST_FOR_OWN);
        let name_limit = frame.right(ui, whole).max(own.unwrap_or(0.0));
        let name_width = |line: &ChartLine| {
            let label = line.end_label.as_deref().filter(|_| !named_in_plot(spec, line))?;
            let full = width(label, font_of(line.role));
            if full <= name_limit {
                return Some(full);
            }
            let parts = [Some(line.label.as_str()), line.end_value.as_deref()];
            let stacked = parts.into_iter().flatten().map(|part| width(part, font_of(line.role)));
            let stacked = stacked.fold(0.0, f32::max);
            // What goes below each other takes less than what is cut.
            let needed = if spec.numbered { name_limit } else { stacked.min(name_limit) };
            can_be_shortened(spec, line).then_some(needed)
        };
        let others = beside_lines(spec).map(|(text, _)| width(text, fonts::small()));
        let others = others.filter(|width| *width <= name_limit);
        let target = spec.target.as_ref().filter(|_| target_at_edge(spec));
        let target = target.map(|target| width(&target.label, fonts::small())).filter(|it| *it <= name_limit);
        let names = spec.lines.iter().filter_map(name_width).chain(others).chain(target).fold(0.0, f32::max);
        let fits = names > 0.0 && name_limit >= LEAST_NAME;
        let right = if fits { names + GAP } else { 0.0 };
        let strip = moments::of_trend(spec).strip(text_height);
        let plot = frame.plot_area(ui, whole, right, strip);
        let name_limit = fits.then_some(name_limit);
        Self { plot, text_height, name_limit, target_in_column: fits && target.is_some() }
    }
}

/// Whether a name that is too long is cut short: on a small chart only those it is about, the others are left out.
pub(super) fn can_be_shortened(spec: &TrendChart, line: &ChartLine) -> bool {
    spec.numbered || !line.role.is_background()
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

/// What else is named at the right: a projection with its limits, the level that figures are compared with.
fn beside_lines(spec: &TrendChart) -> impl Iterator<Item = (&str, f64)> {
    let level = spec.level.as_ref().map(|level| (level.label.as_str(), level.value));
    let projected = projected_name(spec).map(|name| (name, 0.0));
    level.into_iter().chain(projected).chain(projected_limits(spec))
}

/// The type of a line's name: what is in focus, or was picked, is stronger.
pub(super) fn font_of(role: LineRole) -> FontId {
    if matches!(role, LineRole::Focus | LineRole::Pinned) { fonts::strong() } else { fonts::small() }
}
