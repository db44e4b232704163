//! What has the keyboard, everywhere alike: it has one ring, it is scrolled into sight, when a dialog closes it goes back to
//! what had it before, and Tab goes on from where the keyboard was last.

mod resting;
mod title;

use super::reading;
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{
    Context, CornerRadius, Event, EventFilter, FocusDirection, FullOutput, Id, InputState, Key, LayerId,
    Memory, Popup, RawInput, Rect, Response, Stroke, StrokeKind, Ui, WidgetRect,
};

pub(super) use resting::{comes_to, has_come_to, rests_on};
pub use title::title;
pub(super) use title::{of_title, of_title_without_ring};

/// From a widget to the outside of its ring, and from the title, which has no room of its own around its letters.
const AROUND: f32 = 3.0;
const AROUND_TITLE: f32 = 6.0;
const RING: f32 = 2.0;
/// In how many passes after it got the focus a widget is looked at: what scrolls with it may scroll again.
const LOOKS: u8 = 3;

/// Follows the focus from pass to pass.
#[derive(Debug, Default)]
pub struct Focus {
    last: Option<Id>,
    /// How often it is still looked at whether what has the focus is in sight.
    looks: u8,
    /// Whether what has the focus has been in sight since it got it.
    seen: bool,
    dialog: Option<LayerId>,
    /// A dialog that has just opened takes the focus.
    enters: bool,
    /// What had the focus last in each layer, the latest at the end.
    had: Vec<(LayerId, Id)>,
    /// What had the focus last on the page, from which Tab goes on once it was let go.
    point: Option<Id>,
    /// Where the reader is who scrolled the page away from what had the focus.
    away: Option<Away>,
    /// What was pressed after Tab in the same pass.
    after_tab: Vec<Event>,
    /// The members of all groups in this pass: only one of each is a stop of Tab, and any can have the focus.
    members: Vec<Id>,
}

/// That the page was scrolled away from what had the focus.
#[derive(Clone, Copy, Debug)]
struct Away {
    /// What had it, and has it again when it comes back into sight.
    from: Id,
    /// The first thing in sight, to which Tab goes.
    first: Option<Id>,
}

impl egui::Plugin for Focus {
    fn debug_name(&self) -> &'static str {
        "focus"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        self.wait_for_tab(ctx, input);
        if self.looks == 0 {
            return;
        }
        self.looks -= 1;
        let focused = ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id));
        if let Some(focused) = focused.filter(is_cut) {
            // Its scroll area takes this as it takes what a screen reader asks for.
            input.events.push(Event::AccessKitActionRequest(ActionRequest {
                action: Action::ScrollIntoView,
                target_tree: TreeId::ROOT,
                target_node: focused.id.accesskit_id(),
                data: None,
            }));
        }
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        self.members.clear();
        let is_open = || ui.memory(|memory| memory.top_modal_layer().is_some());
        if std::mem::take(&mut self.enters) && is_open() && is_outside(ui.ctx()) {
            ui.memory_mut(|memory| {
                if let Some(focused) = memory.focused() {
                    memory.surrender_focus(focused);
                }
                memory.move_focus(FocusDirection::Next);
            });
        }
        self.go_on_from_point(ui.ctx());
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let dialog = ctx.memory(Memory::top_modal_layer);
        if dialog != self.dialog {
            self.enters = dialog.is_some() && is_outside(&ctx);
            self.dialog = dialog;
            ctx.request_repaint();
        }
        let focused = ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id));
        match &focused {
            Some(focused) if self.is_scrolled_away(focused) => {
                ctx.memory_mut(|memory| memory.surrender_focus(focused.id));
                self.away = Some(Away { from: focused.id, first: self.first_in_sight(&ctx, focused) });
                self.had.clear();
            }
            Some(focused) => {
                self.leave_list(&ctx, focused);
                self.remember(focused);
            }
            None => self.give_back(&ctx),
        }
        let now = ctx.memory(Memory::focused);
        if now != self.last {
            self.enters |= now.is_none() && self.is_dropped(&ctx);
            self.last = now;
            self.seen = false;
            self.looks = LOOKS;
            match now.filter(|_| ctx.input(is_walking)) {
                Some(now) => comes_to(&ctx, now),
                None => resting::leaves(&ctx),
            }
        } else if ctx.input(|input| input.events.iter().any(is_looking_elsewhere)) {
            resting::leaves(&ctx);
        }
        if self.looks > 0 && now.is_some() {
            ctx.request_repaint();
        }
        if let Some(focused) = focused {
            ring(&ctx, &focused);
        }
    }

    fn output_hook(&mut self, ctx: &Context, output: &mut FullOutput) {
        if let Some(tree) = &mut output.platform_output.accesskit_update {
            reading::tidy(tree, ctx.memory(Memory::top_modal_layer));
        }
    }
}

