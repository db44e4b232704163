//! A place: the headline, the three strands, all priorities where they are asked for, what was tried, all other indicators.

use super::{others_view, priorities_view, stepping, strands_view, tried_view};
use crate::pages::PageContext;
use crate::pages::PlacePage;
use crate::pages::common::subtitle;
use crate::pages::registry::Content;
use crate::widgets::tokens::space;
use crate::widgets::{self, scroll};
use egui::layers::ShapeIdx;
use egui::{Rect, ScrollArea, Shape, Ui, UiBuilder, Vec2, pos2};

/// From so wide a window three strands stand side by side, and from so wide a one two.
const THREE_FROM: f32 = 1200.0;
const TWO_FROM: f32 = 900.0;
/// From a card's edge to its content.
const CARD_MARGIN: f32 = 16.0;
/// So much a card may grow to be as high as its neighbours.
const MOST_STRETCH: f32 = 160.0;

impl Content for PlacePage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

fn show(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    priorities_view::open_for(ui, page.spot);
    // Another file opens at its top; another place of the same at the section that was in view.
    let salt = ("place", &content.subtitle);
    let id = ui.scope_id().with(("place in view", &content.subtitle));
    let area = ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]);
    let area = stepping::scrolled(ui.ctx(), id, area);
    let output = area.show(ui, |ui| {
        let width = ui.available_width() - space::ONE;
        ui.set_max_width(width);
        let top = ui.cursor().top();
        let mut tops = vec![0.0];
        widgets::page_title(ui, page.tokens, &content.headline);
        if let Some(improving) = &content.improving {
            widgets::body(ui, page.tokens, improving);
        }
        subtitle(ui, page, &content.subtitle);
        let mut section = |ui: &mut Ui, show: &mut dyn FnMut(&mut Ui)| {
            // What stands under the title is near to it already.
            ui.add_space(if tops.len() == 1 { space::HALF } else { space::TWO });
            tops.push(ui.cursor().top() - top);
            show(ui);
        };
        section(ui, &mut |ui| strands(ui, content, page));
        if priorities_view::all_are_open(ui) {
            section(ui, &mut |ui| whole_card(ui, page, &mut |ui| priorities_view::all(ui, content, page)));
        }
        if content.tried.count > 0 {
            section(ui, &mut |ui| whole_card(ui, page, &mut |ui| tried_view::show(ui, content, page)));
        }
        if content.others.count() > 0 {
            section(ui, &mut |ui| {
                whole_card(ui, page, &mut |ui| others_view::show(ui, &content.others, page));
            });
        }
        ui.add_space(space::THREE);
        scroll::page_by_keys(ui);
        tops
    });
    stepping::keep_section(ui.ctx(), id, content.place, &output);
}

/// A card over the full width.
fn whole_card(ui: &mut Ui, page: &PageContext<'_>, show: &mut dyn FnMut(&mut Ui)) {
    widgets::card(page.tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 3.0;
        show(ui);
    });
}

/// A strand, which may grow by so much and says how much it did.
type Strand = fn(&mut Ui, &PlacePage, &PageContext<'_>, f32) -> f32;

/// The strands in their order: three, two or one beside each other. Those the file has nothing for are named in a line.
fn strands(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    let all: [(bool, Strand); 3] = [
        (content.has_activity(), strands_view::neighbourhoods),
        (content.exclusions.count > 0, strands_view::exclusions),
        (content.priorities.count() > 0, priorities_view::brief),
    ];
    let shown: Vec<Strand> = all.into_iter().filter(|(there, _)| *there).map(|(_, strand)| strand).collect();
    if let Some(missing) = &content.missing {
        widgets::caption(ui, page.tokens, missing);
        ui.add_space(space::HALF);
    }
    let window = ui.ctx().content_rect().width();
    let across = if window >= THREE_FROM {
        3
    } else if window >= TWO_FROM {
        2
    } else {
        1
    };
    let mut first = 0;
    for row in shown.chunks(across.min(shown.len()).max(1)) {
        if first > 0 {
            ui.add_space(space::TWO);
        }
        row_of_cards(ui, content, page, first, row);
        first += row.len();
    }
}

/// Cards of one height side by side: what has charts grows to be as high as the highest, which is known from the frame
/// before.
fn row_of_cards(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>, first: usize, strands: &[Strand]) {
    let gap = space::TWO;
    let whole = ui.available_width();
    let count = strands.len() as f32;
    let width = (whole - gap * (count - 1.0)) / count;
    let origin = ui.cursor().min;
    let id = ui.scope_id().with(("heights of strands", content.place, first, strands.len()));
    let known: Vec<f32> = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let highest = known.iter().copied().fold(0.0, f32::max);
    let mut cards: Vec<(ShapeIdx, Rect)> = Vec::with_capacity(strands.len());
    let mut heights = Vec::with_capacity(strands.len());
    for (at, strand) in strands.iter().enumerate() {
        let x = origin.x + at as f32 * (width + gap);
        let stretch = known.get(at).map_or(0.0, |own| (highest - own).clamp(0.0, MOST_STRETCH));
        let (behind, card, grown) =
            card(ui, Rect::from_min_size(pos2(x, origin.y), Vec2::new(width, 0.0)), first + at, |ui| {
                strand(ui, content, page, stretch)
            });
        heights.push((card.height() - grown).round());
        cards.push((behind, card));
    }
    let bottom = cards.iter().map(|(_, card)| card.bottom()).fold(origin.y, f32::max);
    for (behind, card) in cards {
        let card = Rect { max: pos2(card.right(), bottom), ..card };
        ui.painter().set(behind, widgets::card(page.tokens).paint(card.shrink(CARD_MARGIN + 1.0)));
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(origin, pos2(origin.x + whole, bottom)));
    if heights != known {
        ui.data_mut(|data| data.insert_temp(id, heights));
        ui.ctx().request_discard("cards of one height");
    }
}

/// What stands in a card, with room for what lies behind it, and how high it came to be.
fn card(ui: &mut Ui, rect: Rect, salt: usize, add: impl FnOnce(&mut Ui) -> f32) -> (ShapeIdx, Rect, f32) {
    let width = rect.width();
    let room = Rect::from_min_size(rect.min, Vec2::new(width, f32::INFINITY)).shrink(CARD_MARGIN);
    let behind = ui.painter().add(Shape::Noop);
    let builder = UiBuilder::new().id_salt(("strand", salt)).max_rect(room);
    let used = ui.scope_builder(builder, |ui| {
        ui.set_width(width - 2.0 * CARD_MARGIN);
        ui.spacing_mut().item_spacing.y = 3.0;
        let grown = add(ui);
        (ui.min_rect().bottom(), grown)
    });
    let (bottom, grown) = used.inner;
    (behind, Rect::from_min_max(rect.min, pos2(rect.left() + width, bottom + CARD_MARGIN)), grown)
}
