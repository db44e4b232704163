//! What goes into the board pack, chosen over the page before it is said where it goes.

use crate::app::pack_choice::{PackChoice, step_to};
use crate::export::report::content::{Part, has_paper};
use crate::export::report::pdf::Standard;
use crate::model::{AreaId, Scorecard, Word};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, Arranged, Line, reading};
use egui::{ScrollArea, Ui, Vec2};

const WIDTH: f32 = 660.0;
/// Narrower than this the places stand below the sections.
const TWO_COLUMNS_FROM: f32 = 520.0;
/// What the dialog has above and below its choices, with room around it.
const ROUND_THE_CHOICES: f32 = 226.0;
const STEP: &str = "Choose where it goes…";
const MOVES: &str = "The space bar or a press puts a line in or leaves it out. To move it, drag it by its grip, or press Ctrl with the \
                     arrow keys up and down: what goes in moves past what does not.";

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
        widgets::caption(ui, tokens, MOVES);
        ui.add_space(space::ONE);
        let height = (ctx.content_rect().height() - ROUND_THE_CHOICES).max(100.0);
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            // First, as it is in sight however many sections, views and places follow.
            written_as(ui, tokens, choice);
            ui.add_space(space::ONE);
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

/// What the reader did with one of those that can go in.
enum Change {
    /// It goes in, or not any more.
    Set(usize, bool),
    /// It stands where another one stood.
    Put(usize, usize),
}

/// Things in their order, each with whether it goes in.
fn listed(ui: &mut Ui, tokens: &Tokens, head: &str, items: &[Line<'_>]) -> Option<Change> {
    let goes_in: Vec<bool> = items.iter().map(|item| item.ticked == Some(true)).collect();
    Some(match widgets::arranged(ui, tokens, head, items).0? {
        Arranged::Pressed(at) => Change::Set(at, !goes_in[at]),
        Arranged::Step { at, up } => Change::Put(at, step_to(&goes_in, at, up)),
        Arranged::Put { from, to } => Change::Put(from, to),
        // Only lines that are not ticked are opened or taken out.
        Arranged::Opened(_) | Arranged::Removed(_) => return None,
    })
}

fn line<'a>(key: &'a str, name: &'a str, goes_in: bool, can: bool) -> Line<'a> {
    Line { key, name, beside: "", ticked: Some(goes_in), can }
}

/// The sections.
fn sections(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, choice: &mut PackChoice) {
    let head = "Sections, in this order";
    // As high as the head of the places beside it, which has buttons.
    ui.horizontal(|ui| widgets::eyebrow_at(ui, tokens, 2, head));
    let views = scorecard.views().len();
    let name = |part: Part| match part {
        Part::Views if views == 0 => format!("{}: none in this file", part.name()),
        Part::Views => format!("{}, {} of {views}", part.name(), choice.chosen_views(scorecard).len()),
        _ => part.name().to_owned(),
    };
    let names: Vec<String> = choice.parts.iter().map(|(part, _)| name(*part)).collect();
    let lines = choice.parts.iter().zip(&names).map(|((part, goes_in), name)| {
        let can = *part != Part::Views || views > 0;
        line(part.as_str(), name, *goes_in && can, can)
    });
    let items: Vec<Line<'_>> = lines.collect();
    match listed(ui, tokens, head, &items) {
        Some(Change::Set(at, on)) => choice.set_part(scorecard, choice.parts[at].0, on),
        Some(Change::Put(from, to)) => choice.put_part(from, to),
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
    let item = |at: &usize| {
        let view = &scorecard.views()[*at];
        let can = has_paper(view);
        let beside = if can { "" } else { "needs a second file, so it is not on paper" };
        Line { beside, ..line(&view.id, &view.name, can && choice.has_view(&view.id), can) }
    };
    let items: Vec<Line<'_>> = all.iter().map(item).collect();
    match listed(ui, tokens, head, &items) {
        Some(Change::Set(at, on)) => choice.set_view(scorecard, items[at].key, on),
        Some(Change::Put(from, to)) => choice.put_view(scorecard, from, to),
        None => {}
    }
}

/// The places.
fn places(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, choice: &mut PackChoice) {
    let all = choice.all_places(scorecard);
    let item = |place: &AreaId| {
        let area = scorecard.area(*place);
        line(&area.code, &area.name, choice.places.has(&area.code), true)
    };
    let items: Vec<Line<'_>> = all.iter().map(item).collect();
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
        Some(Change::Put(from, to)) => choice.places.put(&codes, from, to),
        None => {}
    }
}

/// As what it is written, and what a PDF holds to.
fn written_as(ui: &mut Ui, tokens: &Tokens, choice: &mut PackChoice) {
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
