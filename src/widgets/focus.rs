//! What has the keyboard, everywhere alike: it has one ring, it is scrolled into sight, when a dialog closes it goes back to
//! what had it before, and Tab goes on from where the keyboard was last.

use super::reading;
use egui::accesskit::{Action, ActionRequest, TreeId};
use egui::{
    Context, CornerRadius, Event, EventFilter, FocusDirection, FullOutput, Id, InputState, Key, LayerId,
    Memory, Popup, RawInput, Rect, Response, Stroke, StrokeKind, Ui,
};

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
    dialog: Option<LayerId>,
    /// A dialog that has just opened takes the focus.
    enters: bool,
    /// What had the focus last in each layer, the latest at the end.
    had: Vec<(LayerId, Id)>,
    /// What had the focus last on the page, from which Tab goes on once it was let go.
    point: Option<Id>,
}

impl egui::Plugin for Focus {
    fn debug_name(&self) -> &'static str {
        "focus"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
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
            self.looks = LOOKS;
            match now.filter(|_| ctx.input(is_walking)) {
                Some(now) => comes_to(&ctx, now),
                None => ctx.data_mut(|data| data.remove::<Resting>(resting())),
            }
        } else if ctx.input(|input| input.events.iter().any(|it| matches!(it, Event::PointerMoved(_)))) {
            ctx.data_mut(|data| data.remove::<Resting>(resting()));
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
    fn go_on_from_point(&self, ctx: &Context) {
        let is_lost = ctx.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
        if let Some(point) = self.point.filter(|_| is_lost && ctx.input(|input| input.key_pressed(Key::Tab)))
            && ctx.read_response(point).is_some()
        {
            ctx.memory_mut(|memory| memory.request_focus(point));
        }
    }

    fn remember(&mut self, focused: &Response) {
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
            let wanted = Wanted { since: ctx.cumulative_pass_nr(), only_new: !is_open };
            ctx.data_mut(|data| data.insert_temp(title(), wanted));
            ctx.request_repaint();
        }
        if ctx.memory(|memory| memory.top_modal_layer().is_none()) {
            self.had.clear();
        }
    }
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

/// How long the keyboard rests on something, in seconds, before the reader is told what the pointer would be told there.
const REST: f64 = 0.6;

/// What the keyboard has come to by a key, and when.
#[derive(Clone, Copy)]
struct Resting {
    id: Id,
    since: f64,
}

fn resting() -> Id {
    Id::unique("what the keyboard rests on")
}

/// Notes that the keyboard has come to something by a key just now.
pub(super) fn comes_to(ctx: &Context, id: Id) {
    let since = ctx.input(|input| input.time);
    ctx.data_mut(|data| data.insert_temp(resting(), Resting { id, since }));
}

/// Whether the keyboard came to something by a key and has not left it for another.
pub(super) fn has_come_to(ctx: &Context, id: Id) -> bool {
    ctx.data(|data| data.get_temp::<Resting>(resting())).is_some_and(|resting| resting.id == id)
}

/// Whether the keyboard came to something by a key and has rested there for a while.
pub(super) fn rests_on(ctx: &Context, id: Id) -> bool {
    let Some(resting) = ctx.data(|data| data.get_temp::<Resting>(resting())).filter(|it| it.id == id) else {
        return false;
    };
    let left = resting.since + REST - ctx.input(|input| input.time);
    if left > 0.0 {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
    left <= 0.0
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

/// Brings the keyboard to something and that into sight, also where it has the focus already.
pub fn lead_to(ctx: &Context, id: Id) {
    ctx.memory_mut(|memory| memory.request_focus(id));
    ctx.with_plugin(|focus: &mut Focus| focus.looks = LOOKS);
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
pub(super) fn of_title(ui: &Ui, rect: Rect, text: &str) -> Response {
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
    let sense = if has { egui::Sense::focusable_noninteractive() } else { egui::Sense::hover() };
    let response = ui.interact(rect, title(), sense);
    if has {
        keep_keys(ui.ctx(), title(), ARROWS);
    }
    response
}

/// Whether nothing has the keyboard that could want its keys.
pub fn is_free(ctx: &Context) -> bool {
    ctx.memory(Memory::focused).is_none_or(|focused| focused == title())
}
