//! Draws the cards: three and two beside each other, two and two, or one below the other.

use super::content::{Cards, NeighbourhoodsPage};
use super::linked::Linked;
use super::spread_card::{GradientCard, SpreadCard};
use super::{chosen_view, footprint_view, list_view, map_view};
use crate::charts;
use crate::pages::PageContext;
use crate::widgets;
use crate::widgets::tokens::space;
use egui::{Ui, Vec2};

/// From so wide a window three cards stand side by side, and from so wide a page two.
const THREE_FROM: f32 = 1200.0;
const TWO_FROM: f32 = 600.0;
/// What the map, the distribution and the list take of the width.
const THREE: [f32; 3] = [0.385, 0.29, 0.325];

/// A card of the page.
#[derive(Clone, Copy)]
enum Card {
    Map,
    Spread,
    List,
    Footprints,
    Gradient,
    Chosen,
}

/// Draws them.
pub(super) fn show(
    ui: &mut Ui,
    (content, cards): (&NeighbourhoodsPage, &Cards),
    page: &PageContext<'_>,
    linked: &mut Linked,
) {
    use Card::{Chosen, Footprints, Gradient, List, Map, Spread};
    for (at, (row, shares)) in rows(ui, cards).iter().enumerate() {
        if at > 0 {
            ui.add_space(space::TWO);
        }
        widgets::row_of_cards(
            ui,
            page.tokens,
            ("neighbourhoods", at, row.len()),
            shares,
            |ui, card, stretch| match row[card] {
                Map => map_view::show(ui, &cards.map, page, (linked, stretch)),
                Spread => spread(ui, &cards.spread, page, (linked, stretch)),
                List => list_view::show(ui, &cards.list, page, linked),
                Footprints => {
                    cards.footprints.as_ref().map_or(0.0, |card| footprint_view::show(ui, card, page, linked))
                }
                Gradient => {
                    let tenth = linked.looked_at().and_then(|area| content.lies(area)?.tenth);
                    gradient(ui, &cards.gradient, page, (tenth, stretch))
                }
                Chosen => chosen_view::show(ui, (content, cards.chosen.as_ref()), page, stretch),
            },
        );
    }
}

/// The cards row by row, each with the shares of the width. Where there is no map, that is said at the end, in a card that
/// is as high as its sentence.
fn rows(ui: &Ui, cards: &Cards) -> Vec<(Vec<Card>, Vec<f32>)> {
    use Card::{Chosen, Footprints, Gradient, List, Map, Spread};
    let across = ui.available_width();
    let has_map = cards.map.chart.is_some();
    let mut rows: Vec<(Vec<Card>, Vec<f32>)> = if widgets::page_room::window_width(ui.ctx()) >= THREE_FROM {
        // The gradient is as wide as the map above it, whatever the gaps between the cards are.
        let left = (across - 2.0 * space::TWO) * THREE[0];
        let above = if has_map {
            (vec![Map, Spread, List], THREE.to_vec())
        } else {
            (vec![Spread, List], vec![0.5, 0.5])
        };
        vec![above, (vec![Gradient, Chosen], vec![left, across - left - space::TWO])]
    } else if across >= TWO_FROM {
        let above = if has_map {
            vec![(vec![Map, List], vec![0.56, 0.44]), (vec![Spread, Gradient], vec![0.5, 0.5])]
        } else {
            vec![(vec![Spread, List], vec![0.5, 0.5]), (vec![Gradient], vec![1.0])]
        };
        above.into_iter().chain([(vec![Chosen], vec![1.0])]).collect()
    } else {
        let all = [Map, List, Spread, Gradient, Chosen];
        let shown = all.into_iter().filter(|card| has_map || !matches!(card, Map));
        shown.map(|card| (vec![card], vec![1.0])).collect()
    };
    if cards.footprints.is_some() {
        // Below the list, of which they are made.
        let list = rows.iter().position(|(row, _)| row.iter().any(|card| matches!(card, List)));
        rows.insert(list.map_or(0, |at| at + 1), (vec![Footprints], vec![1.0]));
    }
    if !has_map {
        rows.push((vec![Map], vec![1.0]));
    }
    rows
}

/// Charts grow with the window, so that a large one is used and a small one still shows what stands below.
pub(super) fn chart_height(ui: &Ui, share: f32, least: f32, most: f32) -> f32 {
    (ui.ctx().content_rect().height() * share).clamp(least, most)
}

fn spread(
    ui: &mut Ui,
    card: &SpreadCard,
    page: &PageContext<'_>,
    (linked, stretch): (&mut Linked, f32),
) -> f32 {
    widgets::card_title(ui, page.tokens, &card.title);
    widgets::caption(ui, page.tokens, &card.unit);
    ui.add_space(space::HALF);
    let size = Vec2::new(ui.available_width(), chart_height(ui, 0.27, 200.0, 420.0) + stretch);
    let shown = charts::swarm(ui, "distribution", &card.chart, linked.shown(), size, page.tokens);
    linked.take(&shown);
    widgets::caption(ui, page.tokens, &card.foot);
    stretch
}

fn gradient(
    ui: &mut Ui,
    card: &GradientCard,
    page: &PageContext<'_>,
    (tenth, stretch): (Option<u8>, f32),
) -> f32 {
    widgets::card_title(ui, page.tokens, &card.title);
    widgets::caption(ui, page.tokens, &card.limits);
    let mut grown = 0.0;
    if let Some(chart) = &card.chart {
        ui.add_space(space::HALF);
        let size = Vec2::new(ui.available_width(), chart_height(ui, 0.19, 160.0, 320.0) + stretch);
        charts::gradient_line(ui, "gradient", chart, tenth, size, page.tokens);
        grown = stretch;
    }
    for note in &card.notes {
        widgets::caption(ui, page.tokens, note);
    }
    grown
}
