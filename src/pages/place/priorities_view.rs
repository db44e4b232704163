//! The priorities: the worst in brief with a sign for every one, and all of them at length over the full width.

use super::rows_view::{card_head, dense, pressable};
use super::{BriefPriority, PriorityItem};
use crate::charts::{self, Sign};
use crate::pages::PageContext;
use crate::pages::{PlacePage, Spot, legend};
use crate::widgets::group::Group;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, focus, fonts, paragraph, reading};
use egui::{Align2, Id, RichText, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

/// From so wide a card two columns stand in it.
const TWO_COLUMNS_FROM: f32 = 640.0;
/// The room of a sign before a title.
const SIGN: f32 = 22.0;
/// The room of a sign in the rows of them.
const SQUARE: f32 = 19.0;
const SQUARE_ROW: f32 = 22.0;
/// The title of a priority in brief, and what is told of it, are cut after so many lines.
const TITLE_LINES: usize = 2;
const DETAIL_LINES: usize = 5;
/// Where those rows begin after their names.
const SQUARES_FROM: f32 = 84.0;

/// Whether all priorities are shown at length; so on the next place too.
pub(super) fn all_are_open(ui: &Ui) -> bool {
    ui.data(|data| data.get_temp(open_id())).unwrap_or(false)
}

/// Opens the list where the keyboard is to be led to a priority in it.
pub(super) fn open_for(ui: &Ui, spot: Option<&Spot>) {
    if matches!(spot, Some(Spot::Priority(_))) {
        ui.data_mut(|data| data.insert_temp(open_id(), true));
    }
}

fn open_id() -> Id {
    Id::unique("all priorities of a place")
}

/// That the list was opened just now, with whether it was by key.
fn just_opened_id() -> Id {
    open_id().with("just")
}

/// That the list was closed by its own button and by key: the keyboard goes back to the button that opens it.
fn closed_id() -> Id {
    open_id().with("closed")
}

/// The strand: the worst priorities, then a sign for each.
pub(super) fn brief(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>, _: f32) -> f32 {
    let priorities = &content.priorities;
    let open = all_are_open(ui);
    let text = if open { "Only the worst".to_owned() } else { format!("All {}", priorities.count()) };
    let more = (text.as_str(), "Priorities: show all or only the worst");
    if let Some(button) = card_head(ui, page, "Priorities", Some(more)) {
        if button.clicked() {
            ui.data_mut(|data| data.insert_temp(open_id(), !open));
            let by_key = button.has_focus();
            if !open {
                ui.data_mut(|data| data.insert_temp(just_opened_id(), by_key));
            }
        }
        if ui.data_mut(|data| data.remove_temp::<bool>(closed_id())) == Some(true) {
            focus::lead_to(ui.ctx(), button.id);
        }
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
    let response = pressable(ui, (rect, id, group.sense()), &says, page);
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
        if response.clicked()
            && let Some(indicator) = item.indicator
        {
            page.go(page.view.at_trend(indicator));
        }
        response.hint(format_args!("{}\n{}", item.title, item.status));
    }
}

/// All of them at length, national and local side by side.
pub(super) fn all(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    let priorities = &content.priorities;
    let just_opened = ui.data_mut(|data| data.remove_temp::<bool>(just_opened_id()));
    if just_opened.is_some() {
        ui.scroll_to_cursor(Some(egui::Align::Min));
    }
    if let Some(close) = card_head(ui, page, "All priorities", Some(("Close", "All priorities: close"))) {
        if just_opened == Some(true) {
            focus::lead_to(ui.ctx(), close.id);
        }
        if close.clicked() {
            let by_key = close.has_focus();
            ui.data_mut(|data| {
                data.insert_temp(open_id(), false);
                data.insert_temp(closed_id(), by_key);
            });
            ui.ctx().request_repaint();
        }
    }
    if priorities.subtitle != priorities.title {
        widgets::card_title_at(ui, page.tokens, 3, &priorities.subtitle);
    }
    ui.add_space(space::ONE);
    let across = if ui.available_width() >= TWO_COLUMNS_FROM { 2 } else { 1 };
    let width = (ui.available_width() - space::THREE * (across - 1) as f32) / across as f32;
    let halves = [("National", &priorities.national), ("Local", &priorities.local)];
    for row in halves.chunks(across) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::THREE;
            for (name, items) in row {
                widgets::room(ui, Vec2::new(width, 0.0), |ui| half(ui, name, items, page));
            }
        });
    }
    widgets::rule(ui, page.tokens);
    for note in &priorities.notes {
        widgets::caption(ui, page.tokens, note);
    }
}

fn half(ui: &mut Ui, name: &str, items: &[PriorityItem], page: &PageContext<'_>) {
    let tokens = page.tokens;
    let head = format!("{name}, {}", items.len());
    let shown = ui.label(RichText::new(&head).font(fonts::semibold_at(size::BODY)).color(tokens.text));
    reading::heading(&shown, 3, &head);
    if items.is_empty() {
        widgets::caption(ui, tokens, "None in the file.");
    }
    for item in items {
        widgets::rule(ui, tokens);
        priority(ui, item, page);
    }
}

fn priority(ui: &mut Ui, item: &PriorityItem, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let wanted = page.leads_to(&Spot::Priority(item.id));
    let top = ui.cursor().top();
    let title = ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        sign(ui, item.sign, page);
        let text = RichText::new(&item.title).font(fonts::semibold_at(size::DENSE)).color(tokens.text);
        if item.indicator.is_some() {
            let shown = widgets::opens(ui, tokens, 4, text);
            if wanted {
                focus::lead_to(ui.ctx(), shown.id);
            }
            return shown.clicked();
        }
        let shown = ui.add(egui::Label::new(text).wrap());
        reading::heading(&focus::of_text(ui, shown, wanted), 4, &item.title);
        false
    });
    let below = |ui: &mut Ui| {
        if let Some(owner) = &item.owner {
            widgets::caption(ui, tokens, owner);
        }
        let status = RichText::new(&item.status).font(dense()).color(tokens.text);
        let shown = ui.add(egui::Label::new(status).wrap());
        if !item.meanings.is_empty() {
            shown.hint(item.meanings.join("\n"));
        }
        for line in &item.lines {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                if let Some(shape) = line.sign {
                    sign(ui, shape, page);
                }
                widgets::caption(ui, tokens, &line.text);
            });
        }
        if let Some(line) = &item.spark {
            let size = Vec2::new(ui.available_width().min(150.0), 28.0);
            let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
            charts::sparkline(ui.painter(), rect.shrink2(Vec2::new(4.0, 5.0)), line, page.tokens);
        }
    };
    let indented = egui::Frame::new().inner_margin(egui::Margin { left: 22, ..Default::default() });
    indented.show(ui, |ui| below(ui));
    if wanted {
        // All that is said of it, and not only its title.
        let whole = ui.min_rect().with_min_y(top).with_max_y(ui.cursor().top());
        ui.scroll_to_rect(whole, Some(egui::Align::Center));
    }
    if let Some(indicator) = item.indicator.filter(|_| title.inner) {
        page.go(page.view.at_trend(indicator));
    }
}

fn sign(ui: &mut Ui, shape: Sign, page: &PageContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(16.0, 17.0), Sense::hover());
    charts::sign(ui.painter(), rect.center(), 12.0, shape, page.tokens);
}
