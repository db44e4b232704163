//! National and local priorities in equal halves, how they add up, and what was tried.

use crate::charts::{self, Mark};
use crate::model::Verdict;
use crate::pages::PageContext;
use crate::pages::{BalanceBar, Balanced, PlacePage, PriorityItem, Square};
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use crate::words::REGRESSION_TO_THE_MEAN;
use egui::{Color32, Rect, RichText, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

/// How many priorities each half lists before the rest is asked for.
const PRIORITIES_LISTED: usize = 3;
/// How many things that were tried are listed before the rest is asked for.
const TRIED_LISTED: usize = 3;

/// Draws the strand.
pub(super) fn show(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, "Priorities");
    widgets::card_title(ui, page.tokens, "National and local priorities side by side");
    widgets::caption(ui, page.tokens, &content.priorities.subtitle);
    ui.add_space(space::HALF);
    let all_id = ui.scope_id().with(("all priorities", content.place));
    let mut all = ui.data(|data| data.get_temp::<bool>(all_id)).unwrap_or(false);
    let listed = if all { usize::MAX } else { PRIORITIES_LISTED };
    let halves = [("National", &content.priorities.national), ("Local", &content.priorities.local)];
    let width = (ui.available_width() - space::TWO) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::TWO;
        for (name, items) in halves {
            widgets::room(ui, Vec2::new(width, 0.0), |ui| half(ui, name, items, listed, page));
        }
    });
    let most = halves.iter().map(|(_, items)| items.len()).max().unwrap_or(0);
    if most > PRIORITIES_LISTED {
        let text = if all { "Show fewer priorities" } else { "Show all priorities" };
        if widgets::quiet_button(ui, page.tokens, text, "Priorities: show all or fewer").clicked() {
            all = !all;
        }
        ui.data_mut(|data| data.insert_temp(all_id, all));
    }
}

/// How the priorities add up, weighted both ways, and what local ones lack.
pub(super) fn balance(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, "Balance");
    widgets::card_title(ui, page.tokens, "How the priorities add up");
    let priorities = &content.priorities;
    if priorities.national.is_empty() && priorities.local.is_empty() {
        widgets::caption(ui, page.tokens, &format!("{}.", priorities.subtitle));
        return;
    }
    for balanced in &priorities.balances {
        widgets::eyebrow(ui, page.tokens, &balanced.name);
        widgets::caption(ui, page.tokens, &balanced.words);
        for bar in &balanced.bars {
            balance_bar(ui, balanced, bar, page);
        }
        ui.add_space(space::HALF);
    }
    for note in &content.priorities.notes {
        widgets::caption(ui, page.tokens, note);
    }
}

/// One bar: a square for each priority, the sides apart, how they are weighted below it.
fn balance_bar(ui: &mut Ui, balanced: &Balanced, bar: &BalanceBar, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 12.0), Sense::hover());
    response.widget_info(|| {
        let name = format!("{}: {}. {}", balanced.name, balanced.words, bar.weights);
        WidgetInfo::labeled(egui::Role::Image, true, name)
    });
    let sides = bar.sides.iter().filter(|side| !side.is_empty()).count();
    let width = rect.width() - BETWEEN_SIDES * sides.saturating_sub(1) as f32;
    let mut left = rect.left();
    for side in bar.sides.iter().filter(|side| !side.is_empty()) {
        for square in side {
            let right = left + width * square.share as f32;
            let part = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom())).shrink(0.5);
            let outline = Stroke::new(1.0, tokens.outline);
            ui.painter().rect(part, 1.0, fill(square, page), outline, StrokeKind::Inside);
            left = right;
        }
        left += BETWEEN_SIDES;
    }
    if let Some(pointer) = response.hover_pos()
        && let Some(square) = under(bar, rect, pointer.x, width)
    {
        response.hint(&square.title);
    }
    widgets::caption(ui, tokens, bar.weights);
}

/// How far the national and the local squares stand apart.
const BETWEEN_SIDES: f32 = 8.0;

fn fill(square: &Square, page: &PageContext<'_>) -> Color32 {
    let tokens = page.tokens;
    match square.verdict {
        Some(Verdict::Worse) => tokens.worse.fill,
        Some(Verdict::Similar) => tokens.similar.fill,
        Some(Verdict::Better) => tokens.better.fill,
        _ => tokens.card,
    }
}

