//! An indicator: the chart in focus over the full width, and beside it what is needed to read it rightly.

use super::by_period_view;
use super::data_table_view::data_table;
use super::together_view;
use crate::charts::bars::{BarChart, BarOrder};
use crate::charts::trend::TimeMark;
use crate::charts::{self, TrendInput};
use crate::model::AreaId;
use crate::pages::PageContext;
use crate::pages::commentary_view;
use crate::pages::common::{copy_menu, is_web_address, subtitle, trend};
use crate::pages::copied;
use crate::pages::registry::Content;
use crate::pages::{ChartKind, Command, CompareAs, View};
use crate::pages::{ControlView, Fact, IndicatorBody, IndicatorPage, Judged};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts, paper, scroll};
use egui::{RichText, ScrollArea, Sense, Ui, Vec2};

/// The share of the width that the facts have beside the chart, and its bounds.
const FACTS_SHARE: f32 = 0.27;
const FACTS_WIDTH: [f32; 2] = [300.0, 440.0];
/// The margin and outline of a card, at both sides.
const CARD: f32 = 34.0;
/// Below this width the facts stand under the chart.
const SIDE_BY_SIDE: f32 = 860.0;
pub(super) const ROW_HEIGHT: f32 = 28.0;
/// Below this height the page scrolls, and the chart keeps so much of its own and such a share of the window.
const LEAST_PAGE: f32 = 520.0;
const LEAST_CHART: f32 = 320.0;
const CHART_SHARE: f32 = 0.9;
const ICON: f32 = 30.0;
/// Room below the chart for the verdict.
pub(super) const FOR_VERDICT: f32 = 46.0;
/// A line of what stands below a chart.
pub(super) const LINE: f32 = 22.0;
/// From so wide a card on what can be chosen of bars stands in the line above them.
const ONE_LINE: f32 = 600.0;
/// The card of a chart on paper, and what stands in it above and below rows.
const ON_PAPER: f32 = 520.0;
const AROUND_ROWS: f32 = 240.0;
/// A chart keeps so much height above the key to its marks.
const LEAST_PLOT: f32 = 160.0;

impl Content for IndicatorPage {
    fn show(&self, ui: &mut Ui, page: &PageContext<'_>) {
        show(ui, self, page);
    }

    fn sentences(&self) -> Vec<String> {
        self.sentences()
    }
}

fn show(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    if paper::is_paper(ui.ctx()) {
        content.show_chart(ui, page);
        ui.add_space(space::ONE);
        return facts_card(ui, content, page, f32::INFINITY);
    }
    let room = ui.available_size() - Vec2::splat(space::ONE);
    if room.x >= SIDE_BY_SIDE && room.y >= LEAST_PAGE {
        head(ui, content, page);
        let room = ui.available_size() - Vec2::splat(space::ONE);
        return beside(ui, content, page, (Vec2::new(room.x, room.y.max(LEAST_CHART)), false));
    }
    // Too low or too narrow for all of it: the page scrolls as a whole, its title too.
    let whole = ScrollArea::vertical().id_salt(("indicator", content.indicator));
    whole.auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(room.x);
        head(ui, content, page);
        let chart = Vec2::new(room.x, (room.y * CHART_SHARE).max(LEAST_CHART));
        if room.x >= SIDE_BY_SIDE {
            beside(ui, content, page, (chart, true));
        } else {
            focus(ui, content, page, (chart, true));
            ui.add_space(space::ONE);
            facts_card(ui, content, page, f32::INFINITY);
        }
        ui.add_space(space::ONE);
        // Page up and Page down go from indicator to indicator, in a low window too.
        scroll::page_by_other_keys(ui);
    });
}

/// The title, what is compared with, and what can be chosen.
fn head(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    widgets::page_title(ui, page.tokens, &content.title);
    subtitle(ui, page, &content.subtitle);
    ui.add_space(space::ONE);
    choices(ui, content, page);
    ui.add_space(space::ONE);
}

