//! The row above the page: where the reader is, the search field, opening a file, the menu.

use crate::pages::{Action, Command, Outline, Page, PageContext, RECENT_FILES, Subject, View};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{Button, Label, RichText, ScrollArea, Sides, Ui, Vec2};
use std::path::{Path, PathBuf};

/// The least room for the trail and the buttons before the search field shrinks.
const ROOM_BESIDE_SEARCH: f32 = 620.0;
const LEAST_SEARCH: f32 = 110.0;
const MOST_SEARCH: f32 = 318.0;

/// What the bar shows besides the outline.
#[derive(Clone, Copy)]
pub struct TopBar<'a> {
    /// Files opened before, latest first.
    pub recent: &'a [PathBuf],
    /// Whether there is a view to go back to.
    pub can_go_back: bool,
    /// Whether there is a view to go forward to.
    pub can_go_forward: bool,
    /// The change that would be taken back.
    pub undo: Option<&'a str>,
    /// The change that would be made again.
    pub redo: Option<&'a str>,
    pub is_reading: bool,
}

/// Draws the bar.
pub fn show(ui: &mut Ui, outline: &Outline, bar: TopBar<'_>, page: &PageContext<'_>) {
    let search_width = (ui.available_width() - ROOM_BESIDE_SEARCH).clamp(LEAST_SEARCH, MOST_SEARCH);
    // What is on the right keeps its room; a trail too long for the rest is cut short.
    Sides::new().height(34.0).shrink_left().truncate().show(
        ui,
        |ui| {
            steps(ui, bar, page);
            breadcrumb(ui, outline, page);
        },
        |ui| {
            menu(ui, bar, page);
            if ui.add(Button::new("Open…").min_size(Vec2::new(0.0, 32.0))).clicked() {
                page.act(Action::Open);
            }
            search_button(ui, page, search_width);
        },
    );
}

fn steps(ui: &mut Ui, bar: TopBar<'_>, page: &PageContext<'_>) {
    ui.spacing_mut().item_spacing.x = space::HALF;
    for (action, sign, possible) in
        [(Action::Back, "←", bar.can_go_back), (Action::Forward, "→", bar.can_go_forward)]
    {
        let button = Button::new(sign).frame(false).min_size(Vec2::new(28.0, 28.0));
        let response = ui.add_enabled(possible, button).hint(hint(ui, action));
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, possible, action.label()));
        if response.clicked() {
            page.act(action);
        }
    }
    ui.add_space(space::HALF);
}

fn breadcrumb(ui: &mut Ui, outline: &Outline, page: &PageContext<'_>) {
    let here = |text: &str| RichText::new(text).font(fonts::semibold_at(size::BODY)).color(page.tokens.text);
    let trail = trail(outline, page.view);
    ui.spacing_mut().item_spacing.x = space::ONE;
    for (text, target) in trail {
        match target {
            Some(target) => {
                let link = RichText::new(text).size(size::BODY).color(page.tokens.text_weak);
                if ui.add(Button::new(link).frame(false)).clicked() {
                    page.go(page.view.at_page(target));
                }
                ui.label(RichText::new("›").color(page.tokens.text_weak));
            }
            None => {
                ui.add(Label::new(here(text)).truncate());
            }
        }
    }
}

/// From the system down to what the page is about, each with the page it leads to; the last is where the reader is.
fn trail<'a>(outline: &'a Outline, view: &View) -> Vec<(&'a str, Option<Page>)> {
    let place = view.place.and_then(|area| outline.place_name(area));
    let indicator = view.indicator.and_then(|id| outline.indicator_name(id));
    let subject = view.page.entry().subject;
    let steps = [
        (Subject::System, Some(outline.system.as_str())),
        (Subject::Place, place),
        (Subject::Indicator, indicator),
    ];
    let steps = steps.into_iter().filter(|(step, _)| *step <= subject);
    let mut trail: Vec<_> = steps.filter_map(|(step, name)| Some((name?, Some(Page::about(step))))).collect();
    match trail.last_mut().filter(|(_, leads_to)| *leads_to == Some(view.page)) {
        Some((_, leads_to)) => *leads_to = None,
        None => trail.push((view.page.entry().name, None)),
    }
    trail
}

