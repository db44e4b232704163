//! The strands of neighbourhood activity and of school exclusions.

use super::rows_view::{self, card_head, titled};
use super::{StrandCard, StrandTrend};
use crate::charts;
use crate::charts::map::MapLinked;
use crate::model::IndicatorId;
use crate::pages::PageContext;
use crate::pages::neighbourhoods::SpreadCard;
use crate::pages::{ChartKind, Page, PlacePage, View, common, copied};
use crate::widgets::tokens::space;
use crate::widgets::{self, Hint};
use egui::{Ui, Vec2};

/// The question of the deprived neighbourhoods answered, then activity over time.
pub(super) fn neighbourhoods(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>, stretch: f32) -> f32 {
    let more =
        content.neighbourhoods.as_ref().map(|count| (format!("{count} ›"), format!("{count} of this place")));
    let more = more.as_ref().map(|(text, told)| (text.as_str(), told.as_str()));
    if card_head(ui, page, "Neighbourhood activity", more).is_some_and(|button| button.clicked()) {
        page.go(View { whole_system: false, ..page.view.at_page(Page::Neighbourhoods) });
    }
    if let Some((indicator, chart)) = &content.deprivation {
        let open = titled(ui, page, &chart.title);
        if let Some(beside) = &chart.beside {
            widgets::caption(ui, page.tokens, beside);
        }
        let shown = charts::dumbbell(ui, ("deprivation", content.place), chart, page.tokens);
        common::copy_menu(page, &shown, || copied::dumbbell(chart));
        let clicked = shown.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
        widgets::caption(ui, page.tokens, &chart.foot);
        if open || clicked {
            page.go(View { chart: ChartKind::Gradient, ..page.view.at_indicator(*indicator) });
        }
    }
    if let Some((indicator, sentence)) = &content.deprived_fifth {
        let name = format!("{sentence}; added up here from the counts of these neighbourhoods");
        let pressed = match content.deprivation {
            // It is the answer where there is no other.
            None => titled(ui, page, sentence),
            Some(_) => widgets::quiet_button(ui, page.tokens, sentence, &name).hint(&name).clicked(),
        };
        if pressed {
            go_to_neighbourhoods(page, Some(*indicator));
        }
    }
    let spread_grown = content.spread.as_ref().map_or(0.0, |card| {
        spread(ui, content, card, page, stretch);
        stretch
    });
    if content.activity.count > 0 && (content.deprivation.is_some() || content.deprived_fifth.is_some()) {
        widgets::rule(ui, page.tokens);
    }
    // Where the question is answered twice, a lower chart keeps what stands below in sight.
    let is_answered_twice = content.deprivation.is_some() && content.deprived_fifth.is_some();
    let lower = if is_answered_twice { LOWER } else { 0.0 };
    let stretch = if content.spread.is_some() { 0.0 } else { stretch };
    spread_grown + strand(ui, &content.activity, page, (stretch, lower))
}

/// In less height the marks of neighbourhoods would be too small to be told apart.
const LEAST_SPREAD: f32 = 190.0;

/// How the neighbourhoods are spread by what the title above is about; a click leads to them.
fn spread(ui: &mut Ui, content: &PlacePage, card: &SpreadCard, page: &PageContext<'_>, stretch: f32) {
    widgets::caption(ui, page.tokens, &card.unit);
    let size = Vec2::new(ui.available_width(), chart_height(ui).max(LEAST_SPREAD) + stretch);
    let salt = ("spread", content.place);
    let shown = charts::swarm(ui, salt, &card.chart, MapLinked::default(), size, page.tokens);
    widgets::caption(ui, page.tokens, &card.foot);
    if shown.response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        let indicator = content.deprived_fifth.as_ref().map(|(indicator, _)| *indicator);
        go_to_neighbourhoods(page, indicator);
    }
}

fn go_to_neighbourhoods(page: &PageContext<'_>, indicator: Option<IndicatorId>) {
    let view = View { indicator, whole_system: false, ..page.view.clone() };
    page.go(View { neighbourhood: None, ..view.at_page(Page::Neighbourhoods) });
}

/// Suspensions over time, then all exclusions from then to now.
pub(super) fn exclusions(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>, stretch: f32) -> f32 {
    card_head(ui, page, "School exclusions", None);
    strand(ui, &content.exclusions, page, (stretch, 0.0))
}

/// So much lower is the chart of a card that says much above it.
const LOWER: f32 = 20.0;

/// A trend that grows with the card, and the table of the strand; by how much it has grown.
fn strand(ui: &mut Ui, card: &StrandCard, page: &PageContext<'_>, (stretch, lower): (f32, f32)) -> f32 {
    if card.count == 0 {
        return 0.0;
    }
    let grown = card.trend.as_ref().map_or(0.0, |shown| {
        trend(ui, shown, page, stretch - lower);
        stretch
    });
    ui.add_space(space::HALF);
    rows_view::from_to(ui, &card.table, page);
    grown
}

/// Charts grow with the window, so that a large one is used and a small one still shows what stands below.
fn chart_height(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() * 0.145).clamp(128.0, 230.0)
}

fn trend(ui: &mut Ui, shown: &StrandTrend, page: &PageContext<'_>, stretch: f32) {
    let open = titled(ui, page, &shown.title);
    widgets::caption(ui, page.tokens, &shown.chart.subtitle);
    let size = Vec2::new(ui.available_width(), chart_height(ui) + stretch);
    let salt = ("strand", shown.indicator);
    let clicked = common::small_trend(ui, salt, &shown.chart, page, size);
    if open || clicked {
        page.go(page.view.at_trend(shown.indicator));
    }
}
