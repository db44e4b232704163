//! The start page: where to look first, then every indicator across every place.

use super::boxes;
use super::measured::{Measured, least_height};
use super::table;
use super::tools;
use crate::pages::PageContext;
use crate::pages::ScorecardPage;
use crate::pages::board::SlideOfPage;
use crate::pages::common::subtitle_with;
use crate::pages::legend;
use crate::pages::registry::Content;
use crate::pages::scores;
use crate::widgets::table::Scrolled;
use crate::widgets::tokens::space;
use crate::widgets::{self, scroll};
use egui::{Id, Margin, Popup, PopupCloseBehavior, ScrollArea, Ui, Vec2};
use std::cell::Cell;

/// Below this height of the page it scrolls as a whole.
const LEAST_HEIGHT: f32 = 440.0;
/// Around the table, within its card: the bar by which it is scrolled stands at the edge.
const MARGIN: Margin = Margin { left: 8, right: 2, top: 4, bottom: 4 };
/// Below the table, within its card.
const CARD_END: f32 = 5.0;
/// How wide the legend is that a press opens.
const SIGNS: f32 = 380.0;
/// The same of the scores by domain.
const SCORES: f32 = 460.0;
/// In a window that is lower than this the boxes are folded.
const FOLDED_BELOW: f32 = 800.0;

/// The page with what was measured to draw it.
#[derive(Debug)]
pub(super) struct Shown {
    content: ScorecardPage,
    measured: Measured,
    boxes: boxes::Measured,
    /// How high the legend was where it stands below the table.
    legend: Cell<f32>,
}

impl Shown {
    pub(super) fn new(content: ScorecardPage) -> Self {
        let (measured, boxes) = (Measured::default(), boxes::Measured::default());
        Self { content, measured, boxes, legend: Cell::new(0.0) }
    }
}

impl Content for Shown {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.content.sentences()
    }

    fn for_board(&self) -> SlideOfPage<'_> {
        self.content.for_board()
    }
}

fn show(ui: &mut Ui, shown: &Shown, page: &PageContext<'_>) {
    if ui.available_height() >= LEAST_HEIGHT {
        whole(ui, shown, page, false);
    } else {
        // Too low for all of it: the page scrolls, and the table keeps a useful height. The legend is below it, so that rows are
        // seen before anything is scrolled.
        ScrollArea::vertical().id_salt("scorecard").auto_shrink([false, false]).show(ui, |ui| {
            ui.set_min_height(LEAST_HEIGHT);
            whole(ui, shown, page, true);
            scroll::page_by_keys(ui);
        });
    }
}

fn whole(ui: &mut Ui, shown: &Shown, page: &PageContext<'_>, scrolls: bool) {
    let content = &shown.content;
    widgets::page_title(ui, page.tokens, &content.title);
    subtitle_with(ui, page, &content.subtitle, |ui| {
        // Where the legend stands below what is seen at first, it is at hand above it too.
        if scrolls {
            signs(ui, content, page);
        }
        if !content.scores.is_empty() {
            scores_of_system(ui, content, page);
        }
    });
    ui.add_space(space::HALF);
    let fold = Id::unique("boxes folded by scrolling");
    let by_scrolling = ui.data(|data| data.get_temp(fold)).unwrap_or(false);
    let is_low = ui.ctx().content_rect().height() < FOLDED_BELOW;
    let folded = by_scrolling || is_low || !boxes::have_room(ui.available_width());
    boxes::show(ui, (content, &shown.boxes), page, folded);
    ui.add_space(space::ONE);
    tools::show(ui, content, page);
    ui.add_space(space::HALF);
    let mut scrolled = Scrolled::default();
    widgets::card(page.tokens).inner_margin(MARGIN).show(ui, |ui| {
        if !scrolls {
            legend::of_table(ui, page, &content.signs);
        }
        let height = (ui.available_height() - CARD_END).max(least_height());
        widgets::room(ui, Vec2::new(ui.available_width(), height), |ui| {
            ui.set_height(height);
            let wheel = page_first(ui, shown.legend.get());
            scrolled = table::show(ui, content, &shown.measured, page);
            ui.input_mut(|input| input.smooth_scroll_delta.y += wheel);
        });
        let top = ui.cursor().top();
        if scrolls {
            legend::of_table(ui, page, &content.signs);
        }
        shown.legend.set(ui.cursor().top() - top);
    });
    let wanted = folds(by_scrolling, scrolled);
    if wanted != by_scrolling {
        ui.data_mut(|data| data.insert_temp(fold, wanted));
        ui.ctx().request_repaint();
    }
}

/// What the signs mean, at a press.
fn signs(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    let pressed = widgets::quiet_button(ui, page.tokens, "Signs", "What the signs mean");
    let popup = Popup::from_toggle_button_response(&pressed).close_behavior(PopupCloseBehavior::CloseOnClick);
    popup.accessible_name("What the signs mean").show(|ui| {
        ui.set_max_width(SIGNS);
        legend::of_table(ui, page, &content.signs);
    });
}

/// The scores of the system by domain, at a press.
fn scores_of_system(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    let name = "Scores by domain";
    let pressed = widgets::quiet_button(ui, page.tokens, name, name);
    let popup =
        Popup::from_toggle_button_response(&pressed).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    let told = content.scores.first().map_or(name, |first| first.subtitle.as_str());
    popup.accessible_name(told).show(|ui| {
        ui.set_max_width(SCORES);
        let height = ui.ctx().content_rect().height() * 0.7;
        ScrollArea::vertical().max_height(height).show(ui, |ui| {
            for (nth, chart) in content.scores.iter().enumerate() {
                if nth > 0 {
                    widgets::rule(ui, page.tokens);
                }
                scores::show(ui, chart, page);
            }
        });
    });
}

/// Whether scrolling folds the boxes. A table that all but fits would not be scrolled any more with the room they leave, so
/// that they would open and fold without end.
fn folds(folded: bool, scrolled: Scrolled) -> bool {
    let is_down = scrolled.down > 0.5;
    is_down && (folded || scrolled.hidden > boxes::HEIGHT - boxes::FOLDED)
}

/// Takes the wheel from the table as long as the page can be scrolled down to all of it and to what is `below` it, for the page
/// to have.
fn page_first(ui: &Ui, below: f32) -> f32 {
    let hidden = ui.max_rect().bottom() + below > ui.clip_rect().bottom() + 1.0;
    ui.input_mut(|input| {
        let down = input.smooth_scroll_delta.y < 0.0;
        if hidden && down { std::mem::take(&mut input.smooth_scroll_delta.y) } else { 0.0 }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_fold_when_the_table_is_scrolled_but_not_where_that_would_undo_itself() {
        let at = |down, hidden| Scrolled { down, hidden };
        assert!(!folds(false, at(0.0, 500.0)));
        assert!(folds(false, at(10.0, 500.0)));
        assert!(folds(true, at(10.0, 20.0)), "it stays folded while it is scrolled");
        assert!(!folds(true, at(0.0, 500.0)));
        assert!(!folds(false, at(10.0, 20.0)), "folding would leave nothing to scroll");
    }
}
