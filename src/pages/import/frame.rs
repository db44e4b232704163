//! What stands around every step: the title with the steps above it, the buttons below it, and the keys.

use super::Request;
use super::focus::{self, Keys, Wanted};
use super::wizard::{Step, Wizard};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{
    Align, CentralPanel, CornerRadius, FontId, Frame, Key, Layout, Margin, Modifiers, Panel, Rect, Sense,
    Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
};

const CIRCLE: f32 = 26.0;
const BUTTON: Vec2 = Vec2::new(104.0, 34.0);
const LAST_BUTTON: f32 = 136.0;

/// The title and the four steps.
pub(super) fn header(ui: &mut Ui, tokens: &Tokens, wizard: &Wizard) {
    let frame = Frame::new().fill(tokens.card).inner_margin(Margin::symmetric(32, 16));
    Panel::top("import header").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let short = ui.available_width() < ALL_NAMES;
            let steps: f32 = Step::ALL.iter().map(|step| step_width(ui, *step, wizard.step, short)).sum();
            let steps = steps + gap(short) * (Step::ALL.len() - 1) as f32;
            let room = ui.available_width() - steps - space::THREE;
            let title = wizard.title();
            let galley =
                widgets::elided(ui, &title, FontId::new(size::TITLE, fonts::bold()), tokens.text, room);
            let (rect, response) = ui.allocate_exact_size(Vec2::new(room, 36.0), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, &title));
            let top = rect.center().y - galley.size().y / 2.0;
            ui.painter().galley(pos2(rect.left(), top), galley, tokens.text);
            response.hint(title);
            ui.add_space(space::THREE);
            for (at, step) in Step::ALL.iter().enumerate() {
                if at > 0 {
                    let (rect, _) = ui.allocate_exact_size(Vec2::new(gap(short), CIRCLE), Sense::hover());
                    let stroke = Stroke::new(1.0, tokens.outline);
                    ui.painter().hline(rect.shrink2(Vec2::new(6.0, 0.0)).x_range(), rect.center().y, stroke);
                }
                step_mark(ui, tokens, *step, wizard.step, short);
            }
        });
    });
}

/// Below this width only the step on screen has its name beside its number.
const ALL_NAMES: f32 = 980.0;

fn gap(short: bool) -> f32 {
    if short { 22.0 } else { 36.0 }
}

fn step_name(ui: &Ui, step: Step) -> std::sync::Arc<egui::Galley> {
    widgets::elided(ui, step.label(), fonts::semibold_at(size::BODY), egui::Color32::PLACEHOLDER, 200.0)
}

fn step_width(ui: &Ui, step: Step, now: Step, short: bool) -> f32 {
    let name = if short && step != now { 0.0 } else { space::ONE + step_name(ui, step).size().x };
    CIRCLE + name
}

/// A numbered circle with the step's name; a tick in place of the number once the step is done.
fn step_mark(ui: &mut Ui, tokens: &Tokens, step: Step, now: Step, short: bool) {
    let width = step_width(ui, step, now, short);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, CIRCLE + 4.0), Sense::hover());
    let number = step as usize + 1;
    let state = match step.cmp(&now) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "to come",
    };
    response.widget_info(|| {
        let text = format!("Step {number} of {}: {}, {state}", Step::ALL.len(), step.label());
        WidgetInfo::labeled(egui::Role::Label, true, text)
    });
    let centre = pos2(rect.left() + CIRCLE / 2.0, rect.center().y);
    let painter = ui.painter();
    let (fill, stroke, text) = match step.cmp(&now) {
        std::cmp::Ordering::Less => (tokens.selected, tokens.accent, tokens.accent_text),
        std::cmp::Ordering::Equal => (tokens.accent, tokens.accent, tokens.card),
        std::cmp::Ordering::Greater => (tokens.card, tokens.outline, tokens.text_weak),
    };
    painter.circle(centre, CIRCLE / 2.0 - 1.0, fill, Stroke::new(1.5, stroke));
    if step < now {
        widgets::tick(painter, centre, 12.0, Stroke::new(2.0, tokens.accent_text));
    } else {
        let font = fonts::strong();
        painter.text(centre, egui::Align2::CENTER_CENTER, number, font, text);
    }
    if short && step != now {
        return;
    }
    let colour = if step == now { tokens.text } else { tokens.text_weak };
    let name = step_name(ui, step);
    let at = pos2(centre.x + CIRCLE / 2.0 + space::ONE, rect.center().y - name.size().y / 2.0);
    ui.painter().galley_with_override_text_color(at, name, colour);
}

/// Sets the room for the buttons aside; they are drawn after the page, so that Tab reaches them last.
pub(super) fn footer_room(ui: &mut Ui, tokens: &Tokens) -> Rect {
    let frame = Frame::new().fill(tokens.card).inner_margin(Margin::symmetric(32, 12));
    let panel = Panel::bottom("import footer").frame(frame).resizable(false);
    let room = panel.show(ui, |ui| {
        let size = Vec2::new(ui.available_width(), BUTTON.y + 2.0);
        ui.allocate_exact_size(size, Sense::hover()).0
    });
    room.inner
}

