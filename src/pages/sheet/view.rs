//! Draws the sheet: its head, its fields, what the page will say, and its foot.

use super::form::{New, Removal};
use super::preview::Preview;
use super::{Open, Request, Subject, field_view};
use crate::charts;
use crate::pages::{Command, Commands};
use crate::widgets::tokens::{Tokens, side_bar_width, size, space};
use crate::widgets::{self, Hint, focus, fonts, reading};
use crate::words::report::DRAFT_NOTE;
use egui::{
    Area, Context, Id, Key, Label, Layout, Margin, Modifiers, Order, Rect, RichText, ScrollArea, Ui, Vec2,
};

/// What the sheet is shown with.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    pub tokens: &'a Tokens,
    pub commands: &'a Commands,
    /// Where it begins and ends, from the top of the window.
    pub ends: [f32; 2],
}

impl Around<'_> {
    /// Asks for something.
    pub(super) fn ask(&self, request: Request) {
        self.commands.send(Command::Sheet(request));
    }
}

/// How wide it is where there is room, and at least where it stands beside the page.
const WIDTH: f32 = 590.0;
const LEAST_WIDTH: f32 = 456.0;
/// The least that is left to the page, so that it stays whole beside the sheet.
const LEAST_PAGE: f32 = 540.0;
/// What it leaves free at the edges of the window.
const EDGE: f32 = 8.0;
/// From so little room beside the side bar on it has all of it.
const ALL_OF_IT: f32 = 820.0;
const FOOT: f32 = 34.0;

/// How wide the sheet is with what it leaves free, and how much of that is taken from the page: where both have room they stand
/// beside each other, else it lies over the page.
pub fn room(ctx: &Context) -> [f32; 2] {
    let window = ctx.content_rect().width();
    let beside = window - side_bar_width(window);
    match beside {
        _ if beside >= LEAST_PAGE + LEAST_WIDTH => [(beside - LEAST_PAGE).min(WIDTH); 2],
        _ if beside < ALL_OF_IT => [beside, 0.0],
        _ => [WIDTH, 0.0],
    }
}

/// Draws the sheet at the right of the window.
pub fn show(ctx: &Context, open: &Open, around: Around<'_>) {
    let whole = ctx.content_rect();
    let [width, _] = room(ctx).map(|width| width - 2.0 * EDGE);
    let left_top = egui::pos2(whole.right() - width - EDGE, around.ends[0]);
    let rect = Rect::from_min_max(
        left_top,
        egui::pos2(whole.right() - EDGE, around.ends[1].min(whole.bottom() - EDGE)),
    );
    keep_keyboard(ctx, open, around);
    close_by_key(ctx, open, around);
    let name = open.form.heading.as_str();
    let area = Area::new(Id::unique("sheet")).order(Order::Middle).fixed_pos(rect.min).constrain(false);
    let shown = area.accessible_name(name).show(ctx, |ui| {
        let margin = 16.0;
        let frame = widgets::card(around.tokens)
            .inner_margin(Margin::same(margin as i8))
            .shadow(ui.style().visuals.popup_shadow);
        frame.show(ui, |ui| {
            let inner = rect.size() - Vec2::splat(2.0 * margin + 2.0);
            ui.set_width(inner.x);
            ui.set_height(inner.y);
            head(ui, open, around);
            let height = foot_height(ui, open);
            let body = (inner.y - (ui.cursor().top() - ui.min_rect().top()) - height).max(60.0);
            let scroll = ScrollArea::vertical().id_salt(("sheet", &open.form.subject));
            let scroll = scroll.max_height(body).min_scrolled_height(body).auto_shrink([false, false]);
            scroll.show(ui, |ui| {
                ui.set_width(ui.available_width() - space::ONE);
                fields(ui, open, around);
            });
            ui.add_space(space::ONE);
            foot(ui, open, around);
        });
    });
    let layer = shown.response.layer_id;
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    if focused.is_some_and(|focused| focused.layer_id == layer) {
        let now = ctx.cumulative_pass_nr();
        ctx.data_mut(|data| data.insert_temp(had_keyboard(), now));
    }
}

