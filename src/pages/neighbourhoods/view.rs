//! Draws the page: what it says, what it can be looked at by, then the cards or the table.

use super::content::{Body, NeighbourhoodsPage};
use super::linked::{Linked, let_go_by_key};
use super::{cards_view, table_view};
use crate::model::IndicatorId;
use crate::pages::board::SlideOfPage;
use crate::pages::common::subtitle;
use crate::pages::registry::Content;
use crate::pages::{MapView, PageContext, View};
use crate::widgets::list::DropDown;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, fonts};
use crate::words::{count_in_words, number};
use egui::{Align, Id, Layout, RichText, ScrollArea, Ui, UiBuilder, Vec2};

impl Content for NeighbourhoodsPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        // Whatever is chosen here is chosen for the indicator that is shown, also where the page has found it by itself.
        let view = View { indicator: self.indicator.or(page.view.indicator), ..page.view.clone() };
        let page = &PageContext { view: &view, ..*page };
        match &self.body {
            Body::Table(table) => {
                head(ui, self, page);
                table_view::show(ui, (self, table), page);
            }
            body => {
                let salt = ("neighbourhoods", self.area);
                ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
                    ui.set_max_width(ui.available_width() - space::ONE);
                    head(ui, self, page);
                    if let Body::Cards(cards) = body {
                        let_go_by_key(ui, page);
                        let mut linked = Linked::begin(ui, page, (page.view.neighbourhood, &self.footprints));
                        cards_view::show(ui, (self, cards), page, &mut linked);
                        linked.end(ui, self, page);
                    }
                    ui.add_space(space::THREE);
                    widgets::scroll::page_by_keys(ui);
                });
            }
        }
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }

    fn chosen_indicator(&self) -> Option<IndicatorId> {
        self.indicator
    }

    fn for_board(&self) -> SlideOfPage<'_> {
        self.for_board()
    }
}

/// What the page says, and what can be chosen. It is the same part of the page above the cards and above the table, so that the
/// keyboard stays at what was chosen there.
fn head(ui: &mut Ui, content: &NeighbourhoodsPage, page: &PageContext<'_>) {
    let part = UiBuilder::new().scope_id(Id::unique("head of neighbourhoods"));
    ui.scope_builder(part, |ui| head_of(ui, content, page));
}

fn head_of(ui: &mut Ui, content: &NeighbourhoodsPage, page: &PageContext<'_>) {
    widgets::page_title(ui, page.tokens, &content.title);
    widgets::body(ui, page.tokens, &content.sentence);
    if !content.subtitle.is_empty() {
        subtitle(ui, page, &content.subtitle);
    }
    ui.add_space(space::ONE);
    widgets::row_of_choices(ui, |ui| choices(ui, content, page));
    ui.add_space(space::ONE);
}

/// The list of indicators is no wider.
const WIDEST_LIST: f32 = 420.0;

fn choices(ui: &mut Ui, content: &NeighbourhoodsPage, page: &PageContext<'_>) {
    ui.spacing_mut().item_spacing = Vec2::splat(space::ONE);
    let top = ui.cursor().top();
    if let Some(chosen) = content.indicator {
        indicators(ui, content, chosen, page);
        let count = content.indicators.len();
        let measured = match count {
            1 => "the one measured here".to_owned(),
            _ if count <= 12 => format!("one of {} measured here", count_in_words(count)),
            _ => format!("1 of {} measured here", number::count(count as u64)),
        };
        let words = RichText::new(&measured).size(size::SMALL).color(page.tokens.text_weak);
        let words = egui::Label::new(words).wrap_mode(egui::TextWrapMode::Extend);
        let wide =
            ui.painter().layout_no_wrap(measured.clone(), fonts::small(), page.tokens.text_weak).size().x;
        if wide > ui.available_size_before_wrap().x {
            ui.end_row();
        }
        ui.add(words);
    }
    if content.scopes.len() > 1 || (content.scopes.len() == 1 && content.indicator.is_none()) {
        let whole = page.view.whole_system;
        widgets::make_room_for_segments(ui, content.scopes.iter().map(|(_, name)| name.as_str()));
        if let Some(whole_system) = widgets::segments(ui, page.tokens, ("Where", whole), &content.scopes) {
            // What is kept of the place lies in the system too.
            page.go(View { whole_system, ..page.view.clone() });
        }
    }
    if content.indicator.is_some() {
        let shown = [(false, "Map".to_owned()), (true, "Table".to_owned())];
        let width = widgets::segments_width(ui, &shown);
        let switch =
            |ui: &mut Ui| widgets::segments(ui, page.tokens, ("Shown as", page.view.map.table), &shown);
        widgets::make_room_for_segments(ui, shown.iter().map(|(_, name)| name.as_str()));
        // At the right end of the first line, or after what stands on another one.
        let is_first_line = ui.cursor().top() <= top + 1.0;
        let chosen = if is_first_line && ui.available_size_before_wrap().x > width + space::TWO {
            let size = Vec2::new(width, ui.spacing().interact_size.y);
            let at_right = |ui: &mut Ui| ui.allocate_ui_with_layout(size, Layout::default(), switch).inner;
            ui.with_layout(Layout::right_to_left(Align::Center), at_right).inner
        } else {
            switch(ui)
        };
        if let Some(table) = chosen {
            page.adjust(View { map: MapView { table, ..page.view.map }, ..page.view.clone() });
        }
    }
}

fn indicators(
    ui: &mut Ui,
    content: &NeighbourhoodsPage,
    chosen: crate::model::IndicatorId,
    page: &PageContext<'_>,
) {
    let at = content.indicators.iter().position(|(id, _)| *id == chosen);
    let shown = at.map_or("", |at| content.indicators[at].1.as_str());
    let width = WIDEST_LIST.min(ui.available_width() - space::TWO);
    let options = content.indicators.iter().map(|(id, name)| (*id == chosen, name.clone()));
    let dropped = DropDown::new("indicator of neighbourhoods", shown, width).cut().show(ui, options);
    widgets::name_of_choice(&dropped.response, "Indicator", shown);
    if let Some((id, _)) = dropped.chosen.map(|at| &content.indicators[at]).filter(|(id, _)| *id != chosen) {
        page.go(View { indicator: Some(*id), ..page.view.clone() });
    }
}
