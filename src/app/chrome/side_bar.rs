//! The slim left bar: pages, then places, then the file that is open.

use crate::model::{AreaId, Word};
use crate::pages::sheet::Request;
use crate::pages::{Action, Command, Outline, Page, PageContext, View};
use crate::widgets::group::Group;
use crate::widgets::tokens::{side_bar_width, size, space};
use crate::widgets::{self, Hint, fonts, reading};
use crate::words::number::counted;
use egui::style::ScrollAnimation;
use egui::{Color32, Frame, Galley, Label, Margin, Panel, RichText, Role, ScrollArea, Ui};
use std::sync::Arc;

/// What is said of the open file.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    pub name: &'a str,
    /// How many notes there are about it.
    pub notes: usize,
    /// Whether something on screen is in no file.
    pub unsaved: bool,
}

/// Where names begin, in the lists above as in the lines about the file.
const INDENT: f32 = 12.0;
/// The height of a line about the file.
const LINE: f32 = 24.0;

/// At both sides of the bar, and what the bar of a long list of places takes.
const MARGIN: i8 = 12;
const SCROLLED: f32 = 12.0;
/// Long names of places widen the bar to no more than this share of the window.
const MOST: f32 = 0.18;

/// What is kept of the bar from frame to frame.
#[derive(Debug, Default)]
pub struct Kept {
    /// The names that were measured, the size of a pixel then, and the width of the widest.
    measured: Option<(Arc<Outline>, f32, f32)>,
    /// The place whose entry was brought into sight; scrolled away again it stays away.
    brought: Option<AreaId>,
}

impl Kept {
    /// The width of the widest name, measured once for these names at this size.
    fn widest(&mut self, outline: &Arc<Outline>, pixels: f32, measure: impl Fn(&str) -> f32) -> f32 {
        let known = self
            .measured
            .as_ref()
            .filter(|(of, at, _)| Arc::ptr_eq(of, outline) && at.to_bits() == pixels.to_bits());
        if let Some((.., widest)) = known {
            return *widest;
        }
        let widest = outline.places.iter().map(|place| measure(&place.name)).fold(0.0, f32::max);
        *self = Self { measured: Some((Arc::clone(outline), pixels, widest)), brought: None };
        widest
    }
}

/// How wide the bar is: a little wider than usual where names of places need it.
fn width(ui: &Ui, outline: &Arc<Outline>, kept: &mut Kept) -> f32 {
    let window = ui.available_width();
    let usual = side_bar_width(window);
    // As it is written where it is chosen.
    let measure = |name: &str| {
        let font = fonts::semibold_at(size::BODY);
        ui.painter().layout_no_wrap(name.to_owned(), font, Color32::PLACEHOLDER).size().x
    };
    let widest = kept.widest(outline, ui.pixels_per_point(), measure);
    let needed = widest + 2.0 * (f32::from(MARGIN) + widgets::NAV_MARGIN) + SCROLLED;
    needed.clamp(usual, usual.max(window * MOST)).ceil()
}

/// Draws the bar and leaves what was chosen.
pub fn show(
    ui: &mut Ui,
    file: File<'_>,
    (outline, kept): (&Arc<Outline>, &mut Kept),
    page: &PageContext<'_>,
) {
    let frame = Frame::new().fill(page.tokens.card).inner_margin(Margin::symmetric(MARGIN, 16));
    let width = width(ui, outline, kept);
    // Figures of another area are not those of the place.
    let is_of_place = page.elsewhere.is_none() && !page.view.is_of_the_system();
    let here = page.view.place.filter(|_| is_of_place);
    Panel::left("side bar").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        reading::is_part(ui, Role::Navigation, "Pages and places");
        ui.spacing_mut().item_spacing.y = 1.0;
        let name = RichText::new("Placecard").font(egui::FontId::new(size::NAME, fonts::bold()));
        ui.horizontal(|ui| {
            ui.add_space(space::ONE);
            ui.add(Label::new(name.color(page.tokens.accent_text)));
        });
        ui.add_space(space::TWO - 4.0);
        let name = name_of_file(ui, file, page);
        let lines = usize::from(file.unsaved) + usize::from(file.notes > 0);
        let below = name.size().y + lines as f32 * LINE + space::THREE;
        let above = pages_height() + space::TWO + HEADING;
        let room = ui.available_height();
        if room >= above + LEAST_LIST + below {
            lists(ui, outline, page, (here, kept), Some(below));
            ui.add_space(space::ONE);
            about(ui, file, name, page);
        } else {
            // In a window so low all of it is scrolled together.
            let all = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
            all.auto_shrink([false, false]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                lists(ui, outline, page, (here, kept), None);
                ui.add_space(space::ONE);
                about(ui, file, name, page);
            });
        }
    });
}

/// The list of places is never lower where it is scrolled by itself.
const LEAST_LIST: f32 = 68.0;
/// What the heading over it takes at most.
const HEADING: f32 = 44.0;