/// Why one cannot go on, and the buttons.
pub(super) fn footer(
    ui: &mut Ui,
    tokens: &Tokens,
    whole: Rect,
    wizard: &Wizard,
    notice: Option<&str>,
    asked: &mut Vec<Request>,
) {
    let buttons_width = 2.0 * BUTTON.x + LAST_BUTTON + 2.0 * space::ONE;
    let middle = whole.right() - buttons_width;
    let left = Rect::from_min_max(whole.min, pos2(middle - space::THREE, whole.bottom()));
    let obstacle = wizard.obstacle();
    inside(ui, left, Layout::left_to_right(Align::Center), |ui| {
        line(ui, tokens, wizard, notice, obstacle.as_deref());
    });
    // From left to right as they are read, so that Tab takes them in the same order.
    let right = Rect::from_min_max(pos2(middle, whole.top()), whole.max);
    inside(ui, right, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        let button = |label: &str| egui::Button::new(label.to_owned()).min_size(BUTTON);
        if ui.add(button("Cancel")).clicked() {
            asked.push(Request::Leave);
        }
        let can_go_back = wizard.step > Step::Files || wizard.work.is_some();
        if ui.add_enabled(can_go_back, button("Back")).clicked() {
            asked.push(Request::Back);
        }
        let next = Vec2::new(LAST_BUTTON, BUTTON.y);
        let may_go_on = obstacle.is_none() || wizard.has_open_questions();
        let go = widgets::primary_button(ui, tokens, next_label(wizard), may_go_on, next);
        if may_go_on {
            focus::take_on(ui, &go, wizard.has_open_questions());
        }
        if go.hint("Enter goes on; from a field, Ctrl+Enter.").clicked() {
            go_on(ui.ctx(), wizard, asked);
        }
    });
}

fn next_label(wizard: &Wizard) -> &'static str {
    match wizard.step {
        Step::Import => "Import",
        _ if wizard.has_open_questions() => "Next question",
        _ => "Next",
    }
}

fn line(ui: &mut Ui, tokens: &Tokens, wizard: &Wizard, notice: Option<&str>, obstacle: Option<&str>) {
    // Why one is back at an earlier step is not to be hidden by what was read meanwhile.
    let both = notice.zip(wizard.trouble.as_ref()).map(|(notice, trouble)| format!("{notice} {trouble}"));
    let (text, colour) = match (notice, &wizard.trouble, obstacle) {
        (Some(_), Some(trouble), _) => (both.as_deref().unwrap_or(trouble), tokens.error),
        (Some(notice), None, _) => (notice, tokens.text),
        (None, Some(trouble), _) => (trouble.as_str(), tokens.error),
        (None, None, Some(obstacle)) => (obstacle, tokens.text_weak),
        (None, None, None) if wizard.step == Step::Import => {
            ("The scorecard on screen is untouched until you import.", tokens.text_weak)
        }
        _ => return,
    };
    let text_line = egui::RichText::new(text).size(size::BODY).color(colour);
    ui.add(egui::Label::new(text_line).wrap()).hint(text);
}

/// The room between header and footer.
pub(super) fn body(ui: &mut Ui, tokens: &Tokens, add: impl FnOnce(&mut Ui)) {
    let margin = Margin { left: 32, right: 32, top: 20, bottom: 16 };
    let frame = Frame::new().fill(tokens.page).inner_margin(margin);
    CentralPanel::no_frame().frame(frame).show(ui, add);
}

/// Ctrl+Enter goes on from anywhere, Enter where nothing else has it; Escape leaves.
pub(super) fn keys(ctx: &egui::Context, wizard: &Wizard, asked: &mut Vec<Request>) {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    match focus::keys(ctx) {
        Keys::GoOn => go_on(ctx, wizard, asked),
        Keys::Free if pressed(Key::Enter) => go_on(ctx, wizard, asked),
        Keys::Free | Keys::OfControl if pressed(Key::Escape) => asked.push(Request::Leave),
        _ => {}
    }
}

/// To the next step, or to the next open question.
fn go_on(ctx: &egui::Context, wizard: &Wizard, asked: &mut Vec<Request>) {
    if wizard.obstacle().is_none() {
        asked.push(Request::Next);
    } else if wizard.has_open_questions() {
        focus::want(ctx, Wanted::First);
    }
}

/// The question before answers are lost.
pub(super) fn ask_to_leave(ctx: &egui::Context, tokens: &Tokens, asked: &mut Vec<Request>) {
    let (closed, ()) = widgets::dialog(ctx, tokens, "leave import", 440.0, |ui| {
        widgets::card_title(ui, tokens, "Leave the import?");
        widgets::body(
            ui,
            tokens,
            "What you chose and answered is lost then. The scorecard on screen stays as it is.",
        );
        ui.add_space(space::ONE);
        ui.horizontal(|ui| {
            if ui.button("Leave").clicked() {
                asked.push(Request::LeaveNow);
            }
            let stay = ui.button("Stay here");
            if ui.memory(|memory| memory.focused().is_none()) {
                stay.request_focus();
            }
            if stay.clicked() {
                asked.push(Request::Stay);
            }
        });
    });
    if closed {
        asked.push(Request::Stay);
    }
}

/// A card of a given size whose content is filled from the top down.
pub(super) fn card(ui: &mut Ui, tokens: &Tokens, size: Vec2, add: impl FnOnce(&mut Ui)) {
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let stroke = Stroke::new(1.0, tokens.line);
    ui.painter().rect(rect, CornerRadius::same(8), tokens.card, stroke, egui::StrokeKind::Inside);
    inside(ui, rect.shrink(space::TWO), Layout::top_down(Align::Min), |content| {
        content.spacing_mut().item_spacing = Vec2::new(space::ONE, space::HALF);
        content.set_clip_rect(content.clip_rect().intersect(rect.shrink(1.0)));
        add(content);
    });
}

/// Fills a rectangle that was set aside, and leaves the place where the next widget goes as it is.
pub(super) fn inside(ui: &mut Ui, rect: Rect, layout: Layout, add: impl FnOnce(&mut Ui)) {
    add(&mut ui.new_child(UiBuilder::new().max_rect(rect).layout(layout)));
}