impl IndicatorPage {
    /// The chart by itself, below what it says and of what it is, as high as it has to be for nothing of it to be cut.
    pub fn show_chart(&self, ui: &mut Ui, page: &PageContext<'_>) {
        widgets::page_title(ui, page.tokens, &self.title);
        if self.is_compared {
            subtitle(ui, page, &self.subtitle);
        } else {
            widgets::caption(ui, page.tokens, &self.subtitle);
        }
        ui.add_space(space::ONE);
        let rows = match &self.body {
            IndicatorBody::Bars(spec) => charts::bars_height(spec.bars.len()),
            IndicatorBody::ByPeriod(table) => table.rows.len() as f32 * ROW_HEIGHT,
            IndicatorBody::Table(table) => table.rows.len() as f32 * ROW_HEIGHT,
            _ => 0.0,
        };
        let room = Vec2::new(ui.available_width() - space::ONE, ON_PAPER.max(rows + AROUND_ROWS));
        focus(ui, self, page, (room, true));
        if self.commentary.said.iter().any(|said| said.number.is_some()) {
            ui.add_space(space::ONE);
            commentary_view::numbered(ui, &self.commentary, page);
        }
    }
}

/// The chart, and beside it what is to be known of it; and whether the page is scrolled as a whole.
fn beside(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>, (room, scrolls): (Vec2, bool)) {
    let facts = (room.x * FACTS_SHARE).clamp(FACTS_WIDTH[0], FACTS_WIDTH[1]);
    let chart = Vec2::new(room.x - facts - space::TWO, room.y);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::TWO;
        widgets::room(ui, chart, |ui| focus(ui, content, page, (chart, scrolls)));
        widgets::room(ui, Vec2::new(facts, room.y), |ui| facts_card(ui, content, page, room.y));
    });
}

fn choices(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    let view = page.view;
    widgets::row_of_choices(ui, |ui| {
        if let Some(chart) = tabs(ui, content, page) {
            page.adjust(View { chart, ..view.clone() });
        }
        if content.breakdowns.len() > 1
            && !matches!(view.chart, ChartKind::Gradient | ChartKind::Together)
            && let Some(people) = widgets::choose(ui, "Group of people", view.people(), &content.breakdowns)
        {
            page.adjust(view.of(people));
        }
        if view.chart == ChartKind::Compare && content.without(view.chart).is_none() {
            let shown = ("Places are shown", view.compared);
            widgets::make_room_for_segments(ui, content.compared.iter().map(|(_, name)| name.as_str()));
            if let Some(compared) = widgets::segments(ui, page.tokens, shown, &content.compared) {
                page.adjust(View { compared, ..view.clone() });
            }
            // That of bars stands above them.
            if view.compared == CompareAs::ByPeriod {
                order(page, |orders, in_force| widgets::choose(ui, "Order", in_force, orders));
            }
        }
        if let Some(figures) = figures(&content.body)
            && ui.button("Copy figures").clicked()
        {
            ui.ctx().copy_text(figures());
        }
    });
}

/// The kinds of chart; one that there is nothing for says why. Returns the newly chosen one.
fn tabs(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) -> Option<ChartKind> {
    let kinds = ChartKind::ALL.iter().map(|kind| (*kind, kind.label(), content.without(*kind)));
    widgets::tabs(ui, page.tokens, ("How it is shown", page.view.chart), kinds)
}

/// The figures of what is shown, worked out only when they are asked for.
fn figures(body: &IndicatorBody) -> Option<Box<dyn Fn() -> String + '_>> {
    match body {
        IndicatorBody::Trend(spec) => Some(Box::new(|| copied::trend(spec))),
        IndicatorBody::Bars(spec) => Some(Box::new(|| copied::bars(spec))),
        IndicatorBody::ByPeriod(table) => Some(Box::new(|| copied::by_period(table))),
        IndicatorBody::Table(table) => Some(Box::new(|| copied::table(table))),
        IndicatorBody::Control(view) => Some(Box::new(|| copied::control(&view.chart))),
        IndicatorBody::Together(together) => together_view::figures(together),
        IndicatorBody::Nothing(_) => None,
    }
}

