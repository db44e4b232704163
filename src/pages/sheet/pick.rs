//! A long list of what can be added to a field, searched by words.

use super::field_view::{id_of, lead};
use super::form::{Field, Several};
use super::open::search_of;
use super::view::Around;
use super::{Open, Request};
use crate::pages::import::holds;
use crate::widgets::group::Group;
use crate::widgets::tokens::space;
use crate::widgets::{self, scroll};
use egui::{Key, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};

/// So many are shown at once; the others are found by their words.
const MOST: usize = 40;
const HEIGHT: f32 = 190.0;
const LEAST_HEIGHT: f32 = 48.0;
/// What the list leaves of what is in sight: to the field that is searched in, and to the fade at both edges.
const AROUND: f32 = 92.0;

/// Draws the field that is searched in, and what was found. All of it comes into sight when it opens, when what is found changes,
/// and with the row that has the keyboard.
pub(super) fn show(ui: &mut Ui, open: &Open, of: (&Field, &Several), words: &str, around: Around<'_>) {
    let height = HEIGHT.min(ui.clip_rect().height() - AROUND).max(LEAST_HEIGHT);
    let shown = ui.scope(|ui| list(ui, open, of, words, height, around));
    let id = id_of(&open.form.subject, &search_of(&of.0.id)).with("is in sight");
    scroll::into_sight(ui, id, (words, shown.inner), shown.response.rect);
}

/// The same, the list of this height; gives the row that has the keyboard.
fn list(
    ui: &mut Ui,
    open: &Open,
    (field, several): (&Field, &Several),
    words: &str,
    height: f32,
    around: Around<'_>,
) -> Option<usize> {
    let folded = words.to_lowercase();
    let wanted: Vec<&str> = folded.split_whitespace().collect();
    let mut found: Vec<usize> = Vec::new();
    let mut more = 0;
    for (at, offer) in several.offers.iter().enumerate() {
        if !holds(&offer.label.to_lowercase(), &wanted) {
            continue;
        }
        if found.len() < MOST {
            found.push(at);
        } else {
            more += 1;
        }
    }
    if typed(ui, open, field, words, around)
        && let Some(first) = found.first()
    {
        around.ask(Request::Take(field.id.clone(), *first));
    }
    let frame = egui::Frame::new().stroke(egui::Stroke::new(1.0, around.tokens.line)).corner_radius(4.0);
    let shown = frame.inner_margin(egui::Margin::same(4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if found.is_empty() {
            let nothing = "Nothing has all of these words. Try fewer of them, or other ones.";
            widgets::caption(ui, around.tokens, nothing);
            return None;
        }
        let mut marked = None;
        ScrollArea::vertical().id_salt(&field.id).max_height(height).min_scrolled_height(height).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut group = Group::new(ui, ("offers", &field.id), None);
                for at in &found {
                    let label = several.offers[*at].label.as_str();
                    let button =
                        egui::Button::new(RichText::new(label).color(around.tokens.text)).frame(false);
                    let response = ui.add(button.sense(group.sense()).wrap());
                    group.add(&response);
                    response.widget_info(|| {
                        WidgetInfo::labeled(egui::Role::Button, true, format!("Add {label}"))
                    });
                    if response.has_focus() {
                        marked = Some(*at);
                        scroll::into_sight(ui, response.id.with("is in sight"), at, response.rect);
                    }
                    if response.clicked() {
                        around.ask(Request::Take(field.id.clone(), *at));
                    }
                }
                group.end(ui);
                if more > 0 {
                    ui.add_space(space::HALF);
                    widgets::caption(
                        ui,
                        around.tokens,
                        &format!("And {more} more: type some of their words."),
                    );
                }
            },
        );
        marked
    });
    shown.inner
}

/// The field that is searched in; whether what was found first is to be taken.
fn typed(ui: &mut Ui, open: &Open, field: &Field, words: &str, around: Around<'_>) -> bool {
    let mut words = words.to_owned();
    let id = search_of(&field.id);
    let edit = TextEdit::singleline(&mut words)
        .id(id_of(&open.form.subject, &id))
        .hint_text(RichText::new("Some of its words").color(around.tokens.text_weak))
        .desired_width(ui.available_width())
        .margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit);
    let name = format!("{}: what to add", field.label);
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(egui::Role::TextInput, true, &name);
        info.current_text_value = Some(words.clone());
        info
    });
    lead(open, &id, &response, around);
    let taken = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if response.changed() {
        around.ask(Request::Search(Some((field.id.clone(), words))));
    }
    taken
}
