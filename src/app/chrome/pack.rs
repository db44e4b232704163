//! What goes into the board pack, chosen over the page before it is said where it goes.

use crate::app::pack_choice::PackChoice;
use crate::export::report::content::Part;
use crate::export::report::pdf::Standard;
use crate::model::{AreaId, Scorecard, Word};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, reading};
use egui::{Align, Id, Layout, Response, Role, ScrollArea, TextWrapMode, Ui, UiBuilder, Vec2};

const WIDTH: f32 = 660.0;
/// Narrower than this the places stand below the sections.
const TWO_COLUMNS_FROM: f32 = 520.0;
/// What the dialog has above and below its choices, with room around it.
const ROUND_THE_CHOICES: f32 = 190.0;
/// The room of the buttons that move a line.
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
                    views(&mut columns[0], tokens, scorecard, choice);
                    places(&mut columns[1], tokens, scorecard, choice);
                });
            } else {
                sections(ui, tokens, scorecard, choice);
                views(ui, tokens, scorecard, choice);
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

/// Something that can go in: what it is known by, its name and how it is called where it is moved, whether it goes in, and whether
/// that can be chosen.
struct Item<'a> {
    key: &'a str,
    name: String,
    called: &'a str,
    goes_in: bool,
    can: bool,
}

/// What the reader did with one of them.
enum Change {
    /// It goes in, or not any more.
    Set(usize, bool),
    /// It is moved up, or down.
    Step(usize, bool),
}

/// Things in their order, each with whether it goes in and a way up and down.
fn listed(ui: &mut Ui, tokens: &Tokens, head: &str, items: &[Item<'_>]) -> Option<Change> {
    let (last, mut change) = (items.len().saturating_sub(1), None);
    reading::part(ui, Role::Group, head, |ui| {
        for (at, Item { key, name, called, goes_in, can }) in items.iter().enumerate() {
            // What has the keyboard keeps it while its line is moved.
            let known = Id::unique((head, *key));
            ui.scope_builder(UiBuilder::new().scope_id(known), |ui| {
                ui.horizontal(|ui| {
                    let mut on = *goes_in;
                    let room =
                        Vec2::new((ui.available_width() - STEPS).max(0.0), ui.spacing().interact_size.y);
                    let layout = Layout::left_to_right(Align::Center);
                    ui.allocate_ui_with_layout(room, layout, |ui| {
                        ui.set_min_width(room.x);
                        // A long name is cut at its end, and whole for whoever rests on it.
                        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
                        if ui.add_enabled(*can, egui::Checkbox::new(&mut on, name)).changed() {
                            change = Some(Change::Set(at, on));
                        }
                    });
                    let [up, down] = [("Up", at > 0), ("Down", at < last)].map(|(words, can)| {
                        let told = format!("Move {} {called}", words.to_lowercase());
                        step_button(ui, tokens, (words, &told), can)
                    });
                    // Where there is no further way, the keyboard is at the way back.
                    if up.clicked() {
                        change = Some(Change::Step(at, true));
                        if at == 1 {
                            down.request_focus();
                        }
                    }
                    if down.clicked() {
                        change = Some(Change::Step(at, false));
                        if at + 1 == last {
                            up.request_focus();
                        }
                    }
                });
            });
        }
    });
    change
}

fn step_button(ui: &mut Ui, tokens: &Tokens, (text, told): (&str, &str), can: bool) -> Response {
    ui.add_enabled_ui(can, |ui| widgets::quiet_button(ui, tokens, text, told)).inner
}

/// The sections.
fn sections(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, choice: &mut PackChoice) {
    let head = "Sections, in this order";
    // As high as the head of the places beside it, which has buttons.
    ui.horizontal(|ui| widgets::eyebrow_at(ui, tokens, 2, head));
    let views = scorecard.views().len();
    let item = |(part, goes_in): &(Part, bool)| {
        let is_there = *part != Part::Views || views > 0;
        let name = match part {
            Part::Views if views == 0 => format!("{}: none in this file", part.name()),
            Part::Views => format!("{}, {} of {views}", part.name(), choice.chosen_views(scorecard).len()),
            _ => part.name().to_owned(),
        };
        Item { key: part.as_str(), name, called: part.name(), goes_in: *goes_in && is_there, can: is_there }
    };
    let items: Vec<Item<'_>> = choice.parts.iter().map(item).collect();
    match listed(ui, tokens, head, &items) {
        Some(Change::Set(at, on)) => choice.set_part(scorecard, choice.parts[at].0, on),
        Some(Change::Step(at, up)) => choice.step(at, up),
        None => {}
    }
}

/// The saved views, where the file has any.
fn views(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, choice: &mut PackChoice) {
    let all = choice.all_views(scorecard);
    if all.is_empty() {
        return;
    }
    ui.add_space(space::ONE);
    let head = "Saved views, in this order";
    widgets::eyebrow_at(ui, tokens, 2, head);
    let view = |at: &usize| &scorecard.views()[*at];
    let item = |at: &usize| {
        let view = view(at);
        let goes_in = choice.has_view(&view.id);
        Item { key: &view.id, name: view.name.clone(), called: &view.name, goes_in, can: true }
    };
    let items: Vec<Item<'_>> = all.iter().map(item).collect();
    match listed(ui, tokens, head, &items) {
        Some(Change::Set(at, on)) => choice.set_view(scorecard, items[at].key, on),
        Some(Change::Step(at, up)) => choice.step_view(scorecard, at, up),
        None => {}
    }
}

/// The places.
fn places(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, choice: &mut PackChoice) {
    let all = choice.all_places(scorecard);
    let item = |place: &AreaId| {
        let area = scorecard.area(*place);
        let goes_in = choice.places.has(&area.code);
        Item { key: &area.code, name: area.name.clone(), called: &area.name, goes_in, can: true }
    };
    let items: Vec<Item<'_>> = all.iter().map(item).collect();
    let codes: Vec<&str> = items.iter().map(|item| item.key).collect();
    let head = "Places, in this order";
    ui.horizontal(|ui| {
        widgets::eyebrow_at(ui, tokens, 2, head);
        for (words, told, goes_in) in [("All", "All places", true), ("None", "No place", false)] {
            if widgets::quiet_button(ui, tokens, words, told).clicked() {
                choice.places.set(codes.iter().copied(), goes_in);
            }
        }
    });
    match listed(ui, tokens, head, &items) {
        Some(Change::Set(at, on)) => choice.places.set([codes[at]], on),
        Some(Change::Step(at, up)) => choice.places.step(&codes, at, up),
        None => {}
    }
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