/// In which pass something in the sheet had the keyboard last.
fn had_keyboard() -> Id {
    Id::unique("the sheet had the keyboard")
}

/// Where what had the keyboard in the sheet is gone, as after an undo, it goes to the nearest field and not to the page.
fn keep_keyboard(ctx: &Context, open: &Open, around: Around<'_>) {
    let last: Option<u64> = ctx.data(|data| data.get_temp(had_keyboard()));
    let had = last.is_some_and(|last| last + 2 >= ctx.cumulative_pass_nr());
    let is_lost = ctx.memory(|memory| memory.focused().is_none() && memory.top_modal_layer().is_none());
    let let_go = ctx.input(|input| {
        input.key_pressed(Key::Escape) || input.pointer.any_down() || input.pointer.any_released()
    });
    if !had || !is_lost || let_go || open.leads_to().is_some() || egui::Popup::is_any_open(ctx) {
        return;
    }
    if open.form.only_read.is_some() {
        around.ask(Request::Lead(field_view::ADD_ACTION.to_owned()));
    } else if let Some(field) = field_view::nearest(ctx, open) {
        // At once, before the title of the page takes it.
        focus::lead_to(ctx, field_view::id_of(&open.form.subject, &field));
    }
}

/// Escape closes the list that is searched, else the sheet; one that an open list or menu has taken does neither.
fn close_by_key(ctx: &Context, open: &Open, around: Around<'_>) {
    let covered = ctx.memory(|memory| memory.top_modal_layer().is_some()) || egui::Popup::is_any_open(ctx);
    // The page beside it is not to take the key too, and let go what is chosen there.
    if covered || !ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        return;
    }
    around.ask(if open.is_searching() { Request::Search(None) } else { Request::Close });
}

fn head(ui: &mut Ui, open: &Open, around: Around<'_>) {
    let tokens = around.tokens;
    let told = match () {
        () if open.is_correction() => "Nothing changes before you publish it",
        () if open.is_comment() => "Esc keeps what you wrote as a draft",
        () if open.is_added_whole() => "Nothing is kept before its button is pressed",
        () => "Esc closes; a change stays until you undo it",
    };
    ui.horizontal(|ui| {
        widgets::card_title_at(ui, tokens, 2, &open.form.heading);
        let words = widgets::elided(ui, told, fonts::small(), tokens.text_weak, f32::INFINITY);
        if words.size().x < ui.available_width() {
            ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| ui.add(Label::new(words)));
        }
    });
    if let Some(why) = &open.form.only_read {
        widgets::caption(ui, tokens, why);
    }
    ui.add_space(space::HALF);
}

fn fields(ui: &mut Ui, open: &Open, around: Around<'_>) {
    ui.spacing_mut().item_spacing.y = space::ONE;
    let enabled = open.form.only_read.is_none();
    for field in &open.form.fields {
        field_view::show(ui, open, field, enabled, around);
    }
    if let Some(preview) = open.preview.as_ref().filter(|_| open.form.has_preview) {
        let shown = told(ui, preview, around.tokens);
        // It is a stop of Tab after the fields, so that the keyboard comes to the end of the sheet too.
        let stop = ui.interact(shown.rect, shown.id.with("is read"), egui::Sense::focusable_noninteractive());
        reading::name(ui.ctx(), stop.id, "What the page will say");
        if stop.gained_focus() {
            stop.scroll_to_me(None);
        }
    }
}

/// What the page will say.
fn told(ui: &mut Ui, preview: &Preview, tokens: &Tokens) -> egui::Response {
    let frame =
        egui::Frame::new().fill(tokens.band).corner_radius(6.0).inner_margin(Margin::symmetric(12, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::HALF;
        widgets::eyebrow(ui, tokens, "What the page will say");
        ui.horizontal_top(|ui| {
            if let Some(sign) = preview.sign {
                let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 18.0), egui::Sense::hover());
                charts::sign(ui.painter(), rect.center(), 12.0, sign, tokens);
            }
            let text =
                RichText::new(&preview.status).font(fonts::semibold_at(size::DENSE)).color(tokens.text);
            ui.add(Label::new(text).wrap());
        });
        for line in &preview.lines {
            ui.add(Label::new(RichText::new(line).size(size::DENSE).color(tokens.text)).wrap());
        }
    });
    shown.response
}

