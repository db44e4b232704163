//! The row above the page: where the reader is, the search field, opening a file, the menu.

use crate::app::Settings;
use crate::app::history::History;
use crate::edit;
use crate::pages::{Action, Command, Page, PageContext, RECENT_FILES, Subject};
use crate::widgets::tokens::{ThemeChoice, VerdictColours, size, space};
use crate::widgets::{self, Hint, fonts, reading};
use egui::{Button, Label, RichText, ScrollArea, Ui, Vec2};
use std::path::Path;

/// The least room for the trail and the buttons before the search field shrinks.
const ROOM_BESIDE_SEARCH: f32 = 620.0;
const HEIGHT: f32 = 34.0;
/// What the steps back and forward take.
const STEPS: f32 = 72.0;
/// An item of the menu, so that all of them have room on a laptop.
const ITEM_HEIGHT: f32 = 24.0;
const OPEN: &str = "Open…";
const MENU: &str = "Menu";
const LEAST_SEARCH: f32 = 110.0;
const MOST_SEARCH: f32 = 318.0;

/// What the bar shows besides the outline.
#[derive(Clone, Copy)]
pub struct TopBar<'a> {
    /// What the reader has chosen, and which files they opened before.
    pub settings: &'a Settings,
    /// Whether there is a view to go back to, and one to go forward to.
    pub can_go: [bool; 2],
    /// The change that would be taken back.
    pub undo: Option<&'a str>,
    /// The change that would be made again.
    pub redo: Option<&'a str>,
    /// Whether a file is being read or the board pack made.
    pub is_busy: bool,
    /// Whether another scorecard lies open beside.
    pub has_beside: bool,
}

impl<'a> TopBar<'a> {
    /// What can be gone back to, and what can be undone.
    pub fn of(
        settings: &'a Settings,
        views: &History,
        changes: &'a edit::History,
        (is_busy, has_beside): (bool, bool),
    ) -> Self {
        Self {
            settings,
            can_go: [views.can_go_back(), views.can_go_forward()],
            undo: changes.next_undo().map(edit::Edit::name),
            redo: changes.next_redo().map(edit::Edit::name),
            is_busy,
            has_beside,
        }
    }
}

/// Draws the bar: what is on the right keeps its room, and a trail too long for the rest is cut short.
pub fn show(ui: &mut Ui, bar: TopBar<'_>, page: &PageContext<'_>) {
    let whole = ui.available_width();
    let buttons = [OPEN, MENU].map(|text| button_width(ui, text));
    let beside = buttons.iter().sum::<f32>() + 3.0 * ui.spacing().item_spacing.x;
    let search = (whole - ROOM_BESIDE_SEARCH).clamp(LEAST_SEARCH, MOST_SEARCH);
    let search = search.min(whole - beside - STEPS).max(HEIGHT);
    let right = search + beside;
    ui.horizontal(|ui| {
        reading::is_part(ui, egui::Role::Toolbar, "Where you are, and what you can do");
        let left = Vec2::new((whole - right).max(0.0), HEIGHT);
        ui.allocate_ui_with_layout(left, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_size(left);
            steps(ui, bar, page);
            breadcrumb(ui, page);
        });
        search_button(ui, page, search);
        let [open, _] = buttons;
        if ui.add(Button::new(OPEN).min_size(Vec2::new(open, 32.0))).clicked() {
            page.act(Action::Open);
        }
        menu(ui, bar, page);
    });
}

/// What a button with this text takes.
fn button_width(ui: &Ui, text: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let galley =
        ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER));
    galley.size().x + 2.0 * ui.spacing().button_padding.x
}

