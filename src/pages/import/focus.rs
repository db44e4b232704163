//! Where the keyboard is: every step begins at its first useful control, and whatever had it and is gone hands it on.
//!
//! A page borrows the wizard, so what one frame has to tell the next is kept by egui.

use super::choosing::Side;
use super::wizard::{Step, Wizard};
use egui::{Context, Id, Key, Modifiers, Rect, Response, Ui, Vec2};

/// Which control of a page is to have the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The first useful one, as the page sees it.
    First,
    /// The same of what is on screen, because what had the keyboard is gone.
    Near,
    /// That of the next open question after the one at this position.
    After(usize),
    /// The first entry that a search found.
    Found(Side),
}

/// What Enter and Escape are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Keys {
    /// For a field of words, or for what lies over the page.
    #[default]
    Elsewhere,
    /// Enter is for the control that has the keyboard, Escape for the wizard.
    OfControl,
    /// Both are for the wizard.
    Free,
    /// Ctrl+Enter was pressed just now.
    GoOn,
}

/// What is told from frame to frame.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    /// Which frame it was.
    frame: u64,
    /// The step, whether it was being worked on, and how often questions were made; then whether the reader was asked
    /// whether to leave.
    page: Option<(Step, bool, usize)>,
    asked_to_leave: bool,
    /// Whether something lay over the page.
    covered: bool,
    keys: Keys,
    /// What had the keyboard when the frame began, and when it ended; whether that was a field of words.
    began: Option<Id>,
    ended: Option<Id>,
    in_words: bool,
    /// What had it before the question whether to leave.
    before: Option<Id>,
    wanted: Option<Wanted>,
    /// The question that is looked for.
    question: Option<usize>,
    /// What has come into sight within the scroll area that it stands in.
    sight: Option<Rect>,
}

fn id() -> Id {
    Id::unique("import keyboard")
}

fn kept(ctx: &Context) -> Kept {
    ctx.data(|data| data.get_temp(id())).unwrap_or_default()
}

fn keep(ctx: &Context, kept: Kept) {
    ctx.data_mut(|data| data.insert_temp(id(), kept));
}

/// Whether the reader has let go of what had the keyboard: with Escape, by pointing elsewhere, or with Tab from the last
/// control, after which the first one gets it.
fn let_go(ctx: &Context) -> bool {
    let pointed = |pointer: &egui::PointerState| pointer.any_pressed() || pointer.any_released();
    let left = |input: &egui::InputState| input.key_pressed(Key::Escape) || input.key_pressed(Key::Tab);
    ctx.input(|input| left(input) || pointed(&input.pointer))
}

/// Before a frame of the wizard is drawn: whether the keyboard has to be put anywhere.
pub(super) fn begin(ctx: &Context, wizard: &Wizard, covered: bool) {
    let frame = ctx.cumulative_frame_nr();
    // What an earlier import has left says nothing of this one.
    let before = Some(kept(ctx)).filter(|kept| frame <= kept.frame + 1).unwrap_or_default();
    let page = Some((wizard.step, wizard.work.is_some(), wizard.times_asked));
    let focused = ctx.memory(egui::Memory::focused);
    let mut now = Kept { frame, page, asked_to_leave: wizard.asks_to_leave, covered, ..before };
    now.began = focused;
    // A control that has the keyboard would take Ctrl+Enter as Enter, so that is taken before any is drawn. Escape takes the
    // keyboard away before a frame begins, so what counts for it is the frame before.
    let goes_on = !covered && ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    now.keys = match before.ended {
        _ if goes_on => Keys::GoOn,
        _ if covered || before.covered || before.in_words => Keys::Elsewhere,
        Some(_) => Keys::OfControl,
        None => Keys::Free,
    };
    if before.page != page {
        if let Some(gone) = focused {
            ctx.memory_mut(|memory| memory.surrender_focus(gone));
        }
        (now.wanted, now.began) = (Some(Wanted::First), None);
    } else if wizard.asks_to_leave && !before.asked_to_leave {
        (now.before, now.wanted) = (before.ended, None);
    } else if before.asked_to_leave && !wizard.asks_to_leave {
        now.wanted = Some(Wanted::First);
        if let Some(back) = before.before {
            ctx.memory_mut(|memory| memory.request_focus(back));
            (now.began, now.wanted) = (Some(back), None);
        }
    } else if focused.is_some() {
        now.wanted = None;
    } else if before.ended.is_some() && before.wanted.is_none() && !let_go(ctx) {
        now.wanted = Some(Wanted::Near);
    }
    (now.question, now.sight) = (None, None);
    keep(ctx, now);
}

