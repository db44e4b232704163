//! The slim left bar: pages, then places.

use crate::model::Word;
use crate::pages::{Command, Page, PageContext, Subject};
use crate::widgets::tokens::{side_bar_width, size, space};
use crate::widgets::{self, fonts};
use egui::{Frame, Label, Margin, Panel, RichText, ScrollArea, Ui};

/// Draws the bar and leaves what was chosen.
pub fn show(ui: &mut Ui, page: &PageContext<'_>) {
    let outline = page.outline;
    let frame = Frame::new().fill(page.tokens.card).inner_margin(Margin::symmetric(12, 16));
    Panel::left("side bar")
        .exact_size(side_bar_width(ui.available_width()))
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let name = RichText::new("Placecard").font(egui::FontId::new(size::NAME, fonts::bold()));
            ui.horizontal(|ui| {
                ui.add_space(space::ONE);
                ui.add(Label::new(name.color(page.tokens.accent_text)));
            });
            ui.add_space(space::TWO - 4.0);
            pages(ui, page);
            ui.add_space(space::TWO);
            heading(ui, page, &format!("Places in {}", outline.system));
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                for place in &outline.places {
                    let here = page.view.place == Some(place.area)
                        && page.view.page.entry().subject != Subject::System;
                    let response = widgets::nav_item(ui, page.tokens, &place.name, here);
                    if response.clicked() {
                        page.commands.send(Command::ChoosePlace(place.area));
                    }
                }
            });
        });
}

fn pages(ui: &mut Ui, page: &PageContext<'_>) {
    for &other in Page::ALL {
        if widgets::nav_item(ui, page.tokens, other.entry().name, page.view.page == other).clicked() {
            page.go(page.view.at_page(other));
        }
    }
}

fn heading(ui: &mut Ui, page: &PageContext<'_>, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(12.0);
        ui.add(Label::new(RichText::new(text).size(size::SMALL).color(page.tokens.text_weak)).wrap());
    });
    ui.add_space(space::HALF);
}