fn steps(ui: &mut Ui, bar: TopBar<'_>, page: &PageContext<'_>) {
    ui.spacing_mut().item_spacing.x = space::HALF;
    for (action, sign, possible) in
        [(Action::Back, "←", bar.can_go[0]), (Action::Forward, "→", bar.can_go[1])]
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

/// Between two steps of the trail: the sign and the room around it.
const BETWEEN_STEPS: f32 = 26.0;
/// The least of a step that is worth showing.
const LEAST_STEP: f32 = 44.0;
/// The least of the last step, as long as there are others to give way.
const LEAST_OF_LAST: f32 = 96.0;

fn breadcrumb(ui: &mut Ui, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let mut trail = trail(page);
    ui.spacing_mut().item_spacing.x = space::ONE;
    let link = egui::FontId::proportional(size::BODY);
    let here = fonts::semibold_at(size::BODY);
    let wide = |ui: &Ui, (text, target, _): &(&str, Option<Page>, Subject)| {
        let font = if target.is_some() { link.clone() } else { here.clone() };
        ui.fonts_mut(|fonts| fonts.layout_no_wrap((*text).to_owned(), font, tokens.text)).size().x + 1.0
    };
    let room = ui.available_width();
    let whole: Vec<(f32, bool)> =
        trail.iter().map(|step| (wide(ui, step), step.2 == Subject::Place)).collect();
    let widths = shortened(&whole, room);
    trail.drain(..trail.len() - widths.len());
    for ((text, target, _), width) in trail.into_iter().zip(widths) {
        let (font, colour) =
            if target.is_some() { (link.clone(), tokens.text_weak) } else { (here.clone(), tokens.text) };
        let galley = widgets::elided(ui, text, font, colour, width);
        let cut = galley.elided;
        let response = match target {
            Some(_) => {
                let response = ui.add(Button::new(galley).frame(false));
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
                response
            }
            None => ui.add(Label::new(galley)),
        };
        let response = if cut { response.hint(text) } else { response };
        if let Some(target) = target {
            if response.clicked() {
                page.go(page.view.at_page(target));
            }
            let sign = ui.label(RichText::new("›").color(tokens.text_weak));
            reading::hide(ui.ctx(), sign.id);
        }
    }
}

/// The widths in which the last steps of a trail are written, of those that they would take, each with whether it is
/// the place: the place is shortened last, and what both lie in goes before place and last step are no longer to be read.
fn shortened(whole: &[(f32, bool)], room: f32) -> Vec<f32> {
    let signs = BETWEEN_STEPS * whole.len().saturating_sub(1) as f32;
    let mut widths: Vec<f32> = whole.iter().map(|(width, _)| *width).collect();
    let mut over = widths.iter().sum::<f32>() + signs - room;
    let last = whole.len().saturating_sub(1);
    let mut shorten = |places: bool, least_of_last: f32| {
        for (at, width) in widths.iter_mut().enumerate().filter(|(at, _)| whole[*at].1 == places) {
            let least = if at == last { least_of_last } else { LEAST_STEP };
            let less = over.min(*width - least).max(0.0);
            *width -= less;
            over -= less;
        }
        over
    };
    let over = match shorten(false, LEAST_OF_LAST) {
        over if over > 0.01 && whole.len() > 2 => over,
        _ => {
            shorten(false, LEAST_STEP);
            shorten(true, LEAST_STEP)
        }
    };
    match whole {
        [_, rest @ ..] if over > 0.01 => shortened(rest, room),
        _ => widths,
    }
}

/// From the system down to what the page is about, each with the page it leads to; the last is where the reader is.
fn trail<'a>(page: &PageContext<'a>) -> Vec<(&'a str, Option<Page>, Subject)> {
    let (outline, view) = (page.outline, page.view);
    let place = view.place.and_then(|area| outline.place_name(area));
    // Where the place has no figures, whose they are; the system stands in the trail anyway.
    let place = page.elsewhere.or(place).filter(|name| *name != outline.system);
    let place = place.filter(|_| view.page.entry().subject > Subject::Place || !view.is_of_the_system());
    let indicator = view.indicator.and_then(|id| outline.indicator_name(id));
    let subject = view.page.entry().subject;
    let steps = [
        (Subject::System, Some(outline.system.as_str()), Page::about(Subject::System)),
        (Subject::Place, place, Page::about(Subject::Place)),
        (Subject::Place, page.neighbourhood, Page::Neighbourhoods),
        (Subject::Indicator, indicator, Page::about(Subject::Indicator)),
    ];
    let steps = steps.into_iter().filter(|(step, ..)| *step <= subject);
    let mut trail: Vec<_> =
        steps.filter_map(|(step, name, leads_to)| Some((name?, Some(leads_to), step))).collect();
    for step in &mut trail {
        // A page of the place that has no figures is not one of the area that has them.
        if step.2 == Subject::Place && page.elsewhere.is_some() {
            step.1 = None;
        }
    }
    match trail.last_mut().filter(|(_, leads_to, _)| *leads_to == Some(view.page)) {
        Some((_, leads_to, _)) => *leads_to = None,
        None => trail.push((view.page.entry().name, None, Subject::System)),
    }
    trail
}

