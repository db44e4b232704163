//! Draws the squares: a whole one was tested, a half one lies in an outer fifth, so that grey tells them apart too.

use super::{SquareFill, Stacks};
use crate::charts::canvas;
use crate::widgets::fonts;
use crate::widgets::tokens::{Tokens, size};
use crate::words::number;
use egui::{
    Align2, AsIdSalt, Color32, Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

const HEAD: f32 = 24.0;
const ABOVE: f32 = 8.0;
/// From one square to the next, and how small that may become where there are very many.
const STEP: f32 = 11.0;
const LEAST_STEP: f32 = 4.0;
/// More lines of squares are made smaller.
const MOST_LINES: usize = 13;
const GAP: f32 = 14.0;
/// What the columns have of the width: where most squares are has most.
const SHARES: [f32; 3] = [0.24, 0.5, 0.26];

/// Draws the squares over the width there is; the response covers them all.
pub fn stacks(ui: &mut Ui, id_salt: impl AsIdSalt, chart: &Stacks, tokens: &Tokens) -> Response {
    let id = ui.scope_id().with(("stacks", id_salt));
    let width = ui.available_width();
    let wide = |text: &str| canvas::measured(ui.painter(), text, fonts::strong()).x;
    let names = chart.rows.iter().map(|row| wide(row.name)).fold(0.0, f32::max) + GAP;
    let count = |squares: usize| number::count(squares as u64);
    let big = fonts::semibold_at(size::COUNT);
    let counts = chart.rows.iter().flat_map(|row| &row.cells);
    let counts = counts.map(|cell| canvas::measured(ui.painter(), &count(cell.len()), big.clone()).x);
    let counts = counts.fold(0.0, f32::max) + GAP / 2.0;
    let room = |at: usize| ((width - names) * SHARES[at] - counts - GAP).max(STEP);
    let cells = || chart.rows.iter().flat_map(|row| row.cells.iter().enumerate());
    let lines =
        |squares: usize, at: usize, step: f32| squares.div_ceil((room(at) / step).floor().max(1.0) as usize);
    let mut step = STEP;
    while step > LEAST_STEP && cells().any(|(at, cell)| lines(cell.len(), at, step) > MOST_LINES) {
        step -= 0.5;
    }
    let height = |row: usize| {
        let lines = chart.rows[row].cells.iter().enumerate().map(|(at, cell)| lines(cell.len(), at, step));
        (lines.max().unwrap_or(0) as f32 * step).max(26.0) + 2.0 * ABOVE
    };
    let whole = Vec2::new(width, HEAD + height(0) + height(1));
    let response = canvas::image(ui, id, whole, &chart.summary);
    let area = response.rect;
    let left = |at: usize| area.left() + names + (width - names) * SHARES[..at].iter().sum::<f32>();
    let painter = ui.painter();
    for (at, head) in chart.heads.iter().enumerate() {
        let place = pos2(left(at), area.top() + HEAD / 2.0);
        painter.text(place, Align2::LEFT_CENTER, head, fonts::strong(), tokens.text);
    }
    let mut top = area.top() + HEAD;
    for (row, stack) in chart.rows.iter().enumerate() {
        painter.hline(area.x_range(), top, Stroke::new(1.0, tokens.grid));
        painter.text(
            pos2(area.left(), top + ABOVE),
            Align2::LEFT_TOP,
            stack.name,
            fonts::strong(),
            tokens.text,
        );
        for (at, cell) in stack.cells.iter().enumerate() {
            let place = pos2(left(at), top + ABOVE - 5.0);
            painter.text(place, Align2::LEFT_TOP, count(cell.len()), big.clone(), tokens.text);
            let across = (room(at) / step).floor().max(1.0) as usize;
            for (nth, fill) in cell.iter().enumerate() {
                let corner = vec2((nth % across) as f32, (nth / across) as f32) * step;
                let min = pos2(left(at) + counts, top + ABOVE) + corner;
                square(painter, Rect::from_min_size(min, Vec2::splat(step * 0.8)), *fill, tokens);
            }
        }
        top += height(row);
    }
    response
}

/// One square.
pub fn square(painter: &Painter, rect: Rect, fill: SquareFill, tokens: &Tokens) {
    let colours = match fill {
        SquareFill::Worse | SquareFill::WorstFifth => tokens.worse,
        SquareFill::Better | SquareFill::BestFifth => tokens.better,
        SquareFill::Between => tokens.similar,
    };
    let is_half = matches!(fill, SquareFill::WorstFifth | SquareFill::BestFifth);
    let ground = if is_half { tokens.card } else { colours.fill };
    painter.rect(rect, 0.0, ground, Stroke::new(0.75, colours.outline), StrokeKind::Inside);
    if is_half {
        let half = vec![rect.left_bottom(), rect.right_bottom(), rect.right_top()];
        painter.add(Shape::convex_polygon(half, colours.fill, Stroke::new(0.0, Color32::TRANSPARENT)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Stack;
    use super::*;
    use crate::charts::headless::{chart_rect, paint};

    #[test]
    fn every_figure_has_a_square_that_lies_within_however_many_there_are() {
        for many in [0, 1, 300, 4000] {
            let cell = |of: SquareFill| vec![of; many];
            let row = |name| Stack {
                name,
                cells: [cell(SquareFill::Worse), cell(SquareFill::Between), cell(SquareFill::Better)],
            };
            let rows = [row("Worse"), row("Not known to be worse")];
            let chart = Stacks { heads: ["a", "b", "c"], rows, summary: String::new() };
            let tokens = Tokens::light();
            let painted = paint(None, |ui| {
                stacks(ui, "x", &chart, &tokens);
            });
            let squares = painted.shapes.iter().filter(|(_, shape)| matches!(shape, Shape::Rect(_))).count();
            assert!(squares >= 6 * many, "{squares}");
            painted.assert_texts_apart();
        }
    }

    #[test]
    fn every_square_looks_different_without_colour() {
        let tokens = Tokens::light();
        let cell = chart_rect(Vec2::splat(9.0));
        let seen = |fill| {
            let painted = paint(None, |ui| square(ui.painter(), cell.shrink(1.0), fill, &tokens));
            painted.shapes.len()
        };
        assert_ne!(seen(SquareFill::Worse), seen(SquareFill::WorstFifth));
        assert_ne!(seen(SquareFill::Better), seen(SquareFill::BestFifth));
    }
}
