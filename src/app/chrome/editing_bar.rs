//! While something is entered in the sheet: a bar along the top of the window, and what takes changes back or ends it.

use crate::pages::sheet::Request;
use crate::pages::{Action, Command, PageContext};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, Hint, reading};
use egui::{Button, Color32, Context, LayerId, Rect, RichText, Ui, Vec2};

/// The height of the bar along the top.
const BAR: f32 = 4.0;
const HEIGHT: f32 = 32.0;
/// The most that the name of a change takes.
const MOST_NAME: f32 = 300.0;

/// Draws the bar along the top of the window.
pub fn along_the_top(ctx: &Context, tokens: &Tokens) {
    let whole = ctx.content_rect();
    let bar = Rect::from_min_size(whole.min, Vec2::new(whole.width(), BAR));
    ctx.layer_painter(LayerId::background()).rect_filled(bar, 0.0, tokens.accent);
}

/// Draws the buttons in a line of their own; where they end, from the top of the window.
pub fn show(ui: &mut Ui, undo: Option<&str>, redo: Option<&str>, page: &PageContext<'_>) -> f32 {
    let row = ui.horizontal(|ui| {
        reading::is_part(ui, egui::Role::Toolbar, "Changes");
        ui.spacing_mut().item_spacing.x = space::ONE;
        change(ui, Action::Undo, undo, page);
        change(ui, Action::Redo, redo, page);
        if widgets::primary_button(ui, page.tokens, "Done", true, Vec2::new(72.0, HEIGHT)).clicked() {
            page.commands.send(Command::Sheet(Request::Close));
        }
    });
    row.response.rect.bottom()
}

/// A button for a change that can be taken back or made again, with its name as far as there is room.
fn change(ui: &mut Ui, action: Action, of: Option<&str>, page: &PageContext<'_>) {
    let label = action.label();
    let name = of.map_or_else(|| label.to_owned(), |of| format!("{label} {of}"));
    let colour = if of.is_some() { page.tokens.text } else { Color32::PLACEHOLDER };
    let font = egui::TextStyle::Button.resolve(ui.style());
    let room = (ui.available_width() / 2.0 - 70.0).clamp(60.0, MOST_NAME);
    let words = widgets::elided(ui, &name, font, colour, room);
    let cut = words.elided;
    let button = match of {
        Some(_) => Button::new(words),
        None => Button::new(RichText::new(label)),
    };
    let response = ui.add_enabled(of.is_some(), button.min_size(Vec2::new(0.0, HEIGHT)));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, of.is_some(), &name));
    let response = if cut { response.hint(&name) } else { response };
    if response.clicked() {
        page.act(action);
    }
}