/// The pages, and the places below them: these in a list that is scrolled by itself where so much room is left below it.
fn lists(
    ui: &mut Ui,
    outline: &Outline,
    page: &PageContext<'_>,
    (here, kept): (Option<AreaId>, &mut Kept),
    below: Option<f32>,
) {
    reading::part(ui, Role::List, "Pages", |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        pages(ui, page);
    });
    ui.add_space(space::TWO);
    let heading = format!("Places in {}", outline.system);
    self::heading(ui, page, &heading);
    let Some(below) = below else {
        return reading::part(ui, Role::List, &heading, |ui| places(ui, outline, page, (here, kept)));
    };
    let height = (ui.available_height() - below).max(LEAST_LIST);
    let list = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
    list.auto_shrink([false, false]).show(ui, |ui| {
        reading::is_part(ui, Role::List, &heading);
        places(ui, outline, page, (here, kept));
    });
}

fn places(ui: &mut Ui, outline: &Outline, page: &PageContext<'_>, (here, kept): (Option<AreaId>, &mut Kept)) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let chosen = outline.places.iter().position(|place| page.view.place == Some(place.area));
    let mut group = Group::new(ui, "places", chosen);
    for place in &outline.places {
        let is_here = here == Some(place.area);
        let entry = widgets::nav_item(ui, page.tokens, &mut group, &place.name, is_here);
        if is_here && kept.brought != here {
            entry.scroll_to_me_animation(None, ScrollAnimation::none());
            ui.ctx().request_repaint();
        }
        if entry.clicked() {
            uncover(page, &page.view.beside(place.area));
            page.commands.send(Command::ChoosePlace(place.area));
        }
    }
    kept.brought = here;
    group.end(ui);
}

/// The name of the file, on a second line rather than cut.
fn name_of_file(ui: &Ui, file: File<'_>, page: &PageContext<'_>) -> Arc<Galley> {
    let part = (file.name, fonts::small(), page.tokens.text_weak);
    widgets::paragraph(ui, &[part], ui.available_width() - INDENT, 2)
}

/// Which file is open, whether it is saved, and what was noted about it.
fn about(ui: &mut Ui, file: File<'_>, name: Arc<Galley>, page: &PageContext<'_>) {
    let line = |ui: &mut Ui, galley: Arc<Galley>, text: &str| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(INDENT);
            ui.add(Label::new(galley)).hint(text);
        });
    };
    ui.spacing_mut().interact_size.y = name.size().y;
    line(ui, name, file.name);
    ui.spacing_mut().interact_size.y = LINE;
    if file.unsaved {
        let (text, font) = ("not saved yet", fonts::small());
        let galley = widgets::elided(ui, text, font, page.tokens.text_weak, ui.available_width() - INDENT);
        line(ui, galley, text);
    }
    if file.notes == 0 {
        return;
    }
    let notes = counted(file.notes as u64, "note", "notes");
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(INDENT);
        let name = format!("{notes} about this file");
        if widgets::quiet_button(ui, page.tokens, &notes, &name).hint(name).clicked() {
            page.act(Action::ShowFindings);
        }
    });
}

/// What the list of pages takes.
fn pages_height() -> f32 {
    let listed = Page::ALL.iter().filter(|page| page.entry().is_listed).count();
    listed as f32 * (widgets::NAV_HEIGHT + 1.0)
}

fn pages(ui: &mut Ui, page: &PageContext<'_>) {
    let pages = || Page::ALL.iter().copied().filter(|other| other.entry().is_listed);
    let mut group = Group::new(ui, "pages", pages().position(|other| page.view.page == other));
    for other in pages() {
        let (name, here) = (other.entry().name, page.view.page == other);
        if widgets::nav_item(ui, page.tokens, &mut group, name, here).clicked() {
            let view = page.view.at_page(other);
            uncover(page, &view);
            page.go(view);
        }
    }
    group.end(ui);
}

/// What is chosen is on screen already: a sheet that lies over it makes room.
fn uncover(page: &PageContext<'_>, chosen: &View) {
    if chosen == page.view {
        page.commands.send(Command::Sheet(Request::Close));
    }
}

fn heading(ui: &mut Ui, page: &PageContext<'_>, text: &str) {
    ui.horizontal(|ui| {
        ui.add_space(INDENT);
        let text = RichText::new(text).size(size::SMALL).color(page.tokens.text_weak);
        let shown = ui.add(Label::new(text).wrap());
        // The list below it has this name.
        reading::hide(ui.ctx(), shown.id);
    });
    ui.add_space(space::HALF);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::PlaceEntry;
    use std::cell::Cell;

    fn outline(names: [&str; 2]) -> Arc<Outline> {
        let place = |name: &str| PlaceEntry { area: AreaId::at(0), name: name.to_owned() };
        Arc::new(Outline { places: names.map(place).to_vec(), ..Outline::default() })
    }

    #[test]
    fn names_are_measured_once_and_anew_for_other_names_or_another_zoom() {
        let measured = Cell::new(0);
        let measure = |name: &str| {
            measured.set(measured.get() + 1);
            // An i is narrower than an m.
            name.chars().map(|letter| if letter == 'i' { 3.0 } else { 10.0 }).sum()
        };
        let (mut kept, names) = (Kept::default(), outline(["iiiiiiii", "mmmmm"]));
        for _ in 0..5 {
            let widest = kept.widest(&names, 1.0, measure);
            assert!((widest - 50.0).abs() < 0.01, "the widest, not the one of most letters: {widest}");
        }
        assert_eq!(measured.get(), 2);
        kept.widest(&names, 1.5, measure);
        assert_eq!(measured.get(), 4);
        kept.widest(&outline(["Bury", "Bath"]), 1.5, measure);
        assert_eq!(measured.get(), 6);
    }
}
