//! Draws what each start costs beside what moved after it.

use super::cost::CostBeside;
use crate::pages::PageContext;
use crate::widgets::tokens::space;
use crate::widgets::{self, fonts, reading};
use egui::{RichText, Ui, Vec2};

/// The shares of the width that the start and its cost have; what moved has the rest.
const START: f32 = 0.22;
const COST: f32 = 0.32;
/// In less room the three stand below each other.
const SIDE_BY_SIDE: f32 = 520.0;

pub(super) fn show(ui: &mut Ui, cost: &CostBeside, page: &PageContext<'_>) {
    widgets::rule(ui, page.tokens);
    widgets::eyebrow(ui, page.tokens, CostBeside::TITLE);
    for row in &cost.rows {
        let columns: [&dyn Fn(&mut Ui); 3] = [
            &|ui| {
                let start = RichText::new(&row.start).font(fonts::strong()).color(page.tokens.text);
                ui.add(egui::Label::new(start).wrap());
            },
            &|ui| cell(ui, page, &row.start, "it costs", &row.cost),
            &|ui| row.moved.iter().for_each(|moved| cell(ui, page, &row.start, "what moved", moved)),
        ];
        let whole = ui.available_width();
        if whole < SIDE_BY_SIDE {
            for column in columns {
                column(ui);
            }
            ui.add_space(space::HALF);
            continue;
        }
        let gap = space::TWO;
        let widths = [START, COST, 1.0 - START - COST].map(|share| (whole - 2.0 * gap) * share);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for (width, column) in widths.into_iter().zip(columns) {
                widgets::room(ui, Vec2::new(width, 0.0), column);
            }
        });
    }
    for note in &cost.notes {
        widgets::caption(ui, page.tokens, note);
    }
}

/// Words that a screen reader hears with whose they are.
fn cell(ui: &mut Ui, page: &PageContext<'_>, start: &str, what: &str, text: &str) {
    let text_in_colour = RichText::new(text).font(fonts::small()).color(page.tokens.text);
    let shown = ui.add(egui::Label::new(text_in_colour).wrap());
    reading::name(ui.ctx(), shown.id, &format!("{start}, {what}: {text}"));
}