fn focus(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>, (room, scrolls): (Vec2, bool)) {
    widgets::card(page.tokens).show(ui, |ui| {
        let inner = room - Vec2::splat(CARD);
        ui.set_width(inner.x);
        ui.set_min_height(inner.y);
        match &content.body {
            IndicatorBody::Trend(spec) => {
                widgets::caption(ui, page.tokens, &spec.subtitle);
                let size = chart_room(ui, inner, &spec.marks);
                let salt = ("focus", content.indicator, content.area, page.view.breakdown);
                trend(ui, salt, spec, page, size);
                mark_list(ui, &spec.marks, page);
            }
            IndicatorBody::Bars(spec) => bars(ui, content, spec, page, inner),
            IndicatorBody::Control(view) => control(ui, content, view, page, inner),
            IndicatorBody::ByPeriod(table) => {
                by_period_view::show(ui, content, table, page, (inner, FOR_VERDICT));
            }
            IndicatorBody::Table(table) => data_table(ui, table, page, inner),
            IndicatorBody::Together(together) => together_view::show(ui, together, page, (inner, scrolls)),
            IndicatorBody::Nothing(reason) => {
                ui.add_space(space::THREE);
                widgets::body(ui, page.tokens, reason);
                ui.add_space(space::ONE);
                if page.view.chart != ChartKind::Trend && ui.button("Show the trend").clicked() {
                    page.adjust(View { chart: ChartKind::Trend, ..page.view.clone() });
                }
                return;
            }
        }
        if is_judged(page) {
            ui.add_space(space::ONE);
            verdict(ui, content, page);
        }
    });
}

/// Whether what is shown is the figure that was judged: the groups by deprivation are others, and two figures together are
/// more.
fn is_judged(page: &PageContext<'_>) -> bool {
    !matches!(page.view.chart, ChartKind::Gradient | ChartKind::Together)
}

/// Bars in all the room there is, with what is to be known of them below.
fn bars(ui: &mut Ui, content: &IndicatorPage, spec: &BarChart, page: &PageContext<'_>, room: Vec2) {
    let top = ui.cursor().top();
    widgets::card_title(ui, page.tokens, &spec.title);
    let line = |ui: &mut Ui| {
        widgets::caption(ui, page.tokens, &spec.subtitle);
        how_compared(ui, content, page);
    };
    // In a narrow window one below the other.
    if ui.available_width() < ONE_LINE {
        ui.vertical(line)
    } else {
        ui.horizontal(line)
    };
    let below: Vec<&str> =
        spec.notes.iter().chain([&spec.source]).map(String::as_str).filter(|line| !line.is_empty()).collect();
    let verdict = if is_judged(page) { FOR_VERDICT } else { 0.0 };
    let height = |text: &&str| {
        let (text, colour) = ((*text).to_owned(), page.tokens.text_weak);
        ui.painter().layout(text, fonts::small(), colour, room.x).size().y + ui.spacing().item_spacing.y
    };
    let key = if spec.beside.is_some() { LINE } else { 0.0 };
    let taken = ui.cursor().top() - top + below.iter().map(height).sum::<f32>() + key + verdict + space::HALF;
    let size = Vec2::new(room.x, (room.y - taken).max(200.0));
    let salt = ("bars", content.indicator, content.area);
    let shown = charts::bars(ui, salt, spec, page.tokens, size);
    copy_menu(page, &shown.response, || copied::bars(spec));
    // A click goes to a place; a group of people is none.
    let clicked = shown.clicked.and_then(|at| spec.bars.get(at)).map(|bar| bar.area);
    let is_place = |area: &AreaId| page.outline.place_name(*area).is_some();
    if let Some(place) = clicked.filter(is_place).filter(|_| page.view.chart == ChartKind::Compare) {
        page.commands.send(Command::ChoosePlace(place));
    }
    if let Some(beside) = &spec.beside {
        hollow_key(ui, page, beside);
    }
    for line in below {
        widgets::caption(ui, page.tokens, line);
    }
}

/// In which order bars stand and which earlier period they are seen beside, within the line that says of which they are.
fn how_compared(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    // On paper nothing is chosen.
    if page.view.chart != ChartKind::Compare || paper::is_paper(ui.ctx()) {
        return;
    }
    order(page, |orders, in_force| widgets::choose_in_line(ui, page.tokens, "Order", in_force, orders));
    if content.earlier.len() > 1 {
        let chosen = page.view.earlier;
        if let Some(earlier) = widgets::choose_in_line(ui, page.tokens, "Period", chosen, &content.earlier) {
            page.adjust(View { earlier, ..page.view.clone() });
        }
    }
}

/// The orders that places can be compared in, of which one is chosen.
fn order(page: &PageContext<'_>, choose: impl FnOnce(&[(BarOrder, String)], BarOrder) -> Option<BarOrder>) {
    let view = page.view;
    // What has changed is told beside an earlier period alone.
    let is_beside = view.compared == CompareAs::Bars && view.earlier.is_some();
    let possible = |order: &BarOrder| *order != BarOrder::ByChange || is_beside;
    let orders = BarOrder::ALL.into_iter().filter(possible);
    let orders: Vec<_> = orders.map(|order| (order, order.label().to_owned())).collect();
    if let Some(bars) = choose(&orders, Some(view.bars).filter(possible).unwrap_or_default()) {
        page.adjust(View { bars, ..view.clone() });
    }
}