/// Whether what has the keyboard, if anything, lies under a dialog.
fn is_outside(ctx: &Context) -> bool {
    let focused = ctx.memory(Memory::focused).and_then(|id| ctx.read_response(id));
    focused.is_none_or(|focused| ctx.memory(|memory| !memory.allows_interaction(focused.layer_id)))
}

impl Focus {
    /// What is pressed after Tab in the same pass is meant for what Tab leads to, which has the keyboard in the next one.
    fn wait_for_tab(&mut self, ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.after_tab);
        events.append(&mut input.events);
        let is_tab = |event: &Event| matches!(event, Event::Key { key: Key::Tab, pressed: true, .. });
        let is_pressed = |event: &Event| matches!(event, Event::Key { pressed: true, .. } | Event::Text(_));
        if let Some(tab) = events.iter().position(is_tab)
            && let Some(next) = events[tab + 1..].iter().position(is_pressed)
        {
            self.after_tab = events.split_off(tab + 1 + next);
            ctx.request_repaint();
        }
        input.events = events;
    }

    /// Whether the reader has scrolled the page away from what has the focus: nothing that is out of sight is to be pressed.
    fn is_scrolled_away(&mut self, focused: &Response) -> bool {
        if self.last != Some(focused.id) || focused.layer_id != LayerId::background() {
            return false;
        }
        let in_sight = is_in_sight(focused.interact_rect);
        self.seen |= in_sight;
        self.seen && !in_sight && self.looks == 0
    }

    /// The first thing in sight that can have the focus after what is scrolled out of sight; where there is none, the last
    /// before it.
    fn first_in_sight(&self, ctx: &Context, gone: &Response) -> Option<Id> {
        let (_, at) = ctx.viewport(|viewport| viewport.this_pass.widgets.order(gone.id))?;
        ctx.viewport(|viewport| {
            let all: Vec<_> = viewport.this_pass.widgets.get_layer(gone.layer_id).collect();
            let can_have = |it: &&&WidgetRect| {
                let stops = it.sense.is_focusable() || self.members.contains(&it.id);
                stops && it.enabled && is_in_sight(it.interact_rect)
            };
            // What is whole in sight needs no scrolling.
            let is_whole =
                |it: &&&WidgetRect| can_have(it) && it.interact_rect.expand(1.0).contains_rect(it.rect);
            let after = || all[at + 1..].iter();
            let first = after().find(is_whole).or_else(|| after().find(can_have));
            first.or_else(|| all[..at].iter().rev().find(can_have)).map(|it| it.id)
        })
    }

    /// A list or menu that Tab has left closes, so that nothing lies over what has the keyboard.
    fn leave_list(&self, ctx: &Context, focused: &Response) {
        let tab = ctx.input(|input| input.key_pressed(Key::Tab));
        let before = self.had.last().map(|(layer, _)| *layer);
        let left = before.is_some_and(|before| before != focused.layer_id && Some(before) != self.dialog);
        if tab && left && before != Some(LayerId::background()) {
            Popup::close_all(ctx);
        }
    }

    /// Whether a dialog that stays open has lost the keyboard by no doing of the reader's: what had it takes no focus any more,
    /// as text that turns out to fit and need not be scrolled.
    fn is_dropped(&self, ctx: &Context) -> bool {
        let let_go = |input: &egui::InputState| input.key_pressed(Key::Escape) || input.pointer.any_down();
        let is_dropped = self.dialog.is_some() && !ctx.input(let_go);
        if is_dropped {
            ctx.request_repaint();
        }
        is_dropped
    }

    /// Tab goes on from where the keyboard was last, where nothing has it any more: it was let go, or a dialog was opened
    /// and closed meanwhile.
    fn go_on_from_point(&mut self, ctx: &Context) {
        let is_lost = ctx.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
        if !is_lost || !ctx.input(|input| input.key_pressed(Key::Tab)) {
            return;
        }
        let is_there = |id: &Id| ctx.read_response(*id).is_some();
        if let Some(first) = self.away.take().and_then(|away| away.first).filter(is_there) {
            ctx.memory_mut(|memory| {
                memory.move_focus(FocusDirection::None);
                memory.request_focus(first);
            });
        } else if let Some(point) = self.point.filter(is_there) {
            ctx.memory_mut(|memory| memory.request_focus(point));
        }
    }

    fn remember(&mut self, focused: &Response) {
        self.away = None;
        if focused.layer_id == LayerId::background() {
            self.point = Some(focused.id);
        }
        self.had.retain(|(layer, _)| *layer != focused.layer_id);
        self.had.push((focused.layer_id, focused.id));
    }

    /// Where what had the focus is gone, the layer below has it again; where its page is gone, the title of the next.
    fn give_back(&mut self, ctx: &Context) {
        let escaped = ctx.input(|input| input.key_pressed(Key::Escape));
        while let Some((layer, id)) = self.had.last().copied() {
            let is_open = |memory: &Memory| memory.areas().is_visible(&layer);
            let is_open = layer == LayerId::background() || ctx.memory(is_open);
            let is_there = ctx.read_response(id).is_some();
            if is_open && escaped {
                // The reader has let it go.
                break;
            }
            if is_open && is_there && self.last == Some(id) {
                break;
            }
            if is_open && is_there {
                if ctx.memory(|memory| memory.allows_interaction(layer)) {
                    ctx.memory_mut(|memory| memory.request_focus(id));
                    ctx.request_repaint();
                }
                return;
            }
            self.had.pop();
            // A list that was left for another page: of the same page nothing is to be told anew.
            title::wants_focus(ctx, !is_open);
            ctx.request_repaint();
        }
        if ctx.memory(|memory| memory.top_modal_layer().is_none()) {
            self.had.clear();
            self.come_back(ctx);
        }
    }

    /// What the reader had scrolled away from has the focus again where it comes back into sight, and the title of the page
    /// that came in its place.
    fn come_back(&mut self, ctx: &Context) {
        let let_go = ctx.input(|input| input.key_pressed(Key::Escape) || input.pointer.any_down());
        let Some(away) = self.away.filter(|_| !let_go) else {
            self.away = None;
            return;
        };
        match ctx.read_response(away.from) {
            Some(there) if !is_in_sight(there.interact_rect) => return,
            Some(_) => ctx.memory_mut(|memory| memory.request_focus(away.from)),
            None => title::wants_focus(ctx, true),
        }
        self.away = None;
        ctx.request_repaint();
    }
}

