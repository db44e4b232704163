//! Draws the list of the worse ones, which is the table of the map for those who do not see it.

use super::linked::Linked;
use super::list_card::{ListCard, ListRow};
use crate::charts::{self, Mark};
use crate::pages::{MapView, PageContext, View};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, paper, reading};
use egui::{Align2, FontId, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

const ROW: f32 = 25.0;
const SUM: f32 = 20.0;
/// A mark before a name.
const MARK: f32 = 18.0;
/// Between two columns.
const GAP: f32 = 12.0;

/// The card, whose rows never grow.
pub(super) fn show(ui: &mut Ui, card: &ListCard, page: &PageContext<'_>, linked: &mut Linked) -> f32 {
    let tokens = page.tokens;
    widgets::card_title(ui, tokens, &card.title);
    widgets::caption(ui, tokens, &card.under);
    ui.add_space(space::HALF);
    let widths = widths(ui, card);
    head(ui, card, page, &widths);
    reading::part(ui, Role::List, "Neighbourhoods", |ui| rows(ui, card, page, (&widths, linked)));
    for sum in &card.sums {
        sum_row(ui, sum, page, &widths);
    }
    ui.add_space(space::HALF);
    let more = if paper::is_paper(ui.ctx()) { &card.more_by_name } else { &card.more };
    for note in more.iter().chain(&card.notes) {
        widgets::caption(ui, tokens, note);
    }
    if widgets::quiet_button(ui, tokens, &format!("{} ›", card.all), &card.all).clicked() {
        page.adjust(View { map: MapView { table: true, ..page.view.map }, ..page.view.clone() });
    }
    0.0
}

/// How wide value, residents and tenth are.
fn widths(ui: &Ui, card: &ListCard) -> [f32; 3] {
    let wide = |text: &str| {
        ui.painter().layout_no_wrap(text.to_owned(), fonts::strong(), egui::Color32::PLACEHOLDER)
    };
    [1, 2, 3].map(|column| {
        let cells = card.rows.iter().map(|row| &row.cells[column]);
        let all = cells.chain(card.sums.iter().map(|sum| &sum[column]));
        let widest = all.map(|text| wide(text).size().x).fold(0.0, f32::max);
        if widest > 0.0 { widest.max(wide(&card.heads[column]).size().x) + GAP } else { 0.0 }
    })
}

/// The right ends of the last three columns, those that there is room for, and the width of the first.
fn columns(rect: Rect, widths: &[f32; 3]) -> ([Option<f32>; 3], f32) {
    // A name has at least so much room before residents give way.
    const LEAST_NAME: f32 = 120.0;
    let [value, mut residents, tenth] = *widths;
    if rect.width() - value - residents - tenth < LEAST_NAME {
        residents = 0.0;
    }
    let right = rect.right();
    let ends = [
        Some(right - tenth - residents),
        (residents > 0.0).then_some(right - tenth),
        (tenth > 0.0).then_some(right),
    ];
    (ends, rect.width() - value - residents - tenth)
}

fn head(ui: &mut Ui, card: &ListCard, page: &PageContext<'_>, widths: &[f32; 3]) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), SUM), Sense::hover());
    write(ui, rect, &card.heads, (fonts::strong(), page.tokens.text_weak), widths, 0.0);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, page.tokens.outline));
}

fn sum_row(ui: &mut Ui, cells: &[String; 4], page: &PageContext<'_>, widths: &[f32; 3]) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), SUM), Sense::hover());
    let told: Vec<&str> = cells.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    let told = told.join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    write(ui, rect, cells, (fonts::small(), page.tokens.text_weak), widths, 0.0);
}

fn write(
    ui: &Ui,
    rect: Rect,
    cells: &[String; 4],
    (font, colour): (FontId, egui::Color32),
    widths: &[f32; 3],
    indent: f32,
) {
    let (ends, name) = columns(rect, widths);
    let galley = widgets::elided(ui, &cells[0], font.clone(), colour, name - indent);
    let at = pos2(rect.left() + indent, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    for (end, text) in ends.into_iter().zip(&cells[1..]) {
        if let Some(right) = end {
            ui.painter().text(pos2(right, rect.center().y), Align2::RIGHT_CENTER, text, font.clone(), colour);
        }
    }
}

fn rows(ui: &mut Ui, card: &ListCard, page: &PageContext<'_>, (widths, linked): (&[f32; 3], &mut Linked)) {
    let id_of = |row: &ListRow| ui.scope_id().with(("worse", row.area));
    let ids: Vec<Id> = card.rows.iter().map(id_of).collect();
    let group = Group::of(ui, "worse", ids.clone());
    for (row, id) in card.rows.iter().zip(ids) {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
        let response = ui.interact(rect, id, group.sense_of(id));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &row.told));
        let shown = linked.shown();
        let is_chosen = shown.chosen == Some(row.area);
        let fill = if is_chosen {
            Some(page.tokens.selected)
        } else {
            let is_looked_at = shown.previewed == Some(row.area) || shown.lit.contains(&row.area);
            is_looked_at.then_some(page.tokens.hovered)
        };
        if let Some(fill) = fill {
            ui.painter().rect_filled(rect.expand2(Vec2::new(6.0, 0.0)), 4.0, fill);
        }
        let mark = pos2(rect.left() + 6.0, rect.center().y);
        let indent = if row.mark == Mark::None { 0.0 } else { MARK };
        if indent > 0.0 {
            charts::mark(ui.painter(), mark, 11.0, row.mark, page.tokens);
        }
        let font = if is_chosen { fonts::semibold_at(size::SMALL) } else { fonts::small() };
        write(ui, rect, &row.cells, (font, page.tokens.text), widths, indent);
        ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, page.tokens.grid));
        let looked_at = response.hovered() || response.has_focus();
        linked.take_in(looked_at.then_some(row.area), response.clicked().then_some(row.area));
        response.on_hover_cursor(egui::CursorIcon::PointingHand).hint(&row.told);
    }
}
