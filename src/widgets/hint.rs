//! Tooltips for the pointer and for the keyboard.

use super::focus;
use egui::{Label, RectAlign, Response, Tooltip, Ui};
use std::fmt::Display;

/// From so wide on, what can be pressed is a row of its card.
const ROW_FROM: f32 = 160.0;

/// Tooltips that give way to dialogs.
#[expect(
    clippy::return_self_not_must_use,
    reason = "as with egui's own tooltips, the response is there for who wants more of it"
)]
pub trait Hint {
    /// Shows a text while the pointer or the keyboard rests here and no dialog lies above; egui alone would keep one that is
    /// open, and shows none to the keyboard. It is put into words only where somebody may read or hear it.
    fn hint(self, text: impl Display) -> Self;

    /// The same with more than a text.
    fn hint_card(self, add: impl FnOnce(&mut Ui)) -> Self;
}

impl Hint for Response {
    #[expect(clippy::disallowed_methods, reason = "this is what is to be called instead")]
    fn hint(self, text: impl Display) -> Self {
        let rested_on = focus::rests_on(&self.ctx, self.id);
        let wanted = rested_on || is_pointed_at(&self) || self.ctx.has_accesskit_node(self.id);
        if !wanted || !may_have_hint(&self) {
            return self;
        }
        let text = text.to_string();
        if rested_on && !self.hovered() {
            by_keyboard(&self).show(|ui| {
                ui.set_max_width(ui.spacing().tooltip_width);
                ui.add(Label::new(&text).wrap());
            });
        }
        self.on_hover_text(text)
    }

    fn hint_card(self, add: impl FnOnce(&mut Ui)) -> Self {
        if !may_have_hint(&self) {
            return self;
        }
        if focus::rests_on(&self.ctx, self.id) && !self.hovered() {
            by_keyboard(&self).show(add);
            return self;
        }
        if is_pointed_at(&self) { self.on_hover_ui(add) } else { self }
    }
}

/// What the keyboard rests on is told beside a row, so that the row it goes to next is seen, and below what is no row.
fn by_keyboard(response: &Response) -> Tooltip<'static> {
    let mut tooltip = Tooltip::for_widget(response);
    if response.rect.width() >= ROW_FROM {
        let beside = RectAlign::RIGHT_START;
        let others = &[RectAlign::LEFT_START, RectAlign::TOP_START, RectAlign::BOTTOM_START];
        tooltip.popup = tooltip.popup.align(beside).align_alternatives(others);
    }
    tooltip
}

/// Of hundreds of cells the pointer is on one; what egui asks before it shows nothing on the others adds up.
fn is_pointed_at(response: &Response) -> bool {
    let pointer = || response.ctx.input(|input| input.pointer.hover_pos());
    response.hovered() || pointer().is_some_and(|at| response.rect.contains(at))
}

fn may_have_hint(response: &Response) -> bool {
    response.ctx.memory(|memory| memory.allows_interaction(response.layer_id))
}
