//! Draws the map with what it can be coloured by, the key of its colours, and the whole system in small.

use super::cards_view::chart_height;
use super::linked::Linked;
use super::map_card::{MapCard, Overview};
use crate::charts::{self, map};
use crate::pages::{MapView, PageContext, Spot, View};
use crate::widgets::tokens::space;
use crate::widgets::{self, fonts, reading};
use egui::{Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

/// How large the whole system is shown.
const OVERVIEW: Vec2 = Vec2::new(116.0, 84.0);
/// In a narrower card only the words lead there.
const OVERVIEW_FROM: f32 = 300.0;
/// A swatch of the key.
const SWATCH: Vec2 = Vec2::new(14.0, 12.0);

/// The card; by how much its map has grown.
pub(super) fn show(
    ui: &mut Ui,
    card: &MapCard,
    page: &PageContext<'_>,
    (linked, stretch): (&mut Linked, f32),
) -> f32 {
    let tokens = page.tokens;
    let top = ui.cursor().min;
    let adjust = |map: MapView| page.adjust(View { map, ..page.view.clone() });
    widgets::card_title(ui, tokens, &card.title);
    ui.add_space(space::HALF);
    let Some(chart) = &card.chart else {
        if let Some(why) = &card.without {
            widgets::body(ui, tokens, why);
        }
        return 0.0;
    };
    ui.scope(|ui| {
        widgets::lower(ui);
        ui.spacing_mut().item_spacing = Vec2::splat(space::ONE);
        ui.horizontal_wrapped(|ui| {
            let shown = ("Shape", card.true_outlines);
            if let Some(true_outlines) = widgets::segments_of(ui, tokens, shown, &card.outlines) {
                adjust(MapView { true_outlines, ..page.view.map });
            }
            widgets::make_room_for_segments(ui, card.colourings.iter().map(|(_, label, _)| *label));
            let shown = ("Coloured by", card.colouring);
            if let Some(colouring) = widgets::segments_of(ui, tokens, shown, &card.colourings) {
                adjust(MapView { colouring: Some(colouring), ..page.view.map });
            }
        });
    });
    ui.add_space(space::HALF);
    if page.gathered.is_some() {
        widgets::caption(
            ui,
            tokens,
            "What you choose here is put to the footprint in the sheet, or taken out of it.",
        );
    }
    let size = Vec2::new(ui.available_width(), chart_height(ui, 0.3, 220.0, 560.0) + stretch);
    let shown = charts::map(ui, "neighbourhoods", chart, linked.shown(), size, tokens);
    linked.take(&shown);
    if page.leads_to(&Spot::SeenMap) {
        let whole = Rect::from_min_max(top, pos2(ui.max_rect().right(), ui.cursor().top()));
        ui.scroll_to_rect(whole, Some(egui::Align::TOP));
    }
    ui.add_space(space::HALF);
    match &card.overview {
        Some(whole) if size.x >= OVERVIEW_FROM => {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::TWO;
                overview(ui, whole, page);
                ui.vertical(|ui| {
                    legend(ui, card, page);
                    leads_to_all(ui, whole, page);
                });
            });
        }
        whole => {
            legend(ui, card, page);
            if let Some(whole) = whole {
                leads_to_all(ui, whole, page);
            }
        }
    }
    stretch
}

/// The whole system in small, the area outlined in it; a click leads there.
fn overview(ui: &mut Ui, (chart, within, _): &Overview, page: &PageContext<'_>) {
    let small = charts::overview(ui, chart, within, OVERVIEW, page.tokens);
    if small.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        page.go(View { whole_system: true, ..page.view.clone() });
    }
}

/// What leads to the whole system in words.
fn leads_to_all(ui: &mut Ui, (_, _, words): &Overview, page: &PageContext<'_>) {
    let name = format!("{words}: the whole system");
    if widgets::quiet_button(ui, page.tokens, &format!("{words} ›"), &name).clicked() {
        page.go(View { whole_system: true, ..page.view.clone() });
    }
}

/// A line of the key.
const LINE: f32 = 20.0;

/// What the colours mean, on as many lines as that takes.
pub(super) fn legend(ui: &mut Ui, card: &MapCard, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let told: Vec<&str> = card.legend.iter().map(|(_, text)| text.as_str()).collect();
    let told = format!("Key: {}", told.join(", "));
    let entries = |ui: &mut Ui| {
        for (fill, text) in &card.legend {
            let room = (ui.max_rect().width() - SWATCH.x - space::TWO).max(40.0);
            let galley = widgets::paragraph(ui, &[(text, fonts::small(), tokens.text_weak)], room, 3);
            let words = if text.is_empty() { 0.0 } else { galley.size().x + space::HALF + space::ONE };
            let size = Vec2::new(SWATCH.x + words + 1.0, LINE.max(galley.size().y + 3.0));
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            reading::hide(ui.ctx(), response.id);
            let swatch = Rect::from_center_size(pos2(rect.left() + SWATCH.x / 2.0, rect.center().y), SWATCH);
            map::swatch(ui.painter(), swatch, *fill, tokens);
            let at = pos2(swatch.right() + space::HALF, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, tokens.text_weak);
        }
    };
    let drawn = ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        ui.spacing_mut().interact_size.y = LINE;
        ui.horizontal_wrapped(entries);
    });
    let response = ui.interact(drawn.response.rect, ui.scope_id().with("key of the map"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
}