/// The pointer has moved, or the page was scrolled with it.
fn is_looking_elsewhere(event: &Event) -> bool {
    matches!(event, Event::PointerMoved(_) | Event::MouseWheel { .. })
}

/// Whether any of it is not scrolled out of sight.
fn is_in_sight(seen: Rect) -> bool {
    seen.is_positive()
}

/// Whether a part of it is scrolled out of sight.
fn is_cut(response: &Response) -> bool {
    !response.interact_rect.expand(1.0).contains_rect(response.rect)
}

/// The keys by which a reader goes from one thing to another, whatever has taken them.
fn is_walking(input: &InputState) -> bool {
    use Key::{ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Home, PageDown, PageUp, Tab};
    let keys = [ArrowDown, ArrowLeft, ArrowRight, ArrowUp, End, Home, PageDown, PageUp, Tab];
    was_pressed(input, |_, key| keys.contains(&key))
}

/// Whether such a key was pressed since the pass before, whatever has taken it.
fn was_pressed(input: &InputState, is_wanted: impl Fn(&Event, Key) -> bool) -> bool {
    input.raw.events.iter().any(|event| match event {
        Event::Key { key, pressed: true, .. } => is_wanted(event, *key),
        _ => false,
    })
}

/// The arrow keys to both sides, up and down.
pub(super) const ARROWS: EventFilter =
    EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };

