//! What a room is shown of the page: the map with what its colours mean, or without one how its neighbourhoods are spread.

use super::content::{Body, Cards, NeighbourhoodsPage};
use super::map_view;
use crate::charts::map::MapLinked;
use crate::pages::PageContext;
use crate::pages::board::{Line, SlideOfPage};
use crate::widgets::tokens::space;
use crate::{charts, widgets};
use egui::{Ui, Vec2};

/// What the key below the map takes, and the title above a strip.
const KEY: f32 = 44.0;
/// No map is lower, whose names would lie on each other then, and no strip, whose marks would.
const LEAST_MAP: f32 = 150.0;
const LEAST_STRIP: f32 = 100.0;

impl NeighbourhoodsPage {
    pub(super) fn for_board(&self) -> SlideOfPage<'_> {
        // What was kept under a name is not another thing; and a room is no place to bring figures in.
        if let Some(instead) = &self.instead {
            return SlideOfPage::in_words(vec![instead.clone()]);
        }
        if let Body::Nothing(why) = &self.body {
            return SlideOfPage::in_words(vec![self.title.clone(), why.clone()]);
        }
        let Body::Cards(cards) = &self.body else { return SlideOfPage::in_words(self.sentences()) };
        let Cards { map, spread, .. } = &**cards;
        let draw = move |ui: &mut Ui, page: &PageContext<'_>, height: f32| {
            let linked = MapLinked { chosen: page.view.neighbourhood, ..MapLinked::default() };
            let (top, width) = (ui.cursor().top(), ui.available_width());
            let size = |used: f32| Vec2::new(width, height - used);
            if let Some(chart) = &map.chart {
                charts::map(ui, "map", chart, linked, size(KEY), page.tokens);
                ui.add_space(space::HALF);
                map_view::legend(ui, map, page);
            } else {
                widgets::card_title(ui, page.tokens, &spread.title);
                widgets::caption(ui, page.tokens, &spread.unit);
                let used = ui.cursor().top() - top + ui.spacing().item_spacing.y;
                charts::swarm(ui, "spread", &spread.chart, linked, size(used), page.tokens);
            }
            Some(0)
        };
        let least = if map.chart.is_some() { LEAST_MAP } else { LEAST_STRIP };
        let said = [&self.sentence, &self.subtitle].into_iter().filter(|said| !said.is_empty());
        SlideOfPage {
            title: self.title.clone(),
            is_compared: true,
            drawing: Some(Box::new(draw)),
            fits: Some(Box::new(move |_, height| height >= least + KEY)),
            stands_beside: true,
            unseen: if map.chart.is_some() {
                "There is no room here for the map."
            } else {
                "There is no room here for the chart."
            },
            // A map has a legend of its own.
            signs: if map.chart.is_some() { Vec::new() } else { spread.signs() },
            indicators: self.indicator.into_iter().collect(),
            lines: said
                .map(|said| Line { indicators: self.indicator.into_iter().collect(), ..Line::plain(said) })
                .collect(),
            ..SlideOfPage::default()
        }
    }
}
