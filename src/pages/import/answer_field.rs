//! The control of one question, and the line below it: a proposal with its reason, or the same for the others.

use super::Request;
use super::answer_page::all_of;
use super::answering::Answering;
use super::focus::{self, Wanted};
use super::offers::Offers;
use crate::import::{Question, Subject};
use crate::widgets::list::{DropDown, Dropped};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{Hint, fonts};
use crate::words::number::count;
use egui::text::LayoutJob;
use egui::{Button, Color32, Label, RichText, Ui, Vec2, WidgetInfo};

/// What an open list of choices says.
const CHOOSE: &str = "Choose…";

/// Draws the control and what stands below it, each as wide as said.
pub(super) fn show(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    at: usize,
    (width, below_width): (f32, f32),
    asked: &mut Vec<Request>,
) {
    let question = &answering.questions()[at];
    ui.vertical(|ui| {
        ui.set_width(below_width);
        ui.spacing_mut().item_spacing.y = 2.0;
        // A hint hides what stands below, so it is there only where nothing else has the question in full.
        let is_read_beside = match &question.subject {
            Subject::Indicator(_, field) if answering.rows().len() > 1 => field.question() == question.text,
            _ => true,
        };
        let look = (width, is_read_beside);
        let has_focus = if question.choices.is_empty() {
            field(ui, tokens, answering, at, look, asked)
        } else {
            list(ui, tokens, answering, at, look, asked);
            false
        };
        match answering.refusal(&question.subject).filter(|why| !has_focus && !why.is_empty()) {
            Some(why) => {
                small(ui, why, tokens.error);
            }
            None => below(ui, tokens, answering, question, asked),
        }
    });
}

/// How a screen reader names the control: what is asked about, and the question.
fn spoken(question: &Question) -> String {
    if question.name.is_empty() {
        question.text.clone()
    } else {
        format!("{}: {}", question.name, question.text)
    }
}

/// Draws the control of one answer for all questions at some positions, which ask the same and offer the same.
pub(super) fn for_all(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    positions: &[usize],
    width: f32,
    asked: &mut Vec<Request>,
) {
    let Some(question) = positions.first().map(|&at| &answering.questions()[at]) else { return };
    let subject = &question.subject;
    let list = DropDown::new((subject, "all"), RichText::new(CHOOSE).color(tokens.text_weak), width).cut();
    let options = question.choices.iter().map(|choice| (false, answering.offered(subject, choice)));
    let Dropped { response, chosen } = list.show(ui, options);
    let name = format!("{}: {}", all_of(positions), question.text);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    focus::follow(ui, &response);
    focus::take_for(ui, positions[0], &response);
    if let Some(choice) = chosen.map(|at| &question.choices[at]) {
        asked.push(Request::AnswerAlike(subject.clone(), choice.clone()));
    }
}

fn list(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    at: usize,
    (width, is_read_beside): (f32, bool),
    asked: &mut Vec<Request>,
) {
    let question = &answering.questions()[at];
    let subject = &question.subject;
    let answer = answering.answers().get(subject);
    let (shown, colour) = match (answer, &question.suggestion) {
        (Some(answer), _) => (answering.shown(subject, answer), tokens.text),
        (None, Some((value, _))) => (format!("{}?", answering.shown(subject, value)), tokens.text_weak),
        (None, None) => (CHOOSE.to_owned(), tokens.text_weak),
    };
    let list = DropDown::new(subject, RichText::new(&shown).color(colour), width).cut();
    let options = question.choices.iter();
    let options = options.map(|choice| (answer == Some(choice), answering.offered(subject, choice)));
    let Dropped { response, chosen } = list.show(ui, options);
    let name = format!("{}: {shown}", spoken(question));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    focus::follow(ui, &response);
    focus::take_for(ui, at, &response);
    if !is_read_beside {
        response.hint(&question.text);
    }
    if let Some(choice) = chosen.map(|at| &question.choices[at]).filter(|choice| answer != Some(*choice)) {
        asked.push(Request::Answer(subject.clone(), choice.clone()));
    }
}

