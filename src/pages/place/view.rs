//! A place: the headline, the three strands side by side, then everything else as cards.

use super::{cards, priorities_view as priorities};
use crate::charts::{self, Mark, TrendInput};
use crate::model::IndicatorId;
use crate::pages::PageContext;
use crate::pages::common::{self, subtitle};
use crate::pages::copied;
use crate::pages::registry::Content;
use crate::pages::{PlacePage, StrandCard};
use crate::widgets;
use crate::widgets::tokens::{size, space};
use egui::layers::ShapeIdx;
use egui::{Rect, RichText, ScrollArea, Sense, Shape, Ui, UiBuilder, Vec2, pos2};

/// Below this width the strands stand under each other.
const SIDE_BY_SIDE: f32 = 820.0;
/// From a card's edge to its content.
const CARD_MARGIN: f32 = 16.0;

impl Content for PlacePage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

fn show(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    // Another file has a place of this number too, and opens at its top.
    let salt = ("place", content.place, &content.subtitle);
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        let width = ui.available_width() - space::ONE;
        ui.set_max_width(width);
        widgets::page_title(ui, page.tokens, &content.headline);
        if let Some(improving) = &content.improving {
            widgets::body(ui, page.tokens, improving);
        }
        subtitle(ui, page, &content.subtitle);
        ui.add_space(space::ONE);
        row_of_cards(ui, content, page, &[activity, exclusions, priorities::show]);
        ui.add_space(space::TWO);
        if content.tried.is_empty() {
            row_of_cards(ui, content, page, &[priorities::balance]);
        } else {
            row_of_cards(ui, content, page, &[priorities::balance, priorities::tried]);
        }
        ui.add_space(space::TWO);
        cards::show(ui, &content.cards, page);
        ui.add_space(space::THREE);
    });
}

type Strand = fn(&mut Ui, &PlacePage, &PageContext<'_>);

/// Cards of one height side by side: their contents first, then cards as tall as the tallest behind them.
fn row_of_cards(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>, strands: &[Strand]) {
    let side_by_side = ui.available_width() >= SIDE_BY_SIDE;
    let across = if side_by_side { strands.len() } else { 1 };
    let gap = space::TWO;
    let whole = ui.available_width();
    let width = (whole - gap * (across - 1) as f32) / across as f32;
    let origin = ui.cursor().min;
    let mut y = origin.y;
    let mut cards: Vec<(ShapeIdx, Rect)> = Vec::with_capacity(strands.len());
    for (at, strand) in strands.iter().enumerate() {
        let x = if side_by_side { origin.x + at as f32 * (width + gap) } else { origin.x };
        let room = Rect::from_min_size(pos2(x, y), Vec2::new(width, f32::INFINITY)).shrink(CARD_MARGIN);
        let behind = ui.painter().add(Shape::Noop);
        let builder = UiBuilder::new().id_salt(("strand", strands.len(), at)).max_rect(room);
        let used = ui.scope_builder(builder, |ui| {
            ui.set_width(width - 2.0 * CARD_MARGIN);
            ui.spacing_mut().item_spacing.y = 3.0;
            strand(ui, content, page);
            ui.min_rect().bottom()
        });
        let card = Rect::from_min_max(pos2(x, y), pos2(x + width, used.inner + CARD_MARGIN));
        if !side_by_side {
            y = card.bottom() + gap;
        }
        cards.push((behind, card));
    }
    let bottom = cards.iter().map(|(_, card)| card.bottom()).fold(origin.y, f32::max);
    for (behind, card) in cards {
        let card = if side_by_side { Rect { max: pos2(card.right(), bottom), ..card } } else { card };
        ui.painter().set(behind, widgets::card(page.tokens).paint(card.shrink(CARD_MARGIN + 1.0)));
    }
    ui.advance_cursor_after_rect(Rect::from_min_max(origin, pos2(origin.x + whole, bottom)));
}

/// Charts grow with the window, so that a large one is used and a small one still shows both of a strand.
fn chart_height(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() * 0.22).clamp(190.0, 270.0)
}

fn activity(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, "Neighbourhood activity");
    if let Some((indicator, bars)) = &content.deprivation {
        chart_title(ui, page, *indicator, &bars.title);
        widgets::caption(ui, page.tokens, &bars.subtitle);
        let height = bars.bars.len() as f32 * 30.0 + 34.0;
        let size = Vec2::new(ui.available_width(), height);
        let shown = charts::bars(ui, ("deprivation", content.place), bars, page.tokens, size);
        widgets::copy_menu(&shown.response, || copied::bars(bars));
        widgets::rule(ui, page.tokens);
    }
    match &content.activity {
        Some(card) => trend(ui, card, page),
        None => nothing(ui, page, "The file has no activity figures for this place."),
    }
}

fn exclusions(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, "School exclusions");
    if content.exclusions.is_empty() {
        nothing(ui, page, "The file has no exclusion figures for this place.");
    }
    for (at, card) in content.exclusions.iter().enumerate() {
        if at > 0 {
            widgets::rule(ui, page.tokens);
        }
        trend(ui, card, page);
    }
}

fn nothing(ui: &mut Ui, page: &PageContext<'_>, sentence: &str) {
    ui.add_space(space::ONE);
    widgets::body(ui, page.tokens, sentence);
}

fn trend(ui: &mut Ui, card: &StrandCard, page: &PageContext<'_>) {
    chart_title(ui, page, card.indicator, &card.chart.title);
    widgets::caption(ui, page.tokens, &card.chart.subtitle);
    let size = Vec2::new(ui.available_width(), chart_height(ui));
    common::trend(ui, ("strand", card.indicator), &card.chart, page, (size, TrendInput::Fixed));
    verdict_line(ui, page, card.mark, &card.line);
}

/// A card's title that leads to its indicator.
fn chart_title(ui: &mut Ui, page: &PageContext<'_>, indicator: IndicatorId, text: &str) {
    let response = widgets::card_title(ui, page.tokens, text);
    let name = format!("Open: {text}");
    if widgets::clickable(ui, &response, page.tokens, &name) {
        page.go(page.view.at_indicator(indicator));
    }
}

fn verdict_line(ui: &mut Ui, page: &PageContext<'_>, mark: Mark, line: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::ONE;
        let (room, _) = ui.allocate_exact_size(Vec2::new(14.0, 19.0), Sense::hover());
        charts::mark(ui.painter(), room.center(), 12.0, mark, page.tokens);
        ui.add(egui::Label::new(RichText::new(line).size(size::DENSE).color(page.tokens.text)).wrap());
    });
}
