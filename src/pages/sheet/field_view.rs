//! Draws a field under its name, with what is to be known of it below, or what was refused.

use super::form::{Choice, Control, Field, Offer, Several, Subject, Typed};
use super::pick;
use super::row_widths::widths_in_row;
use super::target::NEW;
use super::view::Around;
use super::{Open, Request};
use crate::widgets::list::DropDown;
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, focus, reading, scroll};
use egui::{Id, Key, Label, Rect, Response, RichText, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo};

/// The room of the names at the left.
const LABELS: f32 = 104.0;
/// A sheet that is narrower has the names above the fields.
const NAMES_BESIDE: f32 = 440.0;
const STEP: f32 = 26.0;
/// What of a list that is closed is not for its words.
const OF_ARROW: f32 = 36.0;
/// Letters take at least about so much on average.
const SHORTEST_LETTERS: f32 = 6.5;

/// The last link of a sheet that is only read, which the keyboard is led to.
pub(super) const ADD_ACTION: &str = "actions/add";

/// Draws a field; where what was typed is refused it comes into sight with the sentences that say why.
pub(super) fn show(ui: &mut Ui, open: &Open, field: &Field, enabled: bool, around: Around<'_>) {
    let top = ui.cursor().top();
    with_name(ui, open, field, enabled, around);
    let why = refusals(open, field);
    if !why.is_empty() {
        let rect = Rect::from_x_y_ranges(ui.min_rect().x_range(), top..=ui.min_rect().bottom());
        scroll::into_sight(ui, id_of(&open.form.subject, &field.id).with("refused"), why, rect);
    }
}

/// Why what stands in a field, or in those of a row, was not entered.
fn refusals<'a>(open: &'a Open, field: &Field) -> Vec<&'a str> {
    let fields = match &field.control {
        Control::Row { fields, .. } => fields.as_slice(),
        _ => std::slice::from_ref(field),
    };
    fields.iter().filter_map(|field| open.refused(&field.id)).collect()
}

fn with_name(ui: &mut Ui, open: &Open, field: &Field, enabled: bool, around: Around<'_>) {
    let name = |ui: &mut Ui| {
        ui.add_space(6.0);
        let shown = widgets::caption(ui, around.tokens, &field.label);
        // The field has it as its name.
        reading::hide(ui.ctx(), shown.id);
    };
    if ui.available_width() < NAMES_BESIDE {
        if !field.label.is_empty() {
            name(ui);
        }
        filled_in(ui, open, field, &field.label, enabled, around);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        widgets::room(ui, Vec2::new(LABELS, 0.0), name);
        let width = ui.available_width();
        widgets::room(ui, Vec2::new(width, 0.0), |ui| {
            filled_in(ui, open, field, &field.label, enabled, around);
        });
    });
}

/// What is filled in, and what stands below it; `spoken` is its name to who does not see it.
fn filled_in(ui: &mut Ui, open: &Open, field: &Field, spoken: &str, enabled: bool, around: Around<'_>) {
    ui.spacing_mut().item_spacing.y = space::HALF;
    if !enabled && matches!(&field.control, Control::Typed(_) | Control::Choice(_) | Control::Segments(_)) {
        // On the line of its name.
        ui.add_space(5.0);
    }
    match &field.control {
        Control::Typed(typed) => typed_in(ui, open, field, typed, (spoken, enabled), around),
        Control::Choice(choice) => chosen(ui, open, field, choice, (spoken, enabled), around),
        Control::Segments(choice) => side_by_side(ui, open, field, choice, (spoken, enabled), around),
        Control::Switch(choice) => switch(ui, open, field, choice, enabled, around),
        Control::Several(several) => chips(ui, open, field, several, enabled, around),
        Control::Row { fields, remove } => row(ui, open, (field, fields, remove.as_ref()), enabled, around),
        Control::Links(links) => to_others(ui, open, links, around),
    }
    below(ui, open, field, around.tokens);
}

/// Why what stands in the field was not entered, else what is to be known of it.
fn below(ui: &mut Ui, open: &Open, field: &Field, tokens: &Tokens) {
    if let Some(why) = open.refused(&field.id) {
        let shown = ui.add(Label::new(RichText::new(why).size(size::SMALL).color(tokens.error)).wrap());
        reading::announce(ui.ctx(), shown.id);
    } else if let Some(note) = &field.note {
        widgets::caption(ui, tokens, note);
    }
}

