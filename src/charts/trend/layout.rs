//! Where the parts of a trend chart go: the plot, the ticks at its left and foot, the names at its right.

use super::names::named_in_plot;
use super::{ChartLine, LineRole, TrendChart};
use crate::charts::moments;
use crate::charts::style::ChartStyle;
use crate::charts::time_frame::TimeFrame;
use eframe::egui::{FontId, Painter, Rect, Ui, Vec2};

/// Between the y ticks and the plot, and between the plot and the names.
pub(in crate::charts) const GAP: f32 = 8.0;
/// The end dot and a stroke at the edge stay inside the plot.
pub(in crate::charts) const DOT_ROOM: f32 = 5.0;

/// The share of the width that names at the right may take.
pub(in crate::charts) const WIDEST_NAMES: f32 = 0.4;

/// The parts of a trend chart, in points.
pub(in crate::charts) struct TrendLayout {
    /// The plot itself; grid, lines and shades are within it.
    pub(in crate::charts) plot: Rect,
    /// Height of one line of small text.
    pub(in crate::charts) text_height: f32,
    /// The widest a name at the right may be; `None` leaves no room for any.
    pub(in crate::charts) name_limit: Option<f32>,
}

impl TrendLayout {
    pub(in crate::charts) fn new(ui: &Ui, whole: Rect, spec: &TrendChart, style: &ChartStyle) -> Self {
        let size = |text: &str, font: &FontId| measured(ui.painter(), text, font);
        let text_height = size("0", &style.small).y;
        // A chart too narrow for a name would be all name: then its value alone stands there.
        let name_limit = whole.width() * WIDEST_NAMES;
        let name_width = |line: &ChartLine| {
            let font = font_of(line.role, style);
            let full = size(line.end_label.as_deref().filter(|_| !named_in_plot(spec, line))?, font).x;
            Some(if full <= name_limit { full } else { size(line.end_value()?, font).x })
        };
        let projected = projected_name(spec).map(|text| size(text, &style.small).x);
        let projected = projected.filter(|width| *width <= name_limit);
        let names = spec.lines.iter().filter_map(name_width).chain(projected).fold(0.0, f32::max);
        let fits = names > 0.0 && names <= name_limit;
        let right = if fits { names + GAP } else { 0.0 };
        let strip = moments::of_trend(spec).strip(text_height);
        let plot = TimeFrame::from(spec).plot_area(ui, whole, style, right, strip);
        Self { plot, text_height, name_limit: fits.then_some(name_limit) }
    }
}

/// What stands at the right of a projection that the chart shows.
pub(in crate::charts) fn projected_name(spec: &TrendChart) -> Option<&str> {
    let projection = spec.target.as_ref()?.projection.as_ref()?;
    projection.line.is_some().then_some(projection.label.as_str())
}

/// The type of a line's name: what is in focus is stronger.
pub(in crate::charts) fn font_of(role: LineRole, style: &ChartStyle) -> &FontId {
    if role == LineRole::Focus { &style.strong } else { &style.small }
}

/// The size of a line of text; galleys are cached by egui, so asking every frame costs a look-up.
pub(in crate::charts) fn measured(painter: &Painter, text: &str, font: &FontId) -> Vec2 {
    painter.layout_no_wrap(text.to_owned(), font.clone(), eframe::egui::Color32::PLACEHOLDER).size()
}
