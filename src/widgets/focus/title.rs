//! The title of a page has the focus where the page came in place of what had it.

use super::{ARROWS, draws_own_ring, keep_keys, lead_to, own_ring};
use egui::{Context, Id, Rect, Response, Ui};

/// That the title of the page is to have the focus.
#[derive(Clone, Copy)]
struct Wanted {
    since: u64,
    /// Only where it is another one than before.
    only_new: bool,
}

/// What the title says, and since which pass.
#[derive(Clone, Copy)]
struct Titled {
    text: Id,
    since: u64,
}

/// How many passes it takes at most from the choice of another page until its title is there.
const PASSES_TO_TITLE: u64 = 12;

/// The title of a page, which has the focus where the page came in place of what had it.
pub fn title() -> Id {
    Id::unique("title of the page")
}

/// Makes the title of a page a place for the focus while it has it: there the reader goes on from when a page comes in
/// place of another, and there screen readers begin. It takes no keys, so that those of the page work.
pub(in crate::widgets) fn of_title(ui: &Ui, rect: Rect, text: &str) -> Response {
    ui.data_mut(|data| data.remove::<bool>(own_ring(title())));
    placed(ui, rect, text)
}

/// The same of what a room looks at, to which a box around the headline would be a sign of something: it has no ring, and what can be
/// pressed has its own.
pub(in crate::widgets) fn of_title_without_ring(ui: &Ui, rect: Rect, text: &str) -> Response {
    draws_own_ring(ui, title());
    placed(ui, rect, text)
}

fn placed(ui: &Ui, rect: Rect, text: &str) -> Response {
    let (now, text) = (ui.ctx().cumulative_pass_nr(), title().with(text));
    let before = ui.data(|data| data.get_temp::<Titled>(title())).filter(|titled| titled.text == text);
    let titled = before.unwrap_or(Titled { text, since: now });
    if before.is_none() {
        ui.data_mut(|data| data.insert_temp(title(), titled));
    }
    if let Some(wanted) = ui.data(|data| data.get_temp::<Wanted>(title())) {
        let is_new = titled.since + PASSES_TO_TITLE > wanted.since;
        let is_free = ui.memory(|memory| memory.focused().is_none());
        if is_free && (is_new || !wanted.only_new) {
            ui.memory_mut(|memory| memory.request_focus(title()));
        }
        if !is_free || is_new || !wanted.only_new || now > wanted.since + PASSES_TO_TITLE {
            ui.data_mut(|data| data.remove::<Wanted>(title()));
        }
    }
    let has = ui.memory(|memory| memory.has_focus(title()));
    if has && before.is_none() {
        // That of the page before had it, which is in sight no longer.
        lead_to(ui.ctx(), title());
    }
    let sense = if has { egui::Sense::focusable_noninteractive() } else { egui::Sense::hover() };
    let response = ui.interact(rect, title(), sense);
    if has {
        keep_keys(ui.ctx(), title(), ARROWS);
    }
    response
}

/// Has the title of the page that comes take the focus, or of the same page too where it is not `only_new`.
pub(super) fn wants_focus(ctx: &Context, only_new: bool) {
    let wanted = Wanted { since: ctx.cumulative_pass_nr(), only_new };
    ctx.data_mut(|data| data.insert_temp(title(), wanted));
}