/// Brings the keyboard to a field where that is wanted.
pub(super) fn lead(open: &Open, to: &str, response: &Response, around: Around<'_>) {
    if open.leads_to() == Some(to) && !response.ctx.memory(|memory| memory.top_modal_layer().is_some()) {
        focus::lead_to(&response.ctx, response.id);
        around.ask(Request::Led);
    }
}

/// Notes which field has the keyboard.
fn note(response: &Response, field: &Field) {
    if response.has_focus() {
        response.ctx.data_mut(|data| data.insert_temp(Id::unique("field of the sheet"), field.id.clone()));
    }
}

/// The field that the keyboard goes to where what had it in the sheet is gone: the one that had it last, of a target that is gone
/// the next one, else the first.
pub(super) fn nearest(ctx: &egui::Context, open: &Open) -> Option<String> {
    let last: Option<String> = ctx.data(|data| data.get_temp(Id::unique("field of the sheet")));
    let next = last.iter().filter(|id| id.starts_with("targets/")).map(|_| format!("{NEW}/value"));
    let wanted = last.iter().cloned().chain(next);
    let there = wanted.into_iter().find(|id| open.form.field(id).is_some());
    there.or_else(|| open.form.fields.first().map(|field| field.id.clone()))
}

/// What a field is known by to the window. What is about something else is another field, with its own undo.
pub(super) fn id_of(subject: &Subject, field: &str) -> Id {
    Id::unique(("sheet", subject, field))
}

/// What only stands there: words, and no field that seems to take others.
fn only_read(ui: &mut Ui, spoken: &str, words: &str, tokens: &Tokens) {
    let shown = if words.is_empty() { "–" } else { words };
    let text = RichText::new(shown).size(size::DENSE).color(tokens.text);
    let response = ui.add(Label::new(text).wrap());
    let words = if words.is_empty() { "not said" } else { words };
    reading::name(ui.ctx(), response.id, &format!("{spoken}: {words}"));
}

fn typed_in(ui: &mut Ui, open: &Open, field: &Field, typed: &Typed, named: (&str, bool), around: Around<'_>) {
    if !named.1 {
        return only_read(ui, named.0, open.text(field), around.tokens);
    }
    let Some(step) = typed.step else {
        text_field(ui, open, field, typed, named, ui.available_width(), around);
        return;
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        text_field(ui, open, field, typed, named, 56.0, around);
        for (sign, by, words) in [("−", -step, "less"), ("+", step, "more")] {
            let button = ui.add_enabled(named.1, egui::Button::new(sign).min_size(Vec2::splat(STEP)));
            let spoken = format!("{}: {words}", named.0);
            button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, named.1, &spoken));
            if button.clicked() {
                let now = open.text(field).trim().parse::<f64>().unwrap_or_default();
                around.ask(Request::Type(field.id.clone(), (now + by).max(0.0).to_string()));
                around.ask(Request::Leave(field.id.clone()));
            }
        }
        if let Some(weight) = open.preview.as_ref().and_then(|preview| preview.weight.as_deref()) {
            widgets::caption(ui, around.tokens, weight);
        }
    });
}

fn text_field(
    ui: &mut Ui,
    open: &Open,
    field: &Field,
    typed: &Typed,
    (spoken, enabled): (&str, bool),
    width: f32,
    around: Around<'_>,
) {
    let mut text = open.text(field).to_owned();
    let hint = RichText::new(typed.hint).color(around.tokens.text_weak);
    let edit = if typed.lines > 1 {
        TextEdit::multiline(&mut text).desired_rows(typed.lines)
    } else {
        TextEdit::singleline(&mut text)
    };
    let edit = edit
        .id(id_of(&open.form.subject, &field.id))
        .hint_text(hint)
        .desired_width(width)
        .interactive(enabled)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::TextInput, enabled, spoken);
        info.current_text_value = Some(text.clone());
        info
    });
    if open.refused(&field.id).is_some() {
        let stroke = egui::Stroke::new(1.5, around.tokens.error);
        ui.painter().rect_stroke(response.rect, 4.0, stroke, egui::StrokeKind::Inside);
    }
    if response.changed() {
        around.ask(Request::Type(field.id.clone(), text.clone()));
    }
    if response.lost_focus() {
        let by_enter = ui.input(|input| input.key_pressed(Key::Enter));
        // Enter in something new is as its button; what goes out to others wants its button pressed.
        let adds = by_enter && matches!(open.form.subject, Subject::New(_)) && !open.is_comment();
        around.ask(if adds { Request::LeaveAll } else { Request::Leave(field.id.clone()) });
        // Enter enters what was typed, and the keyboard stays where it is.
        if by_enter {
            response.request_focus();
        }
    }
    lead(open, &field.id, &response, around);
    note(&response, field);
    // What is longer than its field is read where the pointer or the keyboard rests on it.
    if typed.lines == 1 && text.len() as f32 * SHORTEST_LETTERS > width {
        response.hint(text);
    }
}

