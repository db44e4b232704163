//! What a chart draws on: the plot with its place on the screen, and what is written around it.

use crate::widgets::fonts;
use crate::widgets::tokens::Tokens;
use egui::{FontId, Id, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2};
use egui_plot::PlotTransform;

/// Between the y ticks and the plot, and between the plot and the names.
pub(super) const GAP: f32 = 8.0;
/// The end dot and a stroke at the edge stay inside the plot.
pub(super) const DOT_ROOM: f32 = 5.0;
/// A chart whose plot has been drawn, so that more can be put in its place.
#[derive(Clone, Copy)]
pub(super) struct Canvas<'a> {
    pub(super) ui: &'a Ui,
    pub(super) tokens: &'a Tokens,
    /// The plot and everything written around it.
    pub(super) whole: Rect,
    pub(super) plot: Rect,
    pub(super) to: PlotTransform,
}

impl<'a> Canvas<'a> {
    pub(super) fn painter(&self) -> &'a Painter {
        self.ui.painter()
    }

    pub(super) fn x(&self, x: f64) -> f32 {
        self.to.position_from_point_x(x)
    }

    pub(super) fn y(&self, y: f64) -> f32 {
        self.to.position_from_point_y(y)
    }

    pub(super) fn at(&self, [x, y]: [f64; 2]) -> Pos2 {
        pos2(self.x(x), self.y(y))
    }

    /// A painter that reaches this far beyond the plot and no further.
    pub(super) fn near_plot(&self, beyond: f32) -> Painter {
        self.painter().with_clip_rect(self.plot.expand(beyond).intersect(self.ui.clip_rect()))
    }
}

/// Takes the room of a chart, which screen readers know as an image with this summary.
pub(super) fn image(ui: &mut Ui, id: Id, size: Vec2, summary: &str) -> Response {
    let (_, whole) = ui.allocate_space(size);
    let response = ui.interact(whole, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, summary));
    response
}

/// The size of a line of text; galleys are cached by egui, so asking every frame costs a look-up.
pub(super) fn measured(painter: &Painter, text: &str, font: FontId) -> Vec2 {
    painter.layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size()
}

/// The height of a line of small text.
pub(super) fn text_height(ui: &Ui) -> f32 {
    measured(ui.painter(), "0", fonts::small()).y
}
