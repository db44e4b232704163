//! The second step: which indicators and areas.

use super::choosing::{Choosing, Side};
use super::focus::{self, Wanted};
use super::pick_list::{Entry, PickList};
use super::{Request, frame};
use crate::widgets::tokens::{Tokens, size, space};
use crate::widgets::{self, Hint, fonts};
use crate::words::number::{count, counted};
use egui::{Rect, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

const ROW_HEIGHT: f32 = 44.0;
const BOX: f32 = 18.0;
/// Below this width the lists stand under each other.
const SIDE_BY_SIDE: f32 = 760.0;

/// Draws the step.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, choosing: &Choosing, asked: &mut Vec<Request>) {
    let room = ui.available_size();
    let sides = [Side::Indicators, Side::Areas];
    if room.x >= SIDE_BY_SIDE {
        let size = Vec2::new((room.x - space::TWO) / 2.0, room.y);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::TWO;
            for side in sides {
                frame::card(ui, tokens, size, |ui| list(ui, tokens, choosing, side, asked));
            }
        });
    } else {
        let size = Vec2::new(room.x - space::ONE, (room.y - space::ONE).max(320.0));
        ScrollArea::vertical().id_salt("import lists").auto_shrink([false, false]).show(ui, |ui| {
            for side in sides {
                let card = Rect::from_min_size(ui.cursor().min, size);
                frame::card(ui, tokens, size, |ui| list(ui, tokens, choosing, side, asked));
                focus::pass_on(ui, Some(card));
                ui.add_space(space::ONE);
            }
        });
    }
}

/// What one side is called.
struct Words {
    title: &'static str,
    one: &'static str,
    many: &'static str,
    hint: &'static str,
}

impl Words {
    fn of(side: Side) -> Self {
        match side {
            Side::Indicators => Self {
                title: "Indicators",
                one: "indicator",
                many: "indicators",
                hint: "Search indicators by name",
            },
            Side::Areas => Self {
                title: "Areas",
                one: "area",
                many: "areas",
                hint: "Choose a system’s places by name or code",
            },
        }
    }
}

fn list(ui: &mut Ui, tokens: &Tokens, choosing: &Choosing, side: Side, asked: &mut Vec<Request>) {
    let (words, list) = (Words::of(side), choosing.list(side));
    let all = list.entries().len();
    egui::Sides::new().show(
        ui,
        |ui| widgets::card_title(ui, tokens, words.title),
        |ui| {
            let all = counted(all as u64, words.one, words.many);
            let text = format!("{} of {all}", count(list.chosen() as u64));
            widgets::eyebrow(ui, tokens, &text)
        },
    );
    about(ui, tokens, choosing, side);
    ui.add_space(space::ONE);
    search(ui, list, side, &words, asked);
    ui.add_space(space::HALF);
    all_or_none(ui, list, side, &words, asked);
    ui.add_space(space::HALF);
    if list.shown().is_empty() {
        ui.add_space(space::TWO);
        let text = match (list.shows_only_chosen(), list.words().trim().is_empty()) {
            (true, true) => format!("No {} is chosen.", words.one),
            (true, false) => {
                format!("No chosen {} has these words. Clear the search, or show all.", words.one)
            }
            (false, _) => format!("No {} has these words. Clear the search to see all.", words.one),
        };
        widgets::body(ui, tokens, &text);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt(side).auto_shrink([false, false]).show_rows(
        ui,
        ROW_HEIGHT,
        list.shown().len(),
        |ui, rows| {
            for &at in &list.shown()[rows] {
                if row(ui, tokens, &list.entries()[at], side) {
                    asked.push(Request::Choose(side, at, !list.entries()[at].chosen));
                }
            }
        },
    );
}

fn about(ui: &mut Ui, tokens: &Tokens, choosing: &Choosing, side: Side) {
    match side {
        Side::Indicators => {
            widgets::caption(ui, tokens, "All are chosen to begin with.");
        }
        Side::Areas => {
            widgets::caption(ui, tokens, &choosing.reason);
            if let Some(nation) = choosing.nation_left_out() {
                let text = format!("{nation} is not chosen; verdicts compare with it.");
                let text = egui::RichText::new(text).size(size::SMALL).color(tokens.error);
                ui.add(egui::Label::new(text).wrap());
            }
        }
    }
}

fn search(ui: &mut Ui, list: &PickList, side: Side, words: &Words, asked: &mut Vec<Request>) {
    let mut text = list.words().to_owned();
    let field = egui::TextEdit::singleline(&mut text)
        .id_salt(("search", side))
        .hint_text(words.hint)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(10, 7));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::SearchInput, true, words.hint));
    if list.chosen() == 0 {
        focus::take_first(ui, &response);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        if list.shown().is_empty() {
            response.request_focus();
        } else {
            focus::want(ui.ctx(), Wanted::Found(side));
        }
    }
    focus::follow(ui, &response);
    if response.changed() {
        asked.push(Request::Search(side, text));
    }
}