/// What a hollow dot is.
fn hollow_key(ui: &mut Ui, page: &PageContext<'_>, beside: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HALF;
        let (dot, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
        let stroke = egui::Stroke::new(1.5, page.tokens.text);
        ui.painter().circle(dot.center(), 4.0, page.tokens.card, stroke);
        widgets::caption(ui, page.tokens, beside);
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
    copy_menu(page, &shown, || copied::control(&view.chart));
    mark_list(ui, &view.chart.marks, page);
}

/// What is left of a card for its chart, above the list of its marks and the verdict.
fn chart_room(ui: &Ui, card: Vec2, marks: &[TimeMark]) -> Vec2 {
    let used = ui.cursor().top() - ui.min_rect().top();
    let line = |text: String| {
        let room = ui.available_width();
        let text = ui.painter().layout(text, fonts::small(), egui::Color32::PLACEHOLDER, room);
        text.size().y.max(size::SMALL) + space::ONE
    };
    let listed: f32 = charts::key_of_marks(marks).into_iter().map(line).sum();
    Vec2::new(card.x, (card.y - used - listed - FOR_VERDICT).max(LEAST_PLOT))
}

/// The key to the marks of the chart.
fn mark_list(ui: &mut Ui, marks: &[TimeMark], page: &PageContext<'_>) {
    for line in charts::key_of_marks(marks) {
        widgets::caption(ui, page.tokens, &line);
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
        let inner = height - CARD;
        if !inner.is_finite() {
            // The page scrolls, and what has the focus is brought into sight by it.
            return facts(ui, content, page);
        }
        ui.set_min_height(inner);
        let mut list = ScrollArea::vertical().id_salt("facts").max_height(inner).auto_shrink([false, true]);
        // Another indicator or place is read from its beginning.
        let read = ui.scope_id().with("read");
        let now = (content.indicator, page.view.place);
        if ui.data(|data| data.get_temp(read)) != Some(now) {
            ui.data_mut(|data| data.insert_temp(read, now));
            list = list.vertical_scroll_offset(0.0);
        }
        scroll::text(ui, "About this figure", list, |ui| facts(ui, content, page));
    });
}

fn facts(ui: &mut Ui, content: &IndicatorPage, page: &PageContext<'_>) {
    let Judged { says, found, tried, idle } = &content.judged;
    if !says.is_empty() {
        widgets::card_title(ui, page.tokens, "What this says");
        paragraphs(ui, page, says);
    }
    for found in found {
        fact(ui, page, found);
    }
    if !tried.is_empty() {
        widgets::rule(ui, page.tokens);
        widgets::card_title(ui, page.tokens, "What was tried, before and after");
        for tried in tried {
            fact(ui, page, tried);
        }
    }
    if commentary_view::has_room(ui, &content.commentary) {
        widgets::rule(ui, page.tokens);
        commentary_view::show(ui, &content.commentary, page);
        ui.add_space(space::ONE);
    }
    widgets::rule(ui, page.tokens);
    for about in &content.facts {
        fact(ui, page, about);
    }
    if let Some(url) = content.url.as_deref().filter(|url| is_web_address(url)) {
        let text =
            RichText::new("Open the publisher’s page").size(size::DENSE).color(page.tokens.accent_text);
        ui.hyperlink_to(text, url).hint(url);
        ui.add_space(space::ONE);
    }
    if !idle.is_empty() {
        let head = RichText::new(format!("Not applicable here ({})", idle.len()));
        let head = head.font(fonts::strong()).color(page.tokens.text_weak);
        egui::CollapsingHeader::new(head).id_salt("idle").show(ui, |ui| {
            for idle in idle {
                fact(ui, page, idle);
            }
        });
    }
}

fn fact(ui: &mut Ui, page: &PageContext<'_>, fact: &Fact) {
    widgets::eyebrow(ui, page.tokens, &fact.label);
    paragraphs(ui, page, &fact.paragraphs);
}

fn paragraphs(ui: &mut Ui, page: &PageContext<'_>, paragraphs: &[String]) {
    for paragraph in paragraphs {
        let text = RichText::new(paragraph).size(size::DENSE).color(page.tokens.text);
        ui.add(egui::Label::new(text).wrap().selectable(true));
    }
    ui.add_space(space::ONE);
}
