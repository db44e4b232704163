//! The title of a page, and what stands with it above the main thing of the page.

use super::tokens::{LOW_WINDOW, Tokens, size, space};
use super::{Hint, focus, fonts, reading};
use egui::{Color32, FontId, Galley, Label, Response, RichText, Ui};
use std::sync::Arc;

/// Where there is less room than these a page's title is smaller and still smaller, so that it is not most of what is seen.
const ROOM_FOR_TITLE: [f32; 2] = [720.0, 420.0];

/// Whether a page has so little room beside the side bar that what usually stands side by side stands below each other.
pub fn is_narrow(ui: &Ui) -> bool {
    ui.available_width() < ROOM_FOR_TITLE[1]
}

/// What can be chosen above the main thing of a page: side by side, or below each other in a narrow page.
pub fn row_of_choices(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    if is_narrow(ui) {
        ui.vertical(add);
    } else {
        ui.horizontal_wrapped(add);
    }
}

/// The page's title: one sentence, as large as it gets.
pub fn page_title(ui: &mut Ui, tokens: &Tokens, text: &str) {
    let shown = large_title(ui, tokens, text);
    reading::hide(ui.ctx(), shown.id);
    reading::heading(&focus::of_title(ui, shown.rect, text), 1, text);
    // Its ring lies between it and the line below.
    ui.add_space(space::HALF);
}

/// The same of a page that is its title above all, in words that were laid out already; what these leave out is told to whoever rests
/// on them.
pub fn page_title_laid(ui: &mut Ui, words: Arc<Galley>, (text, is_all): (&str, bool)) {
    let shown = ui.add(Label::new(words));
    reading::hide(ui.ctx(), shown.id);
    reading::heading(&focus::of_title_without_ring(ui, shown.rect, text), 1, text);
    if !is_all {
        shown.hint(text);
    }
    ui.add_space(space::HALF);
}

/// How many lines a title takes in this size.
fn lines(ui: &Ui, text: &str, size: f32) -> usize {
    let font = FontId::new(size, fonts::bold());
    let width = ui.available_width();
    let job = egui::text::LayoutJob::simple(text.to_owned(), font, Color32::PLACEHOLDER, width);
    ui.fonts_mut(|fonts| fonts.layout_job(job)).rows.len()
}

/// The largest size in which a title takes no more lines than it has to.
fn title_size(ui: &Ui, text: &str) -> f32 {
    let width = ui.available_width();
    let [narrow, very_narrow] = ROOM_FOR_TITLE;
    let is_low = ui.ctx().content_rect().height() < LOW_WINDOW;
    let lines = |size: f32| lines(ui, text, size);
    let sizes: &[f32] = match width {
        _ if width < very_narrow => &[size::CARD_TITLE],
        // In a low window too the page needs the room: what does not fit on a line there is smaller.
        _ if is_low && lines(size::COUNT) < 2 => &[size::COUNT],
        _ if is_low => &[size::CARD_TITLE],
        _ if width < narrow => &[size::COUNT],
        _ => &[size::TITLE, size::TITLE_BETWEEN, size::COUNT],
    };
    let fewest = sizes.iter().map(|size| (lines(*size), *size));
    fewest
        .reduce(|best, next| if next.0 < best.0 { next } else { best })
        .map_or(size::COUNT, |(_, size)| size)
}

/// As large as the title of a page, within one that has its title elsewhere.
pub fn large_title(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let font = FontId::new(title_size(ui, text), fonts::bold());
    let shown = ui.add(Label::new(RichText::new(text).font(font).color(tokens.text)).wrap());
    reading::heading(&shown, 2, text);
    shown
}
