//! Draws who is worth asking.

use super::asking::{Asking, Improver};
use super::detail_view::pieces;
use crate::charts;
use crate::pages::PageContext;
use crate::widgets::tokens::space;
use crate::widgets::{self, Hint, fonts};
use crate::words::REGRESSION_TO_THE_MEAN;
use egui::{Id, RichText, Sense, Ui, Vec2};

/// So many are shown before the rest is asked for.
const SHOWN: usize = 3;
/// The line beside the words.
const LINE: Vec2 = Vec2::new(112.0, 46.0);

/// The card of those worth asking.
pub(super) fn show(ui: &mut Ui, asking: &Asking, page: &PageContext<'_>) {
    let tokens = page.tokens;
    widgets::card_title(ui, tokens, "Worth asking about");
    if let Some(none) = &asking.none {
        widgets::caption(ui, tokens, none);
        return;
    }
    widgets::caption(ui, tokens, &asking.note);
    let id = Id::unique("all who are worth asking");
    let open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let shown = if open { asking.improvers.len() } else { SHOWN };
    for improver in asking.improvers.iter().take(shown) {
        widgets::rule(ui, tokens);
        one(ui, improver, page);
    }
    widgets::rule(ui, tokens);
    let more = asking.improvers.len().saturating_sub(SHOWN);
    if more > 0 {
        let text = if open { "Fewer".to_owned() } else { format!("{more} more") };
        if widgets::quiet_button(ui, tokens, &text, "Worth asking about: show all or fewer").clicked() {
            ui.data_mut(|data| data.insert_temp(id, !open));
        }
    }
    widgets::caption(ui, tokens, REGRESSION_TO_THE_MEAN);
}

fn one(ui: &mut Ui, improver: &Improver, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let view = || page.view.shown_for(improver.indicator, improver.place);
    let text = RichText::new(&improver.title).font(fonts::strong()).color(tokens.text);
    if widgets::opens(ui, tokens, 3, text).clicked() {
        page.go(view());
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        let room = Vec2::new((ui.available_width() - LINE.x - space::ONE).max(80.0), 0.0);
        widgets::room(ui, room, |ui| pieces(ui, &improver.told, page));
        ui.vertical(|ui| {
            let (rect, shown) = ui.allocate_exact_size(LINE, Sense::hover());
            if let Some(line) = &improver.line {
                charts::sparkline(ui.painter(), rect, line, tokens);
            }
            shown.hint(&improver.described);
            widgets::caption(ui, tokens, &improver.key);
        });
    });
}
