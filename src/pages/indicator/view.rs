//! An indicator: the chart in focus over the full width, and beside it what is needed to read it rightly.

use super::data_table::DataTable;
use crate::charts::trend::TimeMark;
use crate::charts::{self, TrendInput};
use crate::pages::PageContext;
use crate::pages::common::{subtitle, trend};
use crate::pages::copied;
use crate::pages::registry::Content;
use crate::pages::{ChartKind, Command, View};
use crate::pages::{ControlView, IndicatorBody, IndicatorPage};
use crate::widgets::table::{Table, Texts};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{RichText, ScrollArea, Sense, Ui, Vec2};

const FACTS_WIDTH: f32 = 300.0;
/// Below this width the facts stand under the chart.
const SIDE_BY_SIDE: f32 = 860.0;
const ROW_HEIGHT: f32 = 28.0;
/// Below this height the page scrolls, and the chart keeps it.
const LEAST_CHART: f32 = 320.0;
const ICON: f32 = 30.0;
/// Room below the chart for the verdict.
const FOR_VERDICT: f32 = 46.0;
/// A chart's key names at most so many marks; the others say what they are where they stand.
const LISTED_MARKS: usize = 5;

impl Content for IndicatorPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

fn show(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    widgets::page_title(ui, page.tokens, &content.title);
    subtitle(ui, page, &content.subtitle);
    ui.add_space(space::ONE);
    choices(ui, content, page);
    ui.add_space(space::ONE);
    let room = ui.available_size() - Vec2::new(space::ONE, space::ONE);
    if room.x >= SIDE_BY_SIDE && room.y >= LEAST_CHART {
        return beside(ui, content, page, room);
    }
    let room = Vec2::new(room.x, (room.y * 0.75).max(LEAST_CHART));
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        if room.x >= SIDE_BY_SIDE {
            beside(ui, content, page, room);
        } else {
            focus(ui, content, page, room);
            ui.add_space(space::ONE);
            facts_card(ui, content, page, f32::INFINITY);
        }
    });
}

/// The chart, and beside it what is to be known of it.
fn beside(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>, room: Vec2) {
    let chart = Vec2::new(room.x - FACTS_WIDTH - space::TWO, room.y);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::TWO;
        widgets::room(ui, chart, |ui| focus(ui, content, page, chart));
        widgets::room(ui, Vec2::new(FACTS_WIDTH, room.y), |ui| facts_card(ui, content, page, room.y));
    });
}

fn choices(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    let view = page.view;
    ui.horizontal_wrapped(|ui| {
        let kinds = ChartKind::ALL.iter().map(|kind| (*kind, kind.label()));
        if let Some(chart) = widgets::tabs(ui, page.tokens, view.chart, kinds) {
            page.adjust(View { chart, ..view.clone() });
        }
        if content.breakdowns.len() > 1
            && view.chart != ChartKind::Gradient
            && let Some(people) = widgets::choose(ui, "Group of people", view.people(), &content.breakdowns)
        {
            page.adjust(view.of(people));
        }
        if let Some(figures) = figures(&content.body)
            && ui.button("Copy figures").clicked()
        {
            ui.ctx().copy_text(figures());
        }
        if view.chart == ChartKind::Compare {
            let orders = [(false, "Ordered by place".to_owned()), (true, "Ordered by value".to_owned())];
            if let Some(by_value) = widgets::choose(ui, "Order", view.by_value, &orders) {
                page.adjust(View { by_value, ..view.clone() });
            }
        }
    });
}

/// The figures of what is shown, worked out only when they are asked for.
fn figures(body: &IndicatorBody) -> Option<Box<dyn Fn() -> String + '_>> {
    match body {
        IndicatorBody::Trend(spec) => Some(Box::new(|| copied::trend(spec))),
        IndicatorBody::Bars(spec) => Some(Box::new(|| copied::bars(spec))),
        IndicatorBody::Table(table) => Some(Box::new(|| copied::table(table))),
        IndicatorBody::Control(view) => Some(Box::new(|| copied::control(&view.chart))),
        IndicatorBody::Nothing(_) => None,
    }
}

fn focus(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>, room: Vec2) {
    widgets::card(page.tokens).show(ui, |ui| {
        let inner = room - Vec2::splat(34.0);
        ui.set_width(inner.x);
        ui.set_min_height(inner.y);
        match &content.body {
            IndicatorBody::Trend(spec) => {
                widgets::caption(ui, page.tokens, &spec.subtitle);
                let size = chart_room(ui, inner, &spec.marks);
                let salt = ("focus", content.indicator, content.area, page.view.breakdown);
                trend(ui, salt, spec, page, (size, TrendInput::Zoomable));
                mark_list(ui, &spec.marks, page);
            }
            IndicatorBody::Bars(spec) => {
                widgets::card_title(ui, page.tokens, &spec.title);
                widgets::caption(ui, page.tokens, &spec.subtitle);
                let height = (spec.bars.len() as f32 * 40.0 + 40.0).min((inner.y - 90.0).max(200.0));
                let salt = ("bars", content.indicator, content.area);
                let shown = charts::bars(ui, salt, spec, page.tokens, Vec2::new(inner.x, height));
                widgets::copy_menu(&shown.response, || copied::bars(spec));
                if let Some(bar) = shown.clicked.and_then(|at| spec.bars.get(at)) {
                    page.commands.send(Command::ChoosePlace(bar.area));
                }
            }
            IndicatorBody::Control(view) => control(ui, content, view, page, inner),
            IndicatorBody::Table(table) => data_table(ui, table, page),
            IndicatorBody::Nothing(reason) => {
                ui.add_space(space::THREE);
                widgets::body(ui, page.tokens, reason);
            }
        }
        ui.add_space(space::ONE);
        verdict(ui, content, page);
    });
}

