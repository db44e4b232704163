//! What every chart over time has: periods along its foot, values up its side, and a plot between them.

use super::canvas::{Canvas, DOT_ROOM, GAP, measured, text_height};
use super::control::ControlChart;
use super::ticks::Tick;
use super::time_axes;
use super::time_ticks::TimeAxis;
use super::trend::{TimeSpan, TrendChart, TrendInput};
use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{
    Color32, Galley, Id, Rangef, Rect, Response, Sense, Shape, Ui, UiBuilder, Vec2, Vec2b, pos2, vec2,
};
use egui_plot::{Plot, PlotUi};
use std::sync::Arc;

/// The share of the width that the plot keeps, however long the names beside it are.
const LEAST_PLOT: f32 = 0.66;
/// The same of a small chart, which would else have no room for the name of its own place.
const LEAST_SMALL_PLOT: f32 = 0.57;
/// A chart narrower than this is small.
const SMALL: f32 = 480.0;
/// A chart lower than this says its source only where its figures are copied.
const LEAST_FOR_SOURCE: f32 = 130.0;
/// The share of the width that ticks may take. None is ever cut, as it would read as another number: where they need more, none
/// is written.
const MOST_FOR_TICKS: f32 = 0.5;
/// Between the periods and the source.
const SOURCE_GAP: f32 = 3.0;

/// The axes of a chart over time, lent by its spec.
#[derive(Clone, Copy)]
pub(super) struct TimeFrame<'a> {
    pub(super) axis: &'a TimeAxis,
    pub(super) spans: &'a [TimeSpan],
    pub(super) x_range: [f64; 2],
    pub(super) y_range: [f64; 2],
    pub(super) y_ticks: &'a [Tick],
    /// Where the figures are from: the chart's last line.
    pub(super) source: &'a str,
}

impl<'a> From<&'a TrendChart> for TimeFrame<'a> {
    fn from(spec: &'a TrendChart) -> Self {
        Self {
            axis: &spec.axis,
            spans: &spec.spans,
            x_range: spec.x_range,
            y_range: spec.y_range,
            y_ticks: &spec.y_ticks,
            source: &spec.source,
        }
    }
}

impl<'a> From<&'a ControlChart> for TimeFrame<'a> {
    fn from(spec: &'a ControlChart) -> Self {
        Self {
            axis: &spec.axis,
            spans: &spec.spans,
            x_range: spec.x_range,
            y_range: spec.y_range,
            y_ticks: &spec.y_ticks,
            source: &spec.source,
        }
    }
}

