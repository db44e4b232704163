//! *How to read this page*: what the page is for, what its signs mean, and the words of the field.

use crate::charts;
use crate::pages::help::{Entry, GLOSSARY, SIGNS, Sign};
use crate::pages::{Action, Command, Commands, Page, Panel};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, fonts, scroll};
use egui::{Label, RichText, ScrollArea, Sense, Ui, Vec2};

const WIDTH: f32 = 720.0;
/// What of the window's height the rest of the dialog takes.
const AROUND: f32 = 170.0;
const SIGN: Vec2 = Vec2::new(24.0, 20.0);

/// Shows the help of a page over it.
pub fn show(ctx: &egui::Context, tokens: &Tokens, page: Page, commands: &Commands) {
    let mut open = true;
    let title = format!("How to read this page: {}", page.entry().name);
    let (closed, ()) = widgets::dialog(ctx, tokens, ("help", &title), WIDTH, |ui| {
        ui.add_space(space::HALF);
        let height = (ctx.content_rect().height() - AROUND).max(120.0);
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        scroll::text(ui, "What the page shows", area.auto_shrink([false, true]), |ui| {
            for sentence in page.entry().help {
                widgets::body(ui, tokens, sentence);
                ui.add_space(space::HALF);
            }
            section(ui, tokens, "Signs", SIGNS);
            section(ui, tokens, "Words", GLOSSARY);
        });
        ui.add_space(space::ONE);
        ui.horizontal(|ui| {
            if ui.button("Close").clicked() {
                open = false;
            }
            if ui.button(Action::ShowKeys.label()).clicked() {
                open = false;
                commands.send(Command::Do(Action::ShowKeys));
            }
        });
    });
    if !open || closed {
        commands.send(Command::Close(Panel::Help));
    }
}

fn section(ui: &mut Ui, tokens: &Tokens, title: &str, entries: &[Entry]) {
    ui.add_space(space::ONE);
    widgets::eyebrow_at(ui, tokens, 2, title);
    for entry in entries {
        ui.add_space(space::HALF);
        ui.horizontal_top(|ui| {
            if let Some(sign) = entry.sign {
                let (room, _) = ui.allocate_exact_size(SIGN, Sense::hover());
                match sign {
                    Sign::Mark(mark) => charts::mark(ui.painter(), room.center(), 12.0, mark, tokens),
                    Sign::Arrow(arrow) => charts::arrow(ui.painter(), room.center(), 12.0, arrow, tokens),
                }
            }
            ui.vertical(|ui| {
                let term = RichText::new(entry.term).font(fonts::semibold_at(size::DENSE));
                ui.add(Label::new(term.color(tokens.text)));
                let meaning = RichText::new(entry.in_full()).size(size::DENSE).color(tokens.text);
                ui.add(Label::new(meaning).wrap());
            });
        });
    }
}
