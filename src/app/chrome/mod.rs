//! What stands around the pages: bars at the edges, the palette, dialogs.

pub mod ask;
pub mod editing_bar;
pub mod findings;
pub mod help;
pub mod keys;
pub mod methods;
pub mod notice;
pub mod palette;
pub mod side_bar;
pub mod strip;
pub mod top_bar;
pub mod welcome;

use crate::widgets::tokens::Tokens;
use egui::{Frame, Margin};

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
