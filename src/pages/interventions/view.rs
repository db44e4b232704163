//! Draws the page: the lanes over the full width, below them one start closer and who is worth asking.

use super::asking_view;
use super::content::InterventionsPage;
use super::detail_view;
use crate::charts::flow::{Flow, flow, flow_key, flow_key_width};
use crate::pages::board::SlideOfPage;
use crate::pages::registry::Content;
use crate::pages::{Action, PageContext, Spot, StartsView, View};
use crate::widgets::tokens::space;
use crate::widgets::{self, scroll};
use egui::{Align, Layout, ScrollArea, Ui, Vec2};

/// From so wide a window who is worth asking stands beside the start that is shown.
const TWO_FROM: f32 = 1180.0;
/// The share of the width that the start has then.
const DETAIL: f32 = 0.665;
/// The room of the title of the lanes; what their signs mean stands beside it where there is room for both.
const TITLE: f32 = 340.0;

impl Content for InterventionsPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        // Another file opens at its top.
        let salt = ("interventions", &page.outline.title);
        ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::ONE);
            widgets::page_title(ui, page.tokens, &self.title);
            subtitle(ui, self, page);
            ui.add_space(space::ONE);
            lanes(ui, self, page);
            ui.add_space(space::TWO);
            below(ui, self, page);
            ui.add_space(space::THREE);
            scroll::page_by_keys(ui);
        });
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }

    fn for_board(&self) -> SlideOfPage<'_> {
        self.for_board()
    }
}

/// How many starts there are, and which of them are listed.
fn subtitle(ui: &mut Ui, content: &InterventionsPage, page: &PageContext<'_>) {
    if !content.subtitle.is_empty() {
        widgets::caption(ui, page.tokens, &content.subtitle);
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        let add = Action::AddTried.label();
        if widgets::quiet_button(ui, page.tokens, add, add).clicked() {
            page.act(Action::AddTried);
        }
        if !content.has_starts {
            return;
        }
        let starts = page.view.starts;
        let strand = widgets::choose_in_line(ui, page.tokens, "Strand", starts.strand, &content.strands);
        let place = widgets::choose_in_line(ui, page.tokens, "Place", starts.place, &content.places);
        if strand.is_some() || place.is_some() {
            let (strand, place) = (strand.unwrap_or(starts.strand), place.unwrap_or(starts.place));
            let starts = StartsView { strand, place, adopter: None };
            page.adjust(View { starts, ..page.view.clone() });
        }
    });
}

fn lanes(ui: &mut Ui, content: &InterventionsPage, page: &PageContext<'_>) {
    widgets::card(page.tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if let Some(none) = &content.none {
            widgets::card_title(ui, page.tokens, "What started where, and who took it from whom");
            widgets::body(ui, page.tokens, none);
            return;
        }
        head(ui, &content.flow, page);
        let [led, seen] = match page.spot {
            Some(Spot::Tried(id)) => [Some(*id), None],
            Some(Spot::SeenTried(id)) => [None, Some(*id)],
            _ => [None, None],
        };
        let chosen = content.detail.as_ref().map(|detail| detail.tried);
        let salt = ("lanes", page.view.starts.strand.map(|strand| strand as u8), page.view.starts.place);
        if let Some(tried) = flow(ui, salt, &content.flow, page.tokens, [chosen, led, seen]) {
            page.adjust(page.view.at_tried(tried, None));
        }
    });
}

/// The title of the lanes, and what their signs mean.
fn head(ui: &mut Ui, spec: &Flow, page: &PageContext<'_>) {
    let title = "What started where, and who took it from whom";
    let key = flow_key_width(ui, spec);
    if ui.available_width() >= TITLE + key {
        ui.horizontal(|ui| {
            widgets::card_title(ui, page.tokens, title);
            let room = Vec2::new(ui.available_width(), 20.0);
            ui.allocate_ui_with_layout(room, Layout::right_to_left(Align::Center), |ui| {
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let room = ui.available_width() - key;
                    ui.add_space(room.max(0.0));
                    flow_key(ui, spec, page.tokens);
                });
            });
        });
    } else {
        widgets::card_title(ui, page.tokens, title);
        ui.horizontal_wrapped(|ui| flow_key(ui, spec, page.tokens));
    }
}

fn below(ui: &mut Ui, content: &InterventionsPage, page: &PageContext<'_>) {
    let card = |ui: &mut Ui, show: &mut dyn FnMut(&mut Ui)| {
        widgets::card(page.tokens).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 3.0;
            show(ui);
        });
    };
    let Some(detail) = &content.detail else {
        if content.has_starts || !content.asking.improvers.is_empty() {
            card(ui, &mut |ui| asking_view::show(ui, &content.asking, page));
        }
        return;
    };
    if widgets::page_room::window_width(ui.ctx()) < TWO_FROM {
        card(ui, &mut |ui| detail_view::show(ui, detail, page));
        ui.add_space(space::TWO);
        card(ui, &mut |ui| asking_view::show(ui, &content.asking, page));
        return;
    }
    let whole = ui.available_width();
    let wide = (whole * DETAIL).round();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::TWO;
        widgets::room(ui, Vec2::new(wide, 0.0), |ui| card(ui, &mut |ui| detail_view::show(ui, detail, page)));
        let rest = Vec2::new(whole - wide - space::TWO, 0.0);
        widgets::room(ui, rest, |ui| card(ui, &mut |ui| asking_view::show(ui, &content.asking, page)));
    });
}
