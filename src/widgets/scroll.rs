//! Scrolling by key what has nothing in it that the keyboard could go to.

use super::{focus, reading};
use egui::accesskit::Role;
use egui::style::ScrollAnimation;
use egui::{Context, EventFilter, Id, Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2};
use std::hash::Hash;

/// What an arrow key scrolls.
const STEP: f32 = 48.0;
/// The share of what is in sight that Page up and Page down scroll.
const PAGE: f32 = 0.9;
/// Further than anything reaches.
const ALL: f32 = 1.0e6;

/// Takes the keys that scroll, all of them or those alone that no button wants; Page up and Page down where they do.
fn taken(ctx: &Context, height: f32, all: bool, pages: bool) -> f32 {
    let hits = |modifiers, key| ctx.input_mut(|input| input.count_and_consume_key(modifiers, key)) as f32;
    let plain = |key| hits(Modifiers::NONE, key);
    let mut down = 0.0;
    if pages {
        down += PAGE * height * (plain(Key::PageDown) - plain(Key::PageUp));
    }
    for modifiers in [Modifiers::NONE, Modifiers::COMMAND] {
        down += ALL * (hits(modifiers, Key::End) - hits(modifiers, Key::Home));
    }
    if all {
        down += STEP * (plain(Key::ArrowDown) - plain(Key::ArrowUp));
        down += PAGE * height * (plain(Key::Space) - hits(Modifiers::SHIFT, Key::Space));
    }
    down
}

/// Scrolls a page by the keys that nothing on it has taken; called within its scroll area, at the end.
pub fn page_by_keys(ui: &Ui) {
    page_by(ui, true);
}

/// The same on a page where Page up and Page down go to another one.
pub fn page_by_other_keys(ui: &Ui) {
    page_by(ui, false);
}

fn page_by(ui: &Ui, pages: bool) {
    let ctx = ui.ctx();
    let covered = !ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if covered || ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) {
        return;
    }
    let down = taken(ctx, ui.clip_rect().height(), focus::is_free(ctx), pages);
    if down != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, -down));
    }
}

/// In how many passes after it changed something is brought into sight: what scrolls with it may grow meanwhile.
const LOOKS: u8 = 3;

/// Brings what is drawn at `rect` into the sight of what it is scrolled in, clear of the fade at its edges, whenever `state` is
/// another than in the pass before, or it was not drawn then. Called within that scroll area and outside of any other in it:
/// one that lies in another takes for itself what is asked for within it.
pub fn into_sight(ui: &Ui, id: Id, state: impl Hash, rect: Rect) {
    let (now, pass) = (egui::util::hash(state), ui.ctx().cumulative_pass_nr());
    let last: Option<(u64, u64, u8)> = ui.data(|data| data.get_temp(id));
    let looks = match last {
        Some((before, seen, looks)) if before == now && seen + 1 >= pass => looks,
        _ => LOOKS,
    };
    ui.data_mut(|data| data.insert_temp(id, (now, pass, looks.saturating_sub(1))));
    if looks > 0 {
        let fade = Vec2::new(0.0, ui.spacing().scroll.fade.size);
        ui.scroll_to_rect_animation(rect.expand2(fade), None, ScrollAnimation::none());
        ui.ctx().request_repaint();
    }
}

/// Text that is scrolled: where it does not fit, it is a stop of Tab and takes the keys that scroll.
pub fn text<R>(ui: &mut Ui, name: &str, area: ScrollArea, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(("scrolled text", name));
    let scrolls = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or(false);
    let sense = if scrolls { Sense::focusable_noninteractive() } else { Sense::hover() };
    let builder = UiBuilder::new().id_salt(("scrolled text", name)).sense(sense);
    let shown = ui.scope_builder(builder, |ui| {
        let own = ui.unique_id();
        if scrolls {
            reading::is_part(ui, Role::ScrollView, name);
        }
        let output = area.show(ui, |ui| {
            let given = add(ui);
            if scrolls && ui.memory(|memory| memory.has_focus(own)) {
                by_keys(ui, own);
            }
            given
        });
        (output.content_size.y > output.inner_rect.height() + 1.0, output.inner)
    });
    let (now, given) = shown.inner;
    if now != scrolls {
        ui.data_mut(|data| data.insert_temp(id, now));
        ui.ctx().request_repaint();
    }
    given
}

/// Scrolls what has the focus; called within its scroll area.
fn by_keys(ui: &Ui, id: Id) {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    focus::keep_keys(ui.ctx(), id, filter);
    let down = taken(ui.ctx(), ui.clip_rect().height(), true, true);
    if down != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, -down));
    }
}
