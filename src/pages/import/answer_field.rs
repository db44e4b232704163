//! The control of one question, and the line below it: a proposal with its reason, or the same for the others.

use super::Request;
use super::answer_page::all_of;
use super::answering::Answering;
use crate::import::Question;
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint};
use crate::words::number::count;
use egui::{Button, Label, RichText, Ui, WidgetInfo};

/// What an open list of choices says.
const CHOOSE: &str = "Choose…";

/// Draws the control and the line below it, `width` wide.
pub(super) fn show(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    at: usize,
    width: f32,
    asked: &mut Vec<Request>,
) {
    let question = &answering.questions()[at];
    ui.vertical(|ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 2.0;
        let has_focus = if question.choices.is_empty() {
            field(ui, tokens, answering, question, width, asked)
        } else {
            list(ui, tokens, answering, question, width, asked);
            false
        };
        match answering.refusal(&question.subject).filter(|why| !has_focus && !why.is_empty()) {
            Some(why) => {
                let text = RichText::new(why).size(size::SMALL).color(tokens.error);
                ui.add(Label::new(text).truncate()).hint(why);
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
    let combo = egui::ComboBox::from_id_salt((subject, "all"))
        .selected_text(RichText::new(CHOOSE).color(tokens.text_weak))
        .width(width)
        .truncate()
        .height(360.0)
        .show_ui(ui, |ui| {
            for choice in question.choices.iter() {
                if ui.selectable_label(false, answering.shown(subject, choice)).clicked() {
                    asked.push(Request::AnswerAlike(subject.clone(), choice.clone()));
                }
            }
        });
    let name = format!("{}: {}", all_of(positions), question.text);
    combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
}

fn list(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    question: &Question,
    width: f32,
    asked: &mut Vec<Request>,
) {
    let subject = &question.subject;
    let answer = answering.answers().get(subject);
    let (shown, colour) = match (answer, &question.suggestion) {
        (Some(answer), _) => (answering.shown(subject, answer), tokens.text),
        (None, Some((value, _))) => (format!("{}?", answering.shown(subject, value)), tokens.text_weak),
        (None, None) => (CHOOSE.to_owned(), tokens.text_weak),
    };
    let text = RichText::new(&shown).color(colour);
    let combo = egui::ComboBox::from_id_salt(subject)
        .selected_text(text)
        .width(width)
        .truncate()
        .height(360.0)
        .show_ui(ui, |ui| {
            for choice in question.choices.iter() {
                let chosen = answer == Some(choice);
                if ui.selectable_label(chosen, answering.shown(subject, choice)).clicked() && !chosen {
                    asked.push(Request::Answer(subject.clone(), choice.clone()));
                }
            }
        });
    let name = format!("{}: {shown}", spoken(question));
    combo.response.widget_info(|| WidgetInfo::labeled(egui::Role::ComboBox, true, &name));
    combo.response.hint(&question.text);
}

/// A field for a number or free words; whether it has the keyboard.
fn field(
    ui: &mut Ui,
    tokens: &Tokens,
    answering: &Answering,
    question: &Question,
    width: f32,
    asked: &mut Vec<Request>,
) -> bool {
    let mut text = answering.text(&question.subject).to_owned();
    let hint = question.suggestion.as_ref().map_or_else(String::new, |(value, _)| format!("{value}?"));
    let field = egui::TextEdit::singleline(&mut text)
        .id_salt(&question.subject)
        .hint_text(RichText::new(hint).color(tokens.text_weak))
        .desired_width(width)
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(field);
    let name = spoken(question);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::TextInput, true, &name);
        info.current_text_value = Some(answering.text(&question.subject).to_owned());
        info
    });
    if response.changed() {
        asked.push(Request::Answer(question.subject.clone(), text));
    }
    let has_focus = response.has_focus();
    response.hint(&question.text);
    has_focus
}

fn below(ui: &mut Ui, tokens: &Tokens, answering: &Answering, question: &Question, asked: &mut Vec<Request>) {
    ui.spacing_mut().interact_size.y = 20.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        ui.spacing_mut().button_padding = egui::vec2(0.0, 1.0);
        let subject = &question.subject;
        match (answering.answers().get(subject), &question.suggestion) {
            (None, Some((value, because))) => {
                let what = format!("Take {} for {}", answering.shown(subject, value), spoken(question));
                if link(ui, tokens, "Take it", &what) {
                    asked.push(Request::Answer(subject.clone(), value.clone()));
                }
                let reason = RichText::new(format!("· {because}")).size(size::SMALL).color(tokens.text_weak);
                ui.add(Label::new(reason).truncate()).hint(because);
            }
            (Some(answer), _) => {
                let others = answering.alike_open(subject);
                let label = match others {
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
    });
}

/// A small button without a frame.
fn link(ui: &mut Ui, tokens: &Tokens, label: &str, spoken: &str) -> bool {
    let text = RichText::new(label).size(size::SMALL).color(tokens.accent_text).underline();
    let response = ui.add(Button::new(text).frame(false));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, spoken));
    if response.has_focus() {
        widgets::focus_ring(ui, response.rect.expand(2.0), tokens);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand).hint(spoken).clicked()
}