/// A field for a number or free words; whether it has the keyboard.
fn field(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    at: usize,
    (width, is_read_beside): (f32, bool),
    asked: &mut Vec<Request>,
) -> bool {
    let question = &answering.questions()[at];
    let id = ui.make_persistent_id(&question.subject);
    let mut text = answering.text(&question.subject);
    let offers = Offers::of(ui, id, question, &text);
    let mut taken = offers.as_ref().and_then(|offers| offers.keys(ui));
    let hint = question
        .suggestion
        .as_ref()
        .map_or_else(String::new, |(value, _)| format!("{}?", answering.shown(&question.subject, value)));
    let field = egui::TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(RichText::new(hint).color(tokens.text_weak))
        .desired_width(width)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(field);
    let name = spoken(question);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::TextInput, true, &name);
        info.current_text_value = Some(answering.text(&question.subject));
        info
    });
    if response.changed() {
        asked.push(Request::Answer(question.subject.clone(), text));
    }
    focus::follow(ui, &response);
    focus::take_for(ui, at, &response);
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        focus::want(ui.ctx(), Wanted::After(at));
    }
    if let Some(offers) = &offers {
        taken = taken.or_else(|| offers.below(ui, tokens, &response));
    }
    asked.extend(taken.map(|answer| Request::Answer(question.subject.clone(), answer)));
    let has_focus = response.has_focus();
    if !is_read_beside {
        response.hint(&question.text);
    }
    has_focus
}

fn below(ui: &mut Ui, tokens: &Tokens, answering: &Answering, question: &Question, asked: &mut Vec<Request>) {
    ui.spacing_mut().interact_size.y = 18.0;
    ui.spacing_mut().button_padding = Vec2::new(0.0, 1.0);
    ui.spacing_mut().item_spacing.x = space::HALF;
    let subject = &question.subject;
    match (answering.answers().get(subject), &question.suggestion) {
        (None, Some((value, because))) => {
            let what = format!("Accept {} for {}", answering.shown(subject, value), spoken(question));
            let mut accept = |ui: &mut Ui| {
                if link(ui, tokens, "Accept", &what) {
                    asked.push(Request::Answer(subject.clone(), value.clone()));
                }
            };
            if ui.available_width() < ONE_LINE {
                accept(ui);
                small(ui, because, tokens.text_weak);
            } else {
                ui.horizontal_top(|ui| {
                    accept(ui);
                    small(ui, &format!("· {because}"), tokens.text_weak);
                });
            }
        }
        (Some(answer), _) => {
            let others = answering.alike_open(subject);
            let label = match others {
                0 if answering.is_earlier(subject) => {
                    small(ui, "as an earlier import was answered", tokens.text_weak);
                    return;
                }
                0 => return,
                1 => "Same for 1 open".to_owned(),
                many => format!("Same for all {} open", count(many as u64)),
            };
            let what = format!("{label}: {}, {}", answering.shown(subject, answer), spoken(question));
            if link(ui, tokens, &label, &what) {
                asked.push(Request::AnswerAlike(subject.clone(), answer.clone()));
            }
        }
        (None, None) => {}
    }
}

/// A proposal narrower than this has its reason in a line of its own.
const ONE_LINE: f32 = 260.0;

/// A small text of two lines at most; all of it where the pointer rests.
fn small(ui: &mut Ui, text: &str, colour: Color32) {
    let mut job = LayoutJob::simple(text.to_owned(), fonts::small(), colour, ui.available_width());
    job.wrap.max_rows = 2;
    ui.add(Label::new(job)).hint(text);
}

/// A small button without a frame.
fn link(ui: &mut Ui, tokens: &Tokens, label: &str, spoken: &str) -> bool {
    let text = RichText::new(label).size(size::SMALL).color(tokens.accent_text).underline();
    let response = ui.add(Button::new(text).frame(false));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, spoken));
    focus::follow(ui, &response);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).hint(spoken).clicked()
}
