//! Buttons of several kinds.

use super::Hint;
use super::tokens::{Tokens, size};
use super::{fonts, paper};
use egui::{Galley, Response, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// A button that opens a list below it, with what is chosen of that.
pub fn opens_list(ui: &mut Ui, words: Arc<Galley>, tokens: &Tokens) -> Response {
    if let Some(said) = paper::said(ui, "", words.text()) {
        return said;
    }
    let padding = ui.spacing().button_padding;
    let size = Vec2::new(words.size().x + 2.0 * padding.x + 18.0, ui.spacing().interact_size.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let visuals = ui.style().interact(&response);
    ui.painter().rect(
        rect,
        visuals.corner_radius,
        visuals.weak_bg_fill,
        visuals.bg_stroke,
        egui::StrokeKind::Inside,
    );
    // As a drop-down list has it.
    let centre = egui::pos2(rect.right() - padding.x - 4.0, rect.center().y);
    let corners = [[-5.0, -3.0], [5.0, -3.0], [0.0, 3.5]].map(|[x, y]| centre + Vec2::new(x, y));
    let colour = visuals.fg_stroke.color;
    ui.painter().add(egui::Shape::convex_polygon(corners.to_vec(), colour, Stroke::NONE));
    let at = egui::pos2(rect.left() + padding.x, rect.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, tokens.text);
    response
}

/// The button that goes on: filled with the accent where it can be pressed.
pub fn primary_button(ui: &mut Ui, tokens: &Tokens, label: &str, enabled: bool, size: Vec2) -> Response {
    let (fill, colour) = if enabled { (tokens.accent, tokens.card) } else { (tokens.band, tokens.text) };
    let text = RichText::new(label).font(fonts::semibold_at(self::size::BODY)).color(colour);
    let button = egui::Button::new(text).fill(fill).min_size(size);
    ui.add_enabled(enabled, button)
}

/// A small button without a frame, whose `name` says to screen readers what it is about.
pub fn quiet_button(ui: &mut Ui, tokens: &Tokens, text: &str, name: &str) -> Response {
    if let Some(left_out) = paper::left_out(ui) {
        return left_out;
    }
    let text = RichText::new(text).size(size::SMALL).color(tokens.accent_text);
    let response = ui.add(egui::Button::new(text).frame(false));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    response
}

/// Something in force that a press takes away again, as `name` says to screen readers and to whoever rests on it.
pub fn chip(ui: &mut Ui, tokens: &Tokens, text: &str, name: &str) -> bool {
    if paper::said(ui, "", text).is_some() {
        return false;
    }
    let text = RichText::new(format!("{text}  ×")).size(size::DENSE).color(tokens.accent_text);
    let response = ui.add(egui::Button::new(text).fill(tokens.selected).corner_radius(12.0));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    response.hint(name).clicked()
}

/// Buttons, lists and fields from here on are lower, for a window that has little height; not lower than 24, which anybody can
/// hit.
pub fn lower(ui: &mut Ui) {
    ui.spacing_mut().interact_size.y = 26.0;
    ui.spacing_mut().button_padding.y = 2.0;
}
