//! The five boxes of where to look first. Each opens its whole list over the table, which stays as it is.

use super::view::WIDE;
use crate::analysis::AttentionBox;
use crate::pages::PageContext;
use crate::pages::View;
use crate::pages::{LookFirstBox, LookFirstItem, ScorecardPage};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{
    Color32, CornerRadius, Popup, PopupCloseBehavior, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};
use std::fmt::{self, Display, Formatter};

/// The height of a box.
pub(super) const HEIGHT: f32 = 88.0;
const PAIR_HEIGHT: f32 = 56.0;
/// What the longest title takes in the usual size, and in that of dense text.
const TITLE_WIDTHS: [f32; 2] = [206.0, 192.0];
const LIST: Vec2 = Vec2::new(620.0, 420.0);

/// How many boxes stand side by side.
pub(super) fn across(width: f32) -> usize {
    if width < WIDE { 2 } else { AttentionBox::ALL.len() }
}

/// Draws the boxes side by side, or two by two.
pub(super) fn show(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    let gap = space::TWO;
    let across = across(ui.available_width());
    let width = (ui.available_width() - (across - 1) as f32 * gap) / across as f32;
    for row in content.boxes.chunks(across) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for held in row {
                box_card(ui, held, page, width);
            }
        });
    }
    if let Some(left_out) = &content.left_out {
        widgets::caption(ui, page.tokens, left_out);
    }
}

/// Draws one box with its first item; pressed, it lists them all.
fn box_card(ui: &mut Ui, held: &LookFirstBox, page: &PageContext<'_>, width: f32) {
    let tokens = page.tokens;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::click());
    let first = held.items.first();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, FirstOf(held)));
    let painter = ui.painter();
    let outline = if response.hovered() { tokens.accent } else { tokens.line };
    painter.rect(rect, 8.0, tokens.card, Stroke::new(1.0, outline), StrokeKind::Inside);
    let strip = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 4.0));
    let rounding = CornerRadius { nw: 8, ne: 8, sw: 0, se: 0 };
    painter.rect_filled(strip, rounding, strip_colour(held.of, page));
    if response.has_focus() {
        widgets::focus_ring(ui, rect, tokens);
    }
    let inner = rect.shrink2(Vec2::new(12.0, 10.0));
    let line = |at: f32, text: &str, font: egui::FontId, colour: Color32| {
        let galley = widgets::elided(ui, text, font, colour, inner.width());
        ui.painter().galley(inner.left_top() + Vec2::new(0.0, at), galley, colour);
    };
    let title = match TITLE_WIDTHS {
        [usual, _] if inner.width() >= usual => size::BODY,
        [_, dense] if inner.width() >= dense => size::DENSE,
        _ => size::SMALL,
    };
    line(0.0, held.title, fonts::semibold_at(title), tokens.text);
    line(20.0, &held.count, fonts::small(), tokens.text_weak);
    match first {
        Some(item) => {
            line(38.0, &item.name, fonts::semibold_at(size::DENSE), tokens.text);
            line(54.0, &item.detail, fonts::small(), tokens.text_weak);
        }
        None => line(38.0, "No figure is in this box.", fonts::small(), tokens.text_weak),
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    let popup = Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(held.title);
    let chosen = popup.show(|ui| list(ui, held, page)).and_then(|shown| shown.inner);
    if let Some(item) = chosen {
        Popup::close_all(ui.ctx());
        page.go(View { place: Some(item.area), ..page.view.at_indicator(item.indicator) });
    }
    response.hint(FirstOf(held));
}

/// What a box says while it is closed.
struct FirstOf<'a>(&'a LookFirstBox);

impl Display for FirstOf<'_> {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "{}, {}", self.0.title, self.0.count)?;
        let first = self.0.items.first();
        first.map_or(Ok(()), |item| write!(to, ". First: {}: {}", item.name, item.detail))
    }
}

/// The whole list; the item that is pressed.
fn list<'a>(ui: &mut Ui, held: &'a LookFirstBox, page: &PageContext<'_>) -> Option<&'a LookFirstItem> {
    let screen = ui.ctx().content_rect().size();
    ui.set_width(LIST.x.min(screen.x - 48.0));
    widgets::card_title(ui, page.tokens, held.title);
    widgets::caption(ui, page.tokens, &held.count);
    let mut chosen = None;
    let area = ScrollArea::vertical().id_salt(held.title).max_height(LIST.y.min(screen.y - 160.0));
    area.min_scrolled_height(PAIR_HEIGHT * 3.0).show(ui, |ui| {
        for item in &held.items {
            if pair(ui, page, &item.name, &item.detail) {
                chosen = Some(item);
            }
        }
    });
    chosen
}

fn strip_colour(of: AttentionBox, page: &PageContext<'_>) -> Color32 {
    let tokens = page.tokens;
    match of {
        AttentionBox::WorseWorsening => tokens.worse.outline,
        AttentionBox::WorseNotMoving | AttentionBox::WorseImproving => tokens.worse.fill,
        AttentionBox::Worsening => tokens.similar.outline,
        AttentionBox::Improving => tokens.better.outline,
    }
}

fn pair(ui: &mut Ui, page: &PageContext<'_>, name: &str, detail: &str) -> bool {
    let tokens = page.tokens;
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), PAIR_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{name}: {detail}")));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.hovered);
    }
    if response.has_focus() {
        widgets::focus_ring(ui, rect, tokens);
    }
    let width = rect.width() - 8.0;
    let at = rect.left_top() + Vec2::new(4.0, 2.0);
    let named = widgets::elided(ui, name, fonts::semibold_at(size::DENSE), tokens.text, width);
    let mut job = egui::text::LayoutJob::simple(detail.to_owned(), fonts::small(), tokens.text_weak, width);
    job.wrap.max_rows = 2;
    let detailed = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(at, named, tokens.text);
    ui.painter().galley(at + Vec2::new(0.0, 18.0), detailed, tokens.text_weak);
    response.hint(detail).on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
