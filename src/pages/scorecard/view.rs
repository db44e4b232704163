//! The start page: where to look first, then every indicator across every place.

use super::boxes;
use super::table::{self, Measured};
use crate::analysis::AttentionBox;
use crate::pages::PageContext;
use crate::pages::ScorecardPage;
use crate::pages::common::subtitle;
use crate::pages::legend;
use crate::pages::registry::Content;
use crate::pages::{TableSort, VerdictFilter, View};
use crate::widgets;
use crate::widgets::tokens::space;
use crate::words::lower_first;
use crate::words::number::counted;
use egui::{ScrollArea, Ui, Vec2};

/// Below this width of the page the boxes stand two by two.
pub(super) const WIDE: f32 = 820.0;
/// Below this height the page scrolls as a whole.
const LEAST_HEIGHT: f32 = 560.0;

/// The page with what was measured to draw it.
#[derive(Debug)]
pub(super) struct Shown {
    pub content: ScorecardPage,
    pub measured: Measured,
}

impl Content for Shown {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.content.sentences()
    }
}

fn show(ui: &mut Ui, shown: &Shown, page: &PageContext<'_>) {
    let rows = AttentionBox::ALL.len().div_ceil(boxes::across(ui.available_width()));
    let least = LEAST_HEIGHT + (rows - 1) as f32 * (boxes::HEIGHT + space::ONE);
    if ui.available_height() >= least {
        whole(ui, shown, page);
    } else {
        // Too low for all of it: the page scrolls, and the table keeps a useful height.
        ScrollArea::vertical().id_salt("scorecard").auto_shrink([false, false]).show(ui, |ui| {
            ui.set_min_height(least);
            whole(ui, shown, page);
        });
    }
}

fn whole(ui: &mut Ui, shown: &Shown, page: &PageContext<'_>) {
    let content = &shown.content;
    widgets::page_title(ui, page.tokens, &content.title);
    subtitle(ui, page, &content.subtitle);
    ui.add_space(space::ONE);
    boxes::show(ui, content, page);
    ui.add_space(space::ONE + space::HALF);
    tools(ui, content, page);
    ui.add_space(space::HALF);
    let least = table::least_height(page) + 8.0;
    let size = Vec2::new(ui.available_width(), ui.available_height().max(least));
    widgets::room(ui, size, |ui| {
        ui.set_height(size.y);
        let wheel = page_first(ui);
        widgets::card(page.tokens).inner_margin(egui::Margin::symmetric(8, 4)).show(ui, |ui| {
            legend::of_table(ui, page, legend::TableSigns::default());
            table::show(ui, content, &shown.measured, page);
        });
        ui.input_mut(|input| input.smooth_scroll_delta.y += wheel);
    });
}

/// Takes the wheel from the table as long as the page can be scrolled down to all of it, for the page to have.
fn page_first(ui: &Ui) -> f32 {
    let hidden = ui.max_rect().bottom() > ui.clip_rect().bottom() + 1.0;
    ui.input_mut(|input| {
        let down = input.smooth_scroll_delta.y < 0.0;
        if hidden && down { std::mem::take(&mut input.smooth_scroll_delta.y) } else { 0.0 }
    })
}

/// Grouping, order, filter and search.
fn tools(ui: &mut Ui, content: &ScorecardPage, page: &PageContext<'_>) {
    let view = page.view;
    ui.horizontal_wrapped(|ui| {
        let mut groupings = vec![(None, "Grouped by strand".to_owned())];
        let named = content.groupings.iter().enumerate();
        groupings.extend(named.map(|(at, name)| (Some(at), format!("Grouped by {}", lower_first(name)))));
        if let Some(grouping) = widgets::choose(ui, "Grouping", view.grouping, &groupings) {
            page.adjust(View { grouping, ..view.clone() });
        }
        let orders: Vec<_> = TableSort::ALL.iter().map(|sort| (*sort, sort.label().to_owned())).collect();
        if let Some(sort) = widgets::choose(ui, "Order", view.sort, &orders) {
            page.adjust(View { sort, ..view.clone() });
        }
        let filters: Vec<_> =
            VerdictFilter::ALL.iter().map(|filter| (*filter, filter.label().to_owned())).collect();
        if let Some(filter) = widgets::choose(ui, "Show", view.filter, &filters) {
            page.adjust(View { filter, ..view.clone() });
        }
        let mut lines = view.sparklines;
        if ui.checkbox(&mut lines, "Trend lines").changed() {
            page.adjust(View { sparklines: lines, ..view.clone() });
        }
        search(ui, page);
        let (shown, total) = content.shown;
        let count = if shown == total {
            counted(total as u64, "indicator", "indicators")
        } else {
            format!("{shown} of {}", counted(total as u64, "indicator", "indicators"))
        };
        widgets::caption(ui, page.tokens, &count);
    });
}

fn search(ui: &mut Ui, page: &PageContext<'_>) {
    let mut search = page.view.search.clone();
    let field = egui::TextEdit::singleline(&mut search).hint_text("Search indicators").desired_width(180.0);
    let response = ui.add(field.margin(egui::Margin::symmetric(8, 7)));
    if page.focus_search {
        response.request_focus();
    }
    if response.changed() {
        page.adjust(View { search, ..page.view.clone() });
    }
}
