//! Cards of one height side by side.

use super::tokens::{Tokens, space};
use egui::layers::ShapeIdx;
use egui::{Id, Rect, Shape, Ui, UiBuilder, Vec2, pos2};

/// From a card's edge to its content.
const MARGIN: f32 = 16.0;
/// So much a card may grow to be as high as its neighbours.
const MOST_STRETCH: f32 = 160.0;

/// Cards side by side, each with its share of the width. `add` fills one, given its position and how much its charts may grow to
/// be as high as the highest, which is known from the frame before; it gives by how much they did.
pub fn row_of_cards(
    ui: &mut Ui,
    tokens: &Tokens,
    salt: impl egui::AsIdSalt,
    shares: &[f32],
    mut add: impl FnMut(&mut Ui, usize, f32) -> f32,
) {
    let gap = space::TWO;
    let whole = ui.available_width();
    let room = whole - gap * (shares.len() as f32 - 1.0);
    let all: f32 = shares.iter().sum();
    let origin = ui.cursor().min;
    let id = ui.scope_id().with(("heights of cards", salt));
    let known: Vec<f32> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let highest = known.iter().copied().fold(0.0, f32::max);
    let mut cards: Vec<(ShapeIdx, Rect)> = Vec::with_capacity(shares.len());
    let mut heights = Vec::with_capacity(shares.len());
    let mut x = origin.x;
    for (at, share) in shares.iter().enumerate() {
        let width = room * share / all;
        let stretch = known.get(at).map_or(0.0, |own| (highest - own).clamp(0.0, MOST_STRETCH));
        let place = Rect::from_min_size(pos2(x, origin.y), Vec2::new(width, 0.0));
        let (behind, card, grown) = card(ui, place, id.with(at), |ui| add(ui, at, stretch));
        heights.push(card.height() - grown);
        cards.push((behind, card));
        x += width + gap;
    }
    let bottom = cards.iter().map(|(_, card)| card.bottom()).fold(origin.y, f32::max);
    for (behind, card) in cards {
        let card = Rect { max: pos2(card.right(), bottom), ..card };
        ui.painter().set(behind, super::card(tokens).paint(card.shrink(MARGIN + 1.0)));
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(origin, pos2(origin.x + whole, bottom)));
    // A height that comes out a hair otherwise each time is no other height.
    let is_settled = heights.len() == known.len()
        && heights.iter().zip(&known).all(|(height, known)| (height - known).abs() < 1.0);
    if !is_settled {
        ui.data_mut(|data| data.insert_temp(id, heights));
        ui.ctx().request_discard("cards of one height");
    }
}

/// What stands in a card, with room for what lies behind it, and how high it came to be.
fn card(ui: &mut Ui, rect: Rect, id: Id, add: impl FnOnce(&mut Ui) -> f32) -> (ShapeIdx, Rect, f32) {
    let width = rect.width();
    let room = Rect::from_min_size(rect.min, Vec2::new(width, f32::INFINITY)).shrink(MARGIN);
    let behind = ui.painter().add(Shape::Noop);
    let builder = UiBuilder::new().id_salt(id).max_rect(room);
    let used = ui.scope_builder(builder, |ui| {
        ui.set_width(width - 2.0 * MARGIN);
        ui.spacing_mut().item_spacing.y = 3.0;
        let grown = add(ui);
        (ui.min_rect().bottom(), grown)
    });
    let (bottom, grown) = used.inner;
    (behind, Rect::from_min_max(rect.min, pos2(rect.left() + width, bottom + MARGIN)), grown)
}
