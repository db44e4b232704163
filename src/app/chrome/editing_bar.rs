//! While something is entered in the sheet: a bar along the top of the window, and what takes changes back or ends it.

use crate::pages::sheet::Request;
use crate::pages::{Action, Command, PageContext};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, Hint, reading};
use egui::{Button, Context, Galley, LayerId, Rect, Ui, Vec2};
use std::sync::Arc;

/// The height of the bar along the top.
const BAR: f32 = 4.0;
const HEIGHT: f32 = 32.0;
const DONE: f32 = 72.0;

/// Draws the bar along the top of the window.
pub fn along_the_top(ctx: &Context, tokens: &Tokens) {
    let whole = ctx.content_rect();
    let bar = Rect::from_min_size(whole.min, Vec2::new(whole.width(), BAR));
    ctx.layer_painter(LayerId::background()).rect_filled(bar, 0.0, tokens.accent);
}

/// Draws the buttons at the right of a line of their own; where they end, from the top of the window.
pub fn show(ui: &mut Ui, undo: Option<&str>, redo: Option<&str>, page: &PageContext<'_>) -> f32 {
    let row = ui.horizontal(|ui| {
        reading::is_part(ui, egui::Role::Toolbar, "Changes");
        ui.spacing_mut().item_spacing.x = space::ONE;
        let room = ui.available_width() - DONE - 4.0 * space::ONE;
        let named = [(Action::Undo, undo), (Action::Redo, redo)];
        // Whole where both have room, else each has half of it, or what the other leaves.
        let whole = named.map(|of| Change::of(ui, of, f32::INFINITY, page).width);
        let rooms = [whole[1], whole[0]].map(|other| (room - other).max(room / 2.0));
        let [undo, redo] = named;
        let changes = [Change::of(ui, undo, rooms[0], page), Change::of(ui, redo, rooms[1], page)];
        let taken: f32 = changes.iter().map(|change| change.width + space::ONE).sum::<f32>() + DONE;
        ui.add_space((ui.available_width() - taken).max(0.0));
        for change in changes {
            change.show(ui, page);
        }
        if widgets::primary_button(ui, page.tokens, "Done", true, Vec2::new(DONE, HEIGHT)).clicked() {
            page.commands.send(Command::Sheet(Request::Close));
        }
    });
    row.response.rect.bottom()
}

/// A button for a change that can be taken back or made again, with its name as far as there is room.
struct Change {
    action: Action,
    possible: bool,
    name: String,
    words: Arc<Galley>,
    width: f32,
}

impl Change {
    fn of(ui: &Ui, (action, of): (Action, Option<&str>), room: f32, page: &PageContext<'_>) -> Self {
        let label = action.label();
        let name = of.map_or_else(|| label.to_owned(), |of| format!("{label}: {of}"));
        let colour = if of.is_some() { page.tokens.text } else { page.tokens.unavailable };
        let font = egui::TextStyle::Button.resolve(ui.style());
        let around = 2.0 * ui.spacing().button_padding.x;
        let words = widgets::elided(ui, &name, font, colour, (room - around).max(40.0));
        let width = words.size().x + around;
        Self { action, possible: of.is_some(), name, words, width }
    }

    fn show(self, ui: &mut Ui, page: &PageContext<'_>) {
        let cut = self.words.elided;
        let button = Button::new(self.words).min_size(Vec2::new(self.width, HEIGHT));
        let response = ui.add_enabled(self.possible, button);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, self.possible, &self.name));
        let response = if cut { response.hint(&self.name) } else { response };
        if response.clicked() {
            page.act(self.action);
        }
    }
}
