//! What stands over the table to filter, group and order its rows.

use super::looking::{Showing, TableView};
use crate::pages::{Command, PageContext, ScorecardPage, Spot, View};
use crate::widgets::tokens::{LOW_WINDOW, size, space};
use crate::widgets::{self, Hint, focus, paper, reading};
use egui::{Id, Popup, PopupCloseBehavior, Role, ScrollArea, Ui, Vec2, WidgetInfo};

const SEARCH: [f32; 2] = [82.0, 126.0];
const LIST: f32 = 250.0;
/// Rows that a list shows at least before it scrolls.
const LEAST_LIST: f32 = 240.0;

pub(super) fn show(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    let (view, choices) = (&page.view.table, &content.choices);
    let look = |table: TableView| page.adjust(View { table, ..page.view.clone() });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, space::HALF);
        let name = "Which indicators are shown";
        let is_low = ui.ctx().content_rect().height() < LOW_WINDOW;
        if is_low {
            widgets::lower(ui);
        }
        let in_pieces = !is_low && widgets::segments_width(ui, &choices.show) <= ui.available_width();
        let shown = if in_pieces {
            widgets::segments(ui, page.tokens, (name, view.show), &choices.show)
        } else {
            // A list has less room, and its name says of what its numbers are.
            let in_short = |(show, label): &(Showing, String)| {
                let short = [" indicators", " indicator"].into_iter().find_map(|of| label.strip_suffix(of));
                (*show, short.unwrap_or(label).to_owned())
            };
            let short: Vec<(Showing, String)> = choices.show.iter().map(in_short).collect();
            widgets::choose(ui, name, view.show, &short)
        };
        if let Some(show) = shown {
            look(TableView { show, ..view.clone() });
        }
        if in_pieces && !paper::is_paper(ui.ctx()) {
            let between = widgets::caption(ui, page.tokens, "in");
            reading::hide(ui.ctx(), between.id);
        }
        if let Some(place) = widgets::choose(ui, "Place", view.place, &choices.places) {
            look(view.asked_of(place));
        }
        let line = push_to_the_right(ui);
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
            && widgets::chip(ui, page.tokens, of_box, &format!("Show more than ‘{of_box}’"))
        {
            look(TableView { of_box: None, ..view.clone() });
        }
        if let Some(older) = &choices.older {
            let pressed = if paper::is_paper(ui.ctx()) {
                false
            } else if view.older {
                widgets::chip(ui, page.tokens, &older.words, &older.told)
            } else {
                ui.button(&older.words).hint(&older.told).clicked()
            };
            if pressed {
                look(TableView { older: !view.older, ..view.clone() });
            }
        }
        line.end(ui);
    });
}

/// What stands at the right end of a line: where it began.
struct AtTheRight {
    from: egui::Pos2,
    known: Option<f32>,
}

fn width_at_the_right() -> Id {
    Id::unique("width of what orders and groups the table")
}

/// Leaves the room that is free before what follows, whose width is known from the frame before.
fn push_to_the_right(ui: &mut Ui) -> AtTheRight {
    let known = ui.data(|data| data.get_temp::<f32>(width_at_the_right()));
    let free = known.map_or(0.0, |width| ui.max_rect().right() - ui.cursor().left() - width - 1.0);
    if free > 0.0 {
        ui.add_space(free);
    }
    AtTheRight { from: ui.cursor().min, known }
}

impl AtTheRight {
    /// Remembers the width, as long as all of it stands on one line.
    fn end(self, ui: &Ui) {
        let end = ui.cursor().min;
        let is_one_line = (end.y - self.from.y).abs() < 1.0;
        let width = (end.x - self.from.x - ui.spacing().item_spacing.x).round();
        let width = if is_one_line { width } else { f32::INFINITY };
        if self.known.is_none_or(|known| known.to_bits() != width.to_bits()) {
            ui.data_mut(|data| data.insert_temp(width_at_the_right(), width));
            ui.ctx().request_repaint();
        }
    }
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
    if paper::is_paper(ui.ctx()) {
        if !page.view.table.search.is_empty() {
            paper::said(ui, "Find indicator", &page.view.table.search);
        }
        return;
    }
    let mut search = page.view.table.search.clone();
    let typed = match page.spot {
        Some(Spot::Search(typed)) => Some(typed.as_str()),
        _ => None,
    };
    search.push_str(typed.unwrap_or_default());
    // As high as the lists beside it, and in their type.
    let height = ui.spacing().interact_size.y;
    // A narrower one where it then stands on the same line.
    let [least, most] = SEARCH;
    let room = ui.max_rect().right() - ui.cursor().left() - 1.0;
    // A pixel more or less is no reason to be narrower: what is pushed to the right leaves about as much as it had.
    let width = if (least..most - 2.0).contains(&room) { room } else { most };
    let field = egui::TextEdit::singleline(&mut search)
        .hint_text(if width < most { "Find" } else { "Find indicator" })
        .desired_width(width)
        .min_size(Vec2::new(0.0, height))
        .align(egui::Align2::LEFT_CENTER);
    let response = ui.add(field.margin(egui::Margin::symmetric(8, 3)));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Find indicator"));
    if typed.is_some() {
        response.request_focus();
        focus::at_end(ui.ctx(), response.id);
    }
    if search != page.view.table.search {
        let table = TableView { search, ..page.view.table.clone() };
        page.adjust(View { table, ..page.view.clone() });
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        page.commands.send(Command::LeadTo(Spot::FirstRow));
    }
}
