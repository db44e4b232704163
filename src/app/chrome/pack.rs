//! What goes into the board pack, chosen over the page before it is said where it goes.

use crate::app::pack_choice::PackChoice;
use crate::export::report::content::Part;
use crate::export::report::pdf::Standard;
use crate::model::Scorecard;
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, reading};
use egui::{Id, Response, Role, ScrollArea, Ui, UiBuilder, Vec2};

const WIDTH: f32 = 660.0;
/// Narrower than this the places stand below the sections.
const TWO_COLUMNS_FROM: f32 = 520.0;
/// What the dialog has above and below its choices, with room around it.
const ROUND_THE_CHOICES: f32 = 190.0;
/// The room of the buttons that move a section.
const STEPS: f32 = 84.0;
const STEP: &str = "Choose where it goes…";

/// What the reader did with the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// It is closed; what was chosen is remembered.
    Close,
    /// The pack is to be made.
    Make,
}

/// Shows the choices over the page, and changes them as the reader does.
pub fn show(
    ctx: &egui::Context,
    tokens: &Tokens,
    scorecard: &Scorecard,
    choice: &mut PackChoice,
) -> Option<Done> {
    let mut done = None;
    let (closed, ()) = widgets::dialog(ctx, tokens, ("board pack", "Board pack"), WIDTH, |ui| {
        let intro = "A report for a meeting, on paper or in a browser. What you choose is remembered while this file is \
                     open; Ctrl+P makes the same pack to print.";
        widgets::caption(ui, tokens, intro);
        ui.add_space(space::ONE);
        let height = (ctx.content_rect().height() - ROUND_THE_CHOICES).max(100.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            if ui.available_width() >= TWO_COLUMNS_FROM {
                ui.columns(2, |columns| {
                    sections(&mut columns[0], tokens, scorecard, choice);
                    places(&mut columns[1], tokens, scorecard, choice);
                });
            } else {
                sections(ui, tokens, scorecard, choice);
                places(ui, tokens, scorecard, choice);
            }
            written_as(ui, tokens, choice);
        });
        ui.add_space(space::ONE);
        let lacks = choice.lacks(scorecard);
        ui.horizontal_wrapped(|ui| {
            if widgets::primary_button(ui, tokens, STEP, lacks.is_none(), Vec2::ZERO).clicked() {
                done = Some(Done::Make);
            }
            if ui.button("Close").clicked() {
                done = Some(Done::Close);
            }
            if let Some(lacks) = lacks {
                let shown = widgets::caption(ui, tokens, lacks);
                reading::announce(ui.ctx(), shown.id);
            }
        });
    });
    if closed { Some(Done::Close) } else { done }
}

/// The sections in their order, each with whether it goes in and a way up and down.
fn sections(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, choice: &mut PackChoice) {
    widgets::eyebrow_at(ui, tokens, 2, "Sections, in this order");
    let views = scorecard.views().len();
    let (last, mut step) = (choice.parts.len().saturating_sub(1), None);
    reading::part(ui, Role::Group, "Sections, in this order", |ui| {
        for (at, (part, goes_in)) in choice.parts.iter_mut().enumerate() {
            let is_there = *part != Part::Views || views > 0;
            let name = match part {
                Part::Views if views == 0 => format!("{}: none in this file", part.name()),
                Part::Views => format!("{}, {views}", part.name()),
                _ => part.name().to_owned(),
            };
            // What has the keyboard keeps it while its section is moved.
            let known = Id::unique(("section of the pack", part.name()));
            ui.scope_builder(UiBuilder::new().scope_id(known), |ui| {
                ui.horizontal(|ui| {
                    let mut on = *goes_in && is_there;
                    if ui.add_enabled(is_there, egui::Checkbox::new(&mut on, name)).changed() {
                        *goes_in = on;
                    }
                    ui.add_space((ui.available_width() - STEPS).max(0.0));
                    for (words, up, can) in [("Up", true, at > 0), ("Down", false, at < last)] {
                        let told = format!("Move {} {}", words.to_lowercase(), part.name());
                        if step_button(ui, tokens, (words, &told), can).clicked() {
                            step = Some((at, up));
                        }
                    }
                });
            });
        }
    });
    if let Some((at, up)) = step {
        choice.step(at, up);
    }
}

fn step_button(ui: &mut Ui, tokens: &Tokens, (text, told): (&str, &str), can: bool) -> Response {
    ui.add_enabled_ui(can, |ui| widgets::quiet_button(ui, tokens, text, told)).inner
}

/// The places, each with whether it goes in.
fn places(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, choice: &mut PackChoice) {
    let all: Vec<(&str, &str)> = scorecard
        .places()
        .map(|place| scorecard.area(place))
        .map(|area| (area.code.as_str(), area.name.as_str()))
        .collect();
    ui.horizontal(|ui| {
        widgets::eyebrow_at(ui, tokens, 2, "Places");
        for (words, told, goes_in) in [("All", "All places", true), ("None", "No place", false)] {
            if widgets::quiet_button(ui, tokens, words, told).clicked() {
                choice.set(all.iter().map(|(code, _)| *code), goes_in);
            }
        }
    });
    reading::part(ui, Role::Group, "Places", |ui| {
        for (code, name) in &all {
            let mut on = choice.has(code);
            if ui.checkbox(&mut on, *name).changed() {
                choice.set([*code].into_iter(), on);
            }
        }
    });
}

/// As what it is written, and what a PDF holds to.
fn written_as(ui: &mut Ui, tokens: &Tokens, choice: &mut PackChoice) {
    ui.add_space(space::ONE);
    widgets::eyebrow_at(ui, tokens, 2, "Written as");
    let formats = [(false, "PDF".to_owned()), (true, "Web page, HTML".to_owned())];
    if let Some(as_web_page) = widgets::segments(ui, tokens, ("Written as", choice.as_web_page), &formats) {
        choice.as_web_page = as_web_page;
    }
    let about = if choice.as_web_page {
        "One file that any browser shows, without this program and without a network."
    } else {
        "A4, tagged for screen readers (PDF/UA-1)."
    };
    widgets::caption(ui, tokens, about);
    let mut archived = choice.standard == Standard::A2a;
    let archive = egui::Checkbox::new(&mut archived, "Also to be kept for decades (PDF/A-2a)");
    if ui.add_enabled(!choice.as_web_page, archive).changed() {
        choice.standard = if archived { Standard::A2a } else { Standard::Ua1 };
    }
}
