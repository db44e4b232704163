//! Draws the map with what it can be coloured by, the key of its colours, and the whole system in small.

use super::cards_view::chart_height;
use super::linked::Linked;
use super::map_card::MapCard;
use crate::charts::{self, map};
use crate::pages::{MapView, PageContext, View};
use crate::widgets::tokens::space;
use crate::widgets::{self, fonts, reading};
use egui::{Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2};

/// How large the whole system is shown.
const OVERVIEW: Vec2 = Vec2::new(116.0, 84.0);
/// No narrower map has it.
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
    let adjust = |map: MapView| page.adjust(View { map, ..page.view.clone() });
    widgets::card_title(ui, tokens, &card.title);
    ui.scope(|ui| {
        widgets::lower(ui);
        ui.spacing_mut().item_spacing = Vec2::splat(space::ONE);
        ui.horizontal_wrapped(|ui| {
            let shown = ("Shape", card.true_outlines);
            if let Some(true_outlines) = widgets::segments_of(ui, tokens, shown, &card.outlines) {
                adjust(MapView { true_outlines, ..page.view.map });
            }
            let shown = ("Coloured by", card.colouring);
            if let Some(colouring) = widgets::segments_of(ui, tokens, shown, &card.colourings) {
                adjust(MapView { colouring: Some(colouring), ..page.view.map });
            }
        });
    });
    ui.add_space(space::HALF);
    let Some(chart) = &card.chart else {
        if let Some(why) = &card.without {
            widgets::body(ui, tokens, why);
        }
        return 0.0;
    };
    let size = Vec2::new(ui.available_width(), chart_height(ui, 0.3, 220.0, 560.0) + stretch);
    let shown = charts::map(ui, "neighbourhoods", chart, linked.shown(), size, tokens);
    linked.take(&shown);
    if size.x >= OVERVIEW_FROM {
        overview(ui, card, page, shown.response.rect);
    }
    legend(ui, card, page);
    stretch
}

/// The whole system in the corner, which leads to it.
fn overview(ui: &mut Ui, card: &MapCard, page: &PageContext<'_>, rect: Rect) {
    let Some((chart, within, words)) = &card.overview else { return };
    let height = OVERVIEW.y + LINE;
    let corner = pos2(rect.left(), rect.bottom() - height);
    let room = Rect::from_min_size(corner, Vec2::new(OVERVIEW.x, height));
    let mut pressed = false;
    ui.scope_builder(UiBuilder::new().max_rect(room).id_salt("whole system"), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = LINE;
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        let small = charts::overview(ui, chart, within, OVERVIEW, page.tokens);
        pressed = small.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
        let name = format!("{words}: the whole system");
        pressed |= widgets::quiet_button(ui, page.tokens, &format!("{words} ›"), &name).clicked();
    });
    if pressed {
        page.go(View { whole_system: true, ..page.view.clone() });
    }
}

/// The link below the small map.
const LINE: f32 = 20.0;

/// What the colours mean, on as many lines as that takes.
fn legend(ui: &mut Ui, card: &MapCard, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let told: Vec<&str> = card.legend.iter().map(|(_, text)| text.as_str()).collect();
    let told = format!("Key: {}", told.join(", "));
    ui.add_space(space::HALF);
    let drawn = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(0.0, 2.0);
        for (fill, text) in &card.legend {
            let galley = ui.painter().layout_no_wrap(text.clone(), fonts::small(), tokens.text_weak);
            let words = if text.is_empty() { 0.0 } else { galley.size().x + space::HALF + space::ONE };
            let size = Vec2::new(SWATCH.x + words + 1.0, LINE);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            reading::hide(ui.ctx(), response.id);
            let swatch = Rect::from_center_size(pos2(rect.left() + SWATCH.x / 2.0, rect.center().y), SWATCH);
            map::swatch(ui.painter(), swatch, *fill, tokens);
            let at = pos2(swatch.right() + space::HALF, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, tokens.text_weak);
        }
    });
    let response = ui.interact(drawn.response.rect, ui.scope_id().with("key of the map"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
}
