//! The priorities in brief: the worst, and a sign for every one, which leads to it on the page of all.

use super::rows_view::card_head;
use super::{BriefPriority, PriorityItem};
use crate::charts::{self, Sign};
use crate::pages::PageContext;
use crate::pages::{Command, Page, PlacePage, Spot, View, legend};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, Pressable, fonts, paragraph, reading};
use egui::{Align2, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

/// From so wide a card two columns stand in it.
const TWO_COLUMNS_FROM: f32 = 640.0;
/// The room of a sign before a title.
const SIGN: f32 = 22.0;
/// The room of a sign in the rows of them.
const SQUARE: f32 = 19.0;
const SQUARE_ROW: f32 = 22.0;
/// The title of a priority in brief, and what is told of it, are cut after so many lines.
const TITLE_LINES: usize = 3;
const DETAIL_LINES: usize = 5;
/// Where those rows begin after their names.
const SQUARES_FROM: f32 = 84.0;

/// The strand: the worst priorities, then a sign for each.
pub(super) fn brief(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>, _: f32) -> f32 {
    let priorities = &content.priorities;
    let text = format!("All {}", priorities.count());
    let more = (text.as_str(), "Priorities: all of them face to face");
    if card_head(ui, page, "Priorities", Some(more)).is_some_and(|button| button.clicked()) {
        page.go(at_priorities(page));
        page.commands.send(Command::LeadTo(Spot::Title));
    }
    widgets::card_title_at(ui, page.tokens, 3, &priorities.title);
    ui.add_space(space::HALF);
    let across = if ui.available_width() >= TWO_COLUMNS_FROM { 2 } else { 1 };
    let width = (ui.available_width() - space::THREE * (across - 1) as f32) / across as f32;
    let list = |ui: &mut Ui| {
        reading::is_part(ui, egui::Role::List, "The worst priorities");
        let mut group = Group::new(ui, "worst priorities", None);
        ui.spacing_mut().item_spacing.x = space::THREE;
        for column in priorities.brief.chunks(priorities.brief.len().div_ceil(across).max(1)) {
            widgets::room(ui, Vec2::new(width, 0.0), |ui| {
                for (at, one) in column.iter().enumerate() {
                    if at > 0 {
                        line(ui, page);
                    }
                    row(ui, one, &mut group, page);
                }
            });
        }
        group.end(ui);
    };
    ui.horizontal_top(list);
    ui.add_space(space::HALF);
    squares(ui, "National", &priorities.national, page);
    squares(ui, "Local", &priorities.local, page);
    if let Some(counts) = &priorities.counts {
        widgets::caption(ui, page.tokens, counts);
    }
    let all = priorities.national.iter().chain(&priorities.local).map(|item| item.sign);
    legend::of_priorities(ui, page, &all.collect::<Vec<Sign>>());
    0.0
}

fn line(ui: &mut Ui, page: &PageContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, page.tokens.grid));
}

/// One priority: sign, title and figure on a line, its distance or standing below.
fn row(ui: &mut Ui, one: &BriefPriority, group: &mut Group, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let whole = ui.available_width();
    let bold = fonts::semibold_at(size::DENSE);
    let figure = one.brief.figure.as_deref().unwrap_or_default();
    let figure = paragraph(ui, &[(figure, bold.clone(), tokens.text)], f32::INFINITY, 1);
    let title_width = whole - SIGN - figure.size().x - space::ONE;
    let title = paragraph(ui, &[(one.title.as_str(), bold, tokens.text)], title_width, TITLE_LINES);
    let (weak, small, strong) = (tokens.text_weak, fonts::small(), fonts::strong());
    let parts = [
        (one.whose.as_str(), small.clone(), weak),
        (" · ", small.clone(), weak),
        (one.brief.first.as_str(), strong, tokens.text),
        (if one.brief.first.is_empty() { "" } else { " " }, small.clone(), weak),
        (one.brief.rest.as_str(), small, weak),
    ];
    let detail = paragraph(ui, &parts, whole - SIGN, DETAIL_LINES);
    let height = 3.0 + title.size().y + 1.0 + detail.size().y + 4.0;
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, height), Sense::hover());
    let says = one.sentence();
    let id = ui.scope_id().with(("priority", &one.title, &one.whose));
    let response = widgets::pressable(ui, (rect, id, group.sense()), Pressable::of(&says), page.tokens);
    group.add(&response);
    if ui.is_rect_visible(rect) {
        let first = rect.top() + 3.0;
        let middle = first + title.rows.first().map_or(0.0, |row| row.size.y) / 2.0;
        charts::sign(ui.painter(), pos2(rect.left() + 7.0, middle), 13.0, one.sign, tokens);
        let below = first + title.size().y + 1.0;
        ui.painter().galley(pos2(rect.left() + SIGN, first), title, tokens.text);
        ui.painter().galley(pos2(rect.right() - figure.size().x, first), figure, tokens.text);
        ui.painter().galley(pos2(rect.left() + SIGN, below), detail, weak);
    }
    if response.clicked()
        && let Some(indicator) = one.indicator
    {
        page.go(page.view.at_trend(indicator));
    }
    response.hint(format_args!("{}\n{}", one.title, one.status));
}

/// A sign for every priority of a side, in the order of the list.
fn squares(ui: &mut Ui, side: &str, items: &[PriorityItem], page: &PageContext<'_>) {
    if items.is_empty() {
        return;
    }
    let tokens = page.tokens;
    let whole = ui.available_width();
    let across = (((whole - SQUARES_FROM) / SQUARE).floor().max(1.0)) as usize;
    let rows = items.len().div_ceil(across);
    let size = Vec2::new(whole, rows as f32 * SQUARE_ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let told = items.iter().map(|item| format!("{}: {}", item.title, item.status));
        let told = format!("{side}, {}. {}", items.len(), told.collect::<Vec<_>>().join("; "));
        WidgetInfo::labeled(egui::Role::Image, true, told)
    });
    if !ui.is_rect_visible(rect) {
        return;
    }
    let name = format!("{side}, {}", items.len());
    let at = pos2(rect.left(), rect.top() + SQUARE_ROW / 2.0);
    ui.painter().text(at, Align2::LEFT_CENTER, name, fonts::strong(), tokens.text);
    let centre = |at: usize| {
        let (row, column) = (at / across, at % across);
        let x = rect.left() + SQUARES_FROM + (column as f32 + 0.5) * SQUARE;
        pos2(x, rect.top() + (row as f32 + 0.5) * SQUARE_ROW)
    };
    let near = |at: &usize, pointer: egui::Pos2| (centre(*at) - pointer).abs().max_elem() <= SQUARE / 2.0;
    let pointed = response.hover_pos().and_then(|pointer| (0..items.len()).find(|at| near(at, pointer)));
    for (at, item) in items.iter().enumerate() {
        if pointed == Some(at) {
            ui.painter().circle_filled(centre(at), 9.5, tokens.hovered);
        }
        charts::sign(ui.painter(), centre(at), 12.0, item.sign, tokens);
    }
    if let Some(item) = pointed.and_then(|at| items.get(at)) {
        if response.clicked() {
            page.go(at_priorities(page));
            page.commands.send(Command::LeadTo(Spot::Priority(item.id)));
        }
        response.hint(format_args!("{}\n{}", item.title, item.status));
    }
}

/// The page of all priorities of this place.
fn at_priorities(page: &PageContext<'_>) -> View {
    View { whole_system: false, ..page.view.at_page(Page::Priorities) }
}
