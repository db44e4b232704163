//! All other indicators of a place, each a card with its trend line.

use crate::charts;
use crate::charts::spark::Sparkline;
use crate::pages::IndicatorCard;
use crate::pages::PageContext;
use crate::pages::legend;
use crate::widgets::tokens::{size, space};
use crate::widgets::{self, Hint, fonts};
use egui::{Id, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, pos2};

const CARD_WIDTH: f32 = 250.0;
const CARD_HEIGHT: f32 = 150.0;

/// All other indicators, in as many columns as fit.
pub(super) fn show(ui: &mut Ui, cards: &[IndicatorCard], page: &PageContext<'_>) {
    if cards.is_empty() {
        return;
    }
    widgets::eyebrow(ui, page.tokens, &format!("{} other indicators", cards.len()));
    legend::of_place(ui, page);
    ui.add_space(space::HALF);
    let gap = space::TWO;
    let width = ui.available_width();
    let across = ((width + gap) / (CARD_WIDTH + gap)).floor().max(1.0);
    let card_width = (width - gap * (across - 1.0)) / across;
    let rows = cards.len().div_ceil(across as usize);
    let height = rows as f32 * (CARD_HEIGHT + gap) - gap;
    let (area, whole) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    // Screen readers know every card. The keyboard walks from one to the next, and the first and last are reached from
    // what stands around: it finds the rows beside those in sight, and what has the focus keeps it.
    let all = ui.ctx().has_accesskit_node(whole.id);
    let near = ui.clip_rect().expand2(Vec2::new(0.0, CARD_HEIGHT + gap));
    let focused = ui.memory(egui::Memory::focused);
    for (at, card) in cards.iter().enumerate() {
        let (column, row) = (at % across as usize, at / across as usize);
        let min = area.min + Vec2::new(column as f32 * (card_width + gap), row as f32 * (CARD_HEIGHT + gap));
        let rect = Rect::from_min_size(min, Vec2::new(card_width, CARD_HEIGHT));
        let id = ui.scope_id().with(("card", card.indicator));
        if all || near.intersects(rect) || row == 0 || row + 1 == rows || focused == Some(id) {
            small_card(ui, (rect, id), card, page);
        }
    }
}

fn small_card(ui: &mut Ui, (rect, id): (Rect, Id), card: &IndicatorCard, page: &PageContext<'_>) {
    let tokens = page.tokens;
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, card.sentence()));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        page.go(page.view.at_indicator(card.indicator));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let outline = if response.hovered() { tokens.accent } else { tokens.line };
    let stroke = egui::Stroke::new(1.0, outline);
    ui.painter().rect(rect, 8.0, tokens.card, stroke, egui::StrokeKind::Inside);
    if response.has_focus() {
        widgets::focus_ring(ui, rect, tokens);
    }
    response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .hint(format_args!("{}\n{}", card.subtitle, card.line));
    let inner = rect.shrink(14.0);
    let title = widgets::elided(ui, &card.title, fonts::semibold_at(size::BODY), tokens.text, inner.width());
    let small = fonts::small();
    let subtitle = widgets::elided(ui, &card.subtitle, small, tokens.text_weak, inner.width());
    ui.painter().galley(inner.min, title, tokens.text);
    ui.painter().galley(inner.min + Vec2::new(0.0, 21.0), subtitle, tokens.text_weak);
    let value = widgets::elided(ui, &card.value, fonts::semibold_at(size::BODY), tokens.line_focus, 90.0);
    let line_right = inner.right() - value.size().x - 28.0;
    let line = Rect::from_min_max(
        pos2(inner.left() + 4.0, inner.top() + 48.0),
        pos2(line_right, inner.bottom() - 34.0),
    );
    let arrow = spark_with_value(ui, line, &card.spark, value, page);
    charts::arrow(ui.painter(), arrow, 12.0, card.arrow, page.tokens);
    let mark = pos2(inner.left() + 6.0, inner.bottom() - 9.0);
    charts::mark(ui.painter(), mark, 12.0, card.mark, page.tokens);
    let font = fonts::small();
    let words = widgets::elided(ui, &card.short, font, tokens.text, inner.width() - 20.0);
    ui.painter().galley(pos2(inner.left() + 20.0, inner.bottom() - 17.0), words, tokens.text);
}

/// The line with the latest value at its end; where the arrow beside the value belongs.
fn spark_with_value(
    ui: &Ui,
    rect: Rect,
    line: &Sparkline,
    value: std::sync::Arc<egui::Galley>,
    page: &PageContext<'_>,
) -> Pos2 {
    charts::sparkline(ui.painter(), rect, line, page.tokens);
    let last = line.last.unwrap_or([1.0, 0.5]);
    let x = egui::lerp(rect.x_range().min..=rect.x_range().max, last[0]) + 10.0;
    let y = egui::lerp(rect.bottom()..=rect.top(), last[1]) - value.size().y / 2.0;
    let after = pos2(x + value.size().x + 9.0, y + value.size().y / 2.0);
    ui.painter().galley(pos2(x, y), value, page.tokens.line_focus);
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::{Arrow, Mark};
    use crate::model::IndicatorId;
    use crate::pages::{Commands, Outline, View};
    use crate::widgets::tokens::Tokens;
    use egui::{Event, Key, Modifiers, RawInput};
    use std::collections::HashSet;

    const SCREEN: Rect = Rect { min: Pos2::ZERO, max: pos2(900.0, 600.0) };

    fn card(at: usize) -> IndicatorCard {
        IndicatorCard {
            indicator: IndicatorId::at(at),
            title: format!("Indicator {at}"),
            subtitle: String::new(),
            spark: Sparkline::default(),
            value: String::new(),
            figure: String::new(),
            arrow: Arrow::None,
            mark: Mark::None,
            short: String::new(),
            line: String::new(),
        }
    }

    #[test]
    fn the_keyboard_comes_to_every_card_and_brings_it_into_sight() {
        const CARDS: usize = 40;
        let cards: Vec<IndicatorCard> = (0..CARDS).map(card).collect();
        let (tokens, commands, view) = (Tokens::light(), Commands::default(), View::default());
        let page = PageContext {
            tokens: &tokens,
            view: &view,
            outline: &Outline::default(),
            commands: &commands,
            elsewhere: None,
            focus_search: false,
        };
        for modifiers in [Modifiers::NONE, Modifiers::SHIFT] {
            let ctx = egui::Context::default();
            fonts::install(&ctx);
            let frame = |events: Vec<Event>| {
                let input =
                    RawInput { screen_rect: Some(SCREEN), events, predicted_dt: 1.0, ..RawInput::default() };
                let draw = |ui: &mut Ui| {
                    egui::ScrollArea::vertical().show(ui, |ui| show(ui, &cards, &page));
                };
                ctx.run_ui(input, draw).textures_delta.clear();
            };
            let key = Key::Tab;
            let tab = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
            let mut come_to = HashSet::new();
            frame(Vec::new());
            for _ in 0..CARDS {
                frame(vec![tab.clone()]);
                // Focus and scrolling take some frames to settle.
                (0..9).for_each(|_| frame(Vec::new()));
                let focused = ctx.memory(egui::Memory::focused).expect("a card has the focus");
                let rect = ctx.read_response(focused).expect("it is drawn").rect;
                assert!(SCREEN.contains_rect(rect), "{rect:?}");
                come_to.insert(focused);
            }
            assert_eq!(come_to.len(), CARDS, "{modifiers:?}");
        }
    }
}