/// What the field says, the longest that there is room for.
const FIND: [&str; 3] = ["Find a place, figure or priority", "Find a place or figure", "Find"];

/// At both sides of what the field says, and before the keys.
const SEARCH_MARGIN: f32 = 10.0;

/// The sign of a search, where there is no room for a word.
fn magnifier(painter: &egui::Painter, centre: egui::Pos2, colour: egui::Color32) {
    let stroke = egui::Stroke::new(1.75, colour);
    let glass = centre - Vec2::splat(1.5);
    painter.circle_stroke(glass, 5.0, stroke);
    painter.line_segment([glass + Vec2::splat(3.6), glass + Vec2::splat(8.5)], stroke);
}

fn search_button(ui: &mut Ui, page: &PageContext<'_>, width: f32) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 32.0), egui::Sense::click());
    let name = FIND[0];
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let tokens = page.tokens;
    let stroke = egui::Stroke::new(1.0, if response.hovered() { tokens.accent } else { tokens.outline });
    ui.painter().rect(rect, 4.0, tokens.card, stroke, egui::StrokeKind::Inside);
    let font = egui::FontId::proportional(size::BODY);
    let keys = Action::Palette.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let keys = widgets::elided(ui, &keys, fonts::small(), tokens.text_weak, 80.0);
    let beside_keys = width - keys.size().x - 3.0 * SEARCH_MARGIN;
    let written = |text: &str, room: f32| widgets::elided(ui, text, font.clone(), tokens.text_weak, room);
    // What it finds goes first, then the keys, then all words.
    let short = FIND[FIND.len() - 1];
    let whole = FIND.iter().map(|text| (written(text, beside_keys), true));
    let alone = [(written(short, width - 2.0 * SEARCH_MARGIN), false)];
    let top = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    match whole.chain(alone).find(|(text, _)| !text.elided) {
        Some((text, with_keys)) => {
            let at = egui::pos2(rect.left() + SEARCH_MARGIN, top(&text));
            ui.painter().galley(at, text, tokens.text_weak);
            if with_keys {
                let right = rect.right() - SEARCH_MARGIN - keys.size().x;
                ui.painter().galley(egui::pos2(right, top(&keys)), keys, tokens.text_weak);
            }
        }
        None => magnifier(ui.painter(), rect.center(), tokens.text_weak),
    }
    if response.hint(name).on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        page.act(Action::Palette);
    }
}