fn all_or_none(ui: &mut Ui, list: &PickList, side: Side, words: &Words, asked: &mut Vec<Request>) {
    let searched = list.shows_only_chosen() || !list.words().trim().is_empty();
    let shown = list.shown().len();
    let found = counted(shown as u64, words.one, words.many);
    let (all, none) = if searched {
        (format!("Choose the {found} found"), format!("Leave out the {} found", count(shown as u64)))
    } else {
        (
            if shown == 1 { format!("Choose the {}", words.one) } else { format!("Choose all {found}") },
            format!("Choose no {}", if shown == 1 { words.one } else { words.many }),
        )
    };
    let only = list.shows_only_chosen();
    let toggle = if only {
        format!("Show all {}", words.many)
    } else {
        format!("Show the {} chosen", count(list.chosen() as u64))
    };
    ui.horizontal_wrapped(|ui| {
        let button = |ui: &mut Ui, label: String, enabled| {
            let response = ui.add_enabled(enabled, egui::Button::new(label));
            focus::follow(ui, &response);
            response.clicked()
        };
        for (label, chosen) in [(all, true), (none, false)] {
            if button(ui, label, shown > 0) {
                asked.push(Request::ChooseShown(side, chosen));
            }
        }
        if button(ui, toggle, only || list.chosen() > 0) {
            asked.push(Request::ShowOnlyChosen(side, !only));
        }
    });
}

/// One entry; whether it was chosen or left out just now.
fn row(ui: &mut Ui, tokens: &Tokens, entry: &Entry, side: Side) -> bool {
    let size = Vec2::new(ui.available_width() - space::ONE, ROW_HEIGHT);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, ui.scope_id().with((side, &entry.id)), Sense::click());
    let spoken =
        if entry.about.is_empty() { entry.name.clone() } else { format!("{}, {}", entry.name, entry.about) };
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, entry.chosen, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4.0, tokens.hovered);
    }
    if response.has_focus() {
        widgets::focus_ring(ui, rect, tokens);
    }
    if focus::wanted(ui.ctx()) == Some(Wanted::Found(side)) {
        focus::take(ui, &response);
    }
    focus::follow(ui, &response);
    let tick = Rect::from_center_size(pos2(rect.left() + 8.0 + BOX / 2.0, rect.center().y), Vec2::splat(BOX));
    widgets::tick_box(ui.painter(), tick, entry.chosen, tokens);
    texts(ui, tokens, entry, Rect::from_min_max(pos2(tick.right() + 10.0, rect.top()), rect.max));
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tokens.line));
    response.hint(spoken).clicked()
}

fn texts(ui: &Ui, tokens: &Tokens, entry: &Entry, rect: Rect) {
    let small = fonts::small;
    let figures = counted(entry.figures, "figure", "figures");
    let figures = widgets::elided(ui, &figures, small(), tokens.text_weak, 140.0);
    let right = rect.right() - space::ONE - figures.size().x;
    let width = right - rect.left() - space::TWO;
    let name = widgets::elided(ui, &entry.name, fonts::semibold_at(size::DENSE), tokens.text, width);
    let middle = rect.center().y;
    let top = middle - figures.size().y / 2.0;
    ui.painter().galley(pos2(right, top), figures, tokens.text_weak);
    if entry.about.is_empty() {
        let top = middle - name.size().y / 2.0;
        ui.painter().galley(pos2(rect.left(), top), name, tokens.text);
        return;
    }
    let about = widgets::elided(ui, &entry.about, small(), tokens.text_weak, width);
    ui.painter().galley(pos2(rect.left(), middle - name.size().y), name, tokens.text);
    ui.painter().galley(pos2(rect.left(), middle + 1.0), about, tokens.text_weak);
}