fn search_button(ui: &mut Ui, page: &PageContext<'_>, width: f32) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 32.0), egui::Sense::click());
    let name = "Find a place, indicator or command";
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let tokens = page.tokens;
    let stroke = egui::Stroke::new(1.0, if response.hovered() { tokens.accent } else { tokens.outline });
    ui.painter().rect(rect, 4.0, tokens.card, stroke, egui::StrokeKind::Inside);
    let font = egui::FontId::proportional(size::BODY);
    let keys = Action::Palette.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let keys = widgets::elided(ui, &keys, fonts::small(), tokens.text_weak, 80.0);
    let text = widgets::elided(ui, name, font, tokens.text_weak, width - keys.size().x - 32.0);
    let top = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    let right = rect.right() - 10.0 - keys.size().x;
    ui.painter().galley(egui::pos2(rect.left() + 10.0, top(&text)), text.clone(), tokens.text_weak);
    ui.painter().galley(egui::pos2(right, top(&keys)), keys.clone(), tokens.text_weak);
    if response.has_focus() {
        widgets::focus_ring(ui, rect, tokens);
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        page.act(Action::Palette);
    }
}

fn menu(ui: &mut Ui, bar: TopBar<'_>, page: &PageContext<'_>) {
    ui.menu_button("Menu", |ui| {
        ui.set_min_width(280.0);
        // A window may be lower than the menu.
        let height = ui.ctx().content_rect().height() - 80.0;
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            let mut last_is_plain = false;
            for (name, actions) in Action::groups() {
                match name {
                    Some(RECENT_FILES) => recent_files(ui, bar, page, &actions),
                    Some(name) => {
                        ui.menu_button(name, |ui| items(ui, &actions, bar, page));
                    }
                    None => {
                        if last_is_plain {
                            ui.separator();
                        }
                        items(ui, &actions, bar, page);
                    }
                }
                last_is_plain = name.is_none();
            }
        });
    });
}

fn recent_files(ui: &mut Ui, bar: TopBar<'_>, page: &PageContext<'_>, actions: &[Action]) {
    ui.add_enabled_ui(!bar.recent.is_empty(), |ui| {
        ui.menu_button(RECENT_FILES, |ui| {
            ui.set_min_width(240.0);
            for path in bar.recent {
                let response = ui.button(file_name(path)).hint(path.display().to_string());
                if response.clicked() {
                    page.commands.send(Command::OpenFile(path.clone()));
                }
            }
            ui.separator();
            items(ui, actions, bar, page);
        });
    });
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn items(ui: &mut Ui, actions: &[Action], bar: TopBar<'_>, page: &PageContext<'_>) {
    for action in actions {
        item(ui, *action, bar, page);
    }
}

/// An action in the menu, with what it would undo or do again.
fn item(ui: &mut Ui, action: Action, bar: TopBar<'_>, page: &PageContext<'_>) {
    let (possible, of) = match action {
        Action::Undo => (bar.undo.is_some(), bar.undo),
        Action::Redo => (bar.redo.is_some(), bar.redo),
        Action::Back => (bar.can_go_back, None),
        Action::Forward => (bar.can_go_forward, None),
        Action::StopReading => (bar.is_reading, None),
        _ => (true, None),
    };
    let name = of.map_or_else(|| action.label().to_owned(), |of| format!("{}: {of}", action.label()));
    let keys = action.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let response = ui.add_enabled(possible, Button::new(&name).shortcut_text(keys));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, possible, &name));
    if response.clicked() {
        page.act(action);
    }
}

fn hint(ui: &Ui, action: Action) -> String {
    match action.shortcut() {
        Some(keys) => format!("{} ({})", action.label(), ui.ctx().format_shortcut(&keys)),
        None => action.label().to_owned(),
    }
}