/// After it was drawn. A field that Enter has left hands the keyboard on.
pub(super) fn end(ctx: &Context) {
    let mut now = kept(ctx);
    now.ended = ctx.memory(egui::Memory::focused);
    now.in_words = ctx.text_edit_focused();
    let is_gone = now.began.is_some() && now.ended.is_none() && now.wanted.is_none() && !let_go(ctx);
    if is_gone {
        now.wanted = Some(Wanted::Near);
    }
    // A question that is out of sight is being scrolled to.
    if is_gone || now.question.is_some() {
        ctx.request_repaint();
    }
    keep(ctx, now);
}

/// Wants the keyboard somewhere from the next frame on.
pub(super) fn want(ctx: &Context, wanted: Wanted) {
    if let Some(gone) = ctx.memory(egui::Memory::focused) {
        ctx.memory_mut(|memory| memory.surrender_focus(gone));
    }
    keep(ctx, Kept { wanted: Some(wanted), began: None, ..kept(ctx) });
    ctx.request_repaint();
}

/// Where the keyboard is wanted on this page, if anywhere.
pub(super) fn wanted(ctx: &Context) -> Option<Wanted> {
    let kept = kept(ctx);
    kept.wanted.filter(|_| !kept.covered && !kept.asked_to_leave)
}

/// The question that is looked for, as the page has found it.
pub(super) fn look_for(ctx: &Context, question: Option<usize>) {
    keep(ctx, Kept { question, ..kept(ctx) });
}

/// The question that is looked for.
pub(super) fn looked_for(ctx: &Context) -> Option<usize> {
    kept(ctx).question
}

/// Takes the keyboard where the first useful control is wanted, and this is it.
pub(super) fn take_first(ui: &Ui, response: &Response) {
    if matches!(wanted(ui.ctx()), Some(Wanted::First | Wanted::Near)) {
        take(ui, response);
    }
}

/// Takes the keyboard where the way on is what is left: no question is looked for, and none elsewhere is wanted.
pub(super) fn take_on(ui: &Ui, response: &Response, has_open_questions: bool) {
    let is_left = match wanted(ui.ctx()) {
        Some(Wanted::First) => !has_open_questions,
        Some(Wanted::Near) => looked_for(ui.ctx()).is_none(),
        _ => false,
    };
    if is_left {
        take(ui, response);
    }
}

/// Takes the keyboard where the question at this position is looked for.
pub(super) fn take_for(ui: &Ui, question: usize, response: &Response) {
    if looked_for(ui.ctx()) == Some(question) {
        take(ui, response);
    }
}

/// Takes the keyboard, and comes into sight.
pub(super) fn take(ui: &Ui, response: &Response) {
    response.request_focus();
    // It was drawn without the ring around it.
    ui.ctx().request_repaint();
    in_sight(ui, response);
    keep(ui.ctx(), Kept { wanted: None, question: None, ..kept(ui.ctx()) });
}

/// Keeps what has just got the keyboard in sight.
pub(super) fn follow(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        in_sight(ui, response);
    }
}

/// With what comes before and after: rows have to be drawn before Tab can reach them.
fn in_sight(ui: &Ui, response: &Response) {
    let around = Vec2::new(0.0, 2.0 * response.rect.height());
    let rect = response.rect.expand2(around);
    ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
    keep(ui.ctx(), Kept { sight: Some(response.rect), ..kept(ui.ctx()) });
}

/// After a scroll area within another: what has just got the keyboard in it comes into sight in the outer one too, or this
/// does that it is part of. An inner area takes the wish to scroll for itself.
pub(super) fn pass_on(ui: &Ui, part: Option<Rect>) {
    let now = kept(ui.ctx());
    if let Some(sight) = now.sight {
        let rect = part.unwrap_or(sight);
        ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
        keep(ui.ctx(), Kept { sight: None, ..now });
    }
}

/// What Enter and Escape are for in this frame.
pub(super) fn keys(ctx: &Context) -> Keys {
    kept(ctx).keys
}
