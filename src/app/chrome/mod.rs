//! What stands around the pages: bars at the edges, the palette, dialogs.

pub mod ask;
pub mod editing_bar;
pub mod findings;
pub mod help;
pub mod keys;
pub mod methods;
pub mod notice;
pub mod pack;
pub mod palette;
pub mod send;
pub mod side_bar;
pub mod strip;
pub mod top_bar;
pub mod views;
pub mod welcome;

use super::since::Since;
use super::stale::Stale;
use super::{Loaded, Origin, Settings};
use crate::pages::PageContext;
use crate::widgets::tokens::Tokens;
use egui::{Frame, Margin, Ui};

/// A page that is narrower than this has narrower margins, and a very narrow one still narrower ones.
const USUAL: f32 = 1120.0;
const NARROW: f32 = 420.0;

/// The ground of a page and its margins.
pub fn around_page(width: f32, tokens: &Tokens) -> Frame {
    let [left, right] = match width {
        ..NARROW => [12, 8],
        ..USUAL => [16, 8],
        _ => [24, 16],
    };
    Frame::new().fill(tokens.page).inner_margin(Margin { left, right, top: 12, bottom: 12 })
}

/// What lies between the bar and the page: an introduction to a sample, that the file is not what the screen shows, and what is new
/// in it.
pub fn above_page(
    ui: &mut Ui,
    loaded: &Loaded,
    (settings, stale, since): (&Settings, Option<&Stale>, Option<&Since>),
    page: &PageContext<'_>,
) {
    if let Origin::Sample(sample) = loaded.origin
        && !settings.introduced
    {
        welcome::introduction(ui, sample, &settings.recent, page);
    }
    if let Some(stale) = stale {
        stale.show(ui, &loaded.origin.name(), loaded.is_unsaved(), page);
    } else if let Some(kind) = loaded.read_only() {
        kind.show(ui, &loaded.origin.name(), loaded.is_unsaved(), page);
    }
    if let Some(since) = since {
        since.show(ui, page);
    }
}
