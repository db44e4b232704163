//! What stands over the table to filter, group and order its rows.

use super::looking::TableView;
use crate::pages::{Command, PageContext, ScorecardPage, Spot, View};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, fonts, reading};
use egui::{Popup, PopupCloseBehavior, RichText, Role, ScrollArea, Ui, Vec2, WidgetInfo};

const SEARCH: f32 = 110.0;
const LIST: f32 = 250.0;
/// Rows that a list shows at least before it scrolls.
const LEAST_LIST: f32 = 240.0;

pub(super) fn show(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    let (view, choices) = (&page.view.table, &content.choices);
    let look = |table: TableView| page.adjust(View { table, ..page.view.clone() });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, space::HALF);
        if let Some(show) =
            widgets::segments(ui, page.tokens, ("Which indicators are shown", view.show), &choices.show)
        {
            look(TableView { show, ..view.clone() });
        }
        let between = widgets::caption(ui, page.tokens, "in");
        reading::hide(ui.ctx(), between.id);
        if let Some(place) = widgets::choose(ui, "Place", view.place, &choices.places) {
            look(view.asked_of(place));
        }
        if let Some(table) = among(ui, content, page) {
            look(table);
        }
        if let Some(grouping) = widgets::choose(ui, "Grouping", view.grouping, &choices.groupings) {
            look(TableView { grouping, ..view.clone() });
        }
        if let Some(order) = widgets::choose(ui, "Order", view.order, &choices.orders) {
            look(TableView { order, ..view.clone() });
        }
        search(ui, page);
        if let Some(of_box) = choices.of_box
            && chip(ui, of_box, page)
        {
            look(TableView { of_box: None, ..view.clone() });
        }
    });
}

/// A filter that is cleared by a press.
fn chip(ui: &mut Ui, name: &str, page: &PageContext<'_>) -> bool {
    let text = RichText::new(format!("{name}  ×")).size(size::DENSE).color(page.tokens.accent_text);
    let response = ui.add(egui::Button::new(text).fill(page.tokens.selected).corner_radius(12.0));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Show more than ‘{name}’")));
    response.clicked()
}

/// Strand, driver and group of people, each a list of which one is chosen.
fn among(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) -> Option<TableView> {
    let choices = &content.choices;
    if choices.among.is_empty() {
        return None;
    }
    let tokens = page.tokens;
    let words = widgets::elided(
        ui,
        &choices.chosen_among,
        egui::FontId::proportional(size::BODY),
        tokens.text,
        170.0,
    );
    let response = widgets::opens_list(ui, words, tokens);
    widgets::name_of_choice(&response, "Among", &choices.chosen_among);
    let popup = Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let chosen = popup.accessible_name("Among").show(|ui| {
        ui.set_width(LIST);
        let mut asked = None;
        let highest = (ui.ctx().content_rect().height() - response.rect.bottom() - 48.0).max(LEAST_LIST);
        ScrollArea::vertical().max_height(highest).min_scrolled_height(highest).show(ui, |ui| {
            for list in &choices.among {
                ui.add_space(space::HALF);
                widgets::eyebrow(ui, tokens, list.name);
                for (table, words, chosen) in &list.options {
                    if ui.selectable_label(*chosen, words).clicked() {
                        asked = Some(table.clone());
                    }
                }
            }
        });
        asked
    });
    chosen?.inner
}

fn search(ui: &mut Ui, page: &PageContext<'_>) {
    let mut search = page.view.table.search.clone();
    let typed = match page.spot {
        Some(Spot::Search(typed)) => Some(typed.as_str()),
        _ => None,
    };
    search.push_str(typed.unwrap_or_default());
    let field = egui::TextEdit::singleline(&mut search)
        .hint_text(RichText::new("Find indicator").font(fonts::small()))
        .desired_width(SEARCH);
    let response = ui.add(field.margin(egui::Margin::symmetric(8, 6)));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find indicator"));
    if typed.is_some() {
        response.request_focus();
    }
    if search != page.view.table.search {
        let table = TableView { search, ..page.view.table.clone() };
        page.adjust(View { table, ..page.view.clone() });
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        page.commands.send(Command::LeadTo(Spot::FirstRow));
    }
}