/// Leaves these keys to what has the keyboard. egui settles before a pass whether an arrow goes to the next widget, by what
/// had the keyboard in the pass before: what has just got it would lose it by the next key, and so is asked for here too.
pub fn keep_keys(ctx: &Context, id: Id, keys: EventFilter) {
    let is_arrow = |key: Key| matches!(key, Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight);
    let (walks, leaves) = ctx.input(|input| {
        let walks = was_pressed(input, |event, key| is_arrow(key) && keys.matches(event));
        (walks, was_pressed(input, |_, key| key == Key::Tab))
    });
    ctx.memory_mut(|memory| {
        if walks && !leaves && memory.has_focus(id) {
            memory.move_focus(FocusDirection::None);
        }
        memory.set_focus_lock_filter(id, keys);
    });
}

/// Takes in the members of a group.
pub(super) fn know_members(ctx: &Context, members: &[Id]) {
    ctx.with_plugin(|focus: &mut Focus| focus.members.extend_from_slice(members));
}

/// Brings the keyboard to something and that into sight, also where it has the focus already.
pub fn lead_to(ctx: &Context, id: Id) {
    ctx.memory_mut(|memory| memory.request_focus(id));
    ctx.with_plugin(|focus: &mut Focus| (focus.looks, focus.seen) = (LOOKS, false));
    ctx.request_repaint();
}

/// Makes something that is only read a place for the focus while it has it, and brings the keyboard there where that is
/// `wanted`. What screen readers are told of it goes to what is given back.
pub fn of_text(ui: &Ui, shown: Response, wanted: bool) -> Response {
    // What is shown itself has no sense for the focus, and would let it go.
    let id = shown.id.with("is read");
    if wanted {
        lead_to(ui.ctx(), id);
    }
    if !ui.memory(|memory| memory.has_focus(id)) {
        return shown;
    }
    reading::hide(ui.ctx(), shown.id);
    ui.interact(shown.rect, id, egui::Sense::focusable_noninteractive())
}

/// What has the focus on the page, or had it last where it was not let go.
pub fn on_page(ctx: &Context) -> Option<Id> {
    let is_of_page = |id: &Id| ctx.read_response(*id).is_some_and(|it| it.layer_id == LayerId::background());
    if let Some(now) = ctx.memory(Memory::focused).filter(is_of_page) {
        return Some(now);
    }
    let of_page = |focus: &mut Focus| {
        let last = focus.had.iter().find(|(layer, _)| *layer == LayerId::background());
        last.map(|(_, id)| *id)
    };
    ctx.with_plugin(of_page).flatten()
}

/// Takes what is typed, for a field that has not got the keyboard yet.
pub fn typed(ctx: &Context) -> String {
    let mut typed = String::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
    });
    typed
}

/// Has a field go on at the end of its text, wherever its cursor was when it was typed in last.
pub fn at_end(ctx: &Context, field: Id) {
    egui::text_edit::TextEditState::default().store(ctx, field);
}

fn ring(ctx: &Context, focused: &Response) {
    // A field that is typed in has its own line all around, which is the ring then.
    if ctx.text_edit_focused() {
        return;
    }
    if ctx.data(|data| data.get_temp::<bool>(own_ring(focused.id))).unwrap_or(false) {
        return;
    }
    let around = if focused.id == title() { AROUND_TITLE } else { AROUND };
    let seen = focused.interact_rect;
    if !seen.is_positive() {
        return;
    }
    let clip = if is_cut(focused) { seen.expand(around) } else { Rect::EVERYTHING };
    let accent = ctx.global_style().visuals.selection.stroke.color;
    let painter = ctx.layer_painter(focused.layer_id).with_clip_rect(clip);
    let stroke = Stroke::new(RING, accent);
    painter.rect_stroke(focused.rect.expand(around), CornerRadius::same(6), stroke, StrokeKind::Inside);
}

fn own_ring(id: Id) -> Id {
    id.with("draws its own ring")
}

/// Says that a widget draws the ring itself, around a part of it.
pub(super) fn draws_own_ring(ui: &Ui, id: Id) {
    ui.data_mut(|data| data.insert_temp(own_ring(id), true));
}

/// Whether nothing has the keyboard that could want its keys.
pub fn is_free(ctx: &Context) -> bool {
    ctx.memory(Memory::focused).is_none_or(|focused| focused == title())
}
