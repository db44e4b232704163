//! Where the parts of a trend chart go: the plot, the ticks at its left and foot, the names at its right.

use super::ahead::target_at_edge;
use super::names::{named_in_plot, text_of};
use super::{ChartLine, LineRole, TargetLine, TrendChart};
use crate::charts::canvas::{GAP, measured, text_height};
use crate::charts::end_label::end_label;
use crate::charts::moments;
use crate::charts::time_frame::TimeFrame;
use crate::widgets::fonts;
use egui::{Color32, FontId, Galley, Painter, Rect, Ui};
use std::sync::Arc;

/// The narrowest room that a shortened name says something in.
const LEAST_NAME: f32 = 60.0;

/// The share of a chart that the name of what it is about may take.
const MOST_FOR_OWN: f32 = 0.4;

/// The parts of a trend chart, in points.
pub(super) struct TrendLayout {
    /// The plot itself; grid, lines and shades are within it.
    pub(super) plot: Rect,
    /// The height of what stands above it.
    pub(super) strip: f32,
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
        let named =
            |line: &ChartLine, limit: f32| text_of(ui.painter(), spec, line, Color32::PLACEHOLDER, limit);
        let own = spec.focus().filter(|line| !named_in_plot(spec, line));
        let own = own.and_then(|line| named(line, whole.width() * MOST_FOR_OWN));
        let target = spec.target.as_ref().filter(|_| target_at_edge(spec));
        let target = |limit: f32| target_text(ui.painter(), target?, Color32::PLACEHOLDER, limit);
        // Nor is that of the target, which the plot of a small chart has no room for.
        let small = target(whole.width() * MOST_FOR_OWN).filter(|_| !spec.lettered);
        let names = [own, small];
        let needed = names.iter().flatten().map(|name| name.size().x).fold(0.0, f32::max);
        let name_limit = frame.right(ui, whole).max(needed);
        let name_width = |line: &ChartLine| {
            let running = Some(line).filter(|line| !named_in_plot(spec, line))?;
            Some(named(running, name_limit)?.size().x)
        };
        let others = beside_lines(spec).map(|(text, _)| width(text, fonts::small()));
        let others = others.filter(|width| *width <= name_limit);
        let target = target(name_limit).map(|text| text.size().x);
        let names = spec.lines.iter().filter_map(name_width).chain(others).chain(target).fold(0.0, f32::max);
        let fits = names > 0.0 && name_limit >= LEAST_NAME;
        let right = if fits { names + GAP } else { 0.0 };
        let across = frame.plot_area(ui, whole, right, 0.0).x_range();
        let strip = moments::of_trend(spec).strip(ui, &frame, [whole.x_range(), across]);
        let plot = frame.plot_area(ui, whole, right, strip);
        let name_limit = fits.then_some(name_limit);
        Self { plot, strip, text_height, name_limit, target_in_column: fits && target.is_some() }
    }
}

/// Whether a name that is too long is cut short: on a small chart only those it is about, the others are left out.
pub(super) fn can_be_shortened(spec: &TrendChart, line: &ChartLine) -> bool {
    spec.lettered || !line.role.is_background()
}

/// The name of a target in this width, on two lines where one is too long.
pub(super) fn target_text(
    painter: &Painter,
    target: &TargetLine,
    colour: Color32,
    limit: f32,
) -> Option<Arc<Galley>> {
    let parts = target.label.split_once(' ').unwrap_or(("", &target.label));
    end_label(painter, parts, (&fonts::small(), colour), limit)
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
    let shown = projection.filter(|found| spec.lettered && found.line.is_some());
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