/// A choice from a list.
fn chosen(ui: &mut Ui, open: &Open, field: &Field, choice: &Choice, named: (&str, bool), around: Around<'_>) {
    let (spoken, enabled) = named;
    let now = open.chosen(field);
    let shown = now.and_then(|at| choice.offers.get(at)).map_or("", |offer| offer.label.as_str());
    if !enabled {
        return only_read(ui, spoken, shown, around.tokens);
    }
    let font = egui::TextStyle::Button.resolve(ui.style());
    let whole = widgets::elided(ui, shown, font, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let is_cut = whole > ui.available_width() - OF_ARROW;
    let list = DropDown::new(id_of(&open.form.subject, &field.id), shown, ui.available_width()).cut();
    let offers = choice.offers.iter().enumerate();
    let dropped = list.show(ui, offers.map(|(at, offer)| (now == Some(at), offer.label.clone())));
    widgets::name_of_choice(&dropped.response, spoken, shown);
    lead(open, &field.id, &dropped.response, around);
    note(&dropped.response, field);
    if let Some(at) = dropped.chosen.filter(|at| now != Some(*at)) {
        around.ask(Request::Take(field.id.clone(), at));
    }
    // What is whole in sight is not told again; what is not is told with what it is.
    if is_cut {
        dropped.response.hint(format!("{spoken}: {shown}"));
    }
}

/// A choice of one among few.
fn side_by_side(
    ui: &mut Ui,
    open: &Open,
    field: &Field,
    choice: &Choice,
    named: (&str, bool),
    around: Around<'_>,
) {
    let options: Vec<(usize, String)> =
        choice.offers.iter().enumerate().map(|(at, offer)| (at, offer.label.clone())).collect();
    let now = open.chosen(field).unwrap_or(usize::MAX);
    if !named.1 {
        let shown = choice.offers.get(now).map_or("", |offer| offer.label.as_str());
        return only_read(ui, named.0, shown, around.tokens);
    }
    if let Some(at) = widgets::segments(ui, around.tokens, (named.0, now), &options) {
        around.ask(Request::Take(field.id.clone(), at));
    }
}

fn switch(ui: &mut Ui, open: &Open, field: &Field, choice: &Choice, enabled: bool, around: Around<'_>) {
    let mut on = open.chosen(field) == Some(1);
    let words = choice.offers.get(1).map_or("", |offer| offer.label.as_str());
    let response = ui.add_enabled(enabled, egui::Checkbox::new(&mut on, words));
    let name = format!("{}: {words}", field.label);
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, enabled, on, &name));
    lead(open, &field.id, &response, around);
    if response.changed() {
        around.ask(Request::Take(field.id.clone(), usize::from(on)));
    }
}

/// Several things that are there, each with what takes it out, and the list of those that can be added.
fn chips(ui: &mut Ui, open: &Open, field: &Field, several: &Several, enabled: bool, around: Around<'_>) {
    let tokens = around.tokens;
    // What quicker measures stand in for can be said of every indicator, whoever has set the priority.
    let is_of_others = |offer: &Offer| Some(&offer.entry.item) != open.form.item();
    let enabled = enabled || several.there.iter().chain(&several.offers).all(is_of_others);
    reading::part(ui, egui::Role::Group, &field.label, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(6.0);
            for (at, offer) in several.there.iter().enumerate() {
                whole_or_alone(ui, &offer.label);
                let name = format!("{}: remove {}", field.label, offer.label);
                if !enabled {
                    ui.add(Label::new(RichText::new(&offer.label).size(size::DENSE).color(tokens.text)));
                } else if widgets::chip(ui, tokens, &offer.label, &name) {
                    around.ask(Request::Drop(field.id.clone(), at));
                }
            }
            if !enabled || several.offers.is_empty() {
                return;
            }
            whole_or_alone(ui, several.add);
            let name = format!("{}: {}", field.label, several.add);
            // It keeps its id, and with it the keyboard, once there is one more before it.
            let known = id_of(&open.form.subject, &field.id).with("add");
            let button = |ui: &mut Ui| widgets::quiet_button(ui, tokens, several.add, &name);
            let add = ui.scope_builder(UiBuilder::new().scope_id(known), button).inner;
            lead(open, &field.id, &add, around);
            if add.clicked() {
                let is_open = open.searched(&field.id).is_some();
                around.ask(Request::Search((!is_open).then(|| (field.id.clone(), String::new()))));
            }
        });
    });
    if let Some(words) = open.searched(&field.id).filter(|_| enabled) {
        pick::show(ui, open, (field, several), words, around);
    }
}

