//! Scores by domain, as the page of a place and the Scorecard show them.

use crate::charts::{self, ScoreChart};
use crate::pages::{PageContext, View};
use crate::widgets;
use egui::Ui;

/// One set of scores under its title; a domain opens its trend.
pub(super) fn show(ui: &mut Ui, chart: &ScoreChart, page: &PageContext<'_>) {
    widgets::card_title(ui, page.tokens, &chart.title);
    widgets::caption(ui, page.tokens, &chart.subtitle);
    widgets::body(ui, page.tokens, &chart.sentence);
    let pressed = charts::scores(ui, &chart.title, chart, page.tokens);
    for note in &chart.notes {
        widgets::caption(ui, page.tokens, note);
    }
    if let Some(row) = pressed.and_then(|at| chart.rows.get(at)) {
        page.go(View { breakdown: row.breakdown, ..page.view.at_indicator(row.indicator) });
    }
}
