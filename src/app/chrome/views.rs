//! The views that the file keeps, over the page: opened, renamed, removed, and put into the order in which board and pack have them.

use crate::app::saved_views::ViewsList;
use crate::model::{SavedView, Scorecard};
use crate::pages::{Action, Command, Commands, Kept, Panel, ViewRequest, looks_at};
use crate::widgets::tokens::{Tokens, space};
use crate::widgets::{self, Arranged, Line};
use egui::{ScrollArea, Ui, Vec2};

const WIDTH: f32 = 860.0;
/// What the dialog has above and below the list, with room around it.
const ROUND_THE_LIST: f32 = 240.0;
const MOVES: &str = "Enter opens a view, Delete removes it. To move it, drag it by its grip, or press Ctrl with the arrow keys up and down.";
const NONE: &str = "This file keeps no view yet. Go to a page that is wanted again, and save it as a view: it is then here, in the board view \
                    and, where you choose so, in the board pack.";

/// Shows the list and leaves what is asked for as commands.
pub fn show(
    ctx: &egui::Context,
    tokens: &Tokens,
    scorecard: &Scorecard,
    list: &mut ViewsList,
    commands: &Commands,
) {
    let mut open = true;
    let (closed, ()) = widgets::dialog(ctx, tokens, ("saved views", "Saved views"), WIDTH, |ui| {
        if scorecard.views().is_empty() {
            widgets::body(ui, tokens, NONE);
        } else {
            widgets::caption(ui, tokens, MOVES);
            ui.add_space(space::ONE);
            lines(ui, tokens, scorecard, list, commands);
        }
        ui.add_space(space::ONE);
        ui.horizontal_wrapped(|ui| {
            let at = list.chosen.clone().filter(|id| list.order.contains(id));
            if !scorecard.views().is_empty() {
                if widgets::primary_button(ui, tokens, "Open", at.is_some(), Vec2::ZERO).clicked()
                    && let Some(id) = at.clone()
                {
                    commands.send(Command::Views(ViewRequest::Open(id)));
                }
                for (label, asks) in [
                    ("Rename…", ViewRequest::Rename as fn(String) -> ViewRequest),
                    ("Remove", ViewRequest::Remove),
                ] {
                    if ui.add_enabled(at.is_some(), egui::Button::new(label)).clicked()
                        && let Some(id) = at.clone()
                    {
                        commands_of(list, Some(asks(id)), commands);
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

fn lines(ui: &mut Ui, tokens: &Tokens, scorecard: &Scorecard, list: &mut ViewsList, commands: &Commands) {
    let view = |id: &String| scorecard.views().iter().find(|view| view.id == *id);
    let views: Vec<&SavedView> = list.order.iter().filter_map(view).collect();
    let told: Vec<String> = views.iter().map(|view| looks_at(scorecard, view.page, Kept::by(view))).collect();
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
        list.chosen = Some(here);
    } else if list.chosen.is_none() {
        list.chosen = id(0);
    }
    let put = |list: &mut ViewsList, from: usize, to: usize| {
        let id = id(from)?;
        let after = list.put(from, to).map(str::to_owned);
        Some(ViewRequest::Put { id, after })
    };
    let request = match done {
        Some(Arranged::Opened(at)) => id(at).map(ViewRequest::Open),
        Some(Arranged::Removed(at)) => id(at).map(ViewRequest::Remove),
        Some(Arranged::Step { at, up: true }) if at > 0 => put(list, at, at - 1),
        Some(Arranged::Step { at, up: false }) if at + 1 < views.len() => put(list, at, at + 1),
        Some(Arranged::Put { from, to }) => put(list, from, to),
        _ => None,
    };
    commands_of(list, request, commands);
}

/// Leaves what is asked for; what is removed is gone from the list at once.
fn commands_of(list: &mut ViewsList, request: Option<ViewRequest>, commands: &Commands) {
    if let Some(ViewRequest::Remove(id)) = &request
        && let Some(at) = list.order.iter().position(|known| known == id)
    {
        list.remove(at);
    }
    if let Some(request) = request {
        commands.send(Command::Views(request));
    }
}