/// The icons with what they mean, then the chart; without limits the chart says why, and there is nothing to mean.
fn control(ui: &mut Ui, content: &IndicatorPage, view: &ControlView, page: &PageContext<'_>, room: Vec2) {
    widgets::card_title(ui, page.tokens, &view.chart.title);
    widgets::caption(ui, page.tokens, &view.chart.subtitle);
    if view.chart.reason.is_none() {
        ui.add_space(space::HALF);
        let icon = |ui: &mut Ui| ui.allocate_exact_size(Vec2::splat(ICON), Sense::hover()).0.center();
        ui.horizontal(|ui| {
            let centre = icon(ui);
            charts::variation_icon(ui.painter(), centre, ICON, view.variation, view.side, page.tokens);
            widgets::body(ui, page.tokens, &view.variation_sentence);
        });
        ui.horizontal(|ui| {
            let centre = icon(ui);
            charts::assurance_icon(ui.painter(), centre, ICON, view.assurance, page.tokens);
            widgets::body(ui, page.tokens, &view.assurance_sentence);
        });
    }
    ui.add_space(space::HALF);
    let size = chart_room(ui, room, &view.chart.marks);
    let salt = ("control", content.indicator, content.area, page.view.breakdown);
    let shown = charts::control(ui, salt, &view.chart, page.tokens, size, TrendInput::Zoomable);
    widgets::copy_menu(&shown, || copied::control(&view.chart));
    mark_list(ui, &view.chart.marks, page);
}

/// What is left of a card for its chart, above the list of its marks and the verdict.
fn chart_room(ui: &Ui, card: Vec2, marks: &[TimeMark]) -> Vec2 {
    let used = ui.cursor().top() - ui.min_rect().top();
    let listed = marks.len().min(LISTED_MARKS) as f32 * (size::SMALL + space::ONE);
    Vec2::new(card.x, (card.y - used - listed - FOR_VERDICT).max(200.0))
}

/// The key to the numbered marks of the chart.
fn mark_list(ui: &mut Ui, marks: &[TimeMark], page: &PageContext<'_>) {
    for mark in marks.iter().take(LISTED_MARKS) {
        widgets::caption(ui, page.tokens, &format!("{}  {}", mark.number, mark.label));
    }
}

fn verdict(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    ui.horizontal_top(|ui| {
        let (mark, _) = ui.allocate_exact_size(Vec2::new(14.0, 20.0), Sense::hover());
        charts::mark(ui.painter(), mark.center(), 12.0, content.mark, page.tokens);
        widgets::body(ui, page.tokens, &content.line);
    });
}

fn facts_card(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>, height: f32) {
    widgets::card(page.tokens).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let inner = if height.is_finite() { height - 34.0 } else { f32::INFINITY };
        if inner.is_finite() {
            ui.set_min_height(inner);
        }
        ScrollArea::vertical().id_salt("facts").max_height(inner).auto_shrink([false, true]).show(ui, |ui| {
            for fact in content.judged.iter().chain(&content.facts) {
                widgets::eyebrow(ui, page.tokens, fact.label);
                let text = RichText::new(&fact.text).size(size::DENSE).color(page.tokens.text);
                ui.add(egui::Label::new(text).wrap().selectable(true));
                ui.add_space(space::ONE);
            }
            if let Some(url) = content.url.as_deref().filter(|url| is_web_address(url)) {
                let text = RichText::new("Open the publisher’s page")
                    .size(size::DENSE)
                    .color(page.tokens.accent_text);
                ui.hyperlink_to(text, url).hint(url);
            }
        });
    });
}

/// A scorecard comes by mail from anyone: only addresses of the web are ever handed to the desktop to open.
fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn data_table(ui: &mut Ui, table: &DataTable, page: &PageContext<'_>) {
    let tokens = page.tokens;
    widgets::caption(ui, tokens, &table.title);
    let height = (ui.available_height() - 60.0).max(200.0);
    let heads: Vec<&str> =
        std::iter::once("Period").chain(table.columns.iter().map(|column| column.name.as_str())).collect();
    let widths: Vec<f32> =
        heads.iter().enumerate().map(|(at, _)| if at == 0 { 84.0 } else { 96.0 }).collect();
    let cell = |row: usize, column: usize| table.rows.get(row)?.cells.get(column.checked_sub(1)?);
    let text = |row: usize, column: usize| match cell(row, column) {
        Some(cell) => cell.text.as_str(),
        None => table.rows.get(row).map_or("", |row| row.period.as_str()),
    };
    let mut cells = Texts {
        tokens,
        heads: &heads,
        text: &text,
        more: &|row, column| cell(row, column)?.note.clone(),
        look: &|column| match column {
            0 => (fonts::semibold_at(size::DENSE), tokens.text),
            _ => (egui::FontId::proportional(size::DENSE), tokens.text),
        },
        right_from: 1,
    };
    let shown = Table {
        salt: "figures",
        name: &table.title,
        widths: &widths,
        fixed: 1,
        rows: table.rows.len(),
        head_height: ROW_HEIGHT,
        row_height: ROW_HEIGHT,
    };
    widgets::room(ui, Vec2::new(ui.available_width(), height), |ui| {
        shown.show(ui, tokens, &mut cells);
    });
}