/// What comes next is written in one line, which it goes on to where it has no room in this one; what is longer than a line has
/// as many as it takes for itself.
fn whole_or_alone(ui: &mut Ui, words: &str) {
    let font = egui::FontId::proportional(size::DENSE);
    let whole = widgets::elided(ui, words, font, egui::Color32::PLACEHOLDER, f32::INFINITY).size().x;
    let is_long = whole + 3.0 * space::TWO > ui.max_rect().width();
    if is_long && ui.cursor().left() > ui.max_rect().left() + 1.0 {
        ui.end_row();
    }
    let mode = if is_long { egui::TextWrapMode::Wrap } else { egui::TextWrapMode::Extend };
    ui.style_mut().wrap_mode = Some(mode);
}

/// Fields beside each other, each under a small name, and what takes them away together.
fn row(
    ui: &mut Ui,
    open: &Open,
    (field, fields, remove): (&Field, &[Field], Option<&Offer>),
    enabled: bool,
    around: Around<'_>,
) {
    // With what takes them away they stand closer, because no date is cut.
    let gap = if remove.is_some() { space::HALF } else { space::ONE };
    let whole = ui.available_width() - remove.map_or(0.0, |_| STEP + gap);
    let widths = widths_in_row(fields, whole, gap);
    let of = spoken_of_row(open, field, fields);
    let from_the_top = egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true);
    ui.with_layout(from_the_top, |ui| {
        ui.spacing_mut().item_spacing = Vec2::new(gap, space::HALF);
        for (field, width) in fields.iter().zip(widths) {
            widgets::room(ui, Vec2::new(width, 0.0), |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let shown = widgets::caption(ui, around.tokens, &field.label);
                reading::hide(ui.ctx(), shown.id);
                let spoken = format!("{of}: {}", field.label);
                match &field.control {
                    Control::Typed(typed) => typed_in(ui, open, field, typed, (&spoken, enabled), around),
                    Control::Choice(choice) => chosen(ui, open, field, choice, (&spoken, enabled), around),
                    _ => {}
                }
            });
        }
        if let Some(remove) = remove.filter(|_| enabled) {
            // Beside the fields, below their names, and with its sign in its middle.
            let room = Vec2::new(STEP, 0.0);
            ui.allocate_ui_with_layout(room, egui::Layout::top_down(egui::Align::Center), |ui| {
                ui.add_space(20.0);
                // No wider than what is left for it.
                ui.spacing_mut().button_padding.x = 0.0;
                let button = ui.add(egui::Button::new("×").min_size(Vec2::splat(STEP)));
                button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &remove.label));
                if button.clicked() {
                    around.ask(Request::Drop(field.id.clone(), 0));
                }
                // What was refused stands where its hint would.
                if refusals(open, field).is_empty() {
                    button.hint(&remove.label);
                }
            });
        }
    });
    for field in fields {
        below(ui, open, field, around.tokens);
    }
}

/// The name of a row to who does not see it: of a target, of what it is.
fn spoken_of_row(open: &Open, row: &Field, fields: &[Field]) -> String {
    let label = if row.label.is_empty() { "Targets" } else { row.label.as_str() };
    let of = fields.first().and_then(|first| match &first.control {
        Control::Choice(choice) => open.chosen(first).and_then(|at| choice.offers.get(at)),
        _ => None,
    });
    of.map_or_else(|| label.to_owned(), |offer| format!("{label}, {}", offer.label))
}

fn to_others(ui: &mut Ui, open: &Open, links: &[(String, Subject)], around: Around<'_>) {
    ui.add_space(3.0);
    for (at, (label, subject)) in links.iter().enumerate() {
        let text = RichText::new(label).size(size::DENSE).color(around.tokens.accent_text);
        let button = ui.add(egui::Button::new(text).frame(false).wrap());
        if at + 1 == links.len() {
            lead(open, ADD_ACTION, &button, around);
        }
        if button.clicked() {
            around.ask(Request::Open(subject.clone()));
        }
    }
}