fn menu(ui: &mut Ui, bar: TopBar<'_>, page: &PageContext<'_>) {
    widgets::list::menu(ui, MENU, |ui| {
        ui.set_min_width(280.0);
        ui.spacing_mut().interact_size.y = ITEM_HEIGHT;
        ui.spacing_mut().button_padding.y = 2.0;
        // A window may be lower than the menu.
        let height = widgets::list::menu_height(ui.ctx());
        ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            let mut last_is_plain = false;
            for (name, actions) in Action::groups() {
                match name {
                    Some(RECENT_FILES) => recent_files(ui, bar, page, &actions),
                    Some(name) => {
                        widgets::list::submenu(ui, name, |ui| items(ui, &actions, bar, page));
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
    ui.add_enabled_ui(!bar.settings.recent.is_empty(), |ui| {
        widgets::list::submenu(ui, RECENT_FILES, |ui| {
            ui.set_min_width(240.0);
            for path in &bar.settings.recent {
                let response = ui.button(file_name(path)).hint(path.display().to_string());
                if response.clicked() {
                    page.commands.send(Command::OpenFile(path.clone()));
                }
            }
            ui.separator();
            // A desktop without file dialogs has no other way to one beside.
            for path in &bar.settings.recent {
                let response =
                    ui.button(format!("{} beside", file_name(path))).hint(path.display().to_string());
                if response.clicked() {
                    page.commands.send(Command::OpenBeside(path.clone()));
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
    // Without one there is nothing to close.
    for action in actions.iter().filter(|action| **action != Action::CloseBeside || bar.has_beside) {
        item(ui, *action, bar, page);
    }
}

/// An action in the menu, with what it would undo or do again.
fn item(ui: &mut Ui, action: Action, bar: TopBar<'_>, page: &PageContext<'_>) {
    let (possible, of) = match action {
        Action::Undo => (bar.undo.is_some(), bar.undo),
        Action::Redo => (bar.redo.is_some(), bar.redo),
        Action::Back => (bar.can_go[0], None),
        Action::Forward => (bar.can_go[1], None),
        Action::Stop => (bar.is_busy, None),
        Action::CloseBeside => (bar.has_beside, None),
        _ => (true, None),
    };
    let name = of.map_or_else(|| action.label().to_owned(), |of| format!("{}: {of}", action.label()));
    let keys = action.shortcut().map(|keys| ui.ctx().format_shortcut(&keys)).unwrap_or_default();
    let in_use = is_in_use(action, bar.settings);
    let button = Button::selectable(in_use.unwrap_or(false), &name).shortcut_text(keys);
    let response = ui.add_enabled(possible, button);
    response.widget_info(|| match in_use {
        Some(in_use) => egui::WidgetInfo::selected(egui::Role::RadioButton, possible, in_use, &name),
        None => egui::WidgetInfo::labeled(egui::Role::Button, possible, &name),
    });
    if response.clicked() {
        page.act(action);
    }
}

/// Whether what an action chooses is in use; `None` where it chooses nothing.
fn is_in_use(action: Action, settings: &Settings) -> Option<bool> {
    match action {
        Action::ThemeSystem => Some(settings.theme == ThemeChoice::System),
        Action::ThemeLight => Some(settings.theme == ThemeChoice::Light),
        Action::ThemeDark => Some(settings.theme == ThemeChoice::Dark),
        Action::ThemeHighContrast => Some(settings.theme == ThemeChoice::HighContrast),
        Action::BlueAndOrange => Some(settings.verdict_colours == VerdictColours::BlueOrange),
        Action::RedAmberGreen => Some(settings.verdict_colours == VerdictColours::RedAmberGreen),
        _ => None,
    }
}

fn hint(ui: &Ui, action: Action) -> String {
    match action.shortcut() {
        Some(keys) => format!("{} ({})", action.label(), ui.ctx().format_shortcut(&keys)),
        None => action.label().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trail_is_shortened_the_place_last_and_never_goes_beyond_its_room() {
        let trail = [(300.0, false), (150.0, true), (250.0, false)];
        assert_eq!(shortened(&trail, 900.0), [300.0, 150.0, 250.0]);
        assert_eq!(shortened(&trail, 600.0), [148.0, 150.0, 250.0]);
        assert_eq!(shortened(&trail, 300.0), [150.0, 124.0], "the system goes first");
        assert_eq!(shortened(&trail, 200.0), [130.0, 44.0]);
        assert_eq!(shortened(&trail, 120.0), [50.0, 44.0]);
        assert!(shortened(&trail, 20.0).is_empty());
        for room in 0..1000_u16 {
            let widths = shortened(&trail, f32::from(room));
            let signs = BETWEEN_STEPS * widths.len().saturating_sub(1) as f32;
            assert!(widths.iter().sum::<f32>() + signs <= f32::from(room) + 0.01 || widths.is_empty());
        }
    }
}