impl TimeFrame<'_> {
    /// Room for the ticks at the left of the plot.
    pub(super) fn left(&self, ui: &Ui, whole: Rect) -> f32 {
        let ticks = self.ticks_width(ui) + GAP;
        if ticks <= whole.width() * MOST_FOR_TICKS { ticks } else { GAP }
    }

    /// How wide the widest tick is.
    fn ticks_width(&self, ui: &Ui) -> f32 {
        let width = |tick: &Tick| measured(ui.painter(), &tick.label, fonts::small()).x;
        self.y_ticks.iter().map(width).fold(0.0, f32::max)
    }

    /// Whether there is room at the left of a plot for its ticks.
    pub(super) fn has_ticks(&self, ui: &Ui, [whole, plot]: [Rect; 2]) -> bool {
        plot.left() - whole.left() >= self.ticks_width(ui)
    }

    /// How wide what stands at the right of the plot may be, so that the plot keeps its share of the width.
    pub(super) fn right(&self, ui: &Ui, whole: Rect) -> f32 {
        let plot = if whole.width() < SMALL { LEAST_SMALL_PLOT } else { LEAST_PLOT };
        (whole.width() * (1.0 - plot) - self.left(ui, whole) - GAP).max(0.0)
    }

    /// Where the plot goes: `right` is kept for names at its side, `top` for what stands above it.
    pub(super) fn plot_area(&self, ui: &Ui, whole: Rect, right: f32, top: f32) -> Rect {
        let text_height = text_height(ui);
        let min = pos2(whole.left() + self.left(ui, whole), whole.top() + top.max(text_height / 2.0));
        let source = self.source(ui, whole).map_or(0.0, |line| line.size().y + SOURCE_GAP);
        let max = pos2(whole.right() - right, whole.bottom() - text_height - 6.0 - source);
        Rect::from_min_max(min, max.max(min + vec2(8.0, 8.0)))
    }

    /// Where a decimal year stands on a plot that reaches so far and is not zoomed.
    pub(super) fn x(&self, plot: Rangef, year: f64) -> f32 {
        let [first, last] = self.with_room(plot);
        plot.min + plot.span() * ((year - first) / (last - first)) as f32
    }

    /// The years shown, with room for a dot at both ends.
    fn with_room(&self, plot: Rangef) -> [f64; 2] {
        let [first, last] = self.x_range;
        let margin = (last - first) * f64::from(DOT_ROOM / plot.span().max(1.0));
        [first - margin, last + margin]
    }

    /// The words about the source, in lines as wide as the chart, where there is room for them: not where it is hardly taller
    /// than a few lines.
    fn source(&self, ui: &Ui, whole: Rect) -> Option<Arc<Galley>> {
        if self.source.is_empty() || whole.height() < LEAST_FOR_SOURCE {
            return None;
        }
        // A small chart names the publisher alone; what else there is of it goes with its figures.
        let small = whole.width() < SMALL;
        let text = self.source.split(" · ").next().filter(|_| small).unwrap_or(self.source).to_owned();
        Some(ui.painter().layout(text, fonts::small(), Color32::PLACEHOLDER, whole.width()))
    }

    /// A plot in its axes, in which `add_items` draws; with its response, which follows the pointer.
    pub(super) fn plot<'ui, 'items>(
        &self,
        ui: &'ui mut Ui,
        id: Id,
        [whole, area]: [Rect; 2],
        tokens: &'ui Tokens,
        input: TrendInput,
        add_items: impl FnOnce(&mut PlotUi<'items>) + 'items,
    ) -> (Canvas<'ui>, Response) {
        let zoomable = input == TrendInput::Zoomable;
        let along_time = Vec2b::new(zoomable, false);
        let [first, last] = self.with_room(area.x_range());
        // The chart as a whole takes the keyboard; a second stop inside it would only be in the way.
        let sense = if zoomable { Sense::CLICK | Sense::DRAG } else { Sense::hover() };
        let plot = still_plot(id, area)
            .sense(sense)
            .include_x(first)
            .include_x(last)
            .include_y(self.y_range[0])
            .include_y(self.y_range[1])
            .allow_zoom(along_time)
            .allow_drag(along_time)
            .allow_double_click_reset(zoomable);
        let beneath = ui.painter().add(Shape::Noop);
        let mut inside = ui.new_child(UiBuilder::new().max_rect(area).id_salt(id));
        // `Plot` asks for items that outlive its closure; the spec does.
        let plotted = plot.show(&mut inside, add_items);
        let canvas = Canvas { ui, tokens, whole, plot: area, to: plotted.transform };
        canvas.painter().set(beneath, time_axes::beneath(self, &canvas));
        time_axes::draw(self, &canvas);
        if let Some(source) = self.source(ui, whole) {
            // A little above the edge, which may have the ring of the focus.
            let corner = whole.left_bottom() - vec2(0.0, source.size().y + 1.0);
            ui.painter().galley(corner, source, tokens.text_weak);
        }
        (canvas, plotted.response)
    }
}

/// A plot of exactly this size that does not move, and in which nothing is drawn but what is added.
pub(super) fn still_plot<'items>(id: Id, area: Rect) -> Plot<'items> {
    Plot::new(id)
        .id(id)
        .width(area.width())
        .height(area.height())
        .sense(Sense::hover())
        .set_margin_fraction(Vec2::ZERO)
        .show_background(false)
        .show_axes(false)
        .show_grid(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_scroll(false)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_double_click_reset(false)
}