fn warning(open: &Open) -> Option<&Removal> {
    open.form.removal.as_ref().filter(|_| open.asks())
}

fn foot_height(ui: &Ui, open: &Open) -> f32 {
    let lines = |text: &str| {
        let job = egui::text::LayoutJob::simple(
            text.to_owned(),
            fonts::small(),
            egui::Color32::PLACEHOLDER,
            ui.available_width(),
        );
        ui.fonts_mut(|fonts| fonts.layout_job(job)).size().y + space::ONE
    };
    let asked = warning(open).and_then(|removal| removal.warning.as_deref()).map_or(0.0, lines);
    FOOT + space::TWO + asked + open.refused_at_all().map_or(0.0, lines)
}

fn foot(ui: &mut Ui, open: &Open, around: Around<'_>) {
    let tokens = around.tokens;
    if let Some(why) = open.refused_at_all() {
        let shown = ui.add(Label::new(RichText::new(why).size(size::SMALL).color(tokens.error)).wrap());
        reading::announce(ui.ctx(), shown.id);
    }
    if let Some(removal) = warning(open) {
        let text = removal.warning.as_deref().unwrap_or_default();
        let shown = ui.add(Label::new(RichText::new(text).size(size::SMALL).color(tokens.text)).wrap());
        reading::announce(ui.ctx(), shown.id);
        ui.horizontal(|ui| {
            if removal.entry.is_some() && ui.button("Remove it").clicked() {
                around.ask(Request::Remove);
            }
            let stay = ui.button("Leave it");
            field_view::lead(open, "stay", &stay, around);
            if stay.clicked() {
                around.ask(Request::AskToRemove(false));
            }
        });
        return;
    }
    ui.horizontal(|ui| {
        if let Some(removal) = &open.form.removal {
            let text = RichText::new(removal.label).color(tokens.error);
            let button = ui.add(egui::Button::new(text).frame(false));
            field_view::lead(open, "remove", &button, around);
            if button.clicked() {
                around.ask(if removal.warning.is_some() {
                    Request::AskToRemove(true)
                } else {
                    Request::Remove
                });
            }
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            // Drawn from the right, so that what is read first is first in the order of Tab too.
            let is_new = matches!(open.form.subject, Subject::New(_));
            let keep = match (&open.form.subject, &open.form.only_read) {
                (Subject::New(New::Approval), _) => "Approve",
                (Subject::New(New::Comment(_)), _) => "Publish",
                (Subject::New(New::View(_)), _) => "Save",
                (Subject::New(_), _) => "Add",
                (Subject::Item(_), None) => "Keep",
                (Subject::Item(_), Some(_)) => "Close",
            };
            let another = open.form.another.as_ref();
            let width = ui.available_width();
            let may_wait = open.is_comment() && !open.is_correction();
            let wanted: f32 = 88.0 + another.map_or(0.0, |_| 118.0) + if may_wait { 142.0 } else { 0.0 };
            ui.allocate_ui_with_layout(
                Vec2::new(wanted.min(width), FOOT),
                Layout::left_to_right(egui::Align::Center),
                |ui| {
                    if let Some((label, new)) = another
                        && ui.add(egui::Button::new(*label).min_size(Vec2::new(108.0, 32.0))).clicked()
                    {
                        around.ask(Request::Open(Subject::New(new.clone())));
                    }
                    if may_wait {
                        let button = egui::Button::new("Keep as a draft").min_size(Vec2::new(132.0, 32.0));
                        if ui.add(button).hint(DRAFT_NOTE).clicked() {
                            around.ask(Request::KeepAsDraft);
                        }
                    }
                    if widgets::primary_button(ui, tokens, keep, true, Vec2::new(80.0, 32.0)).clicked() {
                        around.ask(if is_new { Request::LeaveAll } else { Request::Close });
                    }
                },
            );
        });
    });
}
