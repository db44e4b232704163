//! The views that the file keeps, over the page: opened, renamed, removed, and put into the order in which board and pack have them.

use crate::model::Scorecard;
use crate::pages::{Action, Command, Commands, Panel, ViewRequest, looks_at};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, Arranged, Line};
use egui::{ScrollArea, Ui, Vec2};

const WIDTH: f32 = 640.0;
/// What the dialog has above and below the list, with room around it.
const ROUND_THE_LIST: f32 = 240.0;
const MOVES: &str = "Enter opens a view, Delete removes it. To move it, drag it by its grip, or press Ctrl with the arrow keys up and down.";
const NONE: &str = "This file keeps no view yet. Go to a page that is wanted again, and save it as a view: it is then here, in the board view \
                    and, where you choose so, in the board pack.";

/// Shows the list, in which the one with the id `chosen` is chosen, and leaves what is asked for as commands.
pub fn show(
    ctx: &egui::Context,
    tokens: &Tokens,
    scorecard: &Scorecard,
    chosen: &mut Option<String>,
    commands: &Commands,
) {
    let mut open = true;
    let (closed, ()) = widgets::dialog(ctx, tokens, ("saved views", "Saved views"), WIDTH, |ui| {
        if scorecard.views().is_empty() {
            widgets::body(ui, tokens, NONE);
        } else {
            widgets::caption(ui, tokens, MOVES);
            ui.add_space(space::ONE);
            list(ui, tokens, scorecard, chosen, commands);
        }
        ui.add_space(space::ONE);
        ui.horizontal_wrapped(|ui| {
            let at = chosen.as_ref().filter(|id| scorecard.views().iter().any(|view| view.id == **id));
            if !scorecard.views().is_empty() {
                if widgets::primary_button(ui, tokens, "Open", at.is_some(), Vec2::ZERO).clicked()
                    && let Some(id) = at
                {
                    commands.send(Command::Views(ViewRequest::Open(id.clone())));
                }
                for (label, asks) in [
                    ("Rename…", ViewRequest::Rename as fn(String) -> ViewRequest),
                    ("Remove", ViewRequest::Remove),
                ] {
                    if ui.add_enabled(at.is_some(), egui::Button::new(label)).clicked()
                        && let Some(id) = at
                    {
                        commands.send(Command::Views(asks(id.clone())));
                    }
                }
            }
            if ui.button(Action::SaveView.label()).clicked() {
                open = false;
                commands.send(Command::Do(Action::SaveView));
            }
            if ui.button("Close").clicked() {
                open = false;
            }
        });
    });
    if closed || !open {
        commands.send(Command::Close(Panel::Views));
    }
}

fn list(
    ui: &mut Ui,
    tokens: &Tokens,
    scorecard: &Scorecard,
    chosen: &mut Option<String>,
    commands: &Commands,
) {
    let views = scorecard.views();
    let told: Vec<String> =
        views.iter().map(|view| looks_at(scorecard, view.page, (view.area, view.indicator))).collect();
    let lines = views.iter().zip(&told).map(|(view, beside)| Line {
        key: &view.id,
        name: &view.name,
        beside,
        ticked: None,
        can: true,
    });
    let lines: Vec<Line<'_>> = lines.collect();
    let height = (ui.ctx().content_rect().height() - ROUND_THE_LIST).clamp(100.0, 420.0);
    let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    let (done, at) = area.show(ui, |ui| widgets::arranged(ui, tokens, "Saved views", &lines)).inner;
    let id = |at: usize| views.get(at).map(|view| view.id.clone());
    if let Some(here) = at.and_then(id) {
        *chosen = Some(here);
    } else if chosen.is_none() {
        *chosen = id(0);
    }
    let request = match done {
        Some(Arranged::Opened(at)) => id(at).map(ViewRequest::Open),
        Some(Arranged::Removed(at)) => id(at).map(ViewRequest::Remove),
        Some(Arranged::Step { at, up }) => {
            let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < views.len()) };
            to.map(|to| ViewRequest::Put { from: at, to })
        }
        Some(Arranged::Put { from, to }) => Some(ViewRequest::Put { from, to }),
        Some(Arranged::Pressed(_)) | None => None,
    };
    if let Some(request) = request {
        commands.send(Command::Views(request));
    }
}
