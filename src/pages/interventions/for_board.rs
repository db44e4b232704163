//! What a room is shown of the page: the first of the lanes, as many as have room.

use super::content::InterventionsPage;
use crate::charts::flow::{flow, flow_key, flow_key_width};
use crate::pages::PageContext;
use crate::pages::board::SlideOfPage;
use crate::widgets;
use crate::widgets::tokens::{size, space};
use egui::Ui;

/// The line of what the signs mean, and the edges of the card.
const AROUND: f32 = 32.0 + 2.0 * size::SMALL + space::ONE;

/// A further line of what the signs mean.
const KEY_LINE: f32 = 28.0;

impl InterventionsPage {
    pub(super) fn for_board(&self) -> SlideOfPage<'_> {
        let draw = move |ui: &mut Ui, page: &PageContext<'_>, height: f32| {
            // In a narrow room what the signs mean goes on in further lines.
            let lines = (flow_key_width(ui, &self.flow) / (ui.available_width() - AROUND).max(1.0)).ceil();
            let shown = self.flow.within(height - AROUND - (lines - 1.0).max(0.0) * KEY_LINE);
            widgets::card(page.tokens).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| flow_key(ui, &shown, page.tokens));
                if let Some(tried) = flow(ui, "lanes", &shown, page.tokens, [None; 3]) {
                    page.go(page.view.at_tried(tried, None));
                }
            });
            Some(self.flow.lanes() - shown.lanes())
        };
        SlideOfPage {
            title: self.title.clone(),
            under: self.subtitle.clone(),
            drawing: self.none.is_none().then(|| Box::new(draw) as _),
            indicators: self.judged.clone(),
            ..SlideOfPage::default()
        }
    }
}