/// The square at this place of the bar.
fn under(bar: &BalanceBar, rect: Rect, x: f32, width: f32) -> Option<&Square> {
    let mut left = rect.left();
    for side in bar.sides.iter().filter(|side| !side.is_empty()) {
        for square in side {
            let right = left + width * square.share as f32;
            if (left..right).contains(&x) {
                return Some(square);
            }
            left = right;
        }
        left += BETWEEN_SIDES;
    }
    None
}

fn half(ui: &mut Ui, name: &str, items: &[PriorityItem], listed: usize, page: &PageContext<'_>) {
    let tokens = page.tokens;
    ui.horizontal(|ui| {
        ui.label(RichText::new(name).font(fonts::semibold_at(size::BODY)).color(tokens.text));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            widgets::caption(ui, tokens, &items.len().to_string());
        });
    });
    if items.is_empty() {
        widgets::caption(ui, tokens, "None in the file.");
    }
    for item in items.iter().take(listed) {
        widgets::rule(ui, tokens);
        priority(ui, item, page);
    }
}

fn priority(ui: &mut Ui, item: &PriorityItem, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let text = RichText::new(&item.title).font(fonts::semibold_at(size::DENSE)).color(tokens.text);
    let title = ui.add(egui::Label::new(text).wrap());
    if let Some(owner) = &item.owner {
        widgets::caption(ui, tokens, owner);
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        marks(ui, &item.marks, page);
        let status = RichText::new(&item.status).size(size::DENSE).color(tokens.text);
        let shown = ui.add(egui::Label::new(status).wrap());
        if !item.meanings.is_empty() {
            shown.hint(item.meanings.join("\n"));
        }
    });
    for line in &item.lines {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            marks(ui, &line.marks, page);
            widgets::caption(ui, tokens, &line.text);
        });
    }
    if let Some(line) = &item.spark {
        let (rect, _) =
            ui.allocate_exact_size(Vec2::new(ui.available_width().min(150.0), 28.0), Sense::hover());
        charts::sparkline(ui.painter(), rect.shrink2(Vec2::new(4.0, 5.0)), line, page.tokens);
    }
    if let Some(indicator) = item.indicator
        && widgets::clickable(ui, &title, tokens, &format!("Open: {}", item.title))
    {
        page.go(page.view.at_indicator(indicator));
    }
}

/// Shapes before a line of text.
fn marks(ui: &mut Ui, marks: &[Mark], page: &PageContext<'_>) {
    for mark in marks {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(12.0, 17.0), Sense::hover());
        charts::mark(ui.painter(), rect.center(), 11.0, *mark, page.tokens);
    }
}

/// What was tried here, and what moved since.
pub(super) fn tried(ui: &mut Ui, content: &PlacePage, page: &PageContext<'_>) {
    widgets::eyebrow(ui, page.tokens, "Interventions");
    widgets::card_title(ui, page.tokens, "What was tried here, and what moved since");
    let all_id = ui.scope_id().with(("all tried", content.place));
    let all = ui.data(|data| data.get_temp::<bool>(all_id)).unwrap_or(false);
    let listed = if all { content.tried.len() } else { TRIED_LISTED };
    for tried in content.tried.iter().take(listed) {
        let text = match &tried.detail {
            Some(detail) => format!("{} ({detail})", tried.title),
            None => tried.title.clone(),
        };
        let line = widgets::eyebrow(ui, page.tokens, &text);
        if let Some(moved) = tried.moved.first() {
            let indented = egui::Frame::new().inner_margin(egui::Margin { left: 14, ..Default::default() });
            indented.show(ui, |ui| widgets::caption(ui, page.tokens, moved));
        }
        if tried.moved.len() > 1 {
            line.hint(tried.moved.join("\n"));
        }
    }
    if content.tried.len() > TRIED_LISTED {
        let more = format!("Show all {}", content.tried.len());
        let text = if all { "Show fewer" } else { more.as_str() };
        if widgets::quiet_button(ui, page.tokens, text, "What was tried here: show all or fewer").clicked() {
            ui.data_mut(|data| data.insert_temp(all_id, !all));
        }
    }
    if !content.asking.is_empty() {
        ui.add_space(space::HALF);
        widgets::eyebrow(ui, page.tokens, "Worth asking about");
        for asking in &content.asking {
            widgets::caption(ui, page.tokens, asking);
        }
        widgets::caption(ui, page.tokens, REGRESSION_TO_THE_MEAN);
    }
}
