//! Horizontal bars from zero, or dots with intervals over an axis, with labels at the left. Where rows would be too low to
//! be read they keep their height and are scrolled, while what they are held against stays named at the foot.

use super::BarChart;
use super::layout::{BarLayout, Scale};
use super::rows;
use crate::charts::{canvas, keyboard};
use crate::widgets;
use crate::widgets::tokens::Tokens;
use egui::{AsIdSalt, CursorIcon, Rect, Response, ScrollArea, Ui, UiBuilder, Vec2, vec2};

/// The response of a bar chart.
#[derive(Clone, Debug)]
pub struct BarsResponse {
    /// Of the whole chart, with the sentence for screen readers.
    pub response: Response,
    /// Position of the bar under the pointer.
    pub hovered: Option<usize>,
    /// Position of the bar that was clicked.
    pub clicked: Option<usize>,
}

/// Draws a bar chart of this size, one row for each bar. With the keyboard's focus, up and down walk through the rows, and
/// Enter presses one.
///
/// `id_salt` must differ from every other chart of the same parent.
pub fn bars(
    ui: &mut Ui,
    id_salt: impl AsIdSalt,
    spec: &BarChart,
    tokens: &Tokens,
    size: Vec2,
) -> BarsResponse {
    let id = ui.scope_id().with(("bars", id_salt));
    let response = canvas::image(ui, id, size, &spec.summary);
    if !ui.is_rect_visible(response.rect) {
        return BarsResponse { response, hovered: None, clicked: None };
    }
    let layout = BarLayout::new(ui, response.rect, spec);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(layout.body).id_salt(id));
    inside.shrink_clip_rect(layout.body);
    let pointer = response.hover_pos().filter(|at| layout.body.contains(*at));
    let chosen = keyboard::chosen_row(ui, &response, spec.bars.len());
    if let Some(bar) = chosen.and_then(|at| spec.bars.get(at)) {
        let told = format!("{}: {}", bar.label, bar.text);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(told));
    }
    let hovered = if layout.is_scrolled(spec) {
        let rows_height = layout.row * spec.bars.len() as f32;
        let list = ScrollArea::vertical().id_salt("rows").auto_shrink([false, false]);
        list.show(&mut inside, |ui| {
            let (_, all) = ui.allocate_space(vec2(layout.body.width(), rows_height));
            draw_rows(ui, spec, tokens, &layout, all, (pointer, chosen))
        })
        .inner
    } else {
        draw_rows(&mut inside, spec, tokens, &layout, layout.body, (pointer, chosen))
    };
    let scale = Scale::new(layout.plot, spec, layout.value_room);
    rows::foot(ui, spec, tokens, &layout, scale);
    // Enter and the space bar press what the arrow keys have come to, the pointer what lies under it.
    let by_pointer = ui.input(|input| input.pointer.any_click());
    let clicked = if by_pointer { hovered } else { chosen }.filter(|_| response.clicked());
    let response =
        if hovered.is_some() { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    BarsResponse { response, hovered, clicked }
}

/// The rows that are in sight; the one under the pointer is shaded and given back.
fn draw_rows(
    ui: &mut Ui,
    spec: &BarChart,
    tokens: &Tokens,
    layout: &BarLayout,
    all: Rect,
    (pointer, chosen): (Option<egui::Pos2>, Option<usize>),
) -> Option<usize> {
    let scale = Scale::new(layout.plot, spec, layout.value_room);
    let row_of = |at: usize| {
        let top = all.top() + layout.row * at as f32;
        Rect::from_x_y_ranges(layout.body.x_range(), top..=top + layout.row)
    };
    let hovered = pointer.and_then(|pointer| {
        let at = ((pointer.y - all.top()) / layout.row).floor();
        Some(at as usize).filter(|at| pointer.y >= all.top() && *at < spec.bars.len())
    });
    if let Some(at) = hovered {
        ui.painter().rect_filled(row_of(at), 4.0, tokens.shade);
    }
    if let Some(at) = chosen {
        widgets::focus_ring(ui.painter(), row_of(at), tokens);
        ui.scroll_to_rect(row_of(at), None);
    }
    rows::behind(ui, spec, tokens, all.y_range(), layout, scale);
    for (at, bar) in spec.bars.iter().enumerate() {
        let row = row_of(at);
        if ui.is_rect_visible(row) {
            rows::row(ui, spec, bar, tokens, layout, scale, row);
        }
    }
    hovered
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;
