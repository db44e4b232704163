//! The four boxes: worse or better, getting worse or getting better.

use super::view::WIDE;
use crate::analysis::AttentionBox;
use crate::pages::PageContext;
use crate::pages::View;
use crate::pages::{Quadrant, ScorecardPage};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, fonts};
use crate::words::number;
use egui::{Color32, CornerRadius, Rect, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

/// Below this height of the page the boxes list fewer pairs, so that the table keeps its room.
const TALL: f32 = 700.0;
const PAIR_HEIGHT: f32 = 36.0;
const EXPANDED_HEIGHT: f32 = 300.0;
/// The room of "Show all", kept where there is nothing more to show, so that the boxes have one height.
const SHOW_ALL_HEIGHT: f32 = 32.0;

/// Draws the boxes side by side, or two by two.
pub(super) fn show(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    let listed = if ui.available_height() < TALL { 2 } else { 3 };
    let expanded_id = ui.scope_id().with("quadrants expanded");
    let expanded = ui.data(|data| data.get_temp::<bool>(expanded_id)).unwrap_or(false);
    let mut toggled = false;
    let gap = space::TWO;
    let across = if ui.available_width() < WIDE { 2 } else { 4 };
    let width = (ui.available_width() - (across - 1) as f32 * gap) / across as f32;
    for row in content.quadrants.chunks(across) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for quadrant in row {
                widgets::room(ui, Vec2::new(width, 0.0), |ui| {
                    toggled |= quadrant_card(ui, quadrant, page, expanded, listed);
                });
            }
        });
    }
    ui.data_mut(|data| data.insert_temp(expanded_id, expanded ^ toggled));
}

/// Draws one box; `true` when the reader asks for more or less.
fn quadrant_card(
    ui: &mut Ui,
    quadrant: &Quadrant,
    page: &PageContext<'_>,
    expanded: bool,
    listed: usize,
) -> bool {
    let mut toggled = false;
    let card = widgets::card(page.tokens).inner_margin(egui::Margin::symmetric(14, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        widgets::card_title(ui, page.tokens, quadrant.title);
        let pairs = number::counted(quadrant.items.len() as u64, "pair", "pairs");
        widgets::caption(ui, page.tokens, &format!("{pairs} · {}", quadrant.advice));
        ui.add_space(space::HALF);
        if expanded {
            let list = ScrollArea::vertical().id_salt(quadrant.title).max_height(EXPANDED_HEIGHT);
            list.auto_shrink(false).show(ui, |ui| pairs_of(ui, quadrant, page, quadrant.items.len()));
        } else {
            let bottom = ui.cursor().top() + listed as f32 * (PAIR_HEIGHT + 2.0);
            pairs_of(ui, quadrant, page, listed);
            ui.add_space((bottom - ui.cursor().top()).max(0.0));
        }
        toggled = quadrant.items.len() > listed && show_all(ui, quadrant, page, expanded);
        if quadrant.items.len() <= listed {
            ui.add_space(SHOW_ALL_HEIGHT);
        }
    });
    let rect = card.response.rect;
    let strip = Rect::from_min_size(rect.min, Vec2::new(rect.width(), 4.0));
    let rounding = CornerRadius { nw: 8, ne: 8, sw: 0, se: 0 };
    ui.painter().rect_filled(strip, rounding, strip_colour(quadrant.of, page));
    toggled
}

fn pairs_of(ui: &mut Ui, quadrant: &Quadrant, page: &PageContext<'_>, listed: usize) {
    if quadrant.items.is_empty() {
        widgets::caption(ui, page.tokens, "No place and indicator stand here.");
    }
    for item in quadrant.items.iter().take(listed) {
        if pair(ui, page, &item.name, &item.detail) {
            page.go(View { place: Some(item.area), ..page.view.at_indicator(item.indicator) });
        }
    }
}

fn show_all(ui: &mut Ui, quadrant: &Quadrant, page: &PageContext<'_>, expanded: bool) -> bool {
    let text = if expanded { "Show fewer".to_owned() } else { format!("Show all {}", quadrant.items.len()) };
    let name = format!("{}: show all or fewer", quadrant.title);
    widgets::quiet_button(ui, page.tokens, &text, &name).clicked()
}

fn strip_colour(of: AttentionBox, page: &PageContext<'_>) -> Color32 {
    let tokens = page.tokens;
    match of {
        AttentionBox::WorseWorsening => tokens.worse.outline,
        AttentionBox::WorseImproving => tokens.worse.fill,
        AttentionBox::Worsening => tokens.better.fill,
        AttentionBox::Improving => tokens.better.outline,
    }
}

fn pair(ui: &mut Ui, page: &PageContext<'_>, name: &str, detail: &str) -> bool {
    let tokens = page.tokens;
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), PAIR_HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{name}: {detail}")));
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(Vec2::new(4.0, 0.0)), 4.0, tokens.hovered);
    }
    if response.has_focus() {
        widgets::focus_ring(ui, rect, tokens);
    }
    let name = widgets::elided(ui, name, fonts::semibold_at(size::DENSE), tokens.text, rect.width());
    let detail = widgets::elided(ui, detail, fonts::small(), tokens.text_weak, rect.width());
    ui.painter().galley(rect.left_top(), name, tokens.text);
    ui.painter().galley(rect.left_top() + Vec2::new(0.0, 18.0), detail, tokens.text_weak);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
